"""Authors as they are written: one name, several names, and others."""

from __future__ import annotations

import itertools

import pytest

from sphinx_resources.model import values
from sphinx_resources.model.authors import apart, joined, people
from sphinx_resources.model.reading import read_resource
from sphinx_resources.model.vocabulary import Vocabulary

#: Given names, family names and what is around them, in the forms of bibliographies.
GIVEN = (
    *('Ada', 'J.', 'J. R. R.', 'John Louis', 'Jean-Pierre', 'Éva', 'Ōno', 'bell'),
    *('محمد', 'דוד', 'Иван Иванович', 'K.-R.', 'Maria da Graça', 'Abd al-Rahman'),
)
FAMILY = (
    *('Lovelace', 'von Neumann', "O'Neil", "d'Alembert", 'de la Vallée Poussin'),
    *(
        'van der Waals',
        'García Márquez',
        'Ng',
        'al-Khwārizmī',
        'الخوارزمي',
        'בן גוריון',
    ),
    *('Колмогоров', 'ten Brink', 'Ó Briain', 'Smith-Jones', 'hooks', 'Santos e Silva'),
    *('Ramón y Cajal', 'St. John', 'MacLane', 'Erdős', 'bin Laden', 'Θεοδωράκη'),
)
SUFFIXES = ('', 'Jr.', 'Sr.', 'III', 'PhD')
BODIES = (
    'Department of Trade and Heavy Industry',
    'National Academies of Sciences, Engineering, and Medicine',
    'Massachusetts Institute of Technology',
    'Simon and Schuster',
    'Procter and Gamble',
    'Institute of Statistics and Operations Research, University of Vienna',
    'Google Research, Brain Team, Mountain View',
    'The Open University, Milton Keynes, United Kingdom',
    'World Health and Safety Board',
    'Bureau International des Poids et Mesures',
    'Ministry of Education, Culture and Science',
    'Society for Industrial and Applied Mathematics',
    'Deep Learning and Computer Vision Group',
    'Smith, Jones and Partners',
    'Goldman, Sachs and Company, Inc.',
    'Royal Statistical Society, London, England',
    'Marks and Spencer plc',
    'Johnson & Johnson',
    'Simon & Schuster',
    'Smith, Jones & Partners',
    'Ministerium für Bildung und Forschung',
    'Centre National de la Recherche Scientifique et Technique',
    'Massachusetts Institute of Technology and Harvard University',
    'fast.ai',
    '3Blue1Brown',
    'Plato',
    'Bourbaki, Nicolas',
    '山田太郎',
    '山田, 太郎',
    '김철수',
    '李 明',
    'ابن سينا',
    '北京大学、数学系',
)


def bibliography() -> list[str]:
    """Return 2,400 authors, each one person or body, in every form of a name."""
    forms = []
    for (given, family), suffix in itertools.product(
        itertools.product(GIVEN, FAMILY), SUFFIXES
    ):
        behind = f' {suffix}' if suffix else ''
        forms += [f'{given} {family}{behind}', f'{family}, {given}{behind}']
        if suffix:
            forms += [f'{given} {family}, {suffix}', f'{family}, {suffix}, {given}']
    return list(dict.fromkeys([*BODIES, *forms]))


def test_no_author_of_a_bibliography_is_taken_for_several() -> None:
    names = bibliography()
    assert len(names) >= 2400
    assert [name for name in names if apart(name)] == []


@pytest.mark.parametrize(
    ('text', 'names'),
    [
        ('Ada Lovelace and Alan Turing', 'Ada Lovelace; Alan Turing'),
        ('A. Lovelace, A. Turing, and K. Gödel', 'A. Lovelace; A. Turing; K. Gödel'),
        ('A B, C D, E F', 'A B; C D; E F'),
        ('Ada Lovelace & Alan Turing', 'Ada Lovelace; Alan Turing'),
        ('Lise Meitner und Otto Hahn', 'Lise Meitner; Otto Hahn'),
        ('Marie Curie et Pierre Curie', 'Marie Curie; Pierre Curie'),
        ('Лев Ландау и Евгений Лифшиц', 'Лев Ландау; Евгений Лифшиц'),
        ('Kernighan BW, Ritchie DM', 'Kernighan BW; Ritchie DM'),
        ('Lovelace, A., Turing, A. M.', 'Lovelace, A.; Turing, A. M.'),
        ('Lovelace, A., Turing, A., & Gödel, K.',
         'Lovelace, A.; Turing, A.; Gödel, K.'),
        ('Strang, Gilbert and Boyd, Stephen', 'Strang, Gilbert; Boyd, Stephen'),
        ('John von Neumann and Ludwig van Beethoven et al.',
         'John von Neumann; Ludwig van Beethoven; and others'),
    ],
)  # fmt: skip
def test_full_names_that_are_joined_are_told_apart(text: str, names: str) -> None:
    with pytest.raises(ValueError, match=f'looks like several authors; write {names}$'):
        values.author(text)


