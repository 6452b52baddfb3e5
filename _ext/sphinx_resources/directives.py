"""The directives: they parse, check and note; what is shown is made later."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import set_source_info

from sphinx_resources import config, values
from sphinx_resources.messages import did_you_mean, warn
from sphinx_resources.model import (
    INDEX_NAMES,
    SORT_KEYS,
    STYLES,
    IndexView,
    ListingView,
    Query,
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

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from sphinx_resources.messages import Subtype

    Value = TypeVar('Value')


class _AnyOption(dict[str, 'Callable[[str | None], str]']):
    """An option specification that takes every option as it is written.

    MyST drops an option that it cannot convert, reStructuredText the whole
    directive: here both keep it, and the directive answers for both.
    """

    def __getitem__(self, name: str) -> Callable[[str | None], str]:
        return lambda text: text or ''

    def __contains__(self, name: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True


class CatalogueDirective(SphinxDirective):
    """A directive whose options are checked by their readers."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = _AnyOption()

    #: What each option is.
    options_help: ClassVar[dict[str, str]] = {}

    def line_of(self, option: str = '') -> int:
        """Return the line of an option, or of the directive.

        :param option: Name of the option; if it is absent or cannot be found,
            the line of the directive stands for it.
        """
        first = self.get_source_info()[1] or self.lineno
        lines = self.block_text.splitlines()
        # MyST before 5.2 gives the block without its first line.
        first += bool(lines) and self.name not in lines[0]
        for number, text in enumerate(lines):
            if option and re.match(rf'\s*:?{re.escape(option)}:(\s|$)', text):
                return first + number
        return first

    @property
    def argument(self) -> str:
        """The argument on one line, or an empty string."""
        return values.line(self.arguments[0]) if self.arguments else ''

    def warn(self, subtype: Subtype, message: str, option: str = '') -> None:
        """Warn the author of this directive, or of an option of it."""
        source, _ = self.get_source_info()
        warn(subtype, message, f'{source}:{self.line_of(option)}')

    def read(
        self,
        name: str,
        reader: Callable[[str], Value],
        default: Value,
        subtype: Subtype,
    ) -> Value:
        """Return the value of an option.

        :param name: Name of the option.
        :param reader: One of :mod:`sphinx_resources.values`.
        :param default: What to return when the option is absent, empty or
            wrong; the author is warned of a wrong one.
        :param subtype: Subtype of that warning.
        """
        text: str = self.options.get(name, '')
        if not text.strip():
            return default
        try:
            return reader(text)
        except ValueError as error:
            self.warn(subtype, f'{name}: {error}', name)
            return default

    def check_options(self) -> None:
        """Warn of options that this directive does not have."""
        for name in self.options:
            if name not in self.options_help:
                hint = did_you_mean(name, self.options_help)
                self.warn('option', f"there is no option '{name}'{hint}", name)

    def anchor(self, title: str) -> str:
        """Return an anchor that is free on this page.

        :param title: From which to make it, when there is no ``id`` option.
        """
        fallback = f'resource-{hashlib.sha256(title.encode()).hexdigest()[:8]}'
        wanted = self.read('id', values.identifier, make_id(title) or fallback, 'id')
        anchor, number = wanted, 1
        while anchor in self.state.document.ids:
            number += 1
            anchor = f'{wanted}-{number}'
        if number > 1:
            self.warn(
                'id',
                f"the id '{wanted}' is taken on this page, '{anchor}' is used "
                'instead; give one of the two its own, as in :id: '
                f'{wanted}-by-author',
            )
        return anchor


class ResourceDirective(CatalogueDirective):
    """A resource: its title, where it is, what is known of it, what it is like."""

    has_content = True
    options_help: ClassVar[dict[str, str]] = {
        'url': 'Its main address.',
        'topics': 'What it teaches, separated by commas.',
        'level': 'For whom it is.',
        'kind': 'What sort of thing it is, if not that of the page.',
        'authors': 'Who made it, separated by semicolons.',
        'publisher': 'Who publishes it.',
        'year': 'When it was published, four digits.',
        'links': 'Further addresses: Label <address>, separated by semicolons.',
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

    def run(self) -> list[Node]:
        self.check_options()
        title = self.argument
        if not title:
            self.warn(
                'title',
                'a resource has no title; write it behind the name of the '
                'directive, as in {resource} Dive into Deep Learning',
            )
            title = self.options.get('url', '').strip() or '?'
        classes = self.options.get('class', '').split()
        node = resource(classes=[nodes.make_id(name) for name in classes])
        set_source_info(self, node)
        node['ids'].append(self.anchor(title))
        self.state.document.ids[node['ids'][0]] = node

        heading = nodes.title(title, title)
        set_source_info(self, heading)
        node += heading
        if image := self.read('image', values.local_file, '', 'image'):
            node += nodes.image(uri=image, alt='')
        node += self._body()
        node['resource'] = self._record(title, node)
        node['has_kind'] = bool(self.options.get('kind', '').strip())
        node['lines'] = {name: self.line_of(name) for name in ('url', 'links')}

        group = resource_group('', node)
        set_source_info(self, group)
        return [group]

    def _body(self) -> list[Node]:
        """Return the description, with the list that ends it set apart."""
        body = self.parse_content_to_nodes()
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
        if not self.options.get('url', '').strip():
            self.warn(
                'url',
                f"'{title}' has no address; add a line such as "
                ':url: https://example.org/',
            )
        topics = values.items(self.options.get('topics', ''))
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
            kind=self.read('kind', lambda text: values.choice(text, kinds), '', 'kind'),
            level=self.read(
                'level', lambda text: values.choice(text, levels), '', 'level'
            ),
            topics=topics,
            requires=values.items(self.options.get('requires', '')),
            authors=values.names(self.options.get('authors', '')),
            publisher=values.line(self.options.get('publisher', '')),
            year=self.read('year', values.year, '', 'year'),
            links=tuple(self._links()),
            language=self.read('language', values.language, '', 'language'),
            license=values.line(self.options.get('license', '')),
            access=values.line(self.options.get('access', '')),
            duration=self.read('duration', values.duration, '', 'duration'),
            added=self.read('added', values.date, '', 'added'),
        )

    def _links(self) -> list[Any]:
        links = []
        for text in values.names(self.options.get('links', '')):
            try:
                links.append(values.link(text))
            except ValueError as error:
                self.warn('links', f'links: {error}', 'links')
        return links


