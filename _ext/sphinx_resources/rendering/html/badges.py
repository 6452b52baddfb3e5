"""Badges that do not depend on a page, and what a list of badges is called."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx_resources.model.words import N_, _
from sphinx_resources.rendering.html.elements import element, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

#: Names of the list of badges, by the parts that it holds.
BADGES = {
    frozenset({'level'}): N_('Level'),
    frozenset({'topics'}): N_('Topics'),
    frozenset({'level', 'topics'}): N_('Level and topics'),
}


def badges_name(names: Iterable[str]) -> str:
    """Return what a list of badges is called, by the names of its parts."""
    return _(BADGES[frozenset(names)])


@cache
def level_badge(name: str, step: int, steps: int) -> Markup:
    """Return an item that names a level.

    :param name: What it is called.
    :param step: Its place among all, from one.
    :param steps: How many there are; a style sheet shows them as a meter.
    """
    signs = '\u25cf' * step + '\u25cb' * (steps - step)
    badge = element('span', label(name), classes=('resource-level',), data_meter=signs)
    return element('li', badge)
