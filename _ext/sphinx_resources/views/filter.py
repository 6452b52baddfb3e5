"""What the form shows that filters the cards of a page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx_resources.model.facets import facets
from sphinx_resources.model.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_resources.model.facets import Facet
    from sphinx_resources.model.records import Resource
    from sphinx_resources.model.targets import Target
    from sphinx_resources.views.details import Details

#: Fewest cards on a page that are worth a form.
WORTHWHILE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a facet."""

    #: What stands for it in addresses.
    name: str
    #: What readers see.
    label: str
    #: How many resources have it.
    count: int
    #: Other names by which readers may look for it.
    aliases: tuple[str, ...] = ()
    #: Where more of it is found.
    target: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A facet with its values, of which a reader may choose any number."""

    #: What stands for it in addresses.
    name: str
    #: What readers see.
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a form offers."""

    groups: tuple[Group, ...]
    #: What all cards have, so that the form does not offer it. An address may ask
    #: for it all the same: a facet, a name for a value, and the value.
    names: tuple[tuple[str, str, str], ...] = ()


#: What forms offer, which is compared and then rendered.
_MADE: WeakKeyDictionary[Details, dict[tuple[tuple[str, str], ...], Filter]] = (
    WeakKeyDictionary()
)


def distinct(resources: Iterable[Resource]) -> list[Resource]:
    """Return resources, each once: a topic may share the page of what is on it."""
    return list({resource.key: resource for resource in resources}.values())


def filter_of(resources: Sequence[Resource], details: Details) -> Filter:
    """Return what a form offers for cards: by what they differ.

    A value that all of them have tells nothing, and is left out.

    :param resources: Those of all cards on a page; each counts once.
    :param details: What is known of all resources.
    """
    resources = distinct(resources)
    made = _MADE.setdefault(details, {})
    key = tuple(resource.key for resource in resources)
    if key not in made:
        made[key] = _filter_of(resources, details)
    return made[key]


def _filter_of(resources: Sequence[Resource], details: Details) -> Filter:
    groups: list[Group] = []
    names: list[tuple[str, str, str]] = []
    for facet in facets(details.catalogue).values():
        counts = Counter(
            value
            for resource in resources
            for value in facet.values(details.catalogue, resource)
        )
        labels = facet.labels(details.catalogue, counts)
        values = [
            _value(facet, name, label, counts[name], details)
            for name, label in labels.items()
            if counts[name]
        ]
        if some := tuple(value for value in values if value.count < len(resources)):
            groups.append(Group(name=facet.name, label=_(facet.label), values=some))
        for value in values:
            if value not in some:
                known = dict.fromkeys((value.name, value.label, *value.aliases))
                names += [(facet.name, name, value.name) for name in known]
    return Filter(groups=tuple(groups), names=tuple(names))


def _value(facet: Facet, name: str, label: str, count: int, details: Details) -> Value:
    if facet.name != 'topic':
        return Value(name=name, label=label, count=count)
    topic = details.catalogue.topics[name]
    return Value(
        name=name,
        label=label,
        count=count,
        aliases=topic.aliases,
        target=details.targets.of_topic(topic),
    )
