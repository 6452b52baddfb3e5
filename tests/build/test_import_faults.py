"""What is wrong in a data file is told where it is written, in the words of blocks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from import_forms import project
from support import ROOT, cards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What each resource has; the keys that BibTeX calls otherwise.
SOUND = {'topics': 'sets', 'kind': 'book', 'description': 'Still here.'}
BIBTEX = {'topics': 'keywords', 'authors': 'author', 'description': 'abstract'}
FORMS = ('yaml', 'json', 'csv', 'bib')


class Fault(NamedTuple):
    """An entry with one fault."""

    entry: dict[str, str]
    #: The key whose line is named; empty for that of the entry.
    key: str
    message: str


def faults() -> Iterator[Fault]:
    """Give an entry for each fault that an option can have, and for what is missing."""
    text = (ROOT / 'tests/data/faulty-options.yaml').read_text(encoding='utf-8')
    next_year = str(dt.datetime.now(tz=dt.UTC).year + 1)
    for option, cases in yaml.safe_load(text).items():
        for n, case in enumerate(cases):
            sound = {
                'title': f'{option} {n}',
                'url': f'https://example.org/{option}/{n}',
            }
            entry = {**sound, **SOUND, option: case['value']}
            message = case['message'].replace('{next_year}', next_year)
            subtype = case.get('subtype', option)
            yield Fault(entry, option, f'{option}: {message} [resource.{subtype}]')
    unknown = "'acount' is unknown; did you mean 'account'? [resource.access]"
    undeclared = (
        "the topic 'set' is not declared; did you mean 'Sets'? [resource.topic]"
    )
    other = {
        'access': ('acount', f'access: {unknown}'),
        'topics': ('set', undeclared),
        'requires': ('set (for maps)', undeclared),
        'licence': ('MIT', "the key 'licence' of an entry is not known; did you mean"),
    }
    for option, (value, message) in other.items():
        sound = {'title': option, 'url': f'https://example.org/{option}'}
        yield Fault({**sound, **SOUND, option: value}, option, message)
    missing = {
        'title': ('', 'an entry has no title; add a key such as title:'),
        'url': ('', "'no url' has no address; add a line such as :url:"),
        'topics': ('', "'no topics' has no topics; add a line such as"),
        'description': ('', "'no description' has no description; say what"),
    }
    for option, (_, message) in missing.items():
        sound = {'title': f'no {option}', 'url': f'https://example.org/no/{option}'}
        entry = {**sound, **SOUND}
        del entry[option]
        yield Fault(entry, '', message)
    twin = {'title': 'Twin', 'url': 'https://example.org/access', **SOUND}
    yield Fault(twin, 'url', "'https://example.org/access' is the address of 'access'")
    alias = {'title': 'Other', 'url': 'https://example.org/alias', **SOUND}
    words = "the alias 'access' of 'Other' leads to 'access' in "
    yield Fault({**alias, 'aliases': 'access'}, 'aliases', words)


ALL = list(faults())


def written(form: str) -> tuple[str, list[int]]:
    """Return a file with all entries, and the line that each fault is at."""
    if form == 'csv':
        keys = list(dict.fromkeys(key for fault in ALL for key in fault.entry))
        out = io.StringIO()
        table = csv.DictWriter(out, keys)
        table.writeheader()
        table.writerows(fault.entry for fault in ALL)
        return out.getvalue(), [n + 2 for n in range(len(ALL))]
    lines: list[str] = ['['] if form == 'json' else []
    places = []
    for n, (entry, key, _) in enumerate(ALL):
        first = len(lines) + 1
        inner = [*entry].index(key) + (form != 'yaml') if key else 0
        places.append(first + inner)
        if form == 'yaml':
            sign = ['- '] + ['  '] * len(entry)
            lines += [f'{sign.pop(0)}{k}: {json.dumps(v)}' for k, v in entry.items()]
        elif form == 'json':
            pairs = ',\n'.join(f'"{k}": {json.dumps(v)}' for k, v in entry.items())
            lines += ['{', *pairs.splitlines(), '}' + ',' * (n < len(ALL) - 1)]
        else:
            pairs = '\n'.join(
                f'{BIBTEX.get(k, k)} = {{{v}}},' for k, v in entry.items()
            )
            lines += [f'@misc{{{n},', *pairs.splitlines(), '}']
    return '\n'.join([*lines, ']'] if form == 'json' else lines), places


#: What BibTeX writes so is right there.
RIGHT = {'bib': {"language: 'english'", "authors: 'Ada Lovelace and Alan Turing'"}}


@pytest.mark.parametrize('form', FORMS)
def test_each_fault_is_told_where_it_is_written(form: str, tmp_path: Path) -> None:
    assert len(ALL) >= 60
    text, places = written(form)
    build = project(tmp_path, '', **{f'a.{form}': text}).build()
    right = RIGHT.get(form, set())
    expected = [
        (line, fault.message)
        for line, fault in zip(places, ALL, strict=True)
        if not any(fault.message.startswith(words) for words in right)
    ]
    messages = build.warnings.splitlines()
    for line, words in expected:
        start = f'a.{form}:{line}: WARNING: {words}'
        found = [message for message in messages if message.startswith(start)]
        assert len(found) == 1, (start, [m for m in messages if f':{line}:' in m])
        messages.remove(found[0])
    assert messages == []
    titles = [fault.entry.get('title') or fault.entry['url'] for fault in ALL]
    assert cards(build.html('index.html')) == titles
