"""The controls by which a reader arranges cards: their order, and their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.words import _
from sphinx_resources.rendering.html.elements import element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from sphinx_resources.model.records import Resource
    from sphinx_resources.views.orders import Order


def arrangement(orders: Sequence[Order], records: Sequence[Resource]) -> Markup:
    """Return the controls, which a script brings to life.

    :param orders: What can be chosen; the first is that of the page.
    :param records: What the cards show, as they stand on the page.
    """
    here, *others = orders
    options = [
        element('option', here.label, value=here.name),
        *(
            element(
                'option',
                order.label,
                value=order.name,
                data_places=_places(order, records),
            )
            for order in others
        ),
    ]
    select = element('select', *options, name='sort')
    switch = element('button', _('List'), type='button', aria_pressed='false')
    return element(
        'div',
        element('label', _('Sort by'), ' ', select) if others else '',
        switch,
        classes=('resource-arrangement',),
    )


def _places(order: Order, records: Sequence[Resource]) -> str:
    """Return the place of each card in an order."""
    return ' '.join(str(order.ranks[record.key]) for record in records)
