"""Warnings of Sphinx, taken apart and written again."""

from __future__ import annotations

import json

import pytest

from sphinx_resources.commands.messages import (
    FORMATS,
    Message,
    Messages,
    message_of,
)


@pytest.mark.parametrize(
    ('written', 'message'),
    [
        ('a.md:3: WARNING: x [a.b]', Message('a.md', 3, 'x', 'a.b')),
        ('a.md: WARNING: x', Message('a.md', 0, 'x')),
        ('WARNING: x: y', Message('', 0, 'x: y')),
        ('x', Message('', 0, 'x')),
        (r'C:\docs\a.md:3: ERROR: x', Message(r'C:\docs\a.md', 3, 'x', '', 'ERROR')),
        (
            'a.py:docstring of a:2: CRITICAL: x [ref]',
            Message('a.py:docstring of a', 2, 'x', 'ref', 'CRITICAL'),
        ),
    ],
)
def test_a_warning_is_taken_apart_and_written_as_sphinx_does(
    written: str, message: Message
) -> None:
    assert message_of(written) == message
    assert str(message) == (written if ': ' in written else f'WARNING: {written}')


def test_a_message_without_a_colon_after_its_place() -> None:
    assert message_of('a.md:: WARNING: x') == Message('a.md', 0, 'x')


def test_a_warning_is_one_line_without_controls() -> None:
    stream = Messages()
    stream.write(
        '\x1b[91ma.md:1: WARNING: one\n\n  two \x07\u202e[a.b]\x1b[39;49;00m\n'
    )
    stream.write('\n')
    (found,) = stream.found
    assert str(found) == 'a.md:1: WARNING: one two \\x07\\u202e[a.b]'


MESSAGES = [
    Message('a,b.md', 3, '100 % of x::y', 'resource.topic'),
    Message('', 0, 'z', '', 'ERROR'),
]


def test_formats() -> None:
    assert FORMATS['text'](MESSAGES) == (
        'a,b.md:3: WARNING: 100 % of x::y [resource.topic]\nERROR: z'
    )
    assert FORMATS['github'](MESSAGES) == (
        '::warning file=a%2Cb.md,line=3,title=resource.topic::100 %25 of x::y\n'
        '::error::z'
    )
    first, second = json.loads(FORMATS['json'](MESSAGES))
    assert first == {
        'path': 'a,b.md',
        'line': 3,
        'text': '100 % of x::y',
        'type': 'resource.topic',
        'level': 'WARNING',
    }
    assert (second['path'], second['line']) == ('', 0)
    assert json.loads(FORMATS['json']([])) == []
