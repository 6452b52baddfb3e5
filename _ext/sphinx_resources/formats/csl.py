"""Bibliographies for reference managers, as CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_resources.formats.catalogue import kept, list_of, member
from sphinx_resources.model.addresses import uri
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.persons import parse_name
from sphinx_resources.model.values import listed

if TYPE_CHECKING:
    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.model.records import Resource

#: Type of item by type in schema.org; ``webpage`` for all others.
ITEM_TYPES = {
    'Book': 'book',
    'Article': 'post-weblog',
    'ScholarlyArticle': 'article',
    'WebApplication': 'software',
    'SoftwareApplication': 'software',
    'VideoObject': 'motion_picture',
    'Dataset': 'dataset',
}


def write_csl(data: Dataset, filename: str) -> str:
    """Return resources as CSL-JSON.

    :param data: The resources.
    :param filename: Not used: the file names itself nowhere.
    """
    return list_of(_kept(key, resource, data) for key, resource in data.keyed())


def _kept(key: str, resource: Resource, data: Dataset) -> str:
    """Return an item as it was made, unless it needs another id."""
    if key == resource.id:
        return data.once('csl', resource, _written)
    return member(_item(resource, data) | {'id': key})


def _written(resource: Resource, data: Dataset) -> str:
    """Return an item as it stands in a list."""
    return member(_item(resource, data))


def _item(resource: Resource, data: Dataset) -> dict[str, Any]:
    kind = data.catalogue.kinds.get(resource.kind)
    item: dict[str, Any] = kept(
        {
            'id': resource.id,
            'type': ITEM_TYPES.get(kind.type if kind else '', 'webpage'),
            'title': readable(resource.title),
            'author': list(map(_author, resource.authors)),
            'publisher': resource.publisher,
            'issued': {'date-parts': [[int(resource.year)]]} if resource.year else {},
            'genre': resource.kind,
            'keyword': listed(data.topics_of(resource), ', '),
            'language': ', '.join(resource.languages[:1]),
            'abstract': data.description(resource),
            'URL': uri(resource.url),
        }
    )
    return item


def _author(text: str) -> dict[str, str]:
    name = parse_name(text)
    if name.is_person:
        parts = {'family': name.family, 'given': name.given, 'suffix': name.suffix}
        return {part: word for part, word in parts.items() if word}
    return {'literal': text}
