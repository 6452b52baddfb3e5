"""A ``catalogue.json`` that comes in: topics, paths and resources, and what is neither.

What it may say is what its schema has; all else is told, once a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.formats.catalogue import VERSION
from sphinx_resources.formats.schema import KEYS
from sphinx_resources.formats.tree import (
    OWN,
    Entry,
    Flaw,
    List,
    Map,
    Text,
    entry_of,
    maps_of,
)
from sphinx_resources.model.authors import OTHERS
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_resources.formats.tree import Content, Node

#: Options by the keys that are called otherwise.
_OPTIONS = {'languages': 'language', 'classes': 'class'}
#: What the members of a list are called, with one of their keys and a value.
_MEMBERS = {
    'topics': ('topic', 'label: Sets'),
    'paths': ('path', 'title: From sets to maps'),
    'steps': ('step', 'resource: sets-and-maps'),
    'resources': ('entry', 'title: Sets'),
}


def is_catalogue(node: Node) -> bool:
    """Say whether a JSON file is a catalogue of this package.

    :param node: All that the file says.
    """
    if not isinstance(node, Map) or 'resources' not in node.members:
        return False
    return isinstance(node.members.get('catalogue'), Map)


def read_catalogue(node: Node, content: Content) -> None:
    """Read a catalogue that this package wrote.

    :param node: All that the file says.
    :param content: Takes what is found.
    """
    content.called = _OPTIONS
    if isinstance(node, Map) and _is_of_this_version(node, content.flaws):
        _Reader(content).read(node)


def _is_of_this_version(node: Map, flaws: list[Flaw]) -> bool:
    version = node.members.get('version')
    if not isinstance(version, Text):
        message = (
            f'the catalogue has no version; add a key such as "version": {VERSION}'
        )
        flaws.append(Flaw(version.line if version else node.line, message))
        return True
    if version.text == str(VERSION):
        return True
    message = (
        f"the catalogue has version '{version.text}', and only {VERSION} is known; "
        'export it again with the same release of this package'
    )
    flaws.append(Flaw(version.line, message))
    return False


class _Reader:
    """Reads one catalogue.

    :param content: Takes what is found.
    """

    def __init__(self, content: Content) -> None:
        self._content = content
        #: Line of the first, and number, of what holds a key that is not known.
        self._unknown: dict[tuple[str, str], tuple[int, int]] = {}

    def read(self, node: Map) -> None:
        """Read what the file says."""
        members, content = node.members, self._content
        self._check('catalogue', _lines(node))
        about = members['catalogue']
        if isinstance(about, Map):
            self._check('about', _lines(about))
            title = about.members.get('title')
            content.title = title.text if isinstance(title, Text) else ''
            language = about.members.get('language')
            content.language = language.text if isinstance(language, Text) else ''
        own = members.get('fields')
        content.fields = tuple(own.members) if isinstance(own, Map) else ()
        for topic in self._maps('topics', node):
            entry = entry_of(topic)
            self._check('topics', _lined(entry))
            content.topics.append(entry)
        for path in self._maps('paths', node):
            steps = [entry_of(step) for step in self._maps('steps', path)]
            entry = entry_of(Map(path.line, {**path.members, 'steps': Text('', 0)}))
            self._check('paths', _lined(entry))
            for step in steps:
                self._check_step(step)
            content.paths.append((entry, steps))
        content.entries = [
            _resource(entry_of(each)) for each in self._maps('resources', node)
        ]
        self._tell()

    def _maps(self, name: str, node: Map) -> list[Map]:
        """Return the members of a list; what is none is noted."""
        found, flaws = node.members.get(name), self._content.flaws
        if isinstance(found, List):
            what, example = _MEMBERS[name]
            article = 'an' if what == 'entry' else 'a'
            return list(maps_of(found, flaws, f'{article} {what}', example))
        if found is not None and found != Text('', found.line):
            message = f"'{name}' is not a list; put what it holds between brackets"
            flaws.append(Flaw(found.line, message))
        return []

    def _check(self, name: str, lines: Iterable[tuple[str, int]]) -> None:
        """Note the keys that are not known."""
        for key, line in lines:
            if key not in KEYS[name] and not key.startswith(OWN):
                first, number = self._unknown.get((name, key), (line, 0))
                self._unknown[name, key] = first, number + 1

    def _check_step(self, step: Entry) -> None:
        self._check('steps', _lined(step))
        for key in ('topic', 'resource'):
            for text in step.values.get(key, [])[1:]:
                message = f"{key}: a step has one, and '{text.text}' is left out"
                self._content.flaws.append(Flaw(text.line, message))

    def _tell(self) -> None:
        for (name, key), (line, number) in self._unknown.items():
            what = _MEMBERS[name][0] if name in _MEMBERS else ''
            whose = f'{number} {what}s' if number > 1 else f'a {what}'
            whose = whose if what else 'the catalogue'
            hint = did_you_mean(key, KEYS[name], list_all=False)
            message = f"the key '{key}' of {whose} is not known{hint or '; remove it'}"
            self._content.flaws.append(Flaw(line, message))


def _lines(node: Map) -> list[tuple[str, int]]:
    """Return the keys of a mapping, each with the line of its value."""
    return [(key, part.line) for key, part in node.members.items()]


def _lined(entry: Entry) -> list[tuple[str, int]]:
    """Return the keys of an entry, each with its line."""
    return [
        (key, texts[0].line if texts else entry.line)
        for key, texts in entry.values.items()
    ]


def _resource(entry: Entry) -> Entry:
    """Return an entry with its values under the names of options."""
    values = entry.values
    for key, option in _OPTIONS.items():
        if key in values:
            values[option] = values.pop(key)
    if values.get('class'):
        names = ' '.join(text.text for text in values['class'])
        values['class'] = [values['class'][0]._replace(text=names)]
    if others := [text for text in values.pop('others', []) if text.text == 'true']:
        values.setdefault('authors', []).append(others[0]._replace(text=OTHERS))
    note = values.pop('access_note', [])
    if note:
        words = values.get('access')
        text = f'{words[0].text} ({note[0].text})' if words else note[0].text
        values['access'] = [note[0]._replace(text=text)]
    for key in [*values]:
        if key in {'page', 'anchor'} or key.startswith(OWN):
            del values[key]
    for key in [key for key in values if key.startswith('fields.')]:
        option = key.removeprefix('fields.')
        values[option] = values.pop(key)
        if key in entry.lists:
            entry.lists.add(option)
    return entry
