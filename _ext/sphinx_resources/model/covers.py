"""The fewest sets that hold all members of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    Key = TypeVar('Key')

#: Up to this number of sets a cover is the smallest there is.
EXACT = 3


def fewest(sets: Mapping[Key, frozenset[str]]) -> list[Key]:
    """Return the keys of the fewest sets whose union is that of all.

    :param sets: The sets; of two that are equal, the first counts.
    :returns: The smallest choice if it is of :data:`EXACT` sets or fewer; else
        a small one, made by taking what adds most each time.
    """
    whole = frozenset[str]().union(*sets.values())
    largest: dict[frozenset[str], Key] = {}
    for key, members in sets.items():
        if members:
            largest.setdefault(members, key)
    useful = {
        members: key
        for members, key in largest.items()
        if not any(members < other for other in largest)
    }
    found = _greedy(whole, list(useful))
    for size in range(1, min(EXACT, len(found) - 1) + 1):
        if exact := _exactly(whole, list(useful), size):
            found = exact
            break
    return [useful[members] for members in found]


def _greedy(whole: frozenset[str], sets: list[frozenset[str]]) -> list[frozenset[str]]:
    found = []
    missing = whole
    while missing:
        best = max(sets, key=lambda members: len(members & missing))
        found.append(best)
        missing -= best
    return found


def _exactly(
    missing: frozenset[str], sets: list[frozenset[str]], size: int
) -> list[frozenset[str]]:
    """Return *size* sets or fewer that cover *missing*; nothing if none do."""
    if not size:
        return []
    # One of those that have the rarest member is part of every cover.
    rarest = min(
        sorted(missing), key=lambda member: sum(member in members for members in sets)
    )
    for members in sets:
        if rarest in members:
            rest = missing - members
            if not rest:
                return [members]
            if more := _exactly(rest, sets, size - 1):
                return [members, *more]
    return []
