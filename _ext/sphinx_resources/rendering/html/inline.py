"""Inline text of descriptions as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from sphinx_resources.rendering.html.elements import (
    bidi,
    element,
    formula,
    join,
    start_tag,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_resources.model.records import Run

#: The end of a sentence: not that of a letter, as in e.g. and J. S., nor of these.
_END = re.compile(
    r'(?<!\b\w)(?<!\bvs)(?<!\bcf)(?<!\bal)[.!?\u061f](?=\s|$)|[\u3002\uff01\uff1f]'
)
#: Elements of marked text.
TAGS = {
    'emphasis': 'em',
    'strong': 'strong',
    'superscript': 'sup',
    'subscript': 'sub',
    'title_reference': 'cite',
    's': 's',
}


def inline(runs: Iterable[Run]) -> Iterator[Markup]:
    """Return inline text as markup.

    :param runs: The text; nothing in it is a cross-reference any more.
    """
    for name, content in runs:
        if isinstance(content, tuple):
            yield start_tag(TAGS[name])
            yield from inline(content)
            yield Markup(f'</{TAGS[name]}>')
        elif isinstance(content, str):
            yield _leaf(name, content)


def first_sentence(runs: Iterable[Run]) -> list[Run]:
    """Return inline text up to the end of its first sentence.

    :param runs: The text.
    """
    found: list[Run] = []
    for name, content in runs:
        if not name and isinstance(content, str) and (end := _END.search(content)):
            return [*found, (name, content[: end.end()])]
        found.append((name, content))
    return found


def _leaf(name: str, source: str) -> Markup:
    if name == 'math':
        return formula(source)
    if name == 'literal':
        pre = (element('span', word, classes=('pre',)) for word in source.split())
        classes = ('docutils', 'literal', 'notranslate')
        return element('code', join(pre, ' '), classes=classes)
    if name == 'break':
        return element('br')
    return bidi(source)
