"""Resources as HTML: a list of cards, each with a heading and one main link.

sphinx-design gives the look: its ``sd-card`` and ``sd-badge`` classes, and its
icons.  The meaning (list, heading, address, disclosure) is in the elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx_design.icons import create_icon_node, get_octicon

from sphinx_resources.collect import count_entries
from sphinx_resources.filters import add_filter
from sphinx_resources.nodes import (
    card_title,
    heading,
    hidden_text,
    is_picture,
    make_tag,
    resource_contents,
)
from sphinx_resources.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Element, Node
    from sphinx.builders import Builder

    from sphinx_resources.catalogue import Catalogue
    from sphinx_resources.model import Link, Resource
    from sphinx_resources.nodes import resource, resource_group, tag
    from sphinx_resources.pieces import Fact


#: Classes of a card.
CARD = ('sd-card', 'sd-card-body', 'sd-shadow-sm', 'resource-card')

#: Classes of what else to see; a search shall not find one card in another.
SEE_ALSO = ('resource-see-also', 'no-search')


class CardRenderer(Renderer):
    """Shows resources as HTML."""

    def __init__(self, catalogue: Catalogue, builder: Builder, docname: str) -> None:
        super().__init__(catalogue, builder, docname)
        self._lists: set[tag] = set()

    def group(self, node: resource_group) -> list[Node]:
        level = heading_level(node)
        records = [
            self.catalogue.at(child['docname'], child['ids'][0])
            for child in node.resources
        ]
        cards = [
            self._card(child, record, level)
            for child, record in zip(node.resources, records, strict=True)
        ]
        return [self._list(records, cards, whole=True)]

    def cards(
        self, resources: Sequence[Resource], level: int, *, whole: bool
    ) -> list[Node]:
        cards = [self._copy(record, level) for record in resources]
        return [self._list(resources, cards, whole=whole)]

    def finish(self, document: nodes.document) -> None:
        if not self._lists:
            return
        document['has_cards'] = True
        elements = list(document.findall(nodes.Element))
        used = {id_ for element in elements for id_ in element['ids']}
        lists = [node for node in elements if node in self._lists]
        for node in lists:
            for item, record in zip(node['items'], node['records'], strict=True):
                card = item[0]
                # A copy is called like the card in its own place.
                if not card['ids'] and record.id not in used:
                    card['ids'].append(record.id)
                    used.add(record.id)
        if (
            isinstance(self.builder, StandaloneHTMLBuilder)
            and not isinstance(self.builder, SingleFileHTMLBuilder)
            and self.builder.search
        ):
            add_filter([node for node in lists if node['whole']], self)

    def _list(
        self, records: Sequence[Resource], cards: list[tag], *, whole: bool
    ) -> tag:
        """Return the list that holds cards.

        The role brings back what Safari drops from lists without bullets.
        """
        items = [
            make_tag('li', card, data_resource=record.id)
            for record, card in zip(records, cards, strict=True)
        ]
        node = make_tag('ul', *items, classes=('resource-cards',), role='list')
        node.attributes.update(items=items, records=records, whole=whole)
        self._lists.add(node)
        return node

    def subheading(self, text: str, level: int) -> Node:
        return heading(text, text, level=min(level, 6), classes=['resource-kind'])

    def title_link(self, resource: Resource) -> Node:
        if not resource.url:
            return nodes.Text(resource.title)
        return nodes.reference('', resource.title, refuri=resource.url)

    def further_link(self, link: Link, resource: Resource) -> Node:
        # Many have links called alike, such as "Slides".
        whose = hidden_text(f' of {resource.title}')
        return nodes.reference('', '', nodes.Text(link.label), whose, refuri=link.url)

    def fold(self, words: str, content: Node) -> Node:
        return self._folded((), make_tag('summary', nodes.Text(words)), content)

    def see_also(self, resource: Resource) -> list[Fact]:
        facts = super().see_also(resource)
        for _, links in facts:
            for link in links:
                # The same title is the name of the link to the resource itself.
                if isinstance(link, nodes.reference):
                    link.insert(0, hidden_text('Entry: '))
        return facts

    def _card(self, node: resource, record: Resource, level: int) -> tag:
        """Return a resource in its own place, with all that its author wrote."""
        title, *body = node.children
        picture = list(filter(is_picture, body))
        body = [
            self._contents(child, record)
            if isinstance(child, resource_contents)
            else child
            for child in body
            if child not in picture
        ]
        link = self._title(record, card_title, level, title.children)
        link.source, link.line = node.source, node.line
        card = self._article(record, link, body)
        card[:0] = picture
        card['ids'] = node['ids']
        card['classes'] += node['classes']
        foot = []
        if self.builder.config.html_permalinks:
            foot.append(_permalink('Link', f'#{node["ids"][0]}', 'Link to', record))
        card += make_tag('p', *foot, classes=('resource-foot',))
        return card

    def _copy(self, record: Resource, level: int) -> tag:
        """Return a resource away from its place, with a link to it there."""
        title = self._title(record, heading, level, [nodes.Text(record.title)])
        summary = nodes.paragraph('', '', *self.runs(record.summary))
        card = self._article(record, title, [summary] if record.summary else [])
        place = self.link(self.catalogue.place_of_resource(record), '')
        foot = []
        if isinstance(place, nodes.reference):
            href = place.get('refuri') or f'#{place["refid"]}'
            words = 'Full entry' if record.more else 'Link'
            if record.contents:
                words = f'Contents ({entries(record.contents)})'
            name = 'Link to' if words == 'Link' else f'{words} of'
            foot.append(_permalink(words, href, name, record))
        card += make_tag('p', *foot, classes=('resource-foot',))
        return card

    def _article(self, record: Resource, title: Element, body: list[Node]) -> tag:
        # The title's parent has the anchor, so that the search leads to it.
        card = make_tag('article', title, classes=CARD)
        if byline := self._byline(record):
            card += make_tag('p', *byline, classes=('resource-byline',))
        if badges := self._badges(record):
            card += make_tag(
                'ul',
                *badges,
                classes=('resource-badges',),
                role='list',
                aria_label='Level and topics',
            )
        # The list of contents stands below the facts, because it is long.
        contents = [child for child in body if 'resource-contents' in classes(child)]
        card += [child for child in body if child not in contents]
        if facts := self.details(record):
            card += _facts(facts)
        card += contents
        if others := self.see_also(record):
            summary = make_tag(
                'summary', nodes.Text('See also'), hidden_text(f' for {record.title}')
            )
            card += self._folded(SEE_ALSO, summary, _facts(others))
        return card

    def _title(
        self,
        record: Resource,
        node_class: type[card_title | heading],
        level: int,
        children: Sequence[Node],
    ) -> nodes.TextElement:
        kind = self.catalogue.kinds.get(record.kind)
        title: nodes.TextElement = node_class(
            '', level=min(level, 6), classes=['sd-card-title']
        )
        # EPUB allows a picture only with declarations that the icons lack.
        if kind and kind.icon and self.builder.name != 'epub':
            icon = get_octicon(kind.icon, classes=['resource-icon'])
            title.append(create_icon_node(icon))
        if record.url:
            link = nodes.reference('', '', *children, refuri=record.url)
            children = [link]
        if self.language_of(record):
            children = [make_tag('span', *children, lang=record.language)]
        title.extend(children)
        return title

    def _byline(self, record: Resource) -> list[Node]:
        parts: list[list[Node]] = []
        if kind := self.label_of_kind(record):
            parts.append([nodes.Text(kind)])
        if record.authors:
            parts.append([nodes.Text(', '.join(record.authors))])
        if record.publisher:
            parts.append([nodes.Text(record.publisher)])
        if record.year:
            year = nodes.Text(record.year)
            parts.append([make_tag('time', year, datetime=record.year)])
        joined: list[Node] = []
        for part in parts:
            joined += [nodes.Text(' · '), *part] if joined else part
        return joined

    def _badges(self, record: Resource) -> list[Node]:
        badges: list[Node] = []
        if level := self.label_of_level(record):
            badges.append(badge(nodes.Text(level), 'resource-level'))
        for topic in self.catalogue.topics_of(record):
            link = self.topic_link(topic)
            if self.catalogue.reads_like_title(topic) and isinstance(
                link, nodes.Element
            ):
                link.insert(0, hidden_text('Topic: '))
            badges.append(badge(link, 'resource-topic'))
        return badges

    def _contents(self, node: resource_contents, record: Resource) -> tag:
        *label, listing = node.children
        words = label[0].astext().rstrip(':： ') if label else 'Contents'
        summary = make_tag(
            'summary',
            nodes.Text(words),
            hidden_text(f' of {record.title}'),
            nodes.Text(f' ({entries(count_entries(node))})'),
        )
        return self._folded(('resource-contents',), summary, listing)

    def _folded(self, names: tuple[str, ...], summary: tag, content: Node) -> tag:
        # Readers of books have no way to open what is closed.
        opened = {'open': 'open'} if self.builder.name == 'epub' else {}
        return make_tag('details', summary, content, classes=names, **opened)


def heading_level(node: Element) -> int:
    """Return the level of a heading below the sections that *node* is in."""
    level, parent = 1, node.parent
    while parent is not None:
        level += isinstance(parent, nodes.section)
        parent = parent.parent
    return level


def _facts(facts: Sequence[Fact]) -> tag:
    return make_tag(
        'dl',
        *(
            make_tag(
                'div',
                make_tag('dt', nodes.Text(label)),
                make_tag('dd', *children),
            )
            for label, children in facts
        ),
        classes=('resource-facts', 'simple'),
    )


def _permalink(words: str, href: str, name: str, record: Resource) -> tag:
    return make_tag(
        'a',
        nodes.Text(words),
        classes=('resource-permalink',),
        href=href,
        aria_label=f'{name} {record.title}',
    )


def badge(content: Node, name: str) -> tag:
    """Return an item of a list of badges.

    :param content: Its text, or a link.
    :param name: Class that says what it stands for.
    """
    if isinstance(content, nodes.Element):
        content['classes'] += ['sd-badge', name]
        return make_tag('li', content)
    return make_tag('li', make_tag('span', content, classes=('sd-badge', name)))


def entries(count: int) -> str:
    """Return a number of entries in words."""
    return f'{count} entry' if count == 1 else f'{count} entries'


def classes(node: Node) -> list[str]:
    """Return the classes of *node*; none if it is text."""
    return node['classes'] if isinstance(node, nodes.Element) else []
