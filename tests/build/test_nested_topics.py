"""Topics that are parts of others, as pages and files show them."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from support import (
    PLAIN_PAGES,
    ROOT,
    SYNTAXES,
    Project,
    assert_as_clean,
    block,
    cards,
    heading,
    needs_node,
    toctree,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

    from support import Build

#: Topics of the project below, each with its options.
TOPICS = {
    'mathematics': ('Mathematics', {}),
    'sets': ('Sets', {'broader': 'Mathematics'}),
    'orders': ('Orders', {'broader': 'sets'}),
    'lattices': ('Lattices', {'broader': 'Orders'}),
    'networks': ('Graphs', {'id': 'networks', 'broader': 'Mathematics'}),
    'charts': ('Charts', {}),
    'plots': ('Graphs', {'id': 'plots', 'broader': 'charts'}),
}
#: Resources, each with its topics.
RESOURCES = {
    'One': 'Mathematics',
    'Two': 'Sets',
    'Three': 'Orders, Sets, charts',
    'Four': 'Lattices',
    'Five': 'Graphs (Mathematics)',
    'Six': 'Graphs (Charts)',
}


def make(path: Path, syntax: str = 'markdown') -> Project:
    """Return a project with a page for each topic, and one with all resources."""
    end = SYNTAXES[syntax]
    home = heading(syntax, 'Home') + toctree(syntax, 'all', 'list', 'plain', *TOPICS)
    files = {
        f'index.{end}': home + '\n' + block(syntax, 'resource-index', 'topics'),
        f'all.{end}': heading(syntax, 'All')
        + '\n'.join(
            block(
                syntax,
                'resource',
                title,
                {'url': f'https://example.org/{title}', 'topics': topics},
                'Words.',
            )
            for title, topics in RESOURCES.items()
        ),
        f'list.{end}': heading(syntax, 'List')
        + block(syntax, 'resource-list', '', {'topics': 'sets', 'style': 'list'}),
        f'plain.{end}': heading(syntax, 'Plain') + 'Nothing of ours.\n',
    }
    for name, (label, options) in TOPICS.items():
        declared = block(syntax, 'resource-topic', '', options, 'It is a topic.')
        files[f'{name}.{end}'] = heading(syntax, label) + declared
    return Project(path, files, {**PLAIN_PAGES, 'resource_kinds': {}})


def facts(page: BeautifulSoup) -> dict[str, str]:
    """Return the facts that a topic page shows, by their labels."""
    return {
        dt.get_text().rstrip(':'): dt.find_next('dd').get_text().strip()  # type: ignore[union-attr]
        for dt in page.select('dl.resource-place dt')
    }


INDEX = """\
* Charts (2)

  * Graphs (1)

* Mathematics (5)

  * Graphs (1)

  * Sets (3)

    * Orders (2)

    * Lattices (1)
