"""What is known of a resource, as text and links: the same for every builder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx_resources.model.names import language_name
from sphinx_resources.model.records import Link
from sphinx_resources.views.shapes import Fact, Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_resources.model.records import Resource, Run, Topic
    from sphinx_resources.model.targets import Targets
    from sphinx_resources.views.shapes import Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that a card shows of a resource, wherever it stands."""

    resource: Resource
    #: Its kind as readers see it.
    kind: str
    #: Its level as readers see it.
    level: str
    #: Its language in words, if it is not the site's.
    language: str
    #: Links to what it teaches.
    topics: tuple[Ref, ...]
    #: What is known of it beside that.
    facts: tuple[Fact, ...]
    #: What else may help whoever looks at it.
    see_also: tuple[Fact, ...]
    #: First paragraph of the description, without roles.
    summary: tuple[Run, ...]


class Details:
    """What is known of the resources of a catalogue.

    What it returns for a resource it keeps: a resource is shown on many pages.

    :param targets: All resources and topics, and where they stand.
    """

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self.catalogue = targets.catalogue
        self._cards: dict[tuple[str, str], Card] = {}
        self._badges: dict[str, Ref] = {}
        self._entries: dict[tuple[str, str], Ref] = {}

    def card(self, resource: Resource) -> Card:
        """Return all that a card shows of *resource*."""
        if resource.key not in self._cards:
            self._cards[resource.key] = Card(
                resource=resource,
                kind=self.kind(resource),
                level=self.level(resource),
                language=self._language(resource),
                topics=tuple(self.topics(resource)),
                facts=_known(self._facts(resource)),
                see_also=_known(self._see_also(resource)),
                summary=tuple(self._runs(resource)),
            )
        return self._cards[resource.key]

    def _runs(self, resource: Resource) -> list[Run]:
        return [self._run(name, source) for name, source in resource.summary]

    def _run(self, name: str, source: str) -> Run:
        """Return a piece of text that was kept, or what a role in it cites."""
        if not name.startswith('xref:'):
            return name, source
        target = self.targets.find(name.removeprefix('xref:'), source)
        return '', target.label if target else source

    def kind(self, resource: Resource) -> str:
        """Return the kind of *resource* as readers see it."""
        kind = self.catalogue.kinds.get(resource.kind)
        return kind.label if kind else ''

    def level(self, resource: Resource) -> str:
        """Return the level of *resource* as readers see it."""
        level = self.catalogue.levels.get(resource.level)
        return level.label if level else ''

    def topics(self, resource: Resource) -> list[Ref]:
        """Return links to what *resource* teaches, for among links to resources."""
        return [
            self._badges.get(topic.id) or self._badge(topic)
            for topic in self.catalogue.topics_of(resource)
        ]

    def _badge(self, topic: Topic) -> Ref:
        before = 'Topic: ' if self.catalogue.reads_like_title(topic) else ''
        badge = self._badges[topic.id] = self.topic(topic, before)
        return badge

    def topic(self, topic: Topic, before: str = '') -> Ref:
        """Return a link to where the resources of *topic* are.

        :param topic: The topic.
        :param before: Visually hidden text before it, if it is a link.
        """
        target = self.targets.of_topic(topic)
        return Ref(text=topic.label, target=target, before=before if target else '')

    def _facts(self, resource: Resource) -> list[Fact]:
        taught = self.catalogue.topics_of(resource)
        required: list[Inline] = [
            # What is taught too has its link in the list of topics.
            topic.label if topic in taught else self.topic(topic)
            for topic in self.catalogue.named_topics(resource.requires)
        ]
        archive: list[Inline] = []
        if resource.archive:
            copy = Link(label='copy', url=resource.archive)
            archive = [_further(copy, resource, 'Archived ')]
        return [
            Fact('requires', 'Know first', required),
            Fact('access', 'Access', _text(resource.access)),
            Fact('duration', 'Time', _text(resource.duration)),
            Fact('language', 'Language', _text(self._language(resource))),
            Fact('license', 'License', _text(resource.license)),
            Fact(
                'links', 'Also', [_further(link, resource) for link in resource.links]
            ),
            Fact('archive', 'Archive', archive),
        ]

    def _see_also(self, resource: Resource) -> list[Fact]:
        by_author, similar = self.catalogue.see_also(resource)
        return [
            Fact('', 'Same author', [*map(self._entry, by_author)]),
            Fact('', 'Similar', [*map(self._entry, similar)]),
        ]

    def _entry(self, resource: Resource) -> Ref:
        """Return a link to where *resource* stands in the catalogue."""
        key = resource.key
        if key not in self._entries:
            target = self.targets.of_resource(resource)
            # The same title is the name of the link to the resource itself.
            entry = Ref(text=resource.title, target=target, before='Entry: ')
            self._entries[key] = entry
        return self._entries[key]

    def _language(self, resource: Resource) -> str:
        site = self.catalogue.language
        if not resource.language or resource.language == site.replace('_', '-'):
            return ''
        return language_name(resource.language, site)

    def entry(self, resource: Resource) -> Ref:
        """Return a link to where *resource* stands, called by its title."""
        return Ref(text=resource.title, target=self.targets.of_resource(resource))

    def title(self, resource: Resource) -> Ref:
        """Return the title, as a link to the resource where its address shows."""
        target = self.targets.of_resource(resource)
        return Ref(text=resource.title, target=target, url=resource.url)


#: The details of each catalogue, as long as somebody holds it.
_DETAILS: WeakKeyDictionary[Targets, Details] = WeakKeyDictionary()


def details_of(targets: Targets) -> Details:
    """Return what is known of the resources of a catalogue, the same each time."""
    if targets not in _DETAILS:
        _DETAILS[targets] = Details(targets)
    return _DETAILS[targets]


def _known(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(
        fact._replace(content=tuple(fact.content)) for fact in facts if fact.content
    )


def _further(link: Link, resource: Resource, before: str = '') -> Ref:
    # Many have links called alike, such as "Slides".
    after = f' of {resource.title}'
    return Ref(text=link.label, url=link.url, before=before, after=after)


def _text(value: str) -> list[Inline]:
    return [value] if value else []
