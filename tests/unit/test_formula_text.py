"""Formulas of titles as text."""

from __future__ import annotations

import pytest

from sphinx_resources.model.formula_text import readable


@pytest.mark.parametrize(
    ('title', 'text'),
    [
        ('Plain & $5', 'Plain & $5'),
        (r'On $W^\pm$ in QCD', 'On W^± in QCD'),
        (r'The $\ell_1$ norm', 'The ℓ₁ norm'),
        (r'$L^2(\mathbb{R}^n)$ spaces', 'L²(ℝⁿ) spaces'),
        (r'$\mathcal{O}(n\log n)$', 'O(n log n)'),
        (r'$\frac{1}{2}$ and $\sqrt{x}$', '1/2 and √x'),
        (r'$\alpha$-stable $\Lambda$CDM', 'α-stable ΛCDM'),
        (r'$x_{ij}$, $e^{-x}$', 'x_(ij), e^(-x)'),
        (r'$\{0, 1\}^n$', '{0, 1}ⁿ'),
        (r'Costs \$5', 'Costs $5'),
        (r'$\unknown{x}$', 'unknown x'),
        (r'$\frac{1}{$', 'frac1'),
    ],
)
def test_titles_as_text(title: str, text: str) -> None:
    assert readable(title) == text
