"""Writing: what stands for something becomes what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_resources.compat import builder_of, traits_of
from sphinx_resources.conditions import conditions_of, holds
from sphinx_resources.domain import domain_of
from sphinx_resources.late import late
from sphinx_resources.nodes import Texts, resource_fold, resource_group, resource_view

if TYPE_CHECKING:
    from typing import Any

    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from sphinx_resources.rendering.renderer import Renderer

card_renderer = late('sphinx_resources.rendering.html.cards:CardRenderer')
entry_renderer = late('sphinx_resources.rendering.plain:EntryRenderer')
heading_level = late('sphinx_resources.rendering.html.lists:heading_level')
details_of = late('sphinx_resources.views.details:details_of')


class ShowResources(SphinxPostTransform):
    """Fill the places for listings, and show resources as the builder can."""

    # Before MyST and Sphinx resolve references (9 and 10), as any node that is
    # made here may be one.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        builder = builder_of(self)
        traits = traits_of(builder)
        ours = self._ours()
        # Sphinx takes out what stands around it only later.
        hidden = [
            node
            for node in ours
            if not isinstance(node, resource_fold)
            and not holds(conditions_of(node), self.env)
        ]
        for node in hidden:
            node.parent.remove(node)
        if hidden:
            ours = self._ours()
        views = [node for node in ours if isinstance(node, resource_view)]
        if not traits.listings:
            for view in views:
                # Translators get the texts of a topic's options from it.
                if builder.name != 'gettext' or not isinstance(view, Texts):
                    view.parent.remove(view)
        if builder.name == 'gettext':
            return
        make = card_renderer if traits.markup else entry_renderer
        details = details_of(domain_of(self.env).targets)
        renderer: Renderer = make(details, builder, self.env.docname)
        for view in views if traits.listings else ():
            if not traits.markup:
                renderer.docname = self._docname(view)
            found = renderer.view(view['view'], heading_level(view))
            _replace(view, found, labels=traits.markup)
        for fold in (node for node in ours if isinstance(node, resource_fold)):
            fold.replace_self(renderer.folded(fold.children))
        for group in (node for node in ours if isinstance(node, resource_group)):
            if not traits.markup:
                renderer.docname = self._docname(group)
            group.replace_self(renderer.group(group))
        renderer.finish(self.document)

    def _docname(self, node: Node) -> str:
        """Return the document that a node is from; a book is made of many.

        Sphinx writes its name on the sections that it takes into a book.
        """
        above = node.parent
        while above and not above.get('docname'):
            above = above.parent
        found: str = above['docname'] if above else self.env.docname
        return found

    def _ours(self) -> list[resource_view | resource_fold | resource_group]:
        """Return what stands for something; a document is walked through once."""
        kinds = resource_view | resource_fold | resource_group
        every = self.document.findall(nodes.Element)
        return [node for node in every if isinstance(node, kinds)]


def _replace(view: resource_view, found: list[Node], *, labels: bool) -> None:
    """Put in what a place shows; it takes over the classes that stood before.

    :param view: The place.
    :param found: What it shows.
    :param labels: Whether it takes over the labels too; builders other than those
        of HTML find them where they were written.
    """
    first = next((node for node in found if isinstance(node, nodes.Element)), None)
    if first is not None:
        first['classes'] += view['classes']
    if view['ids'] and labels:
        found.insert(0, nodes.target('', '', ids=view['ids']))
    for name in ('ids', 'names', 'classes'):
        view[name] = []
    view.replace_self(found)


def setup_transforms(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ShowResources)
