"""Every builder takes every page, and nothing is lost in any of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from support import Project, block, example, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

#: What "First book" of the example says, where a reader must find it.
FACTS = (
    'First book',
    'Ada Lovelace',
    'Charles Babbage',
    'Example Press',
    '1843',
    'Beginner',
    'Linear algebra',
    'C++',
    'free to audit',
    '3 h 20 min',
    'French',
    'CC-BY-4.0',
    'description with',
    'A second paragraph',
    'Two and three quarters',
)
ADDRESSES = (
    'https://example.org/first?a=1&b=2',
    'https://example.org/notes',
    'https://example.org/errata',
    'https://example.org/archived',
    'https://example.org/body',
)
#: The file of each builder that holds the card of "First book".
OUTPUT = {
    'html': 'books.html',
    'dirhtml': 'books/index.html',
    'singlehtml': 'index.html',
    'epub': 'books.xhtml',
    'json': 'books.fjson',
    'htmlhelp': 'books.html',
    'text': 'books.txt',
    'man': 'test.1',
    'texinfo': 'test.texi',
    'latex': 'test.tex',
    'xml': 'books.xml',
}
#: Builders whose readers cannot follow a link: addresses are in the text.
PRINTED = {'text', 'man', 'texinfo', 'latex', 'xml'}


def readable(build: Build, builder: str) -> str:
    """Return the text of the page with the card, as far as a test needs it."""
    text = build.text(OUTPUT[builder])
    if builder == 'json':
        text = json.loads(text)['body']
    elif builder == 'man':
        text = re.sub(r'\\-', '-', re.sub(r'\\f[BIRP]|\\[%&:]', '', text))
        text = text.replace('\\(aq', "'")
    elif builder == 'texinfo':
        text = text.replace('@/', '').replace('@@', '@').replace('@comma{}', ',')
    elif builder == 'latex':
        text = re.sub(r'\\(&|#|_|%)', r'\1', text)
        text = text.replace('\\sphinxhyphen{}', '-').replace('{}', '')
    return ' '.join(text.replace('&amp;', '&').split())


@pytest.mark.parametrize('syntax', ['markdown', 'restructuredtext'])
@pytest.mark.parametrize('builder', OUTPUT)
def test_nothing_is_lost(builder: str, syntax: str, tmp_path: Path) -> None:
    build = example(syntax, tmp_path).build(builder, nitpicky=True)
    assert build.warnings == ''
    text = readable(build, builder)
    facts = [*FACTS, *ADDRESSES]
    if builder == 'text':
        facts = facts[:-1]  # Sphinx does not print the addresses of links in text
    missing = [fact for fact in facts if fact not in text]
    assert missing == []


@pytest.mark.parametrize('builder', sorted(PRINTED))
def test_addresses_are_printed(builder: str, tmp_path: Path) -> None:
    text = readable(example('markdown', tmp_path).build(builder), builder)
    entry = text[text.index('First book') :]
    for address in ADDRESSES[:4]:
        assert re.search(rf'[\s<{{>]{re.escape(address)}', entry), address


@pytest.mark.parametrize('syntax', ['markdown', 'restructuredtext'])
def test_translators_get_each_text_once(syntax: str, tmp_path: Path) -> None:
    project = example(syntax, tmp_path)
    build = project.build('gettext', gettext_compact=False)
    assert build.warnings == ''
    books = build.text('books.pot')
    for text in ('First book', 'A second paragraph', 'Two and a half'):
        assert books.count(text) == 1, text
    assert 'Linear algebra' in build.text('topics/linear-algebra.pot')
    assert 'msgid "C++"' in build.text('topics/languages.pot')
    everything = ''.join(build.text(f'{name}.pot') for name in ('index', 'mixed'))
    for foreign in ('First book', 'Beginner', 'Know first', 'Ada Lovelace'):
        assert foreign not in everything, foreign
        assert foreign == 'First book' or foreign not in books, foreign


@pytest.mark.parametrize('syntax', ['markdown', 'restructuredtext'])
def test_links_are_checked_on_the_line_of_their_author(
    syntax: str, tmp_path: Path
) -> None:
    project = example(syntax, tmp_path)
    build = project.build('linkcheck', linkcheck_ignore=['https:'])
    suffix = 'md' if syntax == 'markdown' else 'rst'
    rows = [json.loads(row) for row in build.text('output.json').splitlines()]
    found = {(row['filename'], row['lineno'], row['uri']) for row in rows}
    lines = project.read(f'books.{suffix}').splitlines()
    for address, option in (
        ('https://example.org/first?a=1&b=2', ':url:'),
        ('https://example.org/notes', ':links:'),
        ('https://example.org/errata', ':links:'),
        ('https://example.org/archived', ':archive:'),
    ):
        line = next(n for n, text in enumerate(lines, 1) if option in text)
        assert (f'books.{suffix}', line, address) in found
    addresses = [row['uri'] for row in rows if not row['uri'].startswith('#')]
    assert len(addresses) == len(set(addresses)) == 9


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml', 'epub'])
def test_internal_links_lead_somewhere(builder: str, tmp_path: Path) -> None:
    build = example('markdown', tmp_path).build(builder)
    pages = {
        path.relative_to(build.out).as_posix(): build.html(
            path.relative_to(build.out).as_posix()
        )
        for path in build.out.rglob('*html')
        if path.is_file() and '_static' not in path.parts
    }
    for name, page in pages.items():
        ids = [element['id'] for element in page.select('[id]')]
        assert len(ids) == len(set(ids)), name
        for link in page.select('a[href]'):
            href = str(link['href'])
            if '://' in href:
                continue
            if builder == 'singlehtml' and link.find_parent(class_='toctree-l2'):
                continue  # Sphinx writes two anchors into its own (sphinx#14221)
            path, _, anchor = href.partition('#')
            target = (build.out / name).parent / path if path else build.out / name
            if target.is_dir():
                target /= 'index.html'
            key = target.resolve().relative_to(build.out.resolve()).as_posix()
            if target.is_file() and key not in pages:
                continue  # one of the files of the catalogue
            assert key in pages, f'{name}: {href}'
            if anchor:
                assert pages[key].find(id=anchor), f'{name}: {href}'


def test_books_show_contents_open_and_print_addresses(tmp_path: Path) -> None:
    build = example('markdown', tmp_path).build('epub', epub_show_urls='inline')
    assert '<details class="resource-contents" open="open">' in build.text(
        'books.xhtml'
    )
    printed = [
        address.get_text()
        for address in build.html('books.xhtml').select('article .link-target')
    ]
    assert ' [https://example.org/errata]' in printed
    # Links to other pages of the book print none.
    assert all(text.startswith(' [http') for text in printed)


def test_style_sheet_only_where_it_belongs(tmp_path: Path) -> None:
    project = example('markdown', tmp_path)
    assert 'sphinx-resources.css' in project.build('html').text('books.html')
    assert (tmp_path / 'html/_static/sphinx-resources.css').is_file()
    project.build('latex')
    assert not list((tmp_path / 'latex').rglob('*.css'))


DERIVED = """
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.manpage import ManualPageBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

