"""The directives that show the catalogue: listings, indexes and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util.nodes import set_source_info

from sphinx_resources.config import vocabulary
from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.model import values
from sphinx_resources.model.fields import SORTED
from sphinx_resources.model.listing_options import (
    INDEX,
    LISTING,
    MARKS,
    NOT,
    listing_options,
)
from sphinx_resources.model.specifications import (
    CONDITIONS,
    INDEXES,
    REPORTS,
    IndexView,
    ListingView,
    MarksView,
    Query,
    ReportView,
    SearchView,
)
from sphinx_resources.nodes import (
    resource_view,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from docutils.nodes import Node

    from sphinx_resources.model.options import Option
    from sphinx_resources.model.specifications import View
    from sphinx_resources.model.vocabulary import Vocabulary


class ListDirective(CatalogueDirective):
    """Resources that are shown again, chosen by a query."""

    table = LISTING

    @classmethod
    def options_for(cls, vocabulary: Vocabulary) -> Mapping[str, Option]:
        return listing_options(vocabulary)

    def make(self) -> list[Node]:
        if title := self.block.title:
            message = f"'{title}' chooses nothing; write it as an option, such as"
            self.warn('option', f'{message} :topics: {title}')
        read = self.reading
        own = read.vocabulary.fields
        spans = ['years', *(n for n, field in own.items() if field.type in SORTED)]
        others = [name for name in own if name not in spans]
        query = Query(
            **{name: read.many(name) for name in CONDITIONS},
            fields=tuple(
                (name, found) for name in others if (found := read.many(name))
            ),
            without=tuple(
                (name, found)
                for name in (*CONDITIONS, *others)
                if (found := read.many(f'{NOT}{name}'))
            ),
            spans=tuple(
                (name, *found) for name in spans if (found := read.one(name, ()))
            ),
            sort=read.one('sort', 'level'),
            limit=read.one('limit', 0),
        )
        view = ListingView(query, read.one('style', 'cards'), self.lines, self.included)
        node = resource_view(docname=self.env.docname, view=view)
        set_source_info(self, node)
        return [node]


class IndexDirective(CatalogueDirective):
    """All topics, kinds, levels, authors, titles or paths, with counts."""

    #: What its argument may be.
    names: ClassVar[Collection[str]] = INDEXES
    argument = 'topics'
    table: ClassVar[Mapping[str, Option]] = INDEX

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
        topics = self.reading.many('topics')
        if topics and name != 'topics':
            lineno = self.reading.lines['topics']
            message = f"only the index of topics has the option 'topics', not '{name}'"
            self.warn('option', message, lineno)
        return IndexView(name, self.env.docname, topics, self.lines, self.included)


class ReportDirective(IndexDirective):
    """A table for curators: where the catalogue is thin, and what is missing."""

    names = REPORTS
    table: ClassVar[Mapping[str, Option]] = {}

    def view(self, name: str) -> View:
        return ReportView(name)


class SearchDirective(CatalogueDirective):
    """A field for the search of the site."""

    def make(self) -> list[Node]:
        if self.block.title:
            message = f"'{self.block.title}' is no option: the field has its own words"
            self.warn('option', message)
        node = resource_view(docname=self.env.docname, view=SearchView())
        set_source_info(self, node)
        return [node]


class MarksDirective(CatalogueDirective):
    """What a reader saved and did, as the reader's browser keeps it."""

    table: ClassVar[Mapping[str, Option]] = MARKS

    def make(self) -> list[Node]:
        if self.block.title:
            message = f"'{self.block.title}' is no option: readers choose what is shown"
            self.warn('option', message)
        if 'marks' not in vocabulary(self.config).card:
            message = "there are no marks to show: 'marks' is not in resource_card"
            self.warn('card', message)
        view = MarksView(self.reading.one('limit', 0))
        node = resource_view(docname=self.env.docname, view=view)
        set_source_info(self, node)
        return [node]
