"""The files of the search, which its scripts load when they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.compat import traits_of
from sphinx_resources.domain import domain_of
from sphinx_resources.formats.search import (
    entry,
    write_search_index,
    write_search_texts,
)
from sphinx_resources.links import address
from sphinx_resources.model.exports import SEARCH_INDEX, SEARCH_TEXTS
from sphinx_resources.rendering.html.search import searches
from sphinx_resources.views.details import details_of
from sphinx_resources.views.search_index import (
    parts,
    path_documents,
    resource_document,
    terms,
    topic_documents,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_resources.kept import Kept
    from sphinx_resources.model.records import Resource
    from sphinx_resources.model.targets import Target


def files_of(app: Sphinx, kept: Kept) -> Iterator[tuple[str, str]]:
    """Return the files of the search: their names and texts.

    :param app: The application.
    :param kept: What was made of resources already.
    """
    targets = domain_of(app.env).targets
    if not searches(app) or not targets.catalogue.resources:
        return

    traits = traits_of(app.builder)

    def address_of(target: Target) -> str:
        page = app.builder.get_target_uri(target.docname)
        return address(traits, page, target)

    details = details_of(targets)
    topics = topic_documents(details)
    resources = targets.catalogue.in_order(targets.catalogue.resources)

    def entry_of(resource: Resource) -> str:
        return kept.once(
            'search',
            details.key(resource),
            lambda: entry(resource_document(resource, details), address_of),
        )

    entries = [
        *(entry(topic, address_of) for topic in topics),
        *map(entry_of, resources),
        *(entry(path, address_of) for path in path_documents(details)),
    ]
    kept.finish('search')
    filed = parts(topics, resources)
    yield SEARCH_INDEX, write_search_index(entries, terms(targets.catalogue), filed)
    yield SEARCH_TEXTS, write_search_texts(entries)
