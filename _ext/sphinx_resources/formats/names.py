"""Names of persons and bodies, taken apart and put together."""

from __future__ import annotations

import re
from typing import NamedTuple

#: Words that begin a family name.
_PARTICLES = {
    *('af', 'al', 'da', 'de', 'del', 'della', 'den', 'der', 'di', 'do', 'dos'),
    *('du', 'el', 'la', 'le', 'ten', 'ter', 'van', 'von', 'zu', 'zur'),
}
#: Words that only bodies have in their names.
_BODY = re.compile(
    r'\b(academy|association|center|centre|college|community|contributors|'
    r'department|foundation|group|inc|institute|lab|labs|laboratory|ltd|mit|'
    r'open\w+|press|project|school|society|team|university|wiki\w*)\b|\d|&',
    re.IGNORECASE,
)


#: Words that stand behind a family name.
_SUFFIX = re.compile(r'(?:jr|sr)\.?|i{2,3}|iv', re.IGNORECASE)


class Name(NamedTuple):
    """A name; a body, or a person with one name, has only a family name."""

    family: str
    given: str = ''
    suffix: str = ''

    @property
    def is_person(self) -> bool:
        """Whether it has the form of a person's."""
        return bool(self.given)


def parse_name(text: str) -> Name:
    """Take the name of an author apart.

    :param text: ``Gilbert Strang``, ``Strang, Gilbert``, ``Hal Daumé III`` or ``Khan
        Academy``.
    """
    parts = [part.strip() for part in text.split(',')]
    suffix = parts.pop(1) if parts[1:] and _SUFFIX.fullmatch(parts[1]) else ''
    if len(parts) == 2 and all(parts):
        return Name(parts[0], parts[1], suffix)
    words = text.split() if not suffix else parts[0].split()
    # What ends in parentheses has another form of the name in them.
    if len(parts) > 1 or len(words) < 2 or _BODY.search(text) or words[-1][-1] == ')':
        return Name(text)
    if not suffix and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return Name(' '.join(words[start:]), ' '.join(words[:start]), suffix)
