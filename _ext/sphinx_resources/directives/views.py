"""The directives that show the catalogue: listings, indexes and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.nodes import set_source_info

from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model import values
from sphinx_resources.model.options import LISTING
from sphinx_resources.model.records import (
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

    table = LISTING

    def make(self) -> list[Node]:
        read = self.reading
        query = Query(
            topics=read.many('topics'),
            kinds=read.many('kinds'),
            levels=read.many('levels'),
            authors=read.many('authors'),
            sort=read.one('sort', 'level'),
            limit=read.one('limit', 0),
        )
        view = ListingView(query, read.one('style', 'cards'), read.lines)
        node = resource_view(docname=self.env.docname, view=view)
        set_source_info(self, node)
        return [node]


class IndexDirective(CatalogueDirective):
    """All topics, kinds, levels, authors, titles or paths, with counts."""

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
