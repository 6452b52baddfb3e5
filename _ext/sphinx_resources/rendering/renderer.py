"""From shapes to nodes, as far as all builders agree.

Only standard nodes are made here.  :mod:`~sphinx_resources.rendering.html.cards`
and :mod:`~sphinx_resources.rendering.plain` show a resource as HTML and
everybody else does.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.compat import traits_of
from sphinx_resources.links import file_address, make_reference
from sphinx_resources.model.direction import isolated
from sphinx_resources.model.words import _, ngettext
from sphinx_resources.rendering.node_factories import (
    field_list,
    join,
    list_item,
    place,
    table,
)
from sphinx_resources.titles import shown_title
from sphinx_resources.views import show
from sphinx_resources.views.details import with_note
from sphinx_resources.views.shapes import (
    Cards,
    Facts,
    Files,
    Fold,
    Heading,
    Items,
    Known,
    Marked,
    Note,
    Progress,
    SearchField,
    Stages,
    Strong,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from docutils.nodes import Element, Node
    from sphinx.builders import Builder

    from sphinx_resources.model.specifications import View
    from sphinx_resources.model.targets import Target
    from sphinx_resources.nodes import resource_group
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Cell, File, Inline, Item, Ref, Shape

#: Most links in a cell that are shown at once.
SHOWN = 12
#: From these numbers on, a number is shaded one step darker.
STEPS = (1, 3, 6, 12)


class Renderer(ABC):
    """Shows resources for one builder, as seen from one document.

    :param details: What is known of all resources.
    :param builder: The builder that is going to write the nodes.
    :param docname: Document that they are written in.
    """

    def __init__(self, details: Details, builder: Builder, docname: str) -> None:
        self.details = details
        self.catalogue = details.catalogue
        self.builder = builder
        self.traits = traits_of(builder)
        self.docname = docname
        self._makers: dict[type, Callable[[Any, int], Iterable[Node]]] = {
            Note: lambda shape, level: [
                nodes.paragraph('', '', *self.words(shape.text))
            ],
            Heading: lambda shape, level: [
                self.subheading(shape.text, level, shape.anchor)
            ],
            Files: lambda shape, level: self._files(shape),
            Facts: lambda shape, level: [self._facts(shape)],
            Cards: lambda shape, level: self.cards(shape, level + shape.depth),
            Known: lambda shape, level: self.scripted(shape),
            Progress: lambda shape, level: self.scripted(shape),
            Marked: lambda shape, level: self.marked(shape, level),
            Stages: lambda shape, level: [self.stages(shape)],
            Fold: lambda shape, level: self.disclosure(
                shape.text, self._nodes(shape.shapes, level + 1), level
            ),
            SearchField: lambda shape, level: self.search_field(),
            Items: lambda shape, level: [self.items(shape)],
            Table: lambda shape, level: [self._table(shape)],
        }

    @abstractmethod
    def group(self, node: resource_group) -> list[Node]:
        """Return what stands for resources in their own place."""

    @abstractmethod
    def cards(self, shape: Cards, level: int) -> list[Node]:
        """Return what stands for resources away from their place.

        :param shape: The resources.
        :param level: Level of the heading of each.
        """

    @abstractmethod
    def subheading(self, text: str, level: int, anchor: str = '') -> Node:
        """Return what stands above a part of a listing."""

    @abstractmethod
    def ref(self, ref: Ref) -> Node:
        """Return a link as nodes."""

    @abstractmethod
    def finish(self, document: nodes.document) -> None:
        """Add what depends on all that a document shows.

        :param document: The document, in which everything stands in its place.
        """

    def view(self, view: View, level: int) -> list[Node]:
        """Return what belongs in a place for a listing.

        :param view: What to show.
        :param level: Level of a heading there.
        """
        return self._nodes(show(view, self.details), level)

    def _nodes(self, shapes: Iterable[Shape], level: int) -> list[Node]:
        return [
            node for shape in shapes for node in self._makers[type(shape)](shape, level)
        ]

    def disclosure(self, text: str, content: list[Node], level: int) -> list[Node]:
        """Return a part that a reader opens, where that is possible.

        :param text: What it is.
        :param content: What it holds.
        :param level: Level of a heading above it, where it cannot be opened.
        """
        return [self.subheading(text, level), *content]

    def folded(self, content: list[Node]) -> list[Node]:
        """Return what is said after the first paragraph of a topic."""
        return content

    def scripted(self, shape: Known | Progress) -> list[Node]:
        """Return a place that a script fills; nothing where none runs."""
        return []

    def marked(self, shape: Marked, level: int) -> list[Node]:
        """Return the place for what a reader marked.

        :param shape: How much of it; where no script runs, the line with which one
            goes on is left out.
        :param level: Level of a heading there.
        """
        if shape.limit:
            return []
        words = _('On the site, this is the list of what a reader saved and did.')
        return [nodes.paragraph('', words)]

    def search_field(self) -> list[Node]:
        """Return a field for the search; nothing where there is none."""
        return []

    def stages(self, shape: Stages) -> Node:
        """Return topics in stages."""
        return nodes.enumerated_list(
            '',
            *(
                nodes.list_item(
                    '',
                    nodes.bullet_list(
                        '', *(list_item(self.inline(stop.content)) for stop in stage)
                    ),
                )
                for stage in shape.stages
            ),
        )

    def words(self, text: str) -> list[Node]:
        """Return a title, a name or other text of an option as nodes.

        :param text: As its author wrote it, perhaps with formulas.
        """
        return shown_title(text, self.builder)

    def label(self, text: str, language: str = '') -> Node:
        """Return a title or name as one node, apart from what stands around it.

        :param text: As its author wrote it.
        :param language: Tag of its language, if that is another than the site's.
        """
        return self.plain(isolated(text, language))

    def link(self, target: Target | None, text: str, language: str = '') -> Node:
        """Return a link to *target*, or only its text if none can be made."""
        label = self.label(text, language)
        if target is None or (target.docname == self.docname and not target.anchor):
            return label
        return make_reference(self.builder, self.docname, target, label)

    def inline(self, parts: Iterable[Inline]) -> list[Node]:
        """Return text and links as nodes."""
        return [self._inline(part) for part in parts if part != '']

    def plain(self, text: str) -> Node:
        """Return text that is no name as one node."""
        found = self.words(text)
        return found[0] if len(found) == 1 else nodes.inline('', '', *found)

    def _inline(self, part: Inline) -> Node:
        if isinstance(part, str):
            return self.plain(part)
        if isinstance(part, Strong):
            return nodes.strong('', '', self.ref(part.content))
        if part.note:
            note = self.words(with_note('', part.note))
            return nodes.inline('', '', self.ref(part), *note)
        return self.ref(part)

    def _facts(self, shape: Facts) -> nodes.field_list:
        found = field_list(
            (fact.label, join(self.inline(fact.content))) for fact in shape.facts
        )
        found['classes'].append(shape.css or 'resource-fields')
        return found

    def _files(self, shape: Files) -> list[Node]:
        if not self.traits.exports:
            return []
        found = field_list(
            (words, join([self._file(file) for file in group]))
            for words, group in shape.groups
        )
        found['classes'].append('resource-fields')
        return [found]

    def _file(self, file: File) -> nodes.reference:
        href = file_address(self.builder, self.docname, file.name)
        return nodes.reference('', file.text, internal=True, refuri=href)

    def items(self, shape: Items) -> Element:
        """Return a list as nodes."""
        classes = ['resource-index'] if shape.index else []
        kind = nodes.enumerated_list if shape.ordered else nodes.bullet_list
        return kind('', *map(self._item, shape.items), classes=classes)

    def _item(self, item: Item) -> nodes.list_item:
        content = self.inline(item.content)
        if item.anchor and not self.traits.markup:
            content.insert(0, place(item.anchor))
        node = list_item(content)
        if item.anchor and self.traits.markup:
            node['ids'] = [item.anchor]
        if item.children:
            node += nodes.bullet_list('', *map(self._item, item.children))
        return node

    # Tables

    def _table(self, shape: Table) -> Node:
        head = [self._cell(cell) for cell in shape.head]
        rows = [[self._cell(cell) for cell in row] for row in shape.rows]
        shown = table(head, rows, widths=shape.widths, stub=shape.stub)
        entries = next(shown.findall(nodes.tbody)).findall(nodes.entry)
        cells = (cell for row in shape.rows for cell in row)
        for entry, cell in zip(entries, cells, strict=True):
            self._adorn(entry, cell)
        return self.wide(shown)

    def wide(self, shown: nodes.table) -> Node:
        """Return a table that scrolls by itself on a phone, not with the page."""
        return nodes.container('', shown, classes=['resource-table'], is_div=True)

    def _cell(self, cell: Cell) -> list[Node]:
        return join(self.inline(cell.content), cell.separator)

    def _adorn(self, entry: nodes.entry, cell: Cell) -> None:
        """Fold what is long, and tell a style sheet how to shade a number."""
        if len(cell.content) > SHOWN:
            entry[0] = self.fold(entries(len(cell.content)), entry[0])
        elif cell.number is not None:
            step = sum(cell.number >= start for start in STEPS)
            entry['classes'].append(f'resource-shade-{step}')

    def fold(self, words: str, content: Node) -> Node:
        """Return *content*, folded where a reader can open it.

        :param words: What it is.
        :param content: A long paragraph.
        """
        return content


def entries(count: int) -> str:
    """Return a number of entries in words."""
    return ngettext('{count} entry', '{count} entries', count).format(count=count)
