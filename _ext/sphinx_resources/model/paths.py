"""In which order to learn the topics of a catalogue, and with what.

What a topic requires is what its own declaration says: requiring a topic does
not require its parts, and a part does not inherit what its whole requires.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import TYPE_CHECKING

from sphinx_resources.model.covers import fewest
from sphinx_resources.model.names import collation
from sphinx_resources.model.records import ACCESS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import TypeVar

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Path, Resource, Step, Topic

    Key = TypeVar('Key')
    Node = TypeVar('Node', str, tuple[str, str])

#: Most resources that a step names.
CHOICE = 3

#: Rank of each word for access; what says nothing is free.
_ACCESS = {name: rank for rank, name in enumerate(ACCESS)}


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
    #: What to learn it with, the best first; at most :data:`CHOICE`.
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
        while cycle := find_cycle(self.requires):
            self.requires[cycle[0]].remove(cycle[1 % len(cycle)])
        #: The ids of the topics that require a topic themselves, by its id.
        self.leads_to: dict[str, list[str]] = {id_: [] for id_ in self.requires}
        for id_, others in self.requires.items():
            for other in others:
                self.leads_to[other].append(id_)
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


def find_cycle(graph: Mapping[Node, Iterable[Node]]) -> list[Node]:
    """Return a cycle of *graph*, each node before one that it leads to.

    :param graph: The nodes to which each node leads.
    :returns: The cycle, from its least node on; empty if there is none.
    """
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # It is closed, and each node comes before the one that leads to it.
        cycle: list[Node] = error.args[1][:0:-1]
        least = cycle.index(min(cycle))
        return cycle[least:] + cycle[:least]
    return []


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
            require each other; each stands after all that it requires.
        """
        ids = self.ways.ancestors(goal.id)
        stages = self.ways.stages(self.by_label(ids))
        return [
            [self.step(id_, {*ids, goal.id}, stage, len(stages)) for id_ in ids_]
            for stage, ids_ in enumerate(stages)
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
        stages = self.ways.stages(self.by_label(ids))
        planned = [
            self.step(id_, ids, stage, len(stages))
            for stage, ids_ in enumerate(stages)
            for id_ in ids_
        ]
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
    def _taken(self) -> set[tuple[str, tuple[str, str]]]:
        """Ids of topics, each with the key of a resource that a path takes for it."""
        steps = chain.from_iterable(
            path.steps for path in self.catalogue.paths.values()
        )
        found = (self._written(0, step) for step in steps)
        return {(x.topic.id, x.resource.key) for x in found if x.topic and x.resource}

    def by_label(self, ids: Iterable[str]) -> list[str]:
        """Return ids of topics in the order of their labels."""
        topics, language = self.catalogue.topics, self.catalogue.language
        return sorted(
            ids, key=lambda id_: (collation(topics[id_].label, language), id_)
        )

    def step(
        self, id_: str, among: Collection[str], stage: int, stages: int
    ) -> PlannedStep:
        """Return a topic as a step.

        :param id_: Id of the topic.
        :param among: Ids of the topics on the way.
        :param stage: Number of its stage, from 0.
        :param stages: Number of stages of the way.
        """
        topics = self.catalogue.topics
        return PlannedStep(
            topic=topics[id_],
            reasons=tuple(
                Reason(topics[other], self._reasons.get((other, id_), ''))
                for other in self.by_label(self.ways.leads_to[id_])
                if other in among
            ),
            resources=tuple(self.choice(topics[id_], early=2 * stage < stages)),
        )

    def choice(self, topic: Topic, *, early: bool = True) -> list[Resource]:
        """Return what to learn a topic with: at most :data:`CHOICE`.

        One of each kind: first what a path takes for the topic, then the freest,
        those of the right level, those that name the topic before others, and
        those whose table of contents is known.

        :param topic: The topic.
        :param early: Whether it stands in the first half of a way, where
            what is for beginners comes first; else what is one level above.
        """
        catalogue = self.catalogue
        wanted = 0 if early else 1

        def key(resource: Resource) -> tuple[object, ...]:
            taught = [other.id for other in catalogue.topics_of(resource)]
            return (
                (topic.id, resource.key) not in self._taken,
                _ACCESS.get(resource.access, 0),
                abs(catalogue.rank(resource) - wanted),
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
        """Return what teaches a topic in the site's language, else all there is."""
        found = self.catalogue.by_topic[id_]
        tag = self.catalogue.language_tag
        return [r for r in found if not r.languages or tag in r.languages] or found

    def cover(self, goal: Topic) -> tuple[list[Resource], int]:
        """Return the fewest resources that teach a topic and all before it.

        :returns: The resources, in the order of listings, and the number of
            topics that they teach of those on the way; fewer than all only
            where nothing teaches the others.
        """
        return self.cover_of({*self.ways.ancestors(goal.id), goal.id})

    def cover_of(self, ids: Iterable[str]) -> tuple[list[Resource], int]:
        """Return the fewest resources that teach all of *ids*, as :meth:`cover`."""
        teaches: dict[tuple[str, str], set[str]] = defaultdict(set)
        resources: dict[tuple[str, str], Resource] = {}
        for id_ in self.by_label(ids):
            for resource in self._readable(id_):
                resources[resource.key] = resource
                teaches[resource.key].add(id_)
        # Of two that teach the same, that which listings show first counts.
        ordered = self.catalogue.in_order(resources.values())
        sets = {r.key: frozenset(teaches[r.key]) for r in ordered}
        chosen = fewest(sets)
        covered = frozenset[str]().union(*(sets[key] for key in chosen))
        return [r for r in ordered if r.key in chosen], len(covered)
