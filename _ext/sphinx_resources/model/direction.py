"""The direction of text: which way a title or name is read among others.

The Unicode Bidirectional Algorithm (Unicode Standard Annex #9) orders the signs of
a line by its letters.  A title in another direction than its line takes signs of the
line with it, unless it is isolated.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import bidirectional

#: Scripts that are written from right to left, as BCP 47 tags name them.
_SCRIPTS = frozenset(
    ('Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa')
)
#: Languages that are, where a tag names no script (CLDR, *likelySubtags*).
_LANGUAGES = frozenset(
    (
        *('ar', 'arc', 'arq', 'ary', 'arz', 'azb', 'bal', 'bgn', 'bqi', 'ckb', 'dv'),
        *('fa', 'glk', 'he', 'iw', 'ji', 'ks', 'lrc', 'luz', 'mzn', 'nqo', 'ota'),
        *('prs', 'ps', 'sd', 'sdh', 'skr', 'syr', 'ug', 'ur', 'yi'),
    )
)
#: Letters below this have a direction from left to right, and are most there are.
_FIRST_OTHER = '\u0590'

_PLAIN = re.compile(r'[\x00-\u058f]*')

#: First strong isolate, right-to-left isolate, and what ends both.
ISOLATE, RIGHT_ISOLATE, END = '\u2068', '\u2067', '\u2069'
#: A letter from right to left that is not seen.
RIGHT_MARK = '\u200f'

_ISOLATES = ISOLATE, RIGHT_ISOLATE
_NO_ISOLATES = dict.fromkeys(map(ord, (*_ISOLATES, END)))


@cache
def of_language(tag: str) -> str:
    """Return the direction of a language.

    :param tag: A BCP 47 tag, such as ``ar`` or ``az-Arab``.
    :returns: ``rtl`` or ``ltr``.
    """
    language, *rest = tag.replace('_', '-').split('-')
    scripts = [part.title() for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return 'rtl' if scripts[0] in _SCRIPTS else 'ltr'
    return 'rtl' if language.lower() in _LANGUAGES else 'ltr'


def has_right_to_left(text: str) -> bool:
    """Say whether letters of *text* are written from right to left."""
    return not (text.isascii() or _PLAIN.fullmatch(text)) and any(
        bidirectional(letter) in {'R', 'AL'}
        for letter in text
        if letter >= _FIRST_OTHER
    )


def has_left_to_right(text: str) -> bool:
    """Say whether letters of *text* are written from left to right."""
    return any(bidirectional(letter) == 'L' for letter in text)


def _is_led_astray(text: str, language: str) -> bool:
    """Say whether a text goes from right to left, but not its first letter.

    :param text: A title or name.
    :param language: Tag of its language; if that is not known, most letters decide.
    """
    found = [side for side in map(bidirectional, text) if side in {'L', 'R', 'AL'}]
    return found[:1] == ['L'] and (
        of_language(language) == 'rtl' or found.count('L') * 2 < len(found)
    )


def attribute(text: str, language: str, site: str) -> str:
    """Return the ``dir`` of an element that holds a text.

    :param text: What it holds.
    :param language: Tag of the language of the text; empty if it is that of the site
        or not known.
    :param site: Tag of the language of the site.
    :returns: ``rtl``, ``ltr`` or ``auto``; empty where the text goes the way of the
        page anyway.
    """
    right = has_right_to_left(text)
    base = of_language(site)
    if not right:
        return 'ltr' if base == 'rtl' and has_left_to_right(text) else ''
    if of_language(language) == 'rtl' or _is_led_astray(text, language):
        return 'rtl'
    # On a page from left to right any such letter can take signs with it.
    if base == 'ltr' or language:
        return 'auto'
    return 'auto' if has_left_to_right(text) else ''


def isolated(text: str, language: str = '') -> str:
    """Return *text* so that it takes no sign of its line with it, as plain text.

    :param text: A name.
    :param language: Tag of its language; empty if it is not known.
    :returns: The same between signs that isolate it, if letters in it go from right
        to left.
    """
    if not has_right_to_left(text) or (text[0] in _ISOLATES and text[-1] == END):
        return text
    start = RIGHT_ISOLATE if _is_led_astray(text, language) else ISOLATE
    return f'{start}{text}{END}'


def led(text: str, language: str = '') -> str:
    """Return *text* so that its first letter tells its direction, as browsers ask it.

    :param text: A title or name.
    :param language: Tag of its language; empty if it is not known.
    """
    astray = has_right_to_left(text) and _is_led_astray(text, language)
    return f'{RIGHT_MARK}{text}' if astray else text


def without_isolates(text: str) -> str:
    """Return *text* without the signs that :func:`isolated` puts in."""
    return text if text.isascii() else text.translate(_NO_ISOLATES)
