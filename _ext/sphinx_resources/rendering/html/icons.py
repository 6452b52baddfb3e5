"""The pictures that stand for kinds, in each card or once in a page."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup
from sphinx_design.icons import get_octicon

from sphinx_resources.rendering.html.elements import element

#: What the anchors of pictures begin with. No name of Sphinx has a colon.
ICON = 'icon:'


@cache
def octicon(name: str) -> Markup:
    """Return an icon of sphinx-design."""
    return Markup(get_octicon(name, classes=['resource-icon']))


@cache
def symbol(name: str) -> Markup:
    """Return an icon of sphinx-design as what :func:`use_of` shows."""
    # Older markup would escape what it is divided at.
    head, _end, drawing = str(octicon(name)).partition('>')
    box = head.partition('viewBox="')[2].partition('"')[0]
    lines = Markup(drawing.removesuffix('</svg>'))
    return element('symbol', lines, id=f'{ICON}{name}', viewBox=box)


@cache
def use_of(name: str) -> Markup:
    """Return an icon that the page has as a symbol."""
    return element(
        'svg',
        element('use', href=f'#{ICON}{name}'),
        aria_hidden='true',
    )
