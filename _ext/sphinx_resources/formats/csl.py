"""Bibliographies for reference managers, as CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_resources.formats.catalogue import dump, kept
from sphinx_resources.formats.names import parse_name
from sphinx_resources.formats.tree import Entry, List, Map, Text
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.values import listed

if TYPE_CHECKING:
    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.formats.tree import Node
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

#: Kind by type of item; none for all others.
KINDS = {
    **dict.fromkeys(('book', 'chapter', 'collection'), 'book'),
    **dict.fromkeys(('article', 'article-journal', 'manuscript'), 'paper'),
    **dict.fromkeys(('paper-conference', 'report', 'thesis'), 'paper'),
    **dict.fromkeys(('post', 'post-weblog', 'article-magazine'), 'post'),
    **dict.fromkeys(('motion_picture', 'broadcast'), 'video'),
    'software': 'tool',
}

#: Options by the variables that say the same.
_OPTIONS = {
    'title': 'title',
    'publisher': 'publisher',
    'language': 'language',
    'abstract': 'description',
    'URL': 'url',
}


def write_csl(data: Dataset, filename: str) -> str:
    """Return resources as CSL-JSON.

    :param data: The resources.
    :param filename: Not used: the file names itself nowhere.
    """
    items = [data.once('csl', resource, _written) for resource in data.resources]
    return '[\n' + ',\n'.join(items) + '\n]\n' if items else dump([])


def _written(resource: Resource, data: Dataset) -> str:
    """Return an item as it stands in a list."""
    return dump([_item(resource, data)]).removeprefix('[\n').removesuffix('\n]\n')


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
            'abstract': data.text(resource.description),
            'URL': resource.url,
        }
    )
    return item


def _author(text: str) -> dict[str, str]:
    name = parse_name(text)
    if name.is_person:
        return {'family': name.family, 'given': name.given}
    return {'literal': text}


def is_csl(node: Node) -> bool:
    """Say whether a JSON file is a bibliography."""
    members = node.members if isinstance(node, List) else []
    items = [member for member in members if isinstance(member, Map)]
    return bool(items) and all(
        'type' in item.members and _VARIABLES & set(item.members) for item in items
    )


#: Variables of which an item has one, if the file is a bibliography.
_VARIABLES = {'URL', 'issued', 'DOI', 'citation-key', 'container-title', 'genre'}


def read_csl(node: Node) -> list[Entry]:
    """Return the items of a bibliography as entries.

    :param node: All that the file says.
    """
    members = node.members if isinstance(node, List) else []
    return [_read_item(item) for item in members if isinstance(item, Map)]


def _read_item(item: Map) -> Entry:
    entry = Entry(item.line)
    texts = {k: v for k, v in item.members.items() if isinstance(v, Text) and v.text}
    for variable, option in _OPTIONS.items():
        if variable in texts:
            entry.values[option] = [texts[variable]]
    if 'url' not in entry.values and 'DOI' in texts:
        doi = texts['DOI']
        entry.values['url'] = [doi._replace(text=f'https://doi.org/{doi.text}')]
    names = item.members.get('author') or item.members.get('editor')
    if isinstance(names, List):
        found = (_read_name(name) for name in names.members if isinstance(name, Map))
        entry.values['authors'] = [name for name in found if name.text]
        entry.lists.add('authors')
    if year := _year(item.members.get('issued')):
        entry.values['year'] = [year]
    if 'keyword' in texts:
        entry.values['topics'] = [texts['keyword']]
    kind = texts.get('genre') or texts['type'] if 'type' in texts else None
    if kind and (name := KINDS.get(kind.text, kind.text if 'genre' in texts else '')):
        entry.values['kind'] = [kind._replace(text=name)]
    return entry


def _read_name(name: Map) -> Text:
    parts = {k: v.text for k, v in name.members.items() if isinstance(v, Text)}
    if literal := parts.get('literal'):
        return Text(literal, name.line)
    family = [parts.get('non-dropping-particle', ''), parts.get('family', '')]
    given = [parts.get('given', ''), parts.get('dropping-particle', '')]
    whole = ' '.join(filter(None, [*given, *family]))
    suffix = parts.get('suffix', '')
    return Text(f'{whole} {suffix}'.strip(), name.line)


def _year(issued: Node | None) -> Text | None:
    """Return the year of a date, in any of its forms."""
    while isinstance(issued, List | Map):
        members = issued.members
        if isinstance(members, dict):
            order = ('date-parts', 'raw', 'literal')
            found = [members[name] for name in order if name in members]
        else:
            found = members[:1]
        issued = found[0] if found else None
    return issued._replace(text=issued.text[:4]) if issued else None
