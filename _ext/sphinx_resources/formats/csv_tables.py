"""Tables as CSV (:rfc:`4180`), one resource a row, with the keys in the first row.

Programs for tables write it in several ways: what separates the cells may be a
comma, semicolon, tab or bar, and the first line may say so.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.formats.tree import Content, Entry, Flaw, Text
from sphinx_resources.model.controls import shortened
from sphinx_resources.model.values import COMMAS, SEMICOLONS
from sphinx_resources.model.wide_signs import begins_text, sign_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What may separate cells, the most usual first.
_SEPARATORS = (',', ';', '\t', '|', *COMMAS, *SEMICOLONS)
#: What stands in quotation marks, in which nothing separates.
_QUOTED = re.compile(r'"[^"]*("|$)')
#: The line in which Excel says what separates the cells.
_SAID = re.compile(r'sep=(.)\s*', re.IGNORECASE)
_ADDRESS = re.compile(r'https?://\S+')
#: What a table shows of a formula that fails, in several languages, or the formula.
_FORMULA = re.compile(
    r'#(?:N/A|N/D|NV|[A-Z0-9/]{3,9}[!?])|=[A-Z][A-Z.]+\(.*', re.DOTALL
)
#: A text that Excel shall not take for a number, as an ISBN.
_TEXT = re.compile(r'="([^"]*)"')


class _Row(NamedTuple):
    """The cells of a row."""

    #: The line on which it begins.
    line: int
    cells: list[str]


def read_csv(text: str) -> Content:
    """Read a table.

    :param text: What the file says.
    """
    content = Content()
    limit = csv.field_size_limit(len(text) + 1)
    try:
        rows = [row for row in _rows(text, content) if any(map(str.strip, row.cells))]
    finally:
        csv.field_size_limit(limit)
    if not rows:
        return content
    head, *rows = _without_captions(rows, content)
    if any(_ADDRESS.fullmatch(cell.strip()) for cell in head.cells):
        message = (
            'the first row has to name the columns, as in title,url,topics,description'
        )
        content.flaws.append(Flaw(head.line, message))
        return content
    keys = _keys(head, content)
    _blame_nameless(keys, rows, content)
    for row in rows:
        if _is_head(row, head):
            message = 'the row names the columns again; delete it'
            content.flaws.append(Flaw(row.line, message))
        else:
            content.entries.append(_entry(row, keys, content))
    content.flaws.sort(key=lambda flaw: flaw.line)
    return content


def _is_head(row: _Row, head: _Row) -> bool:
    """Say whether a row is that of the names once more, as where tables were joined."""
    names = [' '.join(cell.split()) for cell in head.cells]
    return [' '.join(cell.split()) for cell in row.cells] == names


def _without_captions(rows: list[_Row], content: Content) -> list[_Row]:
    """Return the rows from the names of the columns on; what is above is noted."""
    place = next((n for n, row in enumerate(rows) if _filled(row) > 1), 0)
    for row in rows[:place]:
        shown = shortened(' '.join(row.cells))
        message = f"'{shown}' stands above the names of the columns; delete this row"
        content.flaws.append(Flaw(row.line, message))
    return rows[place:]


def _filled(row: _Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _keys(head: _Row, content: Content) -> list[str]:
    """Return the names of the columns, each once."""
    keys = [' '.join(cell.split()) for cell in head.cells]
    while keys and not keys[-1]:
        keys.pop()
    seen: set[str] = set()
    for place, key in enumerate(keys):
        if key and key in seen:
            message = f"the column '{key}' stands twice; only the first counts"
            content.flaws.append(Flaw(head.line, message))
            keys[place] = '\0'
        seen.add(key)
    return keys


def _blame_nameless(keys: Sequence[str], rows: list[_Row], content: Content) -> None:
    """Note each column that has cells and no name."""
    for place, key in enumerate(keys):
        filled = (row for row in rows if len(row.cells) > place)
        first = next((row for row in filled if row.cells[place].strip()), None)
        if not key and first:
            shown = shortened(first.cells[place])
            message = (
                f"the column {place + 1}, as with '{shown}', has no name; write one in "
                'the first row'
            )
            content.flaws.append(Flaw(first.line, message))


def _entry(row: _Row, keys: Sequence[str], content: Content) -> Entry:
    cells = [_TEXT.sub(r'\1', c) if _TEXT.fullmatch(c) else c for c in row.cells]
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > len(keys):
        message = f'the row has {len(cells)} cells, and there are {len(keys)} columns; '
        sign = next(filter(begins_text, (cell.lstrip()[:1] for cell in cells)), '')
        message += (
            f'{sign_name(sign)} holds nothing together; write "'
            if sign
            else 'put what holds the separator in quotation marks'
        )
        content.flaws.append(Flaw(row.line, message))
    entry = Entry(row.line)
    for key, cell in zip(keys, cells, strict=False):
        if _FORMULA.fullmatch(cell.strip()):
            message = f"the cell '{shortened(cell)}' of the column '{key}' is a formula"
            flaw = Flaw(row.line, f'{message}, or one that fails; write its value')
            content.flaws.append(flaw)
        elif key.strip('\0') and cell.strip():
            entry.values[key] = [Text(cell.strip(), row.line)]
    return entry


def _rows(text: str, content: Content) -> Iterator[_Row]:
    """Return the rows, also those that can be read only in part."""
    lines = list(io.StringIO(text, newline=''))
    place = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if said := _SAID.fullmatch(lines[place]):
        separator = said[1]
        place += 1
    else:
        head = _QUOTED.sub('', lines[place])
        separator = max(_SEPARATORS, key=head.count)
    while place < len(lines):
        following = (lines[n] for n in range(place, len(lines)))
        reader = csv.reader(
            following, delimiter=separator, skipinitialspace=True, strict=True
        )
        start = place
        try:
            for cells in reader:
                yield _Row(place + 1, cells)
                place = start + reader.line_num
        except csv.Error:
            end = start + reader.line_num
            row, place = _repaired(lines, place, end, separator, content)
            yield row


def _repaired(
    lines: list[str], place: int, end: int, separator: str, content: Content
) -> tuple[_Row, int]:
    """Return what can be read of a row, and where the next one begins.

    :param lines: All lines.
    :param place: Where the row begins.
    :param end: Where its fault was noticed.
    :param separator: What separates the cells.
    :param content: Takes note of the fault.
    """
    message = 'a cell goes on behind its quotation mark; double those inside it'
    is_open = False
    if _is_open(lines[place:end], at_end=end == len(lines)):
        message = 'a quotation mark is closed nowhere; close it or remove it'
        is_open, end = True, place + 1
    content.flaws.append(Flaw(place + 1, message))
    reader = csv.reader(
        lines[place:end],
        delimiter=separator,
        skipinitialspace=True,
        quoting=csv.QUOTE_NONE if is_open else csv.QUOTE_MINIMAL,
    )
    cells = next(reader, [])
    if is_open:
        cells = [cell.removeprefix('"').removesuffix('"') for cell in cells]
    return _Row(place + 1, cells), end


def _is_open(lines: list[str], *, at_end: bool) -> bool:
    """Say whether a quotation mark of the first line of a row is closed nowhere.

    :param lines: The lines up to that in which the fault was noticed.
    :param at_end: Whether they are the last ones.
    """
    # Else the mark that begins the next row would be taken for the missing one.
    next_row = len(lines) > 1 and lines[-1].startswith('"')
    return next_row or (at_end and sum(line.count('"') for line in lines) % 2 == 1)