def _is_label(node: Node) -> bool:
    """Say whether *node* is a short line that ends in a colon."""
    if not isinstance(node, nodes.paragraph):
        return False
    text = node.astext().rstrip()
    return len(text) <= 60 and text.endswith((':', '：'))


class TopicDirective(CatalogueDirective):
    """A topic: what it is called, what it belongs to, why to learn it."""

    has_content = True
    options_help: ClassVar[dict[str, str]] = {
        'aliases': 'Other names by which authors may write it.',
        'broader': 'The topic that it is a part of.',
        'requires': 'Topics to know first.',
        'id': 'Its name in roles and addresses, if not made from its label.',
    }

    def run(self) -> list[Node]:
        self.check_options()
        document = self.state.document
        page = next(document.findall(nodes.section), None)
        page_title = page[0].astext() if page else ''
        label = self.argument or page_title
        if not label:
            self.warn(
                'title',
                'a topic has no label; write it behind the name of the '
                'directive, or as the title of the page',
            )
            return self.parse_content_to_nodes()
        whole_page = label == page_title
        id_ = self.read('id', values.identifier, make_id(label), 'id') or label
        topic = Topic(
            id=id_,
            label=label,
            aliases=values.items(self.options.get('aliases', '')),
            broader=values.line(self.options.get('broader', '')),
            requires=values.items(self.options.get('requires', '')),
            docname=self.env.docname,
            anchor='' if whole_page else self.anchor(label),
            lineno=self.lineno,
        )
        view = resource_view(docname=self.env.docname, view=TopicView(id_), topic=topic)
        set_source_info(self, view)
        if whole_page:
            return [*self.parse_content_to_nodes(), view]
        section = nodes.section(ids=[topic.anchor])
        set_source_info(self, section)
        document.ids[topic.anchor] = section
        title = nodes.title(label, label)
        set_source_info(self, title)
        section += [title, *self.parse_content_to_nodes(), view]
        return [section]


class ListDirective(CatalogueDirective):
    """Resources that are shown again, chosen by a query."""

    optional_arguments = 0
    options_help: ClassVar[dict[str, str]] = {
        'topics': 'Only resources on one of these topics.',
        'kinds': 'Only resources of one of these kinds.',
        'levels': 'Only resources of one of these levels.',
        'authors': 'Only resources by one of these authors.',
        'sort': 'Order: level, title, author, year or added.',
        'limit': 'Show no more than so many.',
        'style': 'Form: cards, list or table.',
    }

    def run(self) -> list[Node]:
        self.check_options()
        query = Query(
            topics=values.items(self.options.get('topics', '')),
            kinds=self._choices('kinds', config.kinds(self.config)),
            levels=self._choices('levels', config.levels(self.config)),
            authors=values.names(self.options.get('authors', '')),
            sort=self.read(
                'sort', lambda text: values.choice(text, SORT_KEYS), 'level', 'query'
            ),
            limit=self.read('limit', values.count, 0, 'query'),
        )
        style = self.read(
            'style', lambda text: values.choice(text, STYLES), 'cards', 'query'
        )
        node = resource_view(docname=self.env.docname, view=ListingView(query, style))
        set_source_info(self, node)
        return [node]

    def _choices(self, name: str, known: dict[str, Any]) -> tuple[str, ...]:
        chosen = []
        for word in values.items(self.options.get(name, '')):
            try:
                chosen.append(values.choice(word, known))
            except ValueError as error:
                self.warn('query', f'{name}: {error}', name)
        return tuple(chosen)


class IndexDirective(CatalogueDirective):
    """All topics, kinds, levels, authors or titles, with counts."""

    options_help: ClassVar[dict[str, str]] = {}

    def run(self) -> list[Node]:
        self.check_options()
        try:
            name = values.choice(self.argument, INDEX_NAMES)
        except ValueError as error:
            self.warn('query', f'index: {error}')
            return []
        node = resource_view(docname=self.env.docname, view=IndexView(name))
        set_source_info(self, node)
        return [node]


def setup_directives(app: Sphinx) -> None:
    """Register the directives under their plain names."""
    app.add_directive('resource', ResourceDirective)
    app.add_directive('resource-topic', TopicDirective)
    app.add_directive('resource-list', ListDirective)
    app.add_directive('resource-index', IndexDirective)
