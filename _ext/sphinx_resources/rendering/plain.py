"""Resources in plain structure, for every builder but those of HTML.

Nothing that a card says may be lost here, and addresses are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.nodes import is_picture, resource_contents
from sphinx_resources.rendering.node_factories import field_list, join, text
from sphinx_resources.rendering.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Element, Node

    from sphinx_resources.model.records import Resource
    from sphinx_resources.nodes import resource, resource_group
    from sphinx_resources.rendering.node_factories import Field
    from sphinx_resources.views.details import Inline, Ref


#: Options whose addresses stand under a label; those of others are of ``url``.
_OPTIONS = {'Also': 'links', 'Archive': 'archive'}


class EntryRenderer(Renderer):
    """Shows resources as a list of definitions with fields."""

    def group(self, node: resource_group) -> list[Node]:
        return [nodes.definition_list('', *map(self._entry, node.resources))]

    def cards(
        self, resources: Sequence[Resource], level: int, *, whole: bool
    ) -> list[Node]:
        return [self.bullet_list(resources)]

    def finish(self, document: nodes.document) -> None:
        """Add nothing: entries stand by themselves."""

    def subheading(self, text: str, level: int) -> Node:
        return nodes.paragraph('', '', nodes.strong(text, text))

    def title_link(self, resource: Resource) -> Node:
        return self.card_link(resource)

    def _entry(self, node: resource) -> nodes.definition_list_item:
        record = self.catalogue.at(node['docname'], node['ids'][0])
        title, *body = node.children
        term = nodes.term('', '', *title.children, ids=node['ids'])
        definition = nodes.definition('', field_list(self._fields(record, node)))
        for child in body:
            if isinstance(child, resource_contents):
                definition += self._contents(child)
            elif not is_picture(child) or self.builder.name == 'latex':
                # Where pictures cannot be shown, theirs would be an empty name.
                definition += child
        return nodes.definition_list_item('', term, definition)

    def _fields(self, record: Resource, node: Element) -> list[Field]:
        fields: list[Field] = [
            ('Address', [printed(record.url)] if record.url else []),
            ('Authors', text('; '.join(record.authors))),
            ('Publisher', text(record.publisher)),
            ('Year', text(record.year)),
            ('Kind', text(self.facts.kind(record))),
            ('Level', text(self.facts.level(record))),
            ('Topics', self.topic_links(self.catalogue.topics_of(record))),
        ]
        facts = [*self.facts.details(record), *self.facts.see_also(record)]
        fields += [(label, self._inline(parts)) for label, parts in facts]
        # The checker of links names the line of the address.
        for label, content in fields:
            for child in content:
                if isinstance(child, nodes.Element):
                    child.source = node.source
                    child.line = record.lines[_OPTIONS.get(label, 'url')]
        return fields

    def _inline(self, parts: list[Inline]) -> list[Node]:
        return join(
            nodes.Text(part) if isinstance(part, str) else self.ref(part)
            for part in parts
        )

    def ref(self, ref: Ref) -> Node:
        if not ref.url:
            return super().ref(ref)
        return nodes.inline('', '', nodes.Text(f'{ref.text}: '), printed(ref.url))

    def _contents(self, node: resource_contents) -> list[Node]:
        if len(node.children) > 1:
            return list(node.children)
        return [nodes.paragraph('', 'Contents:'), *node.children]


def printed(address: str) -> nodes.reference:
    """Return a link that shows its address."""
    return nodes.reference('', address, refuri=address)
