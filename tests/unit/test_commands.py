"""Commands of LaTeX and MathJax that the converter does not know, or takes amiss."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from mathml_reading import read
from sphinx_resources.formulas.converter import Converter

CONVERTER = Converter({})


@pytest.mark.parametrize(
    ('code', 'meant'),
    [
        (r'\begin{matrix}a \cr b\end{matrix}', r'\begin{matrix}a \\ b\end{matrix}'),
        (r'\begin{psmallmatrix}a\end{psmallmatrix}', r'\begin{pmatrix}a\end{pmatrix}'),
        (r'\begin{bmatrix*}[r]a\end{bmatrix*}', r'\begin{bmatrix}a\end{bmatrix}'),
        (r'\begin{multlined}a\end{multlined}', r'\begin{gathered}a\end{gathered}'),
        (r'\cancelto{0}{x}', r'{\cancel{x}}^{0}'),
        (r'\ketbra{a}{b}', r'\lvert a\rangle\!\langle b\rvert'),
        (r'\adjustlimits\lim_a\sup_b', r'\lim_a\sup_b'),
        (r'\centernot\parallel', r'\not\parallel'),
        (r'\skew{3}{\hat}{A}', r'\hat{A}'),
        (r'\underbar{x}', r'\underline{x}'),
        (r'\mathup{d}', r'\mathrm{d}'),
        (r'\symbb{R}', r'\mathbb{R}'),
        (r'\xlongrightarrow{d}', r'\xrightarrow{d}'),
        (r'\rule{0pt}{3ex} x', 'x'),
        (r'\rule[-1ex]{0em}{3ex} x', 'x'),
        (r'\TeX', r'\text{TeX}'),
    ],
)
def test_what_a_command_stands_for(code: str, meant: str) -> None:
    shown = CONVERTER.convert(code, block=True)
    assert shown == CONVERTER.convert(meant, block=True)


def test_a_root_sign_alone_is_a_sign() -> None:
    assert read(CONVERTER.convert(r'\surd x', block=False)) == '√x'


def cells(code: str) -> list[list[str]]:
    """Return what stands in the cells of a table, and their rules."""
    table = BeautifulSoup(CONVERTER.convert(code, block=True), 'html.parser')
    return [
        [
            ' '.join(
                [cell.get_text(), *re.findall('(top|bottom)', ' '.join(cell['class']))]
                if cell.has_attr('class')
                else [cell.get_text()]
            )
            for cell in row.select('mtd')
        ]
        for row in table.select('mtr')
    ]


def test_rules_below_some_columns() -> None:
    code = (
        r'\begin{array}{ccc} 1 & 2 & 3 \\ \cline{1-2} -4 & 5 & 6 \\ '
        r'\cline{1-1}\cline{3-3} 7 & 8 & 9 \\ \cline{2-3} \end{array}'
    )
    assert cells(code) == [
        ['1', '2', '3'],
        ['−4 top', '5 top', '6'],
        ['7 top', '8 bottom', '9 top bottom'],
    ]


def test_rules_in_a_table_in_a_table() -> None:
    inner = r'\begin{array}{c} 1 \\ \cline{1-1} 2 \end{array}'
    code = rf'\begin{{array}}{{cc}} {inner} & 3 \\ \cline{{2-2}} 4 & 5 \end{{array}}'
    table = BeautifulSoup(CONVERTER.convert(code, block=True), 'html.parser')
    ruled = table.select('mtd.resource-math-solid-top')
    assert [cell.get_text() for cell in ruled] == ['2', '5']


def test_a_cell_takes_several_columns() -> None:
    code = (
        r'\begin{array}{c|cc} \multicolumn{1}{c}{} & \multicolumn{2}{c}{Y} \\ '
        r'\cline{2-3} X & 0 & 1 \end{array}'
    )
    table = BeautifulSoup(CONVERTER.convert(code, block=True), 'html.parser')
    wide = [cell['columnspan'] for cell in table.select('mtd[columnspan]')]
    assert wide == ['1', '2']
    assert [
        cell.get_text() for cell in table.select('mtd.resource-math-solid-top')
    ] == [
        '0',
        '1',
    ]
