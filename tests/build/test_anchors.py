"""Labels, classes and index entries before a block are those of what it shows."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from support import SYNTAXES, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

OPTIONS = {'topics': 'Graphs', 'kind': 'book'}
BUILDERS = ('html', 'dirhtml', 'singlehtml', 'epub')


def label(syntax: str, name: str) -> str:
    """Return a label for what follows it."""
    return f'({name})=\n' if syntax == 'markdown' else f'.. _{name}:\n\n'


def directive(syntax: str, name: str, argument: str) -> str:
    """Return a directive without content."""
    if syntax == 'markdown':
        return f'```{{{name}}} {argument}\n```\n\n'
    return f'.. {name}:: {argument}\n\n'


def ref(syntax: str, target: str) -> str:
    """Return a reference."""
    return f'{{ref}}`{target}`' if syntax == 'markdown' else f':ref:`{target}`'


def resource(syntax: str, title: str, number: int) -> str:
    """Return a resource."""
    options = {'url': f'https://example.org/{number}', **OPTIONS}
    return block(syntax, 'resource', title, options, 'Text.') + '\n'


def dead_links(build: Build) -> list[str]:
    """Return the links between pages that lead nowhere."""
    paths = [*build.out.rglob('*.html'), *build.out.rglob('*.xhtml')]
    pages = {
        path.relative_to(build.out).as_posix(): BeautifulSoup(
            path.read_text(encoding='utf-8'), 'html.parser'
        )
        for path in paths
    }
    ids = {name: {e['id'] for e in page.select('[id]')} for name, page in pages.items()}
    dead = []
    for name, page in pages.items():
        for link in page.select('a[href]'):
            href = str(link['href']).partition('?')[0]
            path, _, anchor = href.partition('#')
            # Sphinx 8.2 and later write both (sphinx#14221).
            anchor = anchor.rpartition('#')[2]
            if ':' in path or path.startswith('_'):
                continue
            to = normpath(join(dirname(name), path)) if path else name
            if path.endswith('/') or path in {'.', '..'}:
                to = normpath(join(to, 'index.html'))
            if to in pages and anchor and unquote(anchor) not in ids[to]:
                dead.append(f'{name}: {link["href"]}')
    return dead


def places(syntax: str) -> str:
    """Return a page with a label before each sort of block."""
    names = ['about-ants', 'about-bees', 'second-bees', 'whole-list', 'a-table']
    names += ['people', 'words', 'part', 'thin']
    links = '\n\n'.join(ref(syntax, f'here <{name}>') for name in names)
    return ''.join(
        [
            heading(syntax, 'Books') + links + '\n\n',
            label(syntax, 'about-ants') + resource(syntax, 'Ants', 1),
            label(syntax, 'about-bees') + label(syntax, 'second-bees'),
            resource(syntax, 'Bees', 2),
            directive(syntax, 'rst-class', 'special'),
            resource(syntax, 'Cats', 3),
            directive(syntax, 'index', 'hive') + resource(syntax, 'Wasps', 4),
            'Words between.\n\n',
            label(syntax, 'whole-list') + block(syntax, 'resource-list') + '\n',
            label(syntax, 'a-table'),
            block(syntax, 'resource-list', '', {'style': 'table'}) + '\n',
            label(syntax, 'people') + block(syntax, 'resource-index', 'authors') + '\n',
            label(syntax, 'words') + block(syntax, 'resource-index', 'topics') + '\n',
            label(syntax, 'thin') + block(syntax, 'resource-report', 'levels') + '\n',
            label(syntax, 'part') + block(syntax, 'resource-topic', 'Trees') + '\n',
        ]
    )


def _project(path: Path, syntax: str, text: str) -> Project:
    end = SYNTAXES[syntax]
    index = heading(syntax, 'Home') + toctree(syntax, 'books', 'graphs')
    return Project(
        path,
        {
            f'index.{end}': index,
            f'books.{end}': text,
            f'graphs.{end}': heading(syntax, 'Graphs')
            + block(syntax, 'resource-topic'),
        },
    )


@pytest.mark.parametrize('builder', BUILDERS)
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_stands_before_a_block(syntax: str, builder: str, tmp_path: Path) -> None:
    build = _project(tmp_path, syntax, places(syntax)).build(builder)
    assert build.warnings == ''
    assert dead_links(build) == []
    page = {'dirhtml': 'books/index.html', 'singlehtml': 'index.html'}
    suffix = 'xhtml' if builder == 'epub' else 'html'
    books = build.html(page.get(builder, f'books.{suffix}'))
    for id_, title in [
        ('about-bees', 'Bees'),
        ('second-bees', 'Bees'),
        ('ants', 'Ants'),
    ]:
        (card,) = books.select(f'article[id="{id_}"], article:has([id="{id_}"])')
        assert title in card.get_text()
    (card,) = books.select('article.special')
    assert 'Cats' in card.get_text()
    assert [e['id'] for e in books.select('[id]')] == list(
        dict.fromkeys(e['id'] for e in books.select('[id]'))
    )
    if builder == 'html':
        assert 'hive' in build.text('genindex.html')


@pytest.mark.parametrize('builder', ['latex', 'text', 'man', 'texinfo', 'xml'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_other_builders_keep_labels(syntax: str, builder: str, tmp_path: Path) -> None:
    build = _project(tmp_path, syntax, places(syntax)).build(builder)
    assert build.warnings == ''
    if builder == 'latex':
        text = build.text('test.tex')
        assert r'\label{\detokenize{books:about-bees}}' in text
        assert r'\label{\detokenize{books:whole-list}}' in text


@pytest.mark.parametrize('builder', [*BUILDERS, 'latex', 'text', 'gettext'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_label_before_an_empty_index(
    syntax: str, builder: str, tmp_path: Path
) -> None:
    names = ['authors', 'kinds', 'topics', 'titles', 'levels']
    text = heading(syntax, 'Home')
    for name in names:
        text += f'See {ref(syntax, f"the list <all-{name}>")}.\n\n'
        text += label(syntax, f'all-{name}') + directive(syntax, 'index', f'x{name}')
        text += directive(syntax, 'rst-class', 'special')
        text += block(syntax, 'resource-index', name) + '\n'
    build = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}).build(builder)
    assert build.warnings == ''
    if builder in BUILDERS:
        page = build.html(f'index.{"xhtml" if builder == "epub" else "html"}')
        assert all(page.select(f'#all-{name}') for name in names)
        assert dead_links(build) == []


@pytest.mark.parametrize('builder', BUILDERS)
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_label_like_the_title(syntax: str, builder: str, tmp_path: Path) -> None:
    text = heading(syntax, 'Books') + f'See {ref(syntax, "ants")}'
    if syntax == 'markdown':
        text += ' and [this](#ants) and [](#ants)'
    text += '.\n\n' + label(syntax, 'ants') + resource(syntax, 'Ants', 1)
    text += '\n' + resource(syntax, 'Bees', 2)
    build = _project(tmp_path, syntax, text).build(builder)
    assert build.warnings == ''
    page = {'dirhtml': 'books/index.html', 'singlehtml': 'index.html'}
    suffix = 'xhtml' if builder == 'epub' else 'html'
    books = build.html(page.get(builder, f'books.{suffix}'))
    (card,) = [card for card in books.select('article') if card.get('id') == 'ants']
    assert 'Ants' in card.get_text()
    words = [
        link.get_text()
        for link in books.select('a.internal')
        if str(link['href']).endswith('#ants')
        and link.find_parent('p')
        and not link.find_parent('article')
    ]
    assert words == (['Ants', 'this', 'Ants'] if syntax == 'markdown' else ['Ants'])
    if builder == 'html':
        assert cards(build.html('graphs.html')) == ['Ants', 'Bees']


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_label_like_a_topic(syntax: str, tmp_path: Path) -> None:
    text = heading(syntax, 'Books') + f'See {ref(syntax, "trees")}.\n\n'
    text += label(syntax, 'trees') + block(syntax, 'resource-topic', 'Trees')
    build = _project(tmp_path, syntax, text).build()
    assert build.warnings == ''
    (section,) = build.html('books.html').select('section#trees')
    assert section.get_text().strip().startswith('Trees')


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_label_elsewhere_is_not_taken(syntax: str, tmp_path: Path) -> None:
    text = heading(syntax, 'Books') + label(syntax, 'ants') + 'A paragraph.\n\n'
    build = _project(tmp_path, syntax, text + resource(syntax, 'Ants', 1)).build()
    assert "the id 'ants' is taken on this page" in build.warnings
    assert build.html('books.html').select('article#ants-2')


RENAMING = """
from docutils import nodes
from docutils.transforms import Transform


