"""What can be wrong with a document, once it is parsed."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_resources.checks.markup import tame
from sphinx_resources.diagnostics import warn
from sphinx_resources.model.addresses import SCHEMES
from sphinx_resources.nodes import resource


def check_document(doctree: nodes.document) -> None:
    """Warn of all that is wrong with a document, and take out what could harm.

    :param doctree: The document, after all transforms.
    """
    for check in (check_place, check_ends, check_markup, check_fences):
        check(doctree)


def check_place(doctree: nodes.document) -> None:
    """Warn of resources inside others, and above the title of the page."""
    for node in doctree.findall(resource):
        parent = node.parent.parent
        while not isinstance(parent, nodes.document | nodes.section):
            parent = parent.parent
        title = node[0].astext()
        if isinstance(parent, resource):
            message = (
                f"'{title}' stands inside '{parent[0].astext()}', which was not "
                'closed; end it with a line ::: or, in reStructuredText, of less '
                'indentation'
            )
            warn('block', message, node)
        elif isinstance(parent, nodes.document):
            message = (
                f"'{title}' stands above the title of the page; begin the page with "
                'a heading'
            )
            warn('title', message, node)


def check_markup(doctree: nodes.document) -> None:
    """Take raw markup and unsafe addresses out of resources, and warn of them."""
    for node in doctree.findall(resource):
        tame(node)
        for link in list(node.findall(nodes.reference)):
            scheme, colon, _rest = link.get('refuri', '').partition(':')
            if colon and '/' not in scheme and scheme.lower() not in SCHEMES:
                message = (
                    f"'{link['refuri']}' is not allowed as an address: use "
                    f'{", ".join(SCHEMES)}'
                )
                warn('url', message, link if link.line else node)
                link.replace_self(link.children)


def check_ends(doctree: nodes.document) -> None:
    """Warn of resources that go on where they were probably meant to end."""
    for node in doctree.findall(resource):
        title = node[0].astext()
        for child in node[1:]:
            text = child.astext()
            if isinstance(child, nodes.rubric) and 'level' in child:
                message = (
                    f"the heading '{text}' stands inside '{title}', which was not "
                    'closed; end it with a line :::'
                )
                warn('block', message, child)
            elif isinstance(child, nodes.paragraph) and _END.search(text):
                message = f"'{title}' ends with too few colons; write :::"
                warn('block', message, node)


_END = re.compile(r'(^|\n)\s*(::?|``?)$')
_UNREAD = re.compile(r'\s*(`{3,}|:{2,})\s*\{?(resource(-(topic|list|index))?)\b')


def check_fences(doctree: nodes.document) -> None:
    """Warn of blocks that Markdown read as something else."""
    for node in doctree.findall(nodes.Element):
        text = ''
        if isinstance(node, nodes.paragraph):
            text = node.astext().partition('\n')[0]
        elif isinstance(node, nodes.container) and node.get('is_div'):
            text = f':::{" ".join(node["classes"])}'
        if match := _UNREAD.match(text):
            message = (
                f"'{text}' was not read as a block; begin it with :::{{{match[2]}}} "
                'and a space, and end it with a line :::'
            )
            warn('block', message, node)
