"""Nodes of the doctree.

Those that stand for something (a resource, a group of them, a table of
contents, a place for a listing) are made when a document is read and are gone
before it is written: :mod:`sphinx_resources.transforms` turns them into
standard nodes, and for HTML into :class:`tag` elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class resource(nodes.section, addnodes.translatable):
    """One resource: a title, then its description.

    A section, because that gives it a heading level, an anchor and a place in
    the search index.  It stands inside a :class:`resource_group`, which keeps
    it out of the tables of contents.

    The title is text as its author wrote it, not markup, and so is its
    translation: that is why translators get it from here and not from the
    title node.  The same goes for other texts that stand in options.
    """

    def preserve_original_messages(self) -> None:
        """Keep the texts before they are translated."""
        self['messages'] = [self[0].astext(), *self['texts']]

    def extract_original_messages(self) -> list[str]:
        """Return the texts, each once."""
        return list(dict.fromkeys(filter(None, self['messages'])))

    def apply_translated_message(
        self, original_message: str, translated_message: str
    ) -> None:
        """Put in the translation of a text.

        :param original_message: The text.
        :param translated_message: Its translation.
        """
        self['translations'] = {
            **self.get('translations', {}),
            original_message: translated_message,
        }

    def translated(self, text: str) -> str:
        """Return the translation of *text*, or itself if there is none."""
        translations: dict[str, str] = self.get('translations') or {}
        return translations.get(text, text)


class resource_group(nodes.General, nodes.Element):
    """Resources that follow each other."""

    @property
    def resources(self) -> list[resource]:
        """The resources, in order."""
        return [child for child in self.children if isinstance(child, resource)]


class resource_contents(nodes.General, nodes.Element):
    """The table of contents of a resource: perhaps a label, then a list."""


class resource_view(nodes.General, nodes.Element):
    """A place that is filled when the whole catalogue is known.

    The attribute ``docname`` names the document that holds it, because some
    builders resolve several documents as one; ``view`` is what belongs there.
    """


class tag(nodes.General, nodes.TextElement):
    """An HTML element; only in doctrees that are resolved for HTML.

    A text element, because Sphinx writes links only into those.
    """


class heading(nodes.TextElement):
    """The title of a card that is shown away from its own place.

    Not a :class:`docutils.nodes.title`: the search would lead to the copy.
    """


class card_title(nodes.title):
    """The title of a card in its own place; the search leads to it."""


def make_tag(
    name: str,
    /,
    *children: nodes.Node,
    classes: tuple[str, ...] = (),
    **attributes: Any,
) -> tag:
    """Return an HTML element.

    :param name: Name of the element.
    :param children: What it holds.
    :param classes: Its classes.
    :param attributes: Its further attributes; an underscore in a name stands
        for a hyphen, and one at its end is dropped.
    """
    html = {
        key.rstrip('_').replace('_', '-'): value for key, value in attributes.items()
    }
    return tag('', '', *children, tag=name, html=html, classes=list(classes))


def hidden_text(words: str) -> tag:
    """Return text for the ear only."""
    return make_tag('span', nodes.Text(words), classes=('resource-hidden',))


def is_picture(node: nodes.Node) -> bool:
    """Say whether *node* is the picture of a resource, not one of its text."""
    return isinstance(node, nodes.image) and 'resource-image' in node['classes']


def visit_tag(self: HTML5Translator, node: tag) -> None:
    """Open an HTML element."""
    self.body.append(self.starttag(node, node['tag'], '', **node['html']))


def depart_tag(self: HTML5Translator, node: tag) -> None:
    """Close an HTML element, unless it is of those that hold nothing."""
    if node['tag'] != 'input':
        self.body.append(f'</{node["tag"]}>')


def visit_heading(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a heading of the level that it has."""
    self.body.append(self.starttag(node, f'h{node["level"]}', ''))


def depart_heading(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a heading."""
    self.body.append(f'</h{node["level"]}>\n')


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes, and how HTML writes those that reach it."""
    for node in (resource, resource_group, resource_contents, resource_view):
        app.add_node(node)
    app.add_node(tag, html=(visit_tag, depart_tag))
    app.add_node(heading, html=(visit_heading, depart_heading))
    app.add_node(card_title, html=(visit_heading, depart_heading))
