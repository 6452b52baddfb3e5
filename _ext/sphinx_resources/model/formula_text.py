r"""Formulas of titles as text, for places that hold no formulas.

Feeds, search indexes, tabs of browsers and screen readers get ``W^±`` for
``$W^\pm$`` and ``ℓ₁`` for ``$\ell_1$``.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx_resources.model.title_text import split_title

_SIGNS = {
    'pm': '±',
    'mp': '∓',
    'times': '×',
    'cdot': '·',
    'div': '÷',
    'ast': '∗',
    'le': '≤',
    'leq': '≤',
    'ge': '≥',
    'geq': '≥',
    'ne': '≠',
    'neq': '≠',
    'approx': '≈',
    'sim': '∼',
    'equiv': '≡',
    'propto': '∝',
    'to': '→',
    'rightarrow': '→',
    'leftarrow': '←',
    'Rightarrow': '⇒',
    'mapsto': '↦',
    'in': '∈',
    'notin': '∉',
    'subset': '⊂',
    'subseteq': '⊆',
    'cup': '∪',
    'cap': '∩',
    'emptyset': '∅',
    'forall': '∀',
    'exists': '∃',
    'infty': '∞',
    'partial': '∂',
    'nabla': '∇',
    'sum': '∑',
    'prod': '∏',
    'int': '∫',
    'ell': 'ℓ',
    'hbar': 'ℏ',
    'otimes': '⊗',
    'oplus': '⊕',
    'circ': '∘',
    'dots': '…',
    'ldots': '…',
    'cdots': '⋯',
    'prime': '′',
    'mid': '|',
    'langle': '⟨',
    'rangle': '⟩',
    'lVert': '‖',
    'rVert': '‖',
    'Vert': '‖',
    'dagger': '†',
    'star': '⋆',
    'perp': '⊥',
    'top': '⊤',
    'aleph': 'ℵ',
    'quad': ' ',
    'qquad': ' ',
    'varepsilon': 'ε',
    'vartheta': 'ϑ',
    'varphi': 'φ',
}
_DOUBLE = dict(zip('CHNPQRZ', 'ℂℍℕℙℚℝℤ', strict=True))
_ABOVE = dict(zip('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ', strict=True))
_BELOW = dict(zip('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎', strict=True))

#: What stands for the signs of scripts that stay.
_LATER = '\ue000\ue001'

_GROUP = r'\{([^{}]*)\}'
_FRACTION = re.compile(rf'\\[dt]?frac\s*{_GROUP}\s*{_GROUP}')
_ROOT = re.compile(rf'\\sqrt\s*{_GROUP}')
_BOARD = re.compile(r'\\mathbb\s*(?:\{([A-Z])\}|([A-Z]))')
_STYLE = re.compile(
    r'\\(?:math\w+|text\w*|operatorname\*?|bm|boldsymbol|left|right|[bB]igg?[lr]?|'
    r'displaystyle|mathrm)(?![A-Za-z])\s*'
)
_COMMAND = re.compile(r'\\([A-Za-z]+)\s*')
_SCRIPT = re.compile(rf'([\^_])(?:{_GROUP}|(.))')


def readable(title: str) -> str:
    r"""Return a title as text alone.

    :param title: Text with formulas in it, such as ``On $W^\pm$ in QCD``.
    """
    if '$' not in title:
        return title
    return ''.join(
        formula_text(piece.text) if piece.is_formula else piece.text
        for piece in split_title(title)
    )


def formula_text(formula: str) -> str:
    """Return a formula as a reader would write it without LaTeX.

    :param formula: Its LaTeX.
    """
    text = _BOARD.sub(lambda m: _DOUBLE.get(m[1] or m[2], m[1] or m[2]), formula)
    text = _COMMAND.sub(_command, _STYLE.sub('', text))
    before = ''
    while text != before:
        before = text
        text = _FRACTION.sub(r'\1/\2', text)
        text = _ROOT.sub(r'√\1', text)
        text = _SCRIPT.sub(_script, text)
    text = re.sub(r'\\[,;:! ]', ' ', text).replace('\\|', '‖').replace('\\\\', ' ')
    text = text.replace(_LATER[0], '^').replace(_LATER[1], '_')
    return ' '.join(re.sub(r'\\(.)', r'\1', re.sub(r'(?<!\\)[{}~]', '', text)).split())


def _command(found: re.Match[str]) -> str:
    name = found[1]
    if name in {'frac', 'dfrac', 'tfrac', 'sqrt'}:
        return found[0]
    if name in _SIGNS:
        return _SIGNS[name]
    case = 'CAPITAL' if name[0].isupper() else 'SMALL'
    greek = 'LAMDA' if name.lower() == 'lambda' else name.upper()
    try:
        return unicodedata.lookup(f'GREEK {case} LETTER {greek}')
    except KeyError:
        return f' {name} '


def _script(found: re.Match[str]) -> str:
    sign, text = found[1], (found[2] if found[2] is not None else found[3]).strip()
    known = _ABOVE if sign == '^' else _BELOW
    if text and all(letter in known for letter in text):
        return ''.join(known[letter] for letter in text)
    # What no sign stands for keeps its place, and is not read again.
    mark = _LATER['^_'.index(sign)]
    return f'{mark}{text}' if len(text) < 2 else f'{mark}({text})'
