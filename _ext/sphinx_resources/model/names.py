"""How things are called: anchors, and the forms in which names are compared."""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from slugify import slugify

from sphinx_resources.model.persons import parse_name

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

#: Quotes are dropped, and dashes and points become spaces.
_SIGNS = str.maketrans(
    dict.fromkeys('\'"`´‘’‚‛“”„‟«»‹›ʻʼ׳״', '') | dict.fromkeys('-‐‑‒–—―…', ' ')
)

#: Signs without a width of their own: joiners, marks of direction, soft hyphens,
#: variation selectors (Unicode property *Default_Ignorable_Code_Point*).
#: The line by which Arabic stretches words is none either.
_UNSEEN = re.compile(
    '[\u00ad\u0640\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e'
    '\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]'
)

#: Letters for which keyboards of other languages have another, and signs that have
#: another width.
_KEYS = _SIGNS | str.maketrans('ıکی', 'iكي')

#: Consonants with which syllables of Korean begin, without their doubles.
_CONSONANTS = 'ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ'

#: What letters are sorted by that hold no accent which could be taken off.
_LETTERS = {
    'æ': 'ae',
    'œ': 'oe',
    'þ': 'th',
    **dict(zip('øłđðħıŋŧ', 'olddhint', strict=True)),
}

#: The same where a language says otherwise.
_OWN = {
    'ru': {'ё': 'е'},
    'ar': {'ٱ': 'ا', 'ة': 'ه', 'ى': 'ي'},
}

#: What stands behind the letters of all scripts.
_BEHIND_IT = '\uffff'

#: What may stand before the first letter of a title.
_BEFORE = ' ¡¿([{*_.,;:!?/'

#: A vowel of Thai or Lao, and the consonant behind which it is sorted.
_VOWEL_BEFORE = re.compile(
    '([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])'
)

#: Letters that a language sorts behind another, which stands before them.
#: https://cldr.unicode.org/index/cldr-spec/collation-guidelines
_BEHIND = {
    'az': ('cç', 'eə', 'gğ', 'hı', 'oö', 'sş', 'uü'),
    'be': ('её', 'зі', 'уў'),
    'cs': ('cč', 'rř', 'sš', 'zž'),
    'eo': ('cĉ', 'gĝ', 'hĥ', 'jĵ', 'sŝ', 'uŭ'),
    'et': ('sšzž', 'wõäöü'),
    'fa': ('ءآ', 'بپ', 'جچ', 'زژ', 'قکگ', 'نوهی'),
    'hu': ('oö', 'uü'),
    'is': ('dð', 'zþæö'),
    'kk': ('аә', 'гғ', 'её', 'кқ', 'нң', 'оө', 'уұү', 'хһ', 'ыі'),
    'lt': ('cč', 'sš', 'zž'),
    'lv': ('cč', 'gģ', 'kķ', 'lļ', 'nņ', 'sš', 'zž'),
    'mk': ('дѓ', 'зѕ', 'иј', 'лљ', 'нњ', 'тќ', 'чџ'),
    'mt': ('bċ', 'fġ', 'hħ', 'yż'),
    'pl': ('aą', 'cć', 'eę', 'lł', 'nń', 'oó', 'sś', 'zźż'),
    'ro': ('aăâ', 'iî', 'sș', 'tț'),
    'sk': ('aä', 'cč', 'oô', 'sš', 'zž'),
    'sq': ('cç', 'eë'),
    'tr': ('cç', 'gğ', 'hı', 'oö', 'sş', 'uü'),
    'uk': ('гґ', 'еє', 'иії'),
    'ur': ('بپ', 'تٹ', 'جچ', 'دڈ', 'رڑ', 'زژ', 'قکگ', 'نںوہھیے'),
    'vi': ('aăâ', 'dđ', 'eê', 'oôơ', 'uư'),
    **dict.fromkeys(('hr', 'sl'), ('cčć', 'dđ', 'sš', 'zž')),
    **dict.fromkeys(
        ('bs', 'sr'),
        (*('cčć', 'dđ', 'sš', 'zž'), *('дђ', 'иј', 'лљ', 'нњ', 'тћ', 'чџ')),
    ),
    **dict.fromkeys(('ast', 'es', 'eu', 'fil', 'gl'), ('nñ',)),
    **dict.fromkeys(('da', 'nb', 'nn', 'no'), ('zæøå',)),
    **dict.fromkeys(('fi', 'sv'), ('zåäö',)),
}

