"""Topics that the headings of a list stand for, each a part of the one above it."""

from __future__ import annotations

from collections import defaultdict

from sphinx_resources.formats.tree import Entry, Text
from sphinx_resources.model.names import another_id, make_id

#: The headings from the highest to one of them.
Trail = tuple[str, ...]


class HeadingTopics:
    """The topics of one page; what is called alike in two parts is two topics."""

    def __init__(self) -> None:
        #: Line of the first entry below each heading.
        self._lines: dict[Trail, int] = {}
        self._entries: list[tuple[Entry, Trail]] = []

    def note(self, entry: Entry, trail: Trail) -> None:
        """Note that an entry stands below headings."""
        self._entries.append((entry, trail))
        for end in range(1, len(trail) + 1):
            self._lines.setdefault(trail[:end], entry.line)

    def finish(self) -> list[Entry]:
        """Give each entry its topic, and return all topics."""
        names = self._names()
        for entry, trail in self._entries:
            entry.values['topics'] = [Text(names[trail], entry.line)]
            entry.lists.add('topics')
        return [self._topic(trail, line, names) for trail, line in self._lines.items()]

    def _topic(self, trail: Trail, line: int, names: dict[Trail, str]) -> Entry:
        topic = Entry(line, {'label': [Text(trail[-1], line)]})
        if names[trail] not in {trail[-1], make_id(trail[-1])}:
            topic.values['id'] = [Text(names[trail], line)]
        if trail[:-1]:
            topic.values['broader'] = [Text(names[trail[:-1]], line)]
        return topic

    def _names(self) -> dict[Trail, str]:
        """Return labels, and ids where one label stands in several places."""
        alike: dict[str, list[Trail]] = defaultdict(list)
        for trail in self._lines:
            alike[make_id(trail[-1])].append(trail)
        names: dict[Trail, str] = {}
        used = set(alike)
        for id_, trails in alike.items():
            if len(trails) == 1:
                names[trails[0]] = trails[0][-1]
                continue
            names[trails[0]] = id_
            for trail in trails[1:]:
                names[trail] = another_id(id_, [], '', used)
                if trail[:-1]:
                    own = make_id(' '.join(trail[-2:][::-1]))
                    names[trail] = own if own not in used else names[trail]
                used.add(names[trail])
        return names
