"""The orders in which a reader can have cards."""

from __future__ import annotations

from sphinx_resources.config import LEVELS
from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.records import Level, Page, Resource
from sphinx_resources.model.targets import Targets
from sphinx_resources.views.details import Details
from sphinx_resources.views.orders import orders_of

TERMS = {name: Level(name=name, **keys) for name, keys in LEVELS.items()}


def resource(title: str, level: str, year: str = '') -> Resource:
    return Resource(
        id=title, title=title, url='', docname='a', lineno=1, level=level, year=year
    )


def orders(*lists: list[Resource]) -> dict[str, list[int]]:
    """Return the ranks of all resources by the name of the order."""
    resources = tuple(one for found in lists for one in found)
    catalogue = Catalogue({'a': Page(resources=resources)}, {}, TERMS)
    found = orders_of(lists, Details(Targets(catalogue, {})))
    return {order.name: [order.ranks[r.key] for r in resources] for order in found}


def test_the_order_of_the_page_comes_first() -> None:
    a, b, c = resource('a', 'advanced'), resource('b', 'beginner'), resource('c', '')
    assert orders([b, a, c]) == {'level': [0, 1, 2], 'title': [1, 0, 2]}
    assert [*orders([a, b, c])] == ['title', 'level']
    # Each list by itself; what no key gives has no name.
    assert [*orders([a, c], [b])] == ['level', 'title']
    assert orders([c, a, b]) == {'': [0, 1, 2], 'level': [2, 1, 0], 'title': [2, 0, 1]}


def test_what_does_not_differ_sorts_nothing() -> None:
    old, new = resource('a', 'beginner', '2001'), resource('b', 'beginner', '2020')
    assert orders([old, new]) == {'title': [0, 1], 'year': [1, 0]}
