"""The newest resources as a feed, Atom (:rfc:`4287`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from sphinx_resources.model.addresses import uri
from sphinx_resources.model.formula_text import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.model.records import Resource

#: Most entries of a feed.
LIMIT = 30

#: Day on which a feed changed that has no entry yet, since each must name one.
EMPTY = '1970-01-01'

#: What no XML 1.0 document may hold, even escaped.
_FORBIDDEN = re.compile('[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')


def write_atom(data: Dataset, filename: str) -> str:
    """Return the newest resources as a feed.

    Its entries are those of which the day is known on which they joined the
    catalogue; it names no other time.

    :param data: The resources.
    :param filename: Name of the feed, relative to the address of the site.
    """
    dated = [resource for resource in data.resources if resource.added]
    # The newest first; what joined on one day goes by its id.
    dated.sort(key=lambda resource: resource.id)
    dated.sort(key=lambda resource: resource.added, reverse=True)
    address = urljoin(data.address, filename)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attr(data.language)}>',
        _element('title', data.title),
        _element('id', address),
        f'<link rel="self" type="application/atom+xml" href={_attr(address)}/>',
        f'<link rel="alternate" type="text/html" href={_attr(_home(data))}/>',
        _element('updated', _time(dated[0].added if dated else EMPTY)),
        f'<author>{_element("name", data.title)}</author>',
        *(data.once('atom', resource, _entry) for resource in dated[:LIMIT]),
        '</feed>',
    ]
    return '\n'.join(lines) + '\n'


def _home(data: Dataset) -> str:
    """Return the page that the feed is of."""
    target = data.targets.of_topic(data.topic) if data.topic else None
    return data.absolute(target) or data.address


def _entry(resource: Resource, data: Dataset) -> str:
    return '\n'.join(_lines(resource, data))


def _lines(resource: Resource, data: Dataset) -> Iterator[str]:
    place = data.entry(resource)
    yield '<entry>'
    yield _element('title', readable(resource.title))
    yield _element('id', place)
    yield f'<link rel="alternate" type="text/html" href={_attr(place)}/>'
    if resource.url:
        yield f'<link rel="related" href={_attr(uri(resource.url))}/>'
    yield _element('updated', _time(resource.added))
    for author in resource.authors:
        yield f'<author>{_element("name", author)}</author>'
    for topic in data.catalogue.topics_of(resource):
        yield f'<category term={_attr(topic.id)} label={_attr(readable(topic.label))}/>'
    if summary := data.text(resource.summary):
        yield _element('summary', summary)
    yield '</entry>'


def _time(day: str) -> str:
    return f'{day}T00:00:00Z'


def _element(name: str, content: str) -> str:
    return f'<{name}>{escape(_FORBIDDEN.sub("", content))}</{name}>'


def _attr(value: str) -> str:
    return quoteattr(_FORBIDDEN.sub('', value))
