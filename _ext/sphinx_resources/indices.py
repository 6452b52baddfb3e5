"""The indices of titles and of authors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Index, IndexEntry

from sphinx_resources.compat import app_of, traits_of
from sphinx_resources.model.authors import joined
from sphinx_resources.model.direction import isolated, without_isolates
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.names import collation, initial
from sphinx_resources.model.persons import family_name
from sphinx_resources.model.query import sort
from sphinx_resources.model.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_resources.domain import ResourceDomain
    from sphinx_resources.model.records import Resource


#: A letter, and what stands under it.
Group = tuple[str, list[IndexEntry]]

#: What all signs stand under that are no letters, the same in every language.
SIGNS = '*'


class Groups(Sequence[Group]):
    """The letters of an index, each with its entries, made once somebody looks.

    Sphinx wants them in every build, even if nothing changed and no page shows them.

    :param make: Makes them; there is at least one.
    """

    def __init__(self, make: Callable[[], list[Group]]) -> None:
        self._made = cache(make)

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._made())

    def __getitem__(self, place: Any) -> Any:
        return self._made()[place]


class CatalogueIndex(Index):
    """An index over the resources of the catalogue."""

    domain: ResourceDomain
    #: Its name in English.
    title: ClassVar[str]

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[Group], bool]:
        wanted = None if docnames is None else set(docnames)
        resources = [
            resource
            for resource in self.domain.resources
            if (wanted is None or resource.docname in wanted) and self.has(resource)
        ]
        if not resources:
            return [], False
        if traits_of(app_of(self.domain.env).builder).exports:
            groups = Groups(partial(self._groups, resources))
            # Sphinx asks whether there are any, and goes through them.
            return cast('list[Group]', groups), False
        # Others may keep them, in a form of their own.
        return self._groups(resources), False

    def _groups(self, resources: list[Resource]) -> list[Group]:
        groups: dict[str, list[IndexEntry]] = defaultdict(list)
        catalogue = self.domain.catalogue
        language = catalogue.language
        for name, entries in self.entries(sort(catalogue, resources, 'title')):
            groups[initial(name, language) or SIGNS] += entries
        # Other signs stand before the letters, as in the general index.
        return sorted(
            groups.items(), key=lambda x: (x[0] != SIGNS, collation(x[0], language))
        )

    def entry(self, resource: Resource, subtype: int, extra: str = '') -> IndexEntry:
        """Return the entry that leads to a resource.

        :param resource: The resource.
        :param subtype: Its place: 0 if it stands by itself, 2 if below another.
        :param extra: What is said of it.
        """
        language = self.domain.catalogue.title_language(resource)
        title = self.shown(readable(resource.title), language)
        place = resource.docname, resource.id
        return IndexEntry(title, subtype, *place, self.shown(extra), '', '')

    def shown(self, text: str, language: str = '') -> str:
        """Return a text so that it takes no sign of its line with it.

        :param text: A title or names.
        :param language: Tag of its language, if that is known.
        """
        # Books have these indices too, and no sign for it.
        isolates = traits_of(app_of(self.domain.env).builder).isolates
        return isolated(text, language) if isolates else without_isolates(text)

    def has(self, resource: Resource) -> bool:
        """Say whether a resource has an entry."""
        return True

    def entries(
        self, resources: list[Resource]
    ) -> Iterable[tuple[str, list[IndexEntry]]]:
        """Return headwords with their entries.

        :param resources: What to index, sorted by title.
        """
        raise NotImplementedError


class TitleIndex(CatalogueIndex):
    """All titles, from A to Z, with their authors."""

    name = 'titles'
    localname = title = N_('Index of titles')
    shortname = 'titles'

    def entries(
        self, resources: list[Resource]
    ) -> Iterable[tuple[str, list[IndexEntry]]]:
        for resource in resources:
            yield readable(resource.title), [self.entry(resource, 0, joined(resource))]


class AuthorIndex(CatalogueIndex):
    """All authors, from A to Z, each with the titles."""

    name = 'authors'
    localname = title = N_('Index of authors')
    shortname = 'authors'

    def has(self, resource: Resource) -> bool:
        return bool(resource.authors)

    def entries(
        self, resources: list[Resource]
    ) -> Iterable[tuple[str, list[IndexEntry]]]:
        by_author: dict[str, list[Resource]] = defaultdict(list)
        for resource in resources:
            for author in self.domain.catalogue.authors_of(resource):
                by_author[author].append(resource)
        language = self.domain.catalogue.language
        for author in sorted(
            by_author, key=lambda name: collation(family_name(name), language)
        ):
            name = IndexEntry(self.shown(author), 1, '', '', '', '', '')
            titles = [self.entry(resource, 2) for resource in by_author[author]]
            yield family_name(author), [name, *titles]


INDICES: tuple[type[CatalogueIndex], ...] = (TitleIndex, AuthorIndex)


def name_indices() -> None:
    """Call the indices as they are called in the language of the site.

    Sphinx takes their names from the classes, which are made before it is known.
    """
    for index in INDICES:
        index.localname = _(index.title)
