"""What a ``resource-map`` shows: topics as they build on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.direction import isolated
from sphinx_resources.model.layout import layout
from sphinx_resources.model.words import _, listed
from sphinx_resources.views.shapes import Lines, Note, Stages, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_resources.model.layout import Layout, Place
    from sphinx_resources.model.specifications import MapView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Inline, Shape

#: Height of the whole, and of the most room between lines that pass side by side.
WHOLE, BESIDE = 1000, 6
#: Part of the height of its place that a box takes in the fullest column.
BOX = 0.9


def topic_map(view: MapView, details: Details) -> list[Shape]:
    """Return topics in stages, each with what comes just before it.

    :param view: Which topics.
    :param details: What is known of all resources.
    """
    ids = chosen(view, details)
    if not ids:
        return [Note(_('There is no such topic yet.'))]
    ways = details.study.ways
    reduced = ways.reduced(ids)
    drawing = layout(reduced)
    stages = tuple(
        tuple(
            _stop(place, reduced[place], ids, details)
            for place in layer
            if isinstance(place, str)
        )
        for layer in drawing.layers
    )
    return [Stages(stages=stages, lines=lines(drawing))]


def chosen(view: MapView, details: Details) -> set[str]:
    """Return the ids of the topics that a map shows."""
    catalogue, ways = details.catalogue, details.study.ways
    if not view.topics:
        return {topic.id for topic in catalogue.topics.values() if topic.docname}
    found: set[str] = set()
    for topic in catalogue.named_topics(view.topics):
        back = view.direction == 'back'
        found |= ways.ancestors(topic.id) if back else ways.descendants(topic.id)
        found.add(topic.id)
    return found


def _stop(id_: str, before: Sequence[str], ids: set[str], details: Details) -> Stop:
    topics = details.catalogue.topics
    content: list[Inline] = [details.topic(topics[id_])]
    if before:
        labels = listed(isolated(topics[other].label) for other in before)
        content.append(' ' + _('after {topics}').format(topics=labels))
    required = details.study.ways.requires[id_]
    return Stop(
        id=id_,
        content=tuple(content),
        requires=tuple(other for other in required if other in ids),
    )


def lines(drawing: Layout) -> Lines:
    """Return the lines of a map whose columns share their height among their boxes.

    :param drawing: The boxes of each column, and the lines that pass them.
    """
    heights: dict[Place, int] = {}
    upper: dict[Place, Place] = {lower: place for place, lower in drawing.links}
    most = max((_boxes(layer) for layer in drawing.layers), default=1)
    for layer in drawing.layers:
        heights |= _heights(layer, most, heights, upper)
    column = {p: number for number, layer in enumerate(drawing.layers) for p in layer}
    return Lines(
        links=tuple((column[a], heights[a], heights[b]) for a, b in drawing.links),
        passing=tuple(
            (column[place], height)
            for place, height in heights.items()
            if not isinstance(place, str)
        ),
    )


def _boxes(layer: Sequence[Place]) -> int:
    return sum(isinstance(place, str) for place in layer)


def _heights(
    layer: Sequence[Place],
    most: int,
    before: Mapping[Place, int],
    upper: Mapping[Place, Place],
) -> dict[Place, int]:
    """Return the heights of a column: boxes evenly, lines in the room between.

    :param layer: What stands in the column.
    :param most: Number of boxes in the fullest column.
    :param before: Heights in the columns before.
    :param upper: Where each line comes from.
    """
    count = max(_boxes(layer), 1)
    half = BOX * WHOLE / most / 2
    heights: dict[Place, int] = {}
    boxes = 0
    passing: list[Place] = []
    for place in [*layer, '']:
        if not isinstance(place, str):
            passing.append(place)
            continue
        low = (boxes - 0.5) * WHOLE / count + half if boxes else 0
        high = (boxes + 0.5) * WHOLE / count - half if place else WHOLE
        # Many lines stand closer, so that none runs along a box or behind it.
        step = min(BESIDE, (high - low) / (len(passing) + 1))
        last = low
        for number, line in enumerate(passing):
            room = high - step * (len(passing) - number)
            last = max(last + step, min(before[upper[line]], room))
            heights[line] = round(last)
        passing = []
        if place:
            heights[place] = round((boxes + 0.5) * WHOLE / count)
            boxes += 1
    return heights