"""


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_parts_count_for_their_whole(syntax: str, tmp_path: Path) -> None:
    project = make(tmp_path, syntax)
    text = project.build('text')
    assert text.warnings == ''
    assert INDEX in text.text('index.txt')
    assert [t for t in RESOURCES if t in text.text('list.txt')] == [
        'Two', 'Three', 'Four',
    ]  # fmt: skip
    build = project.build()
    assert build.warnings == ''
    page = build.html('mathematics.html')
    # What is on the topic itself comes before what is on its parts.
    assert cards(page) == ['One', 'Five', 'Four', 'Three', 'Two']
    assert facts(page)['Parts'] == 'Graphs (1), Sets (3)'
    assert facts(build.html('sets.html'))['Part of'] == 'Mathematics'
    # The filter of a page chooses a whole with what is on its parts.
    boxes = {
        box['value']: box.find_parent('label').get_text(' ', strip=True)  # type: ignore[union-attr]
        for box in build.html('all.html').select('input[name=topic]')
    }
    assert boxes['mathematics'].startswith('Mathematics 5')
    assert boxes['plots'].startswith('Graphs (Charts) 1')
    four = build.html('all.html').select_one('#four')
    assert four
    item = four.find_parent('li') or four
    assert {*str(item['data-topic']).split()} == {
        'lattices', 'orders', 'sets', 'mathematics',
    }  # fmt: skip
    badges = build.html('all.html').select('#five .resource-topic')
    assert [badge.get_text() for badge in badges] == ['Graphs (Mathematics)']
    assert '"Graphs (Charts)"' in build.text('resource-search-index.js')


@needs_node
def test_a_search_for_a_whole_finds_what_is_on_its_parts(tmp_path: Path) -> None:
    index = make(tmp_path).build().out / 'resource-search-index.js'

    def found(question: str, *options: str) -> list[str]:
        command = ['node', str(ROOT / 'tests/search.js'), str(index), *options]
        process = subprocess.run(
            command, input=json.dumps([question]), capture_output=True, check=True,
            text=True,
        )  # fmt: skip
        (answer,) = json.loads(process.stdout)
        return answer if options else [each['title'] for each in answer['answers']]

    # The name of the topic of 'Five' has the word, to tell it apart.
    own, parts = ['Mathematics', 'Five', 'One'], {'Two', 'Three', 'Four'}
    answers = found('mathematics')
    assert [title for title in answers if title in {*own, *parts}][:3] == own
    assert parts < {*answers}
    assert 'Six' not in answers
    for question in ('mathem', '"Mathematics"', 'mathematics words'):
        assert parts <= {*found(question, '--all')}, question
        assert 'Six' not in found(question, '--all')
    # The word itself stands with topics, and with the resource that names it.
    data = json.loads(index.read_text(encoding='utf-8').partition('=')[2].rstrip(';\n'))
    place = data['words'].split().index('mathematics')
    assert len(data['postings'].split(';')[place].split(',')) == 7


#: The page with the index, and how the beginning and end of a list are written.
LISTS = {
    'latex': ('test.tex', r'\begin{itemize}', r'\end{itemize}'),
    'man': ('test.1', '.INDENT', '.UNINDENT'),
    'texinfo': ('test.texi', '@itemize', '@end itemize'),
    'epub': ('index.xhtml', '<ul', '</ul'),
}
NUMBERED = re.compile(
    r'(Charts|Graphs|Mathematics|Sets|Orders|Lattices)\W*(?:/a\W*)?\('
)


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_builders_of_all_sorts_show_parts_below_their_whole(
    syntax: str, tmp_path: Path
) -> None:
    project = make(tmp_path, syntax)
    for builder, (name, begin, end) in LISTS.items():
        build = project.build(builder)
        assert build.warnings == '', builder
        text = build.text(name)
        found = list(NUMBERED.finditer(text))
        start = max(m.start() for m in found if m[1] == 'Charts')
        depths = [
            (
                m[1],
                text.count(begin, start, m.start()) - text.count(end, start, m.start()),
            )
            for m in found
            if m.start() >= start
        ]
        assert depths == [
            ('Charts', 0), ('Graphs', 1),
            ('Mathematics', 0), ('Graphs', 1), ('Sets', 1),
            ('Orders', 2), ('Lattices', 2),
        ], builder  # fmt: skip


def test_files_keep_what_is_a_part_of_what(tmp_path: Path) -> None:
    build = make(tmp_path / 'one').build()
    found = json.loads(build.text('catalogue.json'))
    topics = {t['id']: (t['label'], t.get('broader')) for t in found['topics']}
    assert topics['plots'] == ('Graphs', 'charts')
    assert topics['networks'] == ('Graphs', 'mathematics')
    by_title = {r['title']: r['topics'] for r in found['resources']}
    assert by_title['Six'] == ['plots']
    files = {
        'index.md': '# Home\n\n'
        + block('markdown', 'resource-import', 'c.json')
        + '\n'
        + block('markdown', 'resource-index', 'topics'),
        'c.json': build.text('catalogue.json'),
    }
    again = Project(tmp_path / 'two', files, {'resource_kinds': {}})
    imported = again.build()
    assert imported.warnings == ''
    exported = json.loads(imported.text('catalogue.json'))
    assert {t['id']: (t['label'], t.get('broader')) for t in exported['topics']} == (
        topics
    )
    assert {r['title']: r['topics'] for r in exported['resources']} == by_title
    assert INDEX in again.build('text').text('index.txt')


def test_translated_labels_are_told_apart_as_the_source_says(tmp_path: Path) -> None:
    project = make(tmp_path)
    for name in ('networks', 'plots'):
        project.write(
            f'locale/de/LC_MESSAGES/{name}.po',
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
            'msgid "Graphs"\nmsgstr "Graphen"\n',
        )
    build = project.build(language='de', locale_dirs=['locale'], gettext_compact=False)
    assert build.warnings == ''
    badges = build.html('all.html').select('#six .resource-topic')
    assert [badge.get_text() for badge in badges] == ['Graphen (Charts)']


def pages(build: Build) -> set[str]:
    """Return the names of the documents that were written."""
    ours = {'index', 'all', 'list', 'plain', *TOPICS}
    return ours & {name.removesuffix('.html') for name in build.written}


def test_another_whole_rewrites_what_shows_it(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.build()
    project.edit('orders.md', ':broader: sets', ':broader: charts')
    build = project.build()
    assert build.warnings == ''
    # Lattices and both topics called Graphs show what they showed before.
    assert pages(build) == {
        'index', 'all', 'list', 'orders', 'sets', 'mathematics', 'charts',
    }  # fmt: skip
    assert_as_clean(project, build)


@pytest.mark.parametrize(
    ('name', 'old', 'new', 'warnings'),
    [
        (
            'sets.md',
            'broader: Mathematics',
            'broader: mathematic',
            "sets.md:4: WARNING: the topic 'mathematic' is not declared; did you "
            "mean 'Mathematics'? [resource.topic]",
        ),
        (
            'mathematics.md',
            '{resource-topic}\n',
            '{resource-topic}\n:broader: Orders\n',
            'mathematics.md:4: WARNING: topics are parts of each other: '
            'Mathematics → Orders → Sets → Mathematics; remove one of these '
            ':broader: lines [resource.cycle]',
        ),
        (
            'all.md',
            'Graphs (Charts)',
            'Graphs',
            "all.md:40: WARNING: the topic 'Graphs' is one of several that are called "
            "so; write 'Graphs (Mathematics)' or 'Graphs (Charts)' [resource.topic]",
        ),
        (
            'plain.md',
            'Nothing of ours.',
            '{topic}`Graphs`',
            "plain.md:3: WARNING: the topic 'Graphs' is one of several that are called "
            "so; write 'Graphs (Mathematics)' or 'Graphs (Charts)' "
            '[resource.reference]',
        ),
        (
            'all.md',
            'Graphs (Charts)',
            'Graphs (Chart)',
            "all.md:40: WARNING: the topic 'Graphs (Chart)' is not declared; did you "
            "mean 'Graphs (Charts)'? [resource.topic]",
        ),
        (
            'plots.md',
            ':id: plots\n',
            ':id: networks\n',
            "plots.md:4: WARNING: the topic 'Graphs' has the id 'networks' of one in "
            'networks.md:3; give it its own, as in :id: graphs-charts '
            '[resource.topic]',
        ),
        (
            'plots.md',
            ':broader: charts',
            ':broader: Mathematics',
            "plots.md:3: WARNING: the topic 'Graphs' is called as one in "
            'networks.md:3; make them parts of different topics with :broader: lines, '
            'or change a label [resource.topic]',
        ),
    ],
)
def test_what_is_wrong_has_a_place_and_a_remedy(
    name: str, old: str, new: str, warnings: str, tmp_path: Path
) -> None:
    project = make(tmp_path)
    project.edit(name, old, new)
    assert warnings in project.build('dummy').warnings.splitlines()
