"""Reading: what a finished doctree declares becomes a page of the domain.

It runs after all transforms, so that titles and descriptions are recorded
translated, and after Sphinx has collected the title and the metadata of the
document.
"""

from __future__ import annotations

import pathlib
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_resources import config
from sphinx_resources.conditions import conditions_of
from sphinx_resources.contents import contents_of
from sphinx_resources.domain import domain_of
from sphinx_resources.inline import runs
from sphinx_resources.late import late
from sphinx_resources.model.digests import replaced, with_digests
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.records import Page
from sphinx_resources.model.specifications import PathView
from sphinx_resources.model.texts import translated
from sphinx_resources.nodes import (
    is_picture,
    resource,
    resource_contents,
    resource_fold,
    resource_group,
    resource_topic_view,
    resource_view,
)
from sphinx_resources.titles import title_of, title_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.checks.document import check_document, check_parts
    from sphinx_resources.checks.formulas import restore_translated_prices
    from sphinx_resources.checks.metadata import page_kind
    from sphinx_resources.checks.names import check_names
    from sphinx_resources.model.records import Conditions, Path, Resource, Run, Topic
    from sphinx_resources.views.details import plain_text
else:
    check_document = late('sphinx_resources.checks.document:check_document')
    check_parts = late('sphinx_resources.checks.document:check_parts')
    check_names = late('sphinx_resources.checks.names:check_names')
    restore_translated_prices = late(
        'sphinx_resources.checks.formulas:restore_translated_prices'
    )
    page_kind = late('sphinx_resources.checks.metadata:page_kind')
    plain_text = late('sphinx_resources.views.details:plain_text')

#: Text that is part of other text, is not shown, or only numbers a note.
_NO_BLOCKS = (nodes.Inline, nodes.Invisible, nodes.label)


class GroupResources(SphinxTransform):
    """Make one group of resources that follow each other, and index them."""

    # After Locale (20), so that the index has the translated titles; before
    # the domains read the document (850).
    default_priority = 800

    def apply(self, **kwargs: Any) -> None:
        every = list(self.document.findall(nodes.Element))
        check_names(every)
        restore_translated_prices(every)
        check_parts(every, keep_messages=self.config.keep_warnings)
        for group in [node for node in every if isinstance(node, resource_group)]:
            _pass_on(group, self.document)
            for node in group.resources:
                _keep_anchor(node)
                # Sphinx would index it in every build.
                if not conditions_of(node):
                    self._index(node)
            place = group.parent.index(group)
            before = group.parent[place - 1] if place else None
            if isinstance(before, resource_group):
                before += group.children
                del group.parent[place]

    def _index(self, node: resource) -> None:
        # A semicolon would split the entry in two.
        title = readable(title_of(node)).replace(';', ',')
        entry = ('single', title, node['ids'][0], '', None)
        index = addnodes.index(entries=[entry])
        index.source, index.line = node.source, node.line
        node.insert(1, index)


def _pass_on(group: resource_group, document: nodes.document) -> None:
    """Give the labels and classes that stand before a block to what it holds."""
    first = group.resources[0]
    for id_ in group['ids']:
        document.ids[id_] = first
    for name in ('ids', 'names', 'classes'):
        first[name] += group[name]
        group[name] = []


