"""Writing: what stands for something becomes what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_resources.compat import builder_of
from sphinx_resources.domain import domain_of
from sphinx_resources.nodes import resource_group, resource_view
from sphinx_resources.rendering.html.cards import CardRenderer, heading_level
from sphinx_resources.rendering.plain import EntryRenderer

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
        if builder.name == 'gettext':
            # Translators get what an author wrote, once, in its own place.
            for view in list(self.document.findall(resource_view)):
                view.parent.remove(view)
            return
        facts = domain_of(self.env).facts
        renderer_class = CardRenderer if builder.format == 'html' else EntryRenderer
        renderer = renderer_class(facts, builder, self.env.docname)
        for view in list(self.document.findall(resource_view)):
            if builder.name == 'linkcheck':
                # An address is reported on the line of its author.
                view.parent.remove(view)
            else:
                view.replace_self(renderer.view(view['view'], heading_level(view)))
        for group in list(self.document.findall(resource_group)):
            group.replace_self(renderer.group(group))
        renderer.finish(self.document)


def setup_transforms(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ShowResources)
