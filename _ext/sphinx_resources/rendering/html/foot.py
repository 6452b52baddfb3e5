"""The foot of a card, and the links in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from sphinx_resources.model.addresses import filled
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.words import _
from sphinx_resources.rendering.html.elements import element
from sphinx_resources.rendering.renderer import entries

if TYPE_CHECKING:
    from sphinx_resources.model.records import Resource


def foot(*links: Markup) -> Markup:
    """Return the foot of a card, where the script puts its buttons.

    :param links: What stands there without it.
    """
    return element('p', *links, classes=('resource-foot',))


def permalink(record: Resource, href: str) -> Markup:
    """Return a sign that leads to a card itself, for readers who want its address.

    :param record: The resource.
    :param href: Its address.
    """
    name = _('Link to {title}').format(title=readable(record.title))
    return element(
        'a', '#', classes=('resource-permalink',), href=href, aria_label=name
    )


def issue_link(record: Resource, pattern: str) -> Markup:
    """Return a link to where readers report a problem, if there is such a place.

    :param record: The resource.
    :param pattern: The address, with ``{id}`` and ``{title}`` for the resource.
    """
    if not pattern:
        return Markup()
    title = readable(record.title)
    return element(
        'a',
        _('Report a problem'),
        classes=('resource-issue',),
        href=filled(pattern, id=record.id, title=title),
        aria_label=_('Report a problem with {title}').format(title=title),
    )


def entry_link(
    record: Resource, href: str, *, contents: bool, named: bool = True
) -> Markup:
    """Return a link to a resource in its own place, with all that is there.

    :param record: The resource.
    :param href: Its address.
    :param contents: Whether its table of contents is shown there.
    :param named: Whether to name the resource for the ear; else a script does.
    """
    words, name = _('Full entry'), entry_name() if named else ''
    count = entries(record.contents)
    if record.contents and contents:
        words = _('Contents ({count})').format(count=count)
        name = _('Contents ({count}) of {title}')
    name = name.format(title=readable(record.title), count=count)
    known = {'aria_label': name} if name else {}
    return element('a', words, classes=('resource-entry',), href=href, **known)


def entry_name() -> str:
    """Return what links to entries are called, with ``{title}`` for the resource."""
    return _('Full entry of {title}')
