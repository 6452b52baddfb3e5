"""Drawing a graph in layers, with few crossings.

The layers are those of the longest ways; an edge over several layers passes
through a place in each, which the edges of one node share.  The order within a
layer is found by sweeps that put each node in the middle of its neighbors
(Sugiyama, Tagawa, Toda: Methods for Visual Understanding of Hierarchical System
Structures, 1981).  Then each place moves to where its own edges cross least, and
as long as it pays the places that cross are moved on trial one after another, or all
that one edge passes: its neighbors follow, and what crosses more than before is taken
back.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Most sweeps over the layers, and how many without gain end them.
SWEEPS = 12
PATIENCE = 3
#: Above this number of places none moves by itself, for the sake of time.
LARGE = 500
#: How many trials are made: the number of places to the fourth, times crossings,
#: over the one, and at most the other over places.
TRIALS, MOST_MOVES = 1_800_000, 100_000
#: A place that would add more crossings on its way is not moved farther.
MOST_ADDED = 3

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
    return _layout(tuple((node, tuple(others)) for node, others in before.items()))


# A map is drawn for its page, and again to see whether the page has changed.
@lru_cache(maxsize=16)
def _layout(before: tuple[tuple[str, tuple[str, ...]], ...]) -> Layout:
    places = _Places(dict(before))
    drawing = _Drawing(places)
    crossings = drawing.improve()
    names = places.names
    return Layout(
        layers=tuple(tuple(names[p] for p in layer) for layer in drawing.layers),
        links=tuple(
            (names[upper], names[lower])
            for layer in drawing.layers
            for upper in layer
            for lower in sorted(drawing.down[upper], key=drawing.at.__getitem__)
        ),
        crossings=crossings,
    )


class _Places:
    """The places of a graph, by number, in layers."""

    def __init__(self, before: Mapping[str, Sequence[str]]) -> None:
        depth: dict[str, int] = {}
        for node, others in before.items():
            depth[node] = max((depth[other] + 1 for other in others), default=0)
        self.names: list[Place] = []
        self.number: dict[Place, int] = {}
        #: The places of neighboring layers that each is joined to.
        self.up: list[list[int]] = []
        self.down: list[list[int]] = []
        #: The layer of each place.
        self.layer: list[int] = []
        self.height = max(depth.values(), default=-1) + 1
        for node in before:
            self._add(node, depth[node])
        for node, others in before.items():
            for other in others:
                self._connect(other, depth[other], node, depth[node])

    def _add(self, place: Place, layer: int) -> None:
        self.number[place] = len(self.names)
        self.names.append(place)
        self.layer.append(layer)
        self.up.append([])
        self.down.append([])

    def _connect(self, start: str, first: int, end: str, last: int) -> None:
        """Add an edge; the edges of a node share their way as far as they can."""
        upper: Place = start
        for layer in range(first + 1, last):
            place = (start, layer)
            if place not in self.number:
                self._add(place, layer)
                self._join(upper, place)
            upper = place
        self._join(upper, end)

    def _join(self, upper: Place, lower: Place) -> None:
        self.down[self.number[upper]].append(self.number[lower])
        self.up[self.number[lower]].append(self.number[upper])

    def ways(self) -> list[list[int]]:
        """Return for each place those that move with it: one way passes them."""
        passed: dict[str, list[int]] = {}
        for number, place in enumerate(self.names):
            if not isinstance(place, str):
                passed.setdefault(place[0], []).append(number)
        return [
            [number] if isinstance(place, str) else passed[place[0]]
            for number, place in enumerate(self.names)
        ]


class _Drawing:
    """The layers while they are put in order."""

    def __init__(self, places: _Places) -> None:
        self.up, self.down, self.layer = places.up, places.down, places.layer
        #: The places that move with each on trial: those that one way passes.
        self.ways = places.ways()
        self.layers: list[list[int]] = [[] for _ in range(places.height)]
        for place, layer in enumerate(places.layer):
            self.layers[layer].append(place)
        #: Where each place stands in its layer.
        self.at = [0] * len(places.layer)
        #: What was moved, and from where, since this was cleared.
        self.moves: list[tuple[int, int]] = []
        self._take(self.layers)

    def improve(self) -> int:
        """Put the layers in the best order that is found.

        :returns: The number of crossings that are left.
        """
        first = best = self.layers
        fewest = self.count()
        for edges, backward in ((self.down, False), (self.up, True)):
            self._take(first)
            self._take(self._along(edges, self.layers[:: -1 if backward else 1]))
            crossings = self._sweep_all()
            if len(self.at) <= LARGE:
                crossings -= self._settle(p for layer in self.layers for p in layer)
            if crossings < fewest:
                best, fewest = self.layers, crossings
        self._take(best)
        return self._try_all(fewest) if len(self.at) <= LARGE else fewest

    def _take(self, layers: Sequence[Sequence[int]]) -> None:
        self.layers = [*map(list, layers)]
        for layer in self.layers:
            self._number(layer)

    def _number(self, layer: Sequence[int]) -> None:
        for number, place in enumerate(layer):
            self.at[place] = number

    def _along(
        self, edges: Sequence[Sequence[int]], layers: Sequence[Sequence[int]]
    ) -> list[list[int]]:
        """Return the layers in the order in which a walk along *edges* meets places."""
        rank: dict[int, int] = {}
        for layer in layers:
            for start in layer:
                waiting = [start]
                while waiting:
                    place = waiting.pop()
                    if place not in rank:
                        rank[place] = len(rank)
                        waiting += reversed(edges[place])
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

    def _try_all(self, fewest: int) -> int:
        """Move places that cross on trial; return the number of crossings."""
        places = len(self.at)
        trials = min(places**4 * fewest // TRIALS, MOST_MOVES // max(places, 1))
        tried = [0] * places
        waiting: list[int] = []
        for _ in range(trials if fewest else 0):
            waiting = waiting or self._crossing()
            if not waiting:
                break
            place = waiting.pop()
            most = len(self.layers[self.layer[place]]) - 1
            # Each place goes elsewhere each time.
            goal = (tried[place] * 5 + place * 7) % most
            goal += goal >= self.at[place]
            tried[place] += 1
            self.moves.clear()
            gain = self._move_way(place, goal / most)
            gain += self._settle(
                other
                for moved in self.ways[place]
                for other in (*self.up[moved], *self.down[moved])
            )
            if gain >= 0:
                fewest -= gain
            else:
                for moved, start in reversed(self.moves[:]):
                    self._move(moved, start)
        return fewest

    def _crossing(self) -> list[int]:
        """Return the places whose links cross others, if there is room to move."""
        found: set[int] = set()
        for layer in self.layers:
            links = [(upper, lower) for upper in layer for lower in self.down[upper]]
            for number, (upper, lower) in enumerate(links):
                for other, end in links[number + 1 :]:
                    if upper != other and self.at[end] < self.at[lower]:
                        found |= {upper, lower, other, end}
        return sorted(p for p in found if len(self.layers[self.layer[p]]) > 1)

    def _move_way(self, place: int, part: float) -> int:
        """Move the way of a place to a part of each layer; return what is gained."""
        gained = 0
        for moved in self.ways[place]:
            gains = self._gains(moved, inf)
            goal = round(part * (len(gains) - 1))
            gained += gains[goal]
            self._move(moved, goal)
        return gained

    def _settle(self, places: Iterable[int]) -> int:
        """Move places, and those joined to what moved; return what is gained."""
        gained = 0
        waiting = deque(places)
        queued = set(waiting)
        while waiting:
            place = waiting.popleft()
            queued.discard(place)
            gains = self._gains(place)
            gain = max(gains)
            if gain:
                gained += gain
                self._move(place, gains.index(gain))
                for other in (*self.up[place], *self.down[place]):
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return gained

    def _move(self, place: int, goal: int) -> None:
        """Move a place to a number in its layer."""
        at, layer = self.at, self.layers[self.layer[place]]
        start = at[place]
        self.moves.append((place, start))
        layer.insert(goal, layer.pop(start))
        for number in range(min(start, goal), max(start, goal) + 1):
            at[layer[number]] = number

    def _gains(self, place: int, most: float = MOST_ADDED) -> list[int]:
        """Return by how many the crossings get less by moving a place.

        :param place: The place.
        :param most: How many more there may be on its way.
        :returns: For each number in its layer, 0 for that which it has, and for what
            lies behind too many crossings.
        """
        at, up, down = self.at, self.up, self.down
        layer, start = self.layers[self.layer[place]], at[place]
        gains = [0] * len(layer)
        above, below = self._sides(up[place]), self._sides(down[place])
        for step, end in ((1, len(layer)), (-1, -1)):
            gain = 0
            for number in range(start + step, end, step):
                other = layer[number]
                # Loops, as nearly all of the time goes here.
                if above:
                    for joined in up[other]:
                        gain += above[at[joined]]
                if below:
                    for joined in down[other]:
                        gain += below[at[joined]]
                gains[number] = gain * step
                if gain * step < -most:
                    break
        return gains

    def _sides(self, places: Sequence[int]) -> list[int]:
        """Return for each number in a layer how many of *places* stand after it.

        Less those that stand before it; the places are in that layer.
        """
        if not places:
            return []
        sides: list[int] = []
        rest = len(places)
        for number in sorted(map(self.at.__getitem__, places)):
            sides += [rest] * (number - len(sides))
            sides.append(rest - 1)
            rest -= 2
        layer = self.layers[self.layer[places[0]]]
        return sides + [rest] * (len(layer) - len(sides))

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
