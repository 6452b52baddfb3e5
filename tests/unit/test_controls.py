"""What authors write commands no terminal, no log and no file."""

from __future__ import annotations

import pytest

from sphinx_resources.formats import read_data
from sphinx_resources.model.controls import (
    escaped,
    escaped_lines,
    removed,
    removed_lines,
)


@pytest.mark.parametrize(
    ('text', 'shown', 'left'),
    [
        ('plain — 数学 🎉', 'plain — 数学 🎉', 'plain — 数学 🎉'),
        ('\x1b[31mred\x07', '\\x1b[31mred\\x07', '[31mred'),
        ('a\r\n::error::b', 'a ::error::b', 'a ::error::b'),
        ('a\u2028b\x85c\x0bd\te', 'a b c d e', 'a b c d e'),
        ('\u202eevil\u2066', '\\u202eevil\\u2066', 'evil'),
        ('\x9b31m', '\\x9b31m', '31m'),
        ('half \ud83d', 'half \\ud83d', 'half'),
        # Words of Persian and Hebrew need these.
        (
            'می\u200cخواهم \u200f(א)',
            'می\u200cخواهم \u200f(א)',
            'می\u200cخواهم \u200f(א)',
        ),
    ],
)
def test_one_line(text: str, shown: str, left: str) -> None:
    assert escaped(text) == shown
    assert removed(text) == left


def test_lines_stay() -> None:
    assert escaped_lines('a\n\x1bb\rc\n') == 'a\n\\x1bb\\x0dc\n'
    assert removed_lines('a\rb\r\nc\u2028\x1bd\n\te') == 'a\nb\nc\nd\n    e'


def test_words_keep_what_they_need() -> None:
    text = 'می\u200cخواهم \u200f(א)'
    assert escaped(text) == removed(text) == text


LONG = 'many words ' * 30


@pytest.mark.parametrize(
    ('suffix', 'text'),
    [
        ('.csv', f'title,url\n=HYPERLINK({LONG}),https://example.org/\n'),
        ('.csv', f'title,url,,year\nAnts,https://example.org/,{LONG},2020\n'),
        ('.csv', f'{LONG},\ntitle,url\nAnts,https://example.org/\n'),
        ('.json', f'[{{"title": "Ants" "{LONG}": 1}}]'),
        ('.json', f'[{{"{LONG}"}}]'),
        ('.json', f'["{LONG}"]'),
        ('.yaml', LONG),
        ('.yaml', f'- {LONG}'),
    ],
)
def test_what_is_cut_says_so(suffix: str, text: str) -> None:
    told = [flaw.message for flaw in read_data(text.encode(), suffix).flaws]
    long = [message for message in told if 'many words many' in message]
    assert long
    for message in long:
        assert '…' in message
        assert LONG.strip() not in message
