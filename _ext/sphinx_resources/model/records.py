"""The records of a catalogue: resources, topics, and what a document shows of them.

The words are those of schema.org's ``LearningResource`` (kind is its
``learningResourceType``, level its ``educationalLevel``) and of SKOS (a topic
has a ``prefLabel``, ``altLabel`` and ``broader`` concepts).

Records hold primitives only, so that they pickle, compare and print the same
way in every process.  Nothing here knows of Sphinx or docutils.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sphinx_resources.model.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_resources.model.specifications import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A cross-reference whose text only the whole project knows."""

    #: Attributes of its node, by name.
    attributes: tuple[tuple[str, str | bool | int | None], ...]
    #: What stands in the source, to show if it leads nowhere.
    words: str
    #: Whether that is shown as it was typed.
    literal: bool
    #: Classes of its text.
    classes: tuple[str, ...]


#: Words for whether a resource is free, best first, as readers see them.
ACCESS = {
    'free': N_('Free'),
    'account': N_('Free with an account'),
    'partly': N_('Partly free'),
    'closed': N_('Closed'),
}

#: What must hold for something to be shown: names of directives with expressions.
Conditions = tuple[tuple[str, str], ...]

#: A piece of inline text: how it is marked, and its source text, the pieces in it,
#: or the cross-reference that it is.
Run = tuple[str, 'str | tuple[Run, ...] | Citation']