#: Classes of the points that Hebrew and Arabic can be written without.
_POINTS = range(10, 36)

#: Languages in which a dot makes another letter of one.
_DOTTED = ('az', 'tr')

#: Letters that are another in a language: capital ones with a dot or without, and those
#: that keyboards of Arabic have.
_FORMS = {
    **dict.fromkeys(_DOTTED, str.maketrans('İI', 'iı')),
    **dict.fromkeys(('fa', 'ur'), str.maketrans('كي', 'کی')),
}

#: Letters of the longest id that is proposed.
LONGEST_PROPOSED = 60

#: Accents that make no other letter of one that has an accent already, in the order in
#: which words are sorted that differ in nothing else.
_TONES = {'vi': '\u0300\u0309\u0303\u0301\u0323'}


@lru_cache(maxsize=1 << 14)
def make_id(text: str) -> str:
    """Return the anchor for *text*, the same in every build.

    Plus and sharp signs are spelt out, because C, C++ and C# are three names;
    other scripts are transliterated, as :pypi:`python-slugify` does it.

    :param text: A title or a label.
    :returns: Lower-case ASCII letters, digits and hyphens, a letter first; a
        part of a digest when *text* has nothing that can be spelt so.
    """
    slug = slugify(text, replacements=[('+', '-plus'), ('#', '-sharp')])
    # The search of Sphinx makes a selector of it, which no digit may begin.
    if slug[:1].isdigit():
        return f'id-{slug}'
    # A half of a character, which JSON can write, cannot be encoded.
    encoded = b'' if slug else text.encode(errors='replace')
    return slug or f'resource-{hashlib.sha256(encoded).hexdigest()[:8]}'


