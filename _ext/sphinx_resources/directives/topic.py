"""The directive ``resource-topic``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.nodes import set_source_info

from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model import values
from sphinx_resources.model.names import make_id
from sphinx_resources.model.records import (
    Topic,
    TopicView,
)
from sphinx_resources.nodes import (
    resource_view,
)

if TYPE_CHECKING:
    from docutils.nodes import Node


class TopicDirective(CatalogueDirective):
    """A topic: what it is called, what it belongs to, why to learn it."""

    has_body = True
    options_help: ClassVar[dict[str, str]] = {
        'aliases': 'Other names by which authors may write it.',
        'broader': 'The topic that it is a part of.',
        'requires': 'Topics to know first.',
        'id': 'Its name in roles and addresses, if not made from its label.',
    }

    def make(self) -> list[Node]:
        document = self.state.document
        page = next(document.findall(nodes.section), None)
        page_title = page[0].astext() if page else ''
        label = self.block.title or page_title
        if not label:
            self.warn(
                'title',
                'a topic has no label; write it behind the name of the '
                'directive, or as the title of the page',
            )
            return self.parse_body()
        whole_page = label == page_title
        if whole_page and self._is_second(document):
            self.warn(
                'title',
                f"this page is the topic '{label}' already; write the label of "
                'another behind the name of the directive',
            )
            return self.parse_body()
        id_ = self.read('id', values.identifier, make_id(label), 'id')
        topic = Topic(
            id=id_,
            label=label,
            aliases=values.items(self.text_of('aliases')),
            broader=values.line(self.text_of('broader')),
            requires=values.items(self.text_of('requires')),
            docname=self.env.docname,
            anchor='' if whole_page else self.anchor(label),
            lineno=self.lineno,
            lines=self.lines('id', 'aliases', 'broader', 'requires'),
        )
        view = resource_view(docname=self.env.docname, view=TopicView(id_), topic=topic)
        set_source_info(self, view)
        if whole_page:
            return [*self.parse_body(), view]
        section = nodes.section(ids=[topic.anchor])
        set_source_info(self, section)
        document.note_explicit_target(section)
        title = nodes.title(label, label)
        set_source_info(self, title)
        section += [title, *self.parse_body(), view]
        return [section]

    def _is_second(self, document: nodes.document) -> bool:
        """Say whether the page is a topic already."""
        return any(
            'topic' in view and not view['topic'].anchor
            for view in document.findall(resource_view)
        )
