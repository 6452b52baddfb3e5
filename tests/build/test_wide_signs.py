"""Signs of other keyboards in place of those of markup: what authors are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.formats import read_data
from support import PLAIN_PAGES, Project

if TYPE_CHECKING:
    from pathlib import Path

COLON = "'：' (FULLWIDTH COLON)"
TOPICS = '# Topics\n\n:::{resource-topic} Graphs\nx\n:::\n\n'

#: Data files, with what is told of their signs: line and message.
FILES = {
    'colons.yaml': (
        '- title： One\n  url： https://example.org/1\n  topics: [Graphs]\n'
        '- title: Two\n  url: https://example.org/2\n  topics： Graphs\n'
        '  description: |\n    topics： these are words\n',
        [(1, f'{COLON} is no sign of it; write : and a space')]
        + [(line, f'{COLON} is no sign of it') for line in (2, 6)],
    ),
    'marks.yaml': (
        '- title: “One: two”\n  url: https://example.org/1\n  topics: ［Graphs］\n',
        [
            (1, "'“' (LEFT DOUBLE QUOTATION MARK) is no sign of it; write \""),
            (3, "'［' (FULLWIDTH LEFT SQUARE BRACKET) is no sign of it; write ["),
        ],
    ),
    'words.yaml': (
        '- title: “One”\n  url: https://example.org/1\n  topics: [“Graphs”]\n'
        '  description: 学习：图论\n    PCA：主成分\n',
        [],
    ),
    'marks.json': (
        '[{"title"： "One", “url”: “https://example.org/1”，\n'
        '"topics": ["Graphs"], "description": "图：论，“x”"}]',
        [
            (1, f'{COLON} is no sign of it; write :'),
            (1, "'“' (LEFT DOUBLE QUOTATION MARK) is no sign of it; write \" (2 times"),
            (1, "'，' (FULLWIDTH COMMA) is no sign of it; write ,"),
        ],
    ),
    'marks.csv': (
        'title,url,topics\n“One, two”,https://example.org/1,Graphs\n',
        [(2, "'“' (LEFT DOUBLE QUOTATION MARK) holds nothing together; write \"")],
    ),
}

BLOCKS = {
    'name.md': (':::｛resource｝ A\n:url: https://example.org/1\n:::\n', 1),
    'quotes.md': ('’’’{resource} A\n:url: https://example.org/1\n’’’\n', 1),
    'accents.md': ('´´´{resource} A\n:url: https://example.org/1\n´´´\n', 1),
    'name.rst': ('.. resource：： A\n   :url: https://example.org/1\n', 1),
    'one.rst': ('.. resource： A\n   :url: https://example.org/1\n', 1),
}


@pytest.mark.parametrize('name', FILES)
def test_data_files_name_the_sign(name: str) -> None:
    text, wanted = FILES[name]
    content = read_data(text.encode(), f'.{name.partition(".")[2]}')
    assert len(content.flaws) == len(wanted), content.flaws
    for flaw, (line, message) in zip(content.flaws, wanted, strict=True):
        assert flaw.line == line
        assert message in flaw.message
    if not name.endswith('.csv'):
        (url,) = content.entries[0].values['url']
        assert url.text == 'https://example.org/1'
        assert [topic.text.strip('“”') for topic in content.entries[0].values['topics']]


def test_what_is_told_mends_the_file() -> None:
    text, _ = FILES['colons.yaml']
    mended = text.replace('title： One', 'title: One')
    mended = mended.replace('  url： ', '  url: ').replace('topics： G', 'topics: G')
    content = read_data(mended.encode(), '.yaml')
    assert content.flaws == []
    (described,) = content.entries[1].values['description']
    assert described.text == 'topics： these are words\n'


@pytest.mark.parametrize('name', BLOCKS)
def test_blocks_are_told_of(name: str, tmp_path: Path) -> None:
    text, line = BLOCKS[name]
    build = Project(
        tmp_path,
        {
            'index.md': f'{TOPICS}```{{toctree}}\n{name.partition(".")[0]}\n```\n',
            name: ('Page\n====\n\n' if name.endswith('.rst') else '# Page\n\n') + text,
        },
        PLAIN_PAGES,
    ).build()
    above = 3 if name.endswith('.rst') else 2
    (told,) = build.warnings.splitlines()
    assert told.startswith(f'{name}:{line + above}: WARNING: ')
    assert 'was not read as a block; begin it with ' in told


def test_options_and_metadata_name_the_sign(tmp_path: Path) -> None:
    build = Project(
        tmp_path,
        {
            'index.md': '---\nresource-kind： book\n---\n'
            f'{TOPICS}:::{{resource}} A\n:url： https://example.org/1\n'
            ':topics: Graphs\n\nx\n:::\n'
        },
        PLAIN_PAGES,
    ).build()
    told = [line for line in build.warnings.splitlines() if '[resource.' in line]
    assert [line.split(' ')[0] for line in told] == ['index.md:11:', 'index.md:2:']
    assert all(COLON in line for line in told)
    assert told[0].endswith('write :url: https://example.org/1 [resource.option]')
