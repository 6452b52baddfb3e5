"""Cycles in what leads to each other, found in one walk over all edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeVar

    Node = TypeVar('Node', str, tuple[str, str])


def find_cycles(graph: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """Return cycles of *graph* that have no node in common.

    Without their nodes there is no cycle left.

    :param graph: The nodes to which each node leads; others do not count.
    :returns: Each cycle from its least node on, each node before one that it leads
        to.
    """
    found: list[list[Node]] = []
    done: set[Node] = set()
    for start in graph:
        trail = {} if start in done else {start: iter(graph[start])}
        while trail:
            for other in trail[next(reversed(trail))]:
                if other in trail:
                    found.append(cycle := _cut(trail, other))
                    done.update(cycle)
                    break
                if other in graph and other not in done:
                    trail[other] = iter(graph[other])
                    break
            else:
                done.add(trail.popitem()[0])
    return found


def _cut(trail: dict[Node, Iterator[Node]], first: Node) -> list[Node]:
    """Take from the end of a trail what leads back to *first*, and return it."""
    cycle = [trail.popitem()[0]]
    while cycle[-1] != first:
        cycle.append(trail.popitem()[0])
    cycle.reverse()
    least = cycle.index(min(cycle))
    return cycle[least:] + cycle[:least]


def closing_edges(graph: Mapping[Node, Iterable[Node]]) -> set[tuple[Node, Node]]:
    """Return edges without which *graph* has no cycle.

    :param graph: The nodes to which each node leads, all of which it holds.
    :returns: The edges; the same whatever the order of the nodes.
    """
    found: set[tuple[Node, Node]] = set()
    done: set[Node] = set()
    for start in sorted(graph):
        trail = {} if start in done else {start: iter(sorted(graph[start]))}
        while trail:
            node = next(reversed(trail))
            for other in trail[node]:
                if other in trail:
                    found.add((node, other))
                elif other not in done:
                    trail[other] = iter(sorted(graph[other]))
                    break
            else:
                done.add(trail.popitem()[0])
    return found
