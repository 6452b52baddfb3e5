"""The catalogue in the forms of others: one file a format, writing and reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.late import late
from sphinx_resources.model.conflicts import settled
from sphinx_resources.model.controls import plainly_keyed
from sphinx_resources.model.exports import EXPORTS, SCHEMA
from sphinx_resources.model.values import reason_of
from sphinx_resources.model.wide_signs import plainly_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.formats.decoding import decoded
    from sphinx_resources.formats.schema import write_schema
    from sphinx_resources.formats.tree import Content, Flaw, cleaned
    from sphinx_resources.model.exports import Export
else:
    # Most projects read no file.
    decoded = late('sphinx_resources.formats.decoding:decoded')
    cleaned = late('sphinx_resources.formats.tree:cleaned')
    Content = late('sphinx_resources.formats.tree:Content')
    Flaw = late('sphinx_resources.formats.tree:Flaw')
    write_schema = late('sphinx_resources.formats.schema:write_schema')

#: What writes the file of a form, by its name; it gets the data and the name of
#: the file.
WRITERS: dict[str, Callable[[Dataset, str], str]] = {
    'json': late('sphinx_resources.formats.catalogue:write_catalogue'),
    'atom': late('sphinx_resources.formats.atom:write_atom'),
    'bibtex': late('sphinx_resources.formats.bibtex:write_bibtex'),
    'csl': late('sphinx_resources.formats.csl:write_csl'),
    'amb': late('sphinx_resources.formats.jsonld:write_amb'),
}
assert set(WRITERS) == {e.name for e in EXPORTS.values() if e.suffix}


def write_all(data: Dataset, exports: Iterable[Export]) -> Iterator[tuple[str, str]]:
    """Return the files of a catalogue: their names and texts.

    :param data: The catalogue.
    :param exports: The forms to write.
    """
    chosen = [export for export in exports if export.name in WRITERS]
    parts: list[Dataset] = []
    if any(export.by_topic for export in chosen):
        parts = [data.on(topic) for _, topic in sorted(data.catalogue.topics.items())]
    # One form after the other, so that the texts of one only are at hand.
    for export in chosen:
        write = WRITERS[export.name]
        yield export.filename(), write(data, export.filename())
        if export.name == 'json':
            yield SCHEMA, write_schema()
        for part in parts if export.by_topic else ():
            filename = export.filename(part.topic.id if part.topic else '')
            yield filename, write(part, filename)
        data.kept.finish(export.name)


_read_yaml = late('sphinx_resources.formats.yaml_lists:read_yaml')
_read_csv = late('sphinx_resources.formats.csv_tables:read_csv')
#: What reads a file, by its suffix; each returns all that the file says, with lines.
READERS: dict[str, Callable[[str], Content]] = {
    '.yaml': _read_yaml,
    '.yml': _read_yaml,
    '.json': late('sphinx_resources.formats.json_lists:read_json'),
    '.csv': _read_csv,
    '.tsv': _read_csv,
    '.bib': late('sphinx_resources.formats.bibtex_reading:read_bibtex'),
}

#: Most faults of a file that are told; more of them mean that it is no list.
MOST_FLAWS = 500


def read_data(
    data: bytes, suffix: str, readers: Mapping[str, Callable[[str], Content]] = READERS
) -> Content:
    """Read a file.

    :param data: Its bytes.
    :param suffix: How its name ends.
    :param readers: What reads a file, by its suffix.
    """
    flaws: list[Flaw] = []
    text, conflicts = settled(decoded(data, flaws))
    flaws += [Flaw(*conflict) for conflict in conflicts]
    if not text.strip():
        if not flaws:
            flaws.append(
                Flaw(1, 'the file is empty; write one entry for each resource')
            )
        return Content(flaws=flaws)
    text, signs = plainly_signed(plainly_keyed(text, suffix), suffix)
    flaws += [Flaw(*sign) for sign in signs]
    try:
        content = readers[suffix](cleaned(text, flaws))
    # What an author writes must not end a build, whatever a library raises.
    except Exception as error:
        content = Content(flaws=[Flaw(1, f'it cannot be read: {reason_of(error)}')])
    content.flaws[:0] = flaws
    if not content.entries and not content.flaws:
        content.flaws.append(Flaw(1, 'the file has no entry; write one for each'))
    content.flaws = _told(content.flaws)
    content.joined = _told(content.joined)
    return content


def unreadable(suffix: str, *others: str) -> str:
    """Return what is wrong with a file of another kind, and what to do.

    :param suffix: How its name ends.
    :param others: What names may end in beside those of :data:`READERS`.
    """
    known = ', '.join([*READERS, *others])
    if suffix.lower() in {'.xlsx', '.xls', '.xlsm', '.ods', '.numbers'}:
        return 'is a table of a program; save its sheet as CSV in UTF-8, and use that'
    if suffix.lower() in {'.ris', '.enw', '.nbib', '.rdf'}:
        return (
            'is a bibliography in a form that is not read; export it as BibTeX (.bib) '
            'or CSL-JSON (.json)'
        )
    return f'is of no kind that is known; use one of {known}'


def _told(flaws: list[Flaw]) -> list[Flaw]:
    """Return what is told of a file, each on one line, and how much is not."""
    told = [Flaw(line, ' '.join(text.split())) for line, text in flaws[:MOST_FLAWS]]
    if more := len(flaws) - len(told):
        told.append(Flaw(flaws[MOST_FLAWS].line, f'{more} more faults are not told'))
    return told
