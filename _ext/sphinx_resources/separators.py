"""Line ends and controls in sources, which editors do not show as such.

Text that was copied from a document or a slide holds them.  The parsers of both
syntaxes end a line there: a value would lose its end, and all options below would be
text, or the block would end.  Other controls, which show nothing, would make pages of
books that no reader can open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.model.controls import spaced

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What begins a directive of ours, in either syntax.
_OURS = re.compile(r'(?:\{|\.\.\s+)resource')


def on_source_read(app: Sphinx, docname: str, source: list[str]) -> None:
    """Take them out, in documents that hold something of ours alone."""
    if _OURS.search(source[0]):
        source[0] = spaced(source[0])


def setup_separators(app: Sphinx) -> None:
    """Connect what happens before a document is parsed."""
    app.connect('source-read', on_source_read)
