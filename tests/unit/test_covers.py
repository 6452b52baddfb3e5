"""The fewest resources that cover a way, however many there are to choose from."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from sphinx_resources.model.covers import fewest

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class Counted(frozenset[str]):
    """A set that counts how often sets are compared."""

    compared = 0

    def __lt__(self, other: AbstractSet[object]) -> bool:
        Counted.compared += 1
        return super().__lt__(other)


def test_sets_are_compared_with_those_that_may_hold_them_alone() -> None:
    names = [f'topic-{number}' for number in range(30)]
    sets = [Counted(some) for size in (1, 2, 3) for some in combinations(names, size)]
    Counted.compared = 0
    # Ten times three is thirty: what is in another set is never needed.
    chosen = fewest(dict(enumerate(sets)))
    assert len(chosen) == 10
    assert {len(sets[number]) for number in chosen} == {3}
    assert Counted.compared <= 10 * len(sets)


def test_a_set_in_another_is_not_needed_and_of_equals_the_first_counts() -> None:
    sets = {
        'part': frozenset('ab'),
        'whole': frozenset('abc'),
        'again': frozenset('abc'),
        'empty': frozenset(),
        'other': frozenset('cd'),
    }
    assert fewest(sets) == ['whole', 'other']
