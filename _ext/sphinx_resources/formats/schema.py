"""The JSON Schema of ``catalogue.json``, made from the tables of the model.

The draft is 2020-12.  Keys that begin with ``x-`` are anybody's own.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sphinx_resources.formats.catalogue import DERIVED, VERSION, dump
from sphinx_resources.model import addresses, days, values
from sphinx_resources.model.fields import Field
from sphinx_resources.model.options import RESOURCE
from sphinx_resources.model.records import Kind, Level, Link, Resource, Source

if TYPE_CHECKING:
    from sphinx_resources.model.options import Option

_TEXT = {'type': 'string'}
_ADDRESS = {'type': 'string', 'format': 'uri'}

#: What the values that a reader returns look like.
_READERS: dict[Any, dict[str, Any]] = {
    addresses.url: _ADDRESS,
    days.date: {'type': 'string', 'format': 'date'},
    values.year: {'type': 'string', 'pattern': '^[0-9]{4}$'},
    values.identifier: {'type': 'string', 'pattern': '^[a-z][a-z0-9-]*$'},
}


def write_schema() -> str:
    """Return the schema as JSON."""
    required = {
        **_object({'id': _TEXT, 'name': _TEXT, 'reason': _TEXT}, []),
        'description': 'What is required: the id of a topic or a resource, or a name '
        'that is neither, and perhaps the reason.',
    }
    schema = {
        '$schema': 'https://json-schema.org/draft/2020-12/schema',
        'title': 'A catalogue of learning resources',
        **_object(_catalogue(), ['version', 'catalogue']),
        '$defs': {'required': required},
    }
    return dump(schema)


def _catalogue() -> dict[str, Any]:
    return {
        '$schema': _TEXT,
        'version': {
            'const': VERSION,
            'description': 'New keys do not change it, a changed meaning does.',
        },
        'catalogue': _object(_about(), ['title', 'language']),
        'kinds': _map_of(Kind),
        'levels': _map_of(Level),
        'fields': {'type': 'object', 'additionalProperties': _field()},
        'topics': _list(_object(_topic(), ['id', 'label'])),
        'paths': _list(_object(_path(), ['id', 'title'])),
        'resources': _list(_object(_resource(), ['id', 'title'])),
    }


def _about() -> dict[str, Any]:
    return {'title': _TEXT, 'address': _ADDRESS, 'language': _TEXT, 'license': _TEXT}


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        'type': 'object',
        'properties': properties,
        'required': required,
        'patternProperties': {'^x-': {}},
        'additionalProperties': False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {'type': 'array', 'items': items}


def _record(record: Any) -> dict[str, Any]:
    return _object({field.name: _TEXT for field in fields(record)}, [])


def _map_of(record: Any) -> dict[str, Any]:
    return {'type': 'object', 'additionalProperties': _record(record)}


def _place() -> dict[str, Any]:
    return {
        'page': {
            **_TEXT,
            'description': 'Address of its page, relative to that of the catalogue.',
        },
        'anchor': {**_TEXT, 'description': 'Its anchor on the page.'},
    }


def _topic() -> dict[str, Any]:
    return {
        'id': _TEXT,
        'label': _TEXT,
        'aliases': _list(_TEXT),
        'broader': {**_TEXT, 'description': 'Id of the topic that it is a part of.'},
        'requires': _list({'$ref': '#/$defs/required'}),
        **_place(),
    }


def _field() -> dict[str, Any]:
    flag = {'type': 'boolean'}
    own = {'facet': flag, 'column': flag, 'values': _list(_list(_TEXT))}
    return _object({**_record(Field)['properties'], **own}, [])


def _step() -> dict[str, Any]:
    needs = {
        **_list(_TEXT),
        'description': 'Ids of topics to know for this step alone.',
    }
    return {
        'topic': _TEXT,
        'resource': _TEXT,
        'alternatives': _list(_TEXT),
        'needs': needs,
    }


def _path() -> dict[str, Any]:
    return {
        'id': _TEXT,
        'title': _TEXT,
        'aliases': _list(_TEXT),
        'level': _TEXT,
        'goal': {**_TEXT, 'description': 'Id of the topic that it leads to.'},
        'assumes': {**_list(_TEXT), 'description': 'Ids of topics to know before.'},
        'duration': _TEXT,
        'steps': _list(_object(_step(), [])),
        **_place(),
    }


#: What does not come from an option, or not in its form.
_FURTHER: dict[str, dict[str, Any]] = {
    'title': {**_TEXT, 'description': 'What it is called.'},
    'topics': {**_list(_TEXT), 'description': 'Ids of the topics that it teaches.'},
    'requires': _list({'$ref': '#/$defs/required'}),
    'others': {'type': 'boolean', 'description': 'Whether it has more authors.'},
    'links': _list(
        _object({**_record(Link)['properties'], 'url': _ADDRESS}, ['label', 'url'])
    ),
    'description': {**_TEXT, 'description': 'What it is like, as text.'},
    'source': {
        **_object(_record(Source)['properties'], ['markup', 'text']),
        'description': 'The description as it was written.',
    },
    'fields': {
        'type': 'object',
        'additionalProperties': {'anyOf': [_TEXT, _list(_TEXT)]},
        'description': 'What the project has declared for itself, by name.',
    },
    'classes': {**_list(_TEXT), 'description': 'Classes of its card.'},
    'origin': {**_TEXT, 'description': 'The catalogue that it was taken from.'},
    **_place(),
}


def _resource() -> dict[str, Any]:
    names = [field.name for field in fields(Resource) if field.name not in DERIVED]
    options = {name: _option(option) for name, option in RESOURCE.items()}
    options['languages'] = options['language']
    return {name: {**_TEXT, **options.get(name, {})} for name in names} | _FURTHER


def _option(option: Option) -> dict[str, Any]:
    value = _READERS.get(option.reader, _TEXT)
    return {
        **(_list(value) if option.many else value),
        'description': option.help,
    }


#: The keys of a catalogue, of what it says of itself, of topics, paths and steps.
KEYS: dict[str, tuple[str, ...]] = {
    'catalogue': tuple(_catalogue()),
    'about': tuple(_about()),
    'topics': tuple(_topic()),
    'paths': tuple(_path()),
    'steps': tuple(_step()),
}
