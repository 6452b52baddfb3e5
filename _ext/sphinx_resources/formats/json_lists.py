"""Lists in JSON: one list, or a list under a key, be it ours or a bibliography."""

from __future__ import annotations

from sphinx_resources.formats.catalogue_reading import is_catalogue, read_catalogue
from sphinx_resources.formats.csl_items import CALLED, items_of, read_item
from sphinx_resources.formats.json_syntax import parse_json
from sphinx_resources.formats.tree import Content, entries_of
from sphinx_resources.model.names import fold


def read_json(text: str) -> Content:
    """Read a file: a catalogue of ours, CSL-JSON, or any other list.

    :param text: What the file says.
    """
    content = Content()
    node = parse_json(text, content.flaws)
    if node is None:
        return content
    if is_catalogue(node):
        read_catalogue(node, content)
    elif items := items_of(node, content):
        content.entries = [read_item(item, content.flaws) for item in items]
        content.called = CALLED
        content.has = frozenset(fold(key) for item in items for key in item.members)
    else:
        content.entries = entries_of(node, content)
    content.flaws.sort(key=lambda flaw: flaw.line)
    return content
