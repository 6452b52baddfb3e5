"""What a ``resource-index`` shows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_resources.model import specifications
from sphinx_resources.model.catalogue import by_label
from sphinx_resources.model.direction import isolated
from sphinx_resources.model.names import collation
from sphinx_resources.model.persons import family_name
from sphinx_resources.model.query import sort
from sphinx_resources.model.targets import Target
from sphinx_resources.model.words import _, listed, ngettext
from sphinx_resources.views.shapes import Item, Items, Ref, Strong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_resources.model.records import Path, Resource, Topic
    from sphinx_resources.model.specifications import IndexView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Shape

#: Most levels of topics that an index shows; a book in LaTeX takes four lists within
#: each other, and the resources of a topic are one.
DEPTH = 3


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
    shown = catalogue.named_topics(view.topics) if view.topics else everything
    return _TopicIndex(shown, details, view.docname).items()


class _TopicIndex:
    """Topics, each below what it is a part of.

    :param shown: The topics, in order.
    :param details: What is known of all resources.
    :param docname: Name of the document that shows them.
    """

    def __init__(self, shown: list[Topic], details: Details, docname: str) -> None:
        self._details = details
        self._docname = docname
        self._below: dict[str, list[Topic]] = defaultdict(list)
        ids = {topic.id for topic in shown}
        for topic in shown:
            wholes = details.catalogue.nesting.wholes_of(topic)
            above = (whole.id for whole in wholes if whole.id in ids)
            self._below[next(above, '')].append(topic)

    def items(self) -> Iterator[Item]:
        """Return an item for each topic that is a part of no other here."""
        for topic in self._below['']:
            yield self._item(topic, 1)

    def _item(self, topic: Topic, depth: int, whole: Topic | None = None) -> Item:
        catalogue, targets = self._details.catalogue, self._details.targets
        children = tuple(
            self._item(part, depth + 1, topic) for part in self._parts(topic, depth)
        )
        beneath = whole and catalogue.nesting.whole_of(topic) is whole
        label = topic.own_label if beneath else topic.label
        count = f' ({len(catalogue.by_topic[topic.id])})'
        target = targets.of_topic(topic)
        if topic.docname or target is None or target.docname != self._docname:
            ref = replace(self._details.topic(topic), text=label)
            return Item([ref, count], children)
        # No page declares it, so that its resources are found here.
        found = catalogue.in_order(catalogue.filed_under[topic.id])
        content = [isolated(label), count]
        entries = _entries(found, self._details)
        return Item(content, (*entries, *children), anchor=target.anchor)

    def _parts(self, topic: Topic, depth: int) -> list[Topic]:
        """Return the topics below one; on the last level with all below them."""
        found: list[Topic] = []
        left = self._below.get(topic.id, [])[::-1] if depth < DEPTH else []
        while left:
            found.append(left.pop())
            if depth == DEPTH - 1:
                left += self._below.get(found[-1].id, [])[::-1]
        return found


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
        count = f' ({counts.count(level.name)})'
        yield Item([label, count + _(': ') + level.description])


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
    """Return all paths, the easiest first, as listings are."""
    catalogue = details.catalogue

    def place(path: Path) -> tuple[int, tuple[str, str]]:
        return catalogue.rank(path), collation(path.title, catalogue.language)

    for path in sorted(catalogue.paths.values(), key=place):
        level = catalogue.levels.get(path.level)
        count = len(details.study.route(path))
        steps = ngettext('{count} step', '{count} steps', count).format(count=count)
        rest = listed(filter(None, [steps, level.label if level else '']))
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
assert tuple(INDEXES) == specifications.INDEXES
