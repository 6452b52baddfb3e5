"""Two names that one comma joins are told where others say that both are authors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

#: Authors of one resource, those of another, and what the first ought to be.
JOINED = [
    ('Ada Lovelace, Alan Turing', 'Alan Turing; Ada Lovelace'),
    ('Ada Lovelace, Alan Turing', 'Turing, Alan; Lovelace, Ada'),
    ('Ada Lovelace، Alan Turing', 'Alan Turing; Ada Lovelace'),
    ('Emmy Noether; Ada Lovelace, Alan Turing', 'Alan Turing; Ada Lovelace'),
]
#: The same of which the first is one name, or may be.
ONE = [
    ('García Márquez, Gabriel José', 'García Márquez'),
    ('García Márquez, Gabriel José', 'Gabriel José García Márquez'),
    ('Ada Lovelace, Alan Turing', 'Ada Lovelace'),
    ('Ada Lovelace, Alan Turing', 'Alan Turing'),
    ('Ada Lovelace, Alan', 'Ada Lovelace; Alan'),
    ('Turing, Alan', 'Alan Turing'),
    ('El Hassani, A. J. Rusi', 'El Hassani; A. J. Rusi'),
    ('van Eden, G. G.', 'van Eden; G. G.'),
]


def project(path: Path, syntax: str, first: str, second: str) -> Project:
    parts = [
        block(
            syntax,
            'resource',
            title,
            {
                'url': f'https://example.org/{title}',
                'topics': 'Sets',
                'kind': 'book',
                'authors': authors,
            },
            'Text.',
        )
        for title, authors in (('One', first), ('Two', second))
    ]
    parts.append(block(syntax, 'resource-topic', 'Sets'))
    name = f'index.{SYNTAXES[syntax]}'
    return Project(path, {name: heading(syntax, 'Home') + '\n\n'.join(parts)})


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize(('first', 'second'), JOINED)
def test_two_who_are_authors_elsewhere_are_told(
    tmp_path: Path, syntax: str, first: str, second: str
) -> None:
    made = project(tmp_path, syntax, first, second)
    (warning,) = made.build('dummy').warnings.splitlines()
    line = 7 if syntax == 'markdown' else 8
    assert warning.startswith(f'index.{SYNTAXES[syntax]}:{line}: WARNING: authors: ')
    assert "looks like two authors, because 'Alan Turing' is one in" in warning
    assert warning.endswith('; write Ada Lovelace; Alan Turing [resource.authors]')


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize(('first', 'second'), ONE)
def test_what_may_be_one_name_is_left(
    tmp_path: Path, syntax: str, first: str, second: str
) -> None:
    assert project(tmp_path, syntax, first, second).build('dummy').warnings == ''


def test_in_a_data_file_it_is_told_on_its_line(tmp_path: Path) -> None:
    made = project(tmp_path, 'markdown', 'Ada Lovelace', 'Alan Turing')
    entry = {
        'title': 'Three',
        'url': 'https://example.org/3',
        'topics': ['Sets'],
        'kind': 'book',
        'description': 'Text.',
        'authors': ['Ada Lovelace, Alan Turing'],
    }
    made.write('list.json', json.dumps([entry], indent=1))
    page = made.read('index.md')
    made.write('index.md', f'{page}\n\n:::{{resource-import}} list.json\n:::\n')
    (warning,) = made.build('dummy').warnings.splitlines()
    assert warning.startswith('list.json:')
    assert 'write Ada Lovelace; Alan Turing' in warning


def bibliography(path: Path, authors: str, others: str = '') -> Project:
    """Return a project with a work of *authors* in BibTeX, and one of *others*."""
    made = project(path, 'markdown', others or 'Emmy Noether', 'Emmy Noether')
    made.write(
        'list.bib',
        '@book{three, title={Three}, url={https://example.org/3},\n'
        f' author={{{authors}}},\n keywords={{Sets}}, abstract={{Text.}}}}\n',
    )
    page = made.read('index.md')
    made.write('index.md', f'{page}\n\n:::{{resource-import}} list.bib\n:::\n')
    return made


def authors_of(build: Build) -> list[str]:
    resources = json.loads(build.text('catalogue.json'))['resources']
    (found,) = [r['authors'] for r in resources if r['title'] == 'Three']
    return list(found)


@pytest.mark.parametrize(
    'authors', ['Jane Roe, Ana Núñez', "Jane Roe, Ana N{\\'u}{\\~n}ez"]
)
def test_in_bibtex_two_are_joined_by_a_word(tmp_path: Path, authors: str) -> None:
    made = bibliography(tmp_path, authors, 'Ana Núñez; Jane Roe')
    (warning,) = made.build('dummy').warnings.splitlines()
    assert warning.startswith('list.bib:2: WARNING: authors: ')
    assert "'Jane Roe, Ana Núñez' looks like two authors, because 'Ana" in warning
    assert warning.endswith('; write Jane Roe and Ana Núñez [resource.authors]')


@pytest.mark.parametrize(
    ('authors', 'others'),
    [
        ('García Márquez, Gabriel José', 'Gabriel José García Márquez'),
        ('García Márquez, Gabriel José', 'García Márquez'),
        ('Jane Roe, Ana Núñez', 'Jane Roe'),
        ('{Institute of Maths; A\\&amp;B}', ''),
        ('Roe, Jane and de la Vega, Jr., Ana Maria', ''),
        ('{Maths, Physics, and Company}', ''),
    ],
)
def test_in_bibtex_what_may_be_one_name_is_left(
    tmp_path: Path, authors: str, others: str
) -> None:
    assert bibliography(tmp_path, authors, others).build('dummy').warnings == ''


#: What joins names in BibTeX by mistake, and the names that are read and advised.
IN_BIBTEX = {
    'Jane Roe, Ana Núñez, Kurt Gödel': ['Jane Roe', 'Ana Núñez', 'Kurt Gödel'],
    'Jane Roe, Ana N{\\\'u}{\\~n}ez, Kurt G{\\"o}del': [
        'Jane Roe',
        'Ana Núñez',
        'Kurt Gödel',
    ],
    'Jane Roe; Ana Núñez': ['Jane Roe', 'Ana Núñez'],
    'Roe, Jane; Núñez, Ana;': ['Roe, Jane', 'Núñez, Ana'],
    'Roe, J., Núñez, A., Gödel, K.': ['Roe, J.', 'Núñez, A.', 'Gödel, K.'],
    '{Jane Roe and Ana Núñez}': ['Jane Roe', 'Ana Núñez'],
}


@pytest.mark.parametrize('authors', IN_BIBTEX)
def test_several_in_bibtex_are_told_in_its_words(tmp_path: Path, authors: str) -> None:
    names = IN_BIBTEX[authors]
    build = bibliography(tmp_path, authors).build('html')
    (warning,) = build.warnings.splitlines()
    assert warning.startswith("list.bib:2: WARNING: authors: '")
    advice = ' and '.join(names)
    braces = ', without braces around them' if authors[0] == '{' else ''
    assert (
        f'looks like several authors; write {advice}{braces} [resource.authors]'
        in warning
    )
    whole = [' '.join(reversed(name.split(', '))) for name in names]
    assert authors_of(build) == whole
