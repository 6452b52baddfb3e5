"""Reports for curators, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.model.records import Kind, Level, Resource, Topic
from sphinx_resources.rendering.node_factories import join, table, text
from sphinx_resources.views.report import review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node

    from sphinx_resources.rendering.renderer import Renderer
    from sphinx_resources.views.report import Cell, Report, Row

#: Most links in a cell that are shown at once.
SHOWN = 12
#: From these numbers on, a number is shaded one step darker.
STEPS = (1, 3, 6, 12)


def report(name: str, renderer: Renderer) -> list[Node]:
    """Return a report as nodes.

    :param name: One of :data:`~sphinx_resources.model.records.REPORT_NAMES`.
    :param renderer: What shows it.
    """
    found = review(name, renderer.catalogue)
    if not found.rows:
        return [nodes.paragraph('', 'There is nothing to report.')]
    rows = [[_cell(cell, renderer) for cell in row] for row in found.rows]
    head = [_cell(cell, renderer) for cell in found.head]
    shown = table(head, rows, widths=_widths(found.rows), stub=found.grid)
    for entry, column, cell in _entries(shown, found):
        if isinstance(cell, tuple) and len(cell) > SHOWN:
            entry[0] = renderer.fold(f'{len(cell)} entries', entry[0])
        elif isinstance(cell, int) and isinstance(column, Kind | Level):
            # A style sheet can shade it.
            step = sum(cell >= start for start in STEPS)
            entry['classes'].append(f'resource-shade-{step}')
    return [renderer.wide(shown)]


def _cell(cell: Cell, renderer: Renderer) -> list[Node]:
    if isinstance(cell, Resource):
        return [renderer.card_link(cell)]
    if isinstance(cell, Topic):
        return [renderer.topic_link(cell)]
    if isinstance(cell, tuple) and cell:
        # Titles hold commas.
        separator = '; ' if isinstance(cell[0], Resource) else ', '
        return join(
            (node for part in cell for node in _cell(part, renderer)), separator
        )
    if isinstance(cell, Kind):
        return text(cell.plural)
    if isinstance(cell, Level):
        return text(cell.label)
    return text(str(cell)) if cell != () else []


def _widths(rows: tuple[Row, ...]) -> list[int]:
    """Return widths of columns in letters, as text shows them."""
    return [12 if isinstance(cell, int) else 24 for cell in rows[0]]


def _entries(
    shown: nodes.table, found: Report
) -> Iterator[tuple[nodes.entry, Cell, Cell]]:
    """Return each cell of a table as a node, the head of its column, and itself."""
    entries = next(shown.findall(nodes.tbody)).findall(nodes.entry)
    cells = (pair for row in found.rows for pair in zip(found.head, row, strict=True))
    for entry, (column, cell) in zip(entries, cells, strict=True):
        yield entry, column, cell
