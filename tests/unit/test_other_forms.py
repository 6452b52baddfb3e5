"""What is right but for the form of its signs is told with the form to write."""

from __future__ import annotations

import pytest

from sphinx_resources.config import KINDS, LEVELS
from sphinx_resources.model.licenses import license_name
from sphinx_resources.model.reading import read_resource
from sphinx_resources.model.records import Kind, Level
from sphinx_resources.model.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    kinds={name: Kind(name=name, **keys) for name, keys in KINDS.items()},
    levels={name: Level(name=name, **keys) for name, keys in LEVELS.items()},
)
SOUND = {'url': 'https://example.org/', 'topics': 'sets', 'kind': 'book'}


def told(option: str, text: str) -> list[str]:
    options = {name: (value, 1) for name, value in (SOUND | {option: text}).items()}
    _, faults = read_resource('Sets', options, VOCABULARY)
    return [fault.message for fault in faults]


@pytest.mark.parametrize(
    ('option', 'text', 'right'),
    [
        ('added', '2026\u201301\u201331', '2026-01-31'),
        ('added', '2026-01-31.', '2026-01-31'),
        ('year', '\uff12\uff10\uff12\uff10', '2020'),
        ('year', '(2020)', '2020'),
        ('year', '2020.', '2020'),
        ('language', '\u201cen\u201d', 'en'),
    ],
)
def test_the_right_form_is_told(option: str, text: str, right: str) -> None:
    (message,) = told(option, text)
    assert f"'{text}'" in message
    assert message.endswith(f'; write {right}')
    assert told(option, right) == []


@pytest.mark.parametrize('option', ['added', 'year', 'language', 'duration'])
def test_marks_of_direction_are_named(option: str) -> None:
    sound = {'added': '2026-01-31', 'year': '2020', 'language': 'en', 'duration': '3 h'}
    assert told(option, f'\u200e{sound[option]}') == [
        f'{option}: it holds U+200E (LEFT-TO-RIGHT MARK), which shows nothing; '
        'leave it out'
    ]


@pytest.mark.parametrize('option', ['year', 'duration', 'license', 'level', 'added'])
@pytest.mark.parametrize('text', ['unknown', 'n/a', 'None', '?', 'TBD', 'n.d.'])
def test_what_says_nothing_is_left_out(option: str, text: str) -> None:
    assert told(option, text) == [
        f"{option}: '{text}' says nothing; leave the line out"
    ]


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('CC0', 'CC0-1.0'),
        ('GPL', 'GPL-3.0-or-later'),
        ('GPLv3', 'GPL-3.0-or-later'),
        ('GPLv2', 'GPL-2.0-or-later'),
        ('LGPL', 'LGPL-3.0-or-later'),
        ('gfdl', 'GFDL-1.3-or-later'),
        ('BSD', 'BSD-3-Clause'),
        ('ODbL', 'ODbL-1.0'),
    ],
)
def test_a_license_that_is_named_in_short(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"; did you mean '{meant}'?"):
        license_name(text)
    assert license_name(meant) == meant
