"""The text of a paragraph as values, which records hold and listings show."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_resources.model.records import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_resources.model.records import Run

#: Nodes that are marked text, and how a listing marks it.
MARKS: dict[type[nodes.Node], str] = {
    nodes.emphasis: 'emphasis',
    addnodes.literal_emphasis: 'emphasis',
    nodes.strong: 'strong',
    addnodes.literal_strong: 'strong',
    nodes.superscript: 'superscript',
    nodes.subscript: 'subscript',
    nodes.title_reference: 'title_reference',
}

#: Nodes whose text is shown as it was typed.
SOURCES: dict[type[nodes.Node], str] = {
    nodes.math: 'math',
    nodes.math_block: 'math',
    nodes.literal: 'literal',
}

#: Nodes that a listing leaves out. A target in a line is text that can be cited.
_DROPPED = (
    nodes.Invisible,
    nodes.raw,
    nodes.footnote_reference,
    nodes.system_message,
)


def runs(paragraph: nodes.Element, docname: str) -> Iterator[Run]:
    """Return the inline text of a paragraph as primitives.

    Links become their text: a listing repeats no address but the main one.
    Pictures become the words that their author wrote for those who cannot see them.

    :param paragraph: Any element that holds text.
    :param docname: The document that it stands in.
    """
    for child, following in zip_longest(paragraph.children, paragraph.children[1:]):
        if isinstance(child, nodes.Text):
            text = child.astext()
            # The mark of a note is left out, with the space before it.
            note = isinstance(following, nodes.footnote_reference)
            yield '', text.rstrip() if note else text
        elif type(child) in SOURCES:
            yield SOURCES[type(child)], child.astext()
        elif type(child) in MARKS:
            assert isinstance(child, nodes.Element)
            yield MARKS[type(child)], tuple(runs(child, docname))
        elif isinstance(child, addnodes.pending_xref):
            yield from _citation(child, docname)
        elif _is_break(child):
            yield 'break', ''
        elif isinstance(child, nodes.inline) and 's' in child['classes']:
            yield 's', tuple(runs(child, docname))
        elif isinstance(child, nodes.image):
            yield '', child.get('alt', '')
        elif type(child) is nodes.target or (
            isinstance(child, nodes.Element) and not isinstance(child, _DROPPED)
        ):
            yield from runs(child, docname)


def _citation(node: addnodes.pending_xref, docname: str) -> Iterator[Run]:
    """Return a cross-reference; only its text if that is the author's."""
    words = tuple(runs(node, docname))
    ours = node.get('refdomain') == 'resource'
    # The author of a number writes a pattern, which is yet to be filled.
    if node.get('refexplicit') and node.get('reftype') != 'numref':
        yield from words
    elif ours:
        yield f'xref:{node["reftype"]}', node['reftarget']
    else:
        attributes = tuple(
            (name, value)
            for name, value in sorted({'refdoc': docname, **node.attributes}.items())
            if isinstance(value, str | bool | int | None)
        )
        classes = (
            tuple(node[0]['classes']) if isinstance(node[0], nodes.Element) else ()
        )
        yield (
            'cite',
            Citation(
                attributes=attributes,
                words=node.astext(),
                literal=isinstance(node[0], nodes.literal),
                classes=classes,
            ),
        )


def _is_break(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.raw)
        and 'html' in node['format'].split()
        and node.astext().strip() == '<br />'
    )
