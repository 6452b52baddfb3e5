"""Changes to files of a project: only where they are certain, else none."""

from __future__ import annotations

import ast
import re

NAME = 'sphinx_resources'

#: A toctree in Markdown, between two lines of the same sign.
_MARKDOWN = re.compile(
    r'^(?P<head>(?P<fence>`{3,}|:{3,})\{toctree\}[^\n]*\n)(?P<body>.*?)^(?P=fence)\s*?$',
    re.MULTILINE | re.DOTALL,
)
#: One in reStructuredText, with all lines that are indented below it.
_RST = re.compile(
    r"""^(?P<indent>[ ]*)\.\.[ ]toctree::[ ]*\n
    (?P<body>(?:(?P=indent)[ ]+\S.*\n|[ \t]*\n)*)""",
    re.MULTILINE | re.VERBOSE,
)


def with_extension(text: str) -> str | None:
    """Return a ``conf.py`` with this package among its extensions.

    :param text: The file, with line feeds at the ends of its lines.
    :returns: Its new text; nothing if it is not plain where the name belongs.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return None
    mentions = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == 'extensions'
    ]
    if not mentions:
        return f'{text.rstrip()}\n\nextensions = [{NAME!r}]\n'.lstrip('\n')
    lists = [value for node in tree.body if (value := _list_of(node, mentions))]
    added = [node.target for node in ast.walk(tree) if isinstance(node, ast.AugAssign)]
    set_ = [node for node in mentions if isinstance(node.ctx, ast.Store)]
    if len(lists) != 1 or sum(node not in added for node in set_) != 1:
        return None
    return _with_member(text, lists[0])


def _list_of(node: ast.stmt, mentions: list[ast.Name]) -> ast.List | None:
    """Return the list that a statement at the top gives to ``extensions``."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    if len(targets) == 1 and targets[0] in mentions:
        value = getattr(node, 'value', None)
        return value if isinstance(value, ast.List) else None
    return None


def _with_member(text: str, members: ast.List) -> str | None:
    """Return a source with the name of this package at the end of a list."""
    start, end = _offset(text, members.lineno, members.col_offset), _end(text, members)
    if not members.elts:
        return f'{text[: start + 1]}{NAME!r}{text[start + 1 :]}'
    last = members.elts[-1]
    place = _end(text, last)
    rest = text[place : end - 1]
    signs = re.sub(r'#.*', '', rest)
    if signs.strip() not in {'', ','}:
        return None
    quote = '"' if text[_offset(text, last.lineno, last.col_offset)] == '"' else "'"
    name = f'{quote}{NAME}{quote}'
    if '\n' not in rest:
        return f'{text[:place]}, {name}{text[place:]}'
    if rest.rpartition('\n')[2].strip():
        return None
    comma = '' if ',' in signs else ','
    lines = rest.rpartition('\n')
    indent = ' ' * members.elts[0].col_offset
    if members.elts[0].lineno == members.lineno:
        indent = ' ' * 4
    return (
        f'{text[:place]}{comma}{lines[0]}\n{indent}{name},\n{lines[2]}{text[end - 1 :]}'
    )


def _end(text: str, node: ast.expr) -> int:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return _offset(text, node.end_lineno, node.end_col_offset)


def _offset(text: str, line: int, column: int) -> int:
    """Return the place of a character; Python counts columns in bytes."""
    lines = text.split('\n')
    before = sum(len(each) + 1 for each in lines[: line - 1])
    return before + len(lines[line - 1].encode()[:column].decode())


def with_entry(text: str, name: str, *, markdown: bool) -> str | None:
    """Return a page whose only toctree has a further entry, its last.

    :param text: The page, with line feeds at the ends of its lines.
    :param name: The entry.
    :param markdown: Whether it is written in Markdown.
    :returns: Its new text; nothing if it has no toctree, or several.
    """
    text = f'{text.rstrip()}\n'
    found = list((_MARKDOWN if markdown else _RST).finditer(text))
    if len(found) != 1:
        return None
    (toctree,) = found
    start, body = toctree.start('body'), toctree['body']
    lines = body.rstrip().split('\n') if body.strip() else []
    rest = text[start + len(body) :]
    only_options = all(re.match(r'\s*:[\w-]+:', line) for line in lines if line.strip())
    if markdown:
        gap = [''] if lines and only_options else []
        return text[:start] + '\n'.join([*lines, *gap, name, '']) + rest
    indent = f'{toctree["indent"]}   '
    if lines:
        indent = lines[-1][: len(lines[-1]) - len(lines[-1].lstrip())]
    gap = [''] if only_options else []
    after = '\n' if rest.strip() else ''
    return text[:start] + '\n'.join([*lines, *gap, indent + name, '']) + after + rest
