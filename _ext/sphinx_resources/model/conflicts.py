"""What Git leaves in a file whose versions it could not merge.

Between the lines that it writes stand both versions.  Read as they are, each of them
would be a fault of its own, and none of these the cause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A line of Git; the one between the versions has nothing behind it.
_MARK = re.compile(r'(?P<sign>[<|>])(?P=sign){6}(?: .*)?|(?P<middle>=)={6}')
#: What begins or ends a block of Markdown between backquotes, or code.
_FENCE = re.compile(r'\s*(?P<signs>`{3,}|~{3,})(?P<rest>.*)')
#: What follows the signs where the text is code.
_OF_CODE = re.compile(r'\s*(?:[^\s{]|$|\{(?:code|source|parsed|literal))')


class Conflict(NamedTuple):
    """Two versions of one place, or a line that is left of them."""

    line: int
    #: What is wrong, and what to do.
    message: str


def settled(text: str) -> tuple[str, list[Conflict]]:
    """Return a text with the upper of two versions wherever there are two.

    :param text: A page or a data file.
    :returns: It, with as many lines, and where something was left out of it.
    """
    found: list[Conflict] = []
    if '<' * 7 not in text and '>' * 7 not in text:
        return text, found
    lines = text.split('\n')
    upper = lower = -1
    for number, sign in list(_marks(lines)):
        if sign == '<':
            upper, lower = number, -1
        elif sign != '>':
            lower = number if lower < 0 else lower
        elif -1 < upper < lower:
            message = (
                f"'{lines[upper].strip()}' begins two versions of which Git could not "
                'choose one, and only the upper is read; keep one of them, and delete '
                f'the lines that begin with {"<" * 7}, {"=" * 7} and {">" * 7}'
            )
            found.append(Conflict(upper + 1, message))
            lines[upper] = ''
            lines[lower : number + 1] = [''] * (number + 1 - lower)
            upper = lower = -1
    for number, sign in list(_marks(lines)):
        # The others may be something else.
        if sign in '<>':
            message = f"'{lines[number].strip()}' is left of two versions; delete it"
            found.append(Conflict(number + 1, message))
            lines[number] = ''
    return '\n'.join(lines), sorted(found)


def _marks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Return the lines of Git that are no code, by number, with their signs."""
    #: Fences that are open, each with whether its text is code.
    fences: list[tuple[str, bool]] = []
    for number, line in enumerate(lines):
        if fence := _FENCE.match(line):
            is_end = not fence['rest'].strip()
            if fences and is_end and fence['signs'].startswith(fences[-1][0]):
                fences.pop()
            elif not (fences and fences[-1][1]):
                fences.append((fence['signs'], bool(_OF_CODE.match(fence['rest']))))
        elif not (fences and fences[-1][1]) and (
            mark := _MARK.fullmatch(line.rstrip())
        ):
            yield number, mark['sign'] or mark['middle']
