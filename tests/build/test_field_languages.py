"""Fields and words of a project in several languages."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.locale import get_translation

from support import CONFIG, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

WORDS = {
    'Platforms': 'Plattformen',
    'With exercises': 'Mit Übungen',
    'Easy': 'Leicht',
    'Books': 'Bücher',
    'Ask for it, here': 'Frag danach, hier',
    'Slides': 'Folien',
    'to count': 'zum Zählen',
    # What is chosen by is no text of its page.
    'Linux': 'LINUX',
}
_ = get_translation('books')
FIELDS = {
    'platforms': {'label': _('Platforms'), 'type': 'list', 'facet': True},
    'exercises': {
        'label': 'Exercises',
        'type': 'choice',
        'values': {'some': _('With exercises')},
        'facet': True,
    },
    'note': {'label': 'Note', 'type': 'text'},
}
VALUES = {
    'url': 'https://example.org/',
    'topics': 'Books',
    'kind': 'book',
    'level': 'easy',
    'platforms': 'Linux',
    'exercises': 'some',
    'note': 'Ask for it, here',
    'links': 'Slides <https://example.org/slides>',
    'requires': 'Books (to count)',
}
LEVELS = {'easy': {'label': _('Easy'), 'description': _('For all.')}}


def project(path: Path) -> Project:
    """Return a project that is written in English and translated into German."""
    queries = [
        {'note': '"Ask for it, here"', 'style': 'list'},
        {'not-note': '"Ask for it, here"', 'style': 'list'},
    ]
    files = {
        'index.md': heading('markdown', 'Home') + toctree('markdown', 'books', 'lists'),
        'books.md': heading('markdown', 'Books')
        + block('markdown', 'resource', 'A', VALUES, 'Text.')
        + block('markdown', 'resource-topic', '', {}, 'They are.'),
        'lists.md': heading('markdown', 'Lists')
        + '\n\n'.join(block('markdown', 'resource-list', '', q) for q in queries),
    }
    config = {
        'resource_fields': FIELDS,
        'resource_levels': LEVELS,
        'extensions': [*CONFIG['extensions'], 'own_words'],
    }
    made = Project(path, files, config)
    po = path / 'books.po'
    po.write_text(
        ''.join(f'msgid "{word}"\nmsgstr "{text}"\n\n' for word, text in WORDS.items()),
        encoding='utf-8',
    )
    mo = made.source / 'locale/de/LC_MESSAGES/books.mo'
    mo.parent.mkdir(parents=True)
    with po.open('rb') as file, mo.open('wb') as out:
        write_mo(out, read_po(file))
    return made


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand for a conf.py that names the file of its own words."""
    module = ModuleType('own_words')

    def setup(app: Sphinx) -> None:
        app.add_message_catalog('books', str(app.srcdir / 'locale'))

    vars(module)['setup'] = setup
    monkeypatch.setitem(sys.modules, 'own_words', module)


def test_labels_and_texts_are_translated_and_found(tmp_path: Path) -> None:
    build = project(tmp_path).build(language='de', locale_dirs=['locale'])
    assert build.warnings == ''
    page = build.html('books.html')
    facts = {
        row.dt.get_text(): row.dd.get_text()
        for row in page.select('.resource-facts > div')
        if row.dt and row.dd
    }
    assert facts['Plattformen'] == 'Linux'
    assert facts['Exercises'] == 'Mit Übungen'
    assert facts['Note'] == 'Frag danach, hier'
    assert facts['Auch'] == 'Folien von A'
    assert facts['Vorher lernen'] == 'Bücher (zum Zählen)'
    level = page.select_one('.resource-level')
    assert level
    assert level.get_text() == 'Leicht'
    # An author asks for what an author wrote.
    lists = build.html('lists.html').select('.body ul')
    assert [item.get_text().strip()[:1] for item in lists] == ['A']


def test_a_project_brings_the_words_of_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def setup(app: Sphinx) -> None:
        for name in ('books', 'sphinx_resources'):
            app.add_message_catalog(name, str(app.srcdir / 'locale'))

    monkeypatch.setattr(sys.modules['own_words'], 'setup', setup)
    made = project(tmp_path)
    words = Catalog(locale='pl', domain='sphinx_resources')
    words.add('Know first', 'Najpierw')
    mo = made.source / 'locale/pl/LC_MESSAGES/sphinx_resources.mo'
    mo.parent.mkdir(parents=True)
    with mo.open('wb') as out:
        write_mo(out, words)
    build = made.build(language='pl')
    assert build.warnings == ''
    terms = [term.get_text() for term in build.html('books.html').select('dt')]
    assert 'Najpierw' in terms
    assert 'Platforms' in terms


def test_labels_that_change_rewrite_pages(tmp_path: Path) -> None:
    made = project(tmp_path)
    build = made.build('text')
    assert 'Platforms' in build.text('books.txt')
    assert made.build('text').written == frozenset()
    build = made.build('text', language='de', locale_dirs=['locale'])
    assert 'Plattformen' in build.text('books.txt')
