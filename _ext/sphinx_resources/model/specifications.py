"""What documents ask to be shown: listings, indexes, reports, topics, paths, maps."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Forms in which a listing can be shown.
STYLES = ('cards', 'list', 'table')

#: Where a map of topics goes: to what they require, or to what requires them.
DIRECTIONS = ('back', 'forward')

#: What an index can be of, and what a report can be about.
INDEXES = ('topics', 'kinds', 'levels', 'authors', 'titles', 'paths')
REPORTS = (
    *('levels', 'kinds', 'thin', 'gaps', 'steps', 'missing', 'unused', 'duplicates'),
    *('oldest', 'pairs'),
)

#: What every query can ask for, by the names of its options.
CONDITIONS = ('topics', 'kinds', 'levels', 'authors', 'languages', 'access')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which resources a listing shows, and in what order.

    A resource is chosen when it has one of the values of each field that is
    not empty.
    """

    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    #: Values of the project's own fields, by name.
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: What no chosen resource has: names as those above, with values.
    without: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: First and last number of ``years`` and of fields, by name.
    spans: tuple[tuple[str, float, float], ...] = ()
    #: One of :data:`~sphinx_resources.model.query.SORT_KEYS`.
    sort: str = 'level'
    #: Largest number of resources to show; 0 shows all.
    limit: int = 0

    @property
    def chooses(self) -> bool:
        """Whether it leaves any resource out."""
        return bool(self.conditions or self.without or self.spans or self.limit)

    @property
    def conditions(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the names of what it asks for, with the values that do."""
        own = {name: getattr(self, name) for name in CONDITIONS}
        return [(name, found) for name, found in (*own.items(), *self.fields) if found]


@dataclass(frozen=True, slots=True)
class ListingView:
    """What a ``resource-list`` shows."""

    query: Query
    #: One of :data:`STYLES`.
    style: str
    #: Lines of its options, by their names.
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    #: File that holds it, if its document includes it.
    included: str = field(default='', repr=False, compare=False)

    @property
    def whole(self) -> bool:
        """Whether it shows cards of all that fit, which can be filtered."""
        return self.style == 'cards' and not self.query.limit


@dataclass(frozen=True, slots=True)
class IndexView:
    """What a ``resource-index`` shows."""

    #: One of :data:`INDEXES`.
    name: str
    #: Name of the document that shows it.
    docname: str
    #: The topics to show, as the author named them; all if empty.
    topics: tuple[str, ...] = ()
    #: Lines of its options, by their names.
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    #: File that holds it, if its document includes it.
    included: str = field(default='', repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a ``resource-search`` shows."""


@dataclass(frozen=True, slots=True)
class MarksView:
    """What a ``resource-marks`` shows."""

    #: Largest number of resources to go on with; 0 shows all that is marked.
    limit: int = 0


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a ``resource-report`` shows."""

    #: One of :data:`REPORTS`.
    name: str


@dataclass(frozen=True, slots=True)
class TopicView:
    """What stands below the introduction of a topic."""

    #: Id of the topic.
    id: str
    #: Whether resources are shown as lines, because the page has many topics.
    brief: bool = False


@dataclass(frozen=True, slots=True)
class PathView:
    """What stands below the introduction of a path."""

    #: Id of the path.
    id: str


@dataclass(frozen=True, slots=True)
class StepHeadView:
    """What stands above the text of a step."""

    #: Id of the path.
    path: str
    #: Number of the step, from 1.
    number: int


@dataclass(frozen=True, slots=True)
class StepView:
    """What stands below the text of a step."""

    #: Id of the path.
    path: str
    #: Number of the step, from 1.
    number: int
    #: Whether the step has a text, which links all that it names.
    text: bool = False


@dataclass(frozen=True, slots=True)
class MapView:
    """What a ``resource-map`` shows."""

    #: Topics from which it starts, as the author named them; all if empty.
    topics: tuple[str, ...] = ()
    #: One of :data:`DIRECTIONS`.
    direction: str = 'back'
    #: Lines of its options, by their names.
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    #: File that holds it, if its document includes it.
    included: str = field(default='', repr=False, compare=False)


#: What a document shows of the whole catalogue.
View = (
    ListingView
    | IndexView
    | SearchView
    | MarksView
    | ReportView
    | TopicView
    | PathView
    | StepHeadView
    | StepView
    | MapView
)
