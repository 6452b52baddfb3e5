"""Pieces of text in Markdown: the first link in one, and what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.model.title_text import split_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_HREF = re.compile(r'<a\s[^>]*href\s*=\s*["\']?(https?://[^"\'\s>]+)', re.IGNORECASE)
_BARE = re.compile(r'https?://[^\s<>]*[^\s<>.,;:!?)\]"\']')
_OPENING = frozenset({'strong_open', 'em_open', 's_open'})
_CLOSING = frozenset({'strong_close', 'em_close', 's_close'})
#: With what a line begins that is no text.
_BEGINS = re.compile(
    r'\A(?:[#>]|[-+*](?=\s)|:(?=[\w-]+:(?!`))|\.(?=\.\s)|(?<!\w)(?=\d+[.)]\s))'
)


class Link(NamedTuple):
    """A link to another site, and what stands before and after it."""

    title: str
    url: str
    before: list[Token]
    after: list[Token]


def plain(tokens: Sequence[Token], *, markup: str = '') -> str:
    """Return a piece of text on one line.

    :param tokens: What the parser makes of it.
    :param markup: The syntax in which it is written; without one it is plain.
    """
    parts = []
    target, depth = '', 0
    for place, token in enumerate(tokens):
        if token.type == 'link_open':
            target = str(token.attrs.get('href', ''))
        if token.type == 'text':
            is_marked = markup == 'restructuredtext' and not _is_linked(tokens, place)
            parts.append(_escaped(token.content) if is_marked else token.content)
        elif token.type in {'softbreak', 'hardbreak'}:
            parts.append(' ')
        elif token.type == 'code_inline':
            mark = token.markup if markup else ''
            mark = '``' if markup == 'restructuredtext' else mark
            parts.append(f'{mark}{token.content}{mark}')
        elif markup and token.type == 'image':
            # Its file is likely to stay behind.
            parts.append(token.content)
        elif markup == 'restructuredtext':
            is_simple = depth == (token.nesting < 0) and _has_text_alone(tokens, place)
            parts.append(_in_restructuredtext(token, target, is_simple=is_simple))
        elif markup:
            parts.append(_in_markdown(token, target))
        depth += token.nesting
    return ' '.join(''.join(parts).split())


def paragraph(text: str) -> str:
    """Return a piece of text that begins nothing else, such as a list or a field."""
    return re.sub(_BEGINS, r'\\\g<0>', text)


def _escaped(text: str) -> str:
    """Return a text in which signs mean nothing in reStructuredText, but formulas."""
    return ''.join(
        f':math:`{piece.text}`'
        if piece.is_formula
        else re.sub(r'[\\`*|]|(?<=\w)_(?!\w)', r'\\\g<0>', piece.text)
        for piece in split_title(text)
    )


def _is_linked(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a text is an address that stands for itself."""
    return place > 0 and tokens[place - 1].info == 'auto'


def _has_text_alone(tokens: Sequence[Token], place: int) -> bool:
    """Say whether what a mark begins or ends has nothing but text in it."""
    step = tokens[place].nesting
    place += step
    while step and 0 <= place < len(tokens) and tokens[place].type == 'text':
        place += step
    return bool(step) and place < len(tokens) and tokens[place].nesting == -step


def _in_markdown(token: Token, target: str) -> str:
    """Return the marks for a token; *target* is where the last link leads."""
    if token.type == 'link_open':
        return '<' if token.info == 'auto' else '['
    if token.type == 'link_close':
        return '>' if token.info == 'auto' else f']({target})'
    return token.markup or token.content


def _in_restructuredtext(token: Token, target: str, *, is_simple: bool) -> str:
    """Return the same in reStructuredText; what does not nest there has no marks."""
    if token.info == 'auto':
        return ''
    if token.type == 'link_open':
        return '`'
    if token.type == 'link_close':
        return f' <{target}>`__'
    if token.type == 'html_inline':
        return ' ' if token.content.lower().startswith('<br') else ''
    return token.markup if is_simple and not token.type.startswith('s_') else ''


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
        if token.type in _OPENING:
            opened.append(place)
        elif token.type in _CLOSING:
            opened.pop()
    before = [token for n, token in enumerate(link.before) if n not in opened]
    after, depth, left = [], 0, len(opened)
    for token in tokens[end + 1 :]:
        depth += token.type in _OPENING
        if token.type in _CLOSING:
            depth -= 1
            if depth < 0 and left:
                depth, left = 0, left - 1
                continue
        after.append(token)
    return link._replace(before=before, after=after)
