"""Text of what is written in LaTeX, as titles and names of bibliographies are."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from sphinx_resources.model.bare_formulas import bare_formulas

if TYPE_CHECKING:
    from collections.abc import Callable

_WRITTEN = re.compile(r'[\\{}~$%]|--|``|\'\'')
_FORMULA = re.compile(r'((?<!\\)\$(?:\\.|[^\\$])*\$)', re.DOTALL)
#: Formulas that begin and end with other signs than one dollar.
_DISPLAYED = re.compile(
    r'(?<!\\)\\\((.+?)\\\)|(?<!\\)\\\[(.+?)\\\]|(?<![\\$])\$\$([^$]+)\$\$', re.DOTALL
)
_MACRO = re.compile(r'\\\\|\\(?P<name>[A-Za-z]+)\*?(?P<group>\s*\{(?!\s*\}))?')
#: Commands of which only the last argument is text.
_LAST = re.compile(r'\\(href|textcolor|foreignlanguage|hyperref)\s*\{[^{}]*\}\s*(?=\{)')
#: Commands with a word that only sorts.
_SORTS = re.compile(r'\\(noopsort|SortNoop|label|cite[pt]?)\s*\{[^{}]*\}')
_URL = re.compile(r'\\(url|nolinkurl|path)\s*(?=\{)')
#: Commands that change the look of what follows, and stand for nothing.
_SWITCHES = frozenset(
    {
        *('em', 'bf', 'it', 'sc', 'rm', 'sf', 'tt', 'sl', 'bfseries', 'itshape'),
        *('scshape', 'slshape', 'upshape', 'mdseries', 'rmfamily', 'sffamily'),
        *('ttfamily', 'tiny', 'small', 'large', 'Large', 'LARGE', 'huge', 'Huge'),
        *('normalsize', 'normalfont', 'noindent', 'par', 'protect', 'relax', 'space'),
        *('unskip', 'ignorespaces', 'xspace', 'allowbreak', 'nolinebreak', 'quad'),
        *('linebreak', 'newline', 'newblock', 'qquad'),
    }
)
#: Commands that stand for a sign, of which the parser knows none, or another one.
_SYMBOLS = {
    'copyright': '©',
    'S': '§',
    'P': '¶',
    'pounds': '£',
    'euro': '€',
    'EUR': '€',
    'textless': '<',
    'textgreater': '>',
    'textbar': '|',
    'textbardbl': '‖',
    'textbraceleft': r'\{',
    'textbraceright': r'\}',
    'textunderscore': '_',
    'textasciicircum': '^',
    'textquotedbl': '"',
    'textminus': '−',
    'slash': '/',
    'guillemetleft': '«',
    'guillemetright': '»',
    'flqq': '«',
    'frqq': '»',
    'glqq': '„',
    'grqq': '“',
    'glq': '‚',
    'grq': '‘',
    'ddag': '‡',
    'degree': '°',
    'checkmark': '✓',
}


# What it says of a text names no place, and is told to nobody where a build runs.
logging.getLogger('pylatexenc').addHandler(logging.NullHandler())


def _with_dollars(text: str) -> str:
    """Return LaTeX with all of its formulas between single dollars, without spaces."""
    parts = _FORMULA.split(_DISPLAYED.sub(r'$\1\2\3$', text))
    parts[1::2] = [f'${part[1:-1].strip()}$' for part in parts[1::2]]
    parts[::2] = map(_with_missing, parts[::2])
    return ''.join(parts)


def _with_missing(text: str) -> str:
    """Return a text with the dollars that TeX inserts around scripts."""
    if '^' in text or '_{' in text:
        for each in reversed(bare_formulas(text, dollars=True)):
            if '^' in each.formula or '_' in each.formula:
                before, after = text[: each.start], text[each.end :]
                text = f'{before}${each.formula}${after}'
    return text


def latex_decoder(tell: Callable[[str], None]) -> Callable[[str], str]:
    """Return what makes text of LaTeX, on one line.

    :param tell: Is called with what is no LaTeX.
    :raises ImportError: There is no parser of LaTeX.
    """
    from pylatexenc.latex2text import LatexNodes2Text

    to_text: Callable[..., str] = LatexNodes2Text(math_mode='verbatim').latex_to_text

    @cache
    def shown(written: str) -> str:
        return unicodedata.normalize('NFKD', to_text(written, tolerant_parsing=True))

    def known(match: re.Match[str]) -> str:
        """Return a command, or what stays of it if the parser would lose it."""
        name, group = match['name'], match['group']
        if not name:
            return match[0]
        if group:
            return match[0] if 'x' in shown(f'\\{name}{{x}}') else '{'
        if name in _SYMBOLS:
            return _SYMBOLS[name]
        return match[0] if name in _SWITCHES or shown(f'\\{name}').strip() else name

    def decode(written: str) -> str:
        text = written
        if not _WRITTEN.search(text):
            return ' '.join(text.split())
        # What is no comment in BibTeX would be one in LaTeX, and an address may have
        # a tilde.
        text = re.sub(r'(?<!\\)%', r'\%', text).replace(r'\-', '')
        text = re.sub(r'(?<![\\/])~', ' ', text.replace('/~', r'/\textasciitilde{}'))
        text = _with_dollars(text)
        text = _URL.sub('', _LAST.sub('', _SORTS.sub('', text)))
        try:
            parts = _FORMULA.split(text)
            parts[::2] = [
                _MACRO.sub(known, re.sub(r'(?<!\\)&', r'\&', part))
                for part in parts[::2]
            ]
            text = to_text(''.join(parts), tolerant_parsing=True)
        except Exception:
            # It stumbles over what is not LaTeX, and nothing is to be lost.
            tell(' '.join(written.split()))
            text = re.sub(r'[{}]', '', text)
        return ' '.join(text.split())

    return decode
