"""What stands below the introduction of a topic."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_resources.model.catalogue import MANY, by_label, closed
from sphinx_resources.model.names import make_id
from sphinx_resources.model.query import select
from sphinx_resources.model.specifications import Query
from sphinx_resources.model.words import _
from sphinx_resources.views.files import files
from sphinx_resources.views.listing import lines
from sphinx_resources.views.shapes import Cards, Fact, Facts, Fold, Heading, Known, Note
from sphinx_resources.views.way import way

if TYPE_CHECKING:
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Kind, Resource, Topic
    from sphinx_resources.model.specifications import TopicView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Inline, Shape


def topic(view: TopicView, details: Details) -> list[Shape]:
    """Return how a topic is related to others, and its resources by kind.

    :param view: Which topic.
    :param details: What is known of all resources.
    """
    catalogue = details.catalogue
    shown = catalogue.topics[view.id]
    found: list[Shape] = []
    if place := tuple(fact for fact in _place(shown, details) if fact.content):
        found.append(Facts(place, 'resource-place'))
    facts = tuple(fact for fact in _facts(shown, details) if fact.content)
    related: tuple[Shape, ...] = (Facts(facts),) if facts else ()
    if plan := way(shown, details):
        found.append(Fold(plan.text, (*plan.shapes, *related)))
    elif related:
        found.append(Fold(_('Related topics'), related))
    found.append(Known(id=shown.id, label=shown.label))
    on_it = select(catalogue, Query(topics=(shown.id,)))
    resources = _own_first(shown, on_it, catalogue)
    if view.brief and resources:
        return [*found, lines(resources, details)]
    for kind, group in catalogue.group_by_kind(resources):
        if catalogue.kinds:
            found.append(_heading(kind, shown))
        found.append(Cards(tuple(group), whole=True, depth=1))
    if not resources:
        found.append(Note(_('There is no resource on it yet.')))
    else:
        found += files(details, shown)
    return found


def _heading(kind: Kind | None, shown: Topic) -> Heading:
    """Return what stands above the resources of a kind.

    Its anchor has a colon, as no name of Sphinx or of docutils has, and names the
    topic, because several may stand on a page.
    """
    if not kind:
        return Heading(_('Other resources'), f'{shown.id}:others')
    return Heading(kind.plural, f'{shown.id}:kind:{make_id(kind.name)}')


def _place(shown: Topic, details: Details) -> list[Fact]:
    """Return what a topic is a part of, and its own parts with their counts."""
    catalogue = details.catalogue
    whole = catalogue.nesting.whole_of(shown)
    parts: list[Inline] = [
        replace(
            details.topic(part, note=str(len(catalogue.by_topic[part.id]))),
            text=part.own_label,
        )
        for part in by_label(catalogue.nesting.parts_of(shown), catalogue.language)
    ]
    return [
        Fact('', _('Part of'), [details.topic(whole)] if whole else []),
        Fact('', _('Parts'), parts),
    ]


def _facts(shown: Topic, details: Details) -> list[Fact]:
    catalogue, ways = details.catalogue, details.study.ways
    related = {
        # What would close a circle is left out, as in all ways.
        _('Leads to'): [catalogue.topics[id_] for id_ in ways.leads_to[shown.id]],
        _('Related'): _related(shown, catalogue),
    }
    first: list[Inline] = [
        details.topic(needed, note=reason)
        for needed, reason in catalogue.prerequisites(shown)
        if needed.id in ways.requires[shown.id]
    ]
    return [
        Fact('', _('Know first'), first),
        *(
            Fact('', label, [*map(details.topic, topics)])
            for label, topics in related.items()
        ),
        Fact('', _('In the paths'), details.steps_on.get(shown.id, [])),
    ]


def _own_first(
    shown: Topic, resources: list[Resource], catalogue: Catalogue
) -> list[Resource]:
    """Return resources so that of each level those of the topic itself come first."""
    own = {resource.key for resource in catalogue.filed_under[shown.id]}
    return sorted(
        resources, key=lambda r: (closed(r), catalogue.rank(r), r.key not in own)
    )


def _related(shown: Topic, catalogue: Catalogue) -> list[Topic]:
    """Return the topics that most often come together with *shown*.

    :returns: At most five topics that share two resources or more with it,
        without those that it is declared to depend on or to be part of.
    """
    nesting = catalogue.nesting
    declared = {
        other.id
        for other in (
            *nesting.with_wholes([shown]),
            *(other for other, _ in catalogue.prerequisites(shown)),
            *catalogue.leads_to[shown.id],
        )
    }
    counts = Counter(
        other.id
        for resource in catalogue.filed_under[shown.id]
        if len(topics := catalogue.topics_of(resource)) <= MANY
        for other in topics
        if other.id not in declared
        and all(whole.id != shown.id for whole in nesting.wholes_of(other))
    )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [catalogue.topics[id_] for id_, count in ordered[:5] if count > 1]
