"""Raw markup in resources: what the parser made of Markdown, and what an author wrote.

MyST writes hard line breaks, comments, struck text and the boxes of task lists as
raw HTML.  These are shown as what they are; all other raw markup is shown as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from docutils import nodes

from sphinx_resources.diagnostics import warn
from sphinx_resources.model.controls import shortened
from sphinx_resources.nodes import put_instead

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

_BREAK = re.compile(r'<br\s*/?>\s*', re.IGNORECASE)
_COMMENTS = re.compile(r'(\s*<!--(?!-?>)((?!-->|--!>).)*-->)+\s*', re.DOTALL)
_BOX = re.compile(r'<input class="task-list-item-checkbox"[^<>]*>')
#: An element of HTML, its beginning or its end.
TAG = re.compile(r'</?(?P<name>[a-z][a-z0-9]*)\b[^>]*>', re.IGNORECASE)

#: What an icon is drawn with.
_DRAWN = ('svg', 'path', 'circle', 'g')

#: What to write instead of an element.
_INSTEAD = {
    **dict.fromkeys(('b', 'strong'), 'write **text**'),
    **dict.fromkeys(('i', 'em'), 'write *text*'),
    **dict.fromkeys(('code', 'tt', 'kbd'), 'write it between backquotes'),
    **dict.fromkeys(('sub', 'sup'), 'write it with the role of that name'),
    'a': 'write a link as Markdown or reStructuredText does',
    'img': 'write a picture as Markdown or reStructuredText does',
    'p': 'leave a line empty',
    'br': 'begin another paragraph',
}
_OTHERWISE = 'write it as Markdown or reStructuredText does, or leave it out'


def tame(node: Element) -> list[Element]:
    """Put something harmless in place of all raw markup below a node.

    :param node: What an author wrote; of what is shown as text, they are warned.
    :returns: All that it holds then.
    """
    found = list(node.findall(nodes.Element))
    if any(map(_is_suspect, found)):
        _tame(node)
        found = list(node.findall(nodes.Element))
    return found


def _tame(node: Element) -> None:
    for text in list(node.findall(nodes.TextElement)):
        _strike(text)
    opened: set[tuple[int, str]] = set()
    for raw in list(node.findall(nodes.raw)):
        replacement = _made_by_parser(raw)
        if replacement is None:
            _blame(raw, node, opened)
            replacement = as_text(raw, raw.astext())
        put_instead(raw, replacement)
    for icon in [n for n in node.findall(nodes.Element) if _is_icon(n)]:
        if not _is_sound(icon['svg']):
            message = (
                f"'{shortened(icon['svg'])}' is no icon; write the names of its "
                'classes with letters, digits and hyphens'
            )
            warn('description', message, icon)
            icon.parent.remove(icon)
    for text in list(node.findall(nodes.paragraph)):
        if not text.children:
            text.parent.remove(text)


def as_text(node: Element, text: str) -> list[Node]:
    """Return what shows a text where a node stands.

    :param node: What stands there: in a line of text, or by itself.
    :param text: What to show.
    """
    if isinstance(node.parent, nodes.TextElement):
        return [nodes.Text(text)]
    return [nodes.paragraph(text, '', nodes.Text(text))] if text else []


def _is_suspect(node: Element) -> bool:
    """Say whether a node is markup, or a paragraph that held nothing else."""
    return (
        isinstance(node, nodes.raw)
        or 'svg' in node.attributes
        or (isinstance(node, nodes.paragraph) and not node.children)
    )


def _is_icon(node: Element) -> bool:
    """Say whether a node is an icon of sphinx-design, which is markup."""
    return isinstance(node.get('svg'), str)


def _is_sound(svg: str) -> bool:
    """Say whether an icon is only lines; its classes are put into it as written."""
    try:
        root = ElementTree.fromstring(svg)
    # Whatever a parser makes of what an author wrote, it is no icon then.
    except Exception:
        return False
    return all(
        each.tag.rpartition('}')[2] in _DRAWN
        and not any(name.startswith('on') or 'href' in name for name in each.attrib)
        for each in root.iter()
    )


def _strike(text: nodes.TextElement) -> None:
    """Make one node of what stands between two marks of struck text."""
    start = None
    for child in list(text.children):
        if not isinstance(child, nodes.raw):
            continue
        if child.astext() == '<s>':
            start = child
        elif child.astext() == '</s>' and start is not None:
            first, last = text.index(start), text.index(child)
            # The writer makes an element of such a class.
            struck = nodes.inline('', '', *text[first + 1 : last], classes=['s'])
            text[first : last + 1] = [struck]
            start = None


def _made_by_parser(raw: nodes.raw) -> list[Node] | None:
    """Return what the parser meant; None for the author's own markup."""
    source = raw.astext()
    if raw['format'] == 'latex' and source == '\\\\\n':
        return []
    if raw['format'] != 'html':
        return None
    if _BREAK.fullmatch(source):
        return [
            nodes.raw('', '<br />', format='html'),
            nodes.raw('', r'\newline ', format='latex'),
            # Others need something between the two words.
            nodes.Text('\n'),
        ]
    if _COMMENTS.fullmatch(source):
        return []
    if _BOX.fullmatch(source):
        # Older releases of MyST keep the space behind it.
        following = raw.next_node(descend=False, siblings=True)
        spaced = following is not None and following.astext().startswith(' ')
        sign = '☑' if 'checked' in source else '☐'
        return [nodes.Text(sign if spaced else f'{sign} ')]
    return None


def _blame(raw: nodes.raw, node: Element, opened: set[tuple[int, str]]) -> None:
    """Warn of raw markup, once for an element with its end."""
    source = ' '.join(raw.astext().split())
    match = TAG.match(source)
    name = match['name'].lower() if match else ''
    if source.startswith('</') and (id(raw.parent), name) in opened:
        return
    opened.add((id(raw.parent), name))
    message = f"'{source}' is raw markup, and is shown as text; {instead_of(name)}"
    warn('description', message, raw if raw.line else node)


def instead_of(name: str) -> str:
    """Return what to write instead of an element of HTML.

    :param name: Its name, in lower case; empty for other markup.
    """
    return _INSTEAD.get(name, _OTHERWISE)
