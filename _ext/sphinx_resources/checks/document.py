"""What can be wrong with a document, once it is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_resources.checks.blocks import check_ends, check_fences, fence_of
from sphinx_resources.checks.markup import as_text, tame
from sphinx_resources.diagnostics import warn
from sphinx_resources.model.addresses import SCHEMES
from sphinx_resources.model.title_text import active_command
from sphinx_resources.nodes import put_instead, resource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

#: What a page would load from elsewhere.
REMOTE = re.compile(r'(\w+:)?//')
#: What leads or looks elsewhere.
_FORMULAS = (nodes.math, nodes.math_block)
_LOADED = (nodes.reference, nodes.image, *_FORMULAS)


def check_document(doctree: nodes.document) -> None:
    """Warn of all that is wrong with a document, and take out what could harm.

    :param doctree: The document, after all transforms.
    """
    # A document is walked through once, until something is taken out.
    every = list(doctree.findall(nodes.Element))
    held = [node for node in every if isinstance(node, resource)]
    around = map(_around, held)
    endless = check_ends(held, {one for one in around if isinstance(one, resource)})
    check_place(held, endless)
    check_markup(doctree, every, held)
    check_fences(doctree, endless, has_resources=bool(held))


def _around(node: resource) -> nodes.Element:
    """Return what a resource stands in: a resource, or a part of the page."""
    parent = node.parent.parent
    while not isinstance(parent, nodes.document | nodes.section):
        parent = parent.parent
    return parent


def check_place(held: Iterable[resource], endless: Collection[resource]) -> None:
    """Warn of resources inside others, and above the title of the page.

    :param held: The resources of a document.
    :param endless: Those that are known to take in what follows them.
    """
    known = set(endless)
    for node in held:
        parent = _around(node)
        title = node[0].astext()
        if isinstance(parent, resource):
            # One that was not closed takes in all that follow.
            if parent in known:
                continue
            known.add(parent)
            message = (
                f"'{title}' stands inside '{parent[0].astext()}', which was not "
                f'closed; end it with a line {fence_of(parent)} or, in '
                'reStructuredText, of less indentation'
            )
            warn('block', message, node)
        elif isinstance(parent, nodes.document) and _stands_above(node, parent):
            meant = _meant_heading(node.parent)
            message = (
                f"'{title}' stands above the title of the page; "
                f'{meant or "begin the page with a heading"}'
            )
            warn('title', message, node)


def _stands_above(node: resource, document: nodes.document) -> bool:
    """Say whether no part of the page stands before a resource outside of all.

    Notes of Markdown stand at the end of a document, outside of its parts.
    """
    top: nodes.Node = node
    while top.parent is not document:
        top = top.parent
    before = document[: document.index(top)]
    return not any(isinstance(part, nodes.section) for part in before)


def _meant_heading(block: nodes.Element) -> str:
    """Return how to write a title that lacks its space; nothing if there is none.

    :param block: What stands below it.
    """
    for above in block.parent[: block.parent.index(block)]:
        text = above.astext() if isinstance(above, nodes.paragraph) else ''
        if match := re.fullmatch(r'(#{1,6})([^#\s].*)', text):
            return f"'{text}' is no heading, so write {match[1]} {match[2]}"
    return ''


def check_markup(
    doctree: nodes.document,
    every: Iterable[nodes.Element],
    held: Collection[resource],
) -> None:
    """Take out of resources what could harm their readers, and warn of it.

    :param doctree: A document.
    :param every: All that it holds.
    :param held: Its resources.
    """
    for node in held:
        check_content(node)
    for part in every if held else ():
        if isinstance(part, nodes.meta):
            check_metadata(part, held)
        # What a note below the page says belongs to the resource that cites it.
        elif isinstance(part, nodes.footnote):
            check_content(part)


def check_metadata(meta: nodes.meta, held: Collection[resource]) -> None:
    """Take out metadata of a page that are commands, such as to go elsewhere."""
    if 'http-equiv' in meta:
        message = (
            f"'{meta['http-equiv']}' is a command to browsers, which no page with "
            'resources gives; leave it out'
        )
        warn('description', message, meta if meta.line else next(iter(held)))
        meta.parent.remove(meta)


def check_content(node: nodes.Element) -> None:
    """Take out what could harm: markup, addresses that run, others' pictures."""
    found = [n for n in tame(node) if isinstance(n, _LOADED)]
    check_formulas([n for n in found if isinstance(n, _FORMULAS)], node)
    links = [link for link in found if isinstance(link, nodes.reference)]
    for link in links:
        if not _is_allowed(address := link.get('refuri', '')):
            _blame_address(address, link, node)
            put_instead(link, link.children)
    for image in found:
        if isinstance(image, nodes.image) and REMOTE.match(image['uri']):
            message = (
                f"'{image['uri']}' is a picture of another host, which every reader's "
                'browser would ask; copy it into the project'
            )
            warn('image', message, image if image.line else node)
            put_instead(image, as_text(image, image.get('alt', '')))


def check_formulas(formulas: Iterable[nodes.Element], node: nodes.Element) -> None:
    """Show as they are written the formulas that can do more than show signs.

    :param formulas: What an author wrote as formulas.
    :param node: What holds them.
    """
    for formula in formulas:
        if command := active_command(code := formula.astext()):
            message = (
                f"'{command}' can do more than show signs, so that its formula is "
                'shown as it is written; write a link as Markdown or reStructuredText '
                'does'
            )
            warn('math', message, formula if formula.line else node)
            if isinstance(formula.parent, nodes.TextElement):
                put_instead(formula, [nodes.literal(code, code)])
            else:
                shown = nodes.literal_block(code, code, language='none')
                put_instead(formula, [shown])


def check_parts(every: Iterable[nodes.Element], *, keep_messages: bool) -> None:
    """Take unsafe addresses out of the toctrees in resources, and warn of them.

    What the parser said of a text is taken out too, as Sphinx does when documents
    have been noted: it belongs to no description.

    :param every: All that a document holds, before Sphinx has copied its toctrees.
    :param keep_messages: Whether the pages show what the parser said.
    """
    for part in every:
        if not isinstance(part, addnodes.toctree | nodes.system_message):
            continue
        if (node := _holder_of(part)) is None:
            continue
        if isinstance(part, addnodes.toctree):
            _check_toctree(part, node)
        elif not keep_messages:
            part.parent.remove(part)


def _holder_of(part: nodes.Element) -> resource | None:
    """Return the resource that a node stands in; None if it stands in none."""
    parent = part.parent
    while parent is not None and not isinstance(parent, resource):
        parent = parent.parent
    return parent


def _check_toctree(tree: addnodes.toctree, node: resource) -> None:
    for _title, address in tree['entries']:
        if not _is_allowed(address):
            _blame_address(address, tree, node)
    tree['entries'] = [e for e in tree['entries'] if _is_allowed(e[1])]


def _is_allowed(address: str) -> bool:
    scheme, colon, _rest = address.partition(':')
    return not colon or '/' in scheme or scheme.strip().lower() in SCHEMES


def _blame_address(address: str, place: nodes.Element, node: nodes.Element) -> None:
    message = f"'{address}' is not allowed as an address: use {', '.join(SCHEMES)}"
    warn('url', message, place if place.line else node)
