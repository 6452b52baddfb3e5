"""Lists of cards: where they stand, and how they and their items begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.nodes import resource_card_list
from sphinx_resources.rendering.html.elements import start_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.nodes import Element
    from markupsafe import Markup

    from sphinx_resources.model.records import Resource
    from sphinx_resources.nodes import resource


def place(
    records: Sequence[Resource],
    level: int,
    *,
    whole: bool,
    own: Sequence[resource] = (),
) -> resource_card_list:
    """Return the place of a list of cards.

    :param records: The resources.
    :param level: Level of the heading of each.
    :param whole: Whether these are all that fit, so that they can be filtered.
    :param own: Their nodes, where this is their own place.
    """
    data: list[dict[str, str]] = [{}] * len(records)
    level = min(level, 6)
    return resource_card_list(
        '', *own, records=records, data=data, level=level, whole=whole
    )


def start_of(node: resource_card_list) -> Markup:
    """Return the start of a list of cards.

    The role brings back what Safari drops from lists without bullets.
    """
    return start_tag('ul', classes=('resource-cards', *node['classes']), role='list')


def items(node: resource_card_list, named: Sequence[bool] = ()) -> Iterator[Markup]:
    """Return the start of each item, with what the filter needs to know.

    :param node: The list.
    :param named: Whether the anchor of a card is enough to say which it is.
    """
    named = named or [False] * len(node['records'])
    for record, data, is_named in zip(
        node['records'], node['data'], named, strict=True
    ):
        known = {} if is_named else {'data_resource': record.id}
        yield start_tag('li', **known, **data)


def heading_level(node: Element) -> int:
    """Return the level of a heading below the sections that *node* is in."""
    level, parent = 1, node.parent
    while parent is not None:
        level += isinstance(parent, nodes.section)
        parent = parent.parent
    return level
