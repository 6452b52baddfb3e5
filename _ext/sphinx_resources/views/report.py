"""What a curator looks for: where the catalogue is thin, and what is missing.

Each report is a table of records and numbers.  Nothing here knows of Sphinx or
docutils; :mod:`sphinx_resources.rendering.reports` shows it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from sphinx_resources.model.records import Kind, Level, Resource, Topic
from sphinx_resources.model.values import same_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_resources.model.catalogue import Catalogue

#: With fewer resources a topic gives no choice.
FEW = 3
#: Length of the reports that name only the first.
MOST = 10

#: What stands in a cell of a report.
Cell = str | int | Resource | Topic | Kind | Level | tuple['Cell', ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A table for curators."""

    #: Heads of the columns.
    head: Row
    rows: tuple[Row, ...]
    #: Whether its rows are named, and its numbers compared at a glance.
    grid: bool = False


def review(name: str, catalogue: Catalogue) -> Report:
    """Return a report.

    :param name: One of :data:`~sphinx_resources.model.records.REPORT_NAMES`.
    :param catalogue: What is reviewed.
    """
    return _REPORTS[name](catalogue)


def by_label(topics: Iterable[Topic]) -> list[Topic]:
    """Return *topics* in the order of their labels."""
    return sorted(topics, key=lambda topic: (topic.label.casefold(), topic.id))


def _levels(catalogue: Catalogue) -> Report:
    """Count the resources of each kind at each level."""
    levels = list(catalogue.levels.values())
    rows: list[Row] = []
    for kind, group in catalogue.group_by_kind(catalogue.resources):
        counts = Counter(resource.level for resource in group)
        cells = [counts[level.name] for level in levels]
        rows.append((kind or 'No kind', *cells, counts[''], len(group)))
    return Report(('Kind', *levels, 'No level', 'All'), tuple(rows), grid=True)


def _kinds(catalogue: Catalogue) -> Report:
    """Count the resources of each kind on each topic."""
    kinds = list(catalogue.kinds.values())
    rows: list[Row] = []
    for topic in by_label(catalogue.topics.values()):
        found = catalogue.by_topic[topic.id]
        counts = Counter(resource.kind for resource in found)
        rows.append((topic, *(counts[kind.name] for kind in kinds), len(found)))
    return Report(('Topic', *kinds, 'All'), tuple(rows), grid=True)


def _thin(catalogue: Catalogue) -> Report:
    """Name the topics with few resources, or with none at a level."""
    rows: list[tuple[Topic, int, tuple[Level, ...]]] = []
    for topic in by_label(catalogue.topics.values()):
        found = catalogue.by_topic[topic.id]
        present = {resource.level for resource in found}
        levels = catalogue.levels.values()
        absent = tuple(level for level in levels if level.name not in present)
        if absent or len(found) < FEW:
            rows.append((topic, len(found), absent))
    rows.sort(key=lambda row: row[1])
    return Report(('Topic', 'Resources', 'None for'), tuple(rows))


def _missing(catalogue: Catalogue) -> Report:
    """Name the resources of which something is not known."""
    facts: dict[str, Callable[[Resource], object]] = {
        'Topics': lambda resource: resource.topics,
        'Level': lambda resource: resource.level,
        'Authors or publisher': lambda resource: resource.authors or resource.publisher,
        'Year': lambda resource: resource.year,
        'License': lambda resource: resource.license,
        'Description': lambda resource: resource.summary,
        'Day of addition': lambda resource: resource.added,
    }
    listed = catalogue.sort(catalogue.resources, 'title')
    found = {
        label: tuple(resource for resource in listed if not known(resource))
        for label, known in facts.items()
    }
    rows = [(label, len(without), without) for label, without in found.items()]
    return Report(
        ('Not known', 'Resources', 'Which'), tuple(row for row in rows if row[1])
    )


def _unused(catalogue: Catalogue) -> Report:
    """Name the topics that no resource teaches."""
    rows = [
        (topic, tuple(catalogue.leads_to[topic.id]))
        for topic in by_label(catalogue.topics.values())
        if not catalogue.by_topic[topic.id]
    ]
    return Report(('Topic', 'Leads to'), tuple(rows))


def _duplicates(catalogue: Catalogue) -> Report:
    """Name the addresses that occur in several resources."""
    holders: dict[str, dict[str, Resource]] = defaultdict(dict)
    written: dict[str, str] = {}
    for resource in catalogue.resources:
        for url in filter(None, [resource.url, *(x.url for x in resource.links)]):
            key = same_address(url)
            written.setdefault(key, url)
            holders[key][f'{resource.docname}#{resource.id}'] = resource
    rows = [
        (written[key], tuple(resources.values()))
        for key, resources in sorted(holders.items())
        if len(resources) > 1
    ]
    return Report(('Address', 'Resources'), tuple(rows))


def _oldest(catalogue: Catalogue) -> Report:
    """Name the resources that have been here longest."""
    dated = [resource for resource in catalogue.resources if resource.added]
    dated = sorted(catalogue.sort(dated, 'title'), key=lambda r: r.added)
    rows = [(resource.added, resource) for resource in dated[:MOST]]
    return Report(('Added', 'Resource'), tuple(rows))


def _pairs(catalogue: Catalogue) -> Report:
    """Name the topics that most often come together."""
    counts = Counter(
        pair
        for resource in catalogue.resources
        for pair in combinations(
            sorted(topic.id for topic in catalogue.topics_of(resource)), 2
        )
    )
    first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    rows = [
        (catalogue.topics[one], catalogue.topics[other], count)
        for (one, other), count in first
        if count > 1
    ]
    return Report(('Topic', 'And', 'Resources'), tuple(rows))


_REPORTS: dict[str, Callable[[Catalogue], Report]] = {
    'levels': _levels,
    'kinds': _kinds,
    'thin': _thin,
    'missing': _missing,
    'unused': _unused,
    'duplicates': _duplicates,
    'oldest': _oldest,
    'pairs': _pairs,
}
