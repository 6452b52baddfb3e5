"""Files that are broken somewhere: their entries stay, and each fault has its line."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest

from import_forms import BIB, CSL, CSV, JSON, YAML
from sphinx_resources.formats import READERS, read_data
from sphinx_resources.formats.data_files import read_file
from sphinx_resources.formats.markdown_lists import read_markdown

if TYPE_CHECKING:
    from pathlib import Path


class Case(NamedTuple):
    """A file, and what is made of it."""

    suffix: str
    text: str | bytes
    #: The titles of its entries.
    titles: list[str]
    #: What is said, each with its line.
    faults: list[tuple[int, str]]


def item(name: str, more: str = '') -> str:
    """Return an entry of a list in YAML, which has two lines and *more*."""
    return f'- title: {name}\n  url: https://e.org/{name}\n{more}'


def flow(name: str) -> str:
    return f'{{title: {name}, url: "https://e.org/{name}"}}'


def member(name: str) -> str:
    return f'{{"title": "{name}", "url": "https://e.org/{name}"}}'


A, B, C = (item(name) for name in 'ABC')
NOT_CLOSED = 'a bracket is not closed'
CASES = {
    'open list': Case(
        '.yaml',
        A + item('B', '  topics: [x, y\n') + C,
        ['A', 'B', 'C'],
        [(5, NOT_CLOSED)],
    ),
    'open list at the end': Case(
        '.yaml', A + item('B', '  topics: [x, y\n'), ['A', 'B'], [(5, NOT_CLOSED)]
    ),
    'closed twice': Case(
        '.yaml',
        A + item('B', '  topics: [x, y]]\n') + C,
        ['A', 'B', 'C'],
        [(5, 'this is not YAML')],
    ),
    'open braces': Case(
        '.yaml', f'{A}- {flow("B")[:-1]}\n{C}', ['A', 'B', 'C'], [(3, NOT_CLOSED)]
    ),
    'braces closed by another sign': Case(
        '.yaml',
        f'{A}- {flow("B")[:-1]}, topics: [x, y}}\n{C}',
        ['A', 'B', 'C'],
        [(3, 'this is not YAML')],
    ),
    'open list of all': Case(
        '.yaml',
        f'[{flow("A")},\n {flow("B")},\n {flow("C")}\n',
        ['A', 'B', 'C'],
        [(1, NOT_CLOSED)],
    ),
    'open braces in a list of all': Case(
        '.yaml',
        f'[{flow("A")}, {flow("B")[:-1]}\n, {flow("C")}]\n',
        ['A', 'B', 'C'],
        [(2, 'this is not YAML')],
    ),
    'list in a list': Case(
        '.yaml',
        f'{A}- - title: B\n    url: https://e.org/B\n{C}',
        ['A', 'B', 'C'],
        [(3, 'a list stands inside the list')],
    ),
    'tabs only': Case(
        '.yaml',
        f'{A}-\ttitle: B\n\turl: https://e.org/B\n\ttopics:\n\t- x\n\t- y\n{C}',
        ['A', 'B', 'C'],
        [(3, 'with spaces, not with tabs')],
    ),
    'no colon': Case(
        '.yaml',
        f'{A}- title: B\n  url https://e.org/B\n  year: 2000\n{C}',
        ['A', 'B', 'C'],
        [(4, 'a key has no colon')],
    ),
    'quotation marks inside others': Case(
        '.yaml',
        A + B.replace('title: B', "title: 'B's end'") + C,
        ['A', "B's end", 'C'],
        [(3, 'needs other ones around it')],
    ),
    'an item too far right': Case(
        '.yaml',
        A + B.replace('- t', ' - t').replace('  u', '   u') + C,
        ['A', 'B', 'C'],
        [(3, 'this is not YAML')],
    ),
    'a key too far left': Case(
        '.yaml',
        A + B.replace('  u', ' u') + C,
        ['A', 'B', 'C'],
        [(4, 'are indented alike')],
    ),
    'odd ends of lines': Case(
        '.yaml',
        'x: 1'.join([item('A\u2028a'), item('B\u0085b'), item('C\u2029c')]).replace(
            'x: 1', ''
        )
        + item('D', '  title: E\n'),
        ['A a', 'B b', 'C c', 'D'],
        [(9, "the key 'title' stands twice")],
    ),
    'deep brackets': Case('.yaml', '[' * 20_000, [], [(1, 'nested too deeply')]),
    'deep items': Case('.yaml', '- ' * 20_000, [], [(1, 'nested too deeply')]),
    'lists in a list': Case(
        '.json',
        f'[{member("A")},\n[{member("B")}, [{member("C")}]]]',
        ['A', 'B', 'C'],
        [(2, 'a list stands inside'), (2, 'a list stands inside')],
    ),
    'no numbers': Case(
        '.json',
        f'[{member("A")[:-1]}, "year": NaN}},\n{member("B")[:-1]}, "x": -Infinity}}]',
        ['A', 'B'],
        [(1, "'NaN' is no value"), (2, "'-Infinity' is no value")],
    ),
    'no end of a text': Case(
        '.json',
        f'[{member("A").replace("A", "A, a").replace(chr(34) + ", ", ", ", 1)},\n'
        f'{member("B")}]',
        ['A, a', 'B'],
        [(1, 'is missing at the end')],
    ),
    'no end of the last text': Case(
        '.json',
        f'[{member("A")[:-2]}}},\n{member("B")}]',
        ['A', 'B'],
        [(1, 'is missing at the end')],
    ),
    'no beginning of a text': Case(
        '.json',
        f'[{member("A a").replace(chr(34) + "A a", "A a", 1)},\n{member("B")}]',
        ['A a', 'B'],
        [(1, 'is missing at the beginning')],
    ),
    'cut off': Case(
        '.json',
        f'[{member("A")},\n{member("B")[:-1]}, "topics": ["x", "y',
        ['A', 'B'],
        [(2, 'is missing at the end')],
    ),
    'what is no item of CSL': Case(
        '.json',
        '[{"type": "book", "title": "A", "URL": "https://e.org",\n'
        '"author": [{"family": ["X"]}, {"family": "Y"}]},\n5]',
        ['A'],
        [(2, 'a name has neither'), (3, "'5' is not an entry")],
    ),
    'abbreviations that explode': Case(
        '.bib',
        '@string{a0 = "xxxxxxx"}\n'
        + '\n'.join(f'@string{{a{n + 1} = a{n} # a{n}}}' for n in range(20))
        + '\n@book{b, title = a20}\n',
        ['a18' * 4],
        [(20, "'a18' stands for too much")],
    ),
    'crossrefs without end': Case(
        '.bib',
        ''.join(f'@book{{k{n}, title={{T}}, crossref=k{n + 1}}}\n' for n in range(99))
        .replace('=k', '={k')
        .replace('}\n', '}}\n'),
        ['T'] * 99,
        [(n, 'too many entries stand above') for n in range(21, 99)]
        + [(99, "there is no entry 'k99'")],
    ),
    'no type': Case(
        '.bib',
        '@{a, title={A}}\n@book-chapter{b, title={B}}\n',
        ['A', 'B'],
        [(1, 'the type of the entry is missing')],
    ),
    'a colon for a sign': Case(
        '.bib', '@book{a, title: {A}}', ['A'], [(1, "'title:' ends in a colon")]
    ),
    'UTF-16 without a mark': Case(
        '.csv',
        'Ä,title,url\n1,A,https://e.org\n'.encode('utf-16-be'),
        ['A'],
        [(1, 'written in UTF-16')],
    ),
    'several bytes': Case(
        '.csv',
        'title,url\rA,https://e.org\rÄ,https://f.org\rÖ,x\r'.encode('latin-1'),
        ['A', '\ufffd', '\ufffd'],
        [(3, 'the byte 0xc4 is not UTF-8, nor is 1 more')],
    ),
    'a table of a program': Case(
        '.csv', b'PK\x03\x04\x00\x08\xff' * 99, [], [(1, 'the file is no text')]
    ),
    **{
        f'a page instead of {suffix}': Case(
            suffix,
            '\ufeff\n<!doctype html>\n<title>Not found</title>',
            [],
            [(1, 'a page in HTML')],
        )
        for suffix in READERS
    },
}


@pytest.mark.parametrize('name', CASES)
def test_a_broken_file_costs_no_entry(name: str) -> None:
    case = CASES[name]
    text = case.text
    content = read_data(text.encode() if isinstance(text, str) else text, case.suffix)
    titles = [e.values['title'][0].text for e in content.entries if 'title' in e.values]
    assert titles == case.titles
    assert [flaw.line for flaw in content.flaws] == [line for line, _ in case.faults]
    for flaw, (_, words) in zip(content.flaws, case.faults, strict=True):
        assert words in flaw.message


def test_what_stands_inside_a_broken_entry_is_read_too() -> None:
    text = (
        '- title: "A, a" # x\n  links:\n  - L <https://l.org>\n   - M <https://m.org>\n'
        '  tags:\n    own: [x, "y, z"]\n  description: |\n    One: two\n    three\n'
        '  authors: [Ada\n  url: https://e.org/A\n'
    )
    (entry,) = read_data(text.encode(), '.yaml').entries
    found = {key: [text.text for text in texts] for key, texts in entry.values.items()}
    assert found == {
        'title': ['A, a'],
        'links': ['L <https://l.org>', 'M <https://m.org>'],
        'tags.own': ['x', 'y, z'],
        'description': ['One: two three'],
        'authors': ['Ada'],
        'url': ['https://e.org/A'],
    }


def several(text: str, number: int) -> str:
    """Return a list with one more entry each, which differ in their addresses."""
    return ''.join(text.replace('/sets', f'/{n}') for n in range(number))


CUT = {
    '.yaml': several(YAML, 2),
    '.json': json.dumps(json.loads(f'[{several(JSON, 1)}]') * 2, indent=1),
    '.csv': CSV + several(CSV.split('\r\n', 1)[1], 2),
    '.bib': f'{BIB}{several(BIB, 1).replace("{sets-", "{more-")}',
    '.csl.json': json.dumps(json.loads(CSL) * 2, indent=1),
}


@pytest.mark.parametrize('name', CUT)
def test_a_file_that_is_cut_off_anywhere_keeps_what_is_whole(name: str) -> None:
    suffix = f'.{name.rpartition(".")[2]}'
    data = CUT[name].replace('Ada', 'Ädä').encode()
    whole = read_data(data, suffix)
    assert whole.flaws == []
    for end in range(1, len(data), 1 + 2 * (suffix == '.yaml')):
        content = read_data(data[:end], suffix)
        lines = data[:end].count(b'\n') + 1
        assert content.entries or content.flaws
        assert len(content.flaws) <= 2
        assert all(1 <= flaw.line <= lines for flaw in content.flaws)
        following = pairwise(whole.entries)
        before = [entry for entry, after in following if after.line < lines]
        assert content.entries[: len(before)] == before


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / 'folder.yaml').mkdir()
    (tmp_path / 'link.csv').symlink_to('/dev/zero')
    for path in tmp_path.iterdir():
        (flaw,) = read_file(path).flaws
        assert flaw == (1, 'it is no file; put a list in its place')
    (flaw,) = read_file(tmp_path / 'none.bib').flaws
    assert 'it cannot be read: No such file' in flaw.message


def test_a_page_in_markdown_is_decoded_as_other_files_are() -> None:
    text = '- [Ä](https://e.org) - \x07\n'
    content = read_data(text.encode('utf-16'), '.md', {'.md': read_markdown})
    assert content.entries[0].values['title'][0].text == 'Ä'
    assert ['UTF-16' in content.flaws[0].message, 'U+0007' in content.flaws[1].message]


@pytest.mark.parametrize('suffix', ['.json', '.yaml'])
def test_line_ends_that_are_written_as_signs_are_no_lines(suffix: str) -> None:
    data = (
        b'[{"title": "Sets",\n"url": "https://e.org", "note": "One.\\n\\ntwo \\u0007"}]'
    )
    message = 'the control character U+0007 is left out; delete it'
    assert read_data(data, suffix).flaws == [(2, message)]
