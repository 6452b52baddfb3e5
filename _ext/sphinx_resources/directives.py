"""The directives: they parse, check and note; what is shown is made later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.nodes import set_source_info

from sphinx_resources import config, values
from sphinx_resources.model import (
    INDEX_NAMES,
    REPORT_NAMES,
    SORT_KEYS,
    STYLES,
    IndexView,
    ListingView,
    Query,
    ReportView,
    Resource,
    Topic,
    TopicView,
    make_id,
)
from sphinx_resources.nodes import (
    resource,
    resource_contents,
    resource_group,
    resource_view,
)
from sphinx_resources.reading import CatalogueDirective

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx


class ResourceDirective(CatalogueDirective):
    """A resource: its title, where it is, what is known of it, what it is like."""

    has_body = True
    options_help: ClassVar[dict[str, str]] = {
        'url': 'Its main address.',
        'topics': 'What it teaches, separated by commas.',
        'level': 'For whom it is.',
        'kind': 'What sort of thing it is, if not that of the page.',
        'authors': 'Who made it, separated by semicolons.',
        'publisher': 'Who publishes it.',
        'year': 'When it was published, four digits.',
        'links': 'Further addresses: Label <address>, separated by semicolons.',
        'archive': 'Address of an archived copy, for the day when its own is gone.',
        'requires': 'Topics to know first, separated by commas.',
        'language': 'Its language, as a BCP 47 tag.',
        'license': 'Its license: an SPDX identifier, or free text.',
        'access': 'What “free” means here, where that needs a word.',
        'duration': 'How long it takes: 45 min, 3 h, 10 weeks.',
        'added': 'Day on which it joined the catalogue.',
        'image': 'A picture of it, a file of the project.',
        'id': 'Its anchor, if not the one made from the title.',
        'class': 'Classes of its card.',
    }

    def make(self) -> list[Node]:
        title = self.block.title
        if not title:
            self.warn(
                'title',
                'a resource has no title; write it behind the name of the '
                'directive, as in {resource} Dive into Deep Learning',
            )
            title = self.text_of('url') or '?'
        classes = self.text_of('class').split()
        node = resource(classes=[nodes.make_id(name) for name in classes])
        set_source_info(self, node)
        node['ids'].append(self.anchor(title))
        self.state.document.note_explicit_target(node)

        heading = nodes.title(title, title, translatable=False)
        set_source_info(self, heading)
        node += heading
        node += self._image()
        node += self._body(title)
        record = node['resource'] = self._record(title, node)
        node['texts'] = [record.access, *(link.label for link in record.links)]
        node['has_kind'] = bool(self.text_of('kind'))

        group = resource_group('', node)
        set_source_info(self, group)
        return [group]

    def _image(self) -> list[Node]:
        """Return the picture, if it is a file below the source folder."""
        uri = self.read('image', values.local_file, '', 'image')
        if not uri:
            return []
        lineno = self.line_of('image')
        name, path = self.env.relfn2path(uri)
        self.env.note_dependency(name)
        if not Path(path).is_file() or self.env.srcdir not in Path(path).parents:
            self.warn('image', f"image: there is no file '{name}'", lineno)
            return []
        image = nodes.image(uri=uri, alt='', classes=['resource-image'])
        image.source, image.line = self.state_machine.get_source_and_line(lineno)
        return [image]

    def _body(self, title: str) -> list[Node]:
        """Return the description, with the list that ends it set apart."""
        body = self.parse_body()
        if not body:
            message = f"'{title}' has no description; say what one learns from it"
            self.warn('description', message)
        if not body or not isinstance(
            body[-1], nodes.bullet_list | nodes.enumerated_list
        ):
            return body
        contents = resource_contents()
        set_source_info(self, contents)
        entries = body.pop()
        if body and _is_label(body[-1]):
            contents += body.pop()
        contents += entries
        return [*body, contents]

    def _record(self, title: str, node: resource) -> Resource:
        url = self.read('url', values.url, '', 'url')
        if not self.text_of('url'):
            self.warn(
                'url',
                f"'{title}' has no address; add a line such as "
                ':url: https://example.org/',
            )
        topics = values.items(self.text_of('topics'))
        if not topics:
            self.warn(
                'topic',
                f"'{title}' has no topics; add a line such as "
                ':topics: linear algebra, probability',
            )
        kinds, levels = config.kinds(self.config), config.levels(self.config)
        return Resource(
            id=node['ids'][0],
            title=title,
            url=url,
            docname=self.env.docname,
            lineno=self.lineno,
            lines=self.lines('url', 'links', 'archive', 'id', 'topics', 'requires'),
            kind=self.read('kind', lambda text: values.choice(text, kinds), '', 'kind'),
            level=self.read(
                'level', lambda text: values.choice(text, levels), '', 'level'
            ),
            topics=topics,
            requires=values.items(self.text_of('requires')),
            authors=self._authors(),
            publisher=values.line(self.text_of('publisher')),
            year=self.read('year', values.year, '', 'year'),
            links=self.read_each(
                'links', values.names(self.text_of('links')), values.link, 'links'
            ),
            archive=self._archive(url),
            language=self.read('language', values.language, '', 'language'),
            license=self.read('license', values.license_name, '', 'license'),
            access=values.line(self.text_of('access')),
            duration=self.read('duration', values.duration, '', 'duration'),
            added=self.read('added', values.date, '', 'added'),
        )

    def _archive(self, url: str) -> str:
        """Return the address of a copy, if it is another one than *url*."""
        archive = self.read('archive', values.url, '', 'url')
        if not archive or values.same_address(archive) != values.same_address(url):
            return archive
        message = f"archive: '{archive}' is no copy but the address itself"
        self.warn('url', f'{message}; write that of the copy', self.line_of('archive'))
        return ''

    def _authors(self) -> tuple[str, ...]:
        """Return the authors, also those that look like several."""
        authors = values.names(self.text_of('authors'))
        self.read_each('authors', authors, values.author, 'authors')
        return authors


def _is_label(node: Node) -> bool:
    """Say whether *node* is a short line that ends in a colon."""
    if not isinstance(node, nodes.paragraph):
        return False
    text = node.astext().rstrip()
    return len(text) <= 60 and text.endswith((':', '：'))


class TopicDirective(CatalogueDirective):
    """A topic: what it is called, what it belongs to, why to learn it."""

    has_body = True
    options_help: ClassVar[dict[str, str]] = {
        'aliases': 'Other names by which authors may write it.',
        'broader': 'The topic that it is a part of.',
        'requires': 'Topics to know first.',
        'id': 'Its name in roles and addresses, if not made from its label.',
    }

    def make(self) -> list[Node]:
        document = self.state.document
        page = next(document.findall(nodes.section), None)
        page_title = page[0].astext() if page else ''
        label = self.block.title or page_title
        if not label:
            self.warn(
                'title',
                'a topic has no label; write it behind the name of the '
                'directive, or as the title of the page',
            )
            return self.parse_body()
        whole_page = label == page_title
        if whole_page and self._is_second(document):
            self.warn(
                'title',
                f"this page is the topic '{label}' already; write the label of "
                'another behind the name of the directive',
            )
            return self.parse_body()
        id_ = self.read('id', values.identifier, make_id(label), 'id')
        topic = Topic(
            id=id_,
            label=label,
            aliases=values.items(self.text_of('aliases')),
            broader=values.line(self.text_of('broader')),
            requires=values.items(self.text_of('requires')),
            docname=self.env.docname,
            anchor='' if whole_page else self.anchor(label),
            lineno=self.lineno,
            lines=self.lines('id', 'aliases', 'broader', 'requires'),
        )
        view = resource_view(docname=self.env.docname, view=TopicView(id_), topic=topic)
        set_source_info(self, view)
        if whole_page:
            return [*self.parse_body(), view]
        section = nodes.section(ids=[topic.anchor])
        set_source_info(self, section)
        document.note_explicit_target(section)
        title = nodes.title(label, label)
        set_source_info(self, title)
        section += [title, *self.parse_body(), view]
        return [section]

    def _is_second(self, document: nodes.document) -> bool:
        """Say whether the page is a topic already."""
        return any(
            'topic' in view and not view['topic'].anchor
            for view in document.findall(resource_view)
        )


class ListDirective(CatalogueDirective):
    """Resources that are shown again, chosen by a query."""

    options_help: ClassVar[dict[str, str]] = {
        'topics': 'Only resources on one of these topics.',
        'kinds': 'Only resources of one of these kinds.',
        'levels': 'Only resources of one of these levels.',
        'authors': 'Only resources by one of these authors.',
        'sort': 'Order: level, title, author, year or added.',
        'limit': 'Show no more than so many.',
        'style': 'Form: cards, list or table.',
    }

    def make(self) -> list[Node]:
        query = Query(
            topics=values.items(self.text_of('topics')),
            kinds=self._choices('kinds'),
            levels=self._choices('levels'),
            authors=values.names(self.text_of('authors')),
            sort=self.read(
                'sort', lambda text: values.choice(text, SORT_KEYS), 'level', 'query'
            ),
            limit=self.read('limit', values.count, 0, 'query'),
        )
        style = self.read(
            'style', lambda text: values.choice(text, STYLES), 'cards', 'query'
        )
        view = ListingView(query, style)
        lines = self.lines('topics', 'authors')
        node = resource_view(docname=self.env.docname, view=view, lines=lines)
        set_source_info(self, node)
        return [node]

    def _choices(self, name: str) -> tuple[str, ...]:
        known = [*(config.kinds if name == 'kinds' else config.levels)(self.config)]
        return self.read_each(
            name,
            values.items(self.text_of(name)),
            lambda text: values.choice(text, known),
            'query',
        )


class IndexDirective(CatalogueDirective):
    """All topics, kinds, levels, authors or titles, with counts."""

    options_help: ClassVar[dict[str, str]] = {}
    #: What its argument may be.
    names: ClassVar[tuple[str, ...]] = INDEX_NAMES
    view: ClassVar[type[IndexView | ReportView]] = IndexView

    def make(self) -> list[Node]:
        try:
            name = values.choice(self.block.title, self.names)
        except ValueError as error:
            self.warn('query', f'{self.name.removeprefix("resource-")}: {error}')
            return []
        node = resource_view(docname=self.env.docname, view=self.view(name))
        set_source_info(self, node)
        return [node]


class ReportDirective(IndexDirective):
    """A table for curators: where the catalogue is thin, and what is missing."""

    names = REPORT_NAMES
    view = ReportView


def setup_directives(app: Sphinx) -> None:
    """Register the directives under their plain names."""
    app.add_directive('resource', ResourceDirective)
    app.add_directive('resource-topic', TopicDirective)
    app.add_directive('resource-list', ListDirective)
    app.add_directive('resource-index', IndexDirective)
    app.add_directive('resource-report', ReportDirective)
