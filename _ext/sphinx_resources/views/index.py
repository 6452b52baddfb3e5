"""What a ``resource-index`` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.catalogue import by_label
from sphinx_resources.model.direction import isolated
from sphinx_resources.model.names import collation, family_name
from sphinx_resources.model.query import sort
from sphinx_resources.model.targets import Target
from sphinx_resources.model.words import ngettext
from sphinx_resources.views.shapes import Item, Items, Ref, Strong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_resources.model.records import Resource, Topic
    from sphinx_resources.model.specifications import IndexView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Shape


def index(view: IndexView, details: Details) -> list[Shape]:
    """Return all there is of a vocabulary, with counts.

    :param view: Which vocabulary.
    :param details: What is known of all resources.
    """
    items = tuple(INDEXES[view.name](details, view))
    return [Items(items, index=True)] if items else []


def _topics(details: Details, view: IndexView) -> Iterator[Item]:
    catalogue = details.catalogue
    everything = by_label(catalogue.topics.values(), catalogue.language)
    for topic in catalogue.named_topics(view.topics) if view.topics else everything:
        yield _topic(topic, details, view.docname)


def _topic(topic: Topic, details: Details, docname: str) -> Item:
    resources = details.catalogue.by_topic[topic.id]
    count = f' ({len(resources)})'
    target = details.targets.of_topic(topic)
    if topic.docname or target is None or target.docname != docname:
        return Item([details.topic(topic), count])
    # No page declares it, so that its resources are found here.
    children = _entries(details.catalogue.in_order(resources), details)
    return Item([isolated(topic.label), count], children, anchor=target.anchor)


def _kinds(details: Details, _view: IndexView) -> Iterator[Item]:
    catalogue, pages = details.catalogue, details.targets.kind_pages
    groups = dict(catalogue.group_by_kind(catalogue.resources))
    for kind in catalogue.kinds.values():
        target = None
        if kind.name in pages:
            target = Target(docname=pages[kind.name], anchor='', label=kind.plural)
        count = len(groups.get(kind, []))
        if target or count:
            yield Item([Ref(text=kind.plural, target=target), f' ({count})'])


def _levels(details: Details, _view: IndexView) -> Iterator[Item]:
    counts = [resource.level for resource in details.catalogue.resources]
    for level in details.catalogue.levels.values():
        target = details.targets.of_filter(f'level={level.name}')
        label = Strong(Ref(text=level.label, target=target))
        yield Item([label, f' ({counts.count(level.name)}): {level.description}'])


def _authors(details: Details, _view: IndexView) -> Iterator[Item]:
    for author, resources in sorted(
        details.catalogue.by_author.items(),
        key=lambda item: collation(family_name(item[0]), details.catalogue.language),
    ):
        children = _entries(sort(details.catalogue, resources, 'title'), details)
        yield Item([f'{isolated(author)} ({len(resources)})'], children)


def _titles(details: Details, _view: IndexView) -> Iterator[Item]:
    catalogue = details.catalogue
    yield from _entries(sort(catalogue, catalogue.resources, 'title'), details)


def _paths(details: Details, _view: IndexView) -> Iterator[Item]:
    levels = details.catalogue.levels
    for path in details.catalogue.paths.values():
        level = levels.get(path.level)
        count = len(details.study.route(path))
        steps = ngettext('{count} step', '{count} steps', count).format(count=count)
        rest = ', '.join(filter(None, [steps, level.label if level else '']))
        yield Item([details.path(path), f' ({rest})'])


def _entries(resources: Iterable[Resource], details: Details) -> tuple[Item, ...]:
    return tuple(Item([details.entry(resource)]) for resource in resources)


#: The vocabularies of which an index can be made.
INDEXES: dict[str, Callable[[Details, IndexView], Iterator[Item]]] = {
    'topics': _topics,
    'kinds': _kinds,
    'levels': _levels,
    'authors': _authors,
    'titles': _titles,
    'paths': _paths,
}
