"""Citing resources and topics, from this project and from others."""

from __future__ import annotations

import io
import json
import re
import zlib
from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, example, toctree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_roles(syntax: str, tmp_path: Path) -> None:
    build = example(syntax, tmp_path).build(nitpicky=True)
    assert build.warnings == ''
    sentence = build.html('index.html').find('p')
    assert sentence is not None
    links = sentence.find_all('a')
    assert [(link.get_text(), link['href']) for link in links] == [
        ('First book', 'books.html#first-book'),
        ('a tool', 'mixed.html#a-tool'),
        ('C++', 'topics/languages.html#c-plus-plus'),
        ('matrices', 'topics/linear-algebra.html'),
        ('a link', 'books.html#first-book'),
    ]


def test_inventory(tmp_path: Path) -> None:
    build = example('markdown', tmp_path).build()
    data = (build.out / 'objects.inv').read_bytes()
    rows = zlib.decompress(data.split(b'\n', 4)[4]).decode().splitlines()
    ours = {row.replace(' -1 ', ' ') for row in rows if ' resource:' in row}
    assert ours == {
        'a-tool resource:resource mixed.html#$ A tool',
        'a-video resource:resource mixed.html#$ A video',
        'first-book resource:resource books.html#$ First book',
        'second-book resource:resource books.html#$ Second book',
        'the-third resource:resource books.html#$ Third book',
        'linear-algebra resource:topic topics/linear-algebra.html Linear algebra',
        'c resource:topic topics/languages.html#$ C',
        'c-plus-plus resource:topic topics/languages.html#$ C++',
        'c-sharp resource:topic topics/languages.html#$ C#',
    }


def test_another_project_can_cite_ours(tmp_path: Path) -> None:
    ours = example('markdown', tmp_path / 'ours').build()
    roles = '{external:resource:resource}`first-book` {external:resource:topic}`c`'
    theirs = Project(
        tmp_path / 'theirs',
        {'index.md': f'# Home\n\n{roles}\n'},
        {
            'extensions': ['myst_parser', 'sphinx_resources', 'sphinx.ext.intersphinx'],
            'intersphinx_mapping': {
                'ours': ('https://host/', str(ours.out / 'objects.inv'))
            },
        },
    ).build(nitpicky=True)
    assert theirs.warnings == ''
    links = [
        str(link['href']) for link in theirs.html('index.html').select('p a.external')
    ]
    assert links == [
        'https://host/books.html#first-book',
        'https://host/topics/languages.html#c',
    ]


def test_the_search_finds_the_card_once(tmp_path: Path) -> None:
    build = example('markdown', tmp_path).build()
    text = build.text('searchindex.js')
    index = json.loads(text.removeprefix('Search.setIndex(').removesuffix(')'))
    pages = index['docnames']
    hits = [(pages[doc], anchor) for doc, anchor in index['alltitles']['First book']]
    assert hits == [('books', 'first-book')]
    assert not index['objects']
    assert 'Books' in index['alltitles']
    # The headings of a listing are no titles of the page.
    assert [pages[doc] for doc, _ in index['alltitles']['Books']] == ['books']


def test_the_indices_and_the_general_index(tmp_path: Path) -> None:
    build = example('markdown', tmp_path).build()
    titles = build.html('resource-titles.html')
    assert titles.find('a', href='books.html#first-book') is not None
    authors = build.html('resource-authors.html').get_text(' ', strip=True)
    assert re.search(
        r'Charles Babbage First book.*Ada Lovelace A tool First book', authors
    )
    general = build.html('genindex.html')
    link = general.find('a', href='books.html#first-book')
    assert link is not None
    assert link.get_text() == 'First book'


def test_there_is_no_index_of_nothing(project: Callable[..., Project]) -> None:
    options = {'url': 'https://a.b/', 'topics': 'x', 'kind': 'book'}
    text = '# Home\n\n' + block('markdown', 'resource', 'Anonymous', options, 'x')
    made = project({'index.md': text})
    assert (made.build().out / 'resource-titles.html').is_file()
    assert not (made.path / 'html' / 'resource-authors.html').exists()
    made.write('index.md', '# Home\n')
    assert 'resource-titles' not in made.build(to='empty').text('genindex.html')
    assert not (made.path / 'empty' / 'resource-titles.html').exists()


