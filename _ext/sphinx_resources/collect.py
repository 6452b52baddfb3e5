"""Reading: what a finished doctree declares becomes a page of the domain.

It runs after all transforms, so that titles and descriptions are recorded
translated, and after Sphinx has collected the title and the metadata of the
document.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import clean_astext

from sphinx_resources import config
from sphinx_resources.domain import domain_of
from sphinx_resources.messages import warn
from sphinx_resources.model import Page, TopicView
from sphinx_resources.nodes import (
    is_picture,
    resource,
    resource_contents,
    resource_group,
    resource_view,
)
from sphinx_resources.values import SCHEMES, choice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sphinx.application import Sphinx

    from sphinx_resources.model import Resource, Run, Topic

#: Inline nodes that a summary keeps.
_KEPT = (nodes.math, nodes.literal, nodes.emphasis, nodes.strong)

#: Inline nodes that a summary leaves out.
_DROPPED = (nodes.Invisible, nodes.raw, nodes.footnote_reference)


class GroupResources(SphinxTransform):
    """Make one group of resources that follow each other, and index them."""

    # After Locale (20), so that the index has the translated titles; before
    # the domains read the document (850).
    default_priority = 800

    def apply(self, **kwargs: Any) -> None:
        for group in list(self.document.findall(resource_group)):
            for node in group.resources:
                title = node.translated(node[0].astext())
                node[0].children = [nodes.Text(title)]
                self._index(node)
            place = group.parent.index(group)
            before = group.parent[place - 1] if place else None
            if isinstance(before, resource_group):
                before += group.children
                del group.parent[place]

    def _index(self, node: nodes.Element) -> None:
        # A semicolon would split the entry in two.
        title = node[0].astext().replace(';', ',')
        entry = ('single', title, node['ids'][0], '', None)
        index = addnodes.index(entries=[entry])
        index.source, index.line = node.source, node.line
        node.insert(1, index)


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note what the document declares, and what it shows of others."""
    for check in (check_place, check_ends, check_markup, check_fences):
        check(doctree)
    env = app.env
    docname = env.docname
    kind = _page_kind(app, docname)
    page = Page(
        resources=tuple(_resources(app, doctree, docname, kind)),
        topics=tuple(_topics(app, doctree, docname)),
        kind=kind,
        views=tuple(
            (node['view'], node.get('lines', {}))
            for node in doctree.findall(resource_view)
        ),
        targets=tuple(_targets(doctree)),
    )
    if page != Page():
        domain_of(env).note_page(docname, page)


def _page_kind(app: Sphinx, docname: str) -> str:
    text = str(app.env.metadata[docname].get('resource-kind', ''))
    if not text.strip():
        return ''
    try:
        return choice(text, config.kinds(app.config))
    except ValueError as error:
        warn('kind', f'resource-kind: {error}', (docname, 1))
        return ''


def _resources(
    app: Sphinx, doctree: nodes.document, docname: str, kind: str
) -> Iterator[Resource]:
    for node in doctree.findall(resource):
        record: Resource = node.attributes.pop('resource')
        node['docname'] = docname
        if not node.attributes.pop('has_kind') and not kind:
            known = ', '.join(config.kinds(app.config))
            warn(
                'kind',
                f"'{record.title}' has no kind; add a line such as :kind: book, or "
                f'resource-kind to the metadata of the page (one of: {known})',
                node,
            )
        yield replace(
            record,
            title=node[0].astext(),
            kind=record.kind or kind,
            access=node.translated(record.access),
            links=tuple(
                replace(link, label=node.translated(link.label))
                for link in record.links
            ),
            **_description(node),
        )


def _description(node: resource) -> dict[str, Any]:
    """Return what listings show of a description."""
    contents = next(iter(node.findall(resource_contents)), None)
    body = [
        child
        for child in node[1:]
        if not isinstance(child, addnodes.index | resource_contents)
        and not is_picture(child)
    ]
    first = next((c for c in body if isinstance(c, nodes.paragraph)), None)
    return {
        'summary': tuple(_runs(first)) if first else (),
        'contents': count_entries(contents) if contents else 0,
        'more': bool(contents) or len(body) > 1,
    }


def count_entries(contents: nodes.Element) -> int:
    """Return how many entries of a table of contents have none below them."""
    return sum(
        1
        for item in contents.findall(nodes.list_item)
        if not any(item.findall(nodes.list_item, include_self=False))
    )


def _runs(paragraph: nodes.Element) -> Iterator[Run]:
    """Return the inline text of a paragraph as primitives.

    Links become their text: a listing repeats no address but the main one.
    """
    for child in paragraph:
        if isinstance(child, nodes.Text):
            yield '', child.astext()
        elif isinstance(child, _KEPT):
            yield child.tagname, child.astext()
        elif (
            isinstance(child, addnodes.pending_xref)
            and child['refdomain'] == 'resource'
            and not child['refexplicit']
        ):
            yield f'xref:{child["reftype"]}', child['reftarget']
        elif isinstance(child, nodes.Element) and not isinstance(child, _DROPPED):
            yield from _runs(child)


def _topics(app: Sphinx, doctree: nodes.document, docname: str) -> Iterator[Topic]:
    for node in doctree.findall(resource_view):
        if not isinstance(node['view'], TopicView):
            continue
        topic: Topic = node.attributes.pop('topic')
        if topic.anchor:
            label = clean_astext(next(iter(node.parent.findall(nodes.title))))
        else:
            label = clean_astext(app.env.titles[docname])
        # Authors go on writing the name that was translated.
        aliases = (
            topic.aliases if label == topic.label else (*topic.aliases, topic.label)
        )
        yield replace(topic, label=label, aliases=aliases)


def _targets(doctree: nodes.document) -> Iterator[tuple[str, str]]:
    """Return what the document cites, if it may be ours."""
    for node in doctree.findall(addnodes.pending_xref):
        if node.get('refdomain') == 'resource':
            yield node['reftype'], node['reftarget']
        elif node.get('reftype') in {'any', 'myst'}:
            yield 'resource', node['reftarget']
            yield 'topic', node['reftarget']


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
        for raw in list(node.findall(nodes.raw)):
            source = raw.astext()
            message = f"'{source.strip()}' is raw markup, and is shown as text"
            warn('description', message, raw if raw.line else node)
            shown: nodes.Node = nodes.Text(source)
            if isinstance(raw.parent, nodes.Body | nodes.section):
                shown = nodes.paragraph(source, source)
            raw.replace_self(shown)
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


def setup_collect(app: Sphinx) -> None:
    """Connect what happens when a document is read."""
    app.add_transform(GroupResources)
    app.connect('doctree-read', on_doctree_read)
