"""The parts of a card, and their order."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The fold: what follows stands in a disclosure widget.
MORE = 'more'
#: Parts that stand before the fields of a project, as long as it does not say.
BEFORE = (
    'level',
    'topics',
    'summary',
    MORE,
    'requires',
    'access',
    'duration',
    'language',
    'license',
    'links',
    'archive',
)
#: Parts that stand after them.
AFTER = ('paths', 'contents', 'see-also', 'marks')


#: Parts that are badges, and those that are neither badges nor facts.
_BADGES = ('level', 'topics')
_OTHERS = ('summary', 'contents', 'see-also', 'marks', MORE)


def default_card(fields: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of a card of which a project does not speak.

    :param fields: Names of its own fields.
    """
    return (*BEFORE, *fields, *AFTER)


@cache
def blocks(card: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the parts of a card, with those together that follow each other.

    :param card: The parts, in order.
    :returns: Pairs of ``badges``, ``facts`` or the name of a part, and the names
        of the parts.
    """

    def sort(name: str) -> str:
        if name in _OTHERS:
            return name
        return 'badges' if name in _BADGES else 'facts'

    return tuple((kind, tuple(names)) for kind, names in groupby(card, sort))


#: What every card shows, in its own place.
ALWAYS = ('title', 'authors', 'permalink')


def read_card(
    names: Iterable[object], fields: Iterable[str]
) -> tuple[tuple[str, ...], list[str]]:
    """Read the parts of a card that a project wants.

    :param names: What stands in the configuration.
    :param fields: Names of its own fields.
    :returns: The parts that there are, each once, and what is wrong.
    """
    known = default_card(fields)
    found: dict[str, None] = {}
    faults = []
    for name in names:
        if name in ALWAYS:
            faults.append(
                f'there is no part {name!r}: it is always there; leave it out'
            )
        elif not isinstance(name, str) or name not in known:
            faults.append(f'there is no part {name!r}{did_you_mean(str(name), known)}')
        elif name in found:
            faults.append(f'{name!r} stands twice; only the first counts')
        else:
            found[name] = None
    return tuple(found), faults
