"""Options and the records made of them, without Sphinx."""

from __future__ import annotations

from sphinx_resources.config import KINDS, LEVELS
from sphinx_resources.diagnostics import SUBTYPES
from sphinx_resources.model.listing_options import LISTING
from sphinx_resources.model.options import RESOURCE, TOPIC
from sphinx_resources.model.reading import read_resource
from sphinx_resources.model.records import Kind, Level, Link
from sphinx_resources.model.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    kinds={name: Kind(name=name, **keys) for name, keys in KINDS.items()},
    levels={name: Level(name=name, **keys) for name, keys in LEVELS.items()},
)


def options(**texts: str) -> dict[str, tuple[str, int]]:
    """Return options, one a line from line 2 on."""
    return {name: (text, line) for line, (name, text) in enumerate(texts.items(), 2)}


def test_a_resource_is_read() -> None:
    record, faults = read_resource(
        'Graphs',
        options(
            url='https://example.org/',
            topics='graphs, sets',
            level='Beginner',
            authors='Ada Lovelace; Alan Turing',
            links='Slides <https://example.org/slides>',
        ),
        VOCABULARY,
        docname='page',
        lineno=1,
    )
    assert faults == []
    assert (record.id, record.title, record.docname) == ('graphs', 'Graphs', 'page')
    assert (record.topics, record.level) == (('graphs', 'sets'), 'beginner')
    assert record.authors == ('Ada Lovelace', 'Alan Turing')
    assert record.links == (Link(label='Slides', url='https://example.org/slides'),)
    assert (record.lineno, record.lines['level']) == (1, 4)


def test_each_fault_is_told_with_its_line() -> None:
    record, faults = read_resource(
        'Graphs',
        options(
            url='https://example.org/',
            level='beginer',
            authors='Ada Lovelace and Alan Turing',
            links='https://example.org/a; nowhere',
            archive='http://www.example.org',
        ),
        VOCABULARY,
        lineno=1,
    )
    told = {(fault.subtype, fault.lineno): fault.message for fault in faults}
    assert set(told) == {
        ('no-topic', 1),
        ('level', 3),
        ('authors', 4),
        ('links', 5),
        ('url', 6),
    }
    assert told['level', 3] == ("level: 'beginer' is unknown; did you mean 'beginner'?")
    # What is wrong is left out, but for names that are probably right.
    assert (record.level, record.archive, len(record.links)) == ('', '', 1)
    assert record.authors == ('Ada Lovelace and Alan Turing',)


def test_every_option_warns_with_a_subtype_that_there_is() -> None:
    for table in (RESOURCE, TOPIC, LISTING):
        for name, option in table.items():
            assert option.name == name
            assert option.subtype in SUBTYPES
