"""Study order: what comes first, in what stages, with what, and how it is drawn."""

from __future__ import annotations

import json
import random
from functools import reduce
from itertools import combinations
from operator import or_
from typing import TYPE_CHECKING

import pytest

from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.covers import fewest
from sphinx_resources.model.cycles import closing_edges, find_cycles
from sphinx_resources.model.layout import layout
from sphinx_resources.model.paths import Study, Ways
from sphinx_resources.model.records import (
    Kind,
    Level,
    Page,
    Requirement,
    Resource,
    Topic,
)
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from sphinx_resources.model.layout import Place

    Graph = dict[str, list[str]]

#: The first 34 topics of this site, with the 46 that they require.
SITE: Graph = json.loads(
    (ROOT / 'tests' / 'data' / 'topics-34.json').read_text(encoding='utf-8')
)


def random_graph(seed: int, size: int) -> Graph:
    """Return a graph without circles, not in the order of its edges."""
    chance = random.Random(seed)
    names = [f't{number:02}' for number in range(size)]
    chance.shuffle(names)
    graph = {
        name: chance.sample(names[:place], min(place, chance.choice([0, 1, 1, 2, 3])))
        for place, name in enumerate(names)
    }
    return dict(sorted(graph.items()))


GRAPHS = [SITE, *(random_graph(seed, 3 * seed) for seed in range(12))]


