"""What all builders show alike: links, facts, listings and indexes.

Only standard nodes are made here.  :mod:`sphinx_resources.cards` and
:mod:`sphinx_resources.entries` show a resource as HTML and everybody else
does.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from docutils import nodes

from sphinx_resources.catalogue import Place
from sphinx_resources.domain import make_reference
from sphinx_resources.model import (
    IndexView,
    ListingView,
    Query,
    ReportView,
    family_name,
)
from sphinx_resources.pieces import (
    bullet_list,
    field_list,
    join,
    list_item,
    table,
    text,
)
from sphinx_resources.reports import report
from sphinx_resources.review import by_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Node
    from sphinx.builders import Builder

    from sphinx_resources.catalogue import Catalogue
    from sphinx_resources.model import Link, Resource, Run, Topic, View
    from sphinx_resources.nodes import resource_group
    from sphinx_resources.pieces import Fact

_RUN_NODES: dict[str, type[nodes.TextElement]] = {
    'math': nodes.math,
    'literal': nodes.literal,
    'emphasis': nodes.emphasis,
    'strong': nodes.strong,
}


class Renderer(ABC):
    """Shows resources for one builder, as seen from one document.

    :param catalogue: All resources.
    :param builder: The builder that is going to write the nodes.
    :param docname: Document that they are written in.
    """

    def __init__(self, catalogue: Catalogue, builder: Builder, docname: str) -> None:
        self.catalogue = catalogue
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
    def further_link(self, link: Link, resource: Resource) -> Node:
        """Return a link to a further address of *resource*."""

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
        return self.link(self.catalogue.place_of_topic(topic), topic.label)

    def topic_links(self, topics: Iterable[Topic]) -> list[Node]:
        """Return links to *topics*, with commas between them."""
        return join(map(self.topic_link, topics))

    # Facts

    def label_of_kind(self, resource: Resource) -> str:
        """Return the kind of *resource* as readers see it."""
        kind = self.catalogue.kinds.get(resource.kind)
        return kind.label if kind else ''

    def label_of_level(self, resource: Resource) -> str:
        """Return the level of *resource* as readers see it."""
        level = self.catalogue.levels.get(resource.level)
        return level.label if level else ''

    def details(self, resource: Resource) -> list[Fact]:
        """Return what is known of *resource* beside what is on every card."""
        taught = self.catalogue.topics_of(resource)
        required = [
            # What is taught too has its link in the list of topics.
            nodes.Text(topic.label) if topic in taught else self.topic_link(topic)
            for topic in self.catalogue.named_topics(resource.requires)
        ]
        facts: list[Fact] = [
            ('Know first', join(required)),
            ('Access', text(resource.access)),
            ('Time', text(resource.duration)),
            ('Language', text(self.language_of(resource))),
            ('License', text(resource.license)),
            ('Also', join(self.further_link(x, resource) for x in resource.links)),
        ]
        return [(label, content) for label, content in facts if content]

    def see_also(self, resource: Resource) -> list[Fact]:
        """Return what else may help whoever looks at *resource*."""
        by_author, similar = self.catalogue.see_also(resource)
        facts: list[Fact] = [
            ('Same author', join(map(self.card_link, by_author))),
            ('Similar', join(map(self.card_link, similar))),
        ]
        return [(label, content) for label, content in facts if content]

    def card_link(self, resource: Resource) -> Node:
        """Return a link to where *resource* stands in the catalogue."""
        return self.link(self.catalogue.place_of_resource(resource), resource.title)

    def language_of(self, resource: Resource) -> str:
        """Return the language of *resource* in words, if it is not the site's."""
        site = self.builder.config.language or 'en'
        if not resource.language or resource.language == site.replace('_', '-'):
            return ''
        return self.name_of_language(resource.language)

    def name_of_language(self, tag: str) -> str:
        """Return a language in words of the site's.

        :param tag: The language, as a BCP 47 tag.
        """
        site = self.builder.config.language or 'en'
        try:
            name = Locale.parse(tag, sep='-').get_display_name(site)
        except UnknownLocaleError:
            name = None
        return name or tag

    def runs(self, runs: Iterable[Run]) -> list[Node]:
        """Return the nodes of inline text that was kept as primitives."""
        found: list[Node] = []
        for name, source in runs:
            if name.startswith('xref:'):
                place = self.catalogue.place(name.removeprefix('xref:'), source)
                found.append(nodes.Text(place.label if place else source))
            elif name:
                found.append(_RUN_NODES[name](source, source))
            else:
                found.append(nodes.Text(source))
        return found

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
        facts: list[Fact] = [
            ('Know first', self.topic_links(catalogue.named_topics(topic.requires))),
            ('Leads to', self.topic_links(catalogue.leads_to[topic.id])),
            ('Part of', self.topic_links(catalogue.named_topics([topic.broader]))),
            ('Covers', self.topic_links(catalogue.narrower[topic.id])),
            ('Related', self.topic_links(catalogue.related_topics(topic))),
        ]
        if any(content for _, content in facts):
            found.append(field_list(facts))
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
                self.label_of_kind(resource),
                self.label_of_level(resource),
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
                text(self.label_of_kind(resource)),
                text(self.label_of_level(resource)),
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
