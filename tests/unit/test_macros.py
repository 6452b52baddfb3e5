r"""Macros of formulas: what a project may write, and what becomes of it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx.errors import ConfigError

from sphinx_resources.formulas.macros import Macro, expand, read_macros

if TYPE_CHECKING:
    from collections.abc import Callable

    from support import Project

MACROS = read_macros({
    'R': r'\mathbb{R}',
    'norm': [r'\lVert #1 \rVert', 1],
    'pair': ['(#1, #2)', 2],
    'deriv': [r'\frac{d#2}{d#1}', 2, 'x'],
    'greek': r'\alpha',
    'vector': [r'\mathbf#1', 1],
    'after': [r'#1x', 1],
    'nothing': '',
    '*': r'\cdot',
    'hash': r'\#1',
})  # fmt: skip


@pytest.mark.parametrize(
    ('code', 'expanded'),
    [
        ('', ''),
        ('x', 'x'),
        (r'\R', r'\mathbb{R}'),
        (r'\R^n', r'\mathbb{R}^n'),
        (r'\Real', r'\Real'),
        (r'\\R', r'\\R'),
        (r'\norm{x}', r'\lVert x \rVert'),
        (r'\norm {x}', r'\lVert x \rVert'),
        (r'\norm x', r'\lVert x \rVert'),
        (r'\norm\R', r'\lVert \mathbb{R} \rVert'),
        (r'\norm{\norm{\}}}', r'\lVert \lVert \} \rVert \rVert'),
        (r'\pair ab', '(a, b)'),
        (r'\pair{a{b}}{c}', '(a{b}, c)'),
        (r'\deriv{y}', r'\frac{dy}{dx}'),
        (r'\deriv[t]{y}', r'\frac{dy}{dt}'),
        (r'\deriv[{]}]{y}', r'\frac{dy}{d{]}}'),
        (r'\deriv[{y}', r'\frac{d[}{dx}{y}'),
        (r'\greek b', r'\alpha b'),
        (r'\vector{b}', r'\mathbf b'),
        (r'\vector{1}', r'\mathbf1'),
        (r'\after\alpha', r'\alpha x'),
        (r'\after{\alpha}y', r'\alpha xy'),
        (r'\beta\nothing{}x', r'\beta{}x'),
        (r'\beta\after{y}', r'\beta yx'),
        (r'a\*b', r'a\cdot b'),
        (r'\hash', r'\#1'),
    ],
)
def test_a_macro_is_replaced(code: str, expanded: str) -> None:
    assert expand(code, MACROS) == expanded


@pytest.mark.parametrize('code', [r'\norm', r'\norm{x', r'{\norm}', r'\pair x'])
def test_a_missing_argument_is_told(code: str) -> None:
    with pytest.raises(ValueError, match=r'^\\(norm|pair) lacks an argument$'):
        expand(code, MACROS)


def test_what_grows_without_end_is_refused() -> None:
    names = 'abcdefghijklmnopqrst'
    laughs = {b: rf'\{a}\{a}' for a, b in itertools.pairwise(names)}
    with pytest.raises(ValueError, match='its macros make it too long'):
        expand(r'\t', read_macros({'a': 'x' * 10, **laughs}))
    double = read_macros({'d': ['#1#1', 1]})
    with pytest.raises(ValueError, match='its macros make it too long'):
        expand(r'\d{' * 40 + 'x' + '}' * 40, double)


@pytest.mark.parametrize(
    ('value', 'message'),
    [
        ({'R': 1}, "['R']: write a text, or a list of a text"),
        ({'R': []}, "['R']: write a text, or a list of a text"),
        ({'R': [1]}, "['R']: write a text, or a list of a text"),
        ({'R': ['x', '1']}, "['R']: write a text, or a list of a text"),
        ({'R': ['x', True]}, "['R']: write a text, or a list of a text"),
        ({'R': ['x', 0, 'y']}, "['R']: write a text, or a list of a text"),
        ({'R': ['x', 1, 2]}, "['R']: write a text, or a list of a text"),
        ({'R': ['x', 10]}, "['R']: it cannot have 10 arguments"),
        ({'R': ['x', -1]}, "['R']: it cannot have -1 arguments"),
        ({'R': '#1'}, "['R']: #1 is not the number of one of its arguments"),
        ({'R': ['#2', 1]}, "['R']: #2 is not the number of one of its arguments"),
        ({'R': ['#', 1]}, "['R']: # is not the number of one of its arguments"),
        ({'R': 'x}{'}, "['R']: a brace stands without its other"),
        ({'R': ['#1', 1, '{']}, "['R']: a brace stands without its other"),
        ({r'\R': 'x'}, r"['\\R']: a name is letters without a backslash"),
        ({'R1': 'x'}, "['R1']: a name is letters without a backslash"),
        ({'': 'x'}, "['']: a name is letters without a backslash"),
        ({1: 'x'}, '[1]: a name is letters without a backslash'),
        ({'a': r'x\a'}, "['a']: it uses itself: a → a"),
        ({'a': r'\b', 'b': r'\c', 'c': r'\b'}, "['b']: it uses itself: b → c → b"),
    ],
)
def test_what_is_no_macro_is_told(value: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=f'^{re.escape(message)}'):
        read_macros(value)


def test_macros_may_use_others() -> None:
    macros = read_macros({'a': r'\b\b\c', 'b': r'\c', 'c': 'x'})
    assert expand(r'\a', macros) == 'xxx'
    assert macros['c'] == Macro('x')


@given(st.lists(st.sampled_from([*'{}[]#1 x', *(f'\\{n}' for n in MACROS)])))
def test_random_uses_end(parts: list[str]) -> None:
    try:
        expanded = expand(''.join(parts), MACROS)
    except ValueError as error:
        expanded = str(error)
    assert not re.search(r'\\(R|norm|pair|deriv|greek|vector|after|nothing)$', expanded)


CONFIG = {
    'extensions': ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml'],
    'html_math_renderer': 'mathml',
}


def test_macros_of_a_project_are_used(project: Callable[..., Project]) -> None:
    files = {'index.md': '# Home\n\n$\\norm{x}$ and $$\\R \\deriv{y}$$\n'}
    macros: dict[str, object] = {
        'R': r'\mathbb{R}',
        'norm': [r'\lVert #1 \rVert', 1],
        'deriv': [r'\frac{d#2}{d#1}', 2, 'x'],
    }
    made = project(files, resource_math_macros=macros, **CONFIG)
    build = made.build()
    assert build.warnings == ''
    first, second = build.html('index.html').select('math')
    assert first.get_text() == '‖x‖'
    assert second.get_text() == 'ℝdydx'
    # Another definition is another page.
    build = made.build(resource_math_macros={**macros, 'norm': ['|#1|', 1]})
    first, _ = build.html('index.html').select('math')
    assert first.get_text() == '|x|'


def test_latex_gets_the_macros(project: Callable[..., Project]) -> None:
    macros = {'R': r'\mathbb{R}', 'deriv': [r'\frac{d#2}{d#1}', 2, 'x']}
    made = project(
        {'index.md': '# Home\n\n$\\R$\n'},
        resource_math_macros=macros,
        latex_elements={'preamble': '% Mine.'},
        **CONFIG,
    )
    tex = made.build('latex').text('test.tex')
    assert r'\providecommand{\R}{}\renewcommand{\R}{\mathbb{R}}' in tex
    assert r'\renewcommand{\deriv}[2][x]{\frac{d#2}{d#1}}' in tex
    assert '% Mine.' in tex


def test_a_malformed_macro_stops_before_anything_is_read(
    project: Callable[..., Project],
) -> None:
    made = project({'index.md': '# Home\n'}, **CONFIG)
    message = "resource_math_macros['R']: #1 is not the number of one of its arguments"
    with pytest.raises(ConfigError, match=re.escape(message)):
        made.build(resource_math_macros={'R': '#1'})
