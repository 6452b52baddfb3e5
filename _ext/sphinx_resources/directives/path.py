"""The directives ``resource-path`` and ``resource-map``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import set_source_info

from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model.names import make_id
from sphinx_resources.model.options import MAP, PATH
from sphinx_resources.model.records import Path, Step
from sphinx_resources.model.specifications import (
    MapView,
    PathView,
    StepHeadView,
    StepView,
)
from sphinx_resources.model.title_text import leftovers
from sphinx_resources.nodes import resource_view
from sphinx_resources.titles import title_nodes, title_of

if TYPE_CHECKING:
    from docutils.nodes import Node

    from sphinx_resources.model.specifications import View


class PathDirective(CatalogueDirective):
    """A route through topics and resources: an introduction, then a list of steps."""

    has_body = True
    table = PATH

    def make(self) -> list[Node]:
        document = self.state.document
        page = next(document.findall(nodes.section), None)
        page_title = title_of(page)
        title = self.block.title or page_title
        if not title:
            self.warn(
                'title',
                'a path has no title; write it behind the name of the directive, or '
                'as the title of the page',
            )
            return self.parse_body()
        for advice in leftovers(self.block.title):
            self.warn('title', advice)
        whole_page = title == page_title and not self._is_second(document)
        id_ = self.reading.one('id', make_id(title))
        section = nodes.section()
        anchor = (
            '' if whole_page else self.claim(section, id_, quiet=self._is_path(id_))
        )
        body = self.parse_body()
        steps = next((n for n in body if isinstance(n, nodes.enumerated_list)), None)
        items = list(steps.children) if steps else []
        self._check_lists(body, steps, title)
        path = Path(
            id=id_,
            title=title,
            docname=self.env.docname,
            anchor=anchor,
            aliases=self.reading.many('aliases'),
            level=self.reading.one('level'),
            goal=self.reading.one('goal'),
            assumes=self.reading.many('assumes'),
            duration=self.reading.one('duration'),
            steps=tuple(map(self._step, items)),
            lineno=self.line(self.lineno),
            lines=self.lines,
            included=self.included,
        )
        view = self._view(PathView(id_))
        view['path'] = path
        place = body.index(steps) if steps else len(body)
        made = [*body[:place], view, *self._shown(id_, items), *body[place + 1 :]]
        if whole_page:
            return made
        set_source_info(self, section)
        heading = nodes.title(title, '', *title_nodes(title))
        set_source_info(self, heading)
        section += [heading, *made]
        return [section]

    def _check_lists(self, body: list[Node], steps: Node | None, title: str) -> None:
        """Warn of lists that were meant to be steps, but are a part of the text."""
        if steps:
            for more in body[body.index(steps) + 1 :]:
                if isinstance(more, nodes.enumerated_list) and self._has_steps(more):
                    message = (
                        f"this list is no part of the path '{title}'; write all steps "
                        'as one list, with numbers of one form and no text between '
                        'them'
                    )
                    self.warn_at(more, 'path', message)
        elif self.reading.one('goal'):
            self._check_unnumbered(body, title)

    def _has_steps(self, found: nodes.enumerated_list) -> bool:
        steps = map(self._step, found.children)
        return any(step.topic or step.resource for step in steps)

    def _check_unnumbered(self, body: list[Node], title: str) -> None:
        for item in (i for node in body for i in node.findall(nodes.list_item)):
            step = self._step(item)
            if step.topic and step.resource:
                message = (
                    f"the path '{title}' is made of its goal, because this list is no "
                    'part of it; write 1. and a space before each step, at the start '
                    'of its line'
                )
                self.warn_at(item.parent, 'path', message)
                return

    def _is_second(self, document: nodes.document) -> bool:
        """Say whether the page is a path already."""
        return any(
            'path' in view and not view['path'].anchor
            for view in document.findall(resource_view)
        )

    def _is_path(self, id_: str) -> bool:
        """Say whether a path on this page has an id, which its author is told of."""
        views = self.state.document.findall(resource_view)
        return any('path' in view and view['path'].id == id_ for view in views)

    def _view(self, view: View) -> resource_view:
        node = resource_view(docname=self.env.docname, view=view)
        set_source_info(self, node)
        return node

    def _step(self, item: Node) -> Step:
        """Return what the roles in the text of a step name."""
        cited: dict[str, list[str]] = {'topic': [], 'resource': []}
        for role in item.findall(addnodes.pending_xref):
            if role['refdomain'] == 'resource' and role['reftype'] in cited:
                cited[role['reftype']].append(role['reftarget'])
        topic, *needs = dict.fromkeys(cited['topic']) or ('',)
        main, *others = dict.fromkeys(cited['resource']) or ('',)
        return Step(
            topic=topic,
            resource=main,
            alternatives=tuple(others),
            needs=tuple(needs),
            lineno=next((n.line for n in item.findall() if n.line), self.lineno),
        )

    def _shown(self, id_: str, items: list[Node]) -> list[Node]:
        """Return the steps; what one can do then stands below the resource."""
        made: list[Node] = []
        for number, item in enumerate(items, 1):
            text = list(item.children)
            after = text[-1:] if len(text) > 1 else []
            made += [
                self._view(StepHeadView(id_, number)),
                *text[: len(text) - len(after)],
                self._view(StepView(id_, number, text=True)),
                *after,
            ]
        return made


class MapDirective(CatalogueDirective):
    """The topics in the order in which they build on each other."""

    table = MAP

    def make(self) -> list[Node]:
        read = self.reading
        view = MapView(
            read.many('topics'),
            read.one('direction', 'back'),
            self.lines,
            self.included,
        )
        node = resource_view(docname=self.env.docname, view=view)
        set_source_info(self, node)
        return [node]
