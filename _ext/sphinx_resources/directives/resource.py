"""The directive ``resource``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import set_source_info

from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model.addresses import same_address
from sphinx_resources.model.controls import shortened
from sphinx_resources.model.names import composed
from sphinx_resources.model.options import RESOURCE, resource_options
from sphinx_resources.model.reading import resource_of
from sphinx_resources.model.records import Source
from sphinx_resources.model.texts import texts_of
from sphinx_resources.nodes import (
    resource,
    resource_contents,
    resource_group,
)
from sphinx_resources.titles import title_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils.nodes import Node

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.options import Option
    from sphinx_resources.model.records import Resource
    from sphinx_resources.model.vocabulary import Vocabulary


class ResourceDirective(CatalogueDirective):
    """A resource: its title, where it is, what is known of it, what it is like."""

    has_body = True
    table = RESOURCE

    @classmethod
    def options_for(cls, vocabulary: Vocabulary) -> Mapping[str, Option]:
        return resource_options(vocabulary)

    def _title_below(self) -> str:
        """Return what stands between the block and its options, which is told."""
        first = next((line for line in self.block.body if line.text.strip()), None)
        below = min((o.lineno for o in self.block.options.values()), default=0)
        if first is None or first.number >= below:
            return ''
        self.block.body.remove(first)
        return composed(' '.join(first.text.split()))

    def _title(self) -> str:
        if title := self.block.title or self._title_below():
            return title
        self.warn(
            'title',
            'a resource has no title; write it behind the name of the directive, such '
            'as Dive into Deep Learning',
        )
        return self.reading.text('url') or '?'

    def make(self) -> list[Node]:
        title = self._title()
        record = resource_of(
            title,
            self.reading,
            self.env.docname,
            classes=tuple(map(nodes.make_id, self.reading.text('class').split())),
            source=self._source(),
            lineno=self.line(self.lineno),
            lines={'url': self.line(self.lineno), **self.lines},
            included=self.included,
        )
        name, image = self._image()
        if name:
            record = replace(record, image=name)
        fields = self.reading.vocabulary.fields
        has_kind = bool(self.reading.text('kind'))
        left = self._left_below()
        if left.startswith(':') and not self.block.options:
            # That its options are not indented is told, and all else follows from it.
            self.reading.faults.clear()
            has_kind = True
        node = card(record, fields, has_kind=has_kind)
        group = resource_group('', node)
        for part in (node, node[0], group):
            set_source_info(self, part)
        anchor = self.claim(node, record.id, quiet=self._is_twin(record))
        if anchor != record.id:
            node['resource'] = replace(record, id=anchor)
        node += image
        node += contents_apart(self._body(title, left))
        return [group]

    def _is_twin(self, record: Resource) -> bool:
        """Say whether the same resource stands on this page, as its author is told."""
        holder = self.state.document.ids.get(record.id)
        other = holder.get('resource') if isinstance(holder, resource) else None
        return (
            other is not None
            and bool(record.url)
            and same_address(other.url) == same_address(record.url)
        )

    def _source(self) -> Source | None:
        """Return the description as it is written."""
        text = '\n'.join(line.text for line in self.block.body).rstrip()
        return Source(self.markup, text) if text else None

    def _image(self) -> tuple[str, list[Node]]:
        """Return the picture and its name, if it is one of the project."""
        uri = self.reading.one('image')
        if not uri:
            return '', []
        lineno = self.reading.line_of('image')
        try:
            name = self.picture(uri)
        except ValueError as error:
            self.warn('image', f'image: {error}', lineno)
            return '', []
        image = nodes.image(uri=uri, alt='', classes=['resource-image'])
        image.source, image.line = self.state_machine.get_source_and_line(lineno)
        return f'/{name}', [image]

    def _left_below(self) -> str:
        """Return the line right below the block that its indentation leaves out."""
        # MyST tells a directive nothing of what follows it.
        if self.markup == 'markdown':
            return ''
        lines, place = (
            self.state_machine.input_lines,
            self.state_machine.line_offset + 1,
        )
        return lines[place].strip() if lines and place < len(lines) else ''

    def _body(self, title: str, left: str) -> list[Node]:
        """Return the description.

        :param title: What it describes.
        :param left: The line that stands below the block, and not in it.
        """
        body = self.parse_body()
        if not body and not left.startswith(':'):
            advice = 'say what one learns from it'
            if left:
                advice = f"indent '{shortened(left)}', if that is it"
            self.warn('no-description', f"'{title}' has no description; {advice}")
        return body


def card(record: Resource, fields: Mapping[str, Field], *, has_kind: bool) -> resource:
    """Return the node of a resource, with its title and without its description.

    :param record: The resource.
    :param fields: Fields of the project's own.
    :param has_kind: Whether its kind is its own, not that of its page.
    """
    title = nodes.title(record.title, '', *title_nodes(record.title))
    title['translatable'] = False
    node = resource('', title, docname=record.docname, classes=list(record.classes))
    node['resource'] = record
    node['texts'] = texts_of(record, fields)
    node['has_kind'] = has_kind
    return node


def contents_apart(body: list[Node]) -> list[Node]:
    """Return a description with the list that ends it set apart."""
    if not body or not isinstance(body[-1], nodes.bullet_list | nodes.enumerated_list):
        return body
    contents = resource_contents()
    entries = body[-1]
    contents.source, contents.line = entries.source, entries.line
    rest = body[:-1]
    if rest and _is_label(rest[-1]):
        contents += rest.pop()
    contents += entries
    return [*rest, contents]


def _is_label(node: Node) -> bool:
    """Say whether *node* is a short line that ends in a colon."""
    if not isinstance(node, nodes.paragraph):
        return False
    text = node.astext().rstrip()
    return len(text) <= 60 and text.endswith((':', '：'))