def test_titles_of_any_script_have_sound_anchors(
    project: Callable[..., Project],
) -> None:
    options = {'topics': 'x', 'kind': 'book'}
    titles = ['3Blue1Brown', '数学', '🎉', '"Quoted"', 'a; b', 'É', '<b>']
    text = '\n'.join(
        block(
            'markdown', 'resource', title, {'url': f'https://a.b/{n}', **options}, 'x'
        )
        for n, title in enumerate(titles)
    )
    build = project({'index.md': f'# Home\n\n{text}'}).build(
        suppress_warnings=['resource.topic']
    )
    assert build.warnings == ''
    for name in ('resource-titles.html', 'genindex.html', 'index.html'):
        page = build.html(name)
        ids = [str(element['id']) for element in page.select('[id]')]
        assert len(ids) == len(set(ids)), name
        assert not [id_ for id_ in ids if re.search(r'[\s<>"#]', id_)], name
    shown = [title.get_text() for title in build.html('index.html').select('h2 a')]
    assert shown[:3] == titles[:3]
    assert shown[-1] == '<b>'


def test_a_renamed_topic_keeps_its_address(project: Callable[..., Project]) -> None:
    files = {
        'index.md': '# Home\n\n{topic}`graphs`\n\n' + toctree('markdown', 't'),
        't.md': '# Networks\n\n'
        + block('markdown', 'resource-topic', '', {'id': 'graphs', 'aliases': 'nets'}),
    }
    build = project(files).build()
    assert build.warnings == ''
    assert '>Networks<' in build.text('index.html')


def test_translations_reach_cards_and_listings(tmp_path: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    project = example('markdown', tmp_path)
    source = tmp_path / 'books.po'
    source.write_text(
        'msgid "First book"\nmsgstr "Erstes Buch"\n\n'
        'msgid "A second paragraph with [a link](https://example.org/body)."\n'
        'msgstr "Ein zweiter Absatz mit [einem Link](https://example.org/body)."\n\n'
        'msgid "A *first* description with $x^2$ and `code`."\n'
        'msgstr "Eine *erste* Beschreibung mit $x^2$ und `Code`."\n',
        encoding='utf-8',
    )
    catalogue = project.source / 'locale/de/LC_MESSAGES/books.mo'
    catalogue.parent.mkdir(parents=True)
    with source.open('rb') as file, catalogue.open('wb') as out:
        write_mo(out, read_po(file))
    build = project.build(
        language='de', locale_dirs=['locale'], gettext_compact=False, nitpicky=True
    )
    assert build.warnings == ''
    card = build.html('books.html').find(id='first-book')
    assert card is not None
    assert 'Erstes Buch' in card.get_text()
    assert 'Ein zweiter Absatz' in card.get_text()
    listing = build.html('topics/linear-algebra.html').get_text()
    assert 'Erstes Buch' in listing
    assert 'Eine erste Beschreibung' in listing
    assert 'First book' not in listing
    assert 'Erstes Buch' in build.text('resource-titles.html')


def test_hints_name_what_authors_write_where_the_site_is_a_translation(
    tmp_path: Path,
) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    options = {'url': 'https://example.org/', 'topics': 'Kalkulus', 'kind': 'book'}
    text = '# Calculus\n\n' + block('markdown', 'resource-topic')
    text += '\n' + block('markdown', 'resource', 'Book of Change', options, 'Text.')
    text += '\n{topic}`calculos` {resource}`book of chang`'
    text += '\n{topic}`analysus` {resource-filter}`topic=calculis`\n'
    made = Project(tmp_path, {'index.md': text})
    source = 'msgid "Calculus"\nmsgstr "Analysis"\n\n'
    source += 'msgid "Book of Change"\nmsgstr "Buch vom Wandel"\n'
    catalogue = made.source / 'locale/de/LC_MESSAGES/index.mo'
    catalogue.parent.mkdir(parents=True)
    with catalogue.open('wb') as out:
        write_mo(out, read_po(io.StringIO(source)))
    told = {
        language: re.findall(
            "'([^']*)'[^']*; did you mean '([^']*)'",
            made.build('dummy', language=language, locale_dirs=['locale']).warnings,
        )
        for language in ('en', 'de')
    }
    hints = {
        ('Kalkulus', 'Calculus'),
        ('calculos', 'Calculus'),
        ('book of chang', 'Book of Change'),
        ('calculis', 'Calculus'),
    }
    assert set(told['en']) == hints
    # What looks like the translation is hinted at by what it is a translation of.
    assert set(told['de']) == hints | {('analysus', 'Calculus')}
