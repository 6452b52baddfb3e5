"""Which resources a listing shows, and in what order."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from sphinx_resources.model.catalogue import closed
from sphinx_resources.model.fields import SORTED
from sphinx_resources.model.names import author_key, collation, fold
from sphinx_resources.model.persons import family_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import Resource
    from sphinx_resources.model.specifications import Query

_LEADING = re.compile(r'-?[0-9]+(\.[0-9]+)?')

#: What a listing can be sorted by; what is equal is sorted by title.
SORT_KEYS: dict[str, Callable[[Catalogue, Resource], Any]] = {
    'level': lambda catalogue, r: catalogue.rank(r),
    'title': lambda catalogue, r: 0,
    'author': lambda catalogue, r: (
        collation(family_name(r.authors[0]), catalogue.language)
        if r.authors
        else ('\U0010ffff', '')
    ),
    'year': lambda catalogue, r: -int(r.year or 0),
    'added': lambda catalogue, r: (
        [-int(part) for part in r.added.split('-') if part] or [0]
    ),
}


def sort_keys(
    fields: Mapping[str, Field],
) -> dict[str, Callable[[Catalogue, Resource], Any]]:
    """Return all that listings can be sorted by, with a project's own fields.

    :param fields: The fields; days count from the newest, numbers from the least,
        and what is not known comes last.
    """
    own = {
        name: _by_day(name) if field.type == 'date' else _by_number(name)
        for name, field in fields.items()
        if field.type in SORTED
    }
    return SORT_KEYS | own


def _by_day(name: str) -> Callable[[Catalogue, Resource], Any]:
    return lambda catalogue, r: (
        [-int(part) for day in r.members(name) for part in day.split('-')] or [0]
    )


def _by_number(name: str) -> Callable[[Catalogue, Resource], Any]:
    return lambda catalogue, r: min(map(float, r.members(name)), default=math.inf)


def sort(
    catalogue: Catalogue, resources: Iterable[Resource], key: str
) -> list[Resource]:
    """Return *resources* in order.

    :param catalogue: Where the order of the levels is known.
    :param resources: What to sort.
    :param key: One of :func:`sort_keys`: by level (easiest first), title, first
        author, year or day of addition (newest first).  What is closed comes last.
    """
    function = sort_keys(catalogue.fields)[key]
    return sorted(
        resources,
        key=lambda r: (
            closed(r),
            function(catalogue, r),
            catalogue.place_by_title(r),
        ),
    )


def select(catalogue: Catalogue, query: Query) -> list[Resource]:
    """Return the resources that *query* asks for, in its order."""
    chosen = _candidates(catalogue, query)
    for name, values in query.conditions:
        found = _having(catalogue, chosen, name, values)
        chosen = [r for r in chosen if r.key in found]
    for name, values in query.without:
        found = _having(catalogue, chosen, name, values)
        chosen = [r for r in chosen if r.key not in found]
    for name, first, last in query.spans:
        chosen = [r for r in chosen if _within(r, name, first, last)]
    chosen = sort(catalogue, chosen, query.sort)
    return chosen[: query.limit] if query.limit else chosen


def _candidates(catalogue: Catalogue, query: Query) -> list[Resource]:
    """Return resources among which all are that *query* asks for, as few as is easy."""
    for name, values in query.conditions:
        if name == 'topics':
            topics = catalogue.named_topics(values)
            every = (r for topic in topics for r in catalogue.by_topic[topic.id])
            return list({resource.key: resource for resource in every}.values())
        if name == 'authors':
            return catalogue.by_authors(values)
    return catalogue.resources


#: What a resource has of what queries ask for, by the name of the option.
_VALUES: dict[str, Callable[[Catalogue, Resource], Collection[str]]] = {
    'kinds': lambda catalogue, r: (r.kind,),
    'levels': lambda catalogue, r: (r.level,),
    'authors': lambda catalogue, r: r.authors,
    'languages': lambda catalogue, r: r.languages or (catalogue.language_tag,),
    'access': lambda catalogue, r: (r.access or 'free',),
}


def _having(
    catalogue: Catalogue,
    resources: Iterable[Resource],
    name: str,
    values: Iterable[str],
) -> set[tuple[str, str]]:
    """Return the keys of the resources that have one of *values*."""
    if name == 'topics':
        topics = catalogue.named_topics(values)
        return {r.key for topic in topics for r in catalogue.by_topic[topic.id]}
    form = author_key if name == 'authors' else fold
    wanted = set(map(form, values))
    own = _VALUES.get(name)
    found = set()
    for resource in resources:
        has = own(catalogue, resource) if own else resource.names_in(name)
        if wanted.intersection(map(form, has)):
            found.add(resource.key)
    return found


def _within(resource: Resource, name: str, first: float, last: float) -> bool:
    """Say whether a number of *resource*, or the year of a day, is in a range."""
    found = (resource.year,) if name == 'years' else resource.members(name)
    # A day counts as its year.
    numbers = (_LEADING.match(text) for text in found)
    return any(match and first <= float(match[0]) <= last for match in numbers)
