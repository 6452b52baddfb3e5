"""Which names are proposed in place of one that is unknown."""

from __future__ import annotations

import pytest

from sphinx_resources.model.suggestions import FEW, MOST_LISTED, Hints, is_slip

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


@pytest.mark.parametrize(
    ('word', 'other', 'expected'),
    [
        ('frca', 'frac', True),
        ('itn', 'int', True),
        ('Frac', 'frac', True),
        ('apha', 'alpha', True),
        ('summ', 'sum', True),
        ('mathbx', 'mathbb', True),
        ('prob', 'prod', False),
        ('nothing', 'notin', False),
        ('fracab', 'frac', False),
        ('ab', 'a', False),
    ],
)
def test_slips(word: str, other: str, expected: bool) -> None:
    assert is_slip(word, other) is expected
