"""Words for readers, in the languages that there are."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from sphinx_resources.model.words import plural_forms, use
from support import ROOT, Project, block, example, toctree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog

LOCALE = ROOT / '_ext/sphinx_resources/locale'
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English again after a test."""
    yield
    use(NullTranslations())


def source(language: str) -> Path:
    """Return the catalogue of a language, as translators write it."""
    return LOCALE / language / 'LC_MESSAGES/sphinx_resources.po'


def test_the_languages() -> None:
    assert LANGUAGES == ['ar', 'de', 'es', 'fr', 'ja', 'pt_BR', 'ru', 'zh_CN']


def test_the_template_has_all_messages(tmp_path: Path) -> None:
    """``make locale`` extracts them again."""
    new = tmp_path / 'new.pot'
    keywords = ['-k', 'N_', '-k', 'ngettext:1,2', '-k', 'counted:1,2']
    command = ['-m', 'babel.messages.frontend', '-q', 'extract', *keywords]
    package = str(ROOT / '_ext/sphinx_resources')
    subprocess.run([sys.executable, *command, '-o', str(new), package], check=True)
    with new.open('rb') as one, (LOCALE / 'sphinx_resources.pot').open('rb') as other:
        assert {m.id for m in read_po(one)} == {m.id for m in read_po(other)}


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    with (LOCALE / 'sphinx_resources.pot').open('rb') as file:
        wanted = {message.id for message in read_po(file) if message.id}
    with source(language).open('rb') as file:
        catalogue = read_po(file, locale=language)
    assert {message.id for message in catalogue if message.id} == wanted
    for message in catalogue:
        forms = [message.string] if isinstance(message.string, str) else message.string
        names = set(re.findall(r'\{\w+\}', str(message.id)))
        for form in (forms or ()) if message.id else ():
            assert form.strip(), message.id
            assert set(re.findall(r'\{\w+\}', form)) <= names, message.id


@pytest.mark.parametrize('language', LANGUAGES)
def test_what_is_loaded_is_what_was_written(language: str) -> None:
    """``make locale`` compiles them again."""
    compiled = io.BytesIO()
    with source(language).open('rb') as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    with source(language).with_suffix('.mo').open('rb') as file:
        found = read_mo(file)
    assert strings(found) == strings(read_mo(compiled))


def strings(catalogue: Catalog) -> dict[str, object]:
    """Return the messages of a catalogue, but for its head."""
    return {str(m.id): m.string for m in catalogue if m.id}


@pytest.mark.parametrize(
    ('language', 'count', 'words'),
    [
        ('de', 1, '1 Ressource'),
        ('de', 5, '5 Ressourcen'),
        ('fr', 0, '0 ressource'),
        ('fr', 2, '2 ressources'),
        ('ru', 1, '1 ресурс'),
        ('ru', 2, '2 ресурса'),
        ('ru', 5, '5 ресурсов'),
        ('ru', 11, '11 ресурсов'),
        ('ru', 21, '21 ресурс'),
        ('ru', 101, '101 ресурс'),
        ('ar', 2, 'موردان'),
        ('ar', 3, '3 موارد'),
        ('ar', 11, '11 موردًا'),
        ('ar', 100, '100 مورد'),
        ('ar', 101, '101 مورد'),
        ('ja', 1, '1 件'),
    ],
)
def test_numbers_have_their_form(language: str, count: int, words: str) -> None:
    translations = Translations.load(str(LOCALE), [language], 'sphinx_resources')
    use(translations)
    one, other = '{total} resource', '{total} resources'
    assert translations.ngettext(one, other, count).format(total=count) == words
    forms = plural_forms(one, other, language)
    category = Locale.parse(language).plural_form(count)
    assert forms.get(category, forms['other']).format(total=count) == words


def test_numbers_of_another_region_have_their_form() -> None:
    """Brazil counts 0 as one, and Portugal does not."""
    use(Translations.load(str(LOCALE), ['pt_BR'], 'sphinx_resources'))
    one, other = '{total} recurso', '{total} recursos'
    forms = plural_forms('{total} resource', '{total} resources', 'pt_PT')
    assert (forms['one'], forms['other']) == (one, other)


