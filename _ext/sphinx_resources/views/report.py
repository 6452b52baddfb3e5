"""What a ``resource-report`` shows: where a catalogue is thin, what is missing.

A report is a table of records and numbers first, which becomes one of text and
links.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

from sphinx_resources.model import specifications
from sphinx_resources.model.addresses import same_address
from sphinx_resources.model.catalogue import MANY, by_label
from sphinx_resources.model.query import sort
from sphinx_resources.model.records import Kind, Level, Path, Resource, Topic
from sphinx_resources.model.words import _
from sphinx_resources.views.shapes import Cell, Note, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.specifications import ReportView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Shape

#: With fewer resources a topic gives no choice.
FEW = 3
#: Length of the reports that name only the first.
MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A step of a path."""

    path: Path
    #: Its number, from 1.
    number: int


#: What stands in a cell of a report.
Value = str | int | Resource | Topic | Kind | Level | Place | tuple['Value', ...]
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """A table for curators."""

    #: Heads of the columns.
    head: Row
    rows: tuple[Row, ...]
    #: Whether its rows are named, and its numbers compared at a glance.
    grid: bool = False


def report(view: ReportView, details: Details) -> list[Shape]:
    """Return what a report shows.

    :param view: What it is about.
    :param details: What is known of all resources.
    """
    found = review(view.name, details.catalogue)
    if not found.rows:
        return [Note(_('There is nothing to report.'))]
    return [
        Table(
            head=tuple(_cell(value, details) for value in found.head),
            rows=tuple(
                tuple(
                    _cell(value, details, compared=isinstance(column, Kind | Level))
                    for column, value in zip(found.head, row, strict=True)
                )
                for row in found.rows
            ),
            widths=tuple(12 if isinstance(v, int) else 24 for v in found.rows[0]),
            stub=found.grid,
        )
    ]


def review(name: str, catalogue: Catalogue) -> Findings:
    """Return the records of a report.

    :param name: One of :data:`REPORTS`.
    :param catalogue: What is reviewed.
    """
    return REPORTS[name](catalogue)


def _cell(value: Value, details: Details, *, compared: bool = False) -> Cell:
    if isinstance(value, tuple):
        # Titles hold commas.
        titles = bool(value) and isinstance(value[0], Resource)
        parts = [part for each in value for part in _cell(each, details).content]
        return Cell(parts, separator=_('; ') if titles else '')
    if isinstance(value, Resource):
        return Cell([details.entry(value)])
    if isinstance(value, Topic):
        return Cell([details.topic(value)])
    if isinstance(value, Kind):
        return Cell([value.plural])
    if isinstance(value, Level):
        return Cell([value.label])
    if isinstance(value, Place):
        return Cell([details.step(value.path, value.number)])
    number = value if compared and isinstance(value, int) else None
    return Cell([str(value)] if value != '' else [], number=number)


def _levels(catalogue: Catalogue) -> Findings:
    """Count the resources of each kind at each level."""
    levels = list(catalogue.levels.values())
    rows: list[Row] = []
    for kind, group in catalogue.group_by_kind(catalogue.resources):
        counts = Counter(resource.level for resource in group)
        cells = [counts[level.name] for level in levels]
        rows.append((kind or _('No kind'), *cells, counts[''], len(group)))
    return Findings(
        (_('Kind'), *levels, _('No level'), _('All')), tuple(rows), grid=True
    )


def _kinds(catalogue: Catalogue) -> Findings:
    """Count the resources of each kind on each topic."""
    kinds = list(catalogue.kinds.values())
    rows: list[Row] = []
    for topic in by_label(catalogue.topics.values(), catalogue.language):
        found = catalogue.by_topic[topic.id]
        counts = Counter(resource.kind for resource in found)
        rows.append((topic, *(counts[kind.name] for kind in kinds), len(found)))
    return Findings((_('Topic'), *kinds, _('All')), tuple(rows), grid=True)


def _thin(catalogue: Catalogue) -> Findings:
    """Name the topics with few resources, or with none at a level."""
    rows: list[tuple[Topic, int, tuple[Level, ...]]] = []
    for topic in by_label(catalogue.topics.values(), catalogue.language):
        found = catalogue.by_topic[topic.id]
        present = {resource.level for resource in found}
        levels = catalogue.levels.values()
        absent = tuple(level for level in levels if level.name not in present)
        if absent or len(found) < FEW:
            rows.append((topic, len(found), absent))
    rows.sort(key=lambda row: row[1])
    return Findings((_('Topic'), _('Resources'), _('None for')), tuple(rows))


