"""The catalogue: all resources and topics of a project, indexed once per build."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_resources.model.names import family_name, fold, make_id
from sphinx_resources.model.records import IndexView, ListingView, Topic
from sphinx_resources.model.similar import LIMIT, Related
from sphinx_resources.model.targets import Search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from sphinx_resources.model.records import Kind, Level, Page, Query, Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a cross-reference leads."""

    docname: str
    #: Anchor on that page; empty for the page as a whole.
    anchor: str
    #: Text of the reference, unless the author wrote another.
    label: str
    #: What the filter of the page is set to.
    query: str = ''


class Catalogue:
    """All that the documents of a project declare.

    It does not depend on the order in which documents were read: documents
    count in the order of their names, and the first of two things that claim
    one id has it.

    :param pages: What each document declares, by document name.
    :param kinds: The kinds there are, in the order in which groups are shown.
    :param levels: The levels there are, easiest first.
    """

    def __init__(
        self,
        pages: Mapping[str, Page],
        kinds: Mapping[str, Kind],
        levels: Mapping[str, Level],
    ) -> None:
        self.kinds = kinds
        self.levels = levels
        self._rank = {name: rank for rank, name in enumerate(levels)}

        ordered = sorted(pages.items())
        #: Every resource, in the order of document names and lines.
        self.resources: list[Resource] = [
            resource for _, page in ordered for resource in page.resources
        ]
        #: Resource by id.
        self.by_id: dict[str, Resource] = {}
        for resource in self.resources:
            self.by_id.setdefault(resource.id, resource)
        self._by_title: dict[str, Resource] = {}
        for resource in self.resources:
            self._by_title.setdefault(fold(resource.title), resource)
        self._holders = {resource.docname for resource in self.resources}
        self._by_place = {(r.docname, r.id): r for r in self.resources}

        #: Topic by id: those that are declared, then those that are only used.
        self.topics: dict[str, Topic] = {}
        self._names: dict[str, str] = {}
        self._add_topics([topic for _, page in ordered for topic in page.topics])

        #: Document whose resources are of a kind, by name of the kind.
        self.kind_pages: dict[str, str] = {}
        #: First document with an index, by name of the index.
        self.index_pages: dict[str, str] = {}
        #: First document that lists the whole catalogue; empty if none does.
        self.whole_page = ''
        self._note_pages(ordered)

        self._topics_of = {
            (r.docname, r.id): self.named_topics(r.topics) for r in self.resources
        }
        listed = self.sort(self.resources)
        topics_of = [[t.id for t in self.topics_of(r)] for r in listed]
        #: Resources of a topic, easiest first, by id of the topic.
        self.by_topic: dict[str, list[Resource]] = defaultdict(list)
        #: Resources of an author, easiest first, by name.
        self.by_author: dict[str, list[Resource]] = defaultdict(list)
        for resource, topics in zip(listed, topics_of, strict=True):
            for id_ in topics:
                self.by_topic[id_].append(resource)
            for author in dict.fromkeys(resource.authors):
                self.by_author[author].append(resource)
        self._see_also: dict[
            tuple[str, str], tuple[list[Resource], list[Resource]]
        ] = {}
        self._related = Related(listed, topics_of)
        #: Ids of the topics that have a topic as their broader or required one.
        self.narrower = self._inverse(lambda topic: [topic.broader])
        self.leads_to = self._inverse(lambda topic: topic.requires)

    def _note_pages(self, ordered: Iterable[tuple[str, Page]]) -> None:
        for docname, page in ordered:
            if page.kind:
                self.kind_pages.setdefault(page.kind, docname)
            for view, _ in page.views:
                if isinstance(view, IndexView):
                    self.index_pages.setdefault(view.name, docname)
                elif isinstance(view, ListingView) and not view.query.chooses:
                    self.whole_page = self.whole_page or docname

    def _add_topics(self, declared: list[Topic]) -> None:
        for topic in declared:
            self.topics.setdefault(topic.id, topic)
        # An exact name wins over one that differs in case, and a label or id
        # over an alias, whatever the order of the documents.
        for names_of in (
            lambda topic: [topic.label, topic.id],
            lambda topic: topic.aliases,
            lambda topic: map(fold, [topic.label, topic.id, *topic.aliases]),
        ):
            for topic in self.topics.values():
                for name in names_of(topic):
                    self._names.setdefault(name, topic.id)
        for resource in self.resources:
            for name in resource.topics:
                if self.topic(name) is None:
                    id_ = make_id(name)
                    topic = self.topics.setdefault(id_, Topic(id=id_, label=name))
                    self._names.setdefault(name, topic.id)
                    self._names.setdefault(fold(name), topic.id)

    @property
    def declared_labels(self) -> list[str]:
        """Labels of the topics that a document declares."""
        return [topic.label for topic in self.topics.values() if topic.docname]

    def _inverse(
        self, names_of: Callable[[Topic], Iterable[str]]
    ) -> dict[str, list[Topic]]:
        inverse: dict[str, list[Topic]] = defaultdict(list)
        for topic in self.topics.values():
            for name in names_of(topic):
                if name and (other := self.topic(name)):
                    inverse[other.id].append(topic)
        return inverse

    def topic(self, name: str) -> Topic | None:
        """Return the topic that an author calls *name*.

        :param name: A label, id or alias; case and white space matter only
            where two topics differ in nothing else.
        :returns: The topic, or None if neither declared nor used anywhere.
        """
        id_ = self._names.get(name) or self._names.get(fold(name))
        return self.topics.get(id_) if id_ else None

    def named_topics(self, names: Iterable[str]) -> list[Topic]:
        """Return the topics that are known by *names*, each once.

        :param names: Labels, ids or aliases.
        :returns: The topics, in the order of the names.
        """
        found = filter(None, map(self.topic, names))
        return list({topic.id: topic for topic in found}.values())

    def topics_of(self, resource: Resource) -> list[Topic]:
        """Return the topics of *resource*, in its author's order."""
        return self._topics_of[resource.docname, resource.id]

    def see_also(self, resource: Resource) -> tuple[list[Resource], list[Resource]]:
        """Return what else may help whoever looks at *resource*.

        :returns: Others by its authors, and others that share most topics
            with it; at most :data:`~sphinx_resources.model.similar.LIMIT` of each,
            and none twice.
        """
        key = (resource.docname, resource.id)
        if key not in self._see_also:
            self._see_also[key] = self._find_others(resource)
        return self._see_also[key]

    def _find_others(self, resource: Resource) -> tuple[list[Resource], list[Resource]]:
        same = {
            (other.docname, other.id): other
            for author in resource.authors
            for other in islice(self.by_author[author], LIMIT + 1)
            if other is not resource
        }
        by_author = list(same.values())[:LIMIT]
        return by_author, self._related.of(resource, without=by_author)

    def related_topics(self, topic: Topic) -> list[Topic]:
        """Return the topics that most often come together with *topic*.

        :returns: At most five topics that share two resources or more with it,
            without those that it is declared to depend on or to be part of.
        """
        declared = [
            topic,
            *self.named_topics([topic.broader, *topic.requires]),
            *self.narrower[topic.id],
            *self.leads_to[topic.id],
        ]
        counts = Counter(
            other.id
            for resource in self.by_topic[topic.id]
            for other in self.topics_of(resource)
        )
        for other in declared:
            del counts[other.id]
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return [self.topics[id_] for id_, count in ordered[:5] if count > 1]

    def reads_like_title(self, topic: Topic) -> bool:
        """Say whether a resource is called like *topic*."""
        return fold(topic.label) in self._by_title

    def holds_resources(self, docname: str) -> bool:
        """Say whether a document declares resources."""
        return docname in self._holders

    def at(self, docname: str, id_: str) -> Resource:
        """Return the resource with anchor *id_* in document *docname*."""
        return self._by_place[docname, id_]

    def place_of_topic(self, topic: Topic) -> Place | None:
        """Return where a reader finds the resources of *topic*.

        :returns: The page that declares it, else its place in the topic index,
            else None.
        """
        if topic.docname:
            return Place(docname=topic.docname, anchor=topic.anchor, label=topic.label)
        if docname := self.index_pages.get('topics'):
            return Place(docname=docname, anchor=f'topic-{topic.id}', label=topic.label)
        return None

    def place(self, role: str, name: str) -> Place | None:
        """Return where the cross-reference *name* leads.

        :param role: ``resource``, ``topic`` or ``resource-filter``.
        :param name: The id or title of a resource; an id, label or alias
            of a topic; or the query of a filter.
        """
        if role == 'topic':
            topic = self.topic(name)
            return self.place_of_topic(topic) if topic else None
        if role == 'resource-filter':
            return self._place_of_search(name)
        resource = self.by_id.get(name) or self._by_title.get(fold(name))
        return self.place_of_resource(resource) if resource else None

    def _place_of_search(self, query: str) -> Place | None:
        try:
            search = Search(query, self)
        except ValueError:
            return None
        docname, query = search.page()
        if not docname:
            return None
        return Place(docname=docname, anchor='', label=search.label, query=query)

    def exact_place(self, role: str, name: str) -> Place | None:
        """Return where *name* leads if it is written just so.

        References that may be meant for others ask this.
        """
        if role == 'topic':
            return self.place('topic', name) if name in self._names else None
        if role == 'resource-filter':
            return None
        resource = self.by_id.get(name)
        return self.place_of_resource(resource) if resource else None

    def place_of_resource(self, resource: Resource) -> Place:
        """Return where *resource* stands."""
        return Place(docname=resource.docname, anchor=resource.id, label=resource.title)

    def select(self, query: Query) -> list[Resource]:
        """Return the resources that *query* asks for, in its order."""
        chosen = self._candidates(query)
        if query.kinds:
            chosen = [r for r in chosen if r.kind in query.kinds]
        if query.levels:
            chosen = [r for r in chosen if r.level in query.levels]
        if query.authors:
            authors = set(map(fold, query.authors))
            chosen = [r for r in chosen if authors.intersection(map(fold, r.authors))]
        chosen = self.sort(chosen, query.sort)
        return chosen[: query.limit] if query.limit else chosen

    def _candidates(self, query: Query) -> list[Resource]:
        if not query.topics:
            return self.resources
        return list(
            {
                (resource.docname, resource.id): resource
                for topic in self.named_topics(query.topics)
                for resource in self.by_topic[topic.id]
            }.values()
        )

    def sort(self, resources: Iterable[Resource], key: str = 'level') -> list[Resource]:
        """Return *resources* in order.

        :param resources: What to sort.
        :param key: One of :data:`~sphinx_resources.model.records.SORT_KEYS`: by level
            (easiest first), title, first author, year or day of addition
            (newest first).  What is equal is sorted by title.
        """
        by_title = sorted(
            resources, key=lambda r: (r.title.casefold(), r.docname, r.id)
        )
        keys: dict[str, Callable[[Resource], Any]] = {
            'level': lambda r: self._rank.get(r.level, len(self._rank)),
            'title': lambda r: 0,
            'author': lambda r: (
                family_name(r.authors[0]) if r.authors else '\U0010ffff'
            ),
            'year': lambda r: -int(r.year or 0),
            'added': lambda r: (
                [-int(part) for part in r.added.split('-') if part] or [0]
            ),
        }
        return sorted(by_title, key=keys[key])

    def group_by_kind(
        self, resources: Iterable[Resource]
    ) -> list[tuple[Kind | None, list[Resource]]]:
        """Return *resources* by kind, in the order of the vocabulary.

        :returns: Pairs of a kind and its resources; None stands for resources
            without a kind, which come last.
        """
        groups: dict[str, list[Resource]] = {name: [] for name in self.kinds}
        for resource in resources:
            groups.setdefault(resource.kind, []).append(resource)
        return [
            (self.kinds.get(name), group) for name, group in groups.items() if group
        ]
