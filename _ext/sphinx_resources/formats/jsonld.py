"""Resources as linked data: on the page of each, and as AMB for harvesters.

AMB (https://dini-ag-kim.github.io/amb/) is the profile of schema.org's
``LearningResource`` that catalogues of open educational resources exchange.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sphinx_resources.formats.catalogue import kept, list_of, member
from sphinx_resources.formats.dataset import iso_duration, license_address
from sphinx_resources.model.addresses import uri
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.persons import parse_name
from sphinx_resources.model.records import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import Resource

#: Types of schema.org that AMB knows, of those that kinds may have.
AMB_TYPES = frozenset(
    {
        *('Article', 'Audiobook', 'AudioObject', 'Blog', 'Book', 'BookSeries'),
        *('Chapter', 'Clip', 'Collection', 'Course', 'CreativeWorkSeries'),
        *('DigitalDocument', 'Episode', 'FAQPage', 'Game', 'Guide', 'HowTo'),
        *('ImageObject', 'Map', 'MathSolver', 'MediaObject', 'MobileApplication'),
        *('Movie', 'Periodical', 'PodcastEpisode', 'PodcastSeries', 'Quiz'),
        *('PresentationDigitalDocument', 'Report', 'ScholarlyArticle', 'Thesis'),
        *('SoftwareApplication', 'SoftwareSourceCode', 'TextDigitalDocument'),
        *('VideoGallery', 'VideoGame', 'VideoObject', 'WebApplication'),
        *('WebContent', 'WebPage'),
    }
)

#: Addresses under which AMB expects licenses.
_AMB_LICENSE = re.compile(r'https://creativecommons\.org/(licenses|publicdomain)/.*')
_AMB_LICENSES = {
    'MIT': 'https://opensource.org/licenses/MIT',
    'Apache-2.0': 'https://www.apache.org/licenses/LICENSE-2.0',
    'BSD-3-Clause': 'https://www.opensource.org/licenses/BSD-3-Clause',
    'GPL-3.0-or-later': 'https://www.gnu.org/licenses/gpl-3.0.html',
    'GFDL-1.3-or-later': 'https://www.gnu.org/licenses/fdl-1.3.html',
}


def write_page(data: Dataset, resources: Iterable[Resource]) -> str:
    """Return the resources of a page as JSON-LD, safe inside a script element.

    :param data: The catalogue.
    :param resources: Those that have their place on the page.
    """
    graph = [kept(_linked(resource, data)) for resource in resources if resource.url]
    if not graph:
        return ''
    found = {'@context': 'https://schema.org', '@graph': graph}
    text = json.dumps(found, ensure_ascii=False, separators=(',', ':'))
    # What ends a script element or begins a comment must not stand inside one.
    return text.replace('<', '\\u003c')


def _linked(resource: Resource, data: Dataset) -> dict[str, Any]:
    catalogue = data.catalogue
    kind = catalogue.kinds.get(resource.kind)
    level = catalogue.levels.get(resource.level)
    return {
        '@type': ['LearningResource', *([kind.type] if kind else [])],
        '@id': uri(resource.url),
        'name': readable(resource.title),
        'author': [
            {'@type': _type_of(author), 'name': author} for author in resource.authors
        ],
        'publisher': _named('Organization', resource.publisher),
        'datePublished': resource.year,
        'educationalLevel': level.label if level else '',
        'inLanguage': list(resource.languages) or data.language,
        'license': license_address(resource.license),
        'about': [_named('DefinedTerm', name) for name in data.topics_of(resource)],
        'competencyRequired': [
            readable(needed.label if isinstance(needed, Topic) else needed.title)
            for needed, _ in catalogue.requirements(resource)
        ],
        'timeRequired': iso_duration(resource.duration),
        'isAccessibleForFree': _is_free(resource),
        'mainEntityOfPage': data.entry(resource),
        **_own(resource, catalogue.fields),
    }


def _own(resource: Resource, known: Mapping[str, Field]) -> dict[str, Any]:
    """Return the project's own fields that are properties of schema.org."""
    return {
        known[name].property: value
        for name, value in resource.fields
        if name in known and known[name].property
    }


def _type_of(author: str) -> str:
    return 'Person' if parse_name(author).is_person else 'Organization'


def _named(type_: str, name: str) -> dict[str, str]:
    return {'@type': type_, 'name': name} if name else {}


def _is_free(resource: Resource) -> bool:
    return resource.access not in {'partly', 'closed'}


def write_amb(data: Dataset, filename: str) -> str:
    """Return all resources in the AMB profile, those that have an address.

    :param data: The catalogue.
    :param filename: Not used: the file names itself nowhere.
    """
    listed = (resource for resource in data.resources if resource.url)
    return list_of(data.once('amb', resource, _written) for resource in listed)


def _written(resource: Resource, data: Dataset) -> str:
    """Return an item as it stands in the list of all."""
    return member(_amb(resource, data))


def _amb(resource: Resource, data: Dataset) -> dict[str, Any]:
    kind = data.catalogue.kinds.get(resource.kind)
    own = [kind.type] if kind and kind.type in AMB_TYPES else []
    entry = data.entry(resource)
    item = {
        'id': uri(resource.url),
        'type': ['LearningResource', *own],
        'name': readable(resource.title),
        'description': data.description(resource),
        'creator': [
            {'type': _type_of(author), 'name': author} for author in resource.authors
        ],
        'publisher': [{'type': 'Organization', 'name': resource.publisher}]
        if resource.publisher
        else [],
        'inLanguage': [*map(_base, resource.languages or [data.language])],
        'license': {'id': _amb_license(resource.license)},
        'about': [{'id': address} for address in data.about],
        'keywords': data.topics_of(resource),
        'isAccessibleForFree': _is_free(resource),
        'mainEntityOfPage': [{'id': entry}] if entry else [],
    }
    context = [
        'https://w3id.org/kim/amb/context.jsonld',
        {'@language': _base(data.language)},
    ]
    return {'@context': context, **kept(item)}


def _base(tag: str) -> str:
    """Return a language without its script and region, as AMB wants it."""
    return tag.partition('-')[0]


def _amb_license(name: str) -> str:
    address = license_address(name)
    return address if _AMB_LICENSE.match(address) else _AMB_LICENSES.get(name, '')
