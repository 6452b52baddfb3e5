"""Which names are proposed in place of one that is unknown."""

from __future__ import annotations

from sphinx_resources.model.suggestions import FEW, MOST_LISTED, Hints

NAMES = [f'{letter}{letter}-{number}' for number in (2, 1) for letter in 'zyxwvut']


def test_few_names_are_listed_by_letter() -> None:
    assert Hints(['b', 'C', 'a']).of('qq') == '; write one of: a, b, C'


def test_of_many_the_nearest_are_listed_first() -> None:
    hint = Hints(NAMES).of('zzyy')
    listed = hint.removeprefix('; write one of: ').split(', ')
    assert set(listed[:2]) == {'zz-1', 'zz-2'}
    assert (len(listed), listed[-1]) == (FEW + 1, '…')


def test_of_very_many_none_is_listed() -> None:
    assert Hints(map(str, range(MOST_LISTED + 1))).of('word') == ''
