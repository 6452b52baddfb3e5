"""One resource that several catalogues have: told by its address, kept once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_resources.model.addresses import same_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_resources.model.records import Resource


class Merged:
    """Resources of a project, each once, with those of other catalogues among them.

    The project's own is kept rather than that of another catalogue, and else the
    first. Two of one catalogue are not merged: that is a fault, to be told.

    :param resources: All that documents declare, in order.
    """

    def __init__(self, resources: Sequence[Resource]) -> None:
        #: What is left out, by key, and what is kept in its place.
        self.kept: dict[tuple[str, str], Resource] = {}
        self._origins: dict[tuple[str, str], list[str]] = defaultdict(list)
        if any(resource.origin for resource in resources):
            self._merge(resources)
        #: What is kept, in order.
        self.resources = [one for one in resources if one.key not in self.kept]

    def _merge(self, resources: Sequence[Resource]) -> None:
        first: dict[str, Resource] = {}
        for resource in sorted(resources, key=lambda one: bool(one.origin)):
            if not resource.url:
                continue
            kept = first.setdefault(same_address(resource.url), resource)
            if kept.origin != resource.origin:
                self.kept[resource.key] = kept
                self._origins[kept.key].append(resource.origin)

    def origins_of(self, resource: Resource) -> list[str]:
        """Return the names of the other catalogues that have *resource* too."""
        return list(dict.fromkeys(self._origins.get(resource.key, ())))
