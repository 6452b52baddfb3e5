"""The syntax of BibTeX: entries and fields with their lines, and each fault.

An entry with a fault is read as far as it can be, and so is all that follows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_resources.formats.tree import Flaw, Text
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Where an entry begins; without its sign, it has to look like one.
_ENTRY = re.compile(
    r'@[ \t]*(?P<kind>[A-Za-z][\w-]*)\s*(?P<open>[{(])'
    r'|^[ \t]*@[ \t]*(?P<nameless>\{)(?=[^\s,{}]+,)'
    r'|^[ \t]*@(?P<bare>[A-Za-z]\w*)[ \t]+(?=[^\s,{}@]+,[ \t]*$)'
    r'|^[ \t]*(?P<signless>article|book|inbook|incollection|inproceedings|misc|online'
    r'|phdthesis|mastersthesis|report|techreport|video)[ \t]*\{(?=[^\s,{}]+,)',
    re.MULTILINE | re.IGNORECASE,
)
_ENTRY_LINE = re.compile(rf'^[ \t]*(?:{_ENTRY.pattern})', _ENTRY.flags)
_SPACE = re.compile(r'(?:\s|%[^\n]*)*')
_KEY = re.compile(r'[^\s,={}]*')
_NAME = re.compile(r'[^\s=,{}"#%()@\\]+')
_FIELD = re.compile(r'[\s,]*[^\s=,{}"#%()@\\]+\s*=')
#: Where a field begins inside an entry that is broken.
_INNER = re.compile(r'(?:^|[,{}"])\s*(?P<name>[A-Za-z][\w-]*)\s*=\s*', re.MULTILINE)
#: Most letters that abbreviations of a file may stand for, all of them together:
#: one may hold others, so that a few lines could stand for more than a memory holds.
_MOST = 2**22
#: Most entries from which one takes fields over.
_MOST_ABOVE = 20
#: Abbreviations that every style knows.
MONTHS = (
    *('jan', 'feb', 'mar', 'apr', 'may', 'jun'),
    *('jul', 'aug', 'sep', 'oct', 'nov', 'dec'),
)
_CLOSING = {'{': '}', '(': ')'}


@dataclass(slots=True, eq=False)
class BibEntry:
    """An entry as it is written."""

    #: Its type, in small letters.
    kind: str
    #: Its key; empty if it has none of its own.
    key: str
    #: Line on which it begins.
    line: int
    #: Its fields by name, each with its line.
    fields: dict[str, Text] = field(default_factory=dict)


class _Unclosed(Exception):
    """What was opened is closed nowhere in its entry."""


class _Reader:
    """Reads one bibliography.

    :param text: All that it says.
    :param flaws: Takes note of what is wrong.
    """

    def __init__(self, text: str, flaws: list[Flaw]) -> None:
        self._text = text
        self._flaws = flaws
        self._place = 0
        self._end = len(text)
        #: Where the next entry begins.
        self._following = 0
        self._macros = {month: month for month in MONTHS}
        #: For how many letters they have stood so far.
        self._stood = 0
        self._entries: list[BibEntry] = []
        #: Whether each comment so far is closed.
        self._all_closed = True
        #: Line of a place before, from which the next is counted.
        self._counted = (0, 1)

    def _line(self, place: int) -> int:
        """Return the line of a place."""
        before, line = self._counted
        if place < before:
            return line - self._text.count('\n', place, before)
        line += self._text.count('\n', before, place)
        self._counted = place, line
        return line

    def _blame(self, place: int, message: str) -> None:
        self._flaws.append(Flaw(self._line(place), message))

    def read(self) -> list[BibEntry]:
        """Return all entries."""
        while match := _ENTRY.search(self._text, self._place):
            self._place = match.end()
            if self._following < match.end():
                self._following = self._next_entry(match.end())
            self._end = self._following
            kind = next(filter(None, match.group('kind', 'bare', 'signless')), '')
            self._block(kind.casefold(), match)
        return self._entries

    def _next_entry(self, place: int) -> int:
        """Return where the next entry begins on a line of its own, or the end."""
        match = _ENTRY_LINE.search(self._text, place)
        return match.start() if match else len(self._text)

    def _block(self, kind: str, match: re.Match[str]) -> None:
        closing = _CLOSING.get(match['open'] or '{', '}')
        if kind in {'comment', 'preamble'}:
            if match['open']:
                self._skip_group(closing)
            return
        if kind == 'string':
            self._string(match.start(), closing)
            return
        if match['bare']:
            message = f"a brace is missing behind '@{match['bare']}'; write"
            self._blame(match.start('bare'), f'{message} @{kind}{{key, …}}')
        elif match['signless']:
            message = f"the sign @ is missing before '{match['signless']}'"
            self._blame(match.start('signless'), f'{message}; write @{kind}{{key, …}}')
        elif match['nameless']:
            message = 'the type of the entry is missing; write one, as in @book{key, …}'
            self._blame(match.start('nameless'), message)
        self._entry(kind, match, closing)

    def _skip_group(self, closing: str) -> None:
        """Leave out a group, as far as it is balanced."""
        if not self._all_closed:
            return
        start, end = self._place, self._end
        # A comment may hold entries.
        self._end = len(self._text)
        try:
            self._group(closing)
        except _Unclosed:
            self._place, self._all_closed = start, False
            self._blame(start, f"this is closed nowhere; add '{closing}'")
        self._end = end

    def _string(self, start: int, closing: str) -> None:
        """Take an abbreviation."""
        self._space()
        name = self._match(_NAME)
        self._space()
        if not name or not self._take('='):
            self._blame(start, 'an abbreviation has the form @string{name = {text}}')
            return
        try:
            self._macros[name.casefold()] = self._value()
        except _Unclosed:
            message = f"the abbreviation '{name}' is not closed"
            self._blame(start, f"{message}; add '{closing}' at its end")
            self._place = self._end

    # An entry

    def _entry(self, kind: str, match: re.Match[str], closing: str) -> None:
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        self._space()
        found = BibEntry(kind, self._key(), self._line(start))
        self._entries.append(found)
        inside = self._place
        noted = len(self._flaws)
        try:
            self._fields(found, closing)
            return
        except _Unclosed:
            del self._flaws[noted:]
        name = f"'{found.key}'" if found.key else 'of this line'
        message = f'the entry {name} is not closed, or a brace or quotation mark in it'
        self._blame(start, f"{message}; add what is missing, as in '{closing}'")
        found.fields = self._recovered(inside - 1)
        self._place = self._end

    def _key(self) -> str:
        """Return the key of an entry, which may be missing."""
        start = self._place
        if _FIELD.match(self._text, start, self._end):
            self._blame(start, 'the entry has no key; write one, as in @book{key, …}')
            return ''
        key = self._match(_KEY)
        self._space()
        if not key:
            self._blame(start, 'the entry has no key; write one, as in @book{key, …}')
        if not self._take(',') and self._peek() not in '})':
            self._blame(start, f"a comma is missing behind the key '{key}'")
        return key

    def _fields(self, entry: BibEntry, closing: str) -> None:
        """Read the fields of an entry, and what closes it."""
        while True:
            self._space()
            while self._take(','):
                self._space()
            if self._take(closing):
                if not self._closed_early():
                    return
                message = 'a brace closes the entry before its end; remove it'
                self._blame(self._place - 1, message)
                continue
            if self._place >= self._end:
                raise _Unclosed
            start = self._place
            name = self._match(_NAME)
            self._space()
            if name.endswith(':') and self._peek() in '{"':
                self._blame(start, f"'{name}' ends in a colon; write {name[:-1]} =")
                name = name[:-1]
            elif not name or not self._take('='):
                self._stray(start, name)
                continue
            value = Text(self._value(), self._line(start))
            self._note(entry, name.casefold(), value)
            self._comma()

    def _comma(self) -> None:
        """Note that a comma is missing between two fields."""
        self._space()
        if self._peek() not in ',})' and _FIELD.match(self._text, self._place):
            name = _NAME.match(self._text, self._place)
            before = f" before '{name[0]}'" if name else ''
            self._blame(self._place, f'a comma is missing{before}')

    def _closed_early(self) -> bool:
        """Say whether fields follow what closes an entry."""
        place = self._place
        self._space()
        rest = self._peek() == ',' and _FIELD.match(self._text, self._place, self._end)
        self._place = place
        return bool(rest)

    def _stray(self, start: int, name: str) -> None:
        """Note what is no field, and leave it out."""
        if name:
            self._blame(start, f"'{name}' has no value; write {name} = {{text}}")
        elif self._peek() in '{"':
            self._value()
            self._blame(start, 'a text has no name; write name = {text}')
        else:
            self._blame(start, f"'{self._peek()}' is out of place; remove it")
            self._place += 1

    def _note(self, entry: BibEntry, name: str, value: Text) -> None:
        if name in entry.fields:
            message = f"the field '{name}' stands twice; only the first counts"
            self._flaws.append(Flaw(value.line, message))
        entry.fields.setdefault(name, value)

    def _recovered(self, start: int) -> dict[str, Text]:
        """Return the fields of an entry that is not closed, by where they begin."""
        found: dict[str, Text] = {}
        starts = [*_INNER.finditer(self._text, start, self._end)]
        for match, after in pairwise([*starts, None]):
            assert match is not None
            end = after.start() if after else self._end
            value = self._text[match.end() : end].strip().rstrip(',} \t\n')
            value = value.lstrip('{').strip('"').strip()
            missing = value.count('{') - value.count('}')
            text = Text(value + '}' * max(missing, 0), self._line(match.start('name')))
            found.setdefault(match['name'].casefold(), text)
        return found

    # Values

    def _value(self) -> str:
        """Return a value: texts, numbers and abbreviations, joined by ``#``."""
        parts = [self._part()]
        while True:
            place = self._place
            self._space()
            if not self._take('#'):
                self._place = place
                return ''.join(parts)
            parts.append(self._part())

    def _part(self) -> str:
        self._space()
        if self._take('{'):
            return self._group('}')
        if self._take('"'):
            return self._group('"')
        start = self._place
        name = self._match(_NAME)
        if name.isdigit() or not name:
            return name
        if name.casefold() not in self._macros:
            own = [macro for macro in self._macros if macro not in MONTHS]
            hint = did_you_mean(name, own, list_all=False)
            message = f"the abbreviation '{name}' is not defined{hint}"
            self._blame(start, f'{message}; put a text in braces')
        text = self._macros.get(name.casefold(), name)
        if self._stood + len(text) > _MOST:
            message = f"the abbreviation '{name}' stands for too much; write a text"
            if Flaw(self._line(start), message) not in self._flaws[-1:]:
                self._blame(start, message)
            return name
        self._stood += len(text)
        return text

    def _group(self, closing: str) -> str:
        """Return what stands before *closing*, outside of all braces."""
        start, depth = self._place, 0
        for match in re.compile(r'[{}")]').finditer(self._text, start, self._end):
            sign = match[0]
            if sign == closing and not depth:
                self._place = match.end()
                return self._text[start : match.start()]
            depth += (sign == '{') - (sign == '}')
            if depth < 0:
                break
        raise _Unclosed

    # Places

    def _space(self) -> None:
        match = _SPACE.match(self._text, self._place, self._end)
        self._place = match.end() if match else self._place

    def _peek(self) -> str:
        return self._text[self._place : self._place + 1]

    def _take(self, sign: str) -> bool:
        if self._place >= self._end or self._peek() != sign:
            return False
        self._place += 1
        return True

    def _match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._place, self._end)
        self._place = match.end() if match else self._place
        return match[0] if match else ''


