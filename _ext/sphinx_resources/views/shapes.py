"""The shapes in which a place shows things: values, of which all else is made.

A place shows a sequence of shapes.  Renderers make nodes or markup of them, and
:mod:`sphinx_resources.rebuild` compares them, so that nothing can be shown that
does not count when it changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_resources.model.records import Resource
    from sphinx_resources.model.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ref:
    """A link, to a place in the project or to an address.

    There is one for each thing that is linked, which a page makes HTML of once;
    so they are told apart by identity.
    """

    text: str
    #: Where it leads in the project; None if nowhere.
    target: Target | None = None
    #: Where it leads elsewhere; with a target too, only where HTML is made.
    url: str = ''
    #: Visually hidden text before it.
    before: str = ''
    #: Visually hidden text after it.
    after: str = ''
    #: What is said of it, in parentheses after it.
    note: str = ''
    #: Tag of the language of its text, if that is another than the site's.
    language: str = ''


@dataclass(frozen=True, slots=True)
class Strong:
    """What stands out of a line."""

    content: Ref


Inline = str | Ref | Strong


class Fact(NamedTuple):
    """A label and what it stands for."""

    #: Name of the option that it comes from; empty if from none.
    name: str
    label: str
    content: Sequence[Inline]
    #: Class of its place in HTML.
    css: str = ''


class OwnFact(Fact):
    """One of the project's own fields.

    It follows from the resource and the declaration of the field, which are compared
    as they are.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a part."""

    text: str
    anchor: str = ''


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what they stand for."""

    facts: tuple[Fact, ...]
    #: Class of the list in HTML.
    css: str = ''


@dataclass(frozen=True, slots=True)
class Cards:
    """Resources with all that a listing shows of them."""

    resources: tuple[Resource, ...]
    #: Whether these are all that fit, so that they can be filtered.
    whole: bool
    #: How many levels its headings are below those of the place.
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    content: Sequence[Inline]
    children: tuple[Item, ...] = ()
    anchor: str = ''


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    #: Whether it is an index of the catalogue.
    index: bool = False
    #: Whether its order counts.
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A topic in its stage."""

    #: Its id.
    id: str
    #: A link to it first.
    content: Sequence[Inline]
    #: Ids of the topics that it requires itself, among those that are shown.
    requires: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """How the stops of stages are joined where they stand in columns."""

    #: Lines between a column and the next: number of the column, and the heights at
    #: which the line begins and ends, in thousandths of the whole.
    links: tuple[tuple[int, int, int], ...]
    #: Lines past the stops of a column: its number, and the height.
    passing: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """Topics in the order in which they build on each other."""

    #: The topics of each stage.
    stages: tuple[tuple[Stop, ...], ...]
    #: What joins them; None if they are only listed.
    lines: Lines | None = None
    #: Ids of what the topic that they lead to requires itself.
    goal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchField:
    """A field that leads to the answers of the search, where there is one."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a reader saved and did, if scripts run."""

    #: Largest number of resources to go on with; 0 shows all that is marked.
    limit: int
    #: A link to the page that shows all; None on that page, or if there is none.
    page: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Where a reader can say that a topic is known, if scripts run."""

    #: Id of the topic.
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reader is on a path, if scripts run."""

    #: For each step, the id of its resource and that of its topic; the topic is
    #: empty if other steps are on it too.
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Shapes that a reader opens, where that is possible."""

    #: What they are.
    text: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file of the catalogue, which stands beside the pages."""

    text: str
    #: Its name, relative to the output folder.
    name: str


@dataclass(frozen=True, slots=True)
class Files:
    """Files of what a place shows, for other programs."""

    #: What stands before each group of files.
    groups: tuple[tuple[str, tuple[File, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    content: Sequence[Inline] = ()
    #: What stands between the parts of its content; empty as in other lists.
    separator: str = ''
    #: A number that is to be compared with others at a glance.
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    #: Widths of the columns in letters, as plain text shows them.
    widths: tuple[int, ...]
    #: Whether the first cell of a row is its head.
    stub: bool = False


Shape = (
    Note
    | Heading
    | Facts
    | Cards
    | Items
    | Files
    | Table
    | Stages
    | Fold
    | Known
    | Progress
    | SearchField
    | Marked
)
