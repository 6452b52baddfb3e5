"""The directives: they parse, check and note; what is shown is made later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.nodes import set_source_info

from sphinx_resources import config
from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model import values
from sphinx_resources.model.records import (
    Resource,
)
from sphinx_resources.nodes import (
    resource,
    resource_contents,
    resource_group,
)

if TYPE_CHECKING:
    from docutils.nodes import Node


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
