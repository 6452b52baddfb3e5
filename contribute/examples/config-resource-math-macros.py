"""Macros of formulas: a set of numbers, a norm, and one whose index may be left out."""

resource_math_macros = {
    'R': r'\mathbb{R}',
    'norm': [r'\lVert #1 \rVert', 1],
    'entry': [r'#2_{#1}', 2, 'ij'],
}
