"""Resources as HTML: a list of cards, each with a heading and one main link.

sphinx-design gives the look: its ``sd-card`` and ``sd-badge`` classes, and its
icons.  The meaning (list, heading, address, disclosure) is in the elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx_design.icons import create_icon_node, get_octicon

from sphinx_resources.collect import count_entries
from sphinx_resources.nodes import (
    card_title,
    heading,
    is_picture,
    make_tag,
    resource_contents,
)
from sphinx_resources.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

    from sphinx_resources.model import Link, Resource
    from sphinx_resources.nodes import resource, resource_group, tag


#: Classes of a card.
CARD = ('sd-card', 'sd-card-body', 'sd-shadow-sm', 'resource-card')


class CardRenderer(Renderer):
    """Shows resources as HTML."""

    def group(self, node: resource_group) -> list[Node]:
        level = heading_level(node)
        return [card_list(self._card(child, level) for child in node.resources)]

    def cards(self, resources: Sequence[Resource], level: int) -> list[Node]:
        return [card_list(self._copy(record, level) for record in resources)]

    def subheading(self, text: str, level: int) -> Node:
        return heading(text, text, level=min(level, 6), classes=['resource-kind'])

    def title_link(self, resource: Resource) -> Node:
        if not resource.url:
            return nodes.Text(resource.title)
        return nodes.reference('', resource.title, refuri=resource.url)

    def further_link(self, link: Link) -> Node:
        return nodes.reference('', link.label, refuri=link.url)

    def _card(self, node: resource, level: int) -> tag:
        """Return a resource in its own place, with all that its author wrote."""
        record = self.catalogue.at(node['docname'], node['ids'][0])
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
        if self.builder.config.html_permalinks:
            card += self._foot('Link', f'#{node["ids"][0]}', 'Link to', record)
        return make_tag('li', card)

    def _copy(self, record: Resource, level: int) -> tag:
        """Return a resource away from its place, with a link to it there."""
        title = self._title(record, heading, level, [nodes.Text(record.title)])
        summary = nodes.paragraph('', '', *self.runs(record.summary))
        card = self._article(record, title, [summary] if record.summary else [])
        place = self.link(self.catalogue.place_of_resource(record), '')
        if isinstance(place, nodes.reference):
            href = place.get('refuri') or f'#{place["refid"]}'
            words = 'More' if record.more else 'Link'
            if record.contents:
                words = f'Contents ({entries(record.contents)})'
            name = {'More': 'More about', 'Link': 'Link to'}.get(words, f'{words} of')
            card += self._foot(words, href, name, record)
        return make_tag('li', card)

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
            card += make_tag(
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
        card += contents
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
        # Readers of books have no way to open what is closed.
        opened = {'open': 'open'} if self.builder.name == 'epub' else {}
        return make_tag(
            'details', summary, listing, classes=('resource-contents',), **opened
        )

    def _foot(self, words: str, href: str, name: str, record: Resource) -> tag:
        link = make_tag(
            'a',
            nodes.Text(words),
            classes=('resource-permalink',),
            href=href,
            aria_label=f'{name} {record.title}',
        )
        return make_tag('p', link, classes=('resource-foot',))


def heading_level(node: Element) -> int:
    """Return the level of a heading below the sections that *node* is in."""
    level, parent = 1, node.parent
    while parent is not None:
        level += isinstance(parent, nodes.section)
        parent = parent.parent
    return level


def card_list(cards: Iterable[tag]) -> tag:
    """Return the list that holds *cards*.

    The role brings back what Safari drops from lists without bullets.
    """
    return make_tag('ul', *cards, classes=('resource-cards',), role='list')


def badge(content: Node, name: str) -> tag:
    """Return an item of a list of badges.

    :param content: Its text, or a link.
    :param name: Class that says what it stands for.
    """
    if isinstance(content, nodes.Element):
        content['classes'] += ['sd-badge', name]
        return make_tag('li', content)
    return make_tag('li', make_tag('span', content, classes=('sd-badge', name)))


def hidden_text(words: str) -> tag:
    """Return text for the ear only."""
    return make_tag('span', nodes.Text(words), classes=('resource-hidden',))


def entries(count: int) -> str:
    """Return a number of entries in words."""
    return f'{count} entry' if count == 1 else f'{count} entries'


def classes(node: Node) -> list[str]:
    """Return the classes of *node*; none if it is text."""
    return node['classes'] if isinstance(node, nodes.Element) else []
