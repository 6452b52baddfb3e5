"""What authors are told of a formula that the converter refuses: what to write."""

from __future__ import annotations

import difflib
import re
from functools import cache

from docutils.utils.math import tex2unichar

from sphinx_resources.formulas.commands import COMMANDS, ENVIRONMENTS
from sphinx_resources.model.suggestions import did_you_mean, is_slip

#: With what it begins that the converter says of a command that it does not know.
UNKNOWN = 'Unknown command'

_PLACED = re.compile(r'(?:(?P<place>\d+): )?(?P<reason>.*)', re.DOTALL)
_TOKEN = re.compile(r'\\(?:[A-Za-z]+|.)|.', re.DOTALL)

#: By how the reasons of the converter begin: what to write; ``{token}`` is what
#: stands at the place.
_ADVICE = {
    'Not valid in math mode': "'{token}' belongs into text; put it into \\text{{…}}, "
    'or leave it out',
    'Not valid in text mode': "'{token}' is no text; put dollars around what is a "
    'formula, and a backslash before a sign that is to be seen, as in \\_',
    'Invalid parameter number': 'write \\# for the sign',
    'Found "&"': 'write \\& for the sign, or put an environment such as aligned around',
    'Found "\\limits"': 'write \\mathop{{…}}\\limits around another operator',
    'Found "\\nolimits"': 'write \\mathop{{…}}\\nolimits around another operator',
    'Duplicate subscript or superscript': 'put the first and what it belongs to '
    'between braces, as in {{x^2}}^3',
    "'^' or '_' directly followed": 'put braces around what belongs together',
    'There must be a parenthesis': 'write one, or a dot where none is to be seen, as '
    'in \\left. and \\right.',
    'Unknown color': 'write one such as red or blue, or a number, as in '
    '\\color[HTML]{{006400}}',
    'Expected length with units': 'write one as in 1em',
    'Expected column specification': 'write a letter for each column, as in '
    '\\begin{{array}}{{lcr}}',
    'Expected argument': 'write it between braces, behind the last command',
    'Unmatched closing token': 'leave it out, or write what it closes before it',
    'Expected closing token': 'write it where the part ends',
}

#: Commands that give formulas their structure, which no table of signs has.
_STRUCTURE = (
    'begin bigl bigr binom boldsymbol cfrac color dfrac end frac hat int left lim '
    'limits log mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf max '
    'middle min mid operatorname overbrace overline overrightarrow overset prod '
    'quad right sqrt stackrel sum sup inf text textbf textcolor tfrac tilde '
    'underbrace underline underset vec widehat widetilde xrightarrow bar dot ddot '
    'argmin argmax'
)
#: Environments that the converter knows by the names that authors give them.
_ENVIRONMENTS = (
    'aligned align* array bmatrix Bmatrix cases dcases equation* gathered gather* '
    'matrix multline pmatrix rcases subarray vmatrix Vmatrix'
)


def explained(message: str, code: str) -> str:
    """Return why a formula is refused, and what to write instead.

    :param message: What the converter says; it begins with a place in the formula.
    :param code: The formula as the converter read it.
    """
    match = _PLACED.fullmatch(message)
    if match is None or not match['reason']:
        return message
    reason = match['reason']
    if reason.startswith(UNKNOWN):
        return _unknown_command(reason)
    if reason.startswith('Unknown environment'):
        name = _quoted(reason)
        known = [*_ENVIRONMENTS.split(), *ENVIRONMENTS]
        hint = did_you_mean(name, known, list_all=False)
        other = '; write one such as aligned, cases, array or pmatrix'
        return f'{reason.rstrip(".")}{hint or other}'
    place = int(match['place'] or 0)
    found = _TOKEN.match(code, place)
    token = found[0] if found else ''
    for start, advice in _ADVICE.items():
        if reason.startswith(start):
            whole = re.sub(r'\.$', '', reason)
            return f'{whole}; {advice.format(token=token)}'
    return reason


def _quoted(reason: str) -> str:
    return reason.partition('"')[2].partition('"')[0]


def _unknown_command(reason: str) -> str:
    name = _quoted(reason).removeprefix('\\')
    near = _nearest(name)
    hint = f"; did you mean '\\{near}'? Otherwise" if near else ';'
    return f'{reason.rstrip(".")}{hint} define it in resource_math_macros'


def _nearest(name: str) -> str:
    """Return the command that was probably meant; nothing if none is near.

    Short names of macros are near to some command, always.
    """
    known = _commands()
    slips = [one for one in known if len(name) > 2 and is_slip(name, one)]
    near = difflib.get_close_matches(name, slips, n=1, cutoff=0)
    if not near and len(name) > 7:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.87)
    return near[0] if near else ''


@cache
def _commands() -> tuple[str, ...]:
    tables = (
        tex2unichar.mathalpha,
        tex2unichar.mathbin,
        tex2unichar.mathop,
        tex2unichar.mathord,
        tex2unichar.mathrel,
    )
    names = [name for table in tables for name in table]
    return (*_STRUCTURE.split(), *COMMANDS, *names)