def _gaps(catalogue: Catalogue) -> Findings:
    """Name the topics that offer nothing of what readers ask for most."""
    topics = [
        topic
        for topic in by_label(catalogue.topics.values(), catalogue.language)
        if catalogue.by_topic[topic.id]
    ]
    rows: list[Row] = []
    for label, offered in _wanted(catalogue):
        without = tuple(
            topic
            for topic in topics
            if not any(
                resource.key in offered for resource in catalogue.by_topic[topic.id]
            )
        )
        if without:
            rows.append((label, len(without), without))
    return Findings((_('Nothing for'), _('Topics'), _('Which')), tuple(rows))


def _wanted(
    catalogue: Catalogue,
) -> Iterator[tuple[Level | str, set[tuple[str, str]]]]:
    """Yield what readers ask for, with the keys of all resources that offer it."""
    own = catalogue.language_tag.partition('-')[0]
    every = catalogue.resources
    for level in islice(catalogue.levels.values(), 1):
        yield level, {r.key for r in every if r.level == level.name}
    yield (
        _('Another language'),
        {r.key for r in every if {t.partition('-')[0] for t in r.languages} - {own}},
    )
    for field in catalogue.fields.values():
        if field.facet:
            yield field.label, {r.key for r in every if r.members(field.name)}


def _steps(catalogue: Catalogue) -> Findings:
    """Name the steps of paths that leave no choice."""
    rows = [
        (
            Place(path, number),
            catalogue.topic(step.topic) or step.topic,
            catalogue.resource(step.resource) or step.resource,
        )
        for path in catalogue.paths.values()
        for number, step in enumerate(path.steps, 1)
        if not any(map(catalogue.resource, step.alternatives))
    ]
    return Findings((_('Step'), _('Topic'), _('Resource')), tuple(rows))


def _missing(catalogue: Catalogue) -> Findings:
    """Name the resources of which something is not known."""
    facts: dict[str, Callable[[Resource], object]] = {
        _('Topics'): lambda resource: resource.topics,
        _('Level'): lambda resource: resource.level,
        _('Authors or publisher'): lambda resource: (
            resource.authors or resource.publisher
        ),
        _('Year'): lambda resource: resource.year,
        _('License'): lambda resource: resource.license,
        _('Access'): lambda resource: resource.access,
        _('Description'): lambda resource: resource.summary,
        _('Day of addition'): lambda resource: resource.added,
    }
    listed = sort(catalogue, catalogue.resources, 'title')
    found = {
        label: tuple(resource for resource in listed if not known(resource))
        for label, known in facts.items()
    }
    rows = [(label, len(without), without) for label, without in found.items()]
    return Findings(
        (_('Not known'), _('Resources'), _('Which')),
        tuple(row for row in rows if row[1]),
    )


def _unused(catalogue: Catalogue) -> Findings:
    """Name the topics that no resource teaches."""
    rows = [
        (topic, tuple(catalogue.leads_to[topic.id]))
        for topic in by_label(catalogue.topics.values(), catalogue.language)
        if not catalogue.by_topic[topic.id]
    ]
    return Findings((_('Topic'), _('Leads to')), tuple(rows))


def _duplicates(catalogue: Catalogue) -> Findings:
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
    return Findings((_('Address'), _('Resources')), tuple(rows))


def _oldest(catalogue: Catalogue) -> Findings:
    """Name the resources that have been here longest."""
    dated = [resource for resource in catalogue.resources if resource.added]
    dated = sorted(sort(catalogue, dated, 'title'), key=lambda r: r.added)
    rows = [(resource.added, resource) for resource in dated[:MOST_ROWS]]
    return Findings((_('Added'), _('Resource')), tuple(rows))


def _pairs(catalogue: Catalogue) -> Findings:
    """Name the topics that most often come together."""
    counts = Counter(
        pair
        for resource in catalogue.resources
        if len(topics := catalogue.topics_of(resource)) <= MANY
        for pair in combinations(sorted(topic.id for topic in topics), 2)
    )
    first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_ROWS]
    rows = [
        (catalogue.topics[one], catalogue.topics[other], count)
        for (one, other), count in first
        if count > 1
    ]
    return Findings((_('Topic'), _('And'), _('Resources')), tuple(rows))


#: What a report can be about.
REPORTS: dict[str, Callable[[Catalogue], Findings]] = {
    'levels': _levels,
    'kinds': _kinds,
    'thin': _thin,
    'gaps': _gaps,
    'steps': _steps,
    'missing': _missing,
    'unused': _unused,
    'duplicates': _duplicates,
    'oldest': _oldest,
    'pairs': _pairs,
}
assert tuple(REPORTS) == specifications.REPORTS
