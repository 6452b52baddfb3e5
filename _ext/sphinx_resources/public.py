"""What handlers and other extensions can rely on: the catalogue, to be read."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_resources.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Path, Resource, Topic


@dataclass(frozen=True, slots=True)
class ReadOnlyCatalogue:
    """All that a project declares, as it is when it is asked for."""

    #: Every resource, in the order of document names and lines.
    resources: tuple[Resource, ...]
    #: Topics by id: those that are declared, then those that are only named.
    topics: Mapping[str, Topic]
    #: Paths by id.
    paths: Mapping[str, Path]
    _catalogue: Catalogue

    def resource(self, name: str) -> Resource | None:
        """Return the resource with an id, title or alias; None if there is none."""
        return self._catalogue.resource(name)

    def topics_of(self, resource: Resource) -> tuple[Topic, ...]:
        """Return the topics of *resource*, in its author's order."""
        return tuple(self._catalogue.topics_of(resource))

    def resources_on(self, topic: Topic) -> tuple[Resource, ...]:
        """Return the resources on *topic* or a part of it, easiest first."""
        return tuple(self._catalogue.by_topic.get(topic.id, ()))


def get_catalogue(app: Sphinx) -> ReadOnlyCatalogue:
    """Return what the documents of a project declare.

    Ask for it once all of them are read: in ``env-updated`` or later.

    :param app: The application, as handlers of events get it.
    """
    catalogue = domain_of(app.env).catalogue
    return ReadOnlyCatalogue(
        tuple(catalogue.resources),
        MappingProxyType(catalogue.topics),
        MappingProxyType(catalogue.paths),
        catalogue,
    )
