"""The catalogue: all resources and topics of a project, indexed once per build."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from sphinx_resources.model.card import default_card
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.merging import Merged
from sphinx_resources.model.names import author_key, collation, fold, make_id
from sphinx_resources.model.nesting import Nesting
from sphinx_resources.model.own_values import OwnValues
from sphinx_resources.model.records import Topic
from sphinx_resources.model.similar import LIMIT, Similar
from sphinx_resources.model.topic_names import TopicNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import (
        Kind,
        Level,
        Page,
        Path,
        Requirement,
        Resource,
    )

#: A resource on more topics says of none that it goes with another.
MANY = 50


def by_title(resource: Resource, language: str) -> tuple[tuple[str, str], str, str]:
    """Return what a resource is sorted by, where nothing else tells it apart."""
    return collation(readable(resource.title), language), resource.docname, resource.id


def closed(resource: Resource) -> bool:
    """Say whether a resource is no longer free, so that it is listed last."""
    return resource.access == 'closed'


def by_label(topics: Iterable[Topic], language: str) -> list[Topic]:
    """Return *topics* in the order of their labels.

    :param topics: What to sort.
    :param language: Language of the site.
    """
    return sorted(topics, key=lambda t: (collation(readable(t.label), language), t.id))


class Catalogue:
    """All that the documents of a project declare.

    It does not depend on the order in which documents were read: documents
    count in the order of their names, and the first of two things that claim
    one id has it.

    :param pages: What each document declares, by document name.
    :param kinds: The kinds there are, in the order in which groups are shown.
    :param levels: The levels there are, easiest first.
    :param language: Language of the site, as Sphinx names it.
    :param fields: Fields of the project's own, by name.
    :param card: Parts of a card, in order.
    """

    def __init__(
        self,
        pages: Mapping[str, Page],
        kinds: Mapping[str, Kind],
        levels: Mapping[str, Level],
        language: str = 'en',
        *,
        fields: Mapping[str, Field] | None = None,
        card: tuple[str, ...] = default_card(()),
    ) -> None:
        self.kinds = kinds
        self.levels = levels
        #: Fields of the project's own, by name.
        self.fields = fields or {}
        #: Parts of a card, in order.
        self.card = card
        #: Language of the site, as Sphinx names it.
        self.language = language
        #: The same as a BCP 47 tag.
        self.language_tag = language.replace('_', '-')
        self._rank = {name: rank for rank, name in enumerate(levels)}
        ordered = [page for _, page in sorted(pages.items())]
        self._add_resources(chain.from_iterable(page.resources for page in ordered))
        self._add_topics([topic for page in ordered for topic in page.topics])
        self._add_paths(chain.from_iterable(page.paths for page in ordered))
        self._relate_topics()
        self._list_resources()
        #: What resources say in the project's own fields.
        self.own = OwnValues(self._by_key, self.resources, self.fields, language)

    @property
    def declared(self) -> list[object]:
        """All that the configuration declares, to be compared."""
        found = (self.kinds, self.levels, self.fields)
        return [*(list(terms.items()) for terms in found), self.card]

    def _add_resources(self, resources: Iterable[Resource]) -> None:
        every = list(resources)
        #: Which of them are one resource of several catalogues.
        self.merged = Merged(every)
        #: Every resource, in the order of document names and lines.
        self.resources: list[Resource] = self.merged.resources
        #: Resource by id.
        self.by_id: dict[str, Resource] = {}
        self._by_folded_id: dict[str, Resource] = {}
        self._authors: dict[str, str] = {}
        self._by_title: dict[str, Resource] = {}
        self._by_alias: dict[str, Resource] = {}
        kept = self.merged.kept
        for resource in sorted(every, key=lambda one: one.key in kept):
            # What leads to one that was merged leads to what is kept.
            found = kept.get(resource.key, resource)
            self.by_id.setdefault(resource.id, found)
            self._by_folded_id.setdefault(fold(resource.id), found)
            self.authors_of(resource)
            self._by_title.setdefault(fold(resource.title), found)
            for alias in resource.aliases:
                self._by_alias.setdefault(fold(alias), found)
        for resource in self.resources:
            if resource.written != resource.title:
                self._by_title.setdefault(fold(resource.written), resource)
        self._place = {r.key: place for place, r in enumerate(self.resources)}
        self._holders = {resource.docname for resource in every}
        self._by_key = {resource.key: resource for resource in every}
        #: The same with those that were merged.
        self.every = list(self._by_key.values())

    def _list_resources(self) -> None:
        titled = sorted(self.every, key=lambda r: by_title(r, self.language))
        self._titled = {resource.key: place for place, resource in enumerate(titled)}
        listed = sorted(
            self.resources,
            key=lambda r: (closed(r), self.rank(r), self._titled[r.key]),
        )
        self._listed = {resource.key: place for place, resource in enumerate(listed)}
        self._topics_of = {r.key: self.named_topics(r.topics) for r in self.every}
        self._counts_for = {
            key: self.nesting.with_wholes(found)
            for key, found in self._topics_of.items()
        }
        #: Resources that name a topic, easiest first, by id of the topic.
        self.filed_under: dict[str, list[Resource]] = defaultdict(list)
        #: The same with those that name a part of it.
        self.by_topic: dict[str, list[Resource]] = defaultdict(list)
        #: Resources of an author, easiest first, by name.
        self.by_author: dict[str, list[Resource]] = defaultdict(list)
        for resource in listed:
            for topic in self.topics_of(resource):
                self.filed_under[topic.id].append(resource)
            for topic in self.counted_for(resource):
                self.by_topic[topic.id].append(resource)
            for author in self.authors_of(resource):
                self.by_author[author].append(resource)
        topics = [[topic.id for topic in self.topics_of(r)] for r in listed]
        self._similar = Similar(listed, topics)
        self._see_also: dict[
            tuple[str, str], tuple[list[Resource], list[Resource]]
        ] = {}

    def _relate_topics(self) -> None:
        #: Which topics are parts of which.
        self.nesting = Nesting(self.topics, self.topic)
        #: Topics that have a topic as a required one, by its id.
        self.leads_to: dict[str, list[Topic]] = defaultdict(list)
        for topic in self.topics.values():
            for other, _ in self.prerequisites(topic):
                self.leads_to[other.id].append(topic)

    def _add_topics(self, declared: list[Topic]) -> None:
        #: Topic by id: those that are declared, then those that are only used.
        self.topics: dict[str, Topic] = {}
        for topic in sorted(declared, key=lambda topic: bool(topic.file)):
            self.topics.setdefault(topic.id, topic)
        self._names = TopicNames(self.topics)
        for id_, label in self._names.told_apart().items():
            topic = self.topics[id_]
            self.topics[id_] = replace(topic, label=label, called=topic.label)
            self._names.note(id_, [label, fold(label)])
        for resource in self.resources:
            for name in resource.topics:
                if self.topic(name) is None:
                    id_ = make_id(name)
                    topic = self.topics.setdefault(id_, Topic(id=id_, label=name))
                    self._names.note(topic.id, [name, fold(name)])

    def _add_paths(self, paths: Iterable[Path]) -> None:
        #: Path by id, in the order of document names and lines.
        self.paths: dict[str, Path] = {}
        for path in paths:
            self.paths.setdefault(path.id, path)
        self._path_names: dict[str, Path] = {}
        for names_of in (
            lambda path: [path.title],
            lambda path: path.aliases,
            lambda path: [path.id],
        ):
            for path in self.paths.values():
                for name in names_of(path):
                    self._path_names.setdefault(fold(name), path)

    def path(self, name: str) -> Path | None:
        """Return the path with the id, title or alias *name*; None if there is none."""
        return self.paths.get(name) or self._path_names.get(fold(name))

    @property
    def declared_labels(self) -> list[str]:
        """Labels of the topics that a document declares, as authors write them."""
        return [self._names.written(t) for t in self.topics.values() if t.docname]

    @property
    def declared_aliases(self) -> dict[str, str]:
        """The same by their other names, and by what readers of a translation see."""
        return {
            name: self._names.written(topic)
            for topic in self.topics.values()
            if topic.docname
            for name in (topic.label, *topic.aliases)
        }

    def topic(self, name: str) -> Topic | None:
        """Return the topic that an author calls *name*.

        :param name: A label, id or alias; case and white space matter only
            where two topics differ in nothing else.
        :returns: The topic, or None if neither declared nor used anywhere.
        """
        return self._names.topic(name)

    def meant(self, name: str) -> list[Topic]:
        """Return the topics that *name* may stand for: several, if they share it."""
        return self._names.meant(name)

    def named_topics(self, names: Iterable[str]) -> list[Topic]:
        """Return the topics that are known by *names*, each once.

        :param names: Labels, ids or aliases.
        :returns: The topics, in the order of the names.
        """
        found = filter(None, map(self.topic, names))
        return list({topic.id: topic for topic in found}.values())

    def authors_of(self, resource: Resource) -> list[str]:
        """Return the authors of *resource*, each as the first resource names them."""
        names = (
            self._authors.setdefault(author_key(name), name)
            for name in resource.authors
        )
        return list(dict.fromkeys(names))

    def title_language(self, resource: Resource) -> str:
        """Return the tag of the language of a title, if it is not the site's."""
        if self.language_tag in resource.languages or resource.is_translated:
            return ''
        return next(iter(resource.languages), '')

    def topics_of(self, resource: Resource) -> list[Topic]:
        """Return the topics of *resource*, in its author's order."""
        return self._topics_of[resource.key]

    def topics_of_key(self, key: tuple[str, str]) -> list[Topic]:
        """Return the topics of the resource with a key, in its author's order."""
        return self._topics_of[key]

    def counted_for(self, resource: Resource) -> list[Topic]:
        """Return the topics of *resource*, and all that they are parts of."""
        return self._counts_for[resource.key]

    def required(self, requirement: Requirement) -> tuple[Topic | Resource | None, str]:
        """Return what a requirement names, and the reason for it.

        :param requirement: What the author wrote; all of it is tried as a name
            before what stands before its parentheses.
        :returns: A topic, else a resource, else None.
        """
        whole, name = requirement.written, requirement.name
        if found := self.topic(whole) or self.resource(whole):
            return found, ''
        return self.topic(name) or self.resource(name), requirement.reason

    def prerequisites(self, topic: Topic) -> list[tuple[Topic, str]]:
        """Return the topics to know before *topic*, each with the reason for it."""
        found: dict[str, tuple[Topic, str]] = {}
        for requirement in topic.requires:
            if whole := self.topic(requirement.written):
                found.setdefault(whole.id, (whole, ''))
            elif needed := self.topic(requirement.name):
                found.setdefault(needed.id, (needed, requirement.reason))
        return list(found.values())

    def requirements(self, resource: Resource) -> list[tuple[Topic | Resource, str]]:
        """Return what to know before *resource*, each with the reason for it."""
        found: dict[int, tuple[Topic | Resource, str]] = {}
        for needed, reason in map(self.required, resource.requires):
            if needed:
                found.setdefault(id(needed), (needed, reason))
        return list(found.values())

    def see_also(self, resource: Resource) -> tuple[list[Resource], list[Resource]]:
        """Return what else may help whoever looks at *resource*.

        :returns: Others by its authors, and others that share most topics
            with it; at most :data:`~sphinx_resources.model.similar.LIMIT` of each,
            and none twice.
        """
        resource = self.merged.kept.get(resource.key, resource)
        key = resource.key
        if key not in self._see_also:
            self._see_also[key] = self._find_others(resource)
        return self._see_also[key]

    def _find_others(self, resource: Resource) -> tuple[list[Resource], list[Resource]]:
        same = {
            other.key: other
            for author in self.authors_of(resource)
            for other in islice(self.by_author[author], LIMIT + 1)
            if other is not resource
        }
        by_author = list(same.values())[:LIMIT]
        return by_author, self._similar.of(resource, without=by_author)

    def reads_like_title(self, topic: Topic) -> bool:
        """Say whether a resource is called like *topic*."""
        return fold(topic.label) in self._by_title

    def holds_resources(self, docname: str) -> bool:
        """Say whether a document declares resources."""
        return docname in self._holders

    def at(self, docname: str, id_: str) -> Resource:
        """Return the resource with anchor *id_* in document *docname*."""
        return self._by_key[docname, id_]

    def has_name(self, name: str) -> bool:
        """Say whether a topic is called *name*, written just so."""
        return name in self._names

    def aliased(self, name: str) -> Resource | None:
        """Return the first resource with an alias; case does not matter."""
        return self._by_alias.get(fold(name))

    def resource(self, name: str) -> Resource | None:
        """Return the resource that an author calls *name*.

        :param name: Its id, else its title, else an alias; case and white space
            do not matter.
        """
        folded = fold(name)
        return (
            self.by_id.get(name)
            or self._by_title.get(folded)
            or self.aliased(name)
            or self._by_folded_id.get(folded)
        )

    def as_written(self, resources: Iterable[Resource]) -> list[Resource]:
        """Return *resources* in the order of document names and lines."""
        return sorted(resources, key=lambda resource: self._place[resource.key])

    def by_authors(self, names: Iterable[str]) -> list[Resource]:
        """Return the resources of authors who are known by *names*, each once."""
        found = (self._authors.get(author_key(name), name) for name in names)
        every = (r for name in found for r in self.by_author.get(name, ()))
        return list({resource.key: resource for resource in every}.values())

    def in_order(self, resources: Iterable[Resource]) -> list[Resource]:
        """Return *resources* as listings do: easiest first, by title, closed last."""
        return sorted(resources, key=lambda resource: self._listed[resource.key])

    def keys_in_order(self, keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return keys of resources in the order of :meth:`in_order`."""
        return sorted(keys, key=self._listed.__getitem__)

    def place_by_title(self, resource: Resource) -> int:
        """Return the place of a resource among all, by title."""
        return self._titled[resource.key]

    def rank(self, one: Resource | Path) -> int:
        """Return the place of a resource or path by level; without one, the last."""
        return self._rank.get(one.level, len(self._rank))

    def group_by_kind(
        self, resources: Iterable[Resource]
    ) -> list[tuple[Kind | None, list[Resource]]]:
        """Return *resources* by kind, in order; those without one last, under None."""
        groups: dict[str, list[Resource]] = {name: [] for name in self.kinds}
        for resource in resources:
            groups.setdefault(resource.kind, []).append(resource)
        return [
            (self.kinds.get(name), group) for name, group in groups.items() if group
        ]
