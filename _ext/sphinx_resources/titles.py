"""Titles and labels as nodes, and back: text with formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.compat import traits_of
from sphinx_resources.model.direction import without_isolates
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.title_text import split_title

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.builders import Builder


#: Source of formulas whose author wrote them elsewhere; what Sphinx writes of a page
#: for its navigation has this one too.
COPY = '<partial node>'


def title_nodes(text: str) -> list[Node]:
    """Return a title as nodes.

    :param text: As its author wrote it, perhaps with formulas between dollars.
    """
    if '$' not in text:
        return [nodes.Text(text)]
    return [
        nodes.math(piece.text, piece.text)
        if piece.is_formula
        else nodes.Text(piece.text)
        for piece in split_title(text)
    ]


def shown_title(text: str, builder: Builder) -> list[Node]:
    """Return a title as nodes that a builder can show.

    :param text: As its author wrote it, perhaps with formulas and isolated names.
    :param builder: The builder that is going to write it.
    """
    traits = traits_of(builder)
    if not traits.isolates:
        text = without_isolates(text)
    if not traits.formulas:
        return [nodes.Text(readable(text))]
    found = title_nodes(text)
    for node in found:
        if isinstance(node, nodes.math):
            # Who looks for its author is not led to the place of a listing.
            node.source = COPY
    return found


def title_source(title: nodes.Element) -> str:
    """Return the text of a title, with dollars around its formulas.

    What was put before it to number it is left out.

    :param title: A title, of a resource or of a page.
    """
    if all(isinstance(child, nodes.Text) for child in title.children):
        return title.astext()
    return ''.join(_source(child) for child in title.children)


def title_of(section: nodes.section | None) -> str:
    """Return the title of a section; empty if there is none."""
    title = section[0] if section else None
    return title_source(title) if isinstance(title, nodes.Element) else ''


def _source(node: Node) -> str:
    if isinstance(node, nodes.math):
        return f'${node.astext().strip()}$'
    if isinstance(node, nodes.image | nodes.raw | nodes.generated):
        return ''
    return title_source(node) if isinstance(node, nodes.Element) else node.astext()
