"""The fewest sets that hold all members of many."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeVar

    Key = TypeVar('Key')

#: Most sets that are tried for smaller covers than the first one.
TRIALS = 5000


def fewest(sets: Mapping[Key, frozenset[str]]) -> list[Key]:
    """Return the keys of the fewest sets whose union is that of all.

    :param sets: The sets; of two that are equal, the first counts.
    :returns: The smallest choice, as far as :data:`TRIALS` finds out; else the
        smallest that is found by taking what adds most each time.
    """
    whole = frozenset[str]().union(*sets.values())
    largest: dict[frozenset[str], Key] = {}
    for key, members in sets.items():
        if members:
            largest.setdefault(members, key)
    maximal = _maximal(largest)
    useful = {members: key for members, key in largest.items() if members in maximal}
    found = _greedy(whole, list(useful))
    search = _Search(whole, list(useful))
    for size in range(1, len(found)):
        exact = search.cover(whole, size)
        if search.trials > TRIALS:
            break
        if exact:
            found = exact
            break
    return [useful[members] for members in found]


def _maximal(sets: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """Return the sets that are in no other, none of them empty."""
    found = set()
    # The larger sets that hold each member: of these alone can a set be part.
    larger: dict[str, list[frozenset[str]]] = defaultdict(list)
    for _size, group in groupby(sorted(sets, key=len, reverse=True), key=len):
        kept = []
        for members in group:
            holding = min((larger[member] for member in members), key=len)
            if not any(members < other for other in holding):
                kept.append(members)
        for members in kept:
            for member in members:
                larger[member].append(members)
        found.update(kept)
    return found


def _greedy(whole: frozenset[str], sets: list[frozenset[str]]) -> list[frozenset[str]]:
    found = []
    missing = whole
    while missing:
        best = max(sets, key=lambda members: len(members & missing))
        found.append(best)
        missing -= best
    return found


class _Search:
    """Looks for a cover of a given size.

    :param whole: What is to be covered.
    :param sets: The sets, none in another.
    """

    def __init__(self, whole: frozenset[str], sets: list[frozenset[str]]) -> None:
        #: The sets that hold each member.
        self.holding = {
            member: [members for members in sets if member in members]
            for member in sorted(whole)
        }
        self.most = max(map(len, sets), default=0)
        #: How many sets were tried.
        self.trials = 0

    def cover(self, missing: frozenset[str], size: int) -> list[frozenset[str]]:
        """Return *size* sets or fewer that cover *missing*; nothing if none do."""
        if len(missing) > size * self.most:
            return []
        # One of those that have the rarest member is part of every cover.
        rarest = min(sorted(missing), key=lambda member: len(self.holding[member]))
        for members in self.holding[rarest]:
            self.trials += 1
            if self.trials > TRIALS:
                break
            rest = missing - members
            if not rest:
                return [members]
            if size > 1 and (more := self.cover(rest, size - 1)):
                return [members, *more]
        return []
