"""The files in which a catalogue leaves a site: what they are called, and for what."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

#: Name of the file that says what form ``catalogue.json`` has.
SCHEMA = 'catalogue.schema.json'
#: Names of the files that the search and lists of marks read.
SEARCH_INDEX = 'resource-search-index.js'
SEARCH_TEXTS = 'resource-search-texts.js'
MARKS_INDEX = 'resource-marks-index.js'

#: Folder of the files of single topics.
FOLDER = '_catalogue'

#: Most bytes of an id in the name of a file: file systems take 255, with an ending.
MOST_BYTES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A form in which a catalogue leaves a site."""

    #: Name by which a project and the command line know it.
    name: str
    #: What it is.
    help: str
    #: How its files end; empty if it has none.
    suffix: str = ''
    #: Media type of its files.
    media_type: str = ''
    #: What readers see of a link to it.
    label: str = ''
    #: Whether each topic has a file of its own.
    by_topic: bool = False
    #: Whether it is for citing.
    cites: bool = False
    #: Whether it needs to know where the site is going to be.
    absolute: bool = False

    def filename(self, topic: str = '') -> str:
        """Return the name of a file, relative to the output folder.

        :param topic: Id of the topic that it is on; empty for the whole.
        """
        stem = f'{FOLDER}/{_stem(topic)}' if topic else 'catalogue'
        return stem + self.suffix


def _stem(name: str) -> str:
    """Return an id as a file can be called, a long one ending in its digest."""
    if len(found := name.encode()) <= MOST_BYTES:
        return name
    digest = hashlib.sha256(found).hexdigest()[:8]
    return f'{found[:100].decode(errors="ignore")}-{digest}'


#: All forms, by name.
EXPORTS = {
    export.name: export
    for export in (
        Export(
            name='json',
            help='The whole catalogue, as resource-import takes it back, and its '
            'schema.',
            suffix='.json',
            media_type='application/json',
            label='JSON',
        ),
        Export(
            name='atom',
            help='A feed of the newest resources, of all and of each topic.',
            suffix='.atom',
            media_type='application/atom+xml',
            label='Atom',
            by_topic=True,
            absolute=True,
        ),
        Export(
            name='bibtex',
            help='A bibliography for biblatex and reference managers, of all and of '
            'each topic.',
            suffix='.bib',
            media_type='application/x-bibtex',
            label='BibTeX',
            by_topic=True,
            cites=True,
        ),
        Export(
            name='csl',
            help='A bibliography as CSL-JSON, of all and of each topic.',
            suffix='.csl.json',
            media_type='application/vnd.citationstyles.csl+json',
            label='CSL-JSON',
            by_topic=True,
            cites=True,
        ),
        Export(
            name='amb',
            help='All resources in AMB, the profile that harvesters of open '
            'educational resources read.',
            suffix='.amb.json',
            media_type='application/ld+json',
            label='AMB',
        ),
        Export(
            name='jsonld',
            help='Linked data on the page of each resource, for search engines.',
        ),
    )
}


def written(names: Collection[str], *, address: str) -> tuple[Export, ...]:
    """Return the forms that a site is written in.

    :param names: Names of those that the project wants.
    :param address: Where the site is going to be; empty if unknown.
    """
    return tuple(
        export
        for export in EXPORTS.values()
        if export.name in names and (address or not export.absolute)
    )
