"""The controls by which a reader arranges cards: their order, and their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.formats.search import base36
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
    title = next(order for order in orders if order.name == 'title')
    options = [
        element('option', here.label, value=here.name),
        *(
            element(
                'option',
                order.label,
                value=order.name,
                data_places=_places(order, title, records),
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


def _places(order: Order, title: Order, records: Sequence[Resource]) -> str:
    """Return what to sort cards by, in as many digits for each: then by title.

    Many are of one year; their places in the order of years would be longer.
    """
    numbers = order.ranks
    if order is not title:
        numbers, number, last = {}, 0, -1
        for key in sorted(order.ranks, key=order.ranks.__getitem__):
            number += title.ranks[key] < last
            numbers[key], last = number, title.ranks[key]
    texts = [base36(numbers[record.key]) for record in records]
    width = max(map(len, texts))
    return ''.join(text.zfill(width) for text in texts)
