"""What a ``resource-marks`` shows, and what its script knows of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.model.authors import joined
from sphinx_resources.model.direction import led
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.targets import Target
from sphinx_resources.model.words import _
from sphinx_resources.views.path import steps
from sphinx_resources.views.shapes import Marked, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_resources.model.specifications import MarksView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Shape


def marks(view: MarksView, details: Details) -> list[Shape]:
    """Return the place for what a reader marked.

    :param view: How much of it.
    :param details: What is known of all resources.
    """
    docname = details.targets.marks_page
    page = None
    if view.limit and docname:
        label = _('My list')
        target = Target(docname=docname, anchor='', label=label)
        page = Ref(text=label, target=target)
    return [Marked(view.limit, page)]


class MarkableTopic(NamedTuple):
    """A topic, under which resources that are marked are listed."""

    id: str
    label: str
    target: Target | None


class MarkableResource(NamedTuple):
    """A resource that can be marked."""

    id: str
    title: str
    target: Target
    #: What tells it apart from others called alike.
    note: str
    #: Id of its first topic; empty if it has none.
    topic: str


class MarkablePath(NamedTuple):
    """A path, of which steps can be done."""

    title: str
    target: Target
    #: For each step, the ids of its resource and topic, as in ``Progress``.
    steps: tuple[tuple[str, str], ...]


def markable_topics(details: Details) -> Iterator[MarkableTopic]:
    """Return all topics, each after those that it requires."""
    topics = details.catalogue.topics
    stages = details.study.ways.stages(details.study.by_label(topics))
    for id_ in (id_ for stage in stages for id_ in stage):
        topic = topics[id_]
        label = led(readable(topic.label))
        yield MarkableTopic(id_, label, details.targets.of_topic(topic))


def markable_resources(details: Details) -> Iterator[MarkableResource]:
    """Return all resources, in the order of listings."""
    catalogue = details.catalogue
    for resource in catalogue.in_order(catalogue.resources):
        facts = [details.kind(resource), details.level(resource), joined(resource)]
        topics = catalogue.topics_of(resource)
        entry = details.entry(resource)
        yield MarkableResource(
            resource.id,
            led(readable(resource.title), entry.language),
            details.targets.of_resource(resource),
            ' · '.join(filter(None, facts)),
            topics[0].id if topics else '',
        )


def markable_paths(details: Details) -> Iterator[MarkablePath]:
    """Return all paths, in the order of their index."""
    for path in details.catalogue.paths.values():
        title = led(readable(path.title))
        yield MarkablePath(title, details.targets.of_path(path), steps(path, details))
