"""What is exported: a catalogue, or its resources on one topic."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx_resources.kept import Kept
from sphinx_resources.model.formula_text import readable
from sphinx_resources.views.details import details_of, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Resource, Run, Topic
    from sphinx_resources.model.targets import Target, Targets

#: Addresses of licenses that are not written as SPDX writes them.
_CREATIVE_COMMONS = re.compile(r'CC-(?P<terms>BY(-NC)?(-SA|-ND)?)-(?P<version>\d\.\d)')
_SPDX = re.compile(r'[A-Za-z0-9.+-]+')
_UNITS = {'min': ('T', 'M'), 'h': ('T', 'H'), 'd': ('', 'D'), 'day': ('', 'D')}
_UNITS |= {'week': ('', 'W'), 'month': ('', 'M'), 'year': ('', 'Y')}
_DURATION = re.compile(r'(\d+)\s*(min|h|d|day|week|month|year)s?\b\s*')


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Resources, and what a format has to know beside them."""

    #: Title of the catalogue.
    title: str
    #: Where the resources and topics stand.
    targets: Targets
    #: Absolute address of the site, with a slash at its end; empty if unknown.
    address: str
    #: Returns the address of a document, relative to that of the site.
    page_of: Callable[[str], str]
    #: License of the catalogue itself.
    license: str
    #: Addresses of what the whole catalogue is about.
    about: tuple[str, ...]
    #: What is exported, in order.
    resources: tuple[Resource, ...]
    #: The topic that all of them are on; None if this is the whole catalogue.
    topic: Topic | None = None
    #: What was made of resources already: the files of topics hold it again.
    kept: Kept = field(default_factory=Kept)

    def once(
        self, form: str, resource: Resource, make: Callable[[Resource, Dataset], str]
    ) -> str:
        """Return what a form says of a resource, which is the same in all its files.

        :param form: Name of the form.
        :param resource: The resource.
        :param make: Makes it.
        """
        key = details_of(self.targets).key(resource)
        return self.kept.once(form, key, lambda: make(resource, self))

    def keyed(self) -> Iterator[tuple[str, Resource]]:
        """Give the resources, each with a key that no other has.

        It is the id, but for those that have one of another page, as they are told.
        """
        keys: set[str] = set()
        for resource in self.resources:
            key, number = resource.id, 1
            while key in keys:
                number += 1
                key = f'{resource.id}-{number}'
            keys.add(key)
            yield key, resource

    @property
    def catalogue(self) -> Catalogue:
        """All resources and topics."""
        return self.targets.catalogue

    @property
    def language(self) -> str:
        """Language of the catalogue, as a BCP 47 tag."""
        return self.catalogue.language.replace('_', '-')

    def on(self, topic: Topic) -> Dataset:
        """Return the part of the whole catalogue that is on a topic."""
        chosen = tuple(self.catalogue.as_written(self.catalogue.by_topic[topic.id]))
        title = f'{self.title}: {readable(topic.label)}'
        return replace(self, title=title, resources=chosen, topic=topic)

    def place(self, target: Target | None) -> dict[str, str]:
        """Return where something stands: its page, relative to the site, and anchor."""
        if target is None:
            return {}
        place = {'page': self.page_of(target.docname), 'anchor': target.anchor}
        return {key: value for key, value in place.items() if value}

    def entry(self, resource: Resource) -> str:
        """Return the absolute address of the entry of a resource, if known."""
        return self.absolute(self.targets.of_resource(resource))

    def absolute(self, target: Target | None) -> str:
        """Return the absolute address of a place, if known."""
        if not self.address or target is None:
            return ''
        anchor = f'#{target.anchor}' if target.anchor else ''
        return urljoin(self.address, self.page_of(target.docname)) + anchor

    def text(self, runs: Iterable[Run]) -> str:
        """Return a piece of a description as text.

        :param runs: The pieces; formulas come out in dollar signs.
        """
        return plain_text(details_of(self.targets).resolved(runs))

    def description(self, resource: Resource) -> str:
        """Return the whole description of a resource as text."""
        return details_of(self.targets).description(resource)

    def topics_of(self, resource: Resource) -> list[str]:
        """Return the labels of the topics of a resource."""
        return [readable(topic.label) for topic in self.catalogue.topics_of(resource)]


@lru_cache(maxsize=1 << 10)
def license_address(name: str) -> str:
    """Return the address of a license.

    :param name: An SPDX identifier, or free text.
    :returns: The address at Creative Commons, or else in the list of SPDX; empty
        if *name* is no identifier.
    """
    if match := _CREATIVE_COMMONS.fullmatch(name):
        terms = match['terms'].lower()
        return f'https://creativecommons.org/licenses/{terms}/{match["version"]}/'
    if name == 'CC0-1.0':
        return 'https://creativecommons.org/publicdomain/zero/1.0/'
    return f'https://spdx.org/licenses/{name}' if _SPDX.fullmatch(name) else ''


def iso_duration(text: str) -> str:
    """Return a duration as ISO 8601 has it.

    :param text: ``3 h 20 min``.
    :returns: ``PT3H20M``; empty if it is a range, or none can be made of it.
    """
    parts = _DURATION.findall(text)
    if not parts or _DURATION.sub('', text).strip():
        return ''
    found = [(*_UNITS[unit], number) for number, unit in parts]
    # Weeks stand alone in ISO 8601.
    if len(found) > 1 and any(letter == 'W' for _, letter, _ in found):
        return ''
    days = ''.join(f'{n}{letter}' for time, letter, n in found if not time)
    hours = ''.join(f'{n}{letter}' for time, letter, n in found if time)
    return f'P{days}' + (f'T{hours}' if hours else '')
