"""Macros: read from a project's configuration, and expanded in a formula.

They are written as in MathJax: a name, and what it stands for; or a list of
that, of the number of its arguments, and of the first one if it may be left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Most macros that one formula may use, counting those that macros use.
MOST_EXPANSIONS = 1000

#: Most characters that a formula may have, as written and as expanded.
MOST_CHARACTERS = 10_000

COMMAND = re.compile(r'\\(?P<name>[A-Za-z]+|.)', re.DOTALL)
_NAME = re.compile(r'[A-Za-z]+|[^A-Za-z0-9\s\\{}]')
_PARAMETER = re.compile(r'(?<!\\)#(\d?)')


@dataclass(frozen=True, slots=True)
class Macro:
    """A command that a project defines."""

    #: What it stands for, with ``#1`` in place of the first argument.
    definition: str
    #: Number of its arguments.
    count: int = 0
    #: The first argument where it is left out; ``None`` if it must not be.
    default: str | None = None


def read_macros(values: object) -> dict[str, Macro]:
    """Return macros by their names.

    :param values: For each name, without its backslash, a definition, or a list
        of a definition, the number of arguments and the default of the first.
    :raises ValueError: A name or a value is none; the text says which, and why.
    """
    macros: dict[str, Macro] = {}
    if not isinstance(values, dict):
        msg = f': write macros by their names, not {values!r}'
        raise ValueError(msg)
    for name, value in values.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            msg = f'[{name!r}]: a name is letters without a backslash, or one sign'
            raise ValueError(msg)
        try:
            macros[name] = _read_macro(value)
        except ValueError as error:
            msg = f'[{name!r}]: {error}'
            raise ValueError(msg) from None
    _refuse_cycles(macros)
    return macros


def _read_macro(value: object) -> Macro:
    parts = [value] if isinstance(value, str) else value
    match parts:
        case [str(definition)]:
            macro = Macro(definition)
        case [str(definition), int(count)] if not isinstance(count, bool):
            macro = Macro(definition, count)
        case [str(definition), int(count), str(default)] if count:
            macro = Macro(definition, count, default)
        case _:
            msg = (
                'write a text, or a list of a text, the number of arguments and the '
                f'default of the first, not {value!r}'
            )
            raise ValueError(msg)
    if not 0 <= macro.count <= 9:
        msg = f'it cannot have {macro.count} arguments'
        raise ValueError(msg)
    for number in _PARAMETER.findall(macro.definition):
        if not number or not 1 <= int(number) <= macro.count:
            msg = f'#{number} is not the number of one of its arguments'
            raise ValueError(msg)
    if not is_balanced(macro.definition) or not is_balanced(macro.default or ''):
        msg = 'a brace stands without its other'
        raise ValueError(msg)
    return macro


def is_balanced(code: str) -> bool:
    """Return whether each brace of *code* has its other."""
    depth = 0
    for token in re.findall(r'\\.|[{}]', code, re.DOTALL):
        depth += {'{': 1, '}': -1}.get(token, 0)
        if depth < 0:
            return False
    return depth == 0


def _refuse_cycles(macros: Mapping[str, Macro]) -> None:
    """Raise if a macro uses itself, directly or through others."""
    uses = {
        name: [used for used in COMMAND.findall(macro.definition) if used in macros]
        for name, macro in macros.items()
    }
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        # Each stands before what uses it.
        cycle = error.args[1][::-1]
        msg = f'[{cycle[0]!r}]: it uses itself: {" → ".join(cycle)}'
        raise ValueError(msg) from None


def expand(code: str, macros: Mapping[str, Macro]) -> str:
    """Return a formula with its macros replaced by what they stand for.

    :param code: LaTeX.
    :param macros: Macros by their names.
    :raises ValueError: An argument is missing, or the formula grows too long.
    """
    done = ''
    expansions = start = 0
    while match := COMMAND.search(code, start):
        done += code[start : match.start()]
        start = match.end()
        macro = macros.get(match['name'])
        if macro is None:
            done += match[0]
            continue
        text, start = _apply(macro, match[0], code, start)
        code, start = _space(done, text) + _glue(text, code[start:]), 0
        expansions += 1
        if expansions > MOST_EXPANSIONS or len(done) + len(code) > MOST_CHARACTERS:
            msg = 'its macros make it too long'
            raise ValueError(msg)
    return done + code[start:]


def _apply(macro: Macro, written: str, code: str, start: int) -> tuple[str, int]:
    """Return what a macro stands for at a place, and where its arguments end."""
    arguments: list[str] = []
    if macro.default is not None:
        argument, start = _optional(code, start)
        arguments.append(macro.default if argument is None else argument)
    while len(arguments) < macro.count:
        argument, start = _argument(code, start)
        if argument is None:
            msg = f'{written} lacks an argument'
            raise ValueError(msg)
        arguments.append(argument)
    text = ''
    for number, part in enumerate(_PARAMETER.split(macro.definition)):
        text = _glue(text, arguments[int(part) - 1] if number % 2 else part)
    return text, start


def _argument(code: str, start: int) -> tuple[str | None, int]:
    """Return the group, command or sign that follows, and where it ends."""
    start = _skip_space(code, start)
    if code.startswith('{', start):
        end = _end_of_group(code, start + 1, '}')
        return (None, start) if end < 0 else (code[start + 1 : end], end + 1)
    if match := COMMAND.match(code, start):
        return match[0], match.end()
    sign = code[start : start + 1]
    return (None, start) if sign in ('', '}') else (sign, start + 1)


def _optional(code: str, start: int) -> tuple[str | None, int]:
    """Return what stands in brackets, if anything does, and where it ends."""
    at = _skip_space(code, start)
    end = _end_of_group(code, at + 1, ']') if code.startswith('[', at) else -1
    return (None, start) if end < 0 else (code[at + 1 : end], end + 1)


def _end_of_group(code: str, start: int, sign: str) -> int:
    """Return where *sign* stands outside of inner braces; -1 if it does not."""
    depth = 0
    for match in re.compile(r'\\.|[{}\]]', re.DOTALL).finditer(code, start):
        if match[0] == sign and depth == 0:
            return match.start()
        depth += {'{': 1, '}': -1}.get(match[0], 0)
    return -1


def _skip_space(code: str, start: int) -> int:
    match = re.compile(r'\s*').match(code, start)
    return match.end() if match else start


def _glue(text: str, more: str) -> str:
    """Return two pieces of LaTeX in one, of which the first may end in a command."""
    return text + _space(text, more) + more


def _space(text: str, more: str) -> str:
    """Return what keeps a command at the end of *text* apart from a letter."""
    letters = more[:1].isalpha() and re.search(r'\\[A-Za-z]+$', text[-40:])
    return ' ' if letters else ''
