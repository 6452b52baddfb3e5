"""The directive ``resource``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import set_source_info

from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model.options import RESOURCE
from sphinx_resources.model.reading import resource_of
from sphinx_resources.model.texts import texts_of
from sphinx_resources.nodes import (
    resource,
    resource_contents,
    resource_group,
)

if TYPE_CHECKING:
    from docutils.nodes import Node


class ResourceDirective(CatalogueDirective):
    """A resource: its title, where it is, what is known of it, what it is like."""

    has_body = True
    table = RESOURCE

    def make(self) -> list[Node]:
        title = self.block.title
        if not title:
            self.warn(
                'title',
                'a resource has no title; write it behind the name of the '
                'directive, as in {resource} Dive into Deep Learning',
            )
            title = self.reading.text('url') or '?'
        classes = self.reading.text('class').split()
        node = resource(
            docname=self.env.docname,
            classes=[nodes.make_id(name) for name in classes],
        )
        set_source_info(self, node)
        record = resource_of(title, self.reading, self.env.docname)
        anchor = self.claim(node, record.id)

        heading = nodes.title(title, title, translatable=False)
        set_source_info(self, heading)
        node += heading
        node += self._image()
        node += self._body(title)
        node['resource'] = replace(record, id=anchor)
        node['texts'] = texts_of(record)
        node['has_kind'] = bool(self.reading.text('kind'))

        group = resource_group('', node)
        set_source_info(self, group)
        return [group]

    def _image(self) -> list[Node]:
        """Return the picture, if it is a file below the source folder."""
        uri = self.reading.one('image')
        if not uri:
            return []
        lineno = self.reading.line_of('image')
        name, path = self.env.relfn2path(uri)
        self.env.note_dependency(name)
        if not Path(path).is_file() or self.env.srcdir not in Path(path).parents:
            self.warn('image', f"image: there is no file '{name}'", lineno)
            return []
        image = nodes.image(uri=uri, alt='', classes=['resource-image'])
        image.source, image.line = self.state_machine.get_source_and_line(lineno)
        return [image]

    def _body(self, title: str) -> list[Node]:
        """Return the description, with the list that ends it set apart."""
        body = self.parse_body()
        if not body:
            message = f"'{title}' has no description; say what one learns from it"
            self.warn('no-description', message)
        if not body or not isinstance(
            body[-1], nodes.bullet_list | nodes.enumerated_list
        ):
            return body
        contents = resource_contents()
        set_source_info(self, contents)
        entries = body.pop()
        if body and _is_label(body[-1]):
            contents += body.pop()
        contents += entries
        return [*body, contents]


def _is_label(node: Node) -> bool:
    """Say whether *node* is a short line that ends in a colon."""
    if not isinstance(node, nodes.paragraph):
        return False
    text = node.astext().rstrip()
    return len(text) <= 60 and text.endswith((':', '：'))
