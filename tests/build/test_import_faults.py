"""What is wrong in a data file is told where it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from import_forms import project
from support import cards

if TYPE_CHECKING:
    from pathlib import Path

#: A wrong value, what it is said of it, and the line in YAML, JSON and CSV.
FAULTS = {
    'url': ('example.org/sets', "did you mean 'https://example.org/sets'?", 2),
    'year': ('20200', "'20200' is not a year; write four digits", 3),
    'level': ('begginer', "did you mean 'beginner'?", 3),
    'kind': ('bok', "did you mean 'book'?", 3),
    'license': ('CC-BY-4', "did you mean 'CC-BY-4.0'?", 3),
    'added': ('1.2.2026', 'write year-month-day', 3),
    'language': ('english', 'is not a language tag', 3),
    'duration': ('long', 'is not a duration', 3),
    'links': ('Slides https://x.org', 'is not of the form', 3),
    'id': ('My Book', 'is not an id', 3),
    'topics': ('set', "the topic 'set' is not declared; did you mean 'Sets'?", 3),
    'image': ('https://example.org/a.png', 'is not a file of the project', 3),
    'licence': ('MIT', "the key 'licence' of an entry is not known; did you mean", 3),
}


def faulty(form: str, key: str, value: str) -> tuple[str, int]:
    """Return a file with one fault, and the line of its value."""
    entry = {'title': 'A', 'url': 'https://example.org/sets', 'topics': 'sets'}
    entry = {**entry, 'description': 'D', 'kind': 'book', key: value}
    good = {name: text for name, text in entry.items() if name != key}
    good |= {'title': 'B', 'url': 'https://example.org/b'}
    good |= {'kind': 'book', 'topics': 'sets'}
    place = list(entry).index(key)
    if form == 'yaml':
        text = ''.join(
            f'{"- " if not n else "  "}{name}: "{x}"\n'
            for item in (entry, good)
            for n, (name, x) in enumerate(item.items())
        )
        return text, place + 1
    if form == 'json':
        return json.dumps([entry, good], indent=1), place + 3
    rows = [[*entry], [*entry.values()], [good.get(name, '') for name in entry]]
    return '\n'.join(','.join(f'"{x}"' for x in row) for row in rows) + '\n', 2


@pytest.mark.parametrize('form', ['yaml', 'json', 'csv'])
@pytest.mark.parametrize('key', FAULTS)
def test_a_fault_is_told_where_it_is_written(
    form: str, key: str, tmp_path: Path
) -> None:
    value, words, _ = FAULTS[key]
    text, line = faulty(form, key, value)
    build = project(tmp_path, **{f'a.{form}': text}).build()
    (message,) = build.warnings.splitlines()
    assert message.startswith(f'a.{form}:{line}: WARNING: '), message
    assert words in message
    assert cards(build.html('index.html')) == ['A', 'B']
