"""Topics in stages as HTML: a list of lists, which can stand in columns with lines.

The lists are all that there is to read.  The style sheet puts them in columns where
there is room; the lines behind them are one picture without words, which stretches
with the columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.words import N_, _, counted, plural_forms
from sphinx_resources.rendering.html.elements import element, join
from sphinx_resources.views.shapes import Known

if TYPE_CHECKING:
    from markupsafe import Markup

    from sphinx_resources.rendering.html.fragments import Parts
    from sphinx_resources.views.shapes import Lines, Progress, Stages, Stop

#: What the script says; braces stand for what it knows.
TEXTS = {
    'know': N_('I know this'),
    'know_of': N_('I know this: {topic}'),
    'next': N_('You can start next: {topics}'),
    'status': N_('You know {known} of {total} topics.'),
    'sign_known': N_('known'),
    'sign_next': N_('next'),
    'keep': N_('Keep them as mine'),
    'done': N_('{done} of {total} done'),
    'comma': N_(', '),
    'lost': N_(
        'Your browser does not keep marks; they are lost when you leave this page.'
    ),
}
#: Those of which there is a form for one and one for other numbers.
COUNTED = {
    'folded': counted('{count} step that you know', '{count} steps that you know'),
    'shared': counted(
        'This link counts {count} topic as known.',
        'This link counts {count} topics as known.',
    ),
}

#: Width of a column in the picture, and of the room on either side of its boxes.
COLUMN, ROOM = 100, 8


def stages(shape: Stages, parts: Parts) -> Markup:
    """Return topics in stages.

    :param shape: The topics.
    :param parts: What makes their links.
    """
    total = len(shape.stages)
    items = (
        element(
            'li',
            element(
                'ul',
                *(_stop(stop, parts) for stop in stage),
                role='list',
                aria_label=_('Stage {number} of {total}').format(
                    number=number, total=total
                ),
            ),
            classes=('resource-stage',),
        )
        for number, stage in enumerate(shape.stages, 1)
    )
    listed = element(
        'ol',
        *items,
        classes=('resource-stages',),
        role='list',
        aria_label=_('Topics, each after those that it requires'),
    )
    if shape.lines is None:
        goal = ' '.join(shape.goal)
        return element('div', listed, classes=('resource-way',), data_goals=goal)
    picture = _picture(shape.lines, len(shape.stages)) if parts.draws else ''
    frame = element('div', picture, listed, classes=('resource-map-frame',))
    return element('div', frame, classes=('resource-map',))


def scripted(shape: Known | Progress) -> Markup:
    """Return the place that the script fills, which is hidden until then."""
    if isinstance(shape, Known):
        data = {'data_topic': shape.id, 'data_label': readable(shape.label)}
        classes = ('resource-know',)
    else:
        data = {'data_steps': ' '.join('|'.join(step) for step in shape.steps)}
        classes = ('resource-progress',)
    return element('p', classes=classes, hidden='', **data)


def texts(language: str) -> Markup:
    """Return the texts of the script.

    :param language: Language of the site.
    """
    found = {name: _(text) for name, text in TEXTS.items()}
    for name, forms in COUNTED.items():
        for category, text in plural_forms(*forms, language).items():
            found[f'{name}_{category}'] = text
    data = {f'data_{name}': text for name, text in found.items()}
    return element('div', classes=('resource-way-texts',), hidden='', **data)


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
