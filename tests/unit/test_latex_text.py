"""Text of bibliographies comes out of LaTeX whole."""

from __future__ import annotations

import pytest

from sphinx_resources.formats import read_data
from sphinx_resources.formats.latex_text import latex_decoder

WRITTEN = {
    r'a {\LaTeX} b \TeX{} c \BibTeX': 'a LaTeX b TeX c BibTeX',
    r'\texttt{x} \mbox{y} {\em z} \textsc{q} \foo{bar}': 'x y z q bar',
    r'\copyright{} \S 1 \pounds 2': '© § 1 £ 2',
    r'\href{https://e.org}{T} \textcolor{red}{R}': 'T R',
    r'\foreignlanguage{german}{ja}': 'ja',
    r'See \url{https://e.org/a_b}': 'See https://e.org/a_b',
    r'\noopsort{b}c': 'c',
    r'y\\z': 'y z',
    r'\(\beta\) and $\alpha \foo$': r'$\beta$ and $\alpha \foo$',
    r'\v{S}ko\v{d}a \"{\i} \ae': 'Škoďa ï æ',
    r'The $\mathbb{R}$ of 50% \unknown': r'The $\mathbb{R}$ of 50% unknown',
}


@pytest.mark.parametrize('written', WRITTEN)
def test_no_command_takes_words_away(written: str) -> None:
    assert latex_decoder()(written) == WRITTEN[written]


@pytest.mark.parametrize(
    ('field', 'key', 'expected'),
    [
        ('url={{https://e.org/{x}}}', 'url', 'https://e.org/{x}'),
        (r'url={https://e.org/a{\_}b\%20{\~}x}', 'url', 'https://e.org/a_b%20~x'),
        (
            'author={family=Beethoven, given=Ludwig, prefix=van}',
            'authors',
            'Ludwig van Beethoven',
        ),
        ('author={{Sets = Maps, Inc.}}', 'authors', 'Sets = Maps, Inc.'),
    ],
)
def test_fields_of_biblatex_are_read(field: str, key: str, expected: str) -> None:
    content = read_data(f'@book{{k, title={{T}}, {field}}}'.encode(), '.bib')
    assert not content.flaws
    assert content.entries[0].values[key][0].text == expected
