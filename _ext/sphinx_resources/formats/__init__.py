"""The catalogue in the forms of others: one file a format, writing and reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.formats.atom import write_atom
from sphinx_resources.formats.bibtex import write_bibtex
from sphinx_resources.formats.catalogue import write_catalogue
from sphinx_resources.formats.csl import write_csl
from sphinx_resources.formats.jsonld import write_amb
from sphinx_resources.formats.schema import write_schema
from sphinx_resources.model.exports import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.model.exports import Export

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
            yield 'catalogue.schema.json', write_schema()
    by_topic = [export for export in chosen if export.by_topic]
    for _, topic in sorted(data.catalogue.topics.items()) if by_topic else ():
        part = data.on(topic)
        for export in by_topic:
            filename = export.filename(topic.id)
            yield filename, WRITERS[export.name](part, filename)
