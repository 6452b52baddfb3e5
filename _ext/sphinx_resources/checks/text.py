"""What a text says that readers see as it is typed, but was meant to be more.

Where a parser takes no markup, elements of HTML are text, and so are formulas without
what makes formulas of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_resources.checks.formulas import hidden, misread_formulas
from sphinx_resources.checks.markup import TAG, instead_of
from sphinx_resources.model.bare_formulas import bare_formulas
from sphinx_resources.model.bare_markup import slips
from sphinx_resources.model.title_text import (
    active_command,
    find_leftovers,
    has_comment,
    markup_in,
    split_title,
)
from sphinx_resources.nodes import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.config import Config

    from sphinx_resources.diagnostics import Subtype
    from sphinx_resources.model.records import Source

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
#: Titles of works, in single backquotes, that are code.
_NO_TITLE = re.compile(
    r'\S*\w(?:[_.]\w{2,}\S*|\(\S*\))|-{1,2}\w\S*|[^<>]*[=^\\{}][^<>]*'
)
#: What there is in each text that something is wrong with.
_MARKS = '<\\^$_[`{:~=%【\ue200'
#: What readers see of it; of links with a slip only the end is left.
_LEFT = f'{_MARKS}(]}}'
#: Text that is shown as it is typed on purpose.
_AS_TYPED = (nodes.literal, nodes.math, nodes.raw)


class TextFault(NamedTuple):
    """Something in a text that readers see as it is typed."""

    subtype: Subtype
    message: str
    #: What holds it.
    place: nodes.Element


def text_faults(
    body: Iterable[nodes.Node], source: Source, config: Config
) -> Iterator[TextFault]:
    """Return what is text in the body of a block, and was meant as more.

    :param body: What the parser made of it, before raw markup is taken out.
    :param source: The same as its author wrote it.
    :param config: The settings of the project.
    """
    parts = [each for each in body if isinstance(each, nodes.Element)]
    yield from _code(parts, source.text)
    yield from _misread(parts, source)
    if not any(sign in source.text for sign in _MARKS):
        return
    shown = list(_shown(parts))
    # Most is markup as it should be, of which no sign is left.
    words_of_all = ' '.join(words for _, words in shown)
    if _keeps_signs(source) and not any(sign in words_of_all for sign in _LEFT):
        return
    for written, message, subtype in _found(source, config):
        wanted = _beginning(_ESCAPED[source.markup].sub(r'\1', written))
        for place, words in shown:
            if wanted in words:
                yield TextFault(subtype, message, place)
                break


def _keeps_signs(source: Source) -> bool:
    r"""Say whether what is shown as it is typed has all of its signs.

    The parser of reStructuredText takes each backslash away, as in ``\alpha``, and that
    of Markdown those before other signs, as in ``\(x\)``; code has no words.
    """
    is_markdown = source.markup == 'markdown'
    return is_markdown and not any(sign in source.text for sign in ('\\(', '```'))


def _misread(parts: Iterable[nodes.Element], source: Source) -> Iterator[TextFault]:
    """Tell of what is read as a formula or a title, and was not meant as such."""
    is_rst = source.markup == 'restructuredtext'
    for part in parts:
        for message, place in misread_formulas(part, source):
            if not _is_in_resource(place):
                yield TextFault('math', message, place)
        for title in part.findall(nodes.title_reference):
            words = title.astext()
            if is_rst and _NO_TITLE.fullmatch(words) and not _is_in_resource(title):
                message = (
                    f"'`{words}`' is shown as the title of a work; write ``{words}`` "
                    'if it is code'
                )
                yield TextFault('description', message, title.parent)


def _found(source: Source, config: Config) -> Iterator[tuple[str, str, Subtype]]:
    """Return what may be text: what readers would see of it, and what to say."""
    yield from _tags(source.text)
    rest = source.text
    is_rst = source.markup == 'restructuredtext'
    for slip in dict.fromkeys(slips(source.text, is_rst=is_rst)):
        rest = rest.replace(slip.written, ' ')
        written = ' '.join(slip.written.split())
        yield slip.shown, f"'{written}' is shown as text; {slip.advice}", 'description'
    yield from _formulas(replace(source, text=rest), config)


def plain_faults(text: str) -> Iterator[tuple[Subtype, str]]:
    """Return what in a text without markup was meant as more, with what to write.

    :param text: A description of a data file, in which only dollars make formulas.
    """
    if not any(sign in text for sign in '<&\\^$_[`'):
        return
    for _, message, subtype in _tags(text, lambda _: 'leave it out'):
        yield subtype, message
    for each in find_leftovers(text):
        # A backslash stands for itself in most of them.
        if each.written.startswith('&'):
            yield 'description', f"'{each.written}' is shown as text; {each.advice}"
    for piece in split_title(text):
        if piece.is_formula and has_comment(piece.text):
            yield 'math', hidden(piece.text)
    for written, instead in markup_in(text):
        # Elements are told above.
        if not written.startswith('<'):
            yield 'description', f"'{written}' is shown as text; {instead}"
    for written, formula in _bare(text, dollars=False):
        command = active_command(formula)
        if command:
            message = (
                f"'{command}' can do more than show signs, so that its formula is "
                'shown as it is written; leave it out'
            )
        elif not formula:
            message = _endless(written, f'end it with {_dollars(written)}')
        elif _dollars(written) == '$':
            continue
        else:
            message = _as_text(written, f'${formula}$')
        yield 'math', message


def _code(parts: Iterable[nodes.Element], text: str) -> Iterator[TextFault]:
    """Tell of a text that is all code, because it is indented."""
    body = [each for each in parts if not isinstance(each, nodes.Invisible)]
    is_code = body and all(isinstance(each, nodes.literal_block) for each in body)
    # Code that is meant begins with a fence.
    if is_code and text[0].isspace():
        first = body[0].astext().strip().partition('\n')[0]
        message = (
            f"'{first}' is indented, so that the text is shown as code; begin its "
            'lines where the block begins'
        )
        yield TextFault('description', message, body[0])


def _shown(parts: Iterable[nodes.Element]) -> Iterator[tuple[nodes.Element, str]]:
    """Return each text of a body, with its words that are no code."""
    for part in parts:
        for text in part.findall(nodes.TextElement):
            if isinstance(text, nodes.Inline | nodes.FixedTextElement):
                continue
            words = (
                each.astext()
                for each in text.findall(nodes.Text)
                if not isinstance(each.parent, _AS_TYPED)
            )
            # The author of a resource in it is told of that.
            if not _is_in_resource(text):
                yield text, ' '.join(''.join(words).split())


def _is_in_resource(text: nodes.Element) -> bool:
    parent = text.parent
    while parent is not None and not isinstance(parent, resource):
        parent = parent.parent
    return parent is not None


def _beginning(text: str) -> str:
    """Return as much of a text as no typographer changes."""
    return _TYPOGRAPHY.split(' '.join(text.split()))[0]


def _tags(
    text: str, instead: Callable[[str], str] = instead_of
) -> Iterator[tuple[str, str, Subtype]]:
    """Return each element in a text once, with what to say of it.

    :param text: The text.
    :param instead: Returns what to write instead of an element, by its name.
    """
    text = _CODE.sub(lambda code: ' ' * len(code[0]), text)
    # What is not ended is not looked for again and again.
    for match in _COMMENT.finditer(text[: text.rfind('-->') + 3]):
        yield match[0], f"'{match[0]}' is shown as text; leave it out", 'description'
    text = text[: text.rfind('>') + 1]
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
        yield match[0], f'{message}; {instead(name)}', 'description'


def _formulas(source: Source, config: Config) -> Iterator[tuple[str, str, Subtype]]:
    """Return each formula that is written as text, with what to say of it."""
    is_rst = source.markup == 'restructuredtext'
    # Projects without Markdown have no such value.
    extensions = getattr(config, 'myst_enable_extensions', ())
    dollars = 'dollarmath' in extensions and not is_rst
    form = '${}$' if dollars else ':math:`{}`' if is_rst else '{{math}}`{}`'
    above = '$$' if dollars else '.. math::' if is_rst else '```{math}'
    for written, formula in _bare(source.text, dollars=dollars):
        if written.startswith(r'\begin'):
            name = written.partition('}')[0]
            message = (
                f"'{name}}}' is shown as text, not as a formula; put a line {above} "
                'above it'
            )
            message += ', and indent it' if is_rst else f', and {above[:3]} below'
        elif formula:
            message = _as_text(written, form.format(formula))
            message += ', or put it between backquotes if it is code'
        else:
            end = f'end it with {_dollars(written)}'
            message = _endless(written, end if dollars else f'write {form.format("x")}')
        yield written, message, 'math'


def _bare(text: str, *, dollars: bool) -> Iterable[tuple[str, str]]:
    """Return what formulas are written as text, each once: so, and as LaTeX."""
    found = bare_formulas(text, dollars=dollars)
    return dict.fromkeys((each.written, each.formula) for each in found)


def _dollars(written: str) -> str:
    """Return the dollars that a formula begins with, if it does."""
    return written[: len(written) - len(written.lstrip('$'))][:2]


def _as_text(written: str, form: str) -> str:
    return f"'{written}' is shown as text, not as a formula; write {form}"


def _endless(written: str, end: str) -> str:
    return f"'{written}' begins a formula that does not end; {end}"
