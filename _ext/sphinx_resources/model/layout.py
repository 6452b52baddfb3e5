"""Drawing a graph in layers, with few crossings.

The layers are those of the longest ways; an edge over several layers passes
through a place in each, which the edges of one node share.  The order within a
layer is found by sweeps that put each node in the middle of its neighbors
(Sugiyama, Tagawa, Toda: Methods for Visual Understanding of Hierarchical System
Structures, 1981); at last each moves to where its own edges cross least.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: Most sweeps over the layers, and how many without gain end them.
SWEEPS = 12
PATIENCE = 3
#: Above this number of places none moves by itself at last, for the sake of time.
LARGE = 300

#: A place in a layer: the node that stands there, or the node whose edges pass
#: and the number of the layer.
Place = str | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """A graph in layers."""

    #: The places of each layer in order.
    layers: tuple[tuple[Place, ...], ...]
    #: Places of neighboring layers that are joined.
    links: tuple[tuple[Place, Place], ...]
    #: How often links cross.
    crossings: int


def layout(before: Mapping[str, Sequence[str]]) -> Layout:
    """Return a drawing of a graph.

    :param before: The nodes that come before each node, by the node, itself
        after all of them.
    :returns: Its layers.  It depends on nothing but the argument.
    """
    drawing = _Drawing(before)
    crossings = drawing.improve()
    return Layout(
        layers=tuple(map(tuple, drawing.layers)),
        links=tuple(
            (upper, lower)
            for layer in drawing.layers
            for upper in layer
            for lower in sorted(drawing.down[upper], key=drawing.at.__getitem__)
        ),
        crossings=crossings,
    )


class _Drawing:
    """The layers while they are put in order."""

    def __init__(self, before: Mapping[str, Sequence[str]]) -> None:
        depth: dict[str, int] = {}
        for node, others in before.items():
            depth[node] = max((depth[other] + 1 for other in others), default=0)
        self.up: dict[Place, list[Place]] = {}
        self.down: dict[Place, list[Place]] = {}
        height = max(depth.values(), default=-1) + 1
        self.layers: list[list[Place]] = [[] for _ in range(height)]
        for node in before:
            self._add(node, depth[node])
        for node, others in before.items():
            for other in others:
                self._connect(other, depth[other], node, depth[node])
        #: Where each place stands in its layer.
        self.at: dict[Place, int] = {}
        for layer in self.layers:
            self._number(layer)

    def _add(self, place: Place, layer: int) -> None:
        self.layers[layer].append(place)
        self.up[place], self.down[place] = [], []

    def _connect(self, start: str, first: int, end: str, last: int) -> None:
        """Add an edge; the edges of a node share their way as far as they can."""
        upper: Place = start
        for layer in range(first + 1, last):
            place = (start, layer)
            if place not in self.up:
                self._add(place, layer)
                self._join(upper, place)
            upper = place
        self._join(upper, end)

    def _join(self, upper: Place, lower: Place) -> None:
        self.down[upper].append(lower)
        self.up[lower].append(upper)

    def _number(self, layer: list[Place]) -> None:
        self.at.update(zip(layer, range(len(layer)), strict=True))

    def improve(self) -> int:
        """Put the layers in the best order that is found.

        :returns: The number of crossings that are left.
        """
        best, fewest = self.layers, self.count()
        for edges, layers in (
            (self.down, self.layers),
            (self.up, list(reversed(self.layers))),
        ):
            self._take(self._along(edges, layers))
            if (crossings := self._sweep_all()) < fewest:
                best, fewest = self.layers, crossings
        self._take(best)
        if len(self.up) <= LARGE:
            while self._sift() and self.count() < fewest:
                fewest = self.count()
        return self.count()

    def _take(self, layers: Sequence[Sequence[Place]]) -> None:
        self.layers = [*map(list, layers)]
        for layer in self.layers:
            self._number(layer)

    def _along(
        self, edges: Mapping[Place, list[Place]], layers: Sequence[Sequence[Place]]
    ) -> list[list[Place]]:
        """Return the layers in the order in which a walk along *edges* meets places."""
        found: dict[Place, None] = {}
        for layer in layers:
            for start in layer:
                waiting = [start]
                while waiting:
                    place = waiting.pop()
                    if place not in found:
                        found[place] = None
                        waiting += reversed(edges[place])
        rank = {place: number for number, place in enumerate(found)}
        return [sorted(layer, key=rank.__getitem__) for layer in self.layers]

    def _sweep_all(self) -> int:
        """Sweep until nothing is gained; return the number of crossings."""
        best, fewest, idle = self.layers, self.count(), 0
        for number in range(SWEEPS):
            if not fewest or idle == PATIENCE:
                break
            self.layers = [*map(list, self.layers)]
            self._sweep(downward=number % 2 == 0, late=number % 4 > 1)
            idle += 1
            if (crossings := self.count()) < fewest:
                best, fewest, idle = self.layers, crossings, 0
        self._take(best)
        return fewest

    def _sweep(self, *, downward: bool, late: bool) -> None:
        """Put each place in the middle of those that it is joined to."""
        neighbors = self.up if downward else self.down
        for layer in self.layers if downward else reversed(self.layers):
            joined = [place for place in layer if neighbors[place]]
            if late:
                # Of places with equal middles the later comes first this time.
                joined.reverse()
            middle = {
                place: sum(map(self.at.__getitem__, neighbors[place]))
                / len(neighbors[place])
                for place in joined
            }
            joined.sort(key=middle.__getitem__)
            ordered = iter(joined)
            layer[:] = [next(ordered) if neighbors[place] else place for place in layer]
            self._number(layer)

    def _sift(self) -> bool:
        """Move each place to where its links cross least; say whether any moved."""
        moved = False
        for layer in self.layers:
            for place in list(layer):
                start = layer.index(place)
                after = self._gains(place, layer[start + 1 :], 1)
                before = self._gains(place, layer[:start][::-1], -1)
                gain, way = max((*after, *before), default=(0, 0))
                if gain > 0:
                    layer.insert(start + way, layer.pop(start))
                    moved = True
            self._number(layer)
        return moved

    def _gains(
        self, place: Place, others: Sequence[Place], step: int
    ) -> Iterator[tuple[int, int]]:
        """Return what is gained by moving a place past others, and how far that is."""
        gain = 0
        for number, other in enumerate(others, 1):
            gain += self._crossed(place, other) * step
            yield gain, number * step

    def _crossed(self, one: Place, other: Place) -> int:
        """Return how many crossings two places lose when the first comes last."""
        return sum(
            (a > b) - (a < b)
            for side in (self.up, self.down)
            for a in map(self.at.__getitem__, side[one])
            for b in map(self.at.__getitem__, side[other])
        )

    def count(self) -> int:
        """Return the number of crossings."""
        crossings = 0
        for layer in self.layers:
            passed: list[int] = []
            for place in layer:
                ends = [self.at[other] for other in self.down[place]]
                crossings += sum(len(passed) - bisect_right(passed, e) for e in ends)
                for end in ends:
                    insort(passed, end)
        return crossings
