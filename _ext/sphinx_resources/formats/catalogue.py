"""The catalogue itself, as ``catalogue.json``: what others read, and our own imports.

Its schema is in ``catalogue.schema.json``, which :mod:`.schema` makes.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from sphinx_resources.model.addresses import uri
from sphinx_resources.model.records import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Path, Requirement, Topic

#: Changes when the meaning of a key does; new keys do not change it.
VERSION = 1

#: Fields of a resource that are made of others, or say where it was read.
DERIVED = frozenset(
    {
        'docname',
        'lineno',
        'lines',
        'shared',
        'shared_line',
        'included',
        'summary',
        'contents',
        'more',
        'file',
        'written',
        'is_translated',
        'untranslated',
        'digest',
    }
)

#: Fields of a resource that are written as they are, unless what follows says more.
_OWN_NAMES = [
    field.name for field in fields(Resource) if field.name not in {*DERIVED, 'fields'}
]


def write_catalogue(data: Dataset, filename: str) -> str:
    """Return a catalogue as JSON, with sorted keys and without empty values.

    :param data: The catalogue.
    :param filename: Not used: the file names itself nowhere.
    """
    start = '\n '
    members: dict[str, Iterable[str]] = {
        name: [_indented(value, start)] for name, value in _whole(data).items()
    }
    if data.resources:
        members['resources'] = _listed(data, start)
    # Joined once: it is the largest text of all.
    pieces: list[str] = []
    for name, texts in sorted(members.items()):
        pieces += [',' if pieces else '{', start, encode_basestring(name), ': ', *texts]
    return ''.join([*pieces, '\n}\n'])


def _listed(data: Dataset, start: str) -> Iterator[str]:
    """Return the list of all resources in pieces."""
    before = '['
    for resource in data.resources:
        yield f'{before}{start} '
        yield data.once('json', resource, _written)
        before = ','
    yield f'{start}]'


def _written(resource: Resource, data: Dataset) -> str:
    """Return a resource as it stands in the list of all."""
    return _indented(kept(_resource(resource, data)), '\n  ')


def list_of(members: Iterable[str]) -> str:
    """Return a list as JSON.

    :param members: Each as :func:`member` returns it.
    """
    texts = ',\n'.join(members)
    return f'[\n{texts}\n]\n' if texts else '[]\n'


def member(value: object) -> str:
    """Return *value* as JSON, as it stands in a list."""
    start = '\n '
    return f' {_indented(value, start)}'


def dump(value: object) -> str:
    """Return *value* as JSON, the same each time."""
    return _indented(value, '\n') + '\n'


def _indented(value: object, start: str) -> str:
    """Return *value* as ``json.dumps`` does with an indent, in half of its time.

    :param value: Dictionaries, lists, texts, numbers and constants.
    :param start: The end of a line, and the indent of the one in which it stands.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f'{start} '
    if isinstance(value, dict) and value:
        members = [
            f'{encode_basestring(key)}: '
            + (
                encode_basestring(member)
                if isinstance(member, str)
                else _indented(member, inner)
            )
            for key, member in sorted(value.items())
        ]
        return f'{{{inner}{f",{inner}".join(members)}{start}}}'
    if isinstance(value, list | tuple) and value:
        items = (
            encode_basestring(member)
            if isinstance(member, str)
            else _indented(member, inner)
            for member in value
        )
        return f'[{inner}{f",{inner}".join(items)}{start}]'
    return json.dumps(value)


def _whole(data: Dataset) -> dict[str, Any]:
    """Return what a catalogue says beside its resources."""
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
            'fields': {name: plain(own) for name, own in catalogue.fields.items()},
            'topics': [
                _topic(topic, data) for _, topic in sorted(catalogue.topics.items())
            ],
            'paths': [_path(path, data) for _, path in sorted(catalogue.paths.items())],
        }
    )
    return found


def plain(value: Any) -> Any:
    """Return records as dictionaries and tuples as lists, all of them."""
    if isinstance(value, str):
        return value
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
        found = {}
        for key, member in value.items():
            inner = member if isinstance(member, str) else kept(member)
            if inner or inner == 0:
                found[key] = inner
        return found
    if isinstance(value, list):
        members = (m if isinstance(m, str) else kept(m) for m in value)
        return [member for member in members if member or member == 0]
    return value


def _topic(topic: Topic, data: Dataset) -> dict[str, Any]:
    broader = data.catalogue.topic(topic.broader) if topic.broader else None
    return {
        'id': topic.id,
        'label': topic.own_label,
        'aliases': list(topic.aliases),
        'broader': broader.id if broader else '',
        'requires': _required(topic.requires, data.catalogue),
        **data.place(data.targets.of_topic(topic)),
    }


def _path(path: Path, data: Dataset) -> dict[str, Any]:
    catalogue = data.catalogue

    def topic_id(name: str) -> str:
        topic = catalogue.topic(name) if name else None
        return topic.id if topic else name

    def resource_id(name: str) -> str:
        resource = catalogue.resource(name) if name else None
        return resource.id if resource else name

    return {
        'id': path.id,
        'title': path.title,
        'aliases': list(path.aliases),
        'level': path.level,
        'goal': topic_id(path.goal),
        'assumes': list(map(topic_id, path.assumes)),
        'duration': path.duration,
        'steps': [
            {
                'topic': topic_id(step.topic),
                'resource': resource_id(step.resource),
                'alternatives': list(map(resource_id, step.alternatives)),
                'needs': list(map(topic_id, step.needs)),
            }
            for step in path.steps
        ],
        **data.place(data.targets.of_path(path)),
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
        name: plain(value) for name in _OWN_NAMES if (value := getattr(resource, name))
    }
    catalogue = data.catalogue
    found['topics'] = [topic.id for topic in catalogue.topics_of(resource)]
    found['requires'] = _required(resource.requires, catalogue)
    found['fields'] = {
        name: value if isinstance(value, str) else list(value)
        for name, value in resource.fields
    }
    found['description'] = data.description(resource)
    for key in ('url', 'archive'):
        found[key] = uri(found.get(key, ''))
    found['links'] = [
        {'label': one.label, 'url': uri(one.url)} for one in resource.links
    ]
    found |= data.place(data.targets.of_resource(resource))
    return found
