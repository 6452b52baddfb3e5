"""References to places in the project, and their addresses in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from sphinx_resources.compat import traits_of

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.builders import Builder

    from sphinx_resources.compat import Traits
    from sphinx_resources.model.targets import Target


def make_reference(
    builder: Builder, fromdocname: str, target: Target, child: Node
) -> Node:
    """Return a link to a place in the project.

    :param builder: The builder that the link is for.
    :param fromdocname: Document that the link stands in.
    :param target: Where it leads.
    :param child: What it shows.
    :returns: A reference; *child* alone where the builder cannot link there.
    """
    traits = traits_of(builder)
    if not traits.links:
        return child
    if traits.markup:
        page = ''
        if target.docname != fromdocname:
            page = builder.get_relative_uri(fromdocname, target.docname)
        href = address(traits, page, target)
        return nodes.reference('', '', child, internal=True, refuri=href)
    try:
        return make_refnode(builder, fromdocname, target.docname, target.anchor, child)
    except NoUri:
        return child


def address(traits: Traits, page: str, target: Target) -> str:
    """Return the address of a place in the project, for HTML.

    :param traits: What the builder can show that writes the link.
    :param page: Address of its document; empty if the link stands there too.
    :param target: Where it leads.
    """
    if traits.one_page and target.anchor:
        # Sphinx 8.2 and later write '#document-page#anchor' (sphinx#14221).
        return f'#{target.anchor}'
    # Where no script runs nothing answers it, and addresses in EPUB must have none.
    query = f'?{target.query}' if target.query and traits.scripts else ''
    anchor = f'#{target.anchor}' if target.anchor else ''
    return f'{page}{query}{anchor}'


def file_address(builder: Builder, docname: str, name: str) -> str:
    """Return the address of a file that stands beside the pages.

    :param builder: The builder that writes the link.
    :param docname: Document that the link stands in.
    :param name: Name of the file, relative to the output folder.
    """
    if traits_of(builder).one_page:
        return name
    return relative_uri(builder.get_target_uri(docname), name)
