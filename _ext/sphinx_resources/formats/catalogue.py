"""The catalogue itself, as ``catalogue.json``: what others and imports read.

Its schema is in ``catalogue.schema.json``, which :mod:`.schema` makes.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Requirement, Resource, Topic

#: Changes when the meaning of a key does; new keys do not change it.
VERSION = 1

#: Fields of a resource that are made of others, or say where it was read.
DERIVED = frozenset({'docname', 'lineno', 'lines', 'summary', 'contents', 'more'})


def write_catalogue(data: Dataset, filename: str) -> str:
    """Return a catalogue as JSON, with sorted keys and without empty values.

    :param data: The catalogue.
    :param filename: Not used: the file names itself nowhere.
    """
    return dump(to_dict(data))


def dump(value: object) -> str:
    """Return *value* as JSON, the same each time."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + '\n'


def to_dict(data: Dataset) -> dict[str, Any]:
    """Return a catalogue as plain dictionaries, lists and texts."""
    catalogue = data.catalogue
    found: dict[str, Any] = kept(
        {
            '$schema': 'catalogue.schema.json',
            'version': VERSION,
            'catalogue': {
                'title': data.title,
                'address': data.address,
                'language': data.language,
                'license': data.license,
            },
            'kinds': {name: plain(kind) for name, kind in catalogue.kinds.items()},
            'levels': {name: plain(level) for name, level in catalogue.levels.items()},
            'topics': [
                _topic(topic, data) for _, topic in sorted(catalogue.topics.items())
            ],
            'resources': [_resource(resource, data) for resource in data.resources],
        }
    )
    return found


def plain(value: Any) -> Any:
    """Return records as dictionaries and tuples as lists, all of them."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(member) for member in value]
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return value


def kept(value: Any) -> Any:
    """Return *value* without what is empty in it."""
    if isinstance(value, dict):
        cleaned = {key: kept(member) for key, member in value.items()}
        return {key: member for key, member in cleaned.items() if member or member == 0}
    if isinstance(value, list):
        return [member for member in map(kept, value) if member or member == 0]
    return value


def _topic(topic: Topic, data: Dataset) -> dict[str, Any]:
    broader = data.catalogue.topic(topic.broader) if topic.broader else None
    return {
        'id': topic.id,
        'label': topic.label,
        'aliases': list(topic.aliases),
        'broader': broader.id if broader else '',
        'requires': _required(topic.requires, data.catalogue),
        **data.place(data.targets.of_topic(topic)),
    }


def _required(
    requirements: Iterable[Requirement], catalogue: Catalogue
) -> list[dict[str, str]]:
    """Return what is required, by id, each with the reason for it."""
    found = []
    for one in requirements:
        needed, reason = catalogue.required(one)
        named = {'id': needed.id} if needed else {'name': one.written}
        found.append({**named, 'reason': reason} if needed else named)
    return found


def _resource(resource: Resource, data: Dataset) -> dict[str, Any]:
    found: dict[str, Any] = {
        field.name: plain(getattr(resource, field.name))
        for field in fields(resource)
        if field.name not in DERIVED
    }
    catalogue = data.catalogue
    found['topics'] = [topic.id for topic in catalogue.topics_of(resource)]
    found['requires'] = _required(resource.requires, catalogue)
    found['fields'] = plain(dict(resource.fields))
    found['description'] = data.text(resource.description)
    found |= data.place(data.targets.of_resource(resource))
    return found


def read_object(text: str) -> Mapping[str, Any] | None:
    """Return a catalogue that this module wrote, or None if *text* is none.

    :param text: A JSON text.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    ours = isinstance(found, dict) and isinstance(found.get('version'), int)
    return found if ours and isinstance(found.get('resources'), list) else None
