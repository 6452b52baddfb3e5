"""Nodes of the doctree.

Those that stand for something (a resource, a group of them, a table of
contents, a place for a listing) are made when a document is read and are gone
before it is written: :mod:`sphinx_resources.rendering.transform` turns them into
standard nodes, and for HTML into :class:`resource_html`.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _ as sphinx_word

from sphinx_resources.compat import note_formulas
from sphinx_resources.titles import title_nodes, title_source

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


#: Around the LaTeX of a formula in markup, where only a writer can show it. No page
#: can hold these signs.
FORMULA_START, FORMULA_END = '\x02', '\x03'
_FORMULA = re.compile(f'{FORMULA_START}([^{FORMULA_END}]*){FORMULA_END}')


class Texts(nodes.Element, addnodes.translatable):
    """A node with texts that translators get from it, not from nodes inside.

    They stand in options, and are text as their author wrote it, not markup.
    """

    def preserve_original_messages(self) -> None:
        """Keep the texts before they are translated."""
        self['messages'] = list(self['texts'])

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


class resource(nodes.section, Texts):
    """One resource: a title, then its description.

    A section, because that gives it a heading level, an anchor and a place in
    the search index.  It stands inside a :class:`resource_group`, which keeps
    it out of the tables of contents.

    The title is text as its author wrote it, not markup, and so is its
    translation: that is why translators get it from here and not from the
    title node.
    """

    #: Labels before a section, Sphinx finds by this, are called like its title.
    tagname = 'section'

    def preserve_original_messages(self) -> None:
        self['messages'] = [title_source(self.title), *self['texts']]

    def apply_translated_message(
        self, original_message: str, translated_message: str
    ) -> None:
        super().apply_translated_message(original_message, translated_message)
        # Before quotes and dashes are made of what was typed.
        if original_message == self['messages'][0]:
            self.title[:] = title_nodes(translated_message)

    @property
    def title(self) -> nodes.Element:
        """Its title."""
        title = self[0]
        assert isinstance(title, nodes.Element)
        return title


class Holder(nodes.General, nodes.Element):
    """A node that holds resources."""

    @property
    def resources(self) -> list[resource]:
        """The resources, in order."""
        return [child for child in self.children if isinstance(child, resource)]


class resource_group(Holder):
    """Resources that follow each other."""


class resource_contents(nodes.General, nodes.Element):
    """The table of contents of a resource: perhaps a label, then a list."""


class resource_fold(nodes.General, nodes.Element):
    """What a topic says after its first paragraph; readers open it where they can."""


class resource_view(nodes.General, nodes.Element):
    """A place that is filled when the whole catalogue is known.

    The attribute ``docname`` names the document that holds it, because some
    builders resolve several documents as one; ``view`` is what belongs there.
    """


class resource_topic_view(resource_view, Texts):
    """The place below the introduction of a topic."""


class resource_html(nodes.General, nodes.Element):
    """HTML around its children; only in doctrees that are resolved for HTML.

    Far fewer nodes than one for each element: every node is visited by some
    thirty transforms, the writer and the search.  The attribute ``before`` holds
    pieces of markup, and perhaps nodes that only the writer can show; ``after``
    is markup.
    """


class resource_html_leaf(resource_html):
    """HTML without children; any text in it is for the search only."""


class resource_card_list(resource_html, Holder):
    """A place for cards, filled when all that a page shows is known.

    It holds the nodes of the resources if this is their own place.  The attributes
    are the ``records`` that it lists, the ``data`` that each card has for scripts,
    the ``level`` of their headings, and ``whole`` if these are all that fit.
    """


class resource_heading(nodes.TextElement):
    """What stands above a part of a listing.

    Not a :class:`docutils.nodes.title`, which would need a section around it.
    """


class resource_label(nodes.Inline, nodes.TextElement):
    """A title or name in HTML, with its language and direction.

    The attributes ``lang`` and ``dir`` are what is known of it.
    """


class resource_card_title(nodes.title):
    """The title of a card in its own place; the search leads to it."""

    def astext(self) -> str:
        """Return the title as the search shows it, formulas as text."""
        return self.get('plain') or super().astext()


def is_picture(node: nodes.Node) -> bool:
    """Say whether *node* is the picture of a resource, not one of its text."""
    return isinstance(node, nodes.image) and 'resource-image' in node['classes']


def put_instead(node: nodes.Element, found: list[nodes.Node]) -> None:
    """Put something else in place of a node, without its classes.

    :param node: What is taken out; where its labels led, they still lead.
    :param found: What stands there now.
    """
    if node['ids']:
        found = [nodes.target('', '', ids=node['ids'], names=node['names']), *found]
    parent = node.parent
    place = parent.index(node)
    parent[place : place + 1] = found


def visit_html(self: HTML5Translator, node: resource_html) -> None:
    """Write what stands before the children."""
    for part in node['before']:
        if isinstance(part, nodes.Node):
            if isinstance(part, nodes.math):
                note_formulas(self.builder.env, self.docnames[0])
            part.walkabout(self)
        elif FORMULA_START in part:
            _write_formulas(self, part)
        else:
            self.body.append(part)


def _write_formulas(self: HTML5Translator, markup: str) -> None:
    """Write markup in which formulas of titles stand."""
    for place, piece in enumerate(_FORMULA.split(markup)):
        if place % 2:
            note_formulas(self.builder.env, self.docnames[0])
            formula = unescape(piece)
            nodes.math(formula, formula).walkabout(self)
        else:
            self.body.append(piece)


def visit_html_leaf(self: HTML5Translator, node: resource_html_leaf) -> None:
    """Write an element that stands by itself."""
    visit_html(self, node)
    raise nodes.SkipNode


def depart_html(self: HTML5Translator, node: resource_html) -> None:
    """Write what stands after the children."""
    self.body.append(node['after'])


def visit_heading(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a heading of the level that it has."""
    self.body.append(self.starttag(node, f'h{node["level"]}', ''))
    self.body.append(node.get('icon', ''))


