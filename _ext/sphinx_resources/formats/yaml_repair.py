"""Entries of a list in YAML that is broken: as much of each as its lines say.

What the parser refuses as a whole is read line by line here: where a bracket or a
quotation mark is missing, or lines are indented in an odd way, keys and values can
be told all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.formats.tree import List, Map, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Key of what no key could be told for.
_NAMELESS = '?'
_KEY = r'(?P<key>[\w.-]+|"[^"]*"|\'[^\']*\')'
#: A key, perhaps the first one of an item, and what stands behind it.
_LINE = re.compile(
    rf'(?P<indent>\s*)(?P<item>(-\s+)*)'
    rf'(?:{_KEY}\s*:(?=\s|$)|(?P<bare>[a-z][\w-]*)(?=\s+https?://))\s*(?P<value>.*)'
)
#: A line that says nothing, or where a document begins or ends.
_EMPTY = re.compile(r'\s*(#.*)?|---|\.\.\.')
_ITEM = re.compile(r'\s*-\s+(?P<value>.*)')
_BLOCK = re.compile(r'[|>][-+0-9]*\s*(#.*)?')
#: A piece of what stands between brackets, with quotation marks around it or not.
_PIECE = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[^,"\'{}\[\]\n]+|.|\n')
_MEMBER = re.compile(r'(?:"[^"]*"|[^,"]+|")+')
#: A text that begins with something in brackets.
_BEHIND = re.compile(r'\[[^][]*\]\s*[^\s,\]}].*', re.DOTALL)
_TITLE = re.compile(r'\s*["\']?title["\']?\s*:')
_PAIR = re.compile(rf'\s*{_KEY}\s*:(?=\s|$|["\'\[{{])\s*(?P<value>.*)', re.DOTALL)


def salvaged(text: str, before: int) -> list[Map]:
    """Return the entries that lines of a list have, whatever is wrong with them.

    :param text: The lines.
    :param before: Number of lines before them.
    """
    bare = text.lstrip(' \t\n-')
    found = _between_brackets if bare.startswith(('{', '[')) else _on_lines
    entries = found(text, before + 1)
    return [entry for entry in entries if set(entry.members) - {_NAMELESS}]


def _on_lines(text: str, line: int) -> Iterator[Map]:
    """Give the entries whose keys stand on lines of their own."""
    entry, name, column, is_block = Map(line), '', 0, False
    for number, words in enumerate(text.split('\n'), line):
        match = _LINE.fullmatch(words)
        if match is None or (is_block and len(match['indent']) > column):
            if not _EMPTY.fullmatch(words):
                _go_on(entry, name, words, number)
            continue
        indent = len(match['indent'])
        if match['item'] and entry.members and indent < column:
            yield entry
            entry, name = Map(number), ''
        key = (match['key'] or match['bare']).strip('"\'')
        if not entry.members:
            entry.line, column = number, indent + len(match['item'])
        above = entry.members.get(name)
        if name and indent > column and (above is None or _is_empty(above)):
            key = f'{name.partition(".")[0]}.{key}'
        else:
            name = key
        is_block = bool(_BLOCK.fullmatch(match['value']))
        value = Text('', number) if is_block else _value(match['value'], number)
        if above is not None and key.startswith(f'{name}.'):
            del entry.members[name]
        entry.members.setdefault(key, value)
    yield entry


def _is_empty(node: object) -> bool:
    return isinstance(node, Text) and not node.text


def _go_on(entry: Map, name: str, words: str, line: int) -> None:
    """Take a line that has no key: a member of a list, or more of a text."""
    before = entry.members.get(name)
    item = _ITEM.fullmatch(words)
    if before is None:
        # There is no key that it could be of.
        entry.members.setdefault(_NAMELESS, Text(words.strip(), line))
    elif isinstance(before, Text) and not (item and not before.text):
        text = f'{before.text} {words.strip()}'.strip()
        entry.members[name] = before._replace(text=text)
    else:
        members = before if isinstance(before, List) else List(line)
        members.members.append(_value(item['value'] if item else words, line))
        entry.members[name] = members


def _value(text: str, line: int) -> Text | List:
    """Return a value without its marks, or the members of a list in brackets."""
    text = re.sub(r'(^|\s)#.*$', '', text).strip()
    if not text.startswith('[') or _BEHIND.fullmatch(text):
        return Text(_unquoted(text), line)
    pieces = _MEMBER.findall(text)
    parts = [_unquoted(piece.strip('[]{} \t\n')) for piece in pieces]
    return List(line, [Text(part, line) for part in parts if part])


def _unquoted(text: str) -> str:
    sign = text[:1]
    if sign not in {'"', "'"} or not sign:
        return text
    return text[1:-1] if len(text) > 1 and text.endswith(sign) else text[1:]


def _between_brackets(text: str, line: int) -> Iterator[Map]:
    """Give the entries that stand between braces, closed or not."""
    entry, name = Map(line), ''
    for part, begins in _parts(text, line):
        if begins and entry.members:
            yield entry
            entry, name = Map(part.line), ''
        if not entry.members:
            entry.line = part.line
        if match := _PAIR.fullmatch(part.text.strip(' \t\n{}')):
            name = match['key'].strip('"\'')
            value = match['value']
            value = value if value.startswith('[') else value.rstrip(']} \t\n')
            entry.members.setdefault(name, _value(value, part.line))
        elif words := part.text.strip(' \t\n[]{}'):
            _add(entry, name or _NAMELESS, Text(_unquoted(words), part.line))
    yield entry


def _add(entry: Map, name: str, text: Text) -> None:
    """Take a further member of a list."""
    before = entry.members.get(name, List(text.line))
    members = before if isinstance(before, List) else List(before.line, [before])
    members.members.append(text)
    entry.members[name] = members


def _parts(text: str, line: int) -> Iterator[tuple[Text, bool]]:
    """Give what commas separate, and whether an entry begins with it."""
    part, begins, lists, maps = '', True, 0, 0
    for match in _PIECE.finditer(text):
        sign = match[0]
        opens = sign == '{' and not part.rstrip().endswith(':')
        opens = opens and (not lists or bool(_TITLE.match(text, match.end())))
        if opens or (sign == ',' and not lists):
            yield _stripped(part, line), begins
            line += part.count('\n')
            part, begins = '', opens
            lists, maps = (0, 0) if opens else (lists, maps)
            continue
        # A list of entries is no list inside an entry.
        lists += sign == '[' and bool(part) and not part.isspace()
        lists -= sign == ']' and lists > 0
        maps += (sign == '{') - (sign == '}' and maps > 0)
        if sign == '}' and not maps:
            lists = 0
        part += sign
    yield _stripped(part, line), begins


def _stripped(part: str, line: int) -> Text:
    bare = part.lstrip()
    return Text(bare, line + part[: len(part) - len(bare)].count('\n'))
