"""Count the crossings of our drawings of graphs, beside those of ``dot``."""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import time
from statistics import mean
from typing import TYPE_CHECKING

from sphinx_resources.model.layout import layout
from sphinx_resources.model.paths import Ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Graph = Mapping[str, Sequence[str]]

#: The sizes of the graphs, and the edges for each node: those of the topics here.
FEWEST, MOST, EDGES = 10, 60, 46 / 34


def graphs(count: int, seed: int, edges: float) -> list[Graph]:
    """Return random graphs without circles or edges that others make needless.

    :param count: How many; their sizes grow evenly.
    :param seed: Starts the random numbers.
    :param edges: Edges for each node, before the needless are left out.
    """
    chance = random.Random(seed)
    sizes = [FEWEST + (MOST - FEWEST) * n // max(count - 1, 1) for n in range(count)]
    return [_graph(chance, size, round(size * edges)) for size in sizes]


def _graph(chance: random.Random, size: int, edges: int) -> Graph:
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < min(edges, size * (size - 1) // 2):
        later = chance.randrange(1, size)
        pairs.add((chance.randrange(later), later))
    before: dict[str, list[str]] = {f'n{number:02}': [] for number in range(size)}
    for first, later in sorted(pairs):
        before[f'n{later:02}'].append(f'n{first:02}')
    return Ways(before).reduced(before)


def dot(graph: Graph, *, our_layers: bool) -> int:
    """Return how many crossings ``dot`` leaves, as it says itself.

    :param graph: What comes before each node.
    :param our_layers: Whether each edge is at least as long as in our drawing,
        by which the layers of what hangs together are ours.
    :raises ValueError: If it does not say so.
    """
    depth: dict[str, int] = {}
    for node, others in graph.items():
        depth[node] = max((depth[other] + 1 for other in others), default=0)
    lines = [*graph]
    for node, others in graph.items():
        for other in others:
            length = depth[node] - depth[other] if our_layers else 1
            lines.append(f'{other} -> {node} [minlen={length}]')
    program = shutil.which('dot') or 'dot'
    run = subprocess.run(
        [program, '-v', '-Tplain'],
        input=f'digraph {{ {"; ".join(lines)} }}',
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.findall(r'^mincross .*?: (\d+) crossings', run.stderr, re.MULTILINE)
    if not found:
        raise ValueError(run.stderr)
    return int(found[-1])


def main() -> None:
    """Print the means of the crossings, and how long our drawings took."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument('--graphs', type=int, default=50)
    parser.add_argument('--seed', type=int, default=14)
    parser.add_argument('--edges', type=float, default=EDGES, help='for each node')
    options = parser.parse_args()
    drawn = graphs(options.graphs, options.seed, options.edges)
    start = time.process_time()
    ours = [layout(graph).crossings for graph in drawn]
    spent = (time.process_time() - start) / len(drawn)
    print(f'ours                  {mean(ours):6.2f}  ({spent * 1000:.0f} ms each)')
    for name, our_layers in (('dot', False), ('dot, in our layers', True)):
        theirs = [dot(graph, our_layers=our_layers) for graph in drawn]
        print(f'{name:20}  {mean(theirs):6.2f}')


if __name__ == '__main__':
    main()
