"""The doctrees of a project, of which only one at a time is held.

Sphinx keeps those of a first build from reading to writing, where one process reads:
they are the most that it holds then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.compat import forget_doctrees, forget_file

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def on_env_purge_doc(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Let go of the document that was read before another is."""
    forget_doctrees(env)


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let go of the file of a document that is about to be written."""
    forget_file(app.env, docname)


def setup_doctrees(app: Sphinx) -> None:
    """Connect what lets go of doctrees."""
    app.connect('env-purge-doc', on_env_purge_doc)
    app.connect('doctree-resolved', on_doctree_resolved)
