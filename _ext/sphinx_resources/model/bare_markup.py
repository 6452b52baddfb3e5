r"""Markup that is written as text: with a slip, or as the other syntax has it.

Readers see ``[text] (address)`` or ``{topic}sets`` as it is typed.  Only what hardly is
anything else is taken for it: an address, or the name of a role or block, is in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.model.other_dialects import Slip, foreign_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Roles by whose names an author means them.
ROLES = frozenset(
    [
        'resource',
        'resource-filter',
        'resource-path',
        'topic',
        'doc',
        'eq',
        'math',
        'numref',
        'ref',
        'term',
    ]
)
#: What no text has that none of this is in.
_SIGNS = re.compile(r'\]\s*[(\[]|\)\[|[`}]|:\w|::')
_ADDRESS = (
    r'(?:\w+://|mailto:|www\.|[\w./ -]+\.(?:md|rst|html?|pdf|png|jpe?g|gif|svg|webp)\b)'
)
_TEXT = r'(?<![\\\w\]])(?P<picture>!?)\[(?P<text>[^][\\`]+)\]'
_LINK = re.compile(
    rf'{_TEXT}(?P<gap>\s*)\(\s*<?(?P<address>{_ADDRESS}[^()<>]*)>?\s*(?:(?P<end>\))|\Z)'
    rf'|\((?P<words>[^()\\]+)\)\[(?P<target>{_ADDRESS}[^][\s]*)\]'
)
_WITHOUT_ADDRESS = re.compile(rf'{_TEXT}\(\s*\Z')
_REFERENCE = re.compile(rf'{_TEXT}\[(?P<name>[A-Za-z][\w -]+|)\]')
#: A link of reStructuredText, perhaps without its last sign.
_NAMED_LINK = re.compile(
    rf'(?<![`\\:])`(?P<text>[^`<]+)<(?P<address>{_ADDRESS}[^`<>]*)>`(?P<end>_?_?)'
)
_NAME = r'[A-Za-z][\w+.-]*(?::[A-Za-z][\w-]*)*'
_ROLE = re.compile(
    rf"""
    (?<! [\w\\$/}}:] )
    (?: \{{ (?P<braced> {_NAME} ) (?P<close> \}}? ) | : (?P<named> {_NAME} ) :? )
    (?: (?P<gap> \s? ) (?P<ticks> `+ ) (?P<cited> [^`]+ ) (?P=ticks) \}}?
      | (?P<open> ` ) [^`]* \Z
      | (?<= [}}:] ) ["'(“‘]? (?P<word> \w [^\s`]* ) )
    """,
    re.VERBOSE,
)
_DIRECTIVE = re.compile(r'^ {0,3}\.\. (?P<name>[\w:-]+)::(?!\S).*', re.MULTILINE)
#: Two colons, with the code below them that they begin in reStructuredText.
REST_CODE = re.compile(r'^[ \t]*::[ \t]*\n[ \t]*\n[ \t]+\S', re.MULTILINE)
_FENCE = re.compile(
    r'^(?P<signs>`{3,}|:{3,})(?:(?P<brace>\{)?(?P<name>[\w:+-]+)\}?)?', re.MULTILINE
)


def slips(text: str, *, is_rst: bool) -> Iterator[Slip]:
    """Return what looks like markup that is not read as such, or is code.

    :param text: A text in Markdown or reStructuredText.
    :param is_rst: Whether it is reStructuredText.
    """
    yield from foreign_markup(text, is_rst=is_rst)
    if not _SIGNS.search(text):
        return
    for part in re.split(r'\n[ \t]*\n', text):
        yield from _links(part, is_rst=is_rst)
        yield from _named_links(part, is_rst=is_rst)
        yield from _roles(part, is_rst=is_rst)
    yield from _fences(text) if is_rst else _directives(text)


def _links(text: str, *, is_rst: bool) -> Iterator[Slip]:
    """Return the links of Markdown; what its parser reads is not shown so."""
    form = '`{} <{}>`_' if is_rst else '[{}]({})'
    for match in _LINK.finditer(text):
        words = match['text'] or match['words']
        address = (match['address'] or match['target']).strip()
        if not re.search(r'[^\W\d_]', words):
            continue
        spaced = match['end'] and ' ' in address and '"' not in address
        if match['picture']:
            form = '.. image:: {1}' if is_rst else '![{}]({})'
        advice = f'write {form.format(words, address.split()[0])}'
        if spaced and not is_rst:
            advice = 'write %20 for each space in its address'
        if '\n' in address:
            advice = 'write its address on one line'
        shown = match[0].partition(']')[2] if match['text'] else match[0]
        yield Slip(match[0], shown, advice)
    for match in _WITHOUT_ADDRESS.finditer(text):
        yield Slip(match[0], '](', f'write {form.format(match["text"], "https://…")}')
    for match in () if is_rst else _REFERENCE.finditer(text):
        label, name = match['text'], match['name'] or match['text']
        advice = f'write [{label}](https://…), or below it [{name}]: https://…'
        yield Slip(match[0], f'][{match["name"]}]', advice)


def _named_links(text: str, *, is_rst: bool) -> Iterator[Slip]:
    """Return the links of reStructuredText that are something else."""
    for match in _NAMED_LINK.finditer(text):
        if is_rst and not match['end']:
            yield Slip(match[0], match[0][1:-1], f'write {match[0]}_')
        elif match['end'] and not is_rst:
            link = f'[{match["text"].strip()}]({match["address"]})'
            yield Slip(match[0], match['end'], f'write {link}')


def _roles(text: str, *, is_rst: bool) -> Iterator[Slip]:
    """Return the roles that lack one of their signs, or have those of the other."""
    form = ':{}:`{}`' if is_rst else '{{{}}}`{}`'
    for match in _ROLE.finditer(text):
        name = (match['braced'] or match['named']).lower()
        written = match[0].rstrip('.,;:!?*_~')
        cited = match['cited'] or (match['word'] or '').rstrip('.,;:!?)"\'”’*_~]')
        right = form.format(name, cited or '…')
        # The parser of reStructuredText tells of what is not ended.
        if (
            name not in ROLES
            or match[0].startswith(right)
            or (is_rst and match['open'])
        ):
            continue
        if not is_rst and match['close'] and match['cited'] and not match['gap']:
            continue
        advice = f'write {right}'
        if not match['cited']:
            advice = f'put what it cites between backquotes, as in {right}'
        shown = match[0].partition('`')[0] + (match['open'] or '')
        if word := match['word']:
            # What is behind its first letters may be markup.
            shown = shown.removesuffix(word) + re.split(r'\W', word)[0]
        yield Slip(written, shown, advice)


def _directives(text: str) -> Iterator[Slip]:
    """Return the directives of reStructuredText in Markdown."""
    for match in _DIRECTIVE.finditer(text):
        if not match['name'].startswith('resource'):
            name = match['name']
            advice = f'write a line ```{{{name}}} above its text, and ``` below'
            yield Slip(match[0], f'.. {name}::', advice)
    if REST_CODE.search(text):
        yield Slip('::', '::', 'put the code below it between lines ```')


def _fences(text: str) -> Iterator[Slip]:
    """Return the blocks of code and the directives of Markdown in reStructuredText."""
    end = ''
    for match in _FENCE.finditer(text):
        name, signs = match['name'] or '', match['signs']
        if end:
            end = '' if signs == end and not name else end
            continue
        if name.startswith('resource') or (signs[0] == ':' and not name):
            continue
        end = signs
        code = '' if match['brace'] or name == 'math' else 'code-block:: '
        line = f'.. {code}{name}' if code else f'.. {name}::'
        advice = f'write a line {line.rstrip()}, and indent what follows'
        # What is between backquotes is code then, and not seen among the words.
        yield Slip(match[0], '' if signs[0] == '`' else signs, advice)
