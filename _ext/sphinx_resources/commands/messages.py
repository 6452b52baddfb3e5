"""Warnings of Sphinx, taken apart, and written for people and programs."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.console import strip_colors

from sphinx_resources.model.controls import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WARNING = re.compile(
    r'(?:(?P<place>.*?):? )??(?P<level>WARNING|ERROR|CRITICAL): (?P<text>.*)',
    re.DOTALL,
)
_PLACE = re.compile(r'(?P<path>.*?)(?::(?P<line>\d+))?:?', re.DOTALL)
_TYPE = re.compile(r'(?P<text>.*) \[(?P<type>[\w-]+(?:\.[\w-]+)?)\]', re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A warning."""

    #: Source file, relative to the working directory; empty if unknown.
    path: str
    #: Line in that file; 0 if unknown.
    line: int
    #: What is wrong, on one line.
    text: str
    #: Its type and subtype, as ``suppress_warnings`` has them; empty if unknown.
    type: str = ''
    #: ``WARNING``, ``ERROR`` or ``CRITICAL``.
    level: str = 'WARNING'

    @property
    def said(self) -> str:
        """What is wrong, with its type."""
        return f'{self.text} [{self.type}]' if self.type else self.text

    def __str__(self) -> str:
        """Return the line that Sphinx writes."""
        place = ':'.join(filter(None, (self.path, str(self.line or ''))))
        return f'{place}: {self.level}: {self.said}'.removeprefix(': ')


class Messages(io.StringIO):
    """A stream to which Sphinx writes each of its warnings at once."""

    def __init__(self) -> None:
        super().__init__()
        #: The warnings, each once.
        self.found: dict[Message, None] = {}

    def write(self, text: str, /) -> int:
        plain = strip_colors(text).strip()
        if plain:
            self.found[message_of(plain)] = None
        return len(text)


def message_of(text: str) -> Message:
    """Return what Sphinx writes of a warning, taken apart.

    :param text: As in ``path:line: WARNING: what is wrong [type.subtype]``.
    """
    warning = _WARNING.fullmatch(text)
    place, level = (warning['place'] or '', warning['level']) if warning else ('', '')
    said = warning['text'] if warning else text
    typed = _TYPE.fullmatch(said)
    where = _PLACE.fullmatch(place)
    assert where is not None
    return Message(
        path=escaped(relative(where['path'])),
        line=int(where['line'] or 0),
        text=escaped(typed['text'] if typed else said),
        type=typed['type'] if typed else '',
        level=level or 'WARNING',
    )


def relative(path: str | Path) -> str:
    """Return *path* as seen from the working directory, with plain slashes."""
    if not Path(path).is_absolute():
        return str(path)
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive of Windows
        return str(path)


def as_text(messages: Sequence[Message]) -> str:
    """Return the lines that Sphinx writes, which its problem matchers read."""
    return '\n'.join(map(str, messages))


def as_json(messages: Sequence[Message]) -> str:
    """Return a list of objects with the members of :class:`Message`."""
    rows = map(asdict, messages)
    return json.dumps(list(rows), indent=2, ensure_ascii=False)


def as_github(messages: Sequence[Message]) -> str:
    """Return workflow commands of GitHub, by which it marks lines of a change.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return '\n'.join(map(_workflow_command, messages))


def _workflow_command(message: Message) -> str:
    properties = {
        'file': message.path,
        'line': str(message.line or ''),
        'title': message.type,
    }
    given = ','.join(
        f'{name}={_github_property(value)}'
        for name, value in properties.items()
        if value
    )
    command = 'warning' if message.level == 'WARNING' else 'error'
    return f'::{f"{command} {given}".rstrip()}::{_github_data(message.text)}'


def _github_data(text: str) -> str:
    return text.replace('%', '%25').replace('\r', '%0D').replace('\n', '%0A')


def _github_property(text: str) -> str:
    return _github_data(text).replace(':', '%3A').replace(',', '%2C')


#: Ways to write warnings.
FORMATS: dict[str, Callable[[Sequence[Message]], str]] = {
    'text': as_text,
    'json': as_json,
    'github': as_github,
}
