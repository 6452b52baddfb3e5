"""HTML made of elements: whatever text goes in, comes out escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from sphinx_resources.model.direction import (
    END,
    ISOLATE,
    RIGHT_ISOLATE,
    attribute,
)
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.title_text import split_title
from sphinx_resources.nodes import FORMULA_END, FORMULA_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_resources.model.title_text import Piece

#: Finds what has a meaning in HTML.
_SPECIAL = re.compile('[&<>"\']').search
_ISOLATED = re.compile(f'([{ISOLATE}{RIGHT_ISOLATE}])([^\u2066-\u2069]*){END}')
_BDI = {ISOLATE: '<bdi>', RIGHT_ISOLATE: '<bdi dir="rtl">'}

#: What begins text that is visually hidden.
_HIDDEN = '<span class="resource-hidden">'

#: Elements that hold nothing.
VOID = ('br', 'input')


def start_tag(name: str, /, classes: Iterable[str] = (), **attributes: str) -> Markup:
    """Return the start of an element.

    :param name: Its name.
    :param classes: Its classes.
    :param attributes: Its further attributes; an underscore in a name stands
        for a hyphen.
    """
    return _markup(_start(name, classes, attributes))


def element(
    name: str, /, *children: str, classes: Iterable[str] = (), **attributes: str
) -> Markup:
    """Return an element.

    :param name: Its name.
    :param children: What it holds: markup as it is, other text escaped.
    :param classes: Its classes.
    :param attributes: Its further attributes, as those of a start tag.
    """
    start = _start(name, classes, attributes)
    if name in VOID:
        return _markup(start)
    return _markup(f'{start}{"".join(map(_safe, children))}</{name}>')


def join(parts: Iterable[str], separator: str = '') -> Markup:
    """Return markup with *separator* between its parts.

    :param parts: Markup, or text to escape.
    :param separator: Text.
    """
    return _markup(_safe(separator).join(map(_safe, parts)))


def bidi(text: str) -> Markup:
    """Return text, in elements what signs of Unicode isolate in it."""
    escaped = _safe(text)
    if END in escaped:
        escaped = _ISOLATED.sub(
            lambda match: f'{_BDI[match[1]]}{match[2]}</bdi>', escaped
        )
    return _markup(escaped)


def label(text: str, language: str = '', site: str = 'en') -> Markup:
    """Return a title or name: formulas for the writer, and its own direction.

    :param text: As its author wrote it.
    :param language: Tag of its language, if it is not that of the site.
    :param site: Tag of the language of the site.
    """
    known = {'lang': language} if language else {}
    if direction := attribute(text, language, site):
        known['dir'] = direction
    if END in text:
        known = {}
    if known and text.startswith(' '):
        # In the element, it would be on the other side of what it is before.
        return Markup(' ') + label(text[1:], language, site)
    if '$' not in text:
        return element('span', bidi(text), **known) if known else bidi(text)
    pieces = split_title(text)
    made = join(map(_piece, pieces))
    # One element, whose parts a style sheet does not lay out one by one.
    return element('span', made, **known) if known or len(pieces) > 1 else made


def _piece(piece: Piece) -> Markup:
    if piece.is_formula:
        return formula(piece.text)
    return bidi(piece.text)


def formula(source: str) -> Markup:
    """Return the place of a formula, which only the writer can show."""
    return _markup(f'{FORMULA_START}{_safe(source)}{FORMULA_END}')


def hidden_text(words: str) -> Markup:
    """Return visually hidden text, for screen readers."""
    return _markup(f'{_HIDDEN}{_safe(readable(words))}</span>')


def _markup(text: str) -> Markup:
    """Return text that is escaped as markup."""
    # What the class does beside that costs more than most elements.
    return str.__new__(Markup, text)


def _safe(part: str) -> str:
    """Return what stands in markup for a part of it."""
    if type(part) is Markup or not _SPECIAL(part):
        return part
    return str(escape(part))


@lru_cache(maxsize=1024)
def _bare_start(name: str, classes: tuple[str, ...]) -> str:
    """Return a start tag up to its attributes: most elements have one of few."""
    joined = ' '.join(classes)
    return f'<{name} class="{escape(joined)}"' if joined else f'<{name}'


def _start(name: str, classes: Iterable[str], attributes: Mapping[str, str]) -> str:
    start = _bare_start(name, tuple(classes))
    for key, value in attributes.items():
        start += f' {key.replace("_", "-")}="{_safe(value)}"'
    return f'{start} />' if name in VOID else f'{start}>'
