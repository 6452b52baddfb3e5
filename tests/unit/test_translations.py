"""What translations have to keep to, whatever they say."""

from __future__ import annotations

import re
from functools import cache
from gettext import NullTranslations
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from babel.support import Translations

from sphinx_resources.model.authors import joined
from sphinx_resources.model.reading import read_resource
from sphinx_resources.model.vocabulary import Vocabulary
from sphinx_resources.model.words import listed, use
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALE = ROOT / '_ext/sphinx_resources/locale'
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())
#: What is visible, and the name that a screen reader says in its place or behind it.
NAMES = [
    ('Report a problem', 'Report a problem with {title}'),
    ('Full entry', 'Full entry of {title}'),
    ('Contents ({count})', 'Contents ({count}) of {title}'),
    ('I know this', 'I know this: {topic}'),
]
#: Marks that enclose words elsewhere.
FOREIGN_QUOTES = {
    'ar': '“”„‚"',
    'de': '”«»"',
    'es': '“”„"',
    'fr': '“”„"',
    'ja': '“”„«»"',
    'pt_BR': '„«»"',
    'ru': '“”"',
    'zh_CN': '„«»「」"',
}
#: How a reader would be addressed otherwise than elsewhere, and than by Sphinx.
OTHER_TONES = {
    'de': r'\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|[Ll]ass|[Ss]chlage)\b',
    'es': r'\b(?:[Tt]ú|tus?|[Tt]uy[oa]s?|conoces|guard[ae]s|das|permite|vuelve)\b',
    'fr': r'\b(?:[Tt]u|[Tt]on|[Tt]es|[Tt]oi)\b',
    'ru': r'\b(?:[Тт]ы|[Тт]ебе|[Тт]во\w+)\b',
    'zh_CN': '你',
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English again after a test."""
    yield
    use(NullTranslations())


@cache
def messages(language: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of each message, by its English form for one."""
    path = LOCALE / language / 'LC_MESSAGES/sphinx_resources.po'
    with path.open('rb') as file:
        catalogue = read_po(file, locale=language)
    return {
        (m.id if isinstance(m.id, str) else m.id[0]): (
            (m.string,) if isinstance(m.string, str) else tuple(m.string or ())
        )
        for m in catalogue
        if m.id
    }


def texts(language: str) -> list[str]:
    """Return all that readers see, without examples of what is written in English.

    Words for the search alone are lists, with a semicolon and a space between them.
    """
    shown = [
        forms
        for name, forms in messages(language).items()
        if '; ' not in name or '{' in name or name.endswith(('.', ' '))
    ]
    return [form.replace('en, pt-BR', '') for forms in shown for form in forms]


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize(('seen', 'heard'), NAMES)
def test_a_name_has_the_words_that_are_seen(
    language: str, seen: str, heard: str
) -> None:
    known = messages(language)
    assert known[seen][0].lower() in known[heard][0].lower()


@pytest.mark.parametrize('language', FOREIGN_QUOTES)
def test_words_are_quoted_as_the_language_does(language: str) -> None:
    marks = re.compile(f'[{FOREIGN_QUOTES[language]}]')
    assert [text for text in texts(language) if marks.search(text)] == []


@pytest.mark.parametrize('language', OTHER_TONES)
def test_readers_are_addressed_in_one_tone(language: str) -> None:
    tone = re.compile(OTHER_TONES[language])
    assert [text for text in texts(language) if tone.search(text)] == []


def test_no_line_of_french_begins_with_a_sign() -> None:
    # The narrow space that books have there, LaTeX does not know.
    apart = re.compile(r'(?<!\u00a0)[:;?!»]|«(?!\u00a0)|\u202f')
    assert [text for text in texts('fr') if apart.search(text)] == []


@pytest.mark.parametrize('language', ['ar', 'ja', 'zh_CN'])
def test_signs_are_those_of_the_script(language: str) -> None:
    signs = re.compile(r'[,;?]' if language == 'ar' else r'[,;?!:.()]')
    assert [text for text in texts(language) if signs.search(text)] == []


@pytest.mark.parametrize('language', LANGUAGES)
def test_different_things_have_different_names(language: str) -> None:
    known = messages(language)
    level, stage = known['Level'][0].lower(), known['{count} stage'][0].lower()
    assert level not in stage
    assert level not in known['Stage {number} of {total}'][0].lower()
    assert known['Clear all'] != known['Erase all']
    single = ('Level', 'Kind', 'Step', 'Topic', 'Resource', 'Path', 'List', 'Table')
    assert len({known[name] for name in single}) == len(single)


def test_a_form_for_many_numbers_names_the_number() -> None:
    """The first form of Russian is that of 1, 21 and 101."""
    for name, (one, *others) in messages('ru').items():
        for number in ('{count}', '{shown}', '{total}'):
            assert (number in one) == (number in others[0] if others else number in one)
        assert name


@pytest.mark.parametrize(
    ('language', 'words'),
    [('de', 'a, b'), ('ar', 'a، b'), ('ja', 'a、b'), ('zh_CN', 'a、b')],
)
def test_lists_have_the_commas_of_the_language(language: str, words: str) -> None:
    use(Translations.load(str(LOCALE), [language], 'sphinx_resources'))
    assert listed(['a', 'b']) == words


@pytest.mark.parametrize(
    ('language', 'lines'),
    [
        ('de', ['A und andere', 'A, B und andere', 'A, C; B; und andere']),
        ('ru', ['A и другие', 'A, B и другие', 'A, C; B; и другие']),
        ('ja', ['Aほか', 'A, Bほか', 'A, C; Bほか']),
    ],
)
def test_further_authors_are_told_of_as_the_language_does(
    language: str, lines: list[str]
) -> None:
    use(Translations.load(str(LOCALE), [language], 'sphinx_resources'))
    written = ('A; et al.', 'A; B; et al.', 'A, C; B; et al.')
    vocabulary = Vocabulary(kinds={}, levels={})
    records = [
        read_resource('Title', {'authors': (text, 1)}, vocabulary)[0]
        for text in written
    ]
    assert [*map(joined, records)] == lines


@pytest.mark.parametrize('name', ['filter_form', 'marked', 'marks', 'search', 'stages'])
def test_scripts_say_each_text_that_pages_bring(name: str) -> None:
    module = import_module(f'sphinx_resources.rendering.html.{name}')
    folder = ROOT / '_ext/sphinx_resources/static'
    scripts = ''.join(path.read_text() for path in folder.glob('*.js'))
    found = {
        text
        for table in ('TEXTS', 'COUNTED', 'LINE_TEXTS')
        for text in getattr(module, table, ())
    }
    # What is one of several is asked for by the beginning of its name.
    asked = re.compile(r'["`](?:(sign|kept)-\$\{|([\w-]+)["`])')
    said = {a or b for a, b in asked.findall(scripts)}
    assert {
        text
        for text in found
        if text.replace('_', '-') not in said and text.split('_')[0] not in said
    } == set()
