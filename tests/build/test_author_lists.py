"""Authors wherever they are shown, listed and exported, in both syntaxes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support import Project

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    'index.md': """\
# Home

:::{resource} One
:url: https://example.org/1
:topics: Graphs
:kind: book
:authors: Strang, Gilbert; von Neumann, John Louis; and others

Text.
:::

:::{resource} Two
:url: https://example.org/2
:topics: Graphs
:kind: book
:authors: strang,  gilbert et al.

Text.
:::

```{toctree}
other
lists
```
""",
    'other.rst': """\
Other
=====

.. resource:: Three
   :url: https://example.org/3
   :topics: Graphs
   :kind: book
   :authors: Emmy Noether; others

   Text.

.. resource:: Four
   :url: https://example.org/4
   :topics: Graphs
   :kind: book
   :authors: Emmy Noether; Ada Lovelace

   Text.
""",
    'lists.md': """\
# Lists

:::{resource-topic} Graphs
:::

:::{resource-index} authors
:::

:::{resource-list}
:style: list
:authors: STRANG, GILBERT
:::

:::{resource-list}
:style: table
:::
""",
}


@pytest.fixture(scope='module')
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    path: Path = tmp_path_factory.mktemp('authors')
    return Project(path, PAGES)


def test_authors_in_html(project: Project) -> None:
    build = project.build(html_baseurl='https://example.org/')
    assert build.warnings == ''
    lines = [p.get_text() for p in build.html('index.html').select('.resource-byline')]
    assert lines == [
        'Book · Strang, Gilbert; von Neumann, John Louis; and others · example.org',
        'Book · strang, gilbert and others · example.org',
    ]
    page = build.html('lists.html')
    index = page.select('ul.resource-index')[0]
    heads = [item.get_text() for item in index.select('ul.resource-index > li > p')]
    assert heads == [
        'Ada Lovelace (1)',
        'Emmy Noether (2)',
        'Strang, Gilbert (2)',
        'von Neumann, John Louis (1)',
    ]
    assert len(page.find_all('td', string='Emmy Noether and others')) == 1
    for name in ('resource-titles.html', 'resource-authors.html'):
        assert 'mmy Noether' in build.html(name).get_text()
    assert 'others' not in build.html('resource-authors.html').get_text()
    others = build.html('index.html').select('.resource-see-also')
    assert 'Same author' in others[0].get_text()


def test_exports_say_natively_that_there_are_others(project: Project) -> None:
    build = project.build(html_baseurl='https://example.org/')
    exported = {path.name: path for path in build.out.glob('catalogue*')}
    found = json.loads(build.text('catalogue.json'))['resources']
    by_title = {item['title']: item for item in found}
    assert by_title['One']['authors'] == ['Strang, Gilbert', 'von Neumann, John Louis']
    assert by_title['One']['others'] is True
    assert 'others' not in by_title['Four']
    bibliography = build.text('catalogue.bib')
    one = 'author = {Strang, Gilbert and von Neumann, John Louis and others}'
    assert one in bibliography
    assert 'author = {Noether, Emmy and others}' in bibliography
    for name, path in exported.items():
        if 'schema' not in name and name not in {'catalogue.json', 'catalogue.bib'}:
            assert 'others' not in path.read_text(encoding='utf-8'), name


def test_others_come_back_from_exports(project: Project, tmp_path: Path) -> None:
    build = project.build(html_baseurl='https://example.org/')
    for name in ('catalogue.json', 'catalogue.bib'):
        page = f'# Home\n\n:::{{resource-import}} {name}\n:::\n'
        again = Project(tmp_path / name, {'index.md': page, name: build.text(name)})
        shown = again.build().html('index.html').get_text()
        assert 'Emmy Noether and others' in shown, name


def test_authors_in_text(project: Project) -> None:
    text = project.build('text').text('index.txt')
    words = ' '.join(text.split())
    assert 'Strang, Gilbert; von Neumann, John Louis; and others' in words
