"""The style sheet, for builders of HTML only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / 'static'


def on_builder_inited(app: Sphinx) -> None:
    """Let the builder copy the style sheet, and link it from every page."""
    if app.builder.format == 'html':
        app.config.html_static_path.append(str(STATIC))
        app.add_css_file('sphinx-resources.css')


def setup_assets(app: Sphinx) -> None:
    """Connect what provides the style sheet."""
    app.connect('builder-inited', on_builder_inited)
