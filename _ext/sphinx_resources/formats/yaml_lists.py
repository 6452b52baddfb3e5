"""Lists in YAML: one list, a list under a key, or one entry.

All that is no list and no mapping stays text, as it is written: no value turns
into a number or a day.  Aliases are refused, because a few lines of them can
stand for more than a memory holds.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import yaml

from sphinx_resources.formats.eaten_commands import advice, eaten_commands
from sphinx_resources.formats.tree import (
    DEEPEST,
    Content,
    Entry,
    Flaw,
    List,
    Map,
    Node,
    Text,
    cleaned,
    entries_of,
)
from sphinx_resources.formats.yaml_repair import salvaged

if TYPE_CHECKING:
    from collections.abc import Iterator


#: The tag of what stands in the place of an alias.
_REFUSED = '!alias'
_ENDS = re.compile('[\x85\u2028\u2029]')


class _Loader(yaml.BaseLoader):
    """Composes one document, in which nothing stands for something else."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        #: What is refused, each with its line from 0 on.
        self.refused: list[Flaw] = []
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            message = (
                f"the alias '*{event.anchor}' is refused; write what it stands for"
            )
            self.refused.append(Flaw(line, message))
            mark = cast('yaml.Mark', event.start_mark)
            return yaml.ScalarNode(_REFUSED, '', mark, mark)
        tag = getattr(event, 'tag', None) or '!'
        # Those of YAML change nothing, as all values are read as texts.
        if tag != '!' and not tag.startswith('tag:yaml.org,'):
            message = f"the tag '{tag}' is refused; write the value itself"
            self.refused.append(Flaw(line, message))
        self._depth += 1
        self._check_depth(self._depth)
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def fetch_flow_collection_start(self, token_class: type) -> None:
        """Note a bracket that opens; what looks ahead slows down with their number."""
        self._check_depth(self.flow_level)
        super().fetch_flow_collection_start(token_class)

    def _check_depth(self, depth: int) -> None:
        if depth > DEEPEST:
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(None, None, 'this is nested too deeply', mark)


def read_yaml(text: str) -> Content:
    """Read a file.

    :param text: What the file says.
    """
    content = Content()
    # Older YAML ends lines with these, of which no editor and no other form knows.
    text = _ENDS.sub(' ', text)
    for part, before in _documents(text):
        inner = Content()
        node = _compose(part, before, inner)
        if node is not None:
            content.entries += entries_of(node, inner)
        elif inner.flaws:
            content.entries += _rest(part, before, inner)
        content.flaws += inner.flaws
        content.beside += inner.beside
    return content


def _documents(text: str) -> Iterator[tuple[str, int]]:
    """Return the documents of a file, each with the number of lines before it."""
    # Lines that begin with a sign of per cent say how a document is to be read.
    starts = [m.start() for m in re.finditer(r'(?m)^---(?=\s|$)', text)]
    if starts and not re.sub(r'(?m)^[%#].*$', '', text[: starts[0]]).strip():
        starts[0] = 0
    before = 0
    for start, end in pairwise([*dict.fromkeys([0, *starts]), len(text)]):
        yield text[start:end], before
        before += text.count('\n', start, end)


def _compose(text: str, before: int, content: Content) -> Node | None:
    """Return a document, or None and a flaw.

    :param text: The document.
    :param before: Number of lines before it.
    :param content: Takes note of what is wrong.
    """
    try:
        node = _composed(text, before, content)
    except yaml.MarkedYAMLError as error:
        content.flaws.append(_flaw_of(error, text, before))
        return None
    except RecursionError:
        message = 'this is not YAML: this is nested too deeply'
        content.flaws.append(Flaw(before + 1, message))
        return None
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0]
        content.flaws.append(Flaw(before + 1, f'this is not YAML: {reason}'))
        return None
    if node is None:
        return None
    return _convert(node, before, content)


def _composed(text: str, before: int, content: Content) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        content.flaws += [
            Flaw(before + line + 1, message) for line, message in loader.refused
        ]
        loader.dispose()


#: What lets the backslash of a formula stand.
_SINGLE = 'put the text between single quotation marks, or below a key that ends in |'

#: What is likely to be meant by what the parser says.
_HINTS = {
    'unknown escape character': f'double the backslash, or {_SINGLE}',
    'expected escape sequence': f'double the backslash, or {_SINGLE}',
    'mapping values are not allowed': (
        'a text that holds a colon and a space has to stand between quotation marks, '
        'and keys of one entry below each other'
    ),
    "found character '\\t'": 'lines are indented with spaces, not with tabs',
    'that cannot start any token': 'a text that begins so needs quotation marks',
    "but got '<stream end>'": 'a bracket is not closed',
    "but found '<scalar>'": (
        'a text that goes on behind a quotation mark needs other ones around it, and '
        'one that goes on behind a bracket needs some'
    ),
    'sequence entries are not allowed': 'a text that begins so needs quotation marks',
    'mapping keys are not allowed': 'a text that begins so needs quotation marks',
    'expected alphabetic or numeric': 'a text that begins so needs quotation marks',
    'unexpected end of stream': 'a quotation mark is not closed',
    "could not find expected ':'": 'a key has no colon and value',
    "but found '-'": 'the lines of a list are indented alike',
    "but found '<block mapping start>'": 'keys of one entry are indented alike',
}

