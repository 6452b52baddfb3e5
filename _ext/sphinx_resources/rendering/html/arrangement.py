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


def arrangement(orders: Sequence[Order]) -> Markup:
    """Return the controls, which a script brings to life.

    :param orders: What can be chosen; the first is that of the page.
    """
    options = (element('option', order.label, value=order.name) for order in orders)
    select = element('select', *options, name='sort')
    switch = element('button', _('List'), type='button', aria_pressed='false')
    return element(
        'div',
        element('label', _('Sort by'), ' ', select) if len(orders) > 1 else '',
        switch,
        classes=('resource-arrangement',),
    )


def ranks_of(resource: Resource, orders: Sequence[Order]) -> dict[str, str]:
    """Return the places of a card in all orders but that of the page, as data.

    :param resource: What the card shows.
    :param orders: As :func:`arrangement` has them.
    """
    ranks = ' '.join(str(order.ranks[resource.key]) for order in orders[1:])
    return {'data_order': ranks} if ranks else {}