#: Types of schema.org for programs: ``SoftwareApplication`` and those below it.
_SOFTWARE = frozenset(
    {'SoftwareApplication', 'WebApplication', 'MobileApplication', 'VideoGame'}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A sort of resource."""

    #: Name by which authors write it.
    name: str
    #: What readers see on a card.
    label: str
    #: What readers see above a group.
    plural: str
    #: Name of the octicon that stands beside the title, or an empty string.
    icon: str
    #: Type in schema.org beside ``LearningResource``.
    type: str

    @property
    def is_software(self) -> bool:
        """Whether it is there to be tried out, more than to be learned from."""
        return self.type in _SOFTWARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """For whom a resource is."""

    #: Name by which authors write it.
    name: str
    #: What readers see on a card.
    label: str
    #: What a learner of this level knows already.
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A further address of a resource."""

    #: What is found there.
    label: str
    #: The address.
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """A description as its author wrote it."""

    #: Name of the syntax: ``markdown`` or ``restructuredtext``.
    markup: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Something to know before a resource or topic."""

    #: A topic or resource, as the author named it.
    name: str
    #: Why, or what part of it; empty when the author does not say.
    reason: str = ''
    #: All that the author wrote, which may be a name that holds parentheses.
    written: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something free to learn from."""

    #: Anchor on its page, and the name by which roles cite it.
    id: str
    #: Title, after translation.
    title: str
    #: The title as its author wrote it, by which roles cite it too.
    written: str = ''
    #: Whether it is translated, and so in the language of the site.
    is_translated: bool = False
    #: Main address; empty when the author gave none that is usable.
    url: str
    #: Name of the document that holds it.
    docname: str
    #: Line of its directive; no part of what readers see, as are the others.
    lineno: int = field(repr=False, compare=False)
    #: Lines of its options, by their names.
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    #: Topics that the directive which imports it gives to all.
    shared: tuple[str, ...] = field(default=(), repr=False, compare=False)
    #: The line on which it names them.
    shared_line: int = field(default=0, repr=False, compare=False)
    #: File that holds its block, or that directive, if its document includes it.
    included: str = field(default='', repr=False, compare=False)
    #: Name of its kind; empty when neither the block nor its page gives one.
    kind: str = ''
    #: Name of its level; empty when unknown.
    level: str = ''
    #: Topics, as the author named them.
    topics: tuple[str, ...] = ()
    #: Other names by which readers look for it and roles cite it.
    aliases: tuple[str, ...] = ()
    #: What to know first.
    requires: tuple[Requirement, ...] = ()
    #: Authors, in the order of the title page.
    authors: tuple[str, ...] = ()
    #: Whether it has more authors than these.
    others: bool = False
    #: Who publishes it.
    publisher: str = ''
    #: Year of publication, four digits.
    year: str = ''
    #: Further addresses.
    links: tuple[Link, ...] = ()
    #: Address of an archived copy.
    archive: str = ''
    #: Languages, as BCP 47 tags; none when it has that of a site which is no
    #: translation.
    languages: tuple[str, ...] = ()
    #: License: an SPDX identifier or free text.
    license: str = ''
    #: A word of :data:`~sphinx_resources.model.vocabulary.ACCESS`, or empty.
    access: str = ''
    #: What "free" means here, where that needs a word; words that are none of them.
    access_note: str = ''
    #: How long it takes, as the author wrote it.
    duration: str = ''
    #: Day on which it joined the catalogue, ISO 8601.
    added: str = ''
    #: Names and values of the project's own fields that are known; those of a
    #: list are many.
    fields: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    #: Names and texts of those that were translated, as the author wrote them.
    untranslated: tuple[tuple[str, str], ...] = ()
    #: Data file that it was read from, in the project; empty if a block is all.
    file: str = field(default='', repr=False, compare=False)
    #: The catalogue that it was taken from; empty if it is of this project.
    origin: str = ''
    #: Its picture, from the source folder on; only its own card shows it, as is
    #: so with the following.
    image: str = field(default='', repr=False, compare=False)
    #: Classes of its card.
    classes: tuple[str, ...] = field(default=(), repr=False, compare=False)
    #: The whole description, after translation; an empty line between its parts.
    description: tuple[Run, ...] = field(default=(), repr=False, compare=False)
    #: The description as it was written; None if it has none.
    source: Source | None = field(default=None, repr=False, compare=False)
    #: First paragraph of the description, after translation.
    summary: tuple[Run, ...] = ()
    #: Number of entries in its table of contents.
    contents: int = 0
    #: Whether its own card says more than a listing can show.
    more: bool = False
    #: Digest of all of it but where it was read.
    digest: str = field(default='', repr=False, compare=False)

    def members(self, field: str) -> tuple[str, ...]:
        """Return the values of one of the project's own fields."""
        for name, value in self.fields:
            if name == field:
                return (value,) if isinstance(value, str) else value
        return ()

    def names_in(self, field: str) -> tuple[str, ...]:
        """Return the same values with what authors call them."""
        written = (text for name, text in self.untranslated if name == field)
        return (*self.members(field), *written)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others, also from one that claims its id."""
        return self.docname, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A term of the catalogue's vocabulary."""

    #: Name by which roles cite it; does not change with the label.
    id: str
    #: What readers see, after translation; in a catalogue with what the topic is a
    #: part of, where several have one label.
    label: str
    #: What its page calls it, where that is something else.
    called: str = ''
    #: What its author calls it, where that was translated; it is an alias then.
    written: str = ''
    #: Other names by which authors may write it.
    aliases: tuple[str, ...] = ()
    #: Topic that this one is a part of, as the author named it.
    broader: str = ''
    #: Topics to know first, as the author named them.
    requires: tuple[Requirement, ...] = ()
    #: What its page says of it, after translation; only the search shows it.
    introduction: str = field(default='', repr=False, compare=False)
    #: Name of the document that declares it; empty when none does.
    docname: str = ''
    #: Anchor on that page; empty when the whole page is about the topic.
    anchor: str = ''
    #: Line of its directive; no part of what readers see, as are the others.
    lineno: int = field(default=0, repr=False, compare=False)
    #: Lines of its options, by their names.
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    #: File that holds its block, if its document includes it.
    included: str = field(default='', repr=False, compare=False)
    #: Data file that it was read from; what a page itself declares comes first.
    file: str = field(default='', repr=False)

    @property
    def own_label(self) -> str:
        """What its page calls it."""
        return self.called or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path, as its author wrote it."""

    #: The topic to learn; empty if none is named.
    topic: str = ''
    #: The resource to work through; empty if none is named.
    resource: str = ''
    #: Resources to take instead.
    alternatives: tuple[str, ...] = ()
    #: Further topics that its text names: what readers are told to know for it.
    needs: tuple[str, ...] = ()
    #: Line on which it begins; no part of what readers see.
    lineno: int = field(default=0, repr=False, compare=False)
    #: Lines of the names in a data file.
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """An ordered route through topics and resources."""

    #: Name by which roles cite it.
    id: str
    #: What readers see, after translation.
    title: str
    #: Name of the document that holds it.
    docname: str
    #: Anchor on that page; empty when the whole page is the path.
    anchor: str = ''
    #: Other names by which authors may cite it.
    aliases: tuple[str, ...] = ()
    #: Name of its level; empty when unknown.
    level: str = ''
    #: Topic that it leads to, as the author named it.
    goal: str = ''
    #: Topics that its reader is told to know before.
    assumes: tuple[str, ...] = ()
    #: How long it takes, as the author wrote it.
    duration: str = ''
    #: Its steps; empty where they follow from the goal.
    steps: tuple[Step, ...] = ()
    #: Line of its directive; no part of what readers see, as are the others.
    lineno: int = field(default=0, repr=False, compare=False)
    #: Lines of its options, by their names.
    lines: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    #: File that holds its block, if its document includes it.
    included: str = field(default='', repr=False, compare=False)
    #: Data file that it was read from.
    file: str = field(default='', repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one document declares, and what it shows of other documents."""

    #: Digest of all that the document holds.
    digest: str = ''
    #: Digest of what others may show of it.
    outline: str = ''
    #: What it declares and shows only under conditions, with these.
    conditional: tuple[tuple[Conditions, Page], ...] = ()

    resources: tuple[Resource, ...] = ()
    topics: tuple[Topic, ...] = ()
    paths: tuple[Path, ...] = ()
    #: Kind of the resources on this page, from its ``resource-kind`` metadata.
    kind: str = ''
    #: What it shows of the whole catalogue.
    views: tuple[View, ...] = ()
    #: Targets of cross-references that may lead to resources or topics, each
    #: with the name of its role.
    targets: tuple[tuple[str, str], ...] = ()


def citations_in(runs: Iterable[Run]) -> Iterator[Citation]:
    """Return the cross-references in a text."""
    for _, content in runs:
        if isinstance(content, Citation):
            yield content
        elif isinstance(content, tuple):
            yield from citations_in(content)


def _pickle_fast(record: Any) -> None:
    """Let records be pickled in half of the time that dataclasses take for it.

    :param record: A class of records of which a project has many, with several fields.
    """
    names = [field.name for field in fields(record)]
    setters = [getattr(record, name).__set__ for name in names]

    def set_state(self: object, values: tuple[object, ...]) -> None:
        for setter, value in zip(setters, values, strict=True):
            setter(self, value)

    values_of = attrgetter(*names)
    record.__getstate__ = lambda self: values_of(self)
    record.__setstate__ = set_state


_pickle_fast(Resource)
_pickle_fast(Source)