def closure(graph: Graph) -> set[tuple[str, str]]:
    """Return the pairs of a node and one below it, by squaring the relation."""
    pairs = {(node, other) for node, others in graph.items() for other in others}
    while True:
        more = {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs
        if not more:
            return pairs
        pairs |= more


@pytest.mark.parametrize('graph', GRAPHS)
def test_all_that_comes_first(graph: Graph) -> None:
    ways, pairs = Ways(graph), closure(graph)
    for node in graph:
        assert ways.ancestors(node) == {b for a, b in pairs if a == node}
        assert ways.descendants(node) == {a for a, b in pairs if b == node}
        assert ways.needed(node) == ways.ancestors(node)


@pytest.mark.parametrize('graph', GRAPHS)
def test_nothing_stands_before_what_it_requires(graph: Graph) -> None:
    ways = Ways(graph)
    for node in graph:
        stages = ways.stages([*ways.ancestors(node), node])
        seen: set[str] = set()
        for stage in stages:
            assert stage
            assert all(ways.ancestors(other) <= seen for other in stage)
            seen |= {*stage}
        assert stages[-1] == [node]
        assert seen == {*ways.ancestors(node), node}


@pytest.mark.parametrize('graph', GRAPHS)
def test_reduced_says_the_same_with_the_fewest_edges(graph: Graph) -> None:
    ways = Ways(graph)
    reduced = ways.reduced(graph)
    assert closure(reduced) == closure(graph)
    for node, others in reduced.items():
        for other in others:
            fewer = {**reduced, node: [o for o in others if o != other]}
            assert (node, other) not in closure(fewer)


def test_what_is_known_is_not_needed_nor_what_only_it_requires() -> None:
    ways = Ways({'a': [], 'b': ['a'], 'c': ['b'], 'd': ['c', 'a'], 'e': ['c']})
    assert ways.needed('d', ['c']) == {'a'}
    assert ways.needed('e', ['c']) == set()
    assert ways.needed('e', ['a']) == {'b', 'c'}
    assert ways.needed('e', ['e']) == set()


def test_the_edge_that_closes_a_circle_is_left_out() -> None:
    ways = Ways({'a': ['c'], 'b': ['a'], 'c': ['b'], 'd': ['d', 'c', 'gone']})
    assert ways.requires == {'a': [], 'b': ['a'], 'c': ['b'], 'd': ['c']}
    assert ways.ancestors('d') == {'a', 'b', 'c'}
    assert find_cycles({'b': ['a'], 'a': ['b']}) == [['a', 'b']]


@pytest.mark.parametrize('seed', range(40))
def test_what_is_left_has_no_cycle(seed: int) -> None:
    chance = random.Random(seed)
    names = [str(number) for number in range(chance.randint(1, 9))]
    edges = [(chance.choice(names), chance.choice(names)) for _ in range(12)]
    graph = {n: sorted({b for a, b in edges if a == n}) for n in names}
    closing = closing_edges(graph)
    kept = {n: [b for b in graph[n] if (n, b) not in closing] for n in names}
    assert closing <= {*edges}
    assert all(a != b for a, b in closure(kept))
    cycles = find_cycles(graph)
    members = [node for cycle in cycles for node in cycle]
    assert len(members) == len({*members})
    for cycle in cycles:
        assert {*zip(cycle, [*cycle[1:], cycle[0]], strict=True)} <= {*edges}
    rest = {n: [b for b in graph[n] if b not in members] for n in names}
    assert all(a != b for a, b in closure(rest))


def test_what_stands_nearest_comes_after_all_else() -> None:
    ways = Ways(random_graph(1, 60))
    for goal in ways.requires:
        every = ways.ancestors(goal)
        near = ways.nearest(goal, 5)
        assert near <= every
        assert len(near) == min(5, len(every))
        assert all(not near & ways.ancestors(other) for other in every - near)
        assert ways.nearest(goal, 60) == every


# Drawing


def crossings(
    layers: Sequence[Sequence[Place]], links: Sequence[tuple[Place, Place]]
) -> int:
    """Count crossings pair by pair."""
    where = {
        place: (number, index)
        for number, layer in enumerate(layers)
        for index, place in enumerate(layer)
    }
    ends = [(where[upper], where[lower]) for upper, lower in links]
    return sum(
        a[0] == c[0] and (a[1] - c[1]) * (b[1] - d[1]) < 0
        for (a, b), (c, d) in combinations(ends, 2)
    )


@pytest.mark.parametrize('graph', GRAPHS)
def test_a_drawing_shows_each_edge_from_layer_to_layer(graph: Graph) -> None:
    ways = Ways(graph)
    reduced = ways.reduced(graph)
    drawing = layout(reduced)
    where = {p: n for n, layer in enumerate(drawing.layers) for p in layer}
    assert {p: n for p, n in where.items() if isinstance(p, str)} == ways.depth
    assert all(where[lower] == where[upper] + 1 for upper, lower in drawing.links)
    found = set()
    for node in graph:
        reached: list[Place] = [node]
        while reached:
            top = reached.pop()
            for upper, lower in drawing.links:
                if upper == top and isinstance(lower, str):
                    found.add((lower, node))
                elif upper == top:
                    reached.append(lower)
    assert found == {(node, other) for node in reduced for other in reduced[node]}
    assert drawing.crossings == crossings(drawing.layers, drawing.links)
    assert layout(reduced) == drawing


def test_the_map_of_the_site_has_few_crossings() -> None:
    assert (len(SITE), sum(map(len, SITE.values()))) == (34, 46)
    assert layout(Ways(SITE).reduced(SITE)).crossings <= 18


def test_nothing_is_drawn_of_nothing() -> None:
    assert layout({}).layers == ()
    assert layout({'a': []}).layers == (('a',),)


# Resources

LEVELS = {
    name: Level(name=name, label=name.title(), description='')
    for name in ('beginner', 'intermediate', 'advanced')
}
KINDS = {
    name: Kind(name=name, label=name, plural=name, icon='', type='Book')
    for name in ('book', 'video', 'course', 'tool')
}


def study(graph: Mapping[str, Sequence[str]], *resources: Resource) -> Study:
    """Return the plans of topics called like their ids."""
    topics = tuple(
        Topic(
            id=node,
            label=node.upper(),
            requires=tuple(
                Requirement(name=other, reason=f'{node}{other}') for other in others
            ),
            docname='t',
        )
        for node, others in graph.items()
    )
    page = Page(topics=topics, resources=resources)
    return Study(Catalogue({'p': page}, KINDS, LEVELS))


def resource(id_: str, topics: str, **options: Any) -> Resource:
    """Return a resource that teaches topics named by single letters."""
    return Resource(
        id=id_, title=id_, url='', docname='p', lineno=1, topics=(*topics,), **options
    )


def test_a_plan_has_stages_reasons_and_resources() -> None:
    plans = study(
        {'a': '', 'b': '', 'c': 'a', 'd': 'cab', 'e': 'a'},
        resource('book', 'ca', kind='book'),
        resource('other', 'a', kind='book', level='beginner'),
    )
    first, second = plans.plan(plans.catalogue.topics['d'])
    assert [step.topic.id for step in first] == ['a', 'b']
    assert [step.topic.id for step in second] == ['c']
    reasons = [(reason.topic.id, reason.text) for reason in first[0].reasons]
    assert reasons == [('c', 'ca'), ('d', 'da')]
    assert [r.id for r in first[0].resources] == ['other']
    assert first[1].resources == ()
    assert [r.id for r in second[0].resources] == ['book']
    assert plans.plan(plans.catalogue.topics['a']) == []


@pytest.mark.parametrize('seed', range(30))
def test_a_cover_is_the_smallest(seed: int) -> None:
    chance = random.Random(seed)
    most = 1 << chance.randint(1, 9)
    sets = {number: chance.randrange(most) for number in range(8)}
    whole = reduce(or_, sets.values())
    best = next(
        size
        for size in range(9)
        for choice in combinations(sets.values(), size)
        if reduce(or_, choice, 0) == whole
    )
    found = fewest(sets)
    assert reduce(or_, (sets[key] for key in found), 0) == whole
    assert len(found) == best


def test_a_cover_counts_what_can_be_learned() -> None:
    plans = study(
        {'a': '', 'b': 'a', 'c': 'b', 'd': ''},
        resource('one', 'a'),
        resource('two', 'abd'),
        resource('three', 'b'),
    )
    found, count = plans.cover(plans.catalogue.topics['c'])
    assert ([r.id for r in found], count) == (['two'], 2)
