"""The fewest resources that cover a way, however many there are to choose from."""

from __future__ import annotations

from itertools import combinations

from sphinx_resources.model.covers import fewest


class Counted(int):
    """A set, in bits, that counts how often it is compared with another."""

    compared = 0

    def __and__(self, other: int) -> int:
        if isinstance(other, Counted):
            Counted.compared += 1
        return int(self) & int(other)


def test_sets_are_compared_with_those_that_may_hold_them_alone() -> None:
    members = [1 << number for number in range(30)]
    sets = [
        Counted(sum(some)) for size in (1, 2, 3) for some in combinations(members, size)
    ]
    Counted.compared = 0
    # Ten times three is thirty: what is in another set is never needed.
    chosen = fewest(dict(enumerate(sets)))
    assert len(chosen) == 10
    assert {sets[number].bit_count() for number in chosen} == {3}
    assert 0 < Counted.compared <= 10 * len(sets)


def test_a_set_in_another_is_not_needed_and_of_equals_the_first_counts() -> None:
    sets = {'part': 0b11, 'whole': 0b111, 'again': 0b111, 'empty': 0, 'other': 0b1100}
    assert fewest(sets) == ['whole', 'other']
