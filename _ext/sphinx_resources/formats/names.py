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


class Name(NamedTuple):
    """A name; a body, or a person with one name, has only a family name."""

    family: str
    given: str = ''

    @property
    def is_person(self) -> bool:
        """Whether it has the form of a person's."""
        return bool(self.given)


def parse_name(text: str) -> Name:
    """Take the name of an author apart.

    :param text: ``Gilbert Strang``, ``Strang, Gilbert`` or ``Khan Academy``.
    """
    family, comma, given = text.partition(',')
    if comma and ',' not in given and family.strip() and given.strip():
        return Name(family.strip(), given.strip())
    words = text.split()
    if comma or len(words) < 2 or _BODY.search(text):
        return Name(text)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return Name(' '.join(words[start:]), ' '.join(words[:start]))
