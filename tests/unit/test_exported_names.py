"""Names of authors are taken apart for others, and put together when they come in."""

from __future__ import annotations

import json

import pytest

from sphinx_resources.formats import read_data
from sphinx_resources.model.persons import parse_name


@pytest.mark.parametrize(
    ('text', 'parts'),
    [
        ('Gilbert Strang', ('Strang', 'Gilbert', '')),
        ('Ludwig van Beethoven', ('van Beethoven', 'Ludwig', '')),
        ('Strang, Gilbert', ('Strang', 'Gilbert', '')),
        ('3Blue1Brown', ('3Blue1Brown', '', '')),
        ('Stanford University', ('Stanford University', '', '')),
        ('Euclid', ('Euclid', '', '')),
        ('A, B, C', ('A, B, C', '', '')),
        ('Hal Daumé III', ('Daumé', 'Hal', 'III')),
        ('Martin Luther King, Jr.', ('King', 'Martin Luther', 'Jr.')),
        ('King, Jr., Martin Luther', ('King', 'Martin Luther', 'Jr.')),
        ('Ludwig van der Berg Sr', ('van der Berg', 'Ludwig', 'Sr')),
        ('Naoaki Okazaki (岡崎直観)', ('Naoaki Okazaki (岡崎直観)', '', '')),
        ('Malcolm II', ('II', 'Malcolm', '')),
        ('Knuth, Jr.', ('Knuth, Jr.', '', '')),
        ('Ada Lovelace, Ph.D., M.D.', ('Lovelace', 'Ada', 'Ph.D. M.D.')),
        ('Charles de la Vallée Poussin', ('de la Vallée Poussin', 'Charles', '')),
        ('Santiago Ramón y Cajal', ('Ramón y Cajal', 'Santiago', '')),
        ('Ramón y Cajal', ('Ramón y Cajal', '', '')),
        ('Ana Santos e Silva', ('Santos e Silva', 'Ana', '')),
        ('Jan ten Brink', ('ten Brink', 'Jan', '')),
        ('Universidade de Lisboa', ('Universidade de Lisboa', '', '')),
        ('MIT Lincoln', ('MIT Lincoln', '', '')),
        ('Johnson & Johnson', ('Johnson & Johnson', '', '')),
        ('王 小明', ('王', '小明', '')),
        ('김 철수', ('김', '철수', '')),
        ('山田 はなこ', ('山田', 'はなこ', '')),
    ],
)
def test_a_name_has_parts(text: str, parts: tuple[str, str, str]) -> None:
    assert parse_name(text) == parts


@pytest.mark.parametrize('text', ['Hal Daumé III', 'Ludwig van der Berg Sr', '王 小明'])
def test_a_name_with_a_suffix_comes_back(text: str) -> None:
    name = parse_name(text)
    author = f'{name.family}, {name.suffix}, {name.given}'
    bib = f'@book{{k, title={{T}}, author={{{author}}}}}'
    csl = json.dumps([{'type': 'book', 'title': 'T', 'author': [name._asdict()]}])
    for suffix, data in (('.bib', bib), ('.json', csl)):
        (entry,) = read_data(data.encode(), suffix).entries
        assert [author.text for author in entry.values['authors']] == [text]