def _keep_anchor(node: resource) -> None:
    """Put the id of a resource first: nbsphinx names all sections anew."""
    id_ = node['resource'].id
    node['ids'] = [id_, *(other for other in node['ids'] if other != id_)]


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Note what the document declares, and what it shows of others."""
    check_document(doctree)
    env = app.env
    docname = env.docname
    # A document is walked through once.
    every = list(doctree.findall(nodes.Element))
    held = [node for node in every if isinstance(node, resource)]
    kind = page_kind(env, docname, config.vocabulary(app.config).kinds, held)
    views = [node for node in every if isinstance(node, resource_view)]
    found: dict[str, list[tuple[nodes.Node, Any]]] = {
        'resources': list(_resources(app, held, kind)),
        'topics': list(_topics(app, views, docname)),
        'paths': list(_paths(app, views, docname)),
        'views': [(node, node['view']) for node in views],
        'targets': list(_targets(every)),
    }
    parts: dict[Conditions, dict[str, Any]] = {(): {}}
    for name, pairs in found.items():
        for node, value in pairs:
            part = parts.setdefault(conditions_of(node), {})
            part[name] = (*part.get(name, ()), value)
    page = Page(kind=kind, **parts.pop(()))
    pages = tuple((conditions, Page(**part)) for conditions, part in parts.items())
    if pages or page != Page():
        # The document itself names its folder.
        page = replace(page, conditional=pages)
        pictures = ' '.join(_pictures(env, every))
        page = with_digests(page, f'{contents_of(doctree)} {pictures}')
        domain_of(env).note_page(docname, page)


def _pictures(env: BuildEnvironment, every: Iterable[nodes.Element]) -> Iterator[str]:
    """Return digests of the pictures of a document.

    Sphinx copies pictures with the pages that it writes, and of several builders that
    share doctrees only the first knows that one has changed.
    """
    for node in every:
        if not isinstance(node, nodes.image):
            continue
        candidates: dict[str, str] = node.get('candidates', {})
        for kind, name in sorted(candidates.items()):
            path = pathlib.Path(env.srcdir, name)
            # What has no kind is of another host, or missing.
            if kind != '?' and path.is_file():
                yield sha256(path.read_bytes()).hexdigest()


def _resources(
    app: Sphinx, held: Iterable[resource], kind: str
) -> Iterator[tuple[nodes.Node, Resource]]:
    vocabulary = config.vocabulary(app.config)
    fields = vocabulary.fields
    languages = config.source_languages(app.config)
    for node in held:
        record: Resource = node.attributes.pop('resource')
        del node['has_kind']
        if node.get('translations'):
            record = translated(record, fields, node.translated)
            shown = node.translated(record.title)
            record = replace(record, is_translated=shown != record.title)
        values = {
            'title': title_source(node.title),
            'written': record.title,
            'kind': record.kind or kind,
            'languages': record.languages or languages,
            **_description(node),
        }
        yield node, replaced(record, values)


def _description(node: resource) -> dict[str, Any]:
    """Return what listings show of a description."""
    contents = next((c for c in node if isinstance(c, resource_contents)), None)
    body = [
        child
        for child in node[1:]
        if not isinstance(child, addnodes.index | resource_contents)
        and not is_picture(child)
    ]
    first = next(_paragraphs(body), None)
    summary = tuple(runs(first, node['docname'])) if first else ()
    return {
        'description': tuple(_text(node, first, summary)),
        'summary': summary,
        'contents': count_entries(contents) if contents else 0,
        'more': bool(contents) or len(body) > 1,
    }


def _paragraphs(body: Iterable[nodes.Node]) -> Iterator[nodes.paragraph]:
    """Return the paragraphs of a description, also those that are only classed."""
    for child in body:
        if isinstance(child, nodes.paragraph):
            yield child
        elif isinstance(child, nodes.container | nodes.compound):
            yield from _paragraphs(child.children)


def _text(
    node: resource, first: nodes.paragraph | None, summary: tuple[Run, ...]
) -> Iterator[Run]:
    """Return all of a description as primitives.

    :param node: The resource.
    :param first: Its first paragraph.
    :param summary: The text of that.
    """
    separator = ''
    for block in node.findall(nodes.TextElement):
        if block is node[0] or isinstance(block, _NO_BLOCKS):
            continue
        if isinstance(block.parent, nodes.system_message):
            continue
        if isinstance(block.parent, nodes.paragraph):  # a formula within a line
            continue
        text = summary if block is first else tuple(runs(block, node['docname']))
        if isinstance(block, nodes.math_block):
            text = (('math', block.astext()),)
        if not text:
            continue
        yield '', separator
        item = isinstance(block.parent, nodes.list_item) and block.parent[0] is block
        separator = '\n\n'
        if item:
            yield '', '- '
        yield from text


def count_entries(contents: nodes.Element) -> int:
    """Return how many entries of a table of contents have none below them."""
    return sum(
        1
        for item in contents.findall(nodes.list_item)
        if not any(item.findall(nodes.list_item, include_self=False))
    )


def _topics(
    app: Sphinx, views: Iterable[resource_view], docname: str
) -> Iterator[tuple[nodes.Node, Topic]]:
    for node in views:
        if not isinstance(node, resource_topic_view):
            continue
        topic: Topic = node.attributes.pop('topic')
        label = _label(app, node, docname, topic.anchor)
        topic = replace(
            topic,
            label=label,
            written=topic.label if label != topic.label else '',
            aliases=_also(topic.label, label, topic),
            requires=tuple(
                replace(x, reason=node.translated(x.reason)) for x in topic.requires
            ),
            introduction=_introduction(node),
        )
        yield node, topic


def _introduction(node: nodes.Element) -> str:
    """Return what stands around the place for the resources of a topic."""
    blocks = [
        block
        for child in node.parent
        for block in (child if isinstance(child, resource_fold) else [child])
    ]
    paragraphs = [block for block in blocks if isinstance(block, nodes.paragraph)]
    return '\n'.join(_words(block, node['docname']) for block in paragraphs)


def _words(paragraph: nodes.paragraph, docname: str) -> str:
    """Return the text of a paragraph, without markup, and what the parser said."""
    return plain_text(
        ('', ' ') if name == 'break' else (name, content)
        for name, content in runs(paragraph, docname)
    )


def _paths(
    app: Sphinx, views: Iterable[resource_view], docname: str
) -> Iterator[tuple[nodes.Node, Path]]:
    for node in views:
        if isinstance(node['view'], PathView):
            path: Path = node.attributes.pop('path')
            title = _label(app, node, docname, path.anchor)
            aliases = _also(path.title, title, path)
            yield node, replace(path, title=title, aliases=aliases)


def _also(written: str, shown: str, named: Topic | Path) -> tuple[str, ...]:
    """Return the aliases, with what was translated, which authors go on writing."""
    return named.aliases if shown == written else (*named.aliases, written)


def _label(app: Sphinx, node: nodes.Node, docname: str, anchor: str) -> str:
    """Return what readers see of a topic or path, after translation."""
    if anchor:
        return title_source(next(iter(node.parent.findall(nodes.title))))
    return title_source(app.env.titles[docname])


def _targets(
    every: Iterable[nodes.Element],
) -> Iterator[tuple[nodes.Node, tuple[str, str]]]:
    """Return what the document cites, if it may be ours."""
    for node in every:
        if not isinstance(node, addnodes.pending_xref):
            continue
        if node.get('refdomain') == 'resource':
            yield node, (node['reftype'], node['reftarget'])
        elif node.get('reftype') in {'any', 'myst'}:
            yield node, ('resource', node['reftarget'])
            yield node, ('topic', node['reftarget'])
            yield node, ('resource-path', node['reftarget'])


def setup_collect(app: Sphinx) -> None:
    """Connect what happens when a document is read."""
    app.add_transform(GroupResources)
    app.connect('doctree-read', on_doctree_read)