def parse_bibtex(text: str, flaws: list[Flaw]) -> list[BibEntry]:
    """Return the entries of a bibliography, also those with a fault.

    :param text: What it says.
    :param flaws: Takes note of what is wrong.
    """
    entries = _Reader(text, flaws).read()
    first: dict[str, BibEntry] = {}
    for entry in entries:
        twin = first.setdefault(entry.key.casefold(), entry)
        if entry.key and twin is not entry:
            message = (
                f"the key '{entry.key}' is that of the entry on line {twin.line} too; "
                'give this one its own'
            )
            flaws.append(Flaw(entry.line, message))
            entry.key = ''
    return entries


def inherited(
    entry: BibEntry, by_key: Mapping[str, BibEntry], flaws: list[Flaw]
) -> list[BibEntry]:
    """Return the entries whose fields an entry has too, the nearest first.

    :param entry: The entry, which names them by ``crossref`` or ``xdata``.
    :param by_key: All entries, by key in small letters.
    :param flaws: Takes note of what is wrong.
    """
    found: list[BibEntry] = []
    waiting = [(entry, name) for name in ('crossref', 'xdata')]
    while waiting:
        owner, name = waiting.pop(0)
        if name not in owner.fields:
            continue
        written = owner.fields[name]
        for key in filter(None, map(str.strip, written.text.split(','))):
            other = by_key.get(key.casefold())
            if other is None:
                hint = did_you_mean(key, by_key, list_all=False)
                message = f"{name}: there is no entry '{key}'{hint}"
            elif other is entry:
                message = f"{name}: '{key}' leads back to itself"
            elif len(found) == _MOST_ABOVE:
                message = f"{name}: too many entries stand above '{entry.key}'"
                waiting.clear()
            elif other in found:
                continue
            else:
                found.append(other)
                waiting += [(other, one) for one in ('crossref', 'xdata')]
                continue
            flaw = Flaw(written.line, message)
            if flaw not in flaws:
                flaws.append(flaw)
    return found
