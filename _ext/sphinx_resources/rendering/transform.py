"""Writing: what stands for something becomes what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_resources.compat import builder_of, traits_of
from sphinx_resources.domain import domain_of
from sphinx_resources.nodes import resource_group, resource_view
from sphinx_resources.rendering.html.cards import CardRenderer, heading_level
from sphinx_resources.rendering.plain import EntryRenderer
from sphinx_resources.views.details import details_of

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx


class ShowResources(SphinxPostTransform):
    """Fill the places for listings, and show resources as the builder can."""

    # Before MyST and Sphinx resolve references (9 and 10), as any node that is
    # made here may be one.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        builder = builder_of(self)
        traits = traits_of(builder)
        views = list(self.document.findall(resource_view))
        if not traits.listings:
            for view in views:
                view.parent.remove(view)
        if builder.name == 'gettext':
            return
        renderer_class = CardRenderer if traits.markup else EntryRenderer
        details = details_of(domain_of(self.env).targets)
        renderer = renderer_class(details, builder, self.env.docname)
        for view in views if traits.listings else ():
            view.replace_self(renderer.view(view['view'], heading_level(view)))
        for group in list(self.document.findall(resource_group)):
            group.replace_self(renderer.group(group))
        renderer.finish(self.document)


def setup_transforms(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ShowResources)
