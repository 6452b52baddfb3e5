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
from support import ROOT, SYNTAXES, Project, block, cards, heading, toctree

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
        'requires': ('sett (for maps)', undeclared.replace('set', 'sett')),
        'licence': ('MIT', "the key 'licence' of an entry is not known; did you mean"),
    }
    for option, (value, message) in other.items():
        sound = {'title': option, 'url': f'https://example.org/{option}'}
        yield Fault({**sound, **SOUND, option: value}, option, message)
    missing = {
        'title': ('', 'an entry has no title; add a key such as title:'),
        'url': ('', "'no url' has no address; add a key such as url:"),
        'topics': ('', "'no topics' has no topics; add a key such as topics:"),
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


def written(form: str, faults: list[Fault]) -> tuple[str, list[int]]:
    """Return a file with entries, and the line that each fault is at."""
    if form == 'csv':
        keys = list(dict.fromkeys(key for fault in faults for key in fault.entry))
        out = io.StringIO()
        table = csv.DictWriter(out, keys)
        table.writeheader()
        table.writerows(fault.entry for fault in faults)
        return out.getvalue(), [n + 2 for n in range(len(faults))]
    lines: list[str] = ['['] if form == 'json' else []
    places = []
    for n, (entry, key, _) in enumerate(faults):
        first = len(lines) + 1
        inner = [*entry].index(key) + (form != 'yaml') if key else 0
        places.append(first + inner)
        if form == 'yaml':
            sign = ['- '] + ['  '] * len(entry)
            lines += [f'{sign.pop(0)}{k}: {json.dumps(v)}' for k, v in entry.items()]
        elif form == 'json':
            pairs = ',\n'.join(f'"{k}": {json.dumps(v)}' for k, v in entry.items())
            lines += ['{', *pairs.splitlines(), '}' + ',' * (n < len(faults) - 1)]
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
    text, places = written(form, ALL)
    build = project(tmp_path, '', **{f'a.{form}': text}).build()
    right = RIGHT.get(form, set())
    expected = [
        (line, fault.message)
        for line, fault in zip(places, ALL, strict=True)
        if not any(fault.message.startswith(words) for words in right)
    ]
    messages = build.warnings.splitlines()
    for line, words in expected:
        if form == 'bib' and words.startswith('authors: '):
            # A word divides names there.
            told, write, names = words.partition('; write ')
            words = told + write + names.replace('; and', ' and').replace(';', ' and')
        start = f'a.{form}:{line}: WARNING: {words}'
        found = [message for message in messages if message.startswith(start)]
        assert len(found) == 1, (start, [m for m in messages if f':{line}:' in m])
        messages.remove(found[0])
    assert messages == []
    titles = [fault.entry.get('title') or fault.entry['url'] for fault in ALL]
    assert cards(build.html('index.html')) == titles


@pytest.mark.parametrize('form', FORMS)
def test_what_is_wrong_with_many_entries_is_told_once(
    form: str, tmp_path: Path
) -> None:
    told = {
        'level': "level: 'easy' is unknown; write one of: beginner, intermediate, "
        'advanced (2 times in this file) [resource.level]',
        'topics': "the topic 'set' is not declared; did you mean 'Sets'? "
        '(4 times in this file) [resource.topic]',
        'year': "year: '20' is not a year; write four digits, as in 2020 "
        '[resource.year]',
    }
    options = [{'level': 'easy'}, {}, {'level': 'easy'}, {'year': '20'}]
    faults = [
        Fault(
            {'title': f'T {n}', 'url': f'https://example.org/{n}', **SOUND}
            | {'topics': 'set', **more},
            next(iter(more), 'topics'),
            '',
        )
        for n, more in enumerate(options)
    ]
    text, places = written(form, faults)
    build = project(tmp_path, '', **{f'a.{form}': text}).build()
    _, (topics, *_) = written(form, [faults[0]._replace(key='topics')])
    lines = {'level': places[0], 'topics': topics, 'year': places[3]}
    assert sorted(build.warnings.splitlines()) == sorted(
        f'a.{form}:{lines[name]}: WARNING: {message}' for name, message in told.items()
    )


def test_each_file_of_a_folder_is_told_of(tmp_path: Path) -> None:
    text = (
        '- title: A\n  url: https://example.org/%d\n  description: x\n  topics: set\n'
    )
    made = project(tmp_path, '', a='')
    made.edit('index.md', '} a', '} list\n:kind: book')
    made.delete('a')
    for n in (1, 2):
        made.write(f'list/{n}.yaml', text % n + text % (n + 10))
    told = [line for line in made.build().warnings.splitlines() if 'declared' in line]
    assert [line.partition(':')[0] for line in told] == ['list/1.yaml', 'list/2.yaml']
    assert all('(2 times in this file)' in line for line in told)


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('is_one_page', [True, False])
def test_ids_that_two_files_have_are_told_where_they_stand(
    syntax: str, tmp_path: Path, *, is_one_page: bool
) -> None:
    end = SYNTAXES[syntax]
    first, second = (
        block(syntax, 'resource-import', f'{name}.csv', {'kind': 'book'})
        for name in 'ab'
    )
    topic = heading(syntax, 'Sets') + block(syntax, 'resource-topic', '')
    pages = [f'{topic}\n{first}', f'{heading(syntax, "More")}{second}']
    files = {'index': f'{topic}\n{toctree(syntax, "one", "two")}'}
    files |= {'one': heading(syntax, 'One') + first, 'two': pages[1]}
    if is_one_page:
        files = {'index': f'{pages[0]}\n{second}'}
    row = '\nMaps,https://e.org/{},Ann Noe,2001,Text.,Sets\n'
    head = 'title,url,authors,year,description,topics\n'
    data = {f'{name}.csv': head + row.format(name) for name in 'ab'}
    build = Project(
        tmp_path, {**{f'{k}.{end}': v for k, v in files.items()}, **data}
    ).build('dummy')
    (warning,) = build.warnings.splitlines()
    assert warning.startswith("b.csv:3: WARNING: the id 'maps' ")
    assert warning.endswith(', as in id: maps-noe [resource.id]')