def test_braces_hold_a_name_together() -> None:
    assert values.author('{Ada Lovelace and Alan Turing}') == (
        'Ada Lovelace and Alan Turing'
    )
    assert values.author('{NASA, Goddard}') == 'NASA, Goddard'


@pytest.mark.parametrize(
    ('text', 'names', 'others'),
    [
        ('Gilbert Strang; and others', ('Gilbert Strang',), True),
        ('Gilbert Strang; others', ('Gilbert Strang',), True),
        ('Gilbert Strang; et al.', ('Gilbert Strang',), True),
        ('Gilbert Strang et al.', ('Gilbert Strang',), True),
        ('Gilbert Strang, et al', ('Gilbert Strang',), True),
        ('Strang, Gilbert and others', ('Strang, Gilbert',), True),
        ('A B; C D & others', ('A B', 'C D'), True),
        ('A B; (et al.)', ('A B',), True),
        ('A B; ET AL.', ('A B',), True),
        ('A B; a  b', ('A B',), False),
        ('and others', (), False),
        ('Rob Others; Alma Etal', ('Rob Others', 'Alma Etal'), False),
        ('Gilbert Strang & al.', ('Gilbert Strang',), True),
        ('Strang, Gilbert, others', ('Strang, Gilbert',), True),
        ('Gilbert Strang and 12 others', ('Gilbert Strang',), True),
        ('Gilbert Strang and colleagues', ('Gilbert Strang',), True),
        ('Gilbert Strang; …', ('Gilbert Strang',), True),
        ('Иванов и др.', ('Иванов',), True),
        ('Strang u. a.', ('Strang',), True),
        ('García y otros', ('García',), True),
        ('王小明 等', ('王小明',), True),
        ('Strang, Gilbert; Gilbert Strang', ('Strang, Gilbert',), False),
        ('J. R. R. Tolkien; J.R.R. Tolkien', ('J. R. R. Tolkien',), False),
        ('Hal King; Hal King, Jr.', ('Hal King', 'Hal King, Jr.'), False),
        ('Example Inc; Example Inc.', ('Example Inc',), False),
    ],
)
def test_and_others_is_no_author(
    text: str, names: tuple[str, ...], others: bool
) -> None:
    assert people(values.names(text)) == (names, others)


@pytest.mark.parametrize(
    ('text', 'line'),
    [
        ('', ''),
        ('Ada Lovelace', 'Ada Lovelace'),
        ('Ada Lovelace; Alan Turing', 'Ada Lovelace, Alan Turing'),
        ('Curie, Marie; Emmy Noether', 'Curie, Marie; Emmy Noether'),
        ('Ada Lovelace; et al.', 'Ada Lovelace and others'),
        ('A B; C D; and others', 'A B, C D, and others'),
        ('B, A; D, C; and others', 'B, A; D, C; and others'),
        ('משה כהן; Ada B', '\u2068משה כהן\u2069, Ada B'),
    ],
)
def test_authors_on_one_line(text: str, line: str) -> None:
    options = {'authors': (text, 1)}
    record, _ = read_resource('Title', options, Vocabulary(kinds={}, levels={}))
    assert joined(record) == line


def test_a_name_behind_a_semicolon_begins_with_no_and() -> None:
    text = "'and Alan Turing' begins with 'and'; write Alan Turing"
    with pytest.raises(ValueError, match=text):
        values.author('and Alan Turing')
    assert values.author('and others') == 'and others'
