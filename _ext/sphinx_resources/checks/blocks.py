"""Blocks that do not end where they should, or were read as something else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.diagnostics import warn
from sphinx_resources.directives import DIRECTIVES
from sphinx_resources.model.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from sphinx_resources.nodes import resource

_NAME = r'(?P<name>[A-Za-z][\w-]*)'
#: A line that was meant to begin a block of Markdown. With one colon or none it can be
#: a sentence, and is not one only with braces, or above options.
_FENCE = re.compile(
    rf'\s*(?:`{{3,}}|[:：]{{2,}}|[:：](?=\s*\{{))\s*(?P<brace>\{{)?{_NAME}(?!\w)'
)
_BRACES = re.compile(rf'(?P<brace>\{{){_NAME}\}}.*\n\s*:')
#: The same of reStructuredText, in a comment and in a term.
_COMMENT = re.compile(rf'{_NAME}\s*(?P<brace>:{{1,3}})[^\n]*\n\s*:\w')
_TERM = re.compile(rf'\.*\s*{_NAME}\s*(?P<brace>)::?')
#: An option below the first line.
_OPTION = re.compile(r'[^\n]*\n\s*:\w')
#: What blocks are read as that are not read as such.
_TAKEN_FOR = (
    nodes.paragraph,
    nodes.container,
    nodes.comment,
    nodes.term,
    nodes.literal_block,
)
_END = re.compile(r'(^|\n)\s*(:+|`+)$')


def check_ends(held: Sequence[resource], holders: Container[resource]) -> None:
    """Warn of resources that go on where they were probably meant to end.

    :param held: The resources of a document.
    :param holders: Those that hold others, of which an author is told otherwise.
    """
    for node in held:
        title = node[0].astext()
        # What stands inside another is reported itself.
        is_whole = node not in holders
        for child in node[1:] if is_whole else ():
            text = child.astext()
            if isinstance(child, nodes.rubric) and 'level' in child:
                message = (
                    f"the heading '{text}' stands inside '{title}', which was not "
                    f'closed; end it with a line {fence_of(node)}'
                )
                warn('block', message, child)
                break
            if isinstance(child, nodes.paragraph) and _END.search(text):
                fence = fence_of(node)
                signs = 'backquotes' if '`' in fence else 'colons'
                message = f"'{title}' ends with too few {signs}; write {fence}"
                warn('block', message, node)
                break
        else:
            if node is held[-1] and _ends_with_its_page(node):
                message = (
                    f"'{title}' was not closed; end it with a line {fence_of(node)}"
                )
                warn('block', message, node)


def fence_of(node: resource) -> str:
    """Return the line that ends a block of Markdown: as many signs as begin it."""
    first = _lines(node.source)[(node.line or 1) - 1 :][:1]
    begun = re.match(r'\s*(`{3,}|:{3,})', ''.join(first))
    return begun[1] if begun else ':::'


def _ends_with_its_page(node: resource) -> bool:
    """Say whether the last lines of a page of Markdown are the description."""
    record = node['resource']
    if not record.source or record.source.markup != 'markdown' or record.included:
        return False
    # What a command reads as if it stood at the end of a page is in no file.
    below = _lines(node.source)[node.line or 0 :]
    own = _filled(record.source.text.splitlines())
    return bool(own) and _filled(below)[-len(own) :] == own


def _filled(lines: Iterable[str]) -> list[str]:
    return [line for line in map(str.strip, lines) if line]


def _lines(path: str | None) -> list[str]:
    """Return the lines of a file; none if it cannot be read."""
    try:
        return Path(path or '').read_text(encoding='utf-8-sig').splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def check_fences(doctree: nodes.document, *, has_resources: bool) -> None:
    """Warn of blocks that were read as something else.

    :param doctree: The document.
    :param has_resources: Whether it holds resources.
    """
    for node in doctree.findall(nodes.Element):
        # Of all that a page holds, few are one of these.
        if not isinstance(node, _TAKEN_FOR):
            continue
        if has_resources and _is_div(node) and not node['classes']:
            message = (
                "':::' begins a block without a name; leave it out, or give the block "
                'around another more colons, as in ::::{resource} and ::::'
            )
            warn('block', message, node)
        if (match := _begun(node)) and (name := _meant(match)):
            text = match.string.partition('\n')[0]
            mended = (
                'begin it at the start of its line, because what is indented is code'
                if isinstance(node, nodes.literal_block)
                else _mended(name, match[0], doctree)
            )
            message = f"'{text}' was not read as a block; {mended}"
            warn('block', message, _place(node, text))


def _is_div(node: nodes.Element) -> bool:
    """Say whether a node is a block that has only a class, or nothing, for a name.

    Parts of sphinx-design are marked alike.
    """
    return (
        isinstance(node, nodes.container)
        and bool(node.get('is_div'))
        and 'design_component' not in node
    )


def _begun(node: nodes.Element) -> re.Match[str] | None:
    """Return what in a node may have been meant to begin a block."""
    text = node.astext()
    match node:
        case nodes.paragraph():
            fence = _FENCE.match(text) or _BRACES.match(text)
            return fence if _may_be_fence(node) else None
        case nodes.container() if _is_div(node):
            return _FENCE.match(f':::{" ".join(node["classes"])}\n{text}')
        case nodes.comment():
            return _COMMENT.match(text)
        case nodes.term():
            return _TERM.match(text)
        case nodes.literal_block() if match := _FENCE.match(text):
            return match if _is_indented(node) else None
    return None


def _meant(match: re.Match[str]) -> str:
    """Return the directive of ours that was meant; nothing if it is none.

    A word that only resembles a name begins a block where its signs or options below
    say so.
    """
    name = match['name'].lower()
    if name in DIRECTIVES:
        return name
    begins = match['brace'] or _OPTION.match(match.string, match.end())
    return nearest(name, DIRECTIVES) if begins else ''


def _is_indented(code: nodes.literal_block) -> bool:
    """Say whether lines are code because they are indented, with no fence around.

    In reStructuredText they are code because they are meant to be.
    """
    suffixes = code.document.settings.env.config.source_suffix if code.document else {}
    if _is_rst(code.source or '', suffixes):
        return False
    first = code.astext().partition('\n')[0].strip()
    lines = _lines(code.source)[(code.line or 1) - 1 :][:1]
    return any(line[:1].isspace() and line.strip() == first for line in lines)


def _place(node: nodes.Element, text: str) -> nodes.Node | str:
    """Return where a block begins that was not read as one.

    :param node: What it was read as; docutils knows where comments end.
    :param text: Its first line.
    """
    if isinstance(node, nodes.comment):
        for number, line in enumerate(_lines(node.source), 1):
            if line.lstrip('. \t').rstrip() == text.rstrip():
                return f'{node.source}:{number}'
    return node


def _may_be_fence(paragraph: nodes.paragraph) -> bool:
    """Say whether a paragraph begins as a fence does, or with nothing that shows."""
    start = paragraph[0].astext().lstrip()[:1] if paragraph.children else ''
    return not start or start in '`:：{'


def _mended(name: str, line: str, doctree: nodes.document) -> str:
    """Return what makes a block of a line that was meant to begin one.

    :param name: Name of the directive.
    :param line: The line, or what of it says so.
    :param doctree: The document.
    """
    settings = doctree.settings.env.config
    if _is_rst(doctree['source'], settings.source_suffix):
        return f'begin it with .. {name}:: and a space, and indent what follows'
    # Projects without Markdown have no such value.
    for setting in ('myst_commonmark_only', 'myst_gfm_only'):
        if getattr(settings, setting, False):
            return f'{setting} in conf.py turns all directives off'
    extensions = getattr(settings, 'myst_enable_extensions', ('colon_fence',))
    if '`' not in line and 'colon_fence' not in extensions:
        return (
            f'begin it with ```{{{name}}} and a space, and end it with a line ```, or '
            "add 'colon_fence' to myst_enable_extensions in conf.py"
        )
    return f'begin it with :::{{{name}}} and a space, and end it with a line :::'


def _is_rst(source: str, suffixes: dict[str, str]) -> bool:
    """Say whether a page is in reStructuredText.

    :param source: Its file.
    :param suffixes: What each ending of a file stands for.
    """
    endings = sorted(filter(source.endswith, suffixes), key=len)
    return bool(endings) and suffixes[endings[-1]] == 'restructuredtext'
