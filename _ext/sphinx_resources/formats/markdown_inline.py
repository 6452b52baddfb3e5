"""Pieces of text in Markdown: the first link in one, and what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_HREF = re.compile(r'<a\s[^>]*href\s*=\s*["\']?(https?://[^"\'\s>]+)', re.IGNORECASE)
_BARE = re.compile(r'https?://[^\s<>]*[^\s<>.,;:!?)\]"\']')


class Link(NamedTuple):
    """A link to another site, and what stands before and after it."""

    title: str
    url: str
    before: list[Token]
    after: list[Token]


def plain(tokens: Sequence[Token], *, markup: bool = False) -> str:
    """Return a piece of text on one line.

    :param tokens: What the parser makes of it.
    :param markup: Whether it stays Markdown, or is to be plain.
    """
    parts = []
    for place, token in enumerate(tokens):
        if token.type == 'text':
            parts.append(token.content)
        elif token.type in {'softbreak', 'hardbreak'}:
            parts.append(' ')
        elif token.type == 'code_inline':
            mark = token.markup if markup else ''
            parts.append(f'{mark}{token.content}{mark}')
        elif not markup:
            continue
        elif token.type == 'link_open':
            parts.append('<' if token.info == 'auto' else '[')
        elif token.type == 'link_close':
            target = _target(tokens[:place])
            parts.append('>' if token.info == 'auto' else f']({target})')
        elif token.type == 'image':
            # Its file is likely to stay behind.
            parts.append(token.content)
        else:
            parts.append(token.markup or token.content)
    return ' '.join(''.join(parts).split())


def _target(tokens: Sequence[Token]) -> str:
    """Return where the last link leads that begins in *tokens*."""
    opened = (token for token in reversed(tokens) if token.type == 'link_open')
    return str(next(opened).attrs.get('href', ''))


def take_link(tokens: Sequence[Token]) -> Link | None:
    """Return the first link of a text that leads to another site.

    :param tokens: What the parser makes of the text.
    """
    for place, token in enumerate(tokens):
        href = str(token.attrs.get('href', '')) if token.type == 'link_open' else ''
        found = _HREF.match(token.content) if token.type == 'html_inline' else None
        if href.startswith(('http://', 'https://')) or found:
            end = _end(tokens, place)
            words = plain(tokens[place + 1 : end])
            url = found[1] if found else href
            # An address that stands for itself is no title.
            title = '' if _BARE.fullmatch(words) else words
            return _without_marks(Link(title, url, [*tokens[:place]], []), tokens, end)
        if token.type == 'text' and (bare := _BARE.search(token.content)):
            before, after = token.copy(), token.copy()
            before.content = token.content[: bare.start()]
            after.content = token.content[bare.end() :]
            return Link(
                '',
                bare[0],
                [*tokens[:place], before],
                [after, *tokens[place + 1 :]],
            )
    return None


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return where a link ends."""
    for place in range(start + 1, len(tokens)):
        token = tokens[place]
        if token.type == 'link_close' or token.content.casefold() == '</a>':
            return place
    return len(tokens)


def _without_marks(link: Link, tokens: Sequence[Token], end: int) -> Link:
    """Return a link without the marks around it, as those of bold text."""
    opened: list[int] = []
    for place, token in enumerate(link.before):
        if token.type in {'strong_open', 'em_open'}:
            opened.append(place)
        elif token.type in {'strong_close', 'em_close'}:
            opened.pop()
    before = [token for n, token in enumerate(link.before) if n not in opened]
    after, depth, left = [], 0, len(opened)
    for token in tokens[end + 1 :]:
        depth += token.type in {'strong_open', 'em_open'}
        if token.type in {'strong_close', 'em_close'}:
            depth -= 1
            if depth < 0 and left:
                depth, left = 0, left - 1
                continue
        after.append(token)
    return link._replace(before=before, after=after)
