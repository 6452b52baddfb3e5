"""Line ends and controls in sources, which editors do not show as such.

Text that was copied from a document or a slide holds them.  The parsers of both
syntaxes end a line there: a value would lose its end, and all options below would be
text, or the block would end.  Other controls, which show nothing, would make pages of
books that no reader can open.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.statemachine import string2lines

from sphinx_resources.model.controls import has_unseen_end, spaced

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What begins a directive of ours, in either syntax.
_OURS = re.compile(r'(?:\{|\.\.\s+)resource')


def on_source_read(app: Sphinx, docname: str, source: list[str]) -> None:
    """Take them out, in documents that hold something of ours alone."""
    if _OURS.search(source[0]):
        source[0] = spaced(source[0])


def on_include_read(app: Sphinx, name: Path, docname: str, source: list[str]) -> None:
    """Take them out of what a document includes, as of a document.

    The parser of reStructuredText has cut it into lines already, which are looked up in
    the file.  MyST tells of what it includes since its release 5.
    """
    if not _OURS.search(source[0]):
        return
    try:
        text = Path(app.srcdir, name).read_text('utf-8-sig', errors='replace')
    except OSError:
        text = ''
    for line in filter(has_unseen_end, text.split('\n')):
        parts = string2lines(line, convert_whitespace=True)
        source[0] = source[0].replace('\n'.join(parts), spaced(line))
    source[0] = spaced(source[0])


def setup_separators(app: Sphinx) -> None:
    """Connect what happens before a document is parsed."""
    app.connect('source-read', on_source_read)
    app.connect('include-read', on_include_read)
