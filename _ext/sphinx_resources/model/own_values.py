"""What resources say in the fields of a project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.names import collation, make_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import Resource


class OwnValues:
    """The values of a catalogue, each field looked through once.

    :param by_key: Every resource by its key.
    :param listed: Those that are listed.
    :param fields: Fields of the project's own, by name.
    :param language: Language of the site, as Sphinx names it.
    """

    def __init__(
        self,
        by_key: Mapping[tuple[str, str], Resource],
        listed: Iterable[Resource],
        fields: Mapping[str, Field],
        language: str,
    ) -> None:
        self._by_key = by_key
        self._listed = listed
        self._fields = fields
        self._language = language
        self._texts: dict[str, dict[str, str]] = {}
        self._names: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {}

    def texts(self, field: str) -> dict[str, str]:
        """Return all that resources say in a field, by what an address can hold.

        :param field: Its name.
        :returns: The texts in order; of those that differ only in what an
            address cannot hold, the first.
        """
        if field not in self._texts:
            every = {text for r in self._listed for text in r.members(field)}
            found: dict[str, str] = {}
            for text in sorted(every, key=lambda t: (collation(t, self._language), t)):
                found.setdefault(make_id(text), text)
            self._texts[field] = found
        return self._texts[field]

    def names(self, field: str) -> dict[tuple[str, str], tuple[str, ...]]:
        """Return what stands in addresses for the values of a field.

        :param field: Its name.
        :returns: For each resource that has it, by its key.
        """
        if field not in self._names:
            closed = self._fields[field].is_closed()
            self._names[field] = {
                key: found if closed else tuple(map(make_id, found))
                for key, resource in self._by_key.items()
                if (found := resource.members(field))
            }
        return self._names[field]
