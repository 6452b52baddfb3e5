"""HTML made of elements: whatever text goes in, comes out escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Elements that hold nothing.
VOID = ('input',)


def start_tag(name: str, /, classes: Iterable[str] = (), **attributes: str) -> Markup:
    """Return the start of an element.

    :param name: Its name.
    :param classes: Its classes.
    :param attributes: Its further attributes; an underscore in a name stands
        for a hyphen, and one at its end is dropped.
    """
    start = f'<{name}'
    if joined := ' '.join(classes):
        start += f' class="{escape(joined)}"'
    for key, value in attributes.items():
        start += f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
    return Markup(f'{start} />' if name in VOID else f'{start}>')


def element(
    name: str, /, *children: str, classes: Iterable[str] = (), **attributes: str
) -> Markup:
    """Return an element.

    :param name: Its name.
    :param children: What it holds: markup as it is, other text escaped.
    :param classes: Its classes.
    :param attributes: Its further attributes, as those of a start tag.
    """
    start = start_tag(name, classes, **attributes)
    if name in VOID:
        return start
    return Markup(f'{start}{"".join(map(escape, children))}</{name}>')


def join(parts: Iterable[str], separator: str = '') -> Markup:
    """Return markup with *separator* between its parts.

    :param parts: Markup, or text to escape.
    :param separator: Text.
    """
    return Markup(separator).join(parts)


def hidden_text(words: str) -> Markup:
    """Return text for the ear only."""
    return element('span', words, classes=('resource-hidden',))
