"""Formulas that are read as such, and show something else than was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.model.controls import shortened
from sphinx_resources.model.title_text import has_comment
from sphinx_resources.nodes import resource, resource_topic_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_resources.model.records import Source

#: What prices have not.
_MATHS = re.compile(r'[\\^_{}=]')
#: What stands between a price and the dollar of something else.
_FROM_PRICE = re.compile(r'\d[^\\^_{}=]*[A-Za-z]{2}[^\\^_{}=]*\s')
#: A number of which something else is a percentage.
_PERCENT = re.compile(r'\d\s?%')


def restore_prices(body: Iterable[nodes.Node], text: str) -> None:
    r"""Make text again of what MyST takes for a formula in ``$5 and $10``.

    Elsewhere, as in Pandoc, no formula ends before a digit or begins with a space.

    :param body: What the parser made of a text.
    :param text: The text as its author wrote it.
    """
    for part in body if '$' in text else ():
        for node in list(part.findall(nodes.math)):
            if (written := _price(node)) and written in text:
                node.parent.replace(node, nodes.Text(written))


def restore_translated_prices(every: Iterable[nodes.Element]) -> None:
    """Do the same with what translators wrote in place of a text.

    :param every: The nodes of a document; those of pages beside blocks stay.
    """
    every = list(every)
    # Most documents have no formula that a translator wrote.
    if not any(_is_translated(node) for node in every):
        return
    for part in every:
        if not isinstance(part, resource | resource_topic_view):
            continue
        held: list[nodes.Node] = [part]
        above = part.line or 0
        if isinstance(part, resource_topic_view):
            # Its text stands before what it shows, and below its first line.
            held, above = part.parent[: part.parent.index(part)], above + 1
        for node in [node for one in held for node in one.findall(nodes.math)]:
            is_ours = _is_translated(node) and (node.parent.line or above) >= above
            if is_ours and (written := _price(node)):
                node.parent.replace(node, nodes.Text(written))


def _is_translated(node: nodes.Element) -> bool:
    """Say whether a node is a formula in a text that translators wrote."""
    return isinstance(node, nodes.math) and bool(node.parent.get('translated'))


def _price(node: nodes.math) -> str:
    """Return the price that a formula was written as; nothing if it may be one."""
    written = f'${node.astext()}$'
    before, after = _beside(node, -1)[-1:], _beside(node, 1)[:1]
    is_price = (written[1:2].isdigit() and after.isdigit()) or (
        written[1:2].isspace() and before.isdigit()
    )
    return written if is_price and not _MATHS.search(written) else ''


def misread_formulas(
    part: nodes.Element, source: Source
) -> Iterator[tuple[str, nodes.Element]]:
    """Return what to say of the formulas in a part of a body, and where.

    :param part: What the parser made of it.
    :param source: The body as its author wrote it.
    """
    for node in part.findall(nodes.math):
        if message := _in_a_line(node.astext(), node, source.text):
            yield message, node.parent
    for block in part.findall(nodes.FixedTextElement):
        code = block.astext()
        if isinstance(block, nodes.math_block) and has_comment(code, after=_PERCENT):
            yield hidden(code), block
        elif block.get('language') == 'math':
            is_rst = source.markup == 'restructuredtext'
            instead = 'a line .. math::' if is_rst else '```{math}'
            yield f"'math' is no language of code; write {instead} for a formula", block


def hidden(code: str) -> str:
    """Return what to say of a formula of which a percent sign hides a part."""
    return (
        f"the formula '{shortened(code)}' is not shown from its % on, where a comment "
        r'begins in LaTeX; write \%'
    )


def _in_a_line(code: str, node: nodes.math, text: str) -> str:
    """Return what to say of a formula within a line; nothing if it may be right."""
    if has_comment(code):
        return hidden(code)
    words = f'${shortened(code)}$'
    if code.startswith('`') and code.endswith('`'):
        return f"'{words}' shows its backquotes; write ${code.strip('`')}$"
    if _FROM_PRICE.fullmatch(code) and f'${code}$' in text:
        return f"'{words[:-1]} $' is read as a formula; write \\$ for a price"
    left = '$' * _beside(node, -1).endswith('$')
    right = '$' * _beside(node, 1).startswith('$')
    doubled = re.escape(f'{left}${code}${right}')
    if (left or right) and re.search(rf'(?<!\\){doubled}', text):
        return (
            f"'{left}{words}{right}' stands in a line, so that a dollar is "
            'shown; write one at each end, or put a line $$ above it and one below'
        )
    return ''


def _beside(node: nodes.math, step: int) -> str:
    """Return the text beside a formula."""
    place = node.parent.index(node) + step
    beside = node.parent[place] if 0 <= place < len(node.parent) else None
    return beside.astext() if isinstance(beside, nodes.Text) else ''