def proposed_id(text: str) -> str:
    """Return an id that a message can propose, no longer than anybody would write.

    :param text: What is to be named.
    """
    return make_id(text)[:LONGEST_PROPOSED].rstrip('-')


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Return *name* without differences of case, white space, quotes and dashes.

    Typographers turn some of these into others; see ``smartquotes`` of Sphinx.
    What cannot be seen is no difference either, such as a joiner or a soft hyphen,
    nor what a keyboard decides, such as the width of letters or the dot of an i.

    :param name: A label, alias or id as somebody wrote it.
    :returns: The form under which names are compared.
    """
    bare, before = name.translate(_SIGNS).casefold(), ''
    # One form of a letter can lead to another.
    while bare != before and not bare.isascii():
        before = bare
        bare = normalize('NFKC', _UNSEEN.sub('', bare)).casefold()
        bare = bare.replace('i\u0307', 'i').translate(_KEYS)
    return ' '.join(bare.replace('...', ' ').split()) or name.strip()


def composed(text: str) -> str:
    """Return *text* in the one form of Unicode in which names are kept (NFC)."""
    return normalize('NFC', text)


@lru_cache(maxsize=1 << 14)
def author_key(author: str) -> str:
    """Return the form under which authors are compared.

    :param author: ``J. R. R. Tolkien``, or ``Tolkien, J.R.R.``.
    """
    name = parse_name(author)
    words = f'{name.given} {name.family} {name.suffix}'
    return fold(words.replace('.', ' '))


def another_id(
    taken: str, authors: Sequence[str], year: str, used: Container[str]
) -> str:
    """Return an id to propose where one is taken.

    :param taken: The id.
    :param authors: Authors of what shall have another.
    :param year: Its year, if known.
    :param used: Ids that are taken too.
    :returns: The id with a family name, else with the year, else with a number.
    """
    taken = taken[:LONGEST_PROPOSED].rstrip('-')
    words = [parse_name(authors[0]).family if authors else '']
    words += [year] if year.isdecimal() else []
    for word in filter(None, words):
        if (found := f'{taken}-{slugify(word)}') not in used and not found.endswith(
            '-'
        ):
            return found
    number = 2
    while f'{taken}-{number}' in used:
        number += 1
    return f'{taken}-{number}'


@cache
def collation(text: str, language: str) -> tuple[str, str]:
    """Return what *text* is sorted by for readers of a language.

    The locale of the system has no say in it, so that all builds agree.

    :param text: A title, label or name.
    :param language: Language of the site, as Sphinx names it.
    :returns: The text without accents, by the rules of the language, then itself, with
        the tones of its letters before it where the language has any.
    """
    tag = language.partition('_')[0].partition('-')[0]
    text = composed(composed(text).translate(_FORMS.get(tag, {})).casefold())
    own, letters = _rules(tag), _bare(text)
    if tones := _TONES.get(tag, ''):
        letters, marks = _apart(letters, tones)
        text = f'{marks} {text}'
    if own or not letters.isascii():
        letters = ''.join(
            own[letter] if letter in own else _plain_letter(letter, tag)
            for letter in letters
        )
    return letters, text


def _bare(text: str) -> str:
    """Return a text that is in one case without signs that no order heeds."""
    if not text.isascii():
        text = normalize('NFKC', _UNSEEN.sub('', text))
        # A vowel that is written before its consonant is spoken after it.
        text = _VOWEL_BEFORE.sub(r'\2\1', text)
    return text.translate(_SIGNS).lstrip(_BEFORE)


def _apart(text: str, tones: str) -> tuple[str, str]:
    """Return a text without some accents, and a digit for each letter and accent."""
    signs = normalize('NFD', text)
    bare = composed(''.join(sign for sign in signs if sign not in tones))
    marks = (
        tones.find(sign) + 1 for sign in signs if sign in tones or not combining(sign)
    )
    return bare, ''.join(map(str, marks))


def initial(text: str, language: str) -> str:
    """Return the letter under which a text stands in an index.

    :param text: A title or name.
    :param language: Language of the site, as Sphinx names it.
    :returns: A letter, with the accent that makes another of it in the language;
        empty where the text begins with something else.
    """
    order, _ = collation(text, language)
    letter, tag = order[:1], language[:2]
    if order[1:2] == _BEHIND_IT:
        folded = composed(text).translate(_FORMS.get(tag, {})).casefold()
        letter, _ = _apart(_bare(folded)[:1], _TONES.get(tag, ''))
    elif letter == 'i' and tag in _DOTTED:
        return 'İ'
    elif '가' <= letter <= '힣':
        return _CONSONANTS[(ord(letter) - ord('가')) // 588]
    return letter.title() if letter.isalpha() else ''


@cache
def _rules(language: str) -> dict[str, str]:
    """Return what letters of a language are sorted by that are more than a letter."""
    behind = {
        letter: letters[0] + _BEHIND_IT * place
        for letters in _BEHIND.get(language, ())
        for place, letter in enumerate(letters[1:], 1)
    }
    return _LETTERS | behind | _OWN.get(language, {})


@cache
def _plain_letter(letter: str, language: str) -> str:
    """Return a letter without its accent, and what stands for a sign in an order."""
    if letter < '\x80' or '가' <= letter <= '힣':
        return letter
    if combining(letter) in _POINTS:
        return ''
    if language == 'zh' and '\u3400' <= letter <= '\u9fff':
        return slugify(letter)
    if '\u30a1' <= letter <= '\u30f6':  # katakana
        letter = chr(ord(letter) - 0x60)
    bare = normalize('NFD', letter)[0]
    # A Cyrillic letter with a breve is one of its own.
    return letter if '\u0400' <= bare <= '\u04ff' else bare
