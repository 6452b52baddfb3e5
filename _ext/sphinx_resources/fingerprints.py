"""Fingerprints of pages: of all that each shows of the catalogue."""

from __future__ import annotations

from dataclasses import fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from sphinx_resources.model.digests import digest_of
from sphinx_resources.views import show
from sphinx_resources.views.details import Card
from sphinx_resources.views.filter import WORTHWHILE, filter_of
from sphinx_resources.views.shapes import Cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_resources.kept import Kept
    from sphinx_resources.model.records import Page, Resource
    from sphinx_resources.views.details import Details

#: What a card shows beside its resource, of which there is a digest.
_around = attrgetter(*(each.name for each in fields(Card) if each.name != 'resource'))


class Fingerprints:
    """Fingerprints of what the pages of one build show.

    :param details: What is known of all resources.
    :param version: Version of the package, which decides how it looks.
    :param kept: What is known of pages and cards already.
    """

    def __init__(self, details: Details, version: str, kept: Kept) -> None:
        self._details = details
        self._kept = kept
        catalogue = details.catalogue
        self._count = (version, details.targets.marks_page)
        # Listings are in the order of kinds and levels.
        # The first resource brings files, which the head of each page links.
        files = bool(details.targets.exports)
        self._always = (*self._count, files, *catalogue.declared)
        #: Digests of what cards show, by their places.
        self._cards: dict[str, str] = {}
        self._places = {one.key: place for place, one in enumerate(catalogue.every)}

    def of(self, docname: str, page: Page) -> str:
        """Return the fingerprint of what *page* shows.

        :param docname: Name of its document.
        :param page: What it declares and shows.
        """
        key = f'{docname} {page.digest}'
        rest, *places = self._kept.once('pages', key, lambda: self._made(page)).split()
        return digest_of([rest, *map(self._card, places)])

    def of_others(self) -> str:
        """Return the fingerprint of pages that only count what a reader marked."""
        return digest_of(self._count)

    def finish(self) -> None:
        """Keep what is known of pages and cards for the next build."""
        self._kept.finish('pages')
        self._kept.finish('cards')

    def _made(self, page: Page) -> str:
        """Return a digest of a page without its cards, and their resources."""
        cards: list[Resource] = []
        rest = digest_of([*self._always, *self._shown(page, cards)])
        places = (self._places[one.key] for one in cards)
        return ' '.join([rest, *map(str, places)])

    def _shown(self, page: Page, cards: list[Resource]) -> Iterator[object]:
        yield replace(page, resources=())
        cards += page.resources
        filtered = list(page.resources)
        for view in page.views:
            for shape in show(view, self._details):
                if isinstance(shape, Cards):
                    yield replace(shape, resources=())
                    cards += shape.resources
                    filtered += shape.resources if shape.whole else ()
                else:
                    yield shape
        if len(filtered) >= WORTHWHILE:
            yield filter_of(filtered, self._details)
        for role, name in page.targets:
            yield self._details.targets.find(role, name)

    def _card(self, place: str) -> str:
        """Return a digest of all that a card shows, by its place among all."""
        if place not in self._cards:
            resource = self._details.catalogue.every[int(place)]
            key = self._details.key(resource)
            self._cards[place] = self._kept.once(
                'cards',
                key,
                lambda: digest_of([key, *_around(self._details.card(resource))]),
            )
        return self._cards[place]
