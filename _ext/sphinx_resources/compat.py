"""What differs between the releases of Sphinx that are supported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.transforms import SphinxTransform


def builder_of(transform: SphinxTransform) -> Builder:
    """Return the builder for which a transform runs.

    Sphinx 9 deprecates ``transform.app`` and has nothing public in its place.

    :param transform: A post-transform.
    """
    app = getattr(transform.env, '_app', None) or transform.app
    builder: Builder = app.builder
    return builder
