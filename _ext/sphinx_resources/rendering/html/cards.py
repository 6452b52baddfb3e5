"""Resources as HTML: a list of cards, each with a heading and one main link.

sphinx-design gives the look: its ``sd-card`` and ``sd-badge`` classes, and its
icons.  The meaning (list, heading, address, disclosure) is in the elements.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup

from sphinx_resources.collector import count_entries
from sphinx_resources.compat import app_of
from sphinx_resources.model.direction import attribute
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.words import _
from sphinx_resources.nodes import (
    is_picture,
    resource_card_list,
    resource_card_title,
    resource_contents,
    resource_heading,
    resource_html,
    resource_html_leaf,
    resource_label,
)
from sphinx_resources.rebuild import addresses_of, kept_of
from sphinx_resources.rendering.html.copies import CARD, Copies
from sphinx_resources.rendering.html.elements import (
    element,
    hidden_text,
    join,
    start_tag,
)
from sphinx_resources.rendering.html.filter_form import add_filter
from sphinx_resources.rendering.html.foot import foot, issue_link, permalink
from sphinx_resources.rendering.html.fragments import Parts
from sphinx_resources.rendering.html.lists import heading_level, items, place, start_of
from sphinx_resources.rendering.html.marked import marked
from sphinx_resources.rendering.html.marks import message
from sphinx_resources.rendering.html.search import search_form
from sphinx_resources.rendering.html.stages import scripted, stages, texts
from sphinx_resources.rendering.renderer import Renderer, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.nodes import Node
    from sphinx.builders import Builder

    from sphinx_resources.kept import Kept
    from sphinx_resources.model.records import Resource
    from sphinx_resources.nodes import resource, resource_group
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import (
        Cards,
        Known,
        Marked,
        Progress,
        Ref,
        Stages,
    )


#: Most cards that a page shows in full, when this is not their own place.
MOST_WHOLE = 200


class CardRenderer(Renderer):
    """Shows resources as HTML."""

    def __init__(self, details: Details, builder: Builder, docname: str) -> None:
        super().__init__(details, builder, docname)
        self.parts = Parts(details, builder, docname)
        #: What the page has that a script brings to life.
        self._features: set[str] = set()
        self._ways = False
        self._marks = 'marks' in self.catalogue.card

    def group(self, node: resource_group) -> list[Node]:
        records = [
            self.catalogue.at(child['docname'], child['ids'][0])
            for child in node.resources
        ]
        return [place(records, heading_level(node), whole=True, own=node.resources)]

    def cards(self, shape: Cards, level: int) -> list[Node]:
        return [place(shape.resources, level, whole=shape.whole)]

    def subheading(self, text: str, level: int, anchor: str = '') -> Node:
        heading = resource_heading(
            text, '', *self.words(text), level=min(level, 6), classes=['resource-kind']
        )
        heading['ids'] = [anchor] if anchor else []
        return heading

    def ref(self, ref: Ref) -> Node:
        if ref.url:
            shown = self.label(ref.text, ref.language)
            return nodes.reference('', '', shown, refuri=ref.url)
        return self.link(ref.target, ref.text, ref.language)

    def label(self, text: str, language: str = '') -> Node:
        direction = attribute(text, language, self.catalogue.language_tag)
        if not language and not direction:
            return self.plain(text)
        known = {'lang': language, 'dir': direction}
        return resource_label('', '', *self.words(text), **known)

    def fold(self, words: str, content: Node) -> Node:
        start = start_tag('details', **self.parts.opened) + element('summary', words)
        return resource_html('', content, before=[start], after=Markup('</details>'))

    def disclosure(self, text: str, content: list[Node], level: int) -> list[Node]:
        start = start_tag('details', classes=('resource-part',), **self.parts.opened)
        start += element('summary', text)
        return [resource_html('', *content, before=[start], after=Markup('</details>'))]

    def folded(self, content: list[Node]) -> list[Node]:
        if not self.traits.opens:
            return content
        start = start_tag('details', classes=('resource-fold',))
        start += element('summary', _('More on it'))
        return [resource_html('', *content, before=[start], after=Markup('</details>'))]

    def scripted(self, shape: Known | Progress) -> list[Node]:
        self._ways = self.traits.scripts and self._marks
        leaf = resource_html_leaf('', before=[scripted(shape)])
        return [leaf] if self._ways else []

    def marked(self, shape: Marked, level: int) -> list[Node]:
        if not (self.traits.scripts and self._marks):
            return super().marked(shape, level)
        self._features |= {'marks', 'marked'}
        place = marked(shape, level, self.parts, self.builder, self.docname)
        return [resource_html_leaf('', before=[place])]

    def search_field(self) -> list[Node]:
        if not self.traits.scripts or not getattr(self.builder, 'search', False):
            return []
        self._features.add('search')
        page = self.builder.get_relative_uri(self.docname, 'search')
        return [resource_html_leaf('', before=[search_form(page)])]

    def stages(self, shape: Stages) -> Node:
        self._ways = self.traits.scripts and self._marks
        if shape.lines is not None:
            self._features.add('map')
        return resource_html_leaf('', before=[stages(shape, self.parts)])

    def wide(self, shown: nodes.table) -> Node:
        self._features.add('tables')
        start = start_tag('div', classes=('resource-table',), data_name=_('Table'))
        return resource_html('', shown, before=[start], after=Markup('</div>'))

    def finish(self, document: nodes.document) -> None:
        every = list(document.findall(nodes.Element))
        lists = [node for node in every if isinstance(node, resource_card_list)]
        if lists:
            if self._marks:
                self._features.add('marks')
            used = {id_ for node in every for id_ in node['ids']}
            self._finish_cards(document, lists, used)
            records = chain(*(node['records'] for node in lists))
            if icons := self.parts.icons(records):
                document += resource_html_leaf('', before=[icons])
        if self._ways:
            self._features.add('ways')
            document += resource_html_leaf('', before=[texts(self.catalogue.language)])
        if 'marks' in self._features and self.traits.opens:
            config = self.builder.config
            document += resource_html_leaf(
                '', before=[message(config.project, config.language)]
            )
        if self._features:
            document['resource_features'] = self._features

    def _finish_cards(
        self,
        document: nodes.document,
        lists: Sequence[resource_card_list],
        used: set[str],
    ) -> None:
        filled = [node for node in lists if not node.children]
        short = sum(len(node['records']) for node in filled) > MOST_WHOLE
        if self.traits.scripts and getattr(self.builder, 'search', False):
            whole = [node for node in lists if node['whole']]
            if add_filter(whole, self.details, self.parts, lean=short):
                self._features.add('filter')
        if short and self.traits.scripts:
            self._features.add('long')
        for node in lists:
            if node.children:
                self._fill_own(node)
            else:
                self._fill(node, used, short=short, last=node is filled[-1])

    def _fill_own(self, node: resource_card_list) -> None:
        node['before'], node['after'] = [start_of(node)], Markup('</ul>')
        own = node.resources
        node.clear()
        node += [
            self._card(child, record, item, node['level'])
            for child, record, item in zip(
                own, node['records'], items(node), strict=True
            )
        ]

    def _fill(
        self,
        node: resource_card_list,
        used: set[str],
        *,
        short: bool,
        last: bool,
    ) -> None:
        if short:
            node['classes'].append('resource-short')
        ids = []
        for record in node['records']:
            # A copy is called like the card in its own place.
            ids.append('' if record.id in used else record.id)
            used.add(record.id)
        node['before'] = Copies(
            node,
            ids,
            self.details,
            self.parts,
            short=short,
            lean=short and self.traits.scripts,
            kept=self._kept,
            last=last,
        )
        node['after'] = Markup()

    @cached_property
    def _kept(self) -> Kept:
        """What was made of cards on this page before."""
        app = app_of(self.builder.env)
        return kept_of(app, addresses_of(app), self.docname)

    # Cards

    def _card(
        self, node: resource, record: Resource, item: Markup, level: int
    ) -> resource_html:
        """Return a resource in its own place, with all that its author wrote."""
        title, *body = node.children
        start = start_tag(
            'article', id=node['ids'][0], classes=(*CARD, *node['classes'])
        )
        start += join(element('span', id=label) for label in node['ids'][1:])
        card = resource_html('', before=[item + start], after=Markup('</article></li>'))
        # The title's parent has the anchor, so that the search leads to it.
        card['ids'] = node['ids']
        card += filter(is_picture, body)
        card += self._title(node, title, record, level)
        # The search shall find who made it too.
        words = ' '.join([*record.authors, record.publisher])
        markup: list[Markup] | None = []
        card += resource_html_leaf('', nodes.Text(words), before=markup)
        for piece in self._own_parts(record, body):
            if isinstance(piece, nodes.Node):
                card += piece
                markup = None
            elif markup is None:
                markup = [piece]
                card += resource_html_leaf('', before=markup)
            else:
                markup.append(piece)
        return card

    def _own_parts(
        self, record: Resource, body: Sequence[Node]
    ) -> Iterator[Markup | Node]:
        """Return the parts of a resource in its own place, in order."""
        known = self.catalogue.card
        contents = [child for child in body if isinstance(child, resource_contents)]
        rest = [c for c in body if not is_picture(c) and c not in contents]
        own: dict[str, list[Markup | Node]] = {
            'summary': self._described(rest) if rest else [],
            'contents': [self._contents(child, record) for child in contents],
        }
        yield self.parts.byline(record)
        yield from self.parts.ordered(record, known, own)
        yield self.parts.facts(record, ['origin', 'also-in'])
        if 'summary' not in known:
            yield from self._described(rest) if rest else ()
        link = Markup()
        if self.builder.config.html_permalinks:
            link = permalink(record, f'#{record.id}')
        yield foot(link, issue_link(record, self.builder.config.resource_issue_url))

    def _described(self, body: Sequence[Node]) -> list[Markup | Node]:
        """Return a description, with its direction if it has one of its own."""
        text = ' '.join(child.astext() for child in body)
        direction = attribute(text, '', self.catalogue.language_tag)
        known = {'dir': 'auto'} if direction else {}
        start = start_tag('div', classes=('resource-summary',), **known)
        return [resource_html('', *body, before=[start], after=Markup('</div>'))]

    def _title(
        self, node: resource, title: Node, record: Resource, level: int
    ) -> resource_card_title:
        link = resource_card_title(
            '', '', level=level, classes=['sd-card-title'], icon=self.parts.icon(record)
        )
        link.source, link.line = node.source, node.line
        link['plain'] = readable(record.title)
        children = title.children
        if record.url:
            children = [nodes.reference('', '', *children, refuri=record.url)]
        known = {}
        if language := self.details.card(record).language:
            known['lang'] = language
        if direction := attribute(record.title, language, self.catalogue.language_tag):
            known['dir'] = direction
        link += [resource_label('', '', *children, **known)] if known else children
        return link

    def _contents(self, node: resource_contents, record: Resource) -> resource_html:
        *label, listing = node.children
        words = label[0].astext().rstrip(':： ') if label else _('Contents')
        summary = element(
            'summary',
            words,
            hidden_text(_(' of {title}').format(title=record.title)),
            f' ({entries(count_entries(node))})',
        )
        start = start_tag(
            'details', classes=('resource-contents',), **self.parts.opened
        )
        after = Markup('</details>')
        if attribute(listing.astext(), '', self.catalogue.language_tag):
            summary += start_tag('div', dir='auto')
            after = Markup('</div>') + after
        return resource_html('', listing, before=[start + summary], after=after)
