"""Line ends, controls and other signs in sources that editors do not show as such.

Text that was copied from a document or a slide holds them.  The parsers of both
syntaxes end a line there: a value would lose its end, and all options below would be
text, or the block would end.  Other controls, which show nothing, would make pages of
books that no reader can open.  And what shows nothing makes a sentence or a comment of
a line that looks like the beginning of a block.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import string2lines
from sphinx.transforms import SphinxTransform

from sphinx_resources.diagnostics import warn
from sphinx_resources.late import late
from sphinx_resources.model.conflicts import settled
from sphinx_resources.model.controls import has_unseen_end, plainly_marked, spaced
from sphinx_resources.nodes import Texts, resource_group, resource_view

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

    from sphinx_resources.checks.metadata import check_twice
else:
    check_twice = late('sphinx_resources.checks.metadata:check_twice')

#: What begins a directive of ours, in either syntax.
_OURS = re.compile(r'(?:\{|\.\.\s+)resource')


def on_source_read(app: Sphinx, docname: str, source: list[str]) -> None:
    """Take them out, in documents that hold something of ours alone."""
    text = plainly_marked(source[0])
    if _OURS.search(text):
        path = str(app.env.doc2path(docname))
        source[0] = _settled(spaced(text), path)
        check_twice(source[0], path)


def on_include_read(app: Sphinx, name: Path, docname: str, source: list[str]) -> None:
    """Take them out of what a document includes, as of a document.

    The parser of reStructuredText has cut it into lines already, which are looked up in
    the file.  MyST tells of what it includes since its release 5.
    """
    marked = plainly_marked(source[0])
    if not _OURS.search(marked):
        return
    source[0] = marked
    try:
        text = Path(app.srcdir, name).read_text('utf-8-sig', errors='replace')
    except OSError:
        text = ''
    for line in filter(has_unseen_end, text.split('\n')):
        parts = string2lines(line, convert_whitespace=True)
        source[0] = source[0].replace('\n'.join(parts), spaced(line))
    source[0] = _settled(spaced(source[0]), str(Path(app.srcdir, name)))


def _settled(text: str, path: str) -> str:
    """Return a text with one of two versions, where a merge left both."""
    text, conflicts = settled(text)
    for conflict in conflicts:
        warn('block', conflict.message, f'{path}:{conflict.line}')
    return text


class SpaceTexts(SphinxTransform):
    """Take them out of translations, and of what directives read from files."""

    # After Locale (20).
    default_priority = 25

    def apply(self, **kwargs: Any) -> None:
        if not any(self.document.findall(_is_ours)):
            return
        for text in list(self.document.findall(nodes.Text)):
            # With that sign docutils marks what was escaped.
            mended = '\0'.join(map(spaced, text.split('\0')))
            if mended != text:
                _replace(text, mended)
        for node in self.document.findall(Texts):
            if pairs := node.get('translations'):
                node['translations'] = {text: spaced(pairs[text]) for text in pairs}


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, resource_group | resource_view)


def _replace(text: nodes.Text, mended: str) -> None:
    parent = text.parent
    # A block whose source is another than its text is taken for one with markup in it.
    if isinstance(parent, nodes.FixedTextElement) and parent.rawsource == text:
        parent.rawsource = mended
    parent.replace(text, nodes.Text(mended))


def setup_separators(app: Sphinx) -> None:
    """Connect what happens before a document is parsed."""
    app.connect('source-read', on_source_read)
    app.connect('include-read', on_include_read)
    app.add_transform(SpaceTexts)
