"""Data as it is read from a file: texts, lists and mappings, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, cast

from sphinx_resources.model.controls import shortened, without_unseen_ends
from sphinx_resources.model.names import make_id

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

#: What no title or description can hold.
_CONTROL = re.compile(
    '[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]'
)

#: With what keys begin that are anybody's own, or say what a file is.
OWN = ('x-', '@', '$')
#: Most keys of a group that are those of all of its entries.
MOST_OF_ALL = 20
#: Deepest nesting; no list of resources has as much.
DEEPEST = 60


class Text(NamedTuple):
    """A text, or what else is no list and no mapping, as it is written."""

    text: str
    line: int


@dataclass(slots=True)
class List:
    """Values in order."""

    line: int
    members: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Map:
    """Values by name."""

    line: int
    members: dict[str, Node] = field(default_factory=dict)


Node = Text | List | Map


class Flaw(NamedTuple):
    """Something wrong with a file that is no value of an entry."""

    line: int
    message: str


@dataclass(slots=True)
class Entry:
    """What a file says of one resource."""

    line: int
    #: Values by key; a key of a mapping inside has the keys around it before it.
    values: dict[str, list[Text]] = field(default_factory=dict)
    #: Keys whose values were a list.
    lists: set[str] = field(default_factory=set)
    #: The file, if it is not that of all others.
    file: str = ''
    #: Links that a value holds beside its words, as ``links`` has them, by key.
    linked: dict[str, list[str]] = field(default_factory=dict)


class Beside(NamedTuple):
    """A key that stands beside the list of a file."""

    key: str
    line: int
    #: The file, if it is not that of all others.
    file: str = ''


@dataclass(slots=True)
class Content:
    """What a file says."""

    entries: list[Entry] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    #: Authors that are written as one.
    joined: list[Flaw] = field(default_factory=list)
    #: What is not wrong, and yet no part of the list.
    left_out: list[Flaw] = field(default_factory=list)
    #: Keys that stand beside the list.
    beside: list[Beside] = field(default_factory=list)
    #: Options that keys of its format are read as, by the keys.
    called: Mapping[str, str] = field(default_factory=dict)
    #: Those of them that the file has; without it, all.
    has: frozenset[str] | None = None
    #: Topics, if it is a catalogue of ours.
    topics: list[Entry] = field(default_factory=list)
    #: Paths, if it is one, each with its steps.
    paths: list[tuple[Entry, list[Entry]]] = field(default_factory=list)
    #: Names of its own fields, if it is one.
    fields: tuple[str, ...] = ()
    #: Title of the catalogue, if it is one of ours.
    title: str = ''
    #: Language of what does not say its own, if it is one of ours.
    language: str = ''


def cleaned(text: str, flaws: list[Flaw], within: int = 0) -> str:
    """Return *text* with a mark for each control character, which is noted.

    Line ends that editors do not show are spaces, as in pages.

    :param text: What a file says.
    :param flaws: Takes note of what is wrong.
    :param within: Line on which it begins, if it is one value, in which line ends can
        be written as something else.
    """
    text = without_unseen_ends(text)
    line, before = within or 1, 0
    for found in _CONTROL.finditer(text):
        line += 0 if within else text.count('\n', before, found.start())
        before = found.start()
        message = f'the control character U+{ord(found[0]):04X} is left out; delete it'
        flaw = Flaw(line, message)
        if flaw not in flaws[-40:]:
            flaws.append(flaw)
    return _CONTROL.sub('\ufffd', text)


def entry_of(node: Map) -> Entry:
    """Return a mapping as an entry, with what is inside it under longer keys."""
    entry = Entry(node.line)
    for key, texts, is_list in _flat(node, ''):
        entry.values.setdefault(key, []).extend(texts)
        if is_list:
            entry.lists.add(key)
    return entry


def _flat(node: Node, key: str) -> Iterator[tuple[str, list[Text], bool]]:
    if isinstance(node, Text):
        yield key, [node], False
    elif isinstance(node, Map):
        for name, member in node.members.items():
            yield from _flat(member, f'{key}.{name}' if key else name)
    else:
        texts = [member for member in map(_line_of, node.members) if member]
        if texts or not node.members:
            yield key, texts, True
        for member in node.members:
            if not _line_of(member):
                for inner, found, _ in _flat(member, key):
                    yield inner, found, True


def _line_of(member: Node) -> Text | None:
    """Return a member of a list as one text, if it has the form of a value."""
    if isinstance(member, Text):
        return member
    if not isinstance(member, Map):
        return None
    parts = member.members
    texts = {name: part.text for name, part in parts.items() if isinstance(part, Text)}
    if len(texts) < len(parts):
        return None
    if set(texts) == {'label', 'url'}:
        return Text(f'{texts["label"]} <{texts["url"]}>', member.line)
    name = texts.get('id') or texts.get('name')
    if name and set(texts) <= {'id', 'name', 'reason'}:
        reason = texts.get('reason', '')
        return Text(f'{name} ({reason})' if reason else name, member.line)
    return None


#: Keys of an entry that may hold a list of mappings.
_INNER = frozenset({'authors', 'links', 'requires', 'topics', 'aliases', 'languages'})
_ADDRESS = re.compile(r'https?://\S+')


def entries_of(node: Node, content: Content) -> list[Entry]:
    """Return the entries of a file: a list, a list under a key, or one mapping.

    :param node: All that the file says.
    :param content: Takes note of what is wrong.
    """
    found = _listed(node, content) if isinstance(node, Map) else node
    if isinstance(found, Text):
        if found.text:
            message = f"'{shortened(found.text)}' is not a list of resources; write one"
            content.flaws.append(Flaw(found.line, f'{message} entry each'))
        return []
    return [
        entry
        for member in maps_of(found, content.flaws)
        for entry in _grouped(member, content)
    ]


def _grouped(node: Map, content: Content) -> Iterator[Entry]:
    """Give the entry that a mapping is, or those of a group, with what it says of all.

    :param node: A mapping of a list.
    :param content: Takes note of what is wrong.
    """
    if not _holds_list(node):
        yield entry_of(node)
        return
    lists = {name: part for name, part in node.members.items() if _is_list(name, part)}
    around = {name: part for name, part in node.members.items() if name not in lists}
    of_all = entry_of(Map(node.line, around))
    if len(of_all.values) > MOST_OF_ALL:
        note_beside(node.members, lists, content)
        of_all = Entry(node.line)
    for part in lists.values():
        for member in maps_of(cast('List', part), content.flaws):
            for entry in _grouped(member, content):
                _hand_on(of_all, entry, content)
                yield entry


def _hand_on(of_all: Entry, entry: Entry, content: Content) -> None:
    """Add to an entry what its group says of all."""
    for key, texts in of_all.values.items():
        if key in entry.values:
            content.beside.append(Beside(key, of_all.line))
            continue
        entry.values[key] = texts
        if key in of_all.lists:
            entry.lists.add(key)


def maps_of(
    found: List, flaws: list[Flaw], what: str = 'an entry', example: str = 'title: Sets'
) -> Iterator[Map]:
    """Give the mappings of a list, also of those inside it; what is none is noted.

    :param found: The list.
    :param flaws: Takes note of what is wrong.
    :param what: What each of them is.
    :param example: One of its keys, with a value.
    """
    for member in found.members:
        if isinstance(member, Map) and member.members:
            yield member
        elif isinstance(member, List) and any(map(_holds_maps, member.members)):
            message = 'a list stands inside the list; put all of it in one list'
            flaws.append(Flaw(member.line, message))
            yield from maps_of(member, flaws, what, example)
        else:
            shown = 'a list' if isinstance(member, List) else 'an empty item'
            if isinstance(member, Text) and member.text.strip():
                shown = f"'{shortened(member.text)}'"
            message = f'{shown} is not {what}; write keys and values, as in {example}'
            flaws.append(Flaw(member.line, message))


def _holds_maps(node: Node) -> bool:
    """Say whether a value is a mapping, or a list with one in it."""
    return isinstance(node, Map) or (
        isinstance(node, List) and any(map(_holds_maps, node.members))
    )


def _listed(node: Map, content: Content) -> List:
    """Return the entries of a file that is one mapping."""
    members = node.members
    if not members:
        return List(node.line)
    lists = {name: part for name, part in members.items() if _is_list(name, part)}
    is_entry = isinstance(members.get('url'), Text)
    if lists and not is_entry:
        name, found = next(iter(lists.items()))
        if len(lists) > 1:
            message = (
                f'the file has several lists ({", ".join(lists)}), of which '
                f"'{name}' is read; put all of it in one list"
            )
            content.flaws.append(Flaw(node.line, message))
        note_beside(members, lists, content)
        return cast('List', found)
    maps = {name: part for name, part in members.items() if isinstance(part, Map)}
    # A list may stand deeper, beside what is about the list.
    around = {name: part for name, part in maps.items() if _leads_to_list(part)}
    others = (part for name, part in maps.items() if name not in around)
    if len(around) == 1 and not any(map(_is_entry, [node, *others])):
        note_beside(members, around, content)
        return _listed(next(iter(around.values())), content)
    if len(maps) < len(members) or 'title' in maps:
        return List(node.line, [node])
    for name, part in maps.items():
        # An entry is called by its key, as in BibTeX.
        texts = (text.text for text in part.members.values() if isinstance(text, Text))
        if name != '?' and name not in map(make_id, texts):
            part.members.setdefault('aliases', Text(name, part.line))
    return List(node.line, list(maps.values()))


def note_beside(
    members: Mapping[str, Node], lists: Container[str], content: Content
) -> None:
    """Note the keys that stand beside the list of a file.

    :param members: All that the file says.
    :param lists: Keys of lists, which are told of elsewhere.
    :param content: Takes note of them.
    """
    content.beside += [
        Beside(key, part.line)
        for key, part in members.items()
        if key not in lists and not key.startswith(OWN)
    ]


def _is_entry(node: Map) -> bool:
    """Say whether a mapping is a resource."""
    texts = {
        name: part for name, part in node.members.items() if isinstance(part, Text)
    }
    return bool({'title', 'url'} & texts.keys()) or any(
        _ADDRESS.match(text.text) for text in texts.values()
    )


def _holds_list(node: Map) -> bool:
    """Say whether a mapping is no resource, and holds a list of them."""
    return not _is_entry(node) and any(_is_list(*pair) for pair in node.members.items())


def _leads_to_list(node: Map) -> bool:
    """Say whether a mapping is no resource, and holds a list of them, deeper or not."""
    return not _is_entry(node) and any(
        _leads_to_list(part) if isinstance(part, Map) else _is_list(key, part)
        for key, part in node.members.items()
    )


def _is_list(name: str, node: Node) -> bool:
    """Say whether a value is a list of resources, or of groups of them."""
    if name in _INNER or not isinstance(node, List):
        return False
    return any(isinstance(member, Map) and _says_one(member) for member in node.members)


def _says_one(node: Map) -> bool:
    """Say whether a mapping is a resource, a group of them, or has one inside it."""
    return _is_entry(node) or any(
        _says_one(part) if isinstance(part, Map) else _is_list(key, part)
        for key, part in node.members.items()
    )
