r"""Formulas that are written as text: LaTeX without what makes a formula of it.

Readers see ``\frac{a}{b}`` or ``x^2`` as it is typed.  Only what hardly is anything
else is taken for one: no price, no path of Windows, no name with an underscore.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: What no text has that holds a formula.
_SIGNS = re.compile(r'[\\^$]|_\{')
#: Commands of LaTeX, the names of Greek letters among them.
COMMANDS = (
    r'[dt]?frac|d?binom|sqrt|sum|prod|i{0,2}int|lim|infty|partial|nabla|[cl]?dots?|times|'
    r'pm|leq?|geq?|neq?|approx|equiv|propto|(?:not)?in|sub(?:set)?(?:eq)?|cup|cap|forall|'
    r'exists|to|(?:long)?(?:right|left)arrow|Rightarrow|mapsto|math(?:bb|bf|cal|frak|it|'
    r'rm|scr|sf)|boldsymbol|bm|operatorname|left|right|[lr]angle|[lr]Vert|ell|hbar|'
    r'o(?:times|plus)|hat|bar|vec|tilde|(?:over|under)line|log|exp|sin|cos|tan|det|'
    r'm(?:ax|in)|arg(?:max|min)|alpha|beta|[gG]amma|[dD]elta|(?:var)?epsilon|zeta|eta|'
    r'(?:var)?[tT]heta|iota|kappa|[lL]ambda|mu|nu|[xX]i|[pP]i|rho|[sS]igma|tau|'
    r'[uU]psilon|(?:var)?[pP]hi|chi|[pP]si|[oO]mega'
)
#: Environments that are formulas.
_ENVIRONMENT = (
    r'\\begin\{(?P<environment>(?:align(?:ed|at)?|array|cases|eqnarray|equation|'
    r'gather(?:ed)?|multline|split|[pbBvV]?matrix)\*?)\}'
)
_GROUP = r'\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}'
_COMMAND = rf'\\(?:{COMMANDS})(?![A-Za-z])'
#: What follows a command or a script without a space.
_REST = rf"(?:{_GROUP}|\\[A-Za-z]+|[\w^+=*/'|-]|\([^\s()]*\)|[.,](?=\w))*"
#: What formulas have, and prices have not.
_MATHS = r'(?:[A-Za-z]|[^$]*?(?:[\\^_=<>+]|(?<=\w)[*/-](?=\w))[^$]*?)'
#: Code, roles, footnotes, and a dollar that is none of a formula.
_AS_MEANT = r'(?P<ticks>`+) .*? (?P=ticks) | \[\^[^\]\s]*\] | \\\$'
_IN_DOLLARS = (
    r'\$\$ (?:\\.|[^\\$])+ \$\$ | '
    rf'(?<![\w$]) \$ (?!\s) {_MATHS} (?<![\s\\]) \$ (?![\d$])'
)
#: What holds such signs by right, by whether dollars make formulas.
_RIGHT = {
    False: re.compile(_AS_MEANT, re.VERBOSE | re.DOTALL),
    True: re.compile(f'{_AS_MEANT} | {_IN_DOLLARS}', re.VERBOSE | re.DOTALL),
}
_FORMULA = re.compile(
    rf"""
    (?P<skipped> {_AS_MEANT} | [\w+-]+://\S+ )
    | (?P<math> {_IN_DOLLARS} )
    | (?<![\\:]) \\ (?: \( \s* (?P<round> {_MATHS} ) \s* \\\)
                      | \[ \s* (?P<square> {_MATHS} ) \s* \\\] )
    | (?P<lines> {_ENVIRONMENT} .*? (?: \\end\{{(?P=environment)\}} | \Z ) )
    | (?P<open> \$\$ | (?<![\w$]) \$ (?= \\[A-Za-z] | [A-Za-z]\s?[\^_=+*<>|] ) )
        (?: (?<=\$\$) .*? (?= \n[ \t]*\n | \Z ) | \S* )
    | (?<![A-Za-z]{{2}}) (?<![:/.\\]) (?P<bare> (?: [0-9]* [A-Za-z]? {_COMMAND}
        | (?<![\w^]) [0-9]* (?: [A-Za-z] | \([^\s()]*\) ) \^ (?= [\w{{(*+\\-] )
        | (?<![\w^]) [A-Za-z] _ (?= \{{ ) ) {_REST} )
    """,
    re.VERBOSE | re.DOTALL,
)

#: The groups of it that hold formulas.
_FOUND = ('round', 'square', 'lines', 'bare', 'math')


class Bare(NamedTuple):
    """A formula that is written as text."""

    #: As its author wrote it.
    written: str
    #: Its LaTeX; empty if its end is missing.
    formula: str
    start: int
    end: int


def bare_formulas(text: str, *, dollars: bool) -> list[Bare]:
    """Return the formulas that are written as text.

    :param text: A text in Markdown or reStructuredText, or a title.
    :param dollars: Whether dollars make a formula of what is between them.
    """
    # Most have none of the signs, or formulas as they should be.
    if not (_SIGNS.search(text) and _SIGNS.search(_RIGHT[dollars].sub('', text))):
        return []
    return [
        Bare(_written(match), _formula(match), match.start(), match.end())
        for match in _FORMULA.finditer(text)
        if not match['skipped'] and not (match['math'] and dollars)
    ]


def _written(match: re.Match[str]) -> str:
    # What is behind such dollars may be anything.
    return '$$' if match['open'] == '$$' else match[0]


def _formula(match: re.Match[str]) -> str:
    found = next(filter(None, map(match.group, _FOUND)), '')
    return ' '.join(found.strip('$').split())
