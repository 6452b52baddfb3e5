"""Blocks that do not end where they should, or were read as something else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.diagnostics import warn
from sphinx_resources.directives import DIRECTIVES
from sphinx_resources.model.bare_markup import REST_CODE
from sphinx_resources.model.options import RESOURCE
from sphinx_resources.model.suggestions import nearest
from sphinx_resources.nodes import resource

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Sequence

_NAME = r'(?P<name>[A-Za-z][\w-]*)'
#: A line that was meant to begin a block of Markdown. With one colon or none it can be
#: a sentence, and is not one only with braces, or above options.
_FENCE = re.compile(
    r'\s*(?:`{3,}|[:：]{2,}|[:：](?=\s*\{)|[\'‘’´｀·]{3,}(?=\s*\{))\s*'
    r'(?:(?P<brace>[{(\[｛])\s*)?'
    rf'{_NAME}(?!\w)'
)
_BRACES = re.compile(rf'(?P<brace>\{{){_NAME}\}}.*\n\s*:')
#: One that begins as in reStructuredText; typographers make one sign of three dots.
_EXPLICIT = re.compile(rf'(?:\.\.\s|…\.*)\s*{_NAME}\s*(?P<brace>[:：]{{2}})')
#: Lines of code that begin blocks where they are no code.
_BEGUN = re.compile(rf'^[:`]{{3,}}\{{{_NAME}\}}.*', re.MULTILINE)
_REMARK = re.compile(r'<!--.*?(?:-->|\Z)', re.DOTALL)
#: The same of reStructuredText, in a comment and in a term.
_COMMENT = re.compile(rf'{_NAME}\s*(?P<brace>[:：]{{1,3}})[^\n]*\n\s*:\w')
_TERM = re.compile(rf'[.…]*\s*{_NAME}\s*(?P<brace>)::?')
#: An option below the first line.
_OPTION = re.compile(r'[^\n]*\n\s*:\w')
#: What blocks are read as that are not read as such.
_TAKEN_FOR = (
    nodes.paragraph,
    nodes.container,
    nodes.comment,
    nodes.term,
    nodes.literal_block,
    nodes.raw,
)
_END = re.compile(r'(^|\n)\s*(:+|`+)$')
#: A line of backquotes.
_CODE = re.compile(r'\s*(?P<signs>`{3,})(?P<name>.*)')
#: What a block of Markdown begins with, and code.
_SIGNS = re.compile(r'\s*(:{3,}|`{3,}|~{3,})')


def check_ends(held: Sequence[resource], holders: Container[resource]) -> set[resource]:
    """Warn of resources that go on where they were probably meant to end.

    :param held: The resources of a document.
    :param holders: Those that hold others, of which an author is told otherwise.
    :returns: Those that end elsewhere than was meant, because they end with other signs
        than they begin with, or with those of code in them.
    """
    endless = set()
    for node in held:
        title = node[0].astext()
        _check_options_below(node)
        # What stands inside another is reported itself.
        is_whole = node not in holders
        ends_with_page = is_whole and node is held[-1] and _ends_with_its_page(node)
        goes_on = (ends_with_page or not is_whole) and _has_nameless(node)
        if goes_on and (fence := fence_of(node)) != ':::':
            message = (
                f"'{title}' begins with {fence} and goes on behind a line :::; end it "
                f'with {fence} instead'
            )
            warn('block', message, node)
            endless.add(node)
            continue
        source = node['resource'].source
        if source and '```' in source.text and _blame_cut(node, title, source.text):
            endless.add(node)
            continue
        is_markdown = source is not None and source.markup == 'markdown'
        for child in node[1:] if is_whole else ():
            text = child.astext()
            if isinstance(child, nodes.rubric) and 'level' in child:
                message = (
                    f"the heading '{text}' stands inside '{title}'; end that above it "
                    f'with a line {fence_of(node)}, or write **{text}**'
                )
                warn('block', message, child)
                break
            if is_markdown and _ends_too_soon(child, source.text):
                fence = fence_of(node)
                signs = 'backquotes' if '`' in fence else 'colons'
                message = f"'{title}' ends with too few {signs}; write {fence}"
                warn('block', message, node)
                break
        else:
            if ends_with_page:
                end = fence_of(node)
                message = f"'{title}' was not closed; end it with a line {end}"
                warn('block', message, node)
    return endless


def _blame_cut(node: resource, title: str, text: str) -> bool:
    """Warn of a resource that ends with the end of code in it, if it does."""
    fence = fence_of(node)
    if code := _unended_code(text, fence):
        message = (
            f"'{title}' ends where '{code}' in it should, which begins with as many "
            f'signs; begin and end the block with {fence[0]}{fence}'
        )
        warn('block', message, node)
    return bool(code)


def _unended_code(text: str, fence: str) -> str:
    """Return the line that begins code without an end, if that ended the block.

    :param text: The text of a block of Markdown.
    :param fence: The signs that begin and end the block.
    """
    begun: re.Match[str] | None = None
    for line in text.split('\n'):
        match = _CODE.fullmatch(line)
        if match and begun is None:
            begun = match
        elif (
            match
            and begun
            and not match['name']
            and len(match['signs']) >= len(begun['signs'])
        ):
            begun = None
    is_cut = begun is not None and begun['signs'] == fence and begun['name']
    return begun[0].strip() if begun and is_cut else ''


def _ends_too_soon(child: nodes.Node, source: str) -> bool:
    """Say whether a part of a resource was meant to end it.

    :param child: The part.
    :param source: The text of the resource as its author wrote it.
    """
    is_end = isinstance(child, nodes.paragraph) and _END.search(child.astext())
    return bool(is_end) and not REST_CODE.search(source)


def _check_options_below(node: resource) -> None:
    """Warn of options that stand below a resource, and not in it."""
    following = node.parent.next_node(descend=False, siblings=True)
    while isinstance(following, nodes.system_message):
        following = following.next_node(descend=False, siblings=True)
    if node is node.parent[-1] and isinstance(following, nodes.field_list):
        name = next(following.findall(nodes.field_name)).astext()
        if name.lower() in RESOURCE:
            message = (
                f"':{name}:' stands below '{node[0].astext()}', and not in it; write "
                'it above the end of the block or, in reStructuredText, indent it'
            )
            warn('block', message, following)


def _signs(node: nodes.Element) -> str:
    """Return the signs that a block or code of Markdown begins with, in its file."""
    return match[1] if (match := _SIGNS.match(_first_line(node))) else ''


def _first_line(node: nodes.Element) -> str:
    return next(iter(lines_of(node.source)[(node.line or 1) - 1 :][:1]), '')


def _has_nameless(node: resource) -> bool:
    inner = node.findall(nodes.container)
    return any(_is_div(part) and not part['classes'] for part in inner)


def fence_of(node: resource) -> str:
    """Return the line that ends a block of Markdown: as many signs as begin it."""
    return _signs(node) or ':::'


def _ends_with_its_page(node: resource) -> bool:
    """Say whether the last lines of a page of Markdown are the description."""
    record = node['resource']
    if not record.source or record.source.markup != 'markdown' or record.included:
        return False
    # What a command reads as if it stood at the end of a page is in no file.
    below = lines_of(node.source)[node.line or 0 :]
    own = _filled(record.source.text.splitlines())
    return bool(own) and _filled(below)[-len(own) :] == own


def _filled(lines: Iterable[str]) -> list[str]:
    return [line for line in map(str.strip, lines) if line]


def lines_of(path: str | None) -> list[str]:
    """Return the lines of a file; none if it cannot be read."""
    try:
        return Path(path or '').read_text(encoding='utf-8-sig').splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def check_fences(
    doctree: nodes.document, endless: Collection[resource], *, has_resources: bool
) -> None:
    """Warn of blocks that were read as something else.

    :param doctree: The document.
    :param endless: Resources that are known to take in what follows them.
    :param has_resources: Whether it holds resources.
    """
    within = {part for node in endless for part in node.findall(nodes.container)}
    for node in doctree.findall(nodes.Element):
        # Of all that a page holds, few are one of these.
        if not isinstance(node, _TAKEN_FOR):
            continue
        if isinstance(node, nodes.raw):
            _check_html(node)
            continue
        if isinstance(node, nodes.literal_block) and not _follows(node, endless):
            _check_code(node)
        nameless = has_resources and _is_div(node) and not node['classes']
        if nameless and node not in within:
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


def _follows(code: nodes.literal_block, endless: Collection[resource]) -> bool:
    """Say whether code begins with what was meant to end a resource."""
    place = code.parent.index(code)
    before = code.parent[place - 1] if place else None
    return before is not None and any(
        one in endless for one in before.findall(resource)
    )


def _check_html(html: nodes.raw) -> None:
    """Warn of HTML that takes in a block, because no empty line parts the two."""
    text = _REMARK.sub(lambda remark: '\n' * remark[0].count('\n'), html.astext())
    if (begun := _BEGUN.search(text)) and begun['name'] in DIRECTIVES:
        line = (html.line or 1) + text.count('\n', 0, begun.start())
        message = (
            f"'{begun[0]}' is read as HTML, as what is above it; leave a line empty"
        )
        warn('block', f'{message} between the two', f'{html.source}:{line}')


def _check_code(code: nodes.literal_block) -> None:
    """Warn of code that takes in blocks because nothing ends it."""
    text = code.astext()
    begun = next((m for m in _BEGUN.finditer(text) if m['name'] in DIRECTIVES), None)
    signs = _signs(code) if begun else ''
    if not begun or signs[:1] not in {'`', '~'}:
        return
    below = map(str.strip, lines_of(code.source)[code.line or 1 :])
    if not any(line.startswith(signs) and not line.strip(signs[0]) for line in below):
        message = (
            f"'{begun[0]}' is a part of the code that begins here, which was not "
            f'ended; end that with a line {signs}'
        )
        held_by = code.parent
        if isinstance(held_by, resource) and not text.partition('\n')[0].strip():
            message += f", or '{held_by[0].astext()}' with {fence_of(held_by)} here"
        warn('block', message, code)


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
            fence = _FENCE.match(text) or _BRACES.match(text) or _EXPLICIT.match(text)
            return fence if _may_be_fence(node) else None
        case nodes.container() if _is_div(node):
            name = ' '.join(node['classes'])
            # Of what has a space in its brackets, only the first is a class.
            bracket = name.startswith(('{', '[', '(', '｛'))
            first = _first_line(node) if bracket else f':::{name}'
            return _FENCE.match(f'{first}\n{text}')
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
    if is_rst(code.source or '', suffixes):
        return False
    first = code.astext().partition('\n')[0].strip()
    lines = lines_of(code.source)[(code.line or 1) - 1 :][:1]
    return any(line[:1].isspace() and line.strip() == first for line in lines)


def _place(node: nodes.Element, text: str) -> nodes.Node | str:
    """Return where a block begins that was not read as one.

    :param node: What it was read as; docutils knows where comments end.
    :param text: Its first line.
    """
    if isinstance(node, nodes.comment):
        for number, line in enumerate(lines_of(node.source), 1):
            if line.lstrip('. \t').rstrip() == text.rstrip():
                return f'{node.source}:{number}'
    return node


def _may_be_fence(paragraph: nodes.paragraph) -> bool:
    """Say whether a paragraph begins as a fence does, or with nothing that shows."""
    start = paragraph[0].astext().lstrip()[:1] if paragraph.children else ''
    return not start or start in "`:：{.…'‘’´｀·"


def _mended(name: str, line: str, doctree: nodes.document) -> str:
    """Return what makes a block of a line that was meant to begin one.

    :param name: Name of the directive.
    :param line: The line, or what of it says so.
    :param doctree: The document.
    """
    settings = doctree.settings.env.config
    if is_rst(doctree['source'], settings.source_suffix):
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


def is_rst(source: str, suffixes: dict[str, str]) -> bool:
    """Say whether a page is in reStructuredText.

    :param source: Its file.
    :param suffixes: What each ending of a file stands for.
    """
    endings = sorted(filter(source.endswith, suffixes), key=len)
    return bool(endings) and suffixes[endings[-1]] == 'restructuredtext'
