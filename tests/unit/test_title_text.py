"""What in a title is a formula, and what another form of writing left in it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_resources.model.title_text import (
    Leftover,
    Piece,
    find_leftovers,
    leftovers,
    split_title,
)


def formula(code: str) -> Piece:
    return Piece(code, is_formula=True)


@pytest.mark.parametrize(
    ('title', 'pieces'),
    [
        ('', []),
        ('Plain', [Piece('Plain')]),
        ('$x$', [formula('x')]),
        (r'On $W^\pm$ bosons', [Piece('On '), formula(r'W^\pm'), Piece(' bosons')]),
        ('$L^1$ and $L^2$', [formula('L^1'), Piece(' and '), formula('L^2')]),
        ('$a$$b$', [Piece('$a$$b$')]),
        ('It costs $5 or $10', [Piece('It costs $5 or $10')]),
        ('From $5 to 10$', [Piece('From '), formula('5 to 10')]),
        ('$x $ and $ y$', [Piece('$x $ and $ y$')]),
        ('$20,000 and $30,000', [Piece('$20,000 and $30,000')]),
        (r'\$x\$', [Piece('$x$')]),
        (r'Pay \$5, get $x$', [Piece('Pay $5, get '), formula('x')]),
        (r'$\$5 < x$', [formula(r'\$5 < x')]),
        ('$$', [Piece('$$')]),
        ('$$x$$', [Piece('$$x$$')]),
        ('US$ and A$', [Piece('US$ and A$')]),
        ('a $x$-axis', [Piece('a '), formula('x'), Piece('-axis')]),
        (r'C:\new $x$', [Piece(r'C:\new '), formula('x')]),
        ('\\', [Piece('\\')]),
        ('数学 $x$ 数学', [Piece('数学 '), formula('x'), Piece(' 数学')]),
    ],
)
def test_formulas_of_a_title(title: str, pieces: list[Piece]) -> None:
    assert split_title(title) == pieces


@given(st.text(alphabet='$\\ 1xy', max_size=12))
def test_no_part_of_a_random_title_is_lost(title: str) -> None:
    pieces = split_title(title)
    written = ''.join(f'${p.text}$' if p.is_formula else p.text for p in pieces)
    assert written.replace(r'\$', '$') == title.replace(r'\$', '$')
    assert all(piece.text for piece in pieces)
    assert not any(
        not one.is_formula and not other.is_formula
        for one, other in itertools.pairwise(pieces)
    )


@pytest.mark.parametrize(
    ('title', 'leftovers'),
    [
        ('Tom & Jerry', []),
        ('AT&T; and R&D', []),
        ('Tom &amp; Jerry', [('&amp;', '&')]),
        ('C++&rlm; 1 &#8211; 2 &#x2013; 3', [
            ('&rlm;', '\u200f'), ('&#8211;', '–'), ('&#x2013;', '–'),
        ]),
        (r'a \| b \& c \_', [(r'\|', '|'), (r'\&', '&'), (r'\_', '_')]),
        (r'\| and \|', [(r'\|', '|')]),
        (r'Poincar\'e, G\"{o}del', [(r"\'e", 'é'), (r'\"{o}', 'ö')]),
        (r'\\ and \.', [('\\\\', '\\'), (r'\.', '.')]),
        (r'costs \$5', []),
        (r'$a \| b \& c &amp;$', []),
        (r'C:\new folder', []),
        ('&nbsp; &#1;', [('&nbsp;', '\xa0'), ('&#1;', '')]),
    ],
)  # fmt: skip
def test_leftovers_of_a_title(title: str, leftovers: list[tuple[str, str]]) -> None:
    assert find_leftovers(title) == [Leftover(*pair) for pair in leftovers]


@pytest.mark.parametrize(
    ('title', 'advice'),
    [
        ('On {math}`x^2`', 'write $x^2$'),
        ('On :math:`x^2`', 'write $x^2$'),
        ('On {ref}`there`', 'write there'),
        ('On :doc:`there`', 'write there'),
        ('On <i>graphs</i>', 'write graphs'),
        ('H<sub class="x">2</sub>O', 'write 2'),
        ('On {{ name }}', 'write what it stands for'),
        ('On [graphs](https://example.org/)', 'write graphs'),
        ('On `graphs <https://example.org/>`__', 'write graphs'),
        (r'On \frac{a}{b}', r'write $\frac{a}{b}$'),
        (r'On \(x^2\)', 'write $x^2$'),
        (r'On \[ x + y \]', 'write $x + y$'),
        ('On x^2.', 'write $x^2$'),
        (r'On 2\pi', r'write $2\pi$'),
    ],
)
def test_markup_in_a_title(title: str, advice: str) -> None:
    (told,) = leftovers(title)
    assert told.endswith(f'a title is plain text; {advice}')


@pytest.mark.parametrize(
    'title',
    [
        '<b>',
        'A* and A',
        'Back`ticks`',
        'a: `b`',
        '{x}',
        'List<T>',
        'a < b > c',
        '2**3 is not 2**4',
        'f[x](y)',
        'On *one*, _two_, **three**, __four__ and `five`',
        'Emphasis in *args and **kwargs',
        'C*-algebras and W*-algebras',
        'snake_case_names and __init__',
        r'C:\beta and D:\alpha\pi',
        'Costs $5 or $10',
        '^_^',
    ],
)
def test_no_markup_in_a_title(title: str) -> None:
    assert leftovers(title) == []


@pytest.mark.parametrize(
    ('leftover', 'advice'),
    [
        (Leftover('&amp;', '&'), 'write &'),
        (Leftover(r'\|', '|'), 'write |'),
        (Leftover('&#1;', ''), 'leave it out'),
        (
            Leftover('&rlm;', '\u200f'),
            'leave it out, or write the character itself, U+200F (RIGHT-TO-LEFT MARK)',
        ),
    ],
)
def test_an_author_is_told_what_to_write(leftover: Leftover, advice: str) -> None:
    assert leftover.advice == advice


@pytest.mark.parametrize(
    ('title', 'command'),
    [
        (r'On $\href{javascript:x}{y}$', r'\href'),
        (r'On $a \style{color:red}{y}$ and $b$', r'\style'),
        (r'On $\csname hr\endcsname$', r'\csname'),
        (r'On $\cssId{results}{y}$', r'\cssId'),
        (r'On $\class{a}{y}$', r'\class'),
        (r'On $\U{5C}href{x}{y}$', r'\U'),
        (r'On $\Upsilon \stylecheck$', ''),
        (r'On \$\href$', ''),
    ],
)
def test_formulas_that_do_more_than_show_signs(title: str, command: str) -> None:
    pieces = [piece.text for piece in split_title(title) if piece.is_formula]
    assert not any(command and command in piece for piece in pieces)
    told = f"holds '{command}', which can do more than show signs"
    assert any(told in advice for advice in leftovers(title)) == bool(command)
