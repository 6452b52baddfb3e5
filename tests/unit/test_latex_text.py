"""Text of bibliographies comes out of LaTeX whole."""

from __future__ import annotations

import pytest

from sphinx_resources.formats import read_data
from sphinx_resources.formats.bibtex import escape
from sphinx_resources.formats.latex_text import latex_decoder

_ABS = 'https://arxiv.org/abs/1412.0001'
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
    r'{\textless}p{\textgreater} {\textbar}x{\textbar}': '<p> |x|',
    r'a{\textunderscore}b x{\textasciicircum}2': 'a_b x^2',
    r'\textbraceleft{}x\textbraceright{} {\glqq}y{\grqq}': '{x} „y“',
    r'{A} $k$-NN View & More, R\&D': 'A $k$-NN View & More, R&D',
    r'$\begin{pmatrix} a & b \end{pmatrix}$ {A}': (
        r'$\begin{pmatrix} a & b \end{pmatrix}$ A'
    ),
    r'{A} \$5 & \$6': 'A $5 & $6',
    r'hy\-phen {A}': 'hyphen A',
    r'See~\url{https://e.org/~ada/x}': 'See https://e.org/~ada/x',
    r'The $\mathbb{R}$ of 50% \unknown': r'The $\mathbb{R}$ of 50% unknown',
}


@pytest.mark.parametrize('written', WRITTEN)
def test_no_command_takes_words_away(written: str) -> None:
    assert latex_decoder(pytest.fail)(written) == WRITTEN[written]


@pytest.mark.parametrize(
    'text', ['a -- b --- c', "O''Neil ``x''", 'a & b_c^d ~ {e} \\f', 'x } y', '5 % # $']
)
def test_what_is_written_is_read_as_it_was(text: str) -> None:
    assert latex_decoder(pytest.fail)(escape(text)) == text


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
        # As Mendeley, BibDesk, dblp and libraries write them.
        ('url={https://e.org/{~}ada/{\\%}20}', 'url', 'https://e.org/~ada/%20'),
        (r'url={https://e.org/$\sim$ada}', 'url', 'https://e.org/~ada'),
        (
            'doi={http://doi.acm.org.proxy.e.edu/10.1145/1830483.1830503}',
            'url',
            'https://doi.org/10.1145/1830483.1830503',
        ),
        ('arxivId={1412.0001}, archivePrefix={arXiv}', 'url', _ABS),
        ('Bdsk-Url-1={https://e.org/lda}', 'url', 'https://e.org/lda'),
        (r'note={See \url{https://e.org/a}}', 'url', 'https://e.org/a'),
        ('author={Wei Wang 0012 and Ada Lovelace}', 'authors', 'Wei Wang'),
    ],
)
def test_fields_of_biblatex_are_read(field: str, key: str, expected: str) -> None:
    content = read_data(f'@book{{k, title={{T}}, {field}}}'.encode(), '.bib')
    assert not content.flaws
    assert content.entries[0].values[key][0].text == expected


@pytest.mark.parametrize(
    'fields',
    [
        'url={http://arxiv.org/abs/1412.0001}, eprint={1412.0001}',
        'url={https://arxiv.org/abs/1412.0001v2}, eprint={1412.0001v2}, '
        'arxivid={1412.0001v2}',
        'url={http://dx.doi.org/10.1038%2F323533a0}, doi={10.1038/323533A0}',
        'url={https://e.org/a}, bdsk-url-1={https://e.org/a}',
    ],
)
def test_one_address_in_two_fields_is_one(fields: str) -> None:
    content = read_data(f'@book{{k, title={{T}}, {fields}}}'.encode(), '.bib')
    assert set(content.entries[0].values) - {'kind', 'aliases'} == {'title', 'url'}


def test_what_stands_around_an_address_is_not_lost() -> None:
    fields = r'howpublished={A course, \url{https://e.org/a}, 2020}'
    content = read_data(f'@misc{{k, title={{T}}, {fields}}}'.encode(), '.bib')
    values = content.entries[0].values
    assert values['url'][0].text == 'https://e.org/a'
    assert values['howpublished'][0].text == 'A course, , 2020'
    fields = r'note={[Online; accessed 19-July-2020] \url{https://e.org/a}}'
    content = read_data(f'@misc{{k, title={{T}}, {fields}}}'.encode(), '.bib')
    assert content.entries[0].values['note'][0].text.startswith('[Online; accessed')


def test_a_key_of_two_entries_is_told_once() -> None:
    text = '@book{k, title={A}}\n@book{K, title={B}}\n@book{k, title={C}}\n'
    content = read_data(text.encode(), '.bib')
    assert [flaw.line for flaw in content.flaws] == [2, 3]
    assert ['aliases' in entry.values for entry in content.entries] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize('written', [r'A \verb|x', r'A \href{u}', r'A \sqrt['])
def test_an_author_is_told_what_is_no_latex(written: str) -> None:
    bib = f'@book{{a, title={{T}}}}\n@book{{k, title={{{written}}}}}'
    content = read_data(bib.encode(), '.bib')
    assert [(flaw.line, flaw.message) for flaw in content.flaws] == [
        (2, f"'{written}' is no LaTeX, and stays as it is without braces; mend it")
    ]
    (title,) = content.entries[1].values['title']
    assert title.text == written.replace('{', '').replace('}', '')
