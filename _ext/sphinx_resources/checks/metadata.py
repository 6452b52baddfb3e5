"""What a page says of its kind in its metadata, and what was meant for that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources import config
from sphinx_resources.checks.blocks import is_rst, lines_of
from sphinx_resources.diagnostics import warn
from sphinx_resources.formats.yaml_lists import read_yaml
from sphinx_resources.model.suggestions import nearest
from sphinx_resources.model.values import choice
from sphinx_resources.model.wide_signs import plainly_signed
from sphinx_resources.titles import title_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.nodes import resource

KEY = 'resource-kind'
#: A line that was meant to be the key with its value.
_MEANT = re.compile(
    r"""[\s:]*resource[-_ ]kinds?\s*[:：=]+\s*["']?(?P<value>[^\s"'][^"']*|)["']?\s*""",
    re.IGNORECASE,
)
_SAID = re.compile(rf'["\']?:?{KEY}["\']?\s*:')
#: The metadata of a page, in either syntax.
_FRONT = re.compile(
    r'-{3,}[ \t]*\n.*?\n(?:-{3,}|\.{3})[ \t]*(?:\n|\Z)|'
    r'\n*(?::[^\n]*\n|[ \t]+\S[^\n]*\n)+',
    re.DOTALL,
)
_BORDER = re.compile(r'-{3,}\s*')
_END = re.compile(r'-{3,}\s*|\.\.\.\s*')


def page_kind(
    env: BuildEnvironment,
    docname: str,
    known: Mapping[str, object],
    held: Sequence[resource],
) -> str:
    """Return the kind of a page, and warn where it is wrong, or lacks.

    :param env: Where the metadata of documents are known.
    :param docname: The page.
    :param known: The kinds that there are.
    :param held: Its resources, in order.
    """
    # To ask for what is not there would note it, and JSON would show it.
    metadata = env.metadata.get(docname, {})
    text = str(metadata.get(KEY, '')).strip()
    if text in {'False', 'True'}:
        # YAML makes that of several words.
        lines = lines_of(str(env.doc2path(docname)))
        text = lines[_line_of(env, docname, KEY) - 1].partition(':')[2].strip() or text
    try:
        # What is empty has a word in JSON, which MyST makes of it.
        if text not in {'', 'null'}:
            return choice(text, known)
    except ValueError as error:
        warn('kind', f'{KEY}: {error}', (docname, _line_of(env, docname, KEY)))
        return ''
    without = [node for node in held if not node['has_kind']]
    for key, value in metadata.items() if known else ():
        kind = _kind(str(value), known)
        if kind and (without or _is_near(key, has_resources=bool(held))):
            message = (
                f"'{key}: {value}' in the metadata does not say the kind of the page; "
                f'write {KEY}: {kind}'
            )
            warn('kind', message, (docname, _line_of(env, docname, key)))
            return ''
    if without and known and not _blame_unread(env, docname, without):
        message = (
            f'{_lacking(without)}; add a line such as :kind: book, or {KEY} to the '
            f'metadata of the page (one of: {", ".join(known)})'
        )
        warn('kind', message, without[0])
    return ''


def check_twice(text: str, path: str) -> None:
    """Tell of a page that says its kind twice, of which only the last is read.

    :param text: The page.
    :param path: Its file.
    """
    if text.count(KEY) > 1 and (front := _FRONT.match(text)):
        lines = enumerate(front[0].split('\n'), 1)
        places = [number for number, line in lines if _SAID.match(line)]
        for place in places[1:]:
            message = f"'{KEY}' stands twice in the metadata; keep one of the two"
            warn('kind', message, f'{path}:{place}')


def _kind(text: str, known: Mapping[str, object]) -> str:
    try:
        return choice(text, known) if text.strip() else ''
    except ValueError:
        return ''


def _is_near(key: str, *, has_resources: bool) -> bool:
    """Say whether a key was surely meant for that of the kind."""
    plain = re.sub(r'[\W_]+', '-', key).strip('-').casefold()
    return bool(nearest(plain, [KEY])) or (plain == 'kind' and has_resources)


def _line_of(env: BuildEnvironment, docname: str, key: str) -> int:
    """Return the line of a key in a page; the first if it stands nowhere."""
    form = re.compile(rf'[\s:]*["\']?{re.escape(key)}["\']?\s*:')
    lines = enumerate(lines_of(str(env.doc2path(docname))), 1)
    return next((number for number, line in lines if form.match(line)), 1)


def _lacking(without: Sequence[resource]) -> str:
    words = f"'{title_source(without[0].title)}'"
    if not (more := len(without) - 1):
        return f'{words} has no kind'
    others = f'{more} more on this page' if more > 1 else 'one more'
    return f'{words} and {others} have no kind'


def _blame_unread(
    env: BuildEnvironment, docname: str, without: Sequence[resource]
) -> bool:
    """Warn of a kind that the page says where nothing reads it, if it does."""
    path = str(env.doc2path(docname))
    lines = lines_of(path)
    found = enumerate(map(_MEANT.fullmatch, lines[: without[0].line]), 1)
    match, line = next(((m, number) for number, m in found if m), (None, 0))
    if not match:
        return False
    kinds = config.kinds(env.config)
    value = match['value']
    mended = f'{KEY}: {_kind(value, kinds) or nearest(value, kinds) or value or "book"}'
    if is_rst(path, env.config.source_suffix):
        advice = f'write :{mended} at the top of the page, above its title'
    else:
        advice, line = _advice(lines, mended, line)
        # What is read, and empty, is lacking.
        if not value and advice.startswith('write'):
            return False
    message = f"'{lines[line - 1].strip()}' is not read, so that {_lacking(without)}"
    warn('kind', f'{message}; {advice}', (docname, line))
    return True


def _advice(lines: Sequence[str], mended: str, line: int) -> tuple[str, int]:
    """Return what makes metadata of a line of Markdown, and the line to be mended.

    :param lines: The page.
    :param mended: The line as it was meant.
    :param line: Its number.
    """
    if not _BORDER.fullmatch(lines[0]):
        first = next((n for n, text in enumerate(lines) if text.strip()), 0)
        if _BORDER.fullmatch(lines[first]) and first < line:
            return 'delete what is above the line --- that begins it', line
        return f'begin the page with the lines ---, {mended} and ---', line
    ends = [n for n, text in enumerate(lines) if n and _END.fullmatch(text)]
    if not ends:
        return 'end the metadata with a line ---', line
    text, signs = plainly_signed('\n'.join(lines[1 : ends[0]]), '.yaml')
    flaws = [*signs, *read_yaml(text).flaws]
    for number, message in flaws:
        if message.startswith('this is not YAML'):
            return message, number + 1
    return f'write {mended} as a line of its own, not indented', line
