"""Lists in YAML: one list, a list under a key, or one entry.

All that is no list and no mapping stays text, as it is written: no value turns
into a number or a day.  Aliases are refused, because a few lines of them can
stand for more than a memory holds.
"""

from __future__ import annotations

import re
from itertools import pairwise

import yaml

from sphinx_resources.formats.tree import (
    Content,
    Entry,
    Flaw,
    List,
    Map,
    Node,
    Text,
    entries_of,
)


class _AliasError(Exception):
    """A value that stands for another: what to do, and its line from 0 on."""


class _Loader(yaml.BaseLoader):
    """Composes one document, in which nothing stands for something else."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            msg = f"the alias '*{event.anchor}' is refused; write what it stands for"
            raise _AliasError(msg, event.start_mark.line if event.start_mark else 0)
        return super().compose_node(parent, index)


def read_yaml(text: str) -> Content:
    """Read a file.

    :param text: What the file says.
    """
    content = Content()
    node = _compose(text, 0, content)
    if node is not None:
        content.entries = entries_of(node, content)
    elif content.flaws:
        content.entries = _rest(text, content)
    return content


def _compose(text: str, before: int, content: Content) -> Node | None:
    """Return a document, or None and a flaw.

    :param text: The document.
    :param before: Number of lines before it.
    :param content: Takes note of what is wrong.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except _AliasError as error:
        message, line = error.args
        content.flaws.append(Flaw(before + line + 1, message))
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = before + (mark.line + 1 if mark else 1)
        problem = error.problem or 'it cannot be read'
        content.flaws.append(Flaw(line, f'this is not YAML: {problem}'))
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = str(error).splitlines()[0]
        content.flaws.append(Flaw(before + 1, f'this is not YAML: {reason}'))
        return None
    if node is None:
        return None
    return _convert(node, before, content)


def _convert(node: yaml.Node, before: int, content: Content) -> Node:
    line = before + node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        is_null = node.style is None and node.value in {'~', 'null', 'Null', 'NULL'}
        return Text('' if is_null else node.value, line)
    if isinstance(node, yaml.SequenceNode):
        return List(line, [_convert(member, before, content) for member in node.value])
    found = Map(line)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name = key.value if isinstance(key, yaml.ScalarNode) else '?'
        if name in found.members:
            message = f"the key '{name}' stands twice; only the first counts"
            place = before + key.start_mark.line + 1
            content.flaws.append(Flaw(place, message))
            continue
        found.members[name] = _convert(value, before, content)
    return found


def _rest(text: str, content: Content) -> list[Entry]:
    """Return the entries that can be read of a list that is broken somewhere."""
    starts = list(re.finditer(r'(?m)^( *)- ', text))
    if not starts:
        return []
    indent = min(len(match[1]) for match in starts)
    places = [match.start() for match in starts if len(match[1]) == indent]
    content.flaws.clear()
    entries = []
    before = text.count('\n', 0, places[0])
    for start, end in pairwise([*places, len(text)]):
        node = _compose(text[start:end], before, content)
        before += text.count('\n', start, end)
        if node is not None:
            entries += entries_of(node, content)
    return entries
