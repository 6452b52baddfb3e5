"""What is known of a resource, as text and links: the same for every builder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from sphinx_resources.model.digests import digest_of
from sphinx_resources.model.direction import isolated, without_isolates
from sphinx_resources.model.durations import spoken
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.languages import language_name
from sphinx_resources.model.options import RESOURCE
from sphinx_resources.model.paths import Study
from sphinx_resources.model.records import (
    ACCESS,
    Citation,
    Link,
    Resource,
    citations_in,
)
from sphinx_resources.model.title_text import split_title
from sphinx_resources.model.words import _, around, listed
from sphinx_resources.views.shapes import Fact, OwnFact, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import Path, Run, Topic
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
    #: The tag of the language of its title, if it is not the site's.
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
        self._keys: dict[tuple[str, str], str] = {}
        self._badges: dict[str, Ref] = {}
        self._entries: dict[tuple[str, str, str], Ref] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self._own: dict[tuple[str, str | tuple[str, ...]], Fact] = {}

    def card(self, resource: Resource) -> Card:
        """Return all that a card shows of *resource*."""
        key = resource.key
        found = self._cards.get(key)
        if found is None:
            found = self._cards[key] = Card(
                resource=resource,
                kind=self.kind(resource),
                level=self.level(resource),
                language=self.catalogue.title_language(resource),
                topics=tuple(self.topics(resource)),
                facts=_known(self._facts(resource)),
                see_also=_known(self._see_also(resource)),
                summary=tuple(self.resolved(resource.summary)),
            )
        return found

    def key(self, resource: Resource) -> str:
        """Return what all that is made of *resource* depends on, and of no other."""
        key = resource.key
        found = self._keys.get(key)
        if found is None:
            found = f'{resource.docname}#{resource.id} {resource.digest}'
            if cited := [*map(self.targets.cite, citations_in(resource.description))]:
                found = f'{found} {digest_of(cited)}'
            self._keys[key] = found
        return found

    def description(self, resource: Resource) -> str:
        """Return the whole description of *resource* as text."""
        key = resource.key
        if key not in self._texts:
            self._texts[key] = plain_text(self.resolved(resource.description))
        return self._texts[key]

    def resolved(self, runs: Iterable[Run]) -> Iterator[Run]:
        """Return the text of a description, with that of what it cites."""
        for name, content in runs:
            if isinstance(content, Citation):
                yield from self.targets.cite(content)
            elif isinstance(content, tuple):
                yield name, tuple(self.resolved(content))
            elif name.startswith('xref:'):
                target = self.targets.find(name.removeprefix('xref:'), content)
                for piece in split_title(target.label if target else content):
                    if piece.is_formula:
                        yield 'math', piece.text
                    else:
                        yield '', isolated(piece.text)
            else:
                yield name, content

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
        title = self.catalogue.reads_like_title(topic)
        message = _('Topic: {link}') if title else '{link}'
        badge = self._badges[topic.id] = self.topic(topic, message)
        return badge

    def topic(self, topic: Topic, message: str = '{link}', note: str = '') -> Ref:
        """Return a link to where the resources of *topic* are.

        :param topic: The topic.
        :param message: What it is called, if it is a link; all but the link is
            visually hidden.
        :param note: What is said of it here.
        """
        target = self.targets.of_topic(topic)
        before, after = around(message) if target else ('', '')
        return Ref(
            text=topic.label, target=target, before=before, after=after, note=note
        )

    @cached_property
    def study(self) -> Study:
        """The plans for the topics of the catalogue."""
        return Study(self.catalogue)

    @cached_property
    def _steps(self) -> dict[tuple[str, str], list[Ref]]:
        """Links to the steps of paths that use a resource, by its key."""
        found: dict[tuple[str, str], list[Ref]] = defaultdict(list)
        for path in self.catalogue.paths.values():
            for step in self.study.route(path):
                if step.resource:
                    found[step.resource.key].append(self.step(path, step.number))
        return found

    @cached_property
    def steps_on(self) -> dict[str, list[Ref]]:
        """Links to the first step of each path on a topic, by the id of the topic."""
        found: dict[str, dict[str, Ref]] = defaultdict(dict)
        for path in self.catalogue.paths.values():
            for step in self.study.route(path):
                if step.topic:
                    link = self.step(path, step.number)
                    found[step.topic.id].setdefault(path.id, link)
        return {id_: list(links.values()) for id_, links in found.items()}

    def step(self, path: Path, number: int) -> Ref:
        """Return a link to a step of *path*, by its number from 1."""
        words = _('{path} (step {number})')
        return Ref(
            text=words.format(path=isolated(path.title), number=number),
            target=self.targets.of_path(path, number),
        )

    def path(self, path: Path) -> Ref:
        """Return a link to *path*."""
        return Ref(text=path.title, target=self.targets.of_path(path))

    def _facts(self, resource: Resource) -> list[Fact]:
        contents: dict[str, list[Inline]] = {
            'requires': self._required(resource),
            'access': _text(_access(resource)),
            'duration': _text(spoken(resource.duration, self.catalogue.language)),
            'language': _text(self._language(resource)),
            'license': _text(resource.license),
            'links': [_further(link, resource) for link in resource.links],
            'archive': [],
        }
        if resource.archive:
            copy = Link(label=_('copy'), url=resource.archive)
            message = _('Archived {link} of {title}')
            contents['archive'] = [_further(copy, resource, message)]
        facts = {
            name: Fact(name, _(RESOURCE[name].label), content)
            for name, content in contents.items()
            if content
        }
        steps = self._steps.get(resource.key, [])
        facts['paths'] = Fact('paths', _('In the paths'), steps)
        for named in resource.fields:
            if fact := self._own.get(named) or self._own_fact(resource, named):
                facts[fact.name] = fact
        # Where it comes from is no choice of whoever lays out the card.
        origin = Fact('origin', _('From'), _text(resource.origin))
        others = listed(self.catalogue.merged.origins_of(resource))
        also = Fact('also-in', _('Also in'), _text(others))
        return [*(facts[n] for n in self.catalogue.card if n in facts), origin, also]

    def _own_fact(
        self, resource: Resource, named: tuple[str, str | tuple[str, ...]]
    ) -> Fact | None:
        """Return what is shown of a field of the project's own; None if it is gone.

        :param resource: What has it.
        :param named: Its name and value.
        """
        name, value = named
        field = self.catalogue.fields.get(name)
        if not field:
            return None
        members = (value,) if isinstance(value, str) else value
        content = tuple(own_value(resource, field, members))
        fact = OwnFact(name, field.label, content, f'resource-field-{name}')
        if field.type != 'url':
            # A link names its resource; all else is the same for many.
            self._own[named] = fact
        return fact

    def _required(self, resource: Resource) -> list[Inline]:
        taught = self.catalogue.topics_of(resource)
        return [
            self._entry(needed, reason)
            if isinstance(needed, Resource)
            # What is taught too has its link in the list of topics.
            else with_note(isolated(needed.label), reason)
            if needed in taught
            else self.topic(needed, note=reason)
            for needed, reason in self.catalogue.requirements(resource)
        ]

    def _see_also(self, resource: Resource) -> list[Fact]:
        if 'see-also' not in self.catalogue.card:
            return []
        by_author, similar = self.catalogue.see_also(resource)
        return [
            Fact('', _('Same author'), [*map(self._entry, by_author)]),
            Fact('', _('Similar'), [*map(self._entry, similar)]),
        ]

    def _entry(self, resource: Resource, note: str = '') -> Ref:
        """Return a link to where *resource* stands in the catalogue."""
        key = (*resource.key, note)
        if key not in self._entries:
            target = self.targets.of_resource(resource)
            # The same title is the name of the link to the resource itself.
            before, after = around(_('Entry: {link}'))
            self._entries[key] = Ref(
                text=resource.title,
                target=target,
                before=before,
                after=after,
                note=note,
                language=self.catalogue.title_language(resource),
            )
        return self._entries[key]

    def _language(self, resource: Resource) -> str:
        """Return the languages of *resource* in words, but for the site's."""
        site = self.catalogue.language_tag
        others = [tag for tag in resource.languages if tag != site]
        names = [language_name(tag, self.catalogue.language) for tag in others]
        joined = listed(names)
        if names and site in resource.languages:
            return _('also in {languages}').format(languages=joined)
        return joined

    def entry(self, resource: Resource) -> Ref:
        """Return a link to where *resource* stands, called by its title."""
        target = self.targets.of_resource(resource)
        language = self.catalogue.title_language(resource)
        return Ref(text=resource.title, target=target, language=language)

    def title(self, resource: Resource) -> Ref:
        """Return the title, as a link to the resource where its address shows."""
        target = self.targets.of_resource(resource)
        return Ref(
            text=resource.title,
            target=target,
            url=resource.url,
            language=self.catalogue.title_language(resource),
        )


