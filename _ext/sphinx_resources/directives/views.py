"""The directives that show the catalogue: listings, indexes and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.nodes import set_source_info

from sphinx_resources import config
from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model import values
from sphinx_resources.model.query import SORT_KEYS
from sphinx_resources.model.records import (
    STYLES,
    IndexView,
    ListingView,
    Query,
    ReportView,
)
from sphinx_resources.nodes import (
    resource_view,
)
from sphinx_resources.views.index import INDEXES
from sphinx_resources.views.report import REPORTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from docutils.nodes import Node

    from sphinx_resources.model.records import View


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
        view = ListingView(query, style, self.lines('topics', 'authors'))
        node = resource_view(docname=self.env.docname, view=view)
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
    names: ClassVar[Collection[str]] = INDEXES

    def make(self) -> list[Node]:
        try:
            name = values.choice(self.block.title, self.names)
        except ValueError as error:
            self.warn('query', f'{self.name.removeprefix("resource-")}: {error}')
            return []
        node = resource_view(docname=self.env.docname, view=self.view(name))
        set_source_info(self, node)
        return [node]

    def view(self, name: str) -> View:
        """Return what to show."""
        return IndexView(name, self.env.docname)


class ReportDirective(IndexDirective):
    """A table for curators: where the catalogue is thin, and what is missing."""

    names = REPORTS

    def view(self, name: str) -> View:
        return ReportView(name)
