"""Lists of links in Markdown, as many READMEs are: lists and tables under headings.

A heading is a topic, and those below it are parts of it; the first heading of the
highest level is the title of the list.
"""

from __future__ import annotations

import re

from sphinx_resources.formats.tree import Content, Entry, Text

_HEADING = re.compile(r'(#{1,6})\s+(.*?)\s*#*\s*')
_ITEM = re.compile(
    r'\s*(?:[-*+]|\d+[.)])\s+(?:\*\*|__)?\[(?P<title>(?:[^][]|\[[^][]*\])+)\]'
    r'\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)(?:\*\*|__)?'
    r'\s*(?:[-–—:]\s*)?(?P<text>.*)'
)
_LINK = re.compile(r'\[([^][]+)\]\(([^()\s]+)\)')
_RULE = re.compile(r'\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?')
_FENCE = re.compile(r'\s*(```|~~~|:::)')


def read_markdown(text: str) -> Content:
    """Read a page.

    :param text: What the file says.
    """
    return _Reader().read(text)


class _Reader:
    """Reads one page, line by line."""

    def __init__(self) -> None:
        self._content = Content()
        #: The headings above the line, with their levels.
        self._above: list[tuple[int, str]] = []
        self._used: set[str] = set()
        #: Keys of the table that the line is in.
        self._keys: list[str] = []
        self._last: Entry | None = None

    def read(self, text: str) -> Content:
        """Return what a page says."""
        lines = text.splitlines()
        fenced = False
        for number, line in enumerate(lines, 1):
            if _FENCE.match(line):
                fenced = not fenced
            elif not fenced:
                after = lines[number] if number < len(lines) else ''
                self._line(number, line, after)
        return self._content

    def _line(self, number: int, line: str, after: str) -> None:
        if match := _HEADING.fullmatch(line):
            self._last, self._keys = None, []
            level = len(match[1])
            self._above = [pair for pair in self._above if pair[0] < level]
            self._above.append((level, match[2]))
        elif match := _ITEM.fullmatch(line):
            values = {'title': match['title'], 'url': match['url']}
            self._note(number, {**values, 'description': match['text'].strip()})
        elif line.lstrip().startswith('|') and _RULE.fullmatch(after.strip()):
            self._keys = [cell.casefold() for cell in _cells(line)]
        elif self._keys and line.lstrip().startswith('|'):
            if not _RULE.fullmatch(line.strip()):
                self._row(number, line)
        elif self._last and line[:1].isspace() and line.strip():
            self._continue(line.strip())
        else:
            self._last, self._keys = None, []

    def _row(self, number: int, line: str) -> None:
        values: dict[str, str] = {}
        for key, cell in zip(self._keys, _cells(line), strict=False):
            if (match := _LINK.fullmatch(cell)) and 'url' not in values:
                values |= {'title': match[1], 'url': match[2]}
            elif cell and key:
                values.setdefault(key, cell)
        self._note(number, values)
        self._last = None

    def _continue(self, text: str) -> None:
        """Take a line that goes on with the description of an item."""
        assert self._last is not None
        found = self._last.values.get('description', [Text('', self._last.line)])[0]
        whole = found._replace(text=f'{found.text} {text}'.strip())
        self._last.values['description'] = [whole]

    def _note(self, number: int, values: dict[str, str]) -> None:
        entry = Entry(number)
        for key, value in values.items():
            if value:
                entry.values[key] = [Text(value, number)]
        topics = [label for level, label in self._above if level > 1]
        if topics:
            entry.values.setdefault('topics', [Text(topics[-1], number)])
            self._declare(topics, number)
        self._content.entries.append(entry)
        self._last = entry

    def _declare(self, topics: list[str], number: int) -> None:
        """Note the topics that the headings stand for, each once."""
        for place, label in enumerate(topics):
            if label in self._used:
                continue
            self._used.add(label)
            topic = Entry(number, {'label': [Text(label, number)]})
            if place:
                topic.values['broader'] = [Text(topics[place - 1], number)]
            self._content.topics.append(topic)


def _cells(line: str) -> list[str]:
    """Return the cells of a row."""
    parts = re.split(r'(?<!\\)\|', line.strip().strip('|'))
    return [part.strip().replace('\\|', '|') for part in parts]
