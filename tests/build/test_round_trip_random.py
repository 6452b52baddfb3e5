"""Made-up catalogues leave and come back, and files that are broken stop nobody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from import_forms import BIB, CSL, CSV, JSON, YAML
from sphinx_resources.formats import read_data
from sphinx_resources.formats.importing import drafts_of, unique_ids
from sphinx_resources.formats.schema import write_schema
from sphinx_resources.model.names import composed
from sphinx_resources.model.options import RESOURCE
from support import Project

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = Draft202012Validator(
    json.loads(write_schema()), format_checker=FormatChecker()
)

#: Texts in one line, as titles and names are; formulas and escapes are told of.
WORDS = st.text(
    st.characters(exclude_categories=('C', 'Z'), exclude_characters='�\\&^${'),
    min_size=1,
    max_size=8,
).map(lambda text: f'a{text}')
LINE = st.lists(WORDS, min_size=1, max_size=4).map(' '.join).map(composed)
SLUG = st.from_regex(r'[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?', fullmatch=True)
NUMBER = st.integers(0, 10**6)


def chosen(*words: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), min_size=1, unique=True)


@st.composite
def resources(draw: st.DrawFn, number: int, topics: list[str]) -> dict[str, Any]:
    """Give a resource as ``catalogue.json`` has it."""
    found: dict[str, Any] = {
        'id': f'r{number}-{draw(SLUG)}',
        'title': f'{draw(LINE)} {number}',
        'url': f'https://example.org/{number}/{draw(SLUG)}?q={draw(NUMBER)}',
        'kind': draw(st.sampled_from(['book', 'video', 'course'])),
        'topics': draw(chosen(*topics)),
        'description': '\n\n'.join(draw(st.lists(LINE, min_size=1, max_size=3))),
    }
    more = {
        'level': st.sampled_from(['beginner', 'advanced']),
        'authors': chosen('Ada Lovelace', 'Ouyang 明'),
        'year': st.integers(1900, 2020).map(str),
        'publisher': LINE,
        'license': st.sampled_from(['CC-BY-4.0', 'MIT', 'free for all']),
        'languages': chosen('en', 'pt-BR'),
        'duration': st.sampled_from(['3 h', '10-12 weeks']),
        'added': st.dates().map(lambda day: day.replace(year=2020).isoformat()),
        'access': st.sampled_from(['free', 'account']),
        'aliases': st.just([f'alias {number}']),
        'links': st.just([{'label': 'Code', 'url': 'https://example.org/c'}]),
        'requires': st.just([{'id': topics[0], 'reason': 'for its words'}]),
    }
    for name, values in more.items():
        if draw(st.booleans()):
            found[name] = draw(values)
    return found


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, Any]:
    """Give a catalogue."""
    topics = [
        f't{n}-{slug}' for n, slug in enumerate(draw(st.lists(SLUG, max_size=3)))
    ] + ['sets']
    every = [
        draw(resources(number, topics)) for number in range(draw(st.integers(1, 6)))
    ]
    return {
        'version': 1,
        'catalogue': {'title': 'Test', 'language': 'en'},
        'topics': [{'id': id_, 'label': f'Topic {id_}'} for id_ in topics],
        'resources': every,
    }


def taken_in(path: Path, text: str) -> str:
    """Return what a site exports that has nothing but a catalogue."""
    index = '# Start\n\n:::{resource-import} catalogue.json\n:::\n'
    project = Project(path, {'index.md': index, 'catalogue.json': text})
    build = project.build('html', fresh=True, smartquotes=False)
    assert build.warnings == ''
    return build.text('catalogue.json')


def check_round_trip(path: Path, data: dict[str, Any]) -> None:
    """Take a catalogue in and out twice."""
    first = taken_in(path, json.dumps(data))
    found = json.loads(first)
    assert [error.message for error in SCHEMA.iter_errors(found)] == []
    for name in ('resources', 'topics'):
        # In their order, and without the place where they stand now.
        kept = {
            item['id']: {k: v for k, v in item.items() if k not in {'page', 'anchor'}}
            for item in found[name]
        }
        assert kept == {item['id']: item for item in data[name]}
    assert taken_in(path, first) == first


QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@given(data=catalogues())
@settings(max_examples=2, suppress_health_check=QUIET)
def test_a_made_up_catalogue_comes_back(data: dict[str, Any], tmp_path: Path) -> None:
    check_round_trip(tmp_path, data)


@pytest.mark.whole
@given(data=catalogues())
@settings(max_examples=300, suppress_health_check=QUIET)
def test_three_hundred_made_up_catalogues_come_back(
    data: dict[str, Any], tmp_path: Path
) -> None:
    check_round_trip(tmp_path, data)


SOURCES = {'.yaml': YAML, '.json': JSON, '.csv': CSV, '.bib': BIB}
PIECES = [
    *('{', '}', '[', ']', '"', "'", '\\', ',', ':', '- ', '\n', '\r', '\0', '@', '#'),
    *('&a ', '*a', '!!python/object:x ', '|', 'null', '1e999', 'NaN', '\\ud800', '%'),
    *('<<: ', '? ', '---\n', '@string{', ' and ', '{\\"o', '\\verb', '$', '\ufeff'),
]
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 9),
        st.one_of(st.sampled_from(PIECES).map(str.encode), st.binary(max_size=4)),
    ),
    min_size=1,
    max_size=12,
)


def check_broken(suffix: str, edits: list[tuple[float, int, bytes]]) -> None:
    """Read a file that is broken somewhere."""
    sources = [SOURCES[suffix], *([CSL] if suffix == '.json' else [])]
    data = sources[len(edits) % len(sources)].encode()
    for place, length, piece in edits:
        start = round(place * len(data))
        data = data[:start] + piece + data[start + length :]
    content = read_data(data, suffix)
    assert content.entries or content.flaws
    last = data.count(b'\n') + data.count(b'\r') + 1
    assert all(1 <= flaw.line <= last for flaw in content.flaws)
    assert all('\n' not in flaw.message for flaw in content.flaws)
    drafts, _ = drafts_of(content.entries, RESOURCE, {})
    ids, _ = unique_ids(drafts, '')
    assert len(set(ids)) == len(drafts)


@given(suffix=st.sampled_from([*SOURCES]), edits=EDITS)
@settings(max_examples=300)
@example(suffix='.bib', edits=[(1.0, 0, b'@book{a, title={\\verb')])
def test_a_broken_file_stops_no_reader(
    suffix: str, edits: list[tuple[float, int, bytes]]
) -> None:
    check_broken(suffix, edits)


@pytest.mark.whole
@given(suffix=st.sampled_from([*SOURCES]), edits=EDITS)
@settings(max_examples=5000)
def test_five_thousand_broken_files_stop_no_reader(
    suffix: str, edits: list[tuple[float, int, bytes]]
) -> None:
    check_broken(suffix, edits)
