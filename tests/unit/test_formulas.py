r"""Formulas of the mathematics of machine learning, each with how it is read.

They stand in ``formulas/``: a formula, and below it what ``mathml_reading`` says of
its MathML, which was compared with what two browsers show.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docutils.utils.math import tex2unichar
from hypothesis import given, settings
from hypothesis import strategies as st

from mathml_reading import read
from sphinx_resources.formulas import markup
from sphinx_resources.formulas.commands import COMMANDS, ENVIRONMENTS
from sphinx_resources.formulas.converter import SHORT, Converter, additions
from sphinx_resources.formulas.macros import MOST_CHARACTERS, read_macros

FOLDER = Path(__file__).parents[1] / 'formulas'

CONVERTER = Converter(read_macros({
    'R': r'\mathbb{R}',
    'norm': [r'\lVert #1 \rVert', 1],
    'deriv': [r'\frac{d#2}{d#1}', 2, 'x'],
}))  # fmt: skip


def table() -> list[tuple[str, str]]:
    """Return all formulas, each with how it is read."""
    pairs = []
    for path in sorted(FOLDER.glob('*.txt')):
        lines = path.read_text(encoding='utf-8').splitlines()
        pairs += list(zip(lines[::2], lines[1::2], strict=True))
    return [(formula, reading.strip()) for formula, reading in pairs]


def convert(formula: str) -> str:
    """Return the MathML of what stands between dollars."""
    if formula.startswith('$$'):
        return CONVERTER.convert(formula[2:-2], block=True)
    return CONVERTER.convert(formula[1:-1], block=False)


def test_there_are_many_formulas() -> None:
    formulas = [formula for formula, _ in table()]
    assert len(formulas) == len(set(formulas)) > 370


@pytest.mark.parametrize(('formula', 'reading'), table())
def test_formulas_of_machine_learning(formula: str, reading: str) -> None:
    shown = convert(formula)
    assert read(shown) == reading
    assert ('display="block"' in shown) == formula.startswith('$$')
    assert_safe(shown)


def assert_safe(shown: str) -> None:
    """Check that nothing but elements and attributes of formulas is in markup."""
    allowed = markup.ATTRIBUTES | {'class', 'mathcolor', 'mathsize'}
    for node in ElementTree.fromstring(shown).iter():
        assert node.tag.rpartition('}')[2] in markup.ELEMENTS | markup.HTML_ELEMENTS
        assert set(node.attrib) <= allowed
        names = node.get('class', '').split()
        assert all(name.startswith('resource-math') for name in names)


def attempt(code: str, *, block: bool, wrap: bool = True) -> str:
    """Return the MathML of a formula, or why it cannot be shown."""
    try:
        shown = CONVERTER.convert(code, block=block, wrap=wrap)
    except ValueError as error:
        return str(error)
    assert_safe(shown)
    return shown


def test_the_style_sheet_has_the_classes_of_all_formulas() -> None:
    path = Path(markup.__file__).parents[1] / 'static' / 'sphinx-resources-math.css'
    rules = path.read_text(encoding='utf-8')
    used = {
        name
        for formula, _ in table()
        for classes in re.findall('class="([^"]*)"', convert(formula))
        for name in classes.split()
    }
    assert len(used) > 15
    assert [name for name in sorted(used) if not re.search(rf'\.{name}\b', rules)] == []


@pytest.mark.parametrize('name', [*COMMANDS, 'smallsetminus', 'mapsfrom', 'hash'])
def test_commands_that_the_converter_does_not_know(name: str) -> None:
    code = f'\\{name}' + '{x}' * additions()[name].count
    assert CONVERTER.convert(code, block=True).startswith('<math')


def test_what_the_converter_knows_is_not_replaced() -> None:
    assert len(additions()) > 180
    assert not {'alpha', 'sum', 'cdot', 'frac', 'hat', 'not'} & set(additions())


@pytest.mark.parametrize('name', ENVIRONMENTS)
def test_no_environment_is_numbered_by_the_converter(name: str) -> None:
    count = '{2}' if name.startswith('alignat') or name == 'alignedat' else ''
    code = rf'\begin{{{name}}}{count} a \\ b \end{{{name}}}'
    assert '1' not in read(CONVERTER.convert(code, block=True, wrap=False))


def test_blank_lines_part_equations() -> None:
    shown = CONVERTER.convert('a = b\n\nc + d = e\n', block=True)
    assert read(shown) == '[a=b ; c+d=e]'
    shown = CONVERTER.convert('a &= b \\\\ &= c\n \nd &= e', block=True)
    assert read(shown) == '[[a & =b ;  & =c] ; d & =e]'
    shown = CONVERTER.convert('a = b\n\nc = d', block=True, wrap=False)
    assert read(shown) == 'a=bc=d'


def test_a_backslash_at_the_end_of_a_line_is_a_space() -> None:
    codes = ['a \\\n b', 'a \\\n\nb \\ ', 'a \\\\ b \\\\\n']
    readings = [read(CONVERTER.convert(code, block=True)) for code in codes]
    assert [' '.join(reading.split()) for reading in readings] == [
        'a b',
        '[a ; b ]',
        '[a ; b]',
    ]


@pytest.mark.parametrize(
    ('code', 'reading'),
    [
        (r'\R^n', 'ℝ^n'),
        (r'\norm{x + y}_2', '‖x+y‖_2'),
        (r'\norm x', '‖x‖'),
        (r'\norm\alpha', '‖α‖'),
        (r'\norm{\norm{x}}', '‖‖x‖‖'),
        (r'\deriv{f} = \deriv[t]{f}', '{df}/{dx}={df}/{dt}'),
    ],
)
def test_macros_of_a_project(code: str, reading: str) -> None:
    assert read(CONVERTER.convert(code, block=False)) == reading


@pytest.mark.parametrize(
    ('code', 'reason'),
    [
        (
            'P(A & B)',
            'Found "&", which may only appear in a table-like environment; write \\&',
        ),
        (r'a \\ b', r'\\ stands outside of an environment, such as aligned'),
        (
            r'1\limits',
            r'Found "\limits", which may only appear after \int, \sum, ...; write',
        ),
        (r'\frac{1}{', 'Expected closing token "}", but reached end of input; write'),
        (
            r'\summ x',
            r"""Unknown command "\summ"; did you mean '\sum'? Otherwise define it in """
            'resource_math_macros',
        ),
        (r'\frca{1}{2}', r"did you mean '\frac'?"),
        (r'\aplha', r"did you mean '\alpha'?"),
        (r'\parital x', r"did you mean '\partial'?"),
        (r'\infy', r"did you mean '\infty'?"),
        (r'\nothing', r'Unknown command "\nothing"; define it in resource_math_macros'),
        (r'\prob', r'Unknown command "\prob"; define it in resource_math_macros'),
        (r'\KL(p)', r'Unknown command "\KL"; define it in resource_math_macros'),
        (r'\begin{aligend}x\end{aligend}', "did you mean 'aligned'?"),
        (r'\begin{CD}x\end{CD}', 'write one such as aligned, cases, array or pmatrix'),
        (r'\text{learning_rate}', "'_' is no text; put dollars around"),
        (r'é\large x', r"'\large' belongs into text; put it into \text{…}, or leave"),
        ('a # b', r'write \# for the sign'),
        (r'\text{a$}', r"'\text{a$}' has a dollar without its other; write \$"),
        (r'\color{mint}x', r'as in \color[HTML]{006400}'),
        (r'\mathbb{E}\limits_x', r'write \mathop{…}\limits'),
        (r'\left\{ x \right', r'a dot where none is to be seen'),
        (r'\frac{a}', 'write it between braces, behind the last command'),
        (r'\pmatrix{a \cr b}', r'write \begin{pmatrix}…\end{pmatrix}'),
        (r'\eqalign {a \cr b}', r'write \begin{aligned}…\end{aligned}'),
        ('x^2^3', 'put the first and what it belongs to between braces'),
        (r'\norm', r'\norm lacks an argument'),
        (r'\newcommand{\a}{b}', r'\newcommand does not belong in it'),
        (r'\def\a{b}', r'\def does not belong in it'),
        (
            r'\eqref{x}',
            r'\eqref does not belong in it; cite an equation with the role eq',
        ),
        (r'\cline{1-2}', r'\cline and \multicolumn stand in a table'),
        (r'\multicolumn{2}{c}{x}', r'\cline and \multicolumn stand in a table'),
        (r'\href{javascript:alert(1)}{x}', r'Unknown command "\href"; '),
        (r'\hspace{21em}x', 'it goes farther than 20 em'),
        (r'\raisebox{-99em}{x}', 'it goes farther than 20 em'),
        (r'\genfrac{}{}{9in}{}{a}{b}', 'it goes farther than 20 em'),
        (r'\!' * 200 + 'x', 'it goes farther than 20 em'),
        (r'\hspace{-2em}' * 11 + 'x', 'it goes farther than 20 em'),
        ('x\x0b', 'it has a character that pages cannot hold'),
        ('x' * (MOST_CHARACTERS + 1), 'it has more than 10,000 characters'),
        ('{' * 150 + 'x' + '}' * 150, None),
        (r'\sqrt ' * 150 + 'x', 'it is nested too deeply'),
    ],
)
def test_what_cannot_be_shown_is_told(code: str, reason: str | None) -> None:
    if reason is None:
        assert read(CONVERTER.convert(code, block=False)) == 'x'
        return
    with pytest.raises(ValueError, match=re.escape(reason)):
        CONVERTER.convert(code, block=False)


@pytest.mark.parametrize(
    'unit',
    ['{', r'\frac{1}{', r'\sqrt ', 'x^{', r'\left(', r'\hat', r'\overset{a}', r'\not',
     r'\begin{cases}\frac{1}{', 'x_', r'\color{red}x', r'\text{', r'\norm{', r'\norm',
     r'\mathop{', r'\substack{', 'x\'', r'\big(', '&', r'\\', '$', '%', '\n\n'],
)  # fmt: skip
@pytest.mark.parametrize('block', [True, False])
def test_no_depth_ends_the_process(unit: str, block: bool) -> None:
    """The converter alone ends it with a segmentation fault at a depth of 5,000."""
    code = unit * (MOST_CHARACTERS // len(unit))
    for text in (code, code + 'x', code + 'x' + '}' * min(code.count('{'), 10)):
        assert attempt(text, block=block)


def test_a_small_stack_is_enough_for_short_formulas() -> None:
    """Windows gives the first thread of a process one megabyte."""
    script = (
        'import resource, sys\n'
        'from sphinx_resources.formulas.converter import Converter\n'
        f'for code in ("{{" * {SHORT}, "\\\\frac1" * {SHORT // 6}, "x^{{" * 60):\n'
        '    try: Converter({}).convert(code, block=False)\n'
        '    except ValueError as error: print(error)\n'
    )
    command = f'ulimit -s 1024; exec "{sys.executable}" -c \'{script}\''
    run = subprocess.run(
        ['sh', '-c', command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, 'PYTHONPATH': str(Path(markup.__file__).parents[2])},
    )
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) == 3


#: What gives formulas their structure, or must not come out of them.
STRUCTURE = r"""
    \\ \\[2ex] \, \! \{ \| \$ \% \# \& \ \frac \sqrt \left \right \middle \big
    \text{ \text{a$b \mathbf \mathrm{ \operatorname \mathop \limits \nolimits \sum
    \int \lim \binom \over \choose \color{red} \tag{1} \label{x} \eqref{x} \hline
    \hspace{-1em} \kern1pt \href \not \overbrace \underset \stackrel \prescript
    \sideset \genfrac \mathchoice \newcommand \def \let \R \norm \deriv {x} {1}{2}
    \begin{array}{c|c} \begin \end é 数 😀 &rlm; </math> <script> javascript:
    onload= style="x" ]]>
"""

#: Of what random formulas are made.
TOKENS = [
    *'{}[]()&^_$%#~|/*+-=<>.,:;!?\'"xyz012 \n',
    *(
        rf'\{edge}{{{name}}}'
        for edge in ('begin', 'end')
        for name in [*ENVIRONMENTS, 'array', 'cases', 'pmatrix', 'none']
    ),
    *(
        f'\\{name}'
        for name in [*COMMANDS, *tex2unichar.mathrel, *tex2unichar.mathaccent]
    ),
    *STRUCTURE.split(),
    *['\x00', '\x0b', '\ud800', '\u202e', '\ufffe', '\n\n'],
]

SOAK = os.environ.get('HYPOTHESIS_PROFILE') == 'soak'


@settings(max_examples=20_000 if SOAK else 300)
@given(
    st.lists(st.sampled_from(TOKENS), min_size=1, max_size=6).map(''.join),
    st.booleans(),
    st.booleans(),
)
def test_fuzz_formulas(code: str, block: bool, wrap: bool) -> None:
    assert attempt(code, block=block, wrap=wrap)


# 200,000 in a long run, which hypothesis would take an hour to think up.
@pytest.mark.parametrize('seed', range(10))
def test_random_formulas(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(20_000 if SOAK else 100):
        code = ''.join(chance.choices(TOKENS, k=chance.randint(1, 6)))
        block, wrap = chance.random() < 0.5, chance.random() < 0.5
        assert attempt(code, block=block, wrap=wrap), code
