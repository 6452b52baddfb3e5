"""What cross-references of descriptions are called, once all is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import ReferencesResolver
from sphinx.util.docutils import new_document
from sphinx.util.logging import suppress_logging

from sphinx_resources.compat import post_transforms_of
from sphinx_resources.inline import runs

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.records import Citation, Run


def cited_text(env: BuildEnvironment, citation: Citation) -> tuple[Run, ...]:
    """Return what a cross-reference shows.

    Whatever resolves those of a document is asked, so that a copy shows what the
    card shows.  Of one that leads nowhere the author is told where it stands.

    :param env: The environment, in which all is read.
    :param citation: The cross-reference.
    :returns: What it shows; its own words where the builder, such as one that only
        counts, or an extension cannot tell.
    """
    document = new_document('')
    document.settings.env = env
    inner = nodes.literal if citation.literal else nodes.inline
    content = inner('', citation.words, classes=list(citation.classes))
    node = addnodes.pending_xref('', content, **dict(citation.attributes))
    paragraph = nodes.paragraph('', '', node)
    document += paragraph
    before = env.temp_data.get('docname', '')
    env.temp_data['docname'] = node['refdoc']
    try:
        with suppress_logging():
            for transform in resolvers_of(env):
                transform(document).apply()
    # The same is done for the card, whose author is told there.
    except Exception:
        return (('', citation.words),)
    finally:
        env.temp_data['docname'] = before
    return tuple(runs(paragraph, node['refdoc']))


def resolvers_of(env: BuildEnvironment) -> list[type[ReferencesResolver]]:
    """Return what resolves cross-references, in the order in which it does."""
    found = [t for t in post_transforms_of(env) if issubclass(t, ReferencesResolver)]
    return sorted(found, key=lambda transform: transform.default_priority)
