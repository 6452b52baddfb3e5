"""Lists of cards: where they stand, and how they and their items begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.formats.search import base36
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


def start_of(node: resource_card_list, **data: str) -> Markup:
    """Return the start of a list of cards.

    The role brings back what Safari drops from lists without bullets.

    :param node: The list.
    :param data: What it says of its items, as attributes.
    """
    classes = ('resource-cards', *node['classes'])
    return start_tag('ul', classes=classes, role='list', **data)


def items(node: resource_card_list) -> Iterator[Markup]:
    """Return the start of each item, with what the filter needs to know."""
    for record, data in zip(node['records'], node['data'], strict=True):
        yield start_tag('li', data_resource=record.id, **data)


def columns(node: resource_card_list) -> dict[str, str]:
    """Return what the filter needs to know of all items, as attributes of the list.

    That is much shorter than the same at each item. An attribute has the values of a
    facet, and after a semicolon which of them each item has: their numbers in base 36,
    with commas between those of an item. A script gives them to the items. Facets
    that the links of cards tell as well are left out: ``linked`` of the list.
    """
    found = {}
    data: list[dict[str, str]] = node['data']
    names = dict.fromkeys(name for each in data for name in each)
    for name in (name for name in names if name not in node.get('linked', ())):
        texts = [each.get(name, '').split() for each in data]
        codes = {
            value: base36(number)
            for number, value in enumerate(
                dict.fromkeys(value for values in texts for value in values)
            )
        }
        places = (','.join(map(codes.__getitem__, values)) for values in texts)
        name = f'data_values_{name.removeprefix("data_")}'
        found[name] = f'{" ".join(codes)};{" ".join(places)}'
    return found


def heading_level(node: Element) -> int:
    """Return the level of a heading below the sections that *node* is in.

    The first is that of the page, also where footnotes of Markdown stand: behind all.
    """
    level, parent = 1, node.parent
    while parent is not None:
        level += isinstance(parent, nodes.section)
        parent = parent.parent
    return max(level, 2)
