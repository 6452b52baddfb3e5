"""With which resources to learn a topic."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_resources.model.names import collation
from sphinx_resources.model.records import ACCESS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Resource, Topic

#: Most resources that a step names.
CHOICE = 3

#: Rank of each word for access; what says nothing is free.
_ACCESS = {name: rank for rank, name in enumerate(ACCESS)}


class Teaching:
    """What teaches each topic of a catalogue.

    :param catalogue: All resources and topics.
    :param begun: How many paths begin a topic with a resource, by the id of the
        one and the key of the other.
    """

    def __init__(
        self, catalogue: Catalogue, begun: Mapping[tuple[str, tuple[str, str]], int]
    ) -> None:
        self.catalogue = catalogue
        self._begun = begun
        #: The ids of the topics of a resource that paths begin with it, by its key,
        #: with how many do.
        self._begins: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        for (id_, key), count in begun.items():
            topics = catalogue.topics_of_key(key)
            if any(topic.id == id_ for topic in topics):
                self._begins[key].append((id_, count))
        self._distinct: dict[str, dict[tuple[str, str], Resource]] = {}
        self._choices: dict[tuple[str, bool], list[Resource]] = {}

    def choice(self, topic: Topic, *, early: bool) -> list[Resource]:
        """Return what to learn a topic with: at most :data:`CHOICE`.

        One of each kind: first what most paths begin the topic with, the easiest
        of it; then the freest, those that name the topic before all others, those
        of the right level, what teaches before what is to be tried out, and those
        whose table of contents is known.

        :param topic: The topic.
        :param early: Whether it stands in the first half of a way, where
            what is for beginners comes first; else what is one level above.
        """
        if (topic.id, early) not in self._choices:
            self._choices[topic.id, early] = self._choose(topic, early=early)
        return self._choices[topic.id, early]

    def _choose(self, topic: Topic, *, early: bool) -> list[Resource]:
        catalogue = self.catalogue
        wanted = 0 if early else 1

        def key(resource: Resource) -> tuple[object, ...]:
            # What is only on a part of the topic comes after all else.
            taught = [other.id for other in catalogue.topics_of(resource)]
            taught = taught if topic.id in taught else [*taught, topic.id]
            begun = self._begun.get((topic.id, resource.key), 0)
            return (
                -begun,
                _ACCESS.get(resource.access, 0),
                topic.id != taught[0],
                abs(catalogue.rank(resource) - (0 if begun else wanted)),
                self._is_software(resource),
                taught.index(topic.id),
                not resource.contents,
                len(taught),
                collation(resource.title, catalogue.language),
                resource.key,
            )

        by_kind: dict[str, Resource] = {}
        for resource in sorted(self._readable(topic.id), key=key):
            by_kind.setdefault(resource.kind, resource)
        return list(by_kind.values())[:CHOICE]

    def _readable(self, id_: str) -> list[Resource]:
        """Return what names a topic in the site's language, else all there is."""
        catalogue = self.catalogue
        found = catalogue.filed_under[id_] or catalogue.by_topic[id_]
        tag = catalogue.language_tag
        return [r for r in found if not r.languages or tag in r.languages] or found

    def _is_software(self, resource: Resource) -> bool:
        kind = self.catalogue.kinds.get(resource.kind)
        return kind is not None and kind.is_software

    def preferred(
        self, keys: Iterable[tuple[str, str]], ids: Collection[str]
    ) -> list[tuple[str, str]]:
        """Return keys of resources, what paths begin most with before all else.

        :param keys: What to sort.
        :param ids: Ids of the topics that are to be learned.
        """
        begins = self._begins
        times = {
            key: sum(count for id_, count in begins[key] if id_ in ids)
            for key in keys
            if key in begins
        }
        return sorted(keys, key=lambda key: -times.get(key, 0)) if times else [*keys]

    def distinct(self, id_: str) -> dict[tuple[str, str], Resource]:
        """Return what teaches a topic; of those that teach the same, the preferred.

        What is only to be tried out counts where there is nothing else.

        :param id_: Id of the topic.
        :returns: The resources by their keys.
        """
        if id_ not in self._distinct:
            found: dict[frozenset[str], tuple[str, str]] = {}
            every = self._readable(id_)
            teaching = [r for r in every if not self._is_software(r)] or every
            by_key = {resource.key: resource for resource in teaching}
            for key in self.preferred(by_key, {id_}):
                taught = self.catalogue.topics_of(by_key[key])
                found.setdefault(frozenset(topic.id for topic in taught), key)
            self._distinct[id_] = {key: by_key[key] for key in found.values()}
        return self._distinct[id_]
