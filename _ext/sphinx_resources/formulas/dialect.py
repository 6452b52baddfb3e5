r"""What authors write in LaTeX, as the converter reads it.

The converter, ``math-core``, knows most commands, but takes some things amiss
without a word (``\\[2ex]``, ``\begin{aligned}[t]``, a line break outside of an
environment) and does not know others.  These are written anew before it sees
them.  What no rule names is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_resources.formulas.commands import ENVIRONMENTS, PLAIN
from sphinx_resources.formulas.operators import arrange_operators, end_of_group

#: Signs that authors type and the converter does not take, with what stands for them.
_SIGNS = {
    '∅': r'\emptyset ',
    '∠': r'\angle ',
    '⊤': r'\top ',
    '⊥': r'\bot ',
    '∴': r'\therefore ',
    '∵': r'\because ',
    **{sign: rf'\text{{{sign}}}' for sign in '√∛∜∡∢'},
}
_SIGN = re.compile(
    rf'(\\(?:text\w*|operatorname\*?|tag)\s*\{{[^{{}}]*\}})|([{"".join(_SIGNS)}])'
)

#: The columns of a table. What stands between them, or sets their width or font, is
#: left out; the converter knows letters and rules.
_COLUMNS = re.compile(
    r'(?P<begin>\\begin\s*\{array\}\s*(?:\[[tbc]\])?\s*\{)'
    r'(?P<columns>(?:[^{}]|\{[^{}]*\})*)\}'
)

#: What defines commands: it would hold for one formula only.
_DEFINING = re.compile(
    r'\\(?:newcommand|renewcommand|providecommand|[egx]?def|let|DeclareMathOperator)'
    r'(?![A-Za-z])'
)

_PLAIN = re.compile(rf'\\({"|".join(PLAIN)})\s*\{{')

#: What cites an equation.
_CITING = re.compile(r'\\(?:eq|page)?ref(?![A-Za-z])')

#: What stands in a cell for a rule above it, and for each column that it takes: signs
#: for private use, which the converter lets through to the module ``markup``.
RULE, SPAN = '\ue000', '\ue001'

#: A comment, or a sign that begins none.
_COMMENT = re.compile(r'(\\.)|%[^\n]*', re.DOTALL)

_TOKEN = re.compile(
    r"""
    \\begin \s* \{ (?P<counted> align (?: at\*? | edat ) | xx?alignat\*? ) \}
        (?: \s* \[ [tbc] \] )? \s* \{ \d+ \}
    | \\begin \s* \{ (?P<begin> [^{}\\]* ) \} (?: \s* \[ [tbclr] \] )?
    | \\end \s* \{ (?P<end> [^{}\\]* ) \}
    | (?P<row> \\\\ ) \*? (?: \[ \s* -? [\d.]+ \s* [a-z]{2} \s* \] )?
    | (?P<fence> \\ (?: left | right | middle | [bB]igg?[lrm]? ) ) \s* (?P<angle> [<>] )
    | (?P<none> \\ [bB]igg?[lrm]? \s* \. )
    | (?P<label> \\label \s* \{ [^{}]* \} | \\ (?: notag | nonumber ) (?![A-Za-z]) )
    | (?P<space> \\ [hm]space ) \*
    | \\cline \s* \{ \s* (?P<from> \d{1,2} ) \s* - \s* (?P<to> \d{1,2} ) \s* \}
    | \\multicolumn \s* \{ \s* (?P<span> \d{1,2} ) \s* \} \s* \{ [^{}]* \}
    | (?P<strut> \\rule \s* (?: \[ [^][]* \] \s* )?
        \{ \s* 0 [^{}]* \} \s* \{ [^{}]* \} )
    | \\ (?: [A-Za-z]+ | . )
    | [{}&]
    """,
    re.VERBOSE | re.DOTALL,
)

#: A color, and what begins the text that it is for.
_COLOR = re.compile(
    r'\\(?:(?P<text>text)color|color)\s*(?:\[(?P<model>\w+)\]\s*)?'
    r'\{\s*(?P<number>[^{}]*?)\s*\}(?(text)\s*\{)'
)

#: A star that multiplies: the converter takes it for a part of the command.
_STAR = re.compile(r'(\\(?!(?:operatorname|hspace|tag)\*)[A-Za-z]+)\*')

#: What the fonts of LaTeX join in texts.
_LIGATURES = {'---': '—', '--': '–', '``': '“', "''": '”'}
_LIGATURE = re.compile("---|--|``|''")

_TEXT = re.compile(r'\\(text|textbf|textit|textrm|textsf|texttt)\s*\{')


def translate(code: str, *, block: bool, wrap: bool = True) -> str:
    r"""Return a formula in the LaTeX of the converter.

    :param code: LaTeX, its macros expanded.
    :param block: Whether it is displayed on lines of its own.
    :param wrap: Whether its rows are put in an environment, as Sphinx does for
        LaTeX: blank lines part equations, ``\\`` rows of one.
    :raises ValueError: It has what cannot be shown in this place.
    """
    code = _COMMENT.sub(_without_comment, code)
    if found := _DEFINING.search(code):
        msg = f'{found[0]} does not belong in it, but in resource_math_macros'
        raise ValueError(msg)
    if found := _PLAIN.search(code):
        name = PLAIN[found[1]]
        msg = rf'\{found[1]} is refused by LaTeX; write \begin{{{name}}}…\end{{{name}}}'
        raise ValueError(msg)
    if found := _CITING.search(code):
        msg = f'{found[0]} does not belong in it; cite an equation with the role eq'
        raise ValueError(msg)
    code = _SIGN.sub(lambda match: match[1] or _SIGNS[match[2]], code)
    code = _COLUMNS.sub(_columns, code)
    code = _STAR.sub(r'\1 *', _COLOR.sub(_color, code))
    code = arrange_operators(_split_texts(code), block=block)
    rows = block and wrap
    parts = re.split(r'\n\s*\n', code.strip()) if rows else [code]
    return _arrange([_Part(_closed(part), rows=rows) for part in parts])


def _without_comment(match: re.Match[str]) -> str:
    # A backslash at the end of a line is a space.
    return (match[1] or '').replace('\\\n', '\\ \n')


def _closed(part: str) -> str:
    """Return a part whose last backslash is a space, which white space was behind."""
    count = len(part) - len(part.rstrip('\\'))
    return f'{part} ' if count % 2 else part


def _color(match: re.Match[str]) -> str:
    """Return how the converter knows a color that is written as a number."""
    number, model = match['number'], match['model']
    if number.startswith('#'):
        number, model = number[1:], 'HTML'
        number = number if len(number) > 3 else ''.join(sign * 2 for sign in number)
    elif not model:
        return match[0]
    # The brace that closes the text closes the group.
    return f'{"{" if match["text"] else ""}\\color[{model}]{{{number}}}'


def _columns(match: re.Match[str]) -> str:
    columns = re.sub(r'[@!<>]\s*\{[^{}]*\}', '', match['columns'])
    columns = re.sub(r'[pmbw]\s*\{[^{}]*\}', 'l', columns)
    columns = re.sub(
        r'\*\s*\{?\s*(\d{1,2})\s*\}?\s*(?:\{([^{}]*)\}|(\w))',
        lambda repeated: (repeated[2] or repeated[3]) * int(repeated[1]),
        columns,
    )
    return f'{match["begin"]}{columns}}}'


def _split_texts(code: str) -> str:
    """Return a formula without formulas inside of its texts: they stand between."""
    done, start = '', 0
    while match := _TEXT.search(code, start):
        end = end_of_group(code, match.end())
        if end < 0:
            break
        # The converter skips spaces behind these signs.
        text = re.sub(r'\\([%_&#${}]) ', r'\\\1\\ ', code[match.end() : end])
        parts = re.split(r'(?<!\\)\$', text)
        if len(parts) % 2 == 0:
            msg = rf"'\{match[1]}{{{text}}}' has a dollar without its other; write \$"
            raise ValueError(msg)
        if match[1] != 'texttt':
            parts[::2] = [_LIGATURE.sub(_ligature, part) for part in parts[::2]]
        parts[::2] = [
            rf'\{match[1]}{{{part}}}' if part or len(parts) == 1 else ''
            for part in parts[::2]
        ]
        joined = ''.join(parts)
        done += code[start : match.start()]
        done += joined if len(parts) == 1 else f'{{{joined}}}'
        start = end + 1
    return done + code[start:]


def _ligature(match: re.Match[str]) -> str:
    return _LIGATURES[match[0]]


@dataclass(slots=True)
class _Environment:
    """An environment that is open."""

    name: str
    #: How many braces are open in it.
    braces: int = 0
    is_tagged: bool = False
    #: The column that is written, and those that have a rule above this row.
    column: int = 1
    ruled: frozenset[int] = frozenset()


class _Part:
    """A part of a formula, written anew.

    :param code: LaTeX.
    :param rows: Whether it may have rows outside of all environments.
    """

    def __init__(self, code: str, *, rows: bool) -> None:
        self.text = ''
        self.may_have_rows = rows
        #: The environments that are open; the first stands for the whole part.
        self._open = [_Environment('')]
        #: Whether it has columns, and rows, outside of all environments.
        self.has_columns = self.has_rows = False
        start = 0
        for match in _TOKEN.finditer(code):
            self.text += code[start : match.start()]
            # In two steps, because the end of an environment shortens the text.
            written = self._write(match)
            self.text += written
            start = match.end()
        self.text = _without_last_row(self.text + code[start:])

    @property
    def is_tagged(self) -> bool:
        """Whether it has a tag outside of all environments."""
        return self._open[0].is_tagged

    def _write(self, match: re.Match[str]) -> str:
        """Return what stands for a token."""
        if match['counted'] or match['begin'] is not None:
            return self._begin(match['counted'] or match['begin'])
        if match['end'] is not None:
            return self._end(match['end'])
        if match['row']:
            self._note_row()
            return match['row']
        if match['angle']:
            return match['fence'] + {'<': r'\langle ', '>': r'\rangle '}[match['angle']]
        if match['label'] or match['none']:
            return ''
        if match['space']:
            return match['space']
        if match['strut']:
            return ''
        if match['to'] or match['span'] or match[0] == '&':
            return self._cell(match)
        environment = self._open[-1]
        environment.braces += {'{': 1, '}': -1}.get(match[0], 0)
        environment.is_tagged |= match[0] == r'\tag'
        return match[0]

    def _cell(self, match: re.Match[str]) -> str:
        """Return what stands for a token that is about cells of a table."""
        environment = self._open[-1]
        self.has_columns |= match[0] == '&' and len(self._open) == 1
        if match['span']:
            environment.column += (count := int(match['span'])) - 1
            return SPAN * count
        before = environment.column in environment.ruled
        if match['to']:
            columns = range(int(match['from']), int(match['to']) + 1)
            environment.ruled |= frozenset(columns)
            return RULE if not before and environment.column in columns else ''
        environment.column += not environment.braces
        return '&' + RULE * (environment.column in environment.ruled)

    def _begin(self, name: str) -> str:
        self._open.append(_Environment(name))
        new, columns = ENVIRONMENTS.get(name, (name, ''))
        return rf'\begin{{{new}}}{columns}'

    def _end(self, name: str) -> str:
        new, _ = ENVIRONMENTS.get(name, (name, ''))
        environment = self._open.pop() if len(self._open) > 1 else self._open[0]
        self.text = _without_last_row(_with_last_rule(self.text, environment.ruled))
        is_numbered = new == 'multline' and not environment.is_tagged
        return (r'\notag' if is_numbered else '') + rf'\end{{{new}}}'

    def _note_row(self) -> None:
        environment = self._open[-1]
        if environment.name:
            if not environment.braces:
                environment.column, environment.ruled = 1, frozenset()
            return
        if environment.braces or not self.may_have_rows:
            msg = r'\\ stands outside of an environment, such as aligned'
            raise ValueError(msg)
        self.has_rows = True


def _with_last_rule(text: str, ruled: frozenset[int]) -> str:
    """Return *text* with the cells of a last row that has nothing but rules."""
    row = re.search(rf'\\\\\s*{RULE}?\s*$', text) if ruled else None
    if not row:
        return text
    cells = (RULE * (column in ruled) for column in range(1, max(ruled) + 1))
    return text[: row.start()] + r'\\' + '&'.join(cells)


def _without_last_row(text: str) -> str:
    """Return *text* without a line break at its end, which begins no row."""
    return re.sub(r'(?<!\\)\\\\\s*$', '', text)


def _arrange(parts: list[_Part]) -> str:
    """Return a formula of one or several equations, each of one or several rows."""
    first, *others = parts
    if not first.may_have_rows:
        return first.text
    is_tagged = any(part.is_tagged for part in parts)
    table = 'align*' if is_tagged else 'aligned'
    if others:
        rows = [
            _environment('aligned' if part.has_rows else '', part.text)
            for part in parts
        ]
        return _environment(table, r' \\ '.join(rows))
    if first.has_rows or first.has_columns:
        return _environment(table, first.text)
    return _environment('equation*' if is_tagged else '', first.text)


def _environment(name: str, text: str) -> str:
    return rf'\begin{{{name}}}{text}\end{{{name}}}' if name else text
