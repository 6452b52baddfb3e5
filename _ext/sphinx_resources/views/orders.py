"""The orders in which a reader can have the cards of a page."""

from __future__ import annotations

from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.model.query import SORT_KEYS, sort
from sphinx_resources.model.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_resources.model.records import Resource
    from sphinx_resources.views.details import Details

#: What readers sort by, as listings do, with what they call it.
KEYS = {
    'level': N_('Level'),
    'title': N_('Title'),
    'added': N_('Newest'),
    'year': N_('Year'),
}


class Order(NamedTuple):
    """An order of cards."""

    #: What stands for it in addresses; empty if no key gives it.
    name: str
    #: What readers see.
    label: str
    #: The place of each resource, by its key.
    ranks: dict[tuple[str, str], int]


def orders_of(lists: Sequence[Sequence[Resource]], details: Details) -> list[Order]:
    """Return the orders that a reader can choose from.

    :param lists: The resources of the lists of cards of a page, as they stand.
    :param details: What is known of all resources.
    :returns: First that in which they stand; those in which nothing differs are
        left out.
    """
    resources = list(chain.from_iterable(lists))
    offered = [*_offered(resources, details)]
    for order in offered:
        if all(_stands(found, order.ranks) for found in lists):
            return [order, *(other for other in offered if other is not order)]
    here = {resource.key: place for place, resource in enumerate(resources)}
    return [Order('', _('As on this page'), here), *offered]


def _offered(resources: Sequence[Resource], details: Details) -> Iterator[Order]:
    catalogue = details.catalogue
    for name, label in KEYS.items():
        values = map(partial(SORT_KEYS[name], catalogue), resources)
        if name == 'title' or any(a != b for a, b in pairwise(values)):
            found = sort(catalogue, resources, name)
            ranks = {resource.key: place for place, resource in enumerate(found)}
            yield Order(name, _(label), ranks)


def _stands(resources: Sequence[Resource], ranks: dict[tuple[str, str], int]) -> bool:
    return all(ranks[a.key] <= ranks[b.key] for a, b in pairwise(resources))
