"""What a description says that readers see as it is typed, but was meant to be more.

Where a parser takes no markup, elements of HTML are text, and so are formulas without
what makes formulas of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.checks.markup import TAG, instead_of
from sphinx_resources.diagnostics import warn
from sphinx_resources.model.bare_formulas import bare_formulas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.diagnostics import Subtype
    from sphinx_resources.model.records import Source
    from sphinx_resources.nodes import resource

_CODE = re.compile(r'(?P<ticks>`+).*?(?P=ticks)', re.DOTALL)
_COMMENT = re.compile(r'<!--.*?-->', re.DOTALL)
_ESCAPED = {
    'markdown': re.compile(r'\\([!-/:-@\[-`{-~])'),
    'restructuredtext': re.compile(r'\\(.)', re.DOTALL),
}
#: Elements that need no end.
_EMPTY = {'br', 'hr', 'img', 'p', 'li'}
_PAIRED = re.compile(
    r'a|abbr|audio|b|big|blockquote|button|center|cite|code|d[dlt]|del|details|div|em|'
    r'font|form|h[1-6]|i|iframe|ins|kbd|mark|ol|pre|[qsu]|samp|script|small|span|strike|'
    r'strong|style|sub|summary|sup|svg|table|tbody|t[dhrt]|ul|var|video'
)
#: What typographers make other signs of.
_TYPOGRAPHY = re.compile(r'["\']|--|\.\.\.')
#: Text that is shown as it is typed on purpose.
_AS_TYPED = (nodes.literal, nodes.math, nodes.raw)


def check_text(node: resource, env: BuildEnvironment) -> None:
    """Warn of what is text in the description of a resource, and was meant as more.

    :param node: The resource, before raw markup is taken out of it.
    :param env: The settings of the project.
    """
    source: Source | None = node['resource'].source
    if source is None:
        return
    _check_code(node)
    text = source.text
    if not any(sign in text for sign in '<\\^$_'):
        return
    shown = list(_shown(node))
    for written, message, subtype in (*_tags(text), *_formulas(source, env)):
        wanted = _beginning(_ESCAPED[source.markup].sub(r'\1', written))
        for place, words in shown:
            if wanted in words:
                warn(subtype, message, place if place.line else node)
                break


def _check_code(node: resource) -> None:
    """Warn of a description that is all code, because it is indented."""
    aside = nodes.image | nodes.Invisible
    body = [each for each in node[1:] if not isinstance(each, aside)]
    is_code = body and all(isinstance(each, nodes.literal_block) for each in body)
    # Code that is meant begins with a fence.
    if not is_code or not node['resource'].source.text[0].isspace():
        return
    first = body[0].astext().strip().partition('\n')[0]
    message = (
        f"'{first}' is indented, so that the description is shown as code; begin its "
        'lines where the block begins'
    )
    warn('description', message, body[0] if body[0].line else node)


def _shown(node: resource) -> Iterator[tuple[nodes.Element, str]]:
    """Return each text of a description, with its words that are no code."""
    for part in node[1:]:
        for text in part.findall(nodes.TextElement):
            if isinstance(text, nodes.Inline | nodes.FixedTextElement):
                continue
            words = (
                each.astext()
                for each in text.findall(nodes.Text)
                if not isinstance(each.parent, _AS_TYPED)
            )
            yield text, ' '.join(''.join(words).split())


def _beginning(text: str) -> str:
    """Return as much of a text as no typographer changes."""
    return _TYPOGRAPHY.split(' '.join(text.split()))[0]


def _tags(text: str) -> Iterator[tuple[str, str, Subtype]]:
    """Return each element in a text once, with what to say of it."""
    text = _CODE.sub(lambda code: ' ' * len(code[0]), text)
    for match in _COMMENT.finditer(text):
        yield match[0], f"'{match[0]}' is shown as text; leave it out", 'description'
    ends = {match['name'].lower() for match in TAG.finditer(text) if match[0][1] == '/'}
    told = set()
    for match in TAG.finditer(text):
        name = match['name'].lower()
        is_paired = bool(_PAIRED.fullmatch(name)) and (name in ends or '=' in match[0])
        is_escaped = text[: match.start()].endswith('\\')
        if is_escaped or name in told or not (is_paired or name in _EMPTY):
            continue
        told.add(name)
        message = f"'{match[0]}' is raw markup, and is shown as text"
        yield match[0], f'{message}; {instead_of(name)}', 'description'


def _formulas(
    source: Source, env: BuildEnvironment
) -> Iterator[tuple[str, str, Subtype]]:
    """Return each formula that is written as text, with what to say of it."""
    is_rst = source.markup == 'restructuredtext'
    # Projects without Markdown have no such value.
    extensions = getattr(env.config, 'myst_enable_extensions', ())
    dollars = 'dollarmath' in extensions and not is_rst
    form = '${}$' if dollars else ':math:`{}`' if is_rst else '{{math}}`{}`'
    for found in dict.fromkeys(
        (each.written, each.formula)
        for each in bare_formulas(source.text, dollars=dollars)
    ):
        written, formula = found
        if formula:
            message = (
                f"'{written}' is shown as text, not as a formula; write "
                f'{form.format(formula)}, or put it between backquotes if it is code'
            )
        else:
            sign = '$$' if written.startswith('$$') else '$'
            end = f'end it with {sign}' if dollars else f'write {form.format("x")}'
            message = f"'{written}' begins a formula that does not end; {end}"
        yield written, message, 'math'
