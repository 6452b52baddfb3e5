"""Topics in stages as HTML: a list of lists, which can stand in columns with lines.

The lists are all that there is to read.  The style sheet puts them in columns where
there is room; the lines behind them are one picture without words, which stretches
with the columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.rendering.html.elements import element, join

if TYPE_CHECKING:
    from markupsafe import Markup

    from sphinx_resources.rendering.html.fragments import Parts
    from sphinx_resources.views.shapes import Lines, Stages, Stop

#: Width of a column in the picture, and of the room on either side of its boxes.
COLUMN, ROOM = 100, 8


def stages(shape: Stages, parts: Parts) -> Markup:
    """Return topics in stages.

    :param shape: The topics.
    :param parts: What makes their links.
    """
    items = (
        element(
            'li',
            element('ul', *(_stop(stop, parts) for stop in stage), role='list'),
            classes=('resource-stage',),
        )
        for stage in shape.stages
    )
    listed = element('ol', *items, classes=('resource-stages',), role='list')
    goal = {'data_goal': shape.goal} if shape.goal else {}
    if shape.lines is None:
        return element('div', listed, classes=('resource-way',), **goal)
    picture = _picture(shape.lines, len(shape.stages)) if parts.draws else ''
    frame = element('div', picture, listed, classes=('resource-map-frame',))
    return element('div', frame, classes=('resource-map',), **goal)


def _stop(stop: Stop, parts: Parts) -> Markup:
    link, *rest = stop.content
    return element(
        'li',
        parts.inline([link]),
        element('span', parts.inline(rest), classes=('resource-why',)) if rest else '',
        data_topic=stop.id,
        data_requires=' '.join(stop.requires),
    )


def _picture(lines: Lines, columns: int) -> Markup:
    links = (
        f'M{start} {one}C{middle} {one} {middle} {other} {start + 2 * ROOM} {other}'
        for column, one, other in lines.links
        for start in [(column + 1) * COLUMN - ROOM]
        for middle in [start + ROOM]
    )
    passing = (
        f'M{column * COLUMN + ROOM} {height}H{(column + 1) * COLUMN - ROOM}'
        for column, height in lines.passing
    )
    return element(
        'svg',
        element('path', d=join([*links, *passing])),
        viewBox=f'0 0 {columns * COLUMN} 1000',
        preserveAspectRatio='none',
        aria_hidden='true',
        focusable='false',
    )