def setup(app):
    for kind in (Epub3Builder, ManualPageBuilder, SingleFileHTMLBuilder):
        name = f'own-{kind.name}'
        app.add_builder(type(name.title(), (kind,), {'name': name}))
"""


@pytest.mark.parametrize('builder', ['epub', 'man', 'singlehtml'])
def test_builders_of_others_show_what_those_do_that_they_are_made_of(
    builder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / 'derived.py').write_text(DERIVED, encoding='utf-8')
    monkeypatch.syspath_prepend(str(tmp_path))
    options = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}
    files = {
        'index.md': '# Home\n\n'
        + toctree('markdown', 'sets')
        + block('markdown', 'resource', 'Ants', options, 'Text.\n\nList:\n\n- one'),
        'sets.md': '# Sets\n\n' + block('markdown', 'resource-topic'),
    }
    extensions = ['derived', 'myst_parser', 'sphinx_resources']
    made = Project(tmp_path, files, {'extensions': extensions})
    own = f'own-{builder}'
    builds = [made.build(name) for name in (builder, own)]
    name = {'epub': 'index.xhtml', 'man': 'test.1', 'singlehtml': 'index.html'}[builder]
    if builder == 'man':
        assert builds[1].text(name) == builds[0].text(name)
    else:
        # Around it, Sphinx and themes ask for the name of the builder.
        shown = [build.html(name).select('section') for build in builds]
        assert shown[0]
        assert shown[1] == shown[0]
    ours = [{*build.out.glob('*.js*')} for build in builds]
    assert {path.name for path in ours[1]} == {path.name for path in ours[0]}


ADDITION = """
from docutils import nodes


