"""What differs between the releases of Sphinx that are supported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.transforms import SphinxTransform


def builder_of(transform: SphinxTransform) -> Builder:
    """Return the builder for which a transform runs.

    Sphinx 9 deprecates ``transform.app`` and has nothing public in its place.

    :param transform: A post-transform.
    """
    app = getattr(transform.env, '_app', None) or transform.app
    builder: Builder = app.builder
    return builder


def note_formulas(env: BuildEnvironment, docname: str) -> None:
    """Note that a page shows formulas, so that it loads what shows them.

    The writer of Sphinx 9 finds out itself; before, those of the source counted.

    :param env: The environment.
    :param docname: The document that the page is of.
    """
    env.domains['math'].data['has_equations'][docname] = True
