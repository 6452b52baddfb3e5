"""The page of what a reader saved and did: what a build makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

INDEX = 'resource-marks-index.js'
RESOURCES = (('Zeta', 'maps, sets', ''), ('Alpha', 'sets', 'Ada Lovelace'))


def project(path: Path, syntax: str, *blocks: str, **config: Any) -> Project:
    """Return a project with *blocks* on the page ``a/mine``.

    :param path: Where to put it.
    :param syntax: Of its sources.
    :param blocks: What stands on the page.
    :param config: What differs from its configuration.
    """
    suffix = SYNTAXES[syntax]
    topics = [('Maps', 'Sets'), ('Sets', '')]
    declared = (
        block(syntax, 'resource-topic', label, {'requires': before}, 'It is.')
        for label, before in topics
    )
    cards = (
        block(
            syntax,
            'resource',
            title,
            {
                'url': f'https://x.org/{title}',
                'topics': t,
                'authors': a,
                'kind': 'book',
            },
            'Text.',
        )
        for title, t, a in RESOURCES
    )
    cited = [('sets', 'alpha'), ('maps', 'zeta'), ('sets', 'zeta')]
    start, end = ('{', '}') if syntax == 'markdown' else (':', ':')
    steps = '\n'.join(
        f'1. {start}topic{end}`{topic}` with {start}resource{end}`{name}`'
        for topic, name in cited
    ).replace('1.', '#.' if end == ':' else '1.')
    route = block(syntax, 'resource-path', 'The way', {'id': 'way'}, steps)
    files = {
        f'index.{suffix}': heading(syntax, 'Home')
        + toctree(syntax, 'a/mine', 't', 'p')
        + block(syntax, 'resource-marks', '', {'limit': '2'}),
        f'a/mine.{suffix}': heading(syntax, 'Mine') + '\n'.join(blocks),
        f't.{suffix}': heading(syntax, 'All') + '\n'.join([*declared, *cards]),
        f'p.{suffix}': heading(syntax, 'Paths') + route,
    }
    return Project(path, files, config)


def read_index(build: Build) -> dict[str, Any]:
    _, _, text = build.text(INDEX).partition(' = ')
    found = json.loads(text.rstrip(';\n'))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_page_of_what_is_marked(syntax: str, tmp_path: Path) -> None:
    build = project(tmp_path, syntax, block(syntax, 'resource-marks')).build()
    assert build.warnings == ''
    page = build.html('a/mine.html')
    (place,) = page.select('.resource-marked')
    assert place['data-index'] == f'../{INDEX}'
    assert place['data-root'] == '../'
    assert 'allow scripts' in place.get_text()
    assert place.select('p[role=status]')
    assert 'sphinx-resources-marked.css' in str(page.head)
    home = build.html('index.html')
    (line,) = home.select('p.resource-go-on')
    assert line['data-limit'] == '2'
    (link,) = line.select('a')
    assert (link['href'], link.get_text()) == ('a/mine.html', 'My list')
    # Each page counts, and says where.
    (script,) = build.html('t.html').select('script[src*="resource-marks.js"]')
    assert script['data-list'] == 'a/mine.html'
    assert build.html('genindex.html').select('script[data-list="a/mine.html"]')
    assert read_index(build) == {
        'topics': [
            ['sets', 'Sets', 't.html#sets'],
            ['maps', 'Maps', 't.html#maps'],
        ],
        'resources': [
            ['alpha', 'Alpha', 't.html#alpha', 'Book · Ada Lovelace', 0],
            ['zeta', 'Zeta', 't.html#zeta', 'Book', 1],
        ],
        'paths': [['The way', 'p.html#way', 'alpha| zeta|maps zeta|']],
    }


def test_browsers_read_the_direction_from_a_title(tmp_path: Path) -> None:
    made = project(tmp_path, 'markdown', block('markdown', 'resource-marks'))
    made.edit('t.md', ' Alpha\n', ' Deep Learning ללמידה\n:language: he\n')
    made.edit('t.md', ' Zeta\n', ' אלגברה (PDF)\n:id: zeta\n:language: he\n')
    made.edit('t.md', '} Maps\n', '} C++ للقدماء\n:aliases: maps\n')
    made.edit('p.md', '`alpha`', '`deep-learning-llmydh`')
    made.edit('p.md', '} The way', '} R للمبتدئين')
    build = made.build()
    index = read_index(build)
    titles = [resource[1] for resource in index['resources']]
    assert sorted(titles) == ['אלגברה (PDF)', '\u200fDeep Learning ללמידה']
    assert index['topics'][1][1] == '\u200fC++ للقدماء'
    assert index['paths'][0][0] == '\u200fR للمبتدئين'
    search = build.text('resource-search-index.js')
    for title in ('Deep Learning ללמידה', 'C++ للقدماء', 'R للمبتدئين'):
        assert search.count(f'"\u200f{title}"') == 1


@pytest.mark.parametrize('builder', ['singlehtml', 'epub', 'text', 'latex', 'man'])
def test_others_have_a_sentence(builder: str, tmp_path: Path) -> None:
    build = project(tmp_path, 'markdown', block('markdown', 'resource-marks')).build(
        builder
    )
    assert build.warnings == ''
    text = ' '.join(
        path.read_text(encoding='utf-8')
        for path in build.out.rglob('*.*')
        if path.suffix in {'.html', '.xhtml', '.txt', '.tex', '.1'}
    )
    words = 'this is the list of what a reader saved and did'
    assert ' '.join(text.split()).count(words) == 1
    assert 'will be here' not in text
    assert not (build.out / INDEX).exists()


def test_what_is_wrong_with_it(tmp_path: Path) -> None:
    text = block('markdown', 'resource-marks', 'all', {'limit': 'few'})
    made = project(tmp_path, 'markdown', text, resource_card=['level'])
    lines = made.build().warnings.splitlines()
    warnings = [line.split(' WARNING: ') for line in lines]
    assert [found for place, found in warnings if place.startswith('a/mine.md')] == [
        "'all' is no option: readers choose what is shown [resource.option]",
        "there are no marks to show: 'marks' is not in resource_card [resource.card]",
        "limit: 'few' is not a number; write a whole number from 1 on [resource.query]",
    ]


def test_pages_count_while_there_is_a_list(tmp_path: Path) -> None:
    made = project(tmp_path, 'markdown', block('markdown', 'resource-marks'))
    made.write('other.md', '---\norphan: true\n---\n\n# Other\n')
    assert (made.build().out / INDEX).exists()
    home, mine = made.read('index.md'), made.read('a/mine.md')
    assert 'data-list="a/mine.html"' in made.build().text('other.html')
    made.write('a/mine.md', '# Mine\n')
    made.write('index.md', home[: home.index(':::{resource-marks}')])
    build = made.build()
    assert not (build.out / INDEX).exists()
    assert not [
        page for page in build.out.rglob('*.html') if 'data-list' in page.read_text()
    ]
    made.write('a/mine.md', mine)
    assert 'data-list="a/mine.html"' in made.build().text('other.html')
