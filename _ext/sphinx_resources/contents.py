"""All that a doctree holds, as text: no two that differ have the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator


def contents_of(tree: nodes.Element) -> str:
    """Return all that is in a tree, the same in every process.

    :param tree: The tree; what its root says of itself does not count.
    """
    return ''.join(_parts(tree))


def _parts(tree: nodes.Element) -> Iterator[str]:
    for node in tree.findall(nodes.Node):
        if isinstance(node, nodes.Text):
            yield repr(str(node))
        elif isinstance(node, nodes.Element) and node is not tree:
            known = {
                name: value if isinstance(value, str) else _constant(value)
                for name, value in node.attributes.items()
                # Every element has these lists, and most are empty.
                if value or name not in nodes.Element.list_attributes
            }
            yield f'{node.tagname}{len(node)}{known!r}'


def _constant(value: object) -> object:
    """Return of an attribute what is the same in every process."""
    if isinstance(value, dict):
        return {name: _constant(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_constant(part) for part in value]
    # Others are printed with their address in memory, or as they please.
    known = isinstance(value, str | int | float | None)
    return value if known else type(value).__name__