class NameAsJupyter(Transform):
    default_priority = 200

    def apply(self):
        for section in self.document.findall(nodes.section):
            section['ids'] = [section[0].astext().replace(' ', '-')]


def setup(app):
    app.add_transform(NameAsJupyter)
"""


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('builder', ['html', 'epub', 'text', 'latex'])
def test_ids_that_another_extension_renames(
    builder: str, syntax: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As nbsphinx does with all sections of a notebook."""
    (tmp_path / 'renaming.py').write_text(RENAMING, encoding='utf-8')
    monkeypatch.syspath_prepend(str(tmp_path))
    end = SYNTAXES[syntax]
    options = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}
    role = '{resource}' if syntax == 'markdown' else ':resource:'
    files = {
        f'index.{end}': heading(syntax, 'Home')
        + toctree(syntax, 'sets')
        + f'\nSee {role}`Fire ants`.\n',
        f'sets.{end}': heading(syntax, 'Sets')
        + block(syntax, 'resource-topic')
        + block(syntax, 'resource', 'Fire ants', options, 'Text.'),
    }
    extensions = ['renaming', 'myst_parser', 'sphinx_resources']
    build = Project(tmp_path, files, {'extensions': extensions}).build(builder)
    assert build.warnings == ''
    if builder in {'html', 'epub'}:
        suffix = 'xhtml' if builder == 'epub' else 'html'
        *_, link = build.html(f'index.{suffix}').select('.body a.reference')
        assert link['href'] == f'sets.{suffix}#fire-ants'
        page = build.html(f'sets.{suffix}')
        assert page.select_one('article#fire-ants')
        # Links of that extension still lead to it.
        assert page.select_one('article #Fire-ants')
