"""What curators are told of the catalogue as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.config import KINDS, LEVELS
from sphinx_resources.rendering.renderer import SHOWN
from sphinx_resources.views.report import REPORTS
from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

#: Titles with what differs from one to the other.
RESOURCES = {
    'One': {'topics': 'Sets', 'level': 'beginner', 'year': '1999'},
    'Two': {'topics': 'Sets, Maps', 'added': '2026-01-31'},
    'Three': {
        'topics': 'Sets, Maps',
        'kind': 'video',
        'level': 'advanced',
        'license': 'CC0-1.0',
        'authors': 'Ada',
        'links': 'Notes <http://www.example.org/one/?utm_source=x>',
        'added': '2025-12-01',
    },
}
#: How a step cites what, in each syntax.
STEPS = {
    'markdown': 'A {topic}`sets` and {resource}`one`.',
    'restructuredtext': 'A :resource:topic:`sets` and :resource:resource:`one`.',
}
TOPICS = {'Sets': {}, 'Maps': {}, 'Limits': {'requires': 'maps'}}


def project(syntax: str, path: Path) -> Project:
    """Return a catalogue that leaves something for every report."""
    text = heading(syntax, 'Review')
    for title, options in RESOURCES.items():
        given = {
            'url': f'https://example.org/{title.lower()}',
            'kind': 'book',
            **options,
        }
        text += block(syntax, 'resource', title, given, f'On {title}.') + '\n'
    for name in REPORTS:
        text += block(syntax, 'resource-report', name) + '\n'
    for label, options in TOPICS.items():
        text += block(syntax, 'resource-topic', label, options, 'It is.') + '\n'
    text += block(syntax, 'resource-path', 'Way', {}, f'1. {STEPS[syntax]}')
    return Project(path, {f'index.{SYNTAXES[syntax]}': text})


def reports(page: BeautifulSoup) -> dict[str, list[list[str]]]:
    """Return the rows of all reports, by their names."""
    tables = page.select('.resource-table')
    return {
        name: [
            [cell.get_text().strip() for cell in row.select('th, td')]
            for row in table.select('tr')
        ]
        for name, table in zip(REPORTS, tables, strict=True)
    }


def expected() -> dict[str, list[list[str]]]:
    """Return the rows of all reports on that catalogue, by their names."""
    levels = [level['label'] for level in LEVELS.values()]
    kinds = [kind['plural'] for kind in KINDS.values()]
    return {
        'levels': [
            ['Kind', *levels, 'No level', 'All'],
            ['Books', '1', '0', '0', '1', '2'],
            ['Videos', '0', '0', '1', '0', '1'],
        ],
        'kinds': [
            ['Topic', *kinds, 'All'],
            ['Limits', '0', '0', '0', '0', '0', '0', '0'],
            ['Maps', '1', '0', '0', '0', '1', '0', '2'],
            ['Sets', '2', '0', '0', '0', '1', '0', '3'],
        ],
        'thin': [
            ['Topic', 'Resources', 'None for'],
            ['Limits', '0', 'Beginner, Intermediate, Advanced'],
            ['Maps', '2', 'Beginner, Intermediate'],
            ['Sets', '3', 'Intermediate'],
        ],
        'gaps': [
            ['Nothing for', 'Topics', 'Which'],
            ['Beginner', '1', 'Maps'],
            ['Another language', '2', 'Maps, Sets'],
        ],
        'steps': [['Step', 'Topic', 'Resource'], ['Way (step 1)', 'Sets', 'One']],
        'missing': [
            ['Not known', 'Resources', 'Which'],
            ['Level', '1', 'Two'],
            ['Authors or publisher', '2', 'One; Two'],
            ['Year', '2', 'Three; Two'],
            ['License', '2', 'One; Two'],
            ['Access', '3', 'One; Three; Two'],
            ['Day of addition', '1', 'One'],
        ],
        'unused': [['Topic', 'Leads to'], ['Limits', '']],
        'duplicates': [
            ['Address', 'Resources'],
            ['https://example.org/one', 'One; Three'],
        ],
        'oldest': [
            ['Added', 'Resource'],
            ['2025-12-01', 'Three'],
            ['2026-01-31', 'Two'],
        ],
        'pairs': [['Topic', 'And', 'Resources'], ['Maps', 'Sets', '2']],
    }


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_every_report(syntax: str, tmp_path: Path) -> None:
    build = project(syntax, tmp_path).build()
    assert build.warnings == ''
    found = reports(build.html('index.html'))
    assert found == expected()


def test_empty_fields_are_marked_and_names_lead_on(tmp_path: Path) -> None:
    page = project('markdown', tmp_path).build().html('index.html')
    levels, kinds, *_ = page.select('.resource-table')
    shades = [cell.get('class') for cell in levels.select('tbody tr')[0].select('td')]
    # What is not at a level, and the sum, are no gaps.
    assert shades == [
        ['resource-shade-1'],
        ['resource-shade-0'],
        ['resource-shade-0'],
        None,
        None,
    ]
    assert [head.get_text() for head in levels.select('tbody th')] == [
        'Books',
        'Videos',
    ]
    assert [link['href'] for link in kinds.select('a')] == [
        '#limits',
        '#maps',
        '#sets',
    ]


def test_long_cells_are_folded_in_html_and_whole_elsewhere(tmp_path: Path) -> None:
    titles = [f'Book {number:02}' for number in range(SHOWN + 1)]
    text = '# Review\n\n' + block('markdown', 'resource-report', 'missing') + '\n'
    for number, title in enumerate(titles):
        given = {'url': f'https://example.org/{number}', 'topics': 'Sets'}
        text += block('markdown', 'resource', title, {**given, 'kind': 'book'}, 'It.')
        text += '\n'
    text += block('markdown', 'resource-topic', 'Sets', {}, 'They are.')
    small = Project(tmp_path, {'index.md': text})
    page = small.build().html('index.html')
    folded = page.select('.resource-table details')
    assert folded
    assert folded[0].summary.get_text() == '13 entries'  # type: ignore[union-attr]
    assert [link.get_text() for link in folded[0].select('a')] == titles
    plain = small.build('text').text('index.txt')
    assert all(plain.count(title) >= 3 for title in titles)


def test_nothing_to_report(tmp_path: Path) -> None:
    text = '# Review\n\n' + block('markdown', 'resource-report', 'duplicates')
    build = Project(tmp_path, {'index.md': text}).build()
    assert build.warnings == ''
    assert 'There is nothing to report.' in build.text('index.html')


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_report_that_there_is_not(syntax: str, tmp_path: Path) -> None:
    text = heading(syntax, 'Review') + block(syntax, 'resource-report', 'thinn')
    name = f'index.{SYNTAXES[syntax]}'
    build = Project(tmp_path, {name: text}).build()
    line = 3 if syntax == 'markdown' else 4
    assert build.warnings == (
        f"{name}:{line}: WARNING: report: 'thinn' is unknown; did you mean 'thin'? "
        '[resource.query]'
    )
