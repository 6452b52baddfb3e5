"""The directive ``resource-import``."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_resources import config
from sphinx_resources.diagnostics import Fault, gathered, warn
from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.directives.imported import description, sections
from sphinx_resources.directives.resource import card, contents_apart
from sphinx_resources.formats import READERS, unreadable
from sphinx_resources.late import late
from sphinx_resources.model import values
from sphinx_resources.model.names import make_id
from sphinx_resources.model.options import IMPORT, resource_options
from sphinx_resources.model.reading import Reading, resource_of
from sphinx_resources.model.records import Source
from sphinx_resources.nodes import resource_group

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.diagnostics import Subtype
    from sphinx_resources.formats.data_files import files_of, joined, read_file
    from sphinx_resources.formats.importing import (
        Draft,
        absent,
        drafts_of,
        pairs_of,
        told_beside,
        unique_ids,
    )
    from sphinx_resources.formats.tree import Content
    from sphinx_resources.model.options import Option
    from sphinx_resources.model.records import Resource
else:
    files_of = late('sphinx_resources.formats.data_files:files_of')
    joined = late('sphinx_resources.formats.data_files:joined')
    read_file = late('sphinx_resources.formats.data_files:read_file')
    absent = late('sphinx_resources.formats.importing:absent')
    drafts_of = late('sphinx_resources.formats.importing:drafts_of')
    pairs_of = late('sphinx_resources.formats.importing:pairs_of')
    told_beside = late('sphinx_resources.formats.importing:told_beside')
    unique_ids = late('sphinx_resources.formats.importing:unique_ids')

#: Metadata in which a page notes the folders that it imports, and their files.
FOLDERS = 'resource-folders'

#: Options without which an entry gets a warning, by its subtype.
_LACKING = {
    'title': 'title',
    'url': 'url',
    'no-topic': 'topics',
    'no-description': 'description',
}


class ImportDirective(CatalogueDirective):
    """Resources that are kept in a data file, or in a folder of such files.

    Its argument is the path of the file, as that of a picture: YAML, JSON, CSV,
    BibTeX, CSL-JSON or the ``catalogue.json`` of a site.
    """

    table = IMPORT
    argument = 'data/list.yaml'

    def make(self) -> list[Node]:
        #: What is wrong with values, of which many entries can have the same.
        self.faults: list[Fault] = []
        try:
            return self._imported()
        finally:
            files = {str(fault.place).rpartition(':')[0] for fault in self.faults}
            for subtype, message, place in gathered(self.faults, files):
                warn(subtype, message, place)

    def _imported(self) -> list[Node]:
        path = self._path()
        content = self._read(path) if path else None
        if path is None or content is None:
            return []
        for flaw in content.flaws:
            self._blame('import', flaw.message, self._file(path, ''), flaw.line)
        for flaw in content.joined:
            self._blame('authors', flaw.message, path, flaw.line)
        pairs = self._pairs()
        self._absent, faults = absent(content, pairs)
        for fault in faults:
            self.reading.blame('map', 'import', fault)
        for file, flaw in told_beside(content, pairs):
            self._blame('import', flaw.message, self._file(path, file), flaw.line)
        drafts, unused = drafts_of(content.entries, self._options, pairs)
        for one in unused:
            if not one.key.strip():
                message = f'a value of {one.entries} has no key; write one before it'
                self._blame('import', message, self._file(path, one.file), one.line)
                continue
            message = (
                f"the key '{one.key}' of {one.entries} {one.reason}; say which "
                f'option is meant with :map: OPTION={one.key}, or leave it out with '
                f':map: ={one.key}'
            )
            if one.key in content.fields:
                message += ', or declare the field in resource_fields of conf.py'
            self._blame('import', message, self._file(path, one.file), one.line)
        self._language = self._other_language(content)
        origin = self._origin(content)
        for draft in drafts:
            self._check_id(draft, self._file(path, draft.file))
        ids, changed = unique_ids(drafts, f'{make_id(origin)}-' if origin else '')
        for draft in filter(_has_title, changed):
            message = (
                f"another entry has the id of '{draft.text('title')}', and both are "
                'told apart by their addresses; give each an id'
            )
            self._blame('id', message, self._file(path, draft.file), draft.line)
        group = resource_group()
        group.source, group.line = str(path), 1
        for draft, id_ in zip(drafts, ids, strict=True):
            group += self._card(draft, id_, origin, self._file(path, draft.file))
        return [*([group] if group.children else []), *sections(self, content, path)]

    @property
    def _options(self) -> Mapping[str, Option]:
        """Options of a resource, those of the project's own fields among them."""
        return resource_options(self.reading.vocabulary)

    # The file

    def _path(self) -> Path | None:
        """Return the file or folder, if it is one of the project."""
        name = self.block.title
        if not name:
            self.warn(
                'import',
                'a data file is missing; write its path behind the name of the '
                f'directive, as in {self.argument}',
            )
            return None
        try:
            values.local_file(name)
        except ValueError as error:
            self.warn('import', str(error).replace('the picture', 'it'))
            return None
        if not (located := self.located(name)):
            message = f"'{name}' leads nowhere; write the path of a file"
            self.warn('import', message)
            return None
        relative, path = located
        if fault := self.outside(name, path):
            self.warn('import', fault)
            return None
        if not path.exists():
            self.env.note_dependency(relative)
            self.warn('import', f"there is no file '{relative}'{self.near_file(name)}")
            return None
        return path

    def _file(self, path: Path, name: str) -> Path:
        return path / name if name else path

    def _read(self, path: Path) -> Content | None:
        if path.is_dir():
            return self._read_folder(path)
        if path.suffix.lower() not in READERS:
            self.warn('import', f"'{path.name}' {unreadable(path.suffix)}")
            return None
        return self._read_file(path)

    def _read_file(self, path: Path) -> Content:
        self.env.note_dependency(str(path.relative_to(self.env.srcdir)))
        content: Content = read_file(path)
        return content

    def _read_folder(self, folder: Path) -> Content:
        """Return what the files of a folder say, in the order of their names."""
        names = files_of(folder)
        noted = self.env.metadata[self.env.docname]
        folders = json.loads(noted.get(FOLDERS, '{}'))
        folders[folder.relative_to(self.env.srcdir).as_posix()] = names
        noted[FOLDERS] = json.dumps(folders)
        contents = {}
        for name in names:
            if fault := self.outside(name, folder / name):
                self.warn('import', fault)
                continue
            contents[name] = self._read_file(folder / name)
            for flaw in contents[name].flaws:
                self._blame('import', flaw.message, folder / name, flaw.line)
        if not names:
            message = (
                f"the folder '{folder.name}' has no file that ends in .yaml or .yml"
            )
            self.warn('import', message)
        whole: Content = joined(contents)
        return whole

    def _pairs(self) -> dict[str, str]:
        """Return the options that keys are meant by, by key."""
        pairs: dict[str, str]
        pairs, faults = pairs_of(self.reading.many('map'), self._options)
        for fault in faults:
            self.reading.blame('map', 'import', fault)
        return pairs

    @cached_property
    def _foreign(self) -> str:
        """Address of the catalogue that is imported, if it is another's."""
        address: str = self.reading.one('from')
        return address

    def _origin(self, content: Content) -> str:
        """Return the name of the catalogue that is imported, if it is another's."""
        address = self._foreign
        return (content.title or urlsplit(address).netloc) if address else ''

    def _other_language(self, content: Content) -> tuple[str, ...]:
        """Return the language of a catalogue, if it is not that of the sources."""
        ours = self.config.resource_language.replace('_', '-')
        return (content.language,) if content.language not in {'', ours} else ()

    # Resources

    def _card(self, draft: Draft, id_: str, origin: str, path: Path) -> Element:
        title = ' '.join(draft.text('title').split())
        if not title:
            message = 'an entry has no title; add a key such as title: Sets and Maps'
            self._blame_lack('title', message, path, draft.line)
            title = draft.text('url') or '?'
        reading = self._reading(draft)
        record = resource_of(
            title,
            reading,
            self.env.docname,
            id=id_,
            file=self.name_of(path),
            origin=origin or draft.text('origin'),
            classes=tuple(map(nodes.make_id, draft.text('class').split())),
            source=self._source(draft),
        )
        kind, languages = record.kind, record.languages
        record = replace(
            record,
            kind=kind or self.reading.one('kind'),
            languages=languages or self.reading.many('language') or self._language,
            shared=self.reading.many('topics'),
            shared_line=self.lines.get('topics', 0),
            included=self.included,
        )
        record = self._with_image(record, reading)
        for fault in reading.faults:
            subtype = cast('Subtype', fault.subtype)
            # A value that is wrong stands behind its option.
            if fault.message.startswith("'"):
                self._blame_lack(subtype, fault.message, path, fault.lineno)
            else:
                place = f'{path}:{fault.lineno}'
                self.faults.append(Fault(subtype, fault.message, place))
        fields = self.reading.vocabulary.fields
        has_kind = bool(record.kind or reading.text('kind'))
        node = card(record, fields, has_kind=has_kind)
        for part in (node, node[0]):
            part.source, part.line = str(path), draft.line
        if (anchor := self.claim(node, record.id)) != record.id:
            node['resource'] = replace(record, id=anchor)
        if record.image:
            picture = nodes.image(uri=record.image, alt='', classes=['resource-image'])
            picture.source, picture.line = str(path), draft.line
            node += picture
        node += contents_apart(self._body(draft, record, path))
        return node

    def _check_id(self, draft: Draft, path: Path) -> None:
        """Leave out an id that is none."""
        try:
            if text := draft.text('id'):
                values.identifier(text)
        except ValueError as error:
            _, line = draft.values.pop('id')
            self._blame('id', f'id: {error}', path, line)

    def _reading(self, draft: Draft) -> Reading:
        """Return the options of an entry, with the topics that all of them have."""
        table = self._options
        options = {name: draft.values[name] for name in table if draft.text(name)}
        members: dict[str, Any] = dict(draft.members)
        if added := self.reading.many('topics'):
            text, line = options.get('topics', ('', draft.line))
            own = members.get('topics') or [
                (name, line) for name in table['topics'].members(text)
            ]
            names = [name for name, _ in own]
            members['topics'] = [
                *own,
                *((name, draft.line) for name in added if name not in names),
            ]
        # Its own is checked where all of them are known.
        options.pop('id', None)
        # Only people write points between thousands.
        by_hand = self.block.title.lower().endswith('.csv')
        vocabulary = config.vocabulary(self.config)
        vocabulary = replace(vocabulary, groups=vocabulary.groups and by_hand)
        return Reading(table, options, vocabulary, draft.line, members)

    def _with_image(self, record: Resource, reading: Reading) -> Resource:
        """Return a resource with its picture, if that is a file of the project."""
        uri = reading.one('image')
        if not uri:
            return record
        try:
            return replace(record, image=f'/{self.picture(uri)}')
        except ValueError as error:
            reading.blame('image', 'image', f'image: {error}')
            return record

    def _source(self, draft: Draft) -> Source | None:
        """Return the description as it was written, if this page can read it."""
        text, markup = draft.text('source.text'), draft.text('source.markup')
        foreign = self._foreign
        ours = text and markup == self.markup and not foreign
        return Source(markup, text) if ours else None

    def _body(self, draft: Draft, record: Resource, path: Path) -> list[Node]:
        body: list[Node]
        body, told = description(self, draft, record.source, path)
        self.faults += told
        if not (record.source or draft.text('description')):
            message = (
                f"'{record.title}' has no description; say what one learns from it"
            )
            self._blame_lack('no-description', message, path, draft.line)
        return body

    def _blame_lack(
        self, subtype: Subtype, message: str, path: Path, line: int
    ) -> None:
        """Warn of what an entry lacks, unless no entry has the key that is meant."""
        if _LACKING.get(subtype) not in self._absent:
            self._blame(subtype, message, path, line)

    def _blame(self, subtype: Subtype, message: str, path: Path, line: int) -> None:
        """Warn of something that a data file says."""
        warn(subtype, message, f'{path}:{line}')


def _has_title(draft: Draft) -> bool:
    return bool(draft.text('title'))


def on_env_get_outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> Iterator[str]:
    """Return the pages that import folders to which files came, or which lost some."""
    for docname, noted in list(env.metadata.items()):
        for folder, names in json.loads(noted.get(FOLDERS, '{}')).items():
            if files_of(Path(env.srcdir, folder)) != names:
                yield docname