#: The details of each catalogue, as long as somebody holds it.
_DETAILS: WeakKeyDictionary[Targets, Details] = WeakKeyDictionary()


def details_of(targets: Targets) -> Details:
    """Return what is known of the resources of a catalogue, the same each time."""
    found = _DETAILS.get(targets)
    if found is None:
        found = _DETAILS[targets] = Details(targets)
    return found


def forget_details(targets: Targets) -> None:
    """Let go of the details of a catalogue, and of all that was made of them."""
    _DETAILS.pop(targets, None)


def _known(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(
        fact
        if isinstance(fact.content, tuple)
        else fact._replace(content=tuple(fact.content))
        for fact in facts
        if fact.content
    )


def _further(link: Link, resource: Resource, message: str = '') -> Ref:
    # Many have links called alike, such as "Slides".
    message = message or _('{link} of {title}')
    before, after = around(message, title=readable(resource.title))
    return Ref(text=link.label, url=link.url, before=before, after=after)


def with_note(text: str, note: str) -> str:
    """Return a text with what is said of it in parentheses."""
    return f'{text} ({isolated(note)})' if note else text


def own_value(resource: Resource, field: Field, members: Iterable[str]) -> list[Inline]:
    """Return what readers see of a field of a project's own.

    :param resource: What has it.
    :param field: The field.
    :param members: Its values.
    """
    if field.type == 'url':
        links = [Link(label=urlsplit(url).netloc or url, url=url) for url in members]
        return [_further(link, resource) for link in links]
    return [field.label_of(value) for value in members]


def _access(resource: Resource) -> str:
    if not resource.access:
        return resource.access_note
    return with_note(_(ACCESS[resource.access]), resource.access_note)


def _text(value: str) -> list[Inline]:
    return [value] if value else []


def plain_text(runs: Iterable[Run]) -> str:
    """Return pieces of text as one; formulas come out in dollar signs."""
    return ''.join(_plain(name, content) for name, content in runs)


def _plain(name: str, content: str | tuple[Run, ...] | Citation) -> str:
    if isinstance(content, tuple):
        return plain_text(content)
    if isinstance(content, str):
        return f'${content}$' if name == 'math' else without_isolates(content)
    return content.words
