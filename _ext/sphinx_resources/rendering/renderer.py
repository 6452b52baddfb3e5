"""What all builders show alike: links, facts, listings and indexes.

Only standard nodes are made here.  :mod:`sphinx_resources.rendering.html.cards` and
:mod:`sphinx_resources.rendering.plain` show a resource as HTML and everybody else
does.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.domain import make_reference
from sphinx_resources.model.catalogue import Place
from sphinx_resources.model.names import family_name
from sphinx_resources.model.records import IndexView, ListingView, Query, ReportView
from sphinx_resources.rendering.node_factories import (
    bullet_list,
    field_list,
    join,
    list_item,
    table,
    text,
)
from sphinx_resources.rendering.reports import report
from sphinx_resources.views.report import by_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Node
    from sphinx.builders import Builder

    from sphinx_resources.model.records import Resource, Topic, View
    from sphinx_resources.nodes import resource_group
    from sphinx_resources.rendering.node_factories import Field
    from sphinx_resources.views.details import Facts, Ref


class Renderer(ABC):
    """Shows resources for one builder, as seen from one document.

    :param facts: What is known of all resources.
    :param builder: The builder that is going to write the nodes.
    :param docname: Document that they are written in.
    """

    def __init__(self, facts: Facts, builder: Builder, docname: str) -> None:
        self.facts = facts
        self.catalogue = facts.catalogue
        self.builder = builder
        self.docname = docname

    @abstractmethod
    def group(self, node: resource_group) -> list[Node]:
        """Return what stands for resources in their own place."""

    @abstractmethod
    def cards(
        self, resources: Sequence[Resource], level: int, *, whole: bool
    ) -> list[Node]:
        """Return what stands for resources away from their place.

        :param resources: What to show, in order.
        :param level: Level of a heading here.
        :param whole: Whether these are all that fit, and not the first few.
        """

    @abstractmethod
    def subheading(self, text: str, level: int) -> Node:
        """Return what stands above a part of a listing."""

    @abstractmethod
    def title_link(self, resource: Resource) -> Node:
        """Return the title as a link, for lists and tables."""

    @abstractmethod
    def finish(self, document: nodes.document) -> None:
        """Add what depends on all that a document shows.

        :param document: The document, in which everything stands in its place.
        """

    def view(self, view: View, level: int) -> list[Node]:
        """Return what belongs in a place for a listing.

        :param view: What to show.
        :param level: Level of a heading there.
        """
        if isinstance(view, ListingView):
            return self._listing(view, level)
        if isinstance(view, IndexView):
            return self._index(view.name)
        if isinstance(view, ReportView):
            return report(view.name, self)
        return self._topic(self.catalogue.topics[view.id], level)

    # Links

    def link(self, place: Place | None, text: str) -> Node:
        """Return a link to *place*, or only its text if none can be made."""
        label = nodes.Text(text)
        if place is None or (place.docname == self.docname and not place.anchor):
            return label
        return make_reference(self.builder, self.docname, place, label)

    def topic_link(self, topic: Topic) -> Node:
        """Return a link to where the resources of *topic* are."""
        return self.ref(self.facts.topic(topic))

    def card_link(self, resource: Resource) -> Node:
        """Return a link to where *resource* stands in the catalogue."""
        return self.link(self.catalogue.place_of_resource(resource), resource.title)

    def ref(self, ref: Ref) -> Node:
        """Return a link to a place as nodes."""
        return self.link(ref.place, ref.text)

    def topic_links(self, topics: Iterable[Topic]) -> list[Node]:
        """Return links to *topics*, with commas between them."""
        return join(map(self.topic_link, topics))

    def cited(self, name: str, source: str) -> str:
        """Return a piece of text that was kept, or what a role in it cites."""
        if not name.startswith('xref:'):
            return source
        place = self.catalogue.place(name.removeprefix('xref:'), source)
        return place.label if place else source

    # Views

    def _listing(self, view: ListingView, level: int) -> list[Node]:
        resources = self.catalogue.select(view.query)
        if not resources:
            return [nodes.paragraph('', 'There is no such resource yet.')]
        if view.style == 'cards':
            return self.cards(resources, level, whole=view.whole)
        if view.style == 'list':
            return [self.bullet_list(resources)]
        return [self.wide(self.table(resources))]

    def wide(self, shown: nodes.table) -> Node:
        """Return a table that scrolls by itself on a phone, not with the page."""
        return nodes.container('', shown, classes=['resource-table'], is_div=True)

    def fold(self, words: str, content: Node) -> Node:
        """Return *content*, folded where a reader can open it.

        :param words: What it is.
        :param content: A long paragraph.
        """
        return content

    def _topic(self, topic: Topic, level: int) -> list[Node]:
        found: list[Node] = []
        catalogue = self.catalogue
        fields: list[Field] = [
            ('Know first', self.topic_links(catalogue.named_topics(topic.requires))),
            ('Leads to', self.topic_links(catalogue.leads_to[topic.id])),
            ('Part of', self.topic_links(catalogue.named_topics([topic.broader]))),
            ('Covers', self.topic_links(catalogue.narrower[topic.id])),
            ('Related', self.topic_links(catalogue.related_topics(topic))),
        ]
        if any(content for _, content in fields):
            found.append(field_list(fields))
        resources = catalogue.select(Query(topics=(topic.id,)))
        for kind, group in catalogue.group_by_kind(resources):
            plural = kind.plural if kind else 'Other resources'
            found.append(self.subheading(plural, level))
            found += self.cards(group, level + 1, whole=True)
        if not resources:
            found.append(nodes.paragraph('', 'There is no resource on it yet.'))
        return found

    def bullet_list(self, resources: Iterable[Resource]) -> nodes.bullet_list:
        """Return a list of titles with what fits on a line."""
        items = []
        for resource in resources:
            by = ', '.join(resource.authors)
            facts = [
                by,
                resource.year,
                self.facts.kind(resource),
                self.facts.level(resource),
            ]
            rest = ' · '.join(filter(None, facts))
            items.append(
                [self.title_link(resource), nodes.Text(f' · {rest}' if rest else '')]
            )
        return bullet_list(items)

    def table(self, resources: Iterable[Resource]) -> nodes.table:
        """Return a table of titles with what is on every card."""
        head = map(text, ['Title', 'Authors', 'Kind', 'Level', 'Year', 'Topics'])
        rows: list[list[list[Node]]] = [
            [
                [self.title_link(resource)],
                text(', '.join(resource.authors)),
                text(self.facts.kind(resource)),
                text(self.facts.level(resource)),
                text(resource.year),
                self.topic_links(self.catalogue.topics_of(resource)),
            ]
            for resource in resources
        ]
        return table(head, rows, widths=[30, 20, 10, 10, 6, 24])

    # Indexes

    def _index(self, name: str) -> list[Node]:
        items = {
            'topics': self._topic_items,
            'kinds': self._kind_items,
            'levels': self._level_items,
            'authors': self._author_items,
            'titles': self._title_items,
        }[name]()
        items['classes'].append('resource-index')
        return [items] if len(items) else []

    def _topic_items(self) -> nodes.bullet_list:
        items = nodes.bullet_list()
        for topic in by_label(self.catalogue.topics.values()):
            resources = self.catalogue.by_topic[topic.id]
            count = nodes.Text(f' ({len(resources)})')
            place = self.catalogue.place_of_topic(topic)
            if topic.docname or place is None or place.docname != self.docname:
                items += list_item([self.link(place, topic.label), count])
                continue
            item = list_item([nodes.Text(topic.label), count])
            item['ids'] = [place.anchor]
            item += self._own_links(self.catalogue.sort(resources))
            items += item
        return items

    def _kind_items(self) -> nodes.bullet_list:
        groups = dict(self.catalogue.group_by_kind(self.catalogue.resources))
        pages = self.catalogue.kind_pages
        items = []
        for kind in self.catalogue.kinds.values():
            place = None
            if kind.name in pages:
                place = Place(docname=pages[kind.name], anchor='', label=kind.plural)
            count = len(groups.get(kind, []))
            if place or count:
                link = self.link(place, kind.plural)
                items.append([link, nodes.Text(f' ({count})')])
        return bullet_list(items)

    def _level_items(self) -> nodes.bullet_list:
        counts = [resource.level for resource in self.catalogue.resources]
        items: list[list[Node]] = []
        for level in self.catalogue.levels.values():
            place = self.catalogue.place('resource-filter', f'level={level.name}')
            rest = f' ({counts.count(level.name)}): {level.description}'
            label = nodes.strong('', '', self.link(place, level.label))
            items.append([label, nodes.Text(rest)])
        return bullet_list(items)

    def _author_items(self) -> nodes.bullet_list:
        items = nodes.bullet_list()
        for author, resources in sorted(
            self.catalogue.by_author.items(), key=lambda item: family_name(item[0])
        ):
            item = list_item([nodes.Text(f'{author} ({len(resources)})')])
            item += self._own_links(self.catalogue.sort(resources, 'title'))
            items += item
        return items

    def _title_items(self) -> nodes.bullet_list:
        return self._own_links(self.catalogue.sort(self.catalogue.resources, 'title'))

    def _own_links(self, resources: Iterable[Resource]) -> nodes.bullet_list:
        return bullet_list([self.card_link(resource)] for resource in resources)
