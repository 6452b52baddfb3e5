r"""Commands of LaTeX whose backslash begins an escape between quotation marks.

``"$\theta$"`` is a tab and ``heta`` to JSON and YAML.
"""

from __future__ import annotations

import re

from sphinx_resources.model.bare_formulas import COMMANDS

#: Further ones that begin with the letter of an escape.
_MORE = (
    r'aleph|angle|ast|asymp|begin|big[lr]?|big(?:cup|cap|oplus|otimes|sqcup|vee|wedge)|'
    r'bmod|bot|bullet|emptyset|end|eth|flat|frown|neg|nexists|nmid|not|nparallel|'
    r'nsubseteq|rbrace|rbrack|rceil|rfloor|r[vV]ert|text(?:bf|it|rm|sf|tt)?|therefore|'
    r'top|triangle|varnothing|varrho|varsigma|vdash|vdots|vee'
)
#: An escape, with the command that it begins.
_ESCAPE = re.compile(
    rf'\\(?:(?=[A-Za-z])(?P<name>(?:{COMMANDS}|{_MORE})(?![A-Za-z]))|.)', re.DOTALL
)
#: What can stand behind the end of a line, or a tab, that its author means.
_WORD = re.compile(r'[A-Za-z]{0,2}|angle|exists|mid|[vV]ert')
_FORMULA = re.compile(r'(?<![\w$])\$\$?(?![\s$])[^$]+(?<!\s)\$(?!\d)')


def eaten_commands(raw: str, escapes: str) -> tuple[list[str], str, int]:
    r"""Return the commands of a text between quotation marks that are surely meant.

    :param raw: The text as it is written, with its quotation marks.
    :param escapes: The letters that mean something behind a backslash.
    :returns: The commands, the text with their backslashes doubled, and the number
        of lines before the first.
    """
    if '\\' not in raw:
        return [], raw, 0
    spans = [match.span() for match in _FORMULA.finditer(raw)]
    found = [
        match
        for match in _ESCAPE.finditer(raw)
        if (name := match['name'])
        and name[0] in escapes
        and (
            name[0] not in 'tnr'
            or not _WORD.fullmatch(name[1:])
            or any(start < match.start() < end for start, end in spans)
        )
    ]
    mended, done = '', 0
    for match in found:
        mended += f'{raw[done : match.start()]}\\'
        done = match.start()
    before = raw.count('\n', 0, found[0].start()) if found else 0
    return list(dict.fromkeys(m[0] for m in found)), mended + raw[done:], before


def advice(commands: list[str]) -> str:
    """Return what to tell of commands: what is wrong, and what to write.

    :param commands: As they are written.
    """
    shown = ', '.join(f"'{command}'" for command in commands)
    begin = 'begins an escape' if len(commands) == 1 else 'begin escapes'
    return (
        f'{shown} {begin} between quotation marks, and no formula; double the '
        f'backslash, as in \\{commands[0]}'
    )
