"""Standard nodes, each made in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.model.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

#: A label and the nodes that it stands for.
Field = tuple[str, list['Node']]


def text(value: str) -> list[Node]:
    """Return *value* as nodes; none if it is empty."""
    return [nodes.Text(value)] if value else []


def join(found: Iterable[Node], separator: str = '') -> list[Node]:
    """Return nodes with *separator* between them; without one, as in a list."""
    joined: list[Node] = []
    for node in found:
        if joined:
            joined.append(nodes.Text(separator or _(', ')))
        joined.append(node)
    return joined


def place(anchor: str) -> nodes.target:
    """Return a place for links; books have none in the nodes around text."""
    return nodes.target('', '', ids=[anchor])


def list_item(content: Iterable[Node]) -> nodes.list_item:
    """Return an item that holds one paragraph."""
    return nodes.list_item('', nodes.paragraph('', '', *content))


def bullet_list(items: Iterable[Iterable[Node]]) -> nodes.bullet_list:
    """Return a list with one paragraph for each item."""
    return nodes.bullet_list('', *map(list_item, items))


def field_list(fields: Iterable[Field]) -> nodes.field_list:
    """Return a list of those of *fields* that have any content."""
    found = nodes.field_list()
    for label, content in fields:
        if content:
            body = nodes.field_body('', nodes.paragraph('', '', *content))
            found += nodes.field('', nodes.field_name('', label), body)
    return found


def table(
    head: Iterable[list[Node]],
    rows: Iterable[Iterable[list[Node]]],
    widths: Sequence[int],
    *,
    stub: bool = False,
) -> nodes.table:
    """Return a table.

    :param head: Heads of the columns, each as inline nodes.
    :param rows: Cells, likewise.
    :param widths: Widths of the columns, in any unit.
    :param stub: Whether the first cell of a row is its head.
    """

    def row(cells: Iterable[list[Node]]) -> nodes.row:
        entries: list[Element] = [
            nodes.entry(
                '', nodes.paragraph('', '', *cell) if cell else nodes.paragraph()
            )
            for cell in cells
        ]
        return nodes.row('', *entries)

    columns = [nodes.colspec(colwidth=width) for width in widths]
    if stub:
        columns[0]['stub'] = 1
    group = nodes.tgroup(
        '',
        *columns,
        nodes.thead('', row(head)),
        nodes.tbody('', *map(row, rows)),
        cols=len(columns),
    )
    return nodes.table('', group)
