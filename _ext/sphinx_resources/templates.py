"""The templates of the theme: compiled once, and not in every build.

To compile them takes an eighth of the time of a build after which little changed, or
nothing.  Jinja keeps what it compiled by the text of each template.  Where nothing can
be kept, or what is kept is damaged, they are compiled as if there were no such thing.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from jinja2.bccache import Bucket
    from sphinx.application import Sphinx

#: Folder beside the doctrees.
FOLDER = '.templates'


class Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder, if they can be read and written there."""

    def load_bytecode(self, bucket: Bucket) -> None:
        # Like all pickles, a damaged one can raise anything.
        with suppress(Exception):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def on_builder_inited(app: Sphinx) -> None:
    """Let the builder keep them with the doctrees, unless a project does otherwise."""
    templates = getattr(app.builder, 'templates', None)
    if not isinstance(templates, BuiltinTemplateLoader):
        return
    if templates.environment.bytecode_cache is None:
        folder = Path(app.doctreedir, FOLDER)
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        templates.environment.bytecode_cache = Compiled(str(folder))


def setup_templates(app: Sphinx) -> None:
    """Connect it."""
    app.connect('builder-inited', on_builder_inited)
