"""Lists in YAML and JSON are read behind each fault, and nothing is lost unsaid."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_resources.formats import read_data, yaml_lists
from sphinx_resources.formats.tree import Content, Flaw


def read(data: str, suffix: str) -> tuple[list[dict[str, str]], list[tuple[int, str]]]:
    """Return what the entries of a file say, and what is said of it."""
    content = read_data(data.encode(), suffix)
    entries = [
        {key: '; '.join(t.text for t in texts) for key, texts in entry.values.items()}
        for entry in content.entries
    ]
    return entries, [(flaw.line, flaw.message) for flaw in content.flaws]


A = {'title': 'A', 'url': 'https://e.org'}
B = {'title': 'B', 'url': 'https://f.org'}
A_LINES = '- title: A\n  url: https://e.org\n'
B_LINES = '- title: B\n  url: https://f.org\n'
#: Files in YAML without a fault, and what they say.
YAML = {
    'documents': (
        '---\ntitle: A\nurl: https://e.org\n---\ntitle: B\nurl: https://f.org\n...\n'
    ),
    'documents with lists': f'%YAML 1.1\n# x\n---\n{A_LINES}---\n{B_LINES}',
    'a list under a key': f'version: 1\nname: mine\nbooks:\n{A_LINES}{B_LINES}',
    'a list under two keys': 'data:\n books:\n'
    + f'{A_LINES}{B_LINES}'.replace('-', '  -').replace('  url', '    url'),
    'a list beside settings': 'params:\n  a: 1\nresources:\n  books:\n'
    + f'{A_LINES}{B_LINES}'.replace('-', '  -').replace('  url', '    url'),
    'a list under three keys': 'status: ok\ndata:\n results:\n  items:\n'
    + f'{A_LINES}{B_LINES}'.replace('-', '  -').replace('  url', '    url'),
    'groups under a key': f'areas:\n- sub:\n  - items:\n{A_LINES}{B_LINES}'.replace(
        '- title', '    - title'
    ).replace('  url', '      url'),
    'groups': '- items:\n'
    + A_LINES.replace('-', '  -').replace('  url', '    url')
    + '- items:\n'
    + B_LINES.replace('-', '  -').replace('  url', '    url'),
    'a carriage return': f'{A_LINES}{B_LINES}'.replace('\n', '\r'),
    'entries by key': (
        'a: {title: A, url: "https://e.org"}\nb: {title: B, url: "https://f.org"}\n'
    ),
    'anchors of which nobody makes use': f'{A_LINES}{B_LINES}'.replace(
        'title: ', 'title: &x '
    ),
    'tags': f'{A_LINES}{B_LINES}'.replace('title: ', 'title: !!python/name:os '),
}


@pytest.mark.parametrize('name', YAML)
def test_a_list_is_read_in_each_of_its_forms(name: str) -> None:
    assert read(YAML[name], '.yaml') == ([A, B], [])


def test_a_group_says_something_of_all_its_entries() -> None:
    text = (
        '[{"area": "Sets", "tags": ["x", "y"], "name": "group", "books": ['
        '{"name": "A", "url": "https://e.org"}],'
        '"more": [{"items": [{"name": "B", "area": "Maps", "url": "https://f.org"}]}]}]'
    )
    content = read_data(text.encode(), '.json')
    values = [
        {key: [text.text for text in texts] for key, texts in entry.values.items()}
        for entry in content.entries
    ]
    assert [list(map(one.get, ('name', 'area', 'tags'))) for one in values] == [
        [['A'], ['Sets'], ['x', 'y']],
        [['B'], ['Maps'], ['x', 'y']],
    ]
    assert 'tags' in content.entries[0].lists
    assert {one.key for one in content.beside} == {'name', 'area'}
    assert content.flaws == []


def test_answers_of_a_search_are_a_list() -> None:
    hits = '{"_id": 1, "_source": {"name": "A", "by": [{"id": "https://p.org"}]}}'
    text = f'{{"took": 3, "hits": {{"total": {{"value": 9}}, "hits": [{hits}]}}}}'
    content = read_data(text.encode(), '.json')
    (entry,) = content.entries
    assert entry.values['_source.name'][0].text == 'A'
    assert entry.values['_source.by'][0].text == 'https://p.org'
    assert {one.key for one in content.beside} == {'took', 'total'}


def test_a_group_with_many_keys_costs_no_product() -> None:
    pairs = ''.join(f'"k{n}": 1, ' for n in range(400))
    entries = '{"title": "A", "url": "https://e.org"},' * 400
    text = f'[{{{pairs} "items": [{entries[:-1]}]}}]'
    content = read_data(text.encode(), '.json')
    assert len(content.entries) == len(content.beside) == 400
    assert all(len(entry.values) == 2 for entry in content.entries)


@pytest.mark.parametrize(
    'text', ['no', 'on', '1984', '1_000', '0x1F', '1:30', '2026-01-31', '.5', '=', '<<']
)
def test_what_other_parsers_turn_into_something_else_stays_text(text: str) -> None:
    entries, flaws = read(f'- title: {text}\n  url: https://e.org\n', '.yaml')
    assert (entries, flaws) == ([A | {'title': text}], [])


@pytest.mark.parametrize('suffix', ['.yaml', '.json'])
def test_an_entry_alone_may_have_lists_of_its_own(suffix: str) -> None:
    text = (
        '{"title": "A", "url": "https://e.org",\n'
        '"links": [{"label": "L", "url": "https://f.org"}],\n'
        '"makers": [{"name": "M", "url": "https://g.org"}]}'
    )
    assert read(text, suffix) == (
        [
            A
            | {
                'links': 'L <https://f.org>',
                'makers.name': 'M',
                'makers.url': 'https://g.org',
            }
        ],
        [],
    )


@pytest.mark.parametrize('text', ['[]', '{}', 'null', '---\n...\n# x\n'])
def test_a_file_of_nothing_is_named(text: str) -> None:
    suffix = '.yaml' if '#' in text else '.json'
    assert read(text, suffix) == (
        [],
        [(1, 'the file has no entry; write one for each')],
    )


#: Entries with a fault: what is said, and on which of their lines.
BROKEN_YAML = {
    '- title: [A] b\n  url: https://e.org\n': (
        1,
        'behind a bracket',
        A | {'title': '[A] b'},
    ),
    '- title: - A\n  url: https://e.org\n': (1, 'begins so', A | {'title': '- A'}),
    '- title: ? A\n  url: https://e.org\n': (1, 'begins so', A | {'title': '? A'}),
    '- title: *A* b\n  url: https://e.org\n': (1, 'begins so', A | {'title': '*A* b'}),
    '- title: A\n\turl: https://e.org\n': (2, 'with spaces, not with tabs', A),
    '- title: A: b\n  url: https://e.org\n': (1, 'a colon', A | {'title': 'A: b'}),
    '- title: @A\n  url: https://e.org\n': (1, 'begins so', A | {'title': '@A'}),
    '- title: "A" b\n  url: https://e.org\n': (1, 'goes on', A | {'title': '"A" b'}),
    '- title: A\n  url: https://e.org\n  topics: [x, y\n': (
        3,
        'is not closed',
        A | {'topics': 'x; y'},
    ),
    '- title: "A\n  url: https://e.org\n': (1, 'is not closed', A | {'title': '"A'}),
    '- title: A\n  url: https://e.org\n   year: 1\n': (
        3,
        'below each other',
        A | {'year': '1'},
    ),
    '- *a\n': (1, "the alias '*a' is refused", None),
    '- \n': (1, 'an empty item is not an entry', None),
}


@pytest.mark.parametrize('text', BROKEN_YAML)
def test_a_fault_in_yaml_costs_no_other_entry(text: str) -> None:
    line, words, mended = BROKEN_YAML[text]
    for before in ('', 'books:\n', f'{A_LINES}---\n'):
        entries, flaws = read(f'{before}{B_LINES}{text}{B_LINES}', '.yaml')
        first = [A] if '---' in before else []
        assert entries == [*first, B, *([mended] if mended else []), B]
        assert [place for place, _ in flaws] == [before.count('\n') + 2 + line]
        assert words in flaws[0][1]


def test_faults_are_compared_with_those_of_their_entry_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0

    class Watched(list[Flaw]):
        def __getitem__(self, place: Any) -> Any:
            nonlocal compared
            found = super().__getitem__(place)
            compared += len(found) if isinstance(place, slice) else 0
            return found

    monkeypatch.setattr(yaml_lists, 'Content', lambda: Content(flaws=Watched()))
    entries, flaws = read('- title: *A*\n  url: https://e.org\n' * 200, '.yaml')
    assert len(entries) == len(flaws) == 200
    assert compared <= 200


A_JSON, B_JSON = (
    '{"title": "A", "url": "https://e.org"}',
    ('{"title": "B", "url": "https://f.org"}'),
)
#: Files with two entries, and what is wrong on which line.
BROKEN_JSON = [
    (f'[{A_JSON},\n{B_JSON},\n]', 2, 'a comma is too much'),
    (f'[{A_JSON[:-1]},}},\n{B_JSON}]', 1, 'a comma is too much'),
    (f'[,{A_JSON},\n{B_JSON}]', 1, 'a comma is too much'),
    (f'[{A_JSON},,\n{B_JSON}]', 1, 'a comma is too much'),
    (f'[{A_JSON}\n{B_JSON}]', 2, 'a comma is missing before {'),
    (f'[{A_JSON.replace(",", chr(10))},\n{B_JSON}]', 2, 'a comma is missing before "u'),
    (f'{A_JSON}\n{B_JSON}\n', 2, 'as in JSON Lines'),
    (f'[{A_JSON}]\n[{B_JSON}]\n', 2, 'several values follow each other'),
    (f'[\n// x\n{A_JSON}, /* y\n*/\n{B_JSON}]', 2, 'a comment is left out'),
    (f'[{A_JSON},\n{B_JSON}'.replace('"', "'") + ']', 1, 'single quotation marks'),
    (f'[{A_JSON},\n{B_JSON}]'.replace('"title"', 'title'), 1, 'a key stands without'),
    (f'[{A_JSON},\n{B_JSON}]'.replace('"A"', 'A'), 1, "'A' is no text"),
    (f'[{A_JSON},\n{B_JSON}', 1, "a list is not closed; add ']'"),
    (f'[{A_JSON},\n{B_JSON[:-1]}', 2, "add '}'"),
    (f'[{A_JSON[:-1]},\n{B_JSON}]', 1, "an entry is not closed; add '}'"),
    (f'[{A_JSON},\n{B_JSON}]}}', 2, "'}' is out of place"),
    (f'[{A_JSON},\n{B_JSON}]'.replace('"B":', '"B"'), 2, ''),
    (f'[{A_JSON},\n{B_JSON}]'.replace('"title": "B"', '"title" "B"'), 2, 'a colon is'),
    (f'{{"x": [{A_JSON},\n{B_JSON}]', 1, "an entry is not closed; add '}'"),
    (f'[{A_JSON[:-2]},\n}},\n{B_JSON}]', 1, 'a quotation mark is missing'),
]


@pytest.mark.parametrize(('text', 'line', 'words'), BROKEN_JSON)
def test_a_fault_in_json_costs_no_entry(text: str, line: int, words: str) -> None:
    entries, flaws = read(text, '.json')
    assert entries == [A, B]
    if words:
        assert flaws[0][0] == line
        assert words in flaws[0][1]
        assert {place for place, _ in flaws} <= {1, 2}


def test_json_knows_the_line_of_each_value() -> None:
    text = '[\n {"title": "A\\nB",\n  "url":\n  "https://e.org",\n "x": [1,\n 2e5]}]'
    (entry,) = read_data(text.encode(), '.json').entries
    assert {
        key: [text.line for text in texts] for key, texts in entry.values.items()
    } == {
        'title': [2],
        'url': [4],
        'x': [5, 6],
    }


def test_a_text_over_several_lines_is_one() -> None:
    entries, flaws = read(f'[{A_JSON},\n{B_JSON}]'.replace('"A"', '"A\nB"'), '.json')
    assert entries == [A | {'title': 'A\nB'}, B]
    assert flaws == [
        (1, 'this is not JSON: a text goes over several lines; write \\n for each end')
    ]


def test_numbers_of_any_length_are_text() -> None:
    digits = '9' * 5000
    entries, flaws = read(f'[{{"title": {digits}, "url": "https://e.org"}}]', '.json')
    assert (entries, flaws) == ([A | {'title': digits}], [])
