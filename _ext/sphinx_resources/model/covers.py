"""The fewest sets that hold all members of many."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import TypeVar

    Key = TypeVar('Key')

#: Most sets that are tried for smaller covers than the first one.
TRIALS = 5000


def fewest(sets: Mapping[Key, int]) -> list[Key]:
    """Return the keys of the fewest sets whose union is that of all.

    :param sets: The sets, each with a bit for each of its members; of two that are
        equal, the first counts.
    :returns: The smallest choice, as far as :data:`TRIALS` finds out; else the
        smallest that is found by taking what adds most each time.
    """
    keys: dict[int, Key] = {}
    whole = 0
    for key, members in sets.items():
        keys.setdefault(members, key)
        whole |= members
    keys.pop(0, None)
    useful = _largest(keys)
    chosen = _greedy(whole, useful)
    search = _Search(whole, useful)
    for size in range(1, len(chosen)):
        exact = search.cover(whole, size)
        if search.trials > TRIALS:
            break
        if exact:
            chosen = exact
            break
    return [keys[one] for one in chosen]


def _largest(sets: Collection[int]) -> list[int]:
    """Return the sets that no other holds, in their order."""
    kept: set[int] = set()
    # The larger sets that hold each member: of these alone can a set be part.
    larger: dict[int, list[int]] = defaultdict(list)
    by_size = sorted(sets, key=int.bit_count, reverse=True)
    for _size, group in groupby(by_size, key=int.bit_count):
        found = []
        for one in group:
            holding = min((larger[bit] for bit in _bits(one)), key=len)
            if not any(one & other == one for other in holding):
                found.append(one)
        for one in found:
            for bit in _bits(one):
                larger[bit].append(one)
        kept.update(found)
    return [one for one in sets if one in kept]


def _bits(one: int) -> Iterator[int]:
    """Return the members of a set, each as a set."""
    while one:
        yield one & -one
        one &= one - 1


def _greedy(whole: int, sets: Collection[int]) -> list[int]:
    found = []
    missing = whole
    while missing:
        best = max(sets, key=lambda one: (one & missing).bit_count())
        found.append(best)
        missing &= ~best
    return found


class _Search:
    """Looks for a cover of a given size.

    :param whole: What is to be covered.
    :param sets: The sets, none in another.
    """

    def __init__(self, whole: int, sets: Collection[int]) -> None:
        holding = [(bit, [one for one in sets if one & bit]) for bit in _bits(whole)]
        #: The sets that hold each member, with its bit, rarest member first.
        self.holding = sorted(holding, key=lambda pair: len(pair[1]))
        self.most = max(map(int.bit_count, sets), default=0)
        #: How many sets were tried.
        self.trials = 0

    def cover(self, missing: int, size: int) -> list[int]:
        """Return *size* sets or fewer that cover *missing*; nothing if none do."""
        if missing.bit_count() > size * self.most:
            return []
        # One of those that have the rarest member is part of every cover.
        holding = next(sets for bit, sets in self.holding if bit & missing)
        for one in holding:
            self.trials += 1
            if self.trials > TRIALS:
                break
            rest = missing & ~one
            if not rest:
                return [one]
            if size > 1 and (more := self.cover(rest, size - 1)):
                return [one, *more]
        return []