def sources() -> dict[str, str]:
    """Return a project that shows most of what there is."""
    cards = [
        block(
            'markdown',
            'resource',
            f'Card {number}',
            {
                'url': f'https://example.org/{number}',
                'topics': 'sets' if number % 2 else 'sets, graphs',
                'level': 'beginner' if number % 3 else 'advanced',
                'kind': 'book' if number % 2 else 'video',
                'added': '2025-01-01',
            },
            'A text.',
        )
        for number in range(8)
    ]
    views: list[tuple[str, str, dict[str, str]]] = [
        ('resource-list', '', {'style': 'table'}),
        ('resource-list', '', {'style': 'list'}),
        *(('resource-index', name, {}) for name in ('topics', 'kinds', 'levels')),
        ('resource-report', 'levels', {}),
        ('resource-map', '', {}),
    ]
    return {
        'index.md': '# Aa\n\n'
        + toctree('markdown', 'cards', 'sets', 'graphs', 'views'),
        'cards.md': '# Bb\n\n' + '\n'.join(cards),
        'sets.md': '# Sets\n\n' + block('markdown', 'resource-topic', '', {}, 'Cc.'),
        'graphs.md': '# Graphs\n\n'
        + block('markdown', 'resource-topic', '', {'requires': 'sets'}, 'Dd.'),
        'views.md': '# Ee\n\n' + '\n'.join(block('markdown', *view) for view in views),
    }


def test_a_site_in_german(tmp_path: Path) -> None:
    build = Project(tmp_path, sources()).build(language='de')
    assert build.warnings == ''
    cards = build.text('cards.html')
    for words in ('Buch', 'Einsteiger', 'Ressourcen filtern', '8 Ressourcen'):
        assert words in cards
    assert 'Vorher lernen' in build.text('graphs.html')
    assert 'Titelverzeichnis' in build.text('resource-titles.html')
    for name in ('cards', 'sets', 'graphs', 'views'):
        text = build.html(f'{name}.html').get_text(' ')
        for word in ('Beginner', 'Advanced', 'Filter resources', 'See also', 'Books'):
            assert word not in text, (name, word)


@pytest.mark.parametrize(
    ('language', 'level', 'cell'),
    [
        ('fr', 'Avancé (3)\u00a0: Pour les', 'Sets, Graphs'),
        ('ja', '上級 (3)：証明', 'Sets、Graphs'),
    ],
)
def test_signs_between_words_are_those_of_the_language(
    language: str, level: str, cell: str, tmp_path: Path
) -> None:
    build = Project(tmp_path, sources()).build(language=language)
    page = build.html('views.html')
    assert [x for x in page.select('.body li') if x.get_text().startswith(level)]
    assert cell in {x.get_text() for x in page.select('td')}


@pytest.mark.parametrize(
    ('language', 'level'),
    [
        ('de_CH', 'Einsteiger'),
        ('pt', 'Iniciante'),
        ('pt_PT', 'Iniciante'),
        ('zh', '入门'),
        ('zh_SG', '入门'),
        ('zh-CN', '入门'),
        # These write otherwise, or are no language.
        ('zh_TW', 'Beginner'),
        ('nl', 'Beginner'),
        ('pt_', 'Beginner'),
    ],
)
def test_a_region_has_the_words_of_the_nearest(
    language: str, level: str, tmp_path: Path
) -> None:
    build = Project(tmp_path, sources()).build(language=language)
    found = build.html('views.html').select('.body li strong')
    assert next(x.get_text() for x in found) == level


def test_a_space_stands_before_what_has_its_own_direction(tmp_path: Path) -> None:
    """In it, it would be on the other side on a page from right to left."""
    made = Project(tmp_path, sources())
    text = made.read('cards.md').replace(':url:', ':requires: graphs (paths)\n:url:')
    made.write('cards.md', text)
    page = made.build(language='ar').html('cards.html')
    parts = [part.get_text() for part in page.select('.resource-facts dd [dir]')]
    assert '(paths)' in parts
    assert parts == [part.strip() for part in parts]
    assert 'Graphs (paths)' in {dd.get_text() for dd in page.select('dd')}


def test_anchors_and_addresses_are_the_same_in_every_language(tmp_path: Path) -> None:
    def found(language: str) -> dict[str, list[str]]:
        build = example('markdown', tmp_path / language).build(language=language)
        pages = sorted(path.name for path in build.out.glob('*.html'))
        return {
            name: [
                str(tag.get(key, ''))
                for tag in build.html(name).select(
                    '[class*=resource] [id], [class*=resource] [href], li[id], dt[id]'
                )
                for key in ('id', 'href')
            ]
            for name in pages
        }

    assert found('de') == found('en') == found('ar')
