"""The style sheet and the script, on the pages that use them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.domain import domain_of

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parents[2] / 'static'


def on_builder_inited(app: Sphinx) -> None:
    """Let the builder copy the files."""
    if app.builder.format == 'html':
        app.config.html_static_path.append(str(STATIC))


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the files from a page that shows anything of the catalogue."""
    if doctree is None:
        return
    page = domain_of(app.env).pages.get(pagename)
    if 'has_cards' in doctree or (page and page.views):
        app.add_css_file('sphinx-resources.css')
    if 'has_cards' in doctree:
        app.add_js_file('sphinx-resources.js', loading_method='defer')


def setup_assets(app: Sphinx) -> None:
    """Connect what provides the files."""
    app.connect('builder-inited', on_builder_inited)
    app.connect('html-page-context', on_html_page_context)
