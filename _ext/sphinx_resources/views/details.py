"""What is known of a resource, as text and links: the same for every builder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from sphinx_resources.model.records import Link

if TYPE_CHECKING:
    from markupsafe import Markup

    from sphinx_resources.model.catalogue import Catalogue, Place
    from sphinx_resources.model.records import Resource, Topic


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ref:
    """A link, to a place in the project or to an address.

    There is one for each thing that is linked, which a page makes HTML of once;
    so they are told apart by identity.
    """

    text: str
    #: Where it leads in the project; None if nowhere.
    place: Place | None = None
    #: Where it leads elsewhere.
    url: str = ''
    #: What the ear needs before it.
    before: str = ''
    #: What the ear needs after it.
    after: str = ''


Inline = str | Ref
#: A label and what it stands for.
Fact = tuple[str, list[Inline]]


class Facts:
    """What is known of the resources of a catalogue.

    What it returns for a resource it keeps: a resource is shown on many pages.

    :param catalogue: All resources.
    :param language: Language of the site, as Sphinx names it.
    """

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self.catalogue = catalogue
        self._site_language = language
        #: What renderers made of them, to be used again.
        self.made: dict[tuple[str, str, str], Markup] = {}
        self._kept: dict[tuple[str, str, str], list[Fact]] = {}
        self._badges: dict[str, Ref] = {}
        self._entries: dict[tuple[str, str], Ref] = {}

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
        :param before: What the ear needs before it, if it is a link.
        """
        place = self.catalogue.place_of_topic(topic)
        return Ref(text=topic.label, place=place, before=before if place else '')

    def details(self, resource: Resource) -> list[Fact]:
        """Return what is known of *resource* beside what is on every card."""
        return self._keep('details', resource)

    def see_also(self, resource: Resource) -> list[Fact]:
        """Return what else may help whoever looks at *resource*."""
        return self._keep('see_also', resource)

    def _keep(self, name: str, resource: Resource) -> list[Fact]:
        key = (name, resource.docname, resource.id)
        if key not in self._kept:
            find = self._details if name == 'details' else self._see_also
            self._kept[key] = [fact for fact in find(resource) if fact[1]]
        return self._kept[key]

    def _details(self, resource: Resource) -> list[Fact]:
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
            ('Know first', required),
            ('Access', _text(resource.access)),
            ('Time', _text(resource.duration)),
            ('Language', _text(self.language(resource))),
            ('License', _text(resource.license)),
            ('Also', [_further(link, resource) for link in resource.links]),
            ('Archive', archive),
        ]

    def _see_also(self, resource: Resource) -> list[Fact]:
        by_author, similar = self.catalogue.see_also(resource)
        return [
            ('Same author', [*map(self._entry, by_author)]),
            ('Similar', [*map(self._entry, similar)]),
        ]

    def _entry(self, resource: Resource) -> Ref:
        """Return a link to where *resource* stands in the catalogue."""
        key = (resource.docname, resource.id)
        if key not in self._entries:
            place = self.catalogue.place_of_resource(resource)
            # The same title is the name of the link to the resource itself.
            entry = Ref(text=resource.title, place=place, before='Entry: ')
            self._entries[key] = entry
        return self._entries[key]

    def language(self, resource: Resource) -> str:
        """Return the language of *resource* in words, if it is not the site's."""
        site = self._site_language.replace('_', '-')
        if not resource.language or resource.language == site:
            return ''
        return self.name_of_language(resource.language)

    def name_of_language(self, tag: str) -> str:
        """Return a language in words of the site's.

        :param tag: The language, as a BCP 47 tag.
        """
        try:
            name = Locale.parse(tag, sep='-').get_display_name(self._site_language)
        except UnknownLocaleError:
            name = None
        return name or tag


def _further(link: Link, resource: Resource, before: str = '') -> Ref:
    # Many have links called alike, such as "Slides".
    after = f' of {resource.title}'
    return Ref(text=link.label, url=link.url, before=before, after=after)


def _text(value: str) -> list[Inline]:
    return [value] if value else []
