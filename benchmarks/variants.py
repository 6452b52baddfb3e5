"""The ways to write the catalogue for Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import KINDS, NEWEST, page_name, slug, topic_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue import Catalogue, Resource


class Variant:
    """A way to write the catalogue; itself the plainest, the floor.

    What differs in the others they override.
    """

    extensions: tuple[str, ...] = ('myst_parser',)
    #: Further settings, as they stand in ``conf.py``.
    config = ''
    #: What begins an entry of a topic page, as a regular expression.
    entry = ''
    #: Cases after which some pages are known to be out of date.
    stale_after: tuple[str, ...] = ()

    def mark(self, topic: str) -> str:
        """Return what shows in HTML that a resource is on a topic."""
        return f'/{slug(topic)}.html'

    def files(self, catalogue: Catalogue) -> dict[str, str]:
        """Return the sources of a project by name."""
        files = {'conf.py': self.conf(), 'index.md': self.index(catalogue)}
        for number, resources in enumerate(catalogue.pages):
            body = self.page(resources)
            files[f'{page_name(number)}.md'] = f'# Page {number + 1}\n\n{body}'
        for topic, text in catalogue.topics.items():
            listing = self.listing(topic, catalogue)
            files[f'{topic_name(topic)}.md'] = self.topic(topic, text) + listing
        return files

    def conf(self) -> str:
        """Return the configuration."""
        return (
            "project = 'Benchmark'\n"
            f'extensions = {[*self.extensions]!r}\n'
            "myst_enable_extensions = ['colon_fence', 'dollarmath']\n"
            "html_theme = 'furo'\n"
            'html_copy_source = False\n'
            'html_show_sourcelink = False\n'
            f'{self.config}'
        )

    def index(self, catalogue: Catalogue) -> str:
        """Return the first page: topics with their counts, newest resources."""
        names = '\n'.join(catalogue.docnames)
        return (
            '# Catalogue\n\nAll that there is.\n\n'
            f'## Topics\n\n{self.counts(catalogue)}\n'
            f'## Newest\n\n{self.newest(catalogue)}\n'
            f'```{{toctree}}\n:hidden:\n\n{names}\n```\n'
        )

    def counts(self, catalogue: Catalogue) -> str:
        return bullets(
            f'{{ref}}`{topic} <topic-{slug(topic)}>` ({len(catalogue.on(topic))})'
            for topic in catalogue.topics
        )

    def newest(self, catalogue: Catalogue) -> str:
        return bullets(map(self.reference, catalogue.newest))

    def reference(self, resource: Resource) -> str:
        return f'{{ref}}`{resource.title} <{resource.key.lower()}>`'

    def page(self, resources: Sequence[Resource]) -> str:
        return '\n'.join(map(self.resource, resources))

    def resource(self, resource: Resource) -> str:
        topics = ', '.join(
            f'{{ref}}`{topic} <topic-{slug(topic)}>`' for topic in resource.topics
        )
        return (
            f'({resource.key.lower()})=\n\n## [{resource.title}]({resource.url})\n\n'
            f'{resource.byline}\n\n{resource.level} · {topics}\n\n{resource.text}\n'
        )

    def topic(self, topic: str, text: str) -> str:
        return f'(topic-{slug(topic)})=\n\n# {topic}\n\n{text}\n\n'

    def listing(self, topic: str, catalogue: Catalogue) -> str:
        return bullets(map(self.reference, catalogue.on(topic)))


class Design(Variant):
    """Cards and badges of sphinx-design, written by hand."""

    extensions = (*Variant.extensions, 'sphinx_design')

    def page(self, resources: Sequence[Resource]) -> str:
        return self.grid(map(self.resource, resources))

    def resource(self, resource: Resource) -> str:
        return self.card(resource, resource.text, f'({resource.key.lower()})=\n\n')

    def grid(self, cards: Iterable[str]) -> str:
        """Return cards in columns."""
        content = '\n'.join(cards)
        return f'::::{{grid}} 1 1 2 2\n{content}::::\n' if content else ''

    def card(self, resource: Resource, text: str, target: str = '') -> str:
        """Return a card, perhaps with a label that links lead to."""
        topics = ' '.join(
            f'{{bdg-ref-secondary}}`{topic} <topic-{slug(topic)}>`'
            for topic in resource.topics
        )
        return (
            f':::{{grid-item-card}} [{resource.title}]({resource.url})\n'
            f'{target}{resource.byline}\n\n'
            f'{{bdg-primary}}`{resource.level}` {topics}\n\n{text}\n:::\n'
        )


class Copies(Design):
    """The same, with cards on the topic pages too, as ours have them."""

    entry = 'sd-card-title.*?'

    def listing(self, topic: str, catalogue: Catalogue) -> str:
        return self.grid(self.card(one, one.summary) for one in catalogue.on(topic))


class Needs(Variant):
    """Resources as needs, found by their tags."""

    extensions = (*Variant.extensions, 'sphinx_needs')
    config = (
        "needs_types = [{'directive': 'resource', 'title': 'Resource',\n"
        "    'prefix': 'E'}]\n"
        "needs_fields = {name: {'nullable': True}\n"
        "    for name in ('url', 'authors', 'year', 'level', 'kind')}\n"
        "needs_string_links = {'url': {'regex': '(?P<url>.+)', 'link_url': '{{url}}',\n"
        "    'link_name': '{{url}}', 'options': ['url']}}\n"
        'needs_build_json = False\n'
    )
    # It writes no page again because of a need elsewhere.
    stale_after = ('topics',)

    def mark(self, topic: str) -> str:
        return f'>{slug(topic)}<'

    def counts(self, catalogue: Catalogue) -> str:
        return bullets(
            f'{{ref}}`{topic} <topic-{slug(topic)}>` '
            f'({{need_count}}`"{slug(topic)}" in tags`)'
            for topic in catalogue.topics
        )

    def reference(self, resource: Resource) -> str:
        return f'{{need}}`{resource.title} <{resource.key}>`'

    def resource(self, resource: Resource) -> str:
        return (
            f':::{{resource}} {resource.title}\n'
            f':id: {resource.key}\n'
            f':tags: {", ".join(map(slug, resource.topics))}\n'
            f':url: {resource.url}\n'
            f':authors: {", ".join(resource.authors)}\n'
            f':year: {resource.year}\n'
            f':level: {resource.level}\n'
            f':kind: {KINDS[resource.kind]}\n\n'
            f'{resource.text}\n:::\n'
        )

    def listing(self, topic: str, catalogue: Catalogue) -> str:
        return f':::{{needlist}}\n:tags: {slug(topic)}\n:::\n'


class Ours(Variant):
    """The directives of this project."""

    extensions = (*Variant.extensions, 'sphinx_resources')
    # Cards also name other resources, in what else to see.
    entry = 'resource-card.*?'

    def counts(self, catalogue: Catalogue) -> str:
        return ':::{resource-index} topics\n:::\n'

    def newest(self, catalogue: Catalogue) -> str:
        return (
            f':::{{resource-list}}\n:sort: added\n:limit: {NEWEST}\n:style: list\n:::\n'
        )

    def resource(self, resource: Resource) -> str:
        return (
            f':::{{resource}} {resource.title}\n'
            f':url: {resource.url}\n'
            f':topics: {", ".join(resource.topics)}\n'
            f':authors: {"; ".join(resource.authors)}\n'
            f':year: {resource.year}\n'
            f':level: {resource.level.lower()}\n'
            f':kind: {resource.kind}\n'
            f':added: {resource.added}\n\n'
            f'{resource.text}\n:::\n'
        )

    def topic(self, topic: str, text: str) -> str:
        return f'# {topic}\n\n:::{{resource-topic}}\n\n{text}\n:::\n'

    def listing(self, topic: str, catalogue: Catalogue) -> str:
        return ''


VARIANTS: dict[str, Variant] = {
    'floor': Variant(),
    'design': Design(),
    'copies': Copies(),
    'needs': Needs(),
    'ours': Ours(),
}


class Changed(Ours):
    """The same with other settings.

    :param config: What is added to ``conf.py``.
    """

    def __init__(self, config: str) -> None:
        self.config = config


#: Fields of a project's own, of each type, with the values that resources have.
FIELD_VALUES = {
    'text': ['Words of edition {0}', 'Some other words'],
    'list': ['Linux, macOS', 'Linux', 'Windows'],
    'choice': ['one', 'two'],
    'date': ['2024-05-06', '2025-01-31'],
    'number': ['12', '{0}'],
    'url': ['https://example.org/more/{0}', 'https://example.org/all'],
    'boolean': ['yes', 'no'],
}


class Fields(Ours):
    """The same with twenty fields of the project's own.

    :param used: Whether every resource has them all, or none has any.
    """

    def __init__(self, *, used: bool) -> None:
        types = [*FIELD_VALUES]
        self.fields = {f'field{n}': types[n % len(types)] for n in range(20)}
        self.used = used
        rows = ''.join(
            f"    '{name}': {{'label': 'Field {n}', 'type': '{type_}', "
            f'{self._settings(n, type_)}}},\n'
            for n, (name, type_) in enumerate(self.fields.items())
        )
        self.config = f'resource_fields = {{\n{rows}}}\n'

    def _settings(self, number: int, type_: str) -> str:
        values = "'values': {'one': 'One', 'two': 'Two'}, " * (type_ == 'choice')
        facet = "'facet': True" * (number in {1, 2})
        return values + facet

    def resource(self, resource: Resource) -> str:
        text = super().resource(resource)
        if not self.used:
            return text
        number = int(resource.key[1:])
        lines = ''.join(
            f':{name}: {values[number % len(values)].format(number)}\n'
            for name, type_ in self.fields.items()
            if (values := FIELD_VALUES[type_])
        )
        added = f':added: {resource.added}\n'
        return text.replace(added, added + lines)


#: A theme without a list of all pages on each: with it, costs grow as their square.
PLAIN = "html_theme = 'alabaster'\nhtml_sidebars = {'**': []}\n"


class Ways(Ours):
    """The same with topics that require one or two others, and a map of all."""

    config = PLAIN

    def files(self, catalogue: Catalogue) -> dict[str, str]:
        """Return the sources of a project by name."""
        files = super().files(catalogue)
        names = [*catalogue.topics]
        begin = ':::{resource-topic}\n'
        for number, topic in enumerate(names[1:], 1):
            required = dict.fromkeys((names[number // 2], names[number // 3]))
            page = f'{topic_name(topic)}.md'
            line = f':requires: {", ".join(required)}\n'
            files[page] = files[page].replace(begin, begin + line)
        files['map.md'] = '---\norphan: true\n---\n\n# Map\n\n:::{resource-map}\n:::\n'
        return files


#: The directives of this project, with something off that is on by default, or in
#: another language than English.
SETTINGS: dict[str, Variant] = {
    'no-formats': Changed('resource_formats = []\n'),
    'no-search': Changed(
        'def setup(app):\n'
        "    app.connect('builder-inited', lambda app: vars(app.builder).update(\n"
        '        search=False))\n'
    ),
    'no-marks': Changed(
        "resource_card = ['level', 'topics', 'summary', 'more', 'see-also']\n"
    ),
    'no-see-also': Changed("resource_card = ['level', 'topics', 'summary', 'marks']\n"),
    'german': Changed("language = 'de'\n"),
    'arabic': Changed("language = 'ar'\n"),
    'plain': Changed(PLAIN),
    'ways': Ways(),
    'fields': Fields(used=False),
    'used-fields': Fields(used=True),
}

KNOWN = VARIANTS | SETTINGS


def bullets(items: Iterable[str]) -> str:
    """Return texts as a bullet list."""
    return ''.join(f'- {item}\n' for item in items)