class aside(nodes.General, nodes.Element):
    pass


def setup(app):
    handlers = (lambda *_: None, lambda *_: None)
    app.add_node(aside, html=handlers, {builder}=handlers)
"""


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml', 'epub', 'json'])
@pytest.mark.parametrize('first', [True, False])
def test_another_extension_has_a_node_for_one_builder(
    builder: str, first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f'addition_{builder}_{first}'
    added = ADDITION if builder != 'html' else ADDITION.replace('html=handlers, ', '')
    text = added.format(builder=builder)
    (tmp_path / f'{name}.py').write_text(text, encoding='utf-8')
    monkeypatch.syspath_prepend(str(tmp_path))
    made = example('markdown', tmp_path)
    alone = made.build(builder, to='alone', doctrees='alone-doctrees')
    extensions = list(made.config['extensions'])
    extensions.insert(0 if first else len(extensions), name)
    beside = made.build(builder, extensions=extensions)
    assert beside.warnings == alone.warnings
    assert beside.text(OUTPUT[builder]) == alone.text(OUTPUT[builder])


@pytest.mark.parametrize('builder', ['latex', 'texinfo'])
@pytest.mark.parametrize('home', ['index', 'books'])
def test_links_of_books_lead_somewhere(builder: str, home: str, tmp_path: Path) -> None:
    options = {'url': 'https://example.org/', 'topics': 'Sets, None', 'kind': 'book'}
    steps = '1. {topic}`sets`: {resource}`ants`.\n2. {topic}`sets`: {resource}`ants`.'
    listed = block('markdown', 'resource', 'Ants', options, 'Text.')
    listed += '\n' + block('markdown', 'resource-path', 'To sets', {}, steps)
    names = ['sets', 'all', 'books'] if home == 'books' else ['sets', 'all']
    files = {
        'sets.md': '# Sets\n\n' + block('markdown', 'resource-topic'),
        'all.md': '# All\n\n' + block('markdown', 'resource-index', 'topics'),
        'index.md': '# Home\n\n' + toctree('markdown', *names),
    }
    files[f'{home}.md'] = files.get(f'{home}.md', '# Books\n\n') + listed
    text = Project(tmp_path, files).build(builder).text(OUTPUT[builder])
    if builder == 'latex':
        linked = set(re.findall(r'\\hyperref\[\\detokenize\{(.*?)\}\]', text))
        places = re.findall(r'\\label\{\\detokenize\{(.*?)\}\}', text)
        assert linked <= set(places)
        places = [name.replace(':', ' ', 1) for name in places]
    else:
        # Texinfo gets at its end what is linked and has no place.
        places = re.findall(r'@anchor\{([^}]*)\}(?!@w)', text)
        assert '}@w{' not in text
    assert len(places) == len(set(places))
    ours = {f'{home} ants', f'{home} to-sets-step-1', f'{home} to-sets-step-2'}
    assert ours | {'all topic-none'} <= set(places)
