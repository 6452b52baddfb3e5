"""Resources in plain structure, for every builder but those of HTML.

Nothing that a card says may be lost here, and addresses are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_resources.model.authors import joined
from sphinx_resources.model.words import _
from sphinx_resources.nodes import is_picture, resource_contents
from sphinx_resources.rendering.node_factories import field_list, join, place
from sphinx_resources.rendering.renderer import Renderer
from sphinx_resources.views.listing import lines
from sphinx_resources.views.shapes import Fact

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from sphinx_resources.model.records import Resource
    from sphinx_resources.nodes import resource, resource_group
    from sphinx_resources.rendering.node_factories import Field
    from sphinx_resources.views.shapes import Cards, Ref


class EntryRenderer(Renderer):
    """Shows resources as a list of definitions with fields."""

    def group(self, node: resource_group) -> list[Node]:
        return [nodes.definition_list('', *map(self._entry, node.resources))]

    def cards(self, shape: Cards, level: int) -> list[Node]:
        return [self.items(lines(shape.resources, self.details))]

    def finish(self, document: nodes.document) -> None:
        """Add nothing: entries stand by themselves."""

    def subheading(self, text: str, level: int, anchor: str = '') -> Node:
        before = [place(anchor)] if anchor else []
        words = nodes.strong('', '', *self.words(text))
        return nodes.paragraph('', '', *before, words)

    def _entry(self, node: resource) -> nodes.definition_list_item:
        record = self.catalogue.at(node['docname'], node['ids'][0])
        title, *body = node.children
        # The labels before it are left to the targets that they are.
        words = title.children if self.traits.formulas else self.words(record.title)
        term = nodes.term('', '', *words, ids=node['ids'][:1])
        term.source, term.line = node.source, node.line
        definition = nodes.definition('', field_list(self._fields(record, node)))
        for child in body:
            if isinstance(child, resource_contents):
                definition += self._contents(child)
            elif not is_picture(child) or self.traits.pictures:
                definition += child
        return nodes.definition_list_item('', term, definition)

    def _fields(self, record: Resource, node: Element) -> list[Field]:
        card = self.details.card(record)
        known = {
            'level': [Fact('level', _('Level'), [card.level])],
            'topics': [Fact('topics', _('Topics'), card.topics)],
            **{fact.name: [fact] for fact in card.facts},
            'see-also': card.see_also,
        }
        facts = [
            Fact('authors', _('Authors'), [joined(record)]),
            Fact('publisher', _('Publisher'), [record.publisher]),
            Fact('year', _('Year'), [record.year]),
            Fact('kind', _('Kind'), [card.kind]),
            *(fact for name in self.catalogue.card for fact in known.get(name, ())),
        ]
        fields: list[Field] = [
            (_('Address'), [printed(record.url)] if record.url else [])
        ]
        fields += [(fact.label, join(self.inline(fact.content))) for fact in facts]
        # The checker of links names the line of the address.
        options = ['url', *(fact.name for fact in facts)]
        for option, (_label, content) in zip(options, fields, strict=True):
            for child in content:
                if isinstance(child, nodes.Element):
                    child.source = node.source
                    child.line = record.lines.get(option, record.lines['url'])
        return fields

    def ref(self, ref: Ref) -> Node:
        if ref.target or not ref.url:
            return self.link(ref.target, ref.text, ref.language)
        if ref.text == urlsplit(ref.url).netloc:
            return printed(ref.url)
        return nodes.inline(
            '', '', self.label(ref.text), nodes.Text(_(': ')), printed(ref.url)
        )

    def _contents(self, node: resource_contents) -> list[Node]:
        if len(node.children) > 1:
            return list(node.children)
        return [nodes.paragraph('', _('Contents:')), *node.children]


def printed(address: str) -> nodes.reference:
    """Return a link that shows its address."""
    return nodes.reference('', address, refuri=address)
