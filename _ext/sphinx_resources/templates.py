"""The templates of the theme: compiled once, and not in every build.

To compile them takes an eighth of the time of a build after which little changed, or
nothing.  Jinja keeps what it compiled by the text of each template.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Folder beside the doctrees.
FOLDER = '.templates'


def on_builder_inited(app: Sphinx) -> None:
    """Let the builder keep them with the doctrees, unless a project does otherwise."""
    templates = getattr(app.builder, 'templates', None)
    if not isinstance(templates, BuiltinTemplateLoader):
        return
    if templates.environment.bytecode_cache is None:
        folder = Path(app.doctreedir, FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        templates.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def setup_templates(app: Sphinx) -> None:
    """Connect it."""
    app.connect('builder-inited', on_builder_inited)
