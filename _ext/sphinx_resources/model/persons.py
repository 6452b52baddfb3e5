"""Names of persons and bodies, taken apart and put together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: Words that begin a family name.
_PARTICLES = {
    *('af', 'al', 'da', 'de', 'del', 'della', 'den', 'der', 'di', 'do', 'dos'),
    *('du', 'el', 'la', 'le', 'ten', 'ter', 'van', 'von', 'zu', 'zur'),
}
#: Words that join two family names.
_JOINING = {'e', 'i', 'y'}
#: Words that only bodies have in their names.
_BODY = re.compile(
    r'\b(academ(?:y|ies)|administration|agency|alliance|association|authors|bureau|'
    r'cent(?:er|re)s?|college|committee|community|company|consortium|contributors|'
    r'corp|corporation|council|department|developers|division|editors|faculty|'
    r'foundation|gmbh|group|inc|initiative|institut\w*|journal|labs?|laborator\w*|'
    r'library|llc|ltd|ministry|mit|museum|network|open\w+|organi[sz]ation|press|'
    r'project|publish\w+|school|societ\w+|software|team|universi\w+|wiki\w*)\b|\d|&',
    re.IGNORECASE,
)
#: What stands behind a family name.
_ONE_SUFFIX = r'(?:jr|sr|i{2,3}|iv|esq|ph\.?\s?d|m\.?d)\.?'
_SUFFIX = re.compile(rf'{_ONE_SUFFIX}(?:[\s,]+{_ONE_SUFFIX})*', re.IGNORECASE)
_COMMA = re.compile('[,،，]')
#: Names in these letters begin with that of the family.
_EAST = '々㐀-\u9fff豈-\ufaff가-힣'
_EASTERN = f'[{_EAST}]+(?: [{_EAST}ぁ-ヿ]+)+'


class Name(NamedTuple):
    """A name; a body, or a person with one name, has only a family name."""

    family: str
    given: str = ''
    suffix: str = ''

    @property
    def is_person(self) -> bool:
        """Whether it has the form of a person's."""
        return bool(self.given)


@lru_cache(maxsize=1 << 14)
def parse_name(text: str) -> Name:
    """Take the name of an author apart.

    :param text: ``Gilbert Strang``, ``Strang, Gilbert``, ``Hal Daumé III`` or ``Khan
        Academy``.
    """
    parts = [part.strip() for part in _COMMA.split(text)]
    behind = [part for part in parts[1:] if is_suffix(part)]
    others = parts[:1] + [part for part in parts[1:] if not is_suffix(part)]
    if len(others) == 2 and all(others):
        return Name(others[0], others[1], ' '.join(behind))
    words = others[0].split()
    # What ends in parentheses has another form of the name in them.
    if len(others) > 1 or len(words) < 2 or _BODY.search(text) or words[-1][-1] == ')':
        return Name(text)
    if not behind and len(words) > 2 and is_suffix(words[-1]):
        behind.append(words.pop())
    if _is_eastern(' '.join(words)):
        return Name(words[0], ' '.join(words[1:]), ' '.join(behind))
    start = _start_of_family(words)
    return Name(' '.join(words[start:]), ' '.join(words[:start]), ' '.join(behind))


def _start_of_family(words: list[str]) -> int:
    """Return which word begins the family name, as BibTeX has it: the first particle.

    :param words: Those of a name whose given one comes first.
    """
    for place in range(1, len(words) - 1):
        if words[place] in _PARTICLES:
            return place
        if words[place] in _JOINING:
            return place - 1
    return len(words) - 1


def is_suffix(text: str) -> bool:
    """Say whether a text stands behind a family name, such as ``Jr.``."""
    return bool(_SUFFIX.fullmatch(text))


def put_together(given: str, family: str, suffix: str = '') -> str:
    """Return a name as it is read.

    :param given: The given name; with particles, if there are any.
    :param family: The family name.
    :param suffix: What stands behind it.
    """
    parts = [given, family, suffix]
    if _is_eastern(f'{family} {given}'):
        parts[:2] = family, given
    return ' '.join(filter(None, parts))


def family_name(author: str) -> str:
    """Return what *author* is sorted by.

    :param author: ``Gilbert Strang``, or ``Strang, Gilbert``.
    :returns: What stands before the comma, else the family name without its
        particles, then the rest, without differences of case; all of the name of a
        body.
    """
    name = parse_name(author)
    words = name.family.split()
    if name.is_person and not _COMMA.search(author):
        while len(words) > 1 and words[0] in _PARTICLES:
            words.pop(0)
    return ' '.join([*words, *name[1:]]).strip().casefold()


def _is_eastern(name: str) -> bool:
    # The pattern takes long to compile, and most builds do not need it.
    return not name.isascii() and re.fullmatch(_EASTERN, name) is not None
