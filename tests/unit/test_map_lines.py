"""Where the lines of a map pass its boxes."""

from __future__ import annotations

import pytest

from sphinx_resources.model.layout import layout
from sphinx_resources.model.paths import Ways
from sphinx_resources.views.topic_map import BOX, WHOLE, lines


@pytest.mark.parametrize('count', [1, 5, 25])
def test_no_line_runs_along_a_box_or_behind_it(count: int) -> None:
    # Between the first column and the third each start passes the second.
    graph = {'first': [], **{f'middle {n}': ['first'] for n in range(count)}}
    for number in range(count):
        graph[f'start {number}'] = []
        graph[f'end {number}'] = [f'start {number}', f'middle {number % 3 % count}']
    drawing = layout(Ways(graph).reduced(graph))
    passing = [height for column, height in lines(drawing).passing if column == 1]
    assert len(passing) == count
    half = BOX * WHOLE / max(sum(isinstance(p, str) for p in x) for x in drawing.layers)
    half /= 2
    middles = [(number + 0.5) * WHOLE / count for number in range(count)]
    assert all(abs(height - one) > half for height in passing for one in middles)
