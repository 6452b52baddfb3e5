"""Tables as CSV (:rfc:`4180`), one resource a row, with the keys in the first row."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sphinx_resources.formats.tree import Content, Entry, Flaw, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What may separate cells, the most usual first.
_SEPARATORS = (',', ';', '\t')


def read_csv(text: str) -> Content:
    """Read a table.

    :param text: What the file says.
    """
    content = Content()
    rows = _rows(text, content)
    _, head = next(rows, (0, []))
    keys = [key.strip() for key in head]
    seen: set[str] = set()
    for place, key in enumerate(keys):
        if key and key in seen:
            message = f"the column '{key}' stands twice; only the first counts"
            content.flaws.append(Flaw(1, message))
            keys[place] = ''
        seen.add(key)
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(keys):
            message = (
                f'the row has {len(row)} cells, and there are {len(keys)} columns; '
                'put what holds the separator in quotation marks'
            )
            content.flaws.append(Flaw(line, message))
        entry = Entry(line)
        for key, cell in zip(keys, row, strict=False):
            if key and cell.strip():
                entry.values[key] = [Text(cell, line)]
        content.entries.append(entry)
    return content


def _rows(text: str, content: Content) -> Iterator[tuple[int, list[str]]]:
    """Return rows, each with the line on which it begins."""
    head = text.partition('\n')[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=''), delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            content.flaws.append(Flaw(line, f'this row cannot be read: {error}'))
            continue
        if row is None:
            return
        yield line, row
