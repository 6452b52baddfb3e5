"""Lists in JSON: one list, or a list under a key.

The parser of the standard library decides what is valid; this one knows lines,
and reads a file that is broken up to the place where it is.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sphinx_resources.formats.catalogue import is_catalogue, read_catalogue
from sphinx_resources.formats.csl import is_csl, read_csl
from sphinx_resources.formats.tree import (
    Content,
    Flaw,
    List,
    Map,
    Node,
    Text,
    cleaned,
    entries_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r'[ \t\r\n]*(?:(?P<mark>[][{}:,])|(?P<text>"(?:[^"\\]|\\.)*")'
    r'|(?P<word>[^][{}:,"\s]+))',
    re.DOTALL,
)
#: Words that are no text, and what they are as one.
_WORDS = {'null': ''}
#: Deepest nesting; no list of resources has as much.
DEEPEST = 60


class _Broken(Exception):
    """The text ends, or goes on otherwise than it may."""


class _Parser:
    """Parses one text.

    :param text: The text.
    :param content: Takes note of what is wrong.
    """

    def __init__(self, text: str, content: Content) -> None:
        self._text = text
        self._content = content
        self._line = 1
        self._counted = 0
        self._tokens = self._read()

    def _read(self) -> Iterator[tuple[str, str]]:
        place = 0
        while match := _TOKEN.match(self._text, place):
            place = match.end()
            kind = match.lastgroup or ''
            start = match.start(kind)
            self._line += self._text.count('\n', self._counted, start)
            self._counted = start
            yield kind, match[kind]

    def _next(self) -> tuple[str, str]:
        found = next(self._tokens, None)
        if found is None:
            raise _Broken
        return found

    def parse(self) -> Node | None:
        """Return all that can be read."""
        try:
            return self._value(*self._next(), 0)
        except _Broken:
            return None

    def _value(self, kind: str, token: str, depth: int) -> Node:
        line = self._line
        if depth > DEEPEST:
            raise _Broken
        if token == '[':
            return self._list(List(line), depth)
        if token == '{':
            return self._map(Map(line), depth)
        if kind == 'text':
            return Text(self._string(token), line)
        if kind == 'word':
            return Text(_WORDS.get(token, token), line)
        raise _Broken

    def _string(self, token: str) -> str:
        try:
            text: str = json.loads(token, strict=False)
        except ValueError:
            raise _Broken from None
        return cleaned(text, self._line, self._content.flaws) if '\\' in token else text

    def _list(self, found: List, depth: int) -> List:
        kind, token = self._next()
        while token != ']':
            # What is broken is left out, and what stands before it stays.
            try:
                found.members.append(self._value(kind, token, depth + 1))
                kind, token = self._next()
            except _Broken:
                if depth < 2:
                    return found
                raise
            if kind == 'mark' and token == ',':
                kind, token = self._next_or_end(depth)
            elif token != ']':
                if depth < 2:
                    return found
                raise _Broken
        return found

    def _next_or_end(self, depth: int) -> tuple[str, str]:
        try:
            return self._next()
        except _Broken:
            if depth < 2:
                return 'mark', ']'
            raise

    def _map(self, found: Map, depth: int) -> Map:
        kind, token = self._next()
        while kind == 'text':
            name, line = self._string(token), self._line
            if self._next()[1] != ':':
                raise _Broken
            value = self._value(*self._next(), depth + 1)
            if name in found.members:
                message = f"the key '{name}' stands twice; only the first counts"
                self._content.flaws.append(Flaw(line, message))
            else:
                found.members[name] = value
            try:
                if self._next()[1] != ',':
                    return found
                kind, token = self._next()
            except _Broken:
                if depth == 0:
                    return found
                raise
        return found


def parse_json(text: str, content: Content) -> Node | None:
    """Return what a file says, as far as it can be read.

    :param text: A JSON text.
    :param content: Takes note of what is wrong.
    """
    try:
        json.loads(text)
    except ValueError as error:
        line = getattr(error, 'lineno', 1)
        reason = getattr(error, 'msg', str(error))
        message = f'this is not JSON: {reason}; what follows is left out'
        content.flaws.append(Flaw(line, message))
    except RecursionError:
        content.flaws.append(Flaw(1, 'this is nested too deeply to be a list'))
        return None
    return _Parser(text, content).parse()


def read_json(text: str) -> Content:
    """Read a file: a catalogue of ours, CSL-JSON, or any other list.

    :param text: What the file says.
    """
    content = Content()
    node = parse_json(text, content)
    if node is None:
        return content
    if is_catalogue(node):
        read_catalogue(node, content)
    elif is_csl(node):
        content.entries = read_csl(node)
    else:
        content.entries = entries_of(node, content)
    return content
