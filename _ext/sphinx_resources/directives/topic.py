"""The directive ``resource-topic``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import set_source_info

from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model.names import make_id
from sphinx_resources.model.options import TOPIC
from sphinx_resources.model.records import Topic
from sphinx_resources.model.specifications import TopicView
from sphinx_resources.model.title_text import leftovers
from sphinx_resources.nodes import resource_fold, resource_topic_view
from sphinx_resources.titles import title_nodes, title_of

if TYPE_CHECKING:
    from docutils.nodes import Node


class TopicDirective(CatalogueDirective):
    """A topic: what it is called, what it belongs to, why to learn it."""

    has_body = True
    table = TOPIC

    def make(self) -> list[Node]:
        document = self.state.document
        page = next(document.findall(nodes.section), None)
        page_title = title_of(page)
        label = self.block.title or page_title
        if not label:
            self.warn(
                'title',
                'a topic has no label; write it behind the name of the '
                'directive, or as the title of the page',
            )
            return self.parse_body()
        for advice in leftovers(self.block.title):
            self.warn('title', advice)
        whole_page = label == page_title
        if whole_page and self._is_second(document):
            self.warn(
                'title',
                f"this page is the topic '{label}' already; write the label of "
                'another behind the name of the directive',
            )
            return self.parse_body()
        id_ = self.reading.one('id', make_id(label))
        section = nodes.section()
        anchor = ''
        if not whole_page:
            anchor = self.claim(section, id_, quiet=self._is_topic(id_))
        topic = Topic(
            id=id_,
            label=label,
            aliases=self.reading.many('aliases'),
            broader=self.reading.one('broader'),
            requires=self.reading.many('requires'),
            docname=self.env.docname,
            anchor=anchor,
            lineno=self.line(self.lineno),
            lines=self.lines,
            included=self.included,
        )
        view = self._view(topic)
        if whole_page:
            return [*self._introduction(), view]
        set_source_info(self, section)
        title = nodes.title(label, '', *title_nodes(label))
        set_source_info(self, title)
        section += [title, *self._introduction(), view]
        return [section]

    def _view(self, topic: Topic) -> resource_topic_view:
        view = resource_topic_view(
            docname=self.env.docname,
            view=TopicView(topic.id),
            topic=topic,
            texts=[requirement.reason for requirement in topic.requires],
        )
        set_source_info(self, view)
        return view

    def _introduction(self) -> list[Node]:
        """Return the body: its first paragraph, and the rest to be opened."""
        body = self.parse_body()
        # Only a document and a section can hold sections.
        if any(isinstance(node, nodes.section) for node in body):
            return body
        for index, node in enumerate(body, 1):
            if isinstance(node, nodes.paragraph) and body[index:]:
                return [*body[:index], resource_fold('', *body[index:])]
        return body

    def _is_topic(self, id_: str) -> bool:
        """Say whether a topic on this page has an id, which its author is told of."""
        holder = self.state.document.ids.get(id_)
        return holder is not None and any(
            isinstance(child, resource_topic_view) and child['topic'].id == id_
            for child in holder.children
        )

    def _is_second(self, document: nodes.document) -> bool:
        """Say whether the page is a topic already."""
        return any(
            not view['topic'].anchor for view in document.findall(resource_topic_view)
        )