def visit_label(self: HTML5Translator, node: resource_label) -> None:
    """Open a title or name."""
    known = {name: node[name] for name in ('lang', 'dir') if node.get(name)}
    self.body.append(self.starttag(node, 'span', '', **known))


def depart_label(self: HTML5Translator, node: resource_label) -> None:
    """Close a title or name."""
    self.body.append('</span>')


def depart_heading(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a heading."""
    self.body.append(f'</h{node["level"]}>\n')


def depart_part_heading(self: HTML5Translator, node: resource_heading) -> None:
    """Close a heading with a link to it, as Sphinx does where it makes such links."""
    self.add_permalink_ref(node, sphinx_word('Link to this heading'))
    depart_heading(self, node)


#: The nodes that reach a writer of HTML, and how it writes them.
_WRITTEN: dict[type[nodes.Element], tuple[Any, Any]] = {
    resource_html: (visit_html, depart_html),
    resource_html_leaf: (visit_html_leaf, None),
    resource_card_list: (visit_html, depart_html),
    resource_label: (visit_label, depart_label),
    resource_heading: (visit_heading, depart_part_heading),
    resource_card_title: (visit_heading, depart_heading),
}


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes, and how HTML writes those that reach it."""
    for node in (
        resource,
        resource_group,
        resource_contents,
        resource_fold,
        resource_view,
        resource_topic_view,
    ):
        app.add_node(node)
    for written, handlers in _WRITTEN.items():
        app.add_node(written, html=handlers)
    app.connect('builder-inited', on_builder_inited)


def on_builder_inited(app: Sphinx) -> None:
    """Let a builder know our nodes for which another extension has nodes by its name.

    Sphinx then asks no more for those of its format.
    """
    name = app.builder.name
    if app.builder.format == 'html' and name in app.registry.translation_handlers:
        for node, handlers in _WRITTEN.items():
            app.registry.add_translation_handlers(node, **{name: handlers})
