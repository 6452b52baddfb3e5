"""Where the lines of a map pass its boxes."""

from __future__ import annotations

import random

import pytest

from sphinx_resources.model.layout import layout
from sphinx_resources.model.paths import Ways
from sphinx_resources.views.topic_map import BOX, WHOLE, lines


@pytest.mark.parametrize('size', [10, 30, 60])
def test_no_line_runs_along_a_box_or_behind_it(size: int) -> None:
    chance = random.Random(size)
    names = [f't{number:02}' for number in range(size)]
    graph = {
        name: chance.sample(names[:place], min(place, chance.choice([0, 1, 1, 2])))
        for place, name in enumerate(names)
    }
    drawing = layout(Ways(graph).reduced(graph))
    boxes = [sum(isinstance(p, str) for p in layer) for layer in drawing.layers]
    half = BOX * WHOLE / max(boxes) / 2
    passing = lines(drawing).passing
    assert passing
    for column, height in passing:
        middles = [
            (number + 0.5) * WHOLE / boxes[column] for number in range(boxes[column])
        ]
        # Heights are whole numbers.
        assert all(abs(height - middle) > half - 0.5 for middle in middles)
