"""In which order to learn the topics of a catalogue, and with what.

What a topic requires is what its own declaration says: requiring a topic does
not require its parts, and a part does not inherit what its whole requires.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from graphlib import TopologicalSorter
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING

from sphinx_resources.model.covers import fewest
from sphinx_resources.model.cycles import closing_edges
from sphinx_resources.model.names import collation
from sphinx_resources.model.teaching import Teaching

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Path, Resource, Step, Topic

#: Most topics that a plan names; whoever needs more begins with one of these.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a topic is learned."""

    #: The topic that requires it.
    topic: Topic
    #: For what, in words of the author; may be empty.
    text: str = ''


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A topic on the way to another."""

    topic: Topic
    #: The topics on the way that require it themselves.
    reasons: tuple[Reason, ...]
    #: What to learn it with, the best first; as
    #: :class:`Teaching` chooses it.
    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A step of a path, with what its author named."""

    #: Number of the step, from 1.
    number: int
    #: The topic; None if there is none of that name.
    topic: Topic | None
    #: What to work through; None if there is none of that name.
    resource: Resource | None
    #: What to take instead.
    alternatives: tuple[Resource, ...] = ()
    #: The topics that require it; only where the step follows from a goal.
    reasons: tuple[Reason, ...] = ()


class Ways:
    """How topics build on each other.

    :param requires: The ids of the topics that each topic requires, by its id.
        Where they go in a circle, the edge that closes it is left out.
    """

    def __init__(self, requires: Mapping[str, Iterable[str]]) -> None:
        #: The ids that a topic requires itself, by its id; without circles.
        self.requires = {
            id_: [other for other in dict.fromkeys(others) if other in requires]
            for id_, others in requires.items()
        }
        closing = closing_edges(_inverse(self.requires))
        for other, id_ in closing:
            self.requires[id_].remove(other)
        #: The ids of the topics that require a topic themselves, by its id.
        self.leads_to = _inverse(self.requires)
        self._ancestors: dict[str, frozenset[str]] = {}

    @cached_property
    def order(self) -> list[str]:
        """All ids, each after those that it requires."""
        return list(TopologicalSorter(self.requires).static_order())

    @cached_property
    def depth(self) -> dict[str, int]:
        """Number of topics on the longest way to each, by its id."""
        depth: dict[str, int] = {}
        for id_ in self.order:
            before = (depth[other] + 1 for other in self.requires[id_])
            depth[id_] = max(before, default=0)
        return depth

    def ancestors(self, id_: str) -> frozenset[str]:
        """Return the ids of all that is to be known before a topic."""
        return _closure(id_, self.requires, self._ancestors)

    def descendants(self, id_: str) -> frozenset[str]:
        """Return the ids of all that a topic is to be known for."""
        return _closure(id_, self.leads_to, {})

    def nearest(self, goal: str, most: int) -> set[str]:
        """Return the ids of the last topics before a topic.

        :param goal: Id of the topic.
        :param most: How many to return of all that is to be known before it; each
            of them stands after all that is left out.
        """
        found: set[str] = set()
        waiting = [(-self.depth[other], other) for other in self.requires[goal]]
        heapq.heapify(waiting)
        while waiting and len(found) < most:
            id_ = heapq.heappop(waiting)[1]
            if id_ not in found:
                found.add(id_)
                for other in self.requires[id_]:
                    heapq.heappush(waiting, (-self.depth[other], other))
        return found

    def stages(self, ids: Iterable[str]) -> list[list[str]]:
        """Return topics in layers, each after all that it requires.

        :param ids: The topics; what they require is not added.
        :returns: The ids by the length of the longest way to them, in the order
            in which they were given.
        """
        layers: dict[int, list[str]] = defaultdict(list)
        for id_ in dict.fromkeys(ids):
            layers[self.depth[id_]].append(id_)
        return [layers[depth] for depth in sorted(layers)]

    def needed(self, goal: str, known: Collection[str] = ()) -> set[str]:
        """Return the ids of what is still to be learned before a topic.

        :param goal: Id of the topic.
        :param known: Ids of the topics that the reader knows; what only they
            require is not needed.
        """
        found: set[str] = set()
        waiting = [] if goal in known else [goal]
        while waiting:
            for other in self.requires[waiting.pop()]:
                if other not in found and other not in known:
                    found.add(other)
                    waiting.append(other)
        return found

    def reduced(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Return what topics require, without what follows from the rest.

        :param ids: The topics among which to look.
        :returns: The ids that each requires, by its id (transitive reduction).
        """
        chosen = set(ids)
        return {
            id_: [
                other
                for other in self.requires[id_]
                if other in chosen
                and not any(
                    other in self.ancestors(third)
                    for third in self.requires[id_]
                    if third in chosen
                )
            ]
            for id_ in self.order
            if id_ in chosen
        }


def _inverse(edges: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return the nodes with an edge to a node, by that node."""
    inverse: dict[str, list[str]] = {node: [] for node in edges}
    for node, others in edges.items():
        for other in others:
            inverse[other].append(node)
    return inverse


def _closure(
    id_: str, edges: Mapping[str, Sequence[str]], found: dict[str, frozenset[str]]
) -> frozenset[str]:
    """Return all that *edges* lead to from *id_*, keeping each result in *found*."""
    waiting = [id_]
    while waiting:
        top = waiting[-1]
        missing = [other for other in edges[top] if other not in found]
        if missing:
            waiting += missing
        else:
            waiting.pop()
            found[top] = frozenset(edges[top]).union(
                *(found[other] for other in edges[top])
            )
    return found[id_]


class Study:
    """The plans that a catalogue gives for its topics.

    :param catalogue: All resources and topics.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._reasons: dict[tuple[str, str], str] = {}
        self.ways = Ways(
            {topic.id: self._required(topic) for topic in catalogue.topics.values()}
        )

    def _required(self, topic: Topic) -> list[str]:
        found = self.catalogue.prerequisites(topic)
        self._reasons |= {(topic.id, other.id): reason for other, reason in found}
        return [other.id for other, _ in found]

    def plan(self, goal: Topic) -> list[list[PlannedStep]]:
        """Return what to learn before a topic, in stages.

        :param goal: The topic, which is no step itself.
        :returns: The steps of each stage by label.  Those of one stage do not
            require each other; each stands after all that it requires.  There are
            at most :data:`LONGEST`: of more, the last.
        """
        ids = self.ways.nearest(goal.id, LONGEST)
        return self._stages(ids, {*ids, goal.id})

    def _stages(self, ids: set[str], among: set[str]) -> list[list[PlannedStep]]:
        """Return topics as steps, in stages; reasons are what requires them *among*."""
        stages = self.ways.stages(self.by_label(ids))
        leads_to: dict[str, list[str]] = defaultdict(list)
        for id_ in self.by_label(among):
            for other in self.ways.requires[id_]:
                leads_to[other].append(id_)
        return [
            [self._step(id_, leads_to[id_], early=2 * n < len(stages)) for id_ in ids_]
            for n, ids_ in enumerate(stages)
        ]

    def route(self, path: Path) -> list[RouteStep]:
        """Return the steps of a path: those of its author, or all up to its goal."""
        catalogue = self.catalogue
        if path.steps or not (goal := catalogue.topic(path.goal)):
            return [
                self._written(number, step) for number, step in enumerate(path.steps, 1)
            ]
        assumed = [topic.id for topic in catalogue.named_topics(path.assumes)]
        ids = {*self.ways.needed(goal.id, assumed), goal.id}
        planned = chain.from_iterable(self._stages(ids, ids))
        return [
            RouteStep(
                number,
                step.topic,
                next(iter(step.resources), None),
                step.resources[1:],
                step.reasons,
            )
            for number, step in enumerate(planned, 1)
        ]

    def _written(self, number: int, step: Step) -> RouteStep:
        catalogue = self.catalogue
        others = filter(None, map(catalogue.resource, step.alternatives))
        return RouteStep(
            number,
            catalogue.topic(step.topic) if step.topic else None,
            catalogue.resource(step.resource) if step.resource else None,
            tuple(others),
        )

    @cached_property
    def _teaching(self) -> Teaching:
        return Teaching(self.catalogue, self._begun())

    def _begun(self) -> Counter[tuple[str, tuple[str, str]]]:
        """How many paths begin a topic with a resource, by their id and key.

        What a path assumes, or what that requires, it does not begin.
        """
        found: Counter[tuple[str, tuple[str, str]]] = Counter()
        for path in self.catalogue.paths.values():
            done = self.known_before(path)
            for step in map(partial(self._written, 0), path.steps):
                if step.topic and step.topic.id not in done:
                    done.add(step.topic.id)
                    if step.resource:
                        found[step.topic.id, step.resource.key] += 1
        return found

    def known_before(self, path: Path) -> set[str]:
        """Return the ids of what a path assumes, and of all that comes before it."""
        assumed = self.catalogue.named_topics(path.assumes)
        return {
            id_
            for topic in assumed
            for id_ in (topic.id, *self.ways.ancestors(topic.id))
        }

    def by_label(self, ids: Iterable[str]) -> list[str]:
        """Return ids of topics in the order of their labels."""
        return sorted(ids, key=self._place.__getitem__)

    @cached_property
    def _place(self) -> dict[str, int]:
        """The place of each topic in the order of labels, by its id."""
        topics, language = self.catalogue.topics, self.catalogue.language
        ids = sorted(
            topics, key=lambda id_: (collation(topics[id_].label, language), id_)
        )
        return {id_: place for place, id_ in enumerate(ids)}

    def _step(self, id_: str, leads_to: list[str], *, early: bool) -> PlannedStep:
        topics = self.catalogue.topics
        return PlannedStep(
            topic=topics[id_],
            reasons=tuple(
                Reason(topics[other], self._reasons.get((other, id_), ''))
                for other in leads_to
            ),
            resources=tuple(self.choice(topics[id_], early=early)),
        )

    def choice(self, topic: Topic, *, early: bool = True) -> list[Resource]:
        """Return what to learn a topic with, as :class:`Teaching` chooses it."""
        return self._teaching.choice(topic, early=early)

    def cover(self, goal: Topic) -> tuple[list[Resource], int]:
        """Return the fewest resources that teach a topic and all before it.

        :returns: The resources, in the order of listings, and the number of
            topics that they teach of those on the way; fewer than all only
            where nothing teaches the others.
        """
        return self.cover_of({*self.ways.ancestors(goal.id), goal.id})

    def cover_of(self, ids: Iterable[str]) -> tuple[list[Resource], int]:
        """Return the fewest resources that teach all of *ids*, as :meth:`cover`."""
        goals = sorted(ids)
        sets: dict[tuple[str, str], int] = defaultdict(int)
        resources: dict[tuple[str, str], Resource] = {}
        for number, id_ in enumerate(goals):
            found = self._teaching.distinct(id_)
            resources |= found
            for key in found:
                sets[key] |= 1 << number
        # Of two that teach the same, the preferred counts, then that which listings
        # show first.
        ordered = self.catalogue.keys_in_order(sets)
        preferred = self._teaching.preferred(ordered, {*goals})
        chosen = fewest({key: sets[key] for key in preferred})
        covered = reduce(or_, (sets[key] for key in chosen), 0)
        return [resources[key] for key in ordered if key in chosen], covered.bit_count()
