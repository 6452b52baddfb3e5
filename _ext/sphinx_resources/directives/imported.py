"""What a data file says as nodes: topics and paths a section each, texts paragraphs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

from sphinx_resources import config
from sphinx_resources.diagnostics import Fault, warn
from sphinx_resources.directives.base import shallow
from sphinx_resources.late import late
from sphinx_resources.model.names import make_id
from sphinx_resources.model.options import PATH, TOPIC
from sphinx_resources.model.reading import Reading
from sphinx_resources.model.records import Path, Step, Topic
from sphinx_resources.model.specifications import (
    PathView,
    StepHeadView,
    StepView,
    TopicView,
)
from sphinx_resources.model.title_text import leftovers
from sphinx_resources.nodes import put_instead, resource_topic_view, resource_view
from sphinx_resources.titles import title_nodes

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Mapping

    from sphinx_resources.checks.formulas import restore_prices
    from sphinx_resources.checks.text import plain_faults, text_faults
    from sphinx_resources.diagnostics import Subtype
    from sphinx_resources.directives.base import CatalogueDirective
    from sphinx_resources.formats.importing import Draft, drafts_of
    from sphinx_resources.formats.tree import Content, Entry
    from sphinx_resources.model.options import Option
    from sphinx_resources.model.records import Source
else:
    drafts_of = late('sphinx_resources.formats.importing:drafts_of')
    plain_faults = late('sphinx_resources.checks.text:plain_faults')
    restore_prices = late('sphinx_resources.checks.formulas:restore_prices')
    text_faults = late('sphinx_resources.checks.text:text_faults')


def sections(
    directive: CatalogueDirective, content: Content, path: pathlib.Path
) -> Iterator[nodes.section]:
    """Return a section for each topic and each path that a file declares.

    :param directive: The directive that imports it.
    :param content: What the file says.
    :param path: The file.
    """
    for entry in content.topics:
        draft, reading = _read(entry, TOPIC, 'label', directive)
        if label := draft.text('label'):
            _check_title(label, draft.values['label'][1], path)
            yield _topic(label, reading, directive, path)
        else:
            _nameless('a topic', 'label: Sets', path, draft.line)
        _tell(reading, path)
    for entry, steps in content.paths:
        draft, reading = _read(entry, PATH, 'title', directive)
        if title := draft.text('title'):
            _check_title(title, draft.values['title'][1], path)
            yield _path(title, reading, steps, directive, path)
        else:
            _nameless('a path', 'title: From sets to maps', path, draft.line)
        _tell(reading, path)


def description(
    directive: CatalogueDirective,
    draft: Draft,
    source: Source | None,
    path: pathlib.Path,
) -> tuple[list[nodes.Node], list[Fault]]:
    """Return the description of an entry as nodes, and what is wrong with it.

    :param directive: The directive that imports it.
    :param draft: The entry.
    :param source: The description as its author wrote it, if this page can read it.
    :param path: The file.
    """
    name = 'source.text' if source else 'description'
    text, line = draft.text(name), draft.values.get(name, ('', draft.line))[1]
    place = f'{path}:{line}'
    body: list[nodes.Node]
    told: list[tuple[Subtype, str]]
    if source:
        body = _parsed(directive, source.text, place)
        restore_prices(body, source.text)
        told = [f[:2] for f in text_faults(body, source, directive.config)]
    else:
        body = [*_paragraphs(text, str(path), line)]
        told = [*plain_faults(text)]
    return body, [Fault(*each, place) for each in told]


def _parsed(directive: CatalogueDirective, text: str, place: str) -> list[nodes.Node]:
    """Return the nodes of a description; it cannot take in any other file."""
    settings = directive.state.document.settings
    before = settings.file_insertion_enabled
    settings.file_insertion_enabled = False
    try:
        body = directive.guarded(
            lambda: shallow(directive.parse_text_to_nodes(text)),
            text,
            lambda message: warn('block', message, place),
        )
    finally:
        settings.file_insertion_enabled = before
    for node in body:
        for xref in list(node.findall(addnodes.pending_xref)):
            # What it cites may be unknown here, and is text then.
            xref['refwarn'] = False
            if xref.get('refdomain') != 'resource':
                put_instead(xref, xref.children)
    return body


def _paragraphs(text: str, source: str, line: int) -> Iterator[nodes.paragraph]:
    """Return a text without markup as nodes; only dollars make formulas in it.

    :param text: The text; an empty line is between its parts.
    :param source: The file that holds it.
    :param line: Its line there.
    """
    for part in text.split('\n\n'):
        if words := ' '.join(part.split()):
            node = nodes.paragraph(words, '', *title_nodes(words))
            node.source, node.line = source, line
            yield node


def _nameless(what: str, example: str, path: pathlib.Path, line: int) -> None:
    name = example.partition(':')[0]
    message = f'{what} has no {name}; add a key such as {example}'
    warn('title', message, f'{path}:{line}')


def _check_title(title: str, line: int, path: pathlib.Path) -> None:
    for advice in leftovers(title):
        warn('title', advice, f'{path}:{line}')


def _tell(reading: Reading, path: pathlib.Path) -> None:
    """Warn of all that is wrong with the values of a topic or a path."""
    for fault in reading.faults:
        warn(cast('Subtype', fault.subtype), fault.message, f'{path}:{fault.lineno}')


def _read(
    entry: Entry, table: Mapping[str, Option], name: str, directive: CatalogueDirective
) -> tuple[Draft, Reading]:
    (draft,), _ = drafts_of([entry], table, {}, [name])
    vocabulary = config.vocabulary(directive.config)
    reading = Reading(table, draft.values, vocabulary, draft.line, draft.members)
    return draft, reading


def _topic(
    label: str, reading: Reading, directive: CatalogueDirective, path: pathlib.Path
) -> nodes.section:
    section = nodes.section()
    topic = Topic(
        id=reading.one('id', make_id(label)),
        label=label,
        aliases=reading.many('aliases'),
        broader=reading.one('broader'),
        requires=reading.many('requires'),
        docname=directive.env.docname,
        lineno=reading.lineno,
        lines=reading.lines,
        file=directive.name_of(path),
    )
    topic = replace(topic, anchor=directive.claim(section, topic.id, quiet=True))
    view = resource_topic_view(
        docname=topic.docname,
        view=TopicView(topic.id, brief=True),
        topic=topic,
        texts=[requirement.reason for requirement in topic.requires],
    )
    return _filled(section, label, [view], path, reading.lineno)


def _path(
    title: str,
    reading: Reading,
    steps: list[Entry],
    directive: CatalogueDirective,
    path: pathlib.Path,
) -> nodes.section:
    section = nodes.section()
    route = Path(
        id=reading.one('id', make_id(title)),
        title=title,
        docname=directive.env.docname,
        aliases=reading.many('aliases'),
        level=reading.one('level'),
        goal=reading.one('goal'),
        assumes=reading.many('assumes'),
        duration=reading.one('duration'),
        steps=tuple(map(_step, steps)),
        lineno=reading.lineno,
        lines=reading.lines,
        file=directive.name_of(path),
    )
    route = replace(route, anchor=directive.claim(section, route.id, quiet=True))
    views = [resource_view(docname=route.docname, view=PathView(route.id), path=route)]
    for number in range(1, len(steps) + 1):
        for kind in (StepHeadView, StepView):
            view = kind(route.id, number)
            views.append(resource_view(docname=route.docname, view=view))
    return _filled(section, title, views, path, reading.lineno)


def _step(entry: Entry) -> Step:
    def texts(key: str) -> list[str]:
        return [text.text for text in entry.values.get(key, [])]

    return Step(
        topic=next(iter(texts('topic')), ''),
        resource=next(iter(texts('resource')), ''),
        alternatives=tuple(texts('alternatives')),
        needs=tuple(texts('needs')),
        lineno=entry.line,
        lines={
            text.text: text.line for texts in entry.values.values() for text in texts
        },
    )


def _filled(
    section: nodes.section,
    title: str,
    views: list[resource_view],
    path: pathlib.Path,
    line: int,
) -> nodes.section:
    heading = nodes.title(title, '', *title_nodes(title))
    for part in (section, heading, *views):
        part.source, part.line = str(path), line
    section += [heading, *views]
    return section
