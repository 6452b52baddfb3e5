"""The controls by which a reader arranges cards: their order, and their form."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_resources.formats.search import base36
from sphinx_resources.model.words import _
from sphinx_resources.rendering.html.elements import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
                **_data(order, title, records),
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


def _data(order: Order, title: Order, records: Sequence[Resource]) -> dict[str, str]:
    """Return what tells an order, as an attribute for the script."""
    if order is title:
        return {'data_runs': _digits(_runs(order, records))}
    if order.name == 'year' and _tell_years(order, title, records):
        return {}
    return {'data_places': _digits(_places(order, title, records))}


def _runs(order: Order, records: Sequence[Resource]) -> Iterator[int]:
    """Return an order as the runs of cards that take turns in it.

    In a run of the page, each card stands before the next in the order too. Cards that
    stand by level and title are as many runs as levels: much less to tell than places.
    """
    numbers, number, last = {}, 0, -1
    for record in records:
        rank = order.ranks[record.key]
        number += rank < last
        numbers[rank], last = number, rank
    return (numbers[rank] for rank in sorted(numbers))


def _places(order: Order, title: Order, records: Sequence[Resource]) -> Iterator[int]:
    """Return what to sort each card by: then by title.

    Many are of one day; their places in the order of days would be longer.
    """
    numbers, number, last = {}, 0, -1
    for key in sorted(order.ranks, key=order.ranks.__getitem__):
        number += title.ranks[key] < last
        numbers[key], last = number, title.ranks[key]
    return (numbers[record.key] for record in records)


def _tell_years(order: Order, title: Order, records: Sequence[Resource]) -> bool:
    """Say whether the years on cards tell their order: not if some are closed."""
    found = sorted(records, key=lambda r: (-int(r.year or 0), title.ranks[r.key]))
    return all(order.ranks[a.key] <= order.ranks[b.key] for a, b in pairwise(found))


def _digits(numbers: Iterable[int]) -> str:
    """Return numbers in base 36, each in as many digits."""
    texts = [*map(base36, numbers)]
    width = max(map(len, texts))
    return ''.join(text.zfill(width) for text in texts)
