"""Names of directives and roles that there are not, and are near to those of ours.

What the parsers say of them names nothing that could be written instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.config import kinds
from sphinx_resources.diagnostics import warn
from sphinx_resources.directives import DIRECTIVES
from sphinx_resources.domain import ResourceDomain
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sphinx_resources.diagnostics import Subtype

#: What MyST and docutils say; its quotation marks are those of the site's language.
_UNKNOWN = re.compile(
    r'Unknown (?P<what>directive|interpreted text role)\b(?: type)?\W+?'
    r'(?P<before>[]{}()[.:#]*)(?P<name>\w(?:[\w:.+-]*\w)?)(?P<signs>[]{}()[]*)'
)
_KNOWN: dict[str, tuple[str, Collection[str], Subtype]] = {
    'directive': ('directive', DIRECTIVES, 'block'),
    'interpreted text role': ('role', ResourceDomain.roles, 'reference'),
}


def check_names(every: Iterable[nodes.Element]) -> None:
    """Say what was probably meant where a parser knows no directive or role.

    :param every: The nodes of a document, as it was parsed.
    """
    for node in every:
        if (
            isinstance(node, nodes.system_message)
            and node.children
            and (found := _UNKNOWN.match(node[0].astext()))
        ):
            _tell(found, node)


def _tell(found: re.Match[str], message: nodes.system_message) -> None:
    noun, known, subtype = _KNOWN[found['what']]
    name = found['name']
    hint = _hint(name, noun, known, message)
    if hint:
        written = found['before'] + name + found['signs']
        place = f'{message["source"]}:{message["line"]}' if 'line' in message else None
        warn(subtype, f"there is no {noun} '{written}'{hint}", place or message)


def _hint(
    name: str, noun: str, known: Collection[str], message: nodes.system_message
) -> str:
    """Return what to write in place of a name.

    :param name: What there is not.
    :param noun: What it was to be.
    :param known: The names that there are.
    :param message: What its parser says of it.
    """
    if name == 'resource-reference':
        return "; add 'sphinx_resources.reference' to extensions in conf.py"
    short = name.lower().removeprefix('resource:')
    for right in (short, f'resource-{short}'):
        if right in known:
            return f"; did you mean '{right}'?"
    settings = message.document.settings.env.config if message.document else None
    if settings and short in kinds(settings):
        whose = f', and {short} as its kind' if noun == 'directive' else ''
        return f"; write 'resource'{whose}"
    return did_you_mean(name, known, list_all=name.lower().startswith('resource'))