#: What is noticed in a line that comes after the one with the fault.
_LATER = {"could not find expected ':'"}


def _flaw_of(error: yaml.MarkedYAMLError, text: str, before: int) -> Flaw:
    """Return what the parser says, with what is to be done about it."""
    problem, mark = error.problem or 'it cannot be read', error.problem_mark
    is_later = mark is None or mark.line >= text.count('\n') or problem in _LATER
    if is_later and error.context_mark:
        # At the end, or in the next line, is seen what began before.
        mark = error.context_mark
    hints = (hint for words, hint in _HINTS.items() if words in problem)
    hint = next(hints, '')
    line = before + (mark.line + 1 if mark else 1)
    return Flaw(line, f'this is not YAML: {problem}{"; " if hint else ""}{hint}')


def _convert(node: yaml.Node, before: int, content: Content) -> Node:
    line = before + node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        is_null = node.style is None and node.value in {'~', 'null', 'Null', 'NULL'}
        if node.style == '"':
            # What it escapes did not stand in the file.
            text = _as_meant(node, line, content)
            return Text(cleaned(text, content.flaws, line), line)
        return Text('' if is_null else node.value, line)
    if isinstance(node, yaml.SequenceNode):
        kept = (member for member in node.value if member.tag != _REFUSED)
        return List(line, [_convert(member, before, content) for member in kept])
    found = Map(line)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name = key.value if isinstance(key, yaml.ScalarNode) else '?'
        if value.tag == _REFUSED:
            continue
        if name in found.members:
            message = f"the key '{name}' stands twice; only the first counts"
            place = before + key.start_mark.line + 1
            content.flaws.append(Flaw(place, message))
            continue
        found.members[name] = _convert(value, before, content)
    return found


def _as_meant(node: yaml.ScalarNode, line: int, content: Content) -> str:
    """Return a text in double quotation marks, with the commands of its formulas.

    :param node: The text.
    :param line: Where it begins.
    :param content: Takes note of the commands whose backslash is an escape.
    """
    value: str = node.value
    start, end = node.start_mark, node.end_mark
    raw = (start.buffer or '')[start.pointer : end.pointer]
    # What names a value can stand before it.
    raw = raw[raw.find('"') :]
    commands, raw, before = eaten_commands(raw, 'abefnrtvLP')
    if not commands:
        return value
    content.flaws.append(Flaw(line + before, f'{advice(commands)}, or {_SINGLE}'))
    meant: str = yaml.load(raw, yaml.BaseLoader)
    return meant


#: Where an entry of a list begins.
_ITEM = re.compile(r'(?m)^( *)-[ \t]')
_ITEM_WITH_KEY = re.compile(r' *-[ \t]+([&!*]\S+\s*)*([\w.-]+:(\s|$)|\{|$)')
#: A key with a text behind it that stands on one line.
_VALUE = re.compile(r'( *(?:- +)?[\w.-]+:[ \t]+)([^\s\[{|>&*!#].*?)\s*')
#: Most faults of an entry that are mended to read on.
_MOST = 20


def _rest(text: str, before: int, content: Content) -> list[Entry]:
    """Return the entries that can be read of a document that is broken somewhere."""
    starts = list(_ITEM.finditer(text))
    indent = min((len(match[1]) for match in starts), default=0)
    places = [match.start() for match in starts if len(match[1]) == indent]
    if not places or not _ITEM_WITH_KEY.match(text, places[0]):
        places = [0]
    content.flaws.clear()
    entries = []
    before += text.count('\n', 0, places[0])
    for start, end in pairwise([*places, len(text)]):
        part = text[start:end]
        node = _compose_mended(part, before, content)
        found = List(before + 1, [*salvaged(part, before)]) if node is None else node
        entries += entries_of(found, content)
        before += part.count('\n')
    return entries


def _compose_mended(text: str, before: int, content: Content) -> Node | None:
    """Return an entry as it was probably meant, if there is a fault in it."""
    first = len(content.flaws)
    for _ in range(_MOST):
        noted = len(content.flaws)
        node = _compose(text, before, content)
        if node is not None or len(content.flaws) == noted:
            return node
        if content.flaws[-1] in content.flaws[first:-1]:
            # It was not that.
            content.flaws.pop()
            return None
        lines = text.split('\n')
        place = content.flaws[-1].line - before - 1
        mended = _mended(lines, place) if place < len(lines) else ''
        if mended == lines[place : place + 1][0]:
            return None
        lines[place] = mended
        text = '\n'.join(lines)
    return None


def _mended(lines: list[str], place: int) -> str:
    """Return a line with spaces for tabs before it, or with its text in quotes."""
    line = lines[place]
    bare = line.lstrip(' \t')
    if '\t' in line[: len(line) - len(bare)] and place:
        above = re.match(r' *(- +)?', lines[place - 1])
        return ' ' * (above.end() if above else 0) + bare
    match = _VALUE.fullmatch(line)
    if match is None:
        return line
    value = match[2]
    if value[0] in '"\'' and value[-1] == value[0]:
        inner = value[1:-1]
        if value[0] not in inner.replace(value[0] * 2, '') or '\\' in inner:
            return line
        value = inner
    return match[1] + json.dumps(value, ensure_ascii=False)
