"""The catalogue in the forms of others: one file a format, writing and reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.formats.atom import write_atom
from sphinx_resources.formats.bibtex import read_bibtex, write_bibtex
from sphinx_resources.formats.catalogue import write_catalogue
from sphinx_resources.formats.csl import write_csl
from sphinx_resources.formats.csv_tables import read_csv
from sphinx_resources.formats.json_lists import read_json
from sphinx_resources.formats.jsonld import write_amb
from sphinx_resources.formats.schema import write_schema
from sphinx_resources.formats.tree import Content, Flaw, cleaned
from sphinx_resources.formats.yaml_lists import read_yaml
from sphinx_resources.model.exports import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.model.exports import Export

#: Name of the file that says what form ``catalogue.json`` has.
SCHEMA = 'catalogue.schema.json'

#: What writes the file of a form, by its name; it gets the data and the name of
#: the file.
WRITERS: dict[str, Callable[[Dataset, str], str]] = {
    'json': write_catalogue,
    'atom': write_atom,
    'bibtex': write_bibtex,
    'csl': write_csl,
    'amb': write_amb,
}
assert set(WRITERS) == {e.name for e in EXPORTS.values() if e.suffix}


def write_all(data: Dataset, exports: Iterable[Export]) -> Iterator[tuple[str, str]]:
    """Return the files of a catalogue: their names and texts.

    :param data: The catalogue.
    :param exports: The forms to write.
    """
    chosen = [export for export in exports if export.name in WRITERS]
    for export in chosen:
        filename = export.filename()
        yield filename, WRITERS[export.name](data, filename)
        if export.name == 'json':
            yield SCHEMA, write_schema()
    by_topic = [export for export in chosen if export.by_topic]
    for _, topic in sorted(data.catalogue.topics.items()) if by_topic else ():
        part = data.on(topic)
        for export in by_topic:
            filename = export.filename(topic.id)
            yield filename, WRITERS[export.name](part, filename)


#: What reads a file, by its suffix; each returns all that the file says, with lines.
READERS: dict[str, Callable[[str], Content]] = {
    '.yaml': read_yaml,
    '.yml': read_yaml,
    '.json': read_json,
    '.csv': read_csv,
    '.tsv': read_csv,
    '.bib': read_bibtex,
}

#: Most bytes of a file.
LARGEST = 64 * 2**20
#: Most faults of a file that are told; more of them mean that it is no list.
MOST_FLAWS = 500

#: With what files begin that are written in wider units, most of them with a mark;
#: without it, the first letter of a table or list tells.
_LETTERS = [bytes([n]) for n in range(9, 127)]
_WIDE = {
    'utf-32-le': (b'\xff\xfe\0\0',),
    'utf-32-be': (b'\0\0\xfe\xff',),
    'utf-16-le': (b'\xff\xfe', *(letter + b'\0' for letter in _LETTERS)),
    'utf-16-be': (b'\xfe\xff', *(b'\0' + letter for letter in _LETTERS)),
}


def read_data(data: bytes, suffix: str) -> Content:
    """Read a file.

    :param data: Its bytes.
    :param suffix: One of :data:`READERS`.
    """
    flaws: list[Flaw] = []
    text = _decoded(data, flaws)
    if not text.strip():
        if not flaws:
            flaws.append(
                Flaw(1, 'the file is empty; write one entry for each resource')
            )
        return Content(flaws=flaws)
    content = READERS[suffix](cleaned(text, 1, flaws))
    content.flaws[:0] = flaws
    if not content.entries and not content.flaws:
        content.flaws.append(Flaw(1, 'the file has no entry; write one for each'))
    content.flaws = _told(content.flaws)
    return content


def unreadable(suffix: str, *others: str) -> str:
    """Return what is wrong with a file of another kind, and what to do.

    :param suffix: How its name ends.
    :param others: What names may end in beside those of :data:`READERS`.
    """
    known = ', '.join([*READERS, *others])
    if suffix.lower() in {'.xlsx', '.xls', '.xlsm', '.ods', '.numbers'}:
        return 'is a table of a program; save its sheet as CSV in UTF-8, and use that'
    return f'is of no kind that is known; use one of {known}'


def _told(flaws: list[Flaw]) -> list[Flaw]:
    """Return what is told of a file, each on one line, and how much is not."""
    told = [Flaw(line, ' '.join(text.split())) for line, text in flaws[:MOST_FLAWS]]
    if more := len(flaws) - len(told):
        told.append(Flaw(flaws[MOST_FLAWS].line, f'{more} more faults are not told'))
    return told


def _decoded(data: bytes, flaws: list[Flaw]) -> str:
    """Return the text of a file, which is to be UTF-8, perhaps with a mark of it."""
    if len(data) > LARGEST:
        message = f'the file has more than {LARGEST // 2**20} MB; divide it'
        flaws.append(Flaw(1, message))
        return ''
    for encoding, signs in _WIDE.items():
        if data.startswith(signs):
            name = encoding[:6].upper()
            flaws.append(Flaw(1, f'the file is written in {name}; save it as UTF-8'))
            text = data.decode(encoding, errors='replace')
            return _with_ends(text.removeprefix('\ufeff'))
    try:
        text = data.decode('utf-8-sig')
    except UnicodeDecodeError as error:
        line = data.count(b'\n', 0, error.start) + 1
        byte = data[error.start]
        flaws.append(Flaw(line, f'the byte {byte:#x} is not UTF-8; save it as UTF-8'))
        text = data.decode('utf-8-sig', errors='replace')
    return _with_ends(text)


def _with_ends(text: str) -> str:
    """Return *text* with the one end of lines by which they are counted."""
    return text.replace('\r\n', '\n').replace('\r', '\n')
