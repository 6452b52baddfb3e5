"""What the script leaves out of a way is what the model leaves out."""

from __future__ import annotations

import json
import random
import subprocess
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sphinx_resources.model.paths import Ways
from support import ROOT, needs_node

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = needs_node


def graph(chance: random.Random, size: int) -> dict[str, list[str]]:
    names = [f't{number:02}' for number in range(size)]
    return {
        name: chance.sample(names[:place], min(place, chance.choice([0, 1, 1, 2, 3])))
        for place, name in enumerate(names)
    }


def prune(cases: Iterable[dict[str, Any]]) -> list[dict[str, list[str]]]:
    """Return what the script leaves of each way."""
    run = subprocess.run(
        ['node', str(ROOT / 'tests' / 'ways.js')],
        input=json.dumps(list(cases)),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, list[str]]] = json.loads(run.stdout)
    return found


def expected(case: dict[str, Any]) -> dict[str, list[str]]:
    ways = Ways(case['requires'])
    wanted = ways.needed(case['goal'], case['known'])
    first = [id_ for id_ in wanted if wanted.isdisjoint(ways.requires[id_])]
    return {'wanted': sorted(wanted), 'open': sorted(first)}


def test_all_that_a_reader_may_know_of_ten_topics() -> None:
    requires = graph(random.Random(3), 10)
    # The last requires all that nothing else does.
    behind = {other for others in requires.values() for other in others}
    requires['goal'] = [id_ for id_ in requires if id_ not in behind]
    names = [id_ for id_ in requires if id_ != 'goal']
    cases = [
        {'requires': requires, 'goal': 'goal', 'known': list(known)}
        for size in range(11)
        for known in combinations(names, size)
    ]
    assert len(cases) == 1024
    assert prune(cases) == [*map(expected, cases)]


def test_random_graphs_of_thirty_topics() -> None:
    chance = random.Random(7)
    cases = []
    for _ in range(1000):
        requires = graph(chance, 30)
        known = chance.sample(sorted(requires), chance.randint(0, 12))
        goal = chance.choice(sorted(set(requires) - set(known)))
        cases.append({'requires': requires, 'goal': goal, 'known': known})
    assert prune(cases) == [*map(expected, cases)]
