"""Bibliographies in BibTeX come in whole."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from import_forms import project, records
from sphinx_resources.formats import read_data

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    import pytest

BIBLIOGRAPHY = r"""
@string{press = "Example Press"}
@comment{nothing}
@book{a, title={B{\"o}hm and the 50% rule}, author={Ludwig van Beethoven and
  Knuth, Jr., Donald E. and {Example and Sons} and others}, publisher=press,
  doi={10.1000/1}, year={2001}, keywords={sets}, abstract={D}}
@inbook{b, crossref={a}, title={A Chapter}, eprint={arXiv:2001.1}, keywords={sets},
  abstract={D}}
@misc{c, title={Broken}, url={https://example.org/c},
  keywords={sets}, abstract={D}
@online{d, title={After}, editor={Ada Lovelace}, url={https://example.org/a\_b\%20},
  year=2002, keywords={sets}, abstract={D}}
@online{d, title={Twice}, url={https://example.org/twice}, keywords={sets},
  abstract={D}}
"""


def test_nothing_of_a_bibliography_is_lost(tmp_path: Path) -> None:
    build = project(tmp_path, **{'a.bib': BIBLIOGRAPHY}).build()
    found = {record['title']: record for record in records(build)}
    assert set(found) == {
        'Böhm and the 50% rule',
        'A Chapter',
        'Broken',
        'After',
        'Twice',
    }
    first = found['Böhm and the 50% rule']
    assert first['authors'] == [
        'Ludwig van Beethoven',
        'Donald E. Knuth Jr.',
        'Example and Sons',
    ]
    assert first['publisher'] == found['A Chapter']['publisher'] == 'Example Press'
    assert first['url'] == 'https://doi.org/10.1000/1'
    assert found['A Chapter']['url'] == 'https://arxiv.org/abs/2001.1'
    assert found['After']['url'] == 'https://example.org/a_b%20'
    assert found['After']['authors'] == ['Ada Lovelace']
    assert "a.bib:9: WARNING: the entry 'c' is not closed" in build.warnings
    words = "a.bib:13: WARNING: the key 'd' is that of the entry on line 11 too"
    assert words in build.warnings


def test_a_missing_parser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__('sys').modules, 'pylatexenc.latex2text', None)
    content = read_data(b'@book{a, title={A}}', '.bib')
    assert "pip install 'sphinx-resources[bibtex]'" in content.flaws[0].message


def test_types_with_a_slip_are_read_as_they_were_meant() -> None:
    entries = ''.join(
        f'@{name}{{k{number}, title={{T{number}}}}}\n'
        for number, name in enumerate(['boook', 'Artical', 'masterthesis', 'softwre'])
    )
    others = ''.join(
        f'@{name}{{x{name}, title={{A}}}}\n' for name in ('misc', 'podcast')
    )
    content = read_data(f'{entries}{others}'.encode(), '.bib')
    assert [flaw.line for flaw in content.flaws] == [1, 2, 3, 4]
    assert (
        content.flaws[0].message == "there is no type '@boook'; did you mean '@book'?"
    )
    kinds = [entry.values['kind'][0].text for entry in content.entries[:4]]
    assert kinds == ['book', 'paper', 'paper', 'tool']


#: Titles and names as BibTeX writes them, and as they are read.
WRITTEN_TITLES = {
    r'{On {\'E}t{\'e} and \v{c}}': 'On Été and č',
    r'"Stra{\ss}e, {\O}re, {\L}\'od\'z"': 'Straße, Øre, Łódź',
    r"{``Quotes'' -- and 50\% \& more}": '“Quotes” – and 50% & more',
    r'{The {LaTeX} of $x^2 + \alpha$}': r'The LaTeX of $x^2 + \alpha$',
    r'press # " and " # {Sons}': 'Example Press and Sons',
    r'"A {"}quoted{"} word"': 'A "quoted" word',
    r'{数学 \i{} \aa{} \c{c} \~n}': '数学 ı å ç ñ',
}
WRITTEN_NAMES = {
    'Ada Lovelace': ['Ada Lovelace'],
    'van Beethoven, Ludwig and de la Fontaine, Jean': [
        'Ludwig van Beethoven',
        'Jean de la Fontaine',
    ],
    'Knuth, Jr., Donald E.': ['Donald E. Knuth Jr.'],
    '{Barnes and Noble, Inc.} and others': ['Barnes and Noble, Inc.', 'and others'],
    r'{\"O}zg{\"u}r, A. AND {World Health Organization}': [
        'A. Özgür',
        'World Health Organization',
    ],
    "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin": [
        'Charles Louis Xavier Joseph de la Vallée Poussin'
    ],
}
#: Entries with a fault, and what is said of it; {n} is the number of the entry.
BROKEN = {
    '@book{{k{n}, title={{T {n}}}, {rest}\n': "the entry 'k{n}' is not closed",
    '@book{{k{n}, title={{T {n}, {rest}}}\n': "the entry 'k{n}' is not closed",
    '@book{{k{n}, title="T {n}, {rest}}}\n': "the entry 'k{n}' is not closed",
    '@book{{k{n}, title={{T {n}}}}}, {rest}}}\n': 'a brace closes the entry before',
    '@book{{k{n}, title={{T {n}}} {rest}}}\n': "a comma is missing before 'url'",
    '@book{{k{n} title={{T {n}}}, {rest}}}\n': "missing behind the key 'k{n}'",
    '@book{{title={{T {n}}}, {rest}}}\n': 'the entry has no key',
    '@book{{, title={{T {n}}}, {rest}}}\n': 'the entry has no key',
    'book{{k{n}, title={{T {n}}}, {rest}}}\n': "the sign @ is missing before 'book'",
    '@book k{n},\ntitle={{T {n}}}, {rest}}}\n': "a brace is missing behind '@book'",
    '@book{{k{n}, title={{T {n}}}, title={{U}}, {rest}}}\n': "'title' stands twice",
    '@book{{k{n}, title={{T {n}}}, publisher=pres, {rest}}}\n': (
        "the abbreviation 'pres' is not defined; did you mean 'press'?"
    ),
    '@book{{k{n}, title={{T {n}}}, crossref={{none}}, {rest}}}\n': (
        "crossref: there is no entry 'none'"
    ),
    '@book{{k{n}, title={{T {n}}}, crossref={{k{n}}}, {rest}}}\n': (
        "crossref: 'k{n}' leads back to itself"
    ),
    '@book{{k{n}, title={{T {n}}}, stray, {rest}}}\n': "'stray' has no value",
    '@book{{k{n}, title={{T {n}}}, {{stray}}, {rest}}}\n': 'a text has no name',
    '@book{{twice, title={{T {n}}}, {rest}}}\n': "the key 'twice' is that of",
}


def long_bibliography(size: int) -> tuple[str, dict[str, Any], dict[int, str]]:
    """Return a bibliography, what its entries say by address, and the faults."""
    text = '% Words.\n@string{press = "Example Press"}\n@comment{ @book{no} }\n'
    text += '@preamble{"x"}\n@misc{twice, title={Twice}, url={https://x.org}}\n'
    expected: dict[str, Any] = {'https://x.org': ('Twice', [], '')}
    faults = {}
    titles = itertools.cycle(WRITTEN_TITLES.items())
    names = itertools.cycle(WRITTEN_NAMES.items())
    broken = itertools.cycle(BROKEN.items())
    for n in range(size - 1):
        address = f'https://example.org/{n}'
        line = text.count('\n') + 1
        if n % 5 == 4:
            form, words = next(broken)
            text += form.format(n=n, rest=f'url = {{{address}}}')
            expected[address] = (f'T {n}', [], '')
            faults[line] = words.format(n=n)
            continue
        (title, read_title), (name, read_name) = next(titles), next(names)
        year = ('year = 2001', 'date = {2001-05}', 'Year = "2001", month = jan')[n % 3]
        sides = '()' if n % 7 == 0 else '{}'
        text += (
            f'@Book{sides[0]}key{n},\n  TITLE = {title},\n  author = {{{name}}},\n'
            f'  {year},\n  url = "{address}"\n{sides[1]}\n\n'
        )
        expected[address] = (read_title, read_name, '2001')
    return text, expected, faults


def test_five_hundred_entries_come_in_whole() -> None:
    text, expected, faults = long_bibliography(500)
    content = read_data(text.encode(), '.bib')
    found = {}
    for entry in content.entries:
        one = {key: texts[0].text for key, texts in entry.values.items()}
        authors = [author.text for author in entry.values.get('authors', [])]
        found[one['url']] = one.get('title'), authors, one.get('year', '')
    assert len(content.entries) == 500
    assert {k: v for k, v in found.items() if expected.get(k) != v} == {}
    assert set(found) == set(expected)
    said = {flaw.line: flaw.message for flaw in content.flaws}
    assert len(said) == len(content.flaws)
    assert [line for line in faults if faults[line] not in said.get(line, '')] == []
    assert set(said) == set(faults)


def test_nothing_is_left_out_in_silence(tmp_path: Path) -> None:
    entry = (
        '@article{a, title={A}, subtitle={B}, url={https://example.org/a}, doi={10.1/x}'
        ',\n keywords={sets}, abstract={D}, journal={J}, note={N},\n'
        ' language={ngerman}, institution={I}}\n'
        '@misc{b, title={B}, howpublished={\\url{https://example.org/b}},\n'
        ' keywords={sets}, abstract={D}, note={N}}\n'
    )
    build = project(tmp_path, **{'a.bib': entry}).build()
    assert build.warnings.count('WARNING') == 2
    assert "a.bib:2: WARNING: the key 'journal' of an entry is not" in build.warnings
    assert "a.bib:2: WARNING: the key 'note' of 2 entries is not" in build.warnings
    first, second = records(build)
    assert first['title'] == 'A: B'
    assert first['links'] == [{'label': 'DOI', 'url': 'https://doi.org/10.1/x'}]
    assert first['languages'] == ['de']
    assert first['publisher'] == 'I'
    assert second['url'] == 'https://example.org/b'
