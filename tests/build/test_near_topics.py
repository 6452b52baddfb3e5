"""The topic that is proposed is the same wherever one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

MEANT = {
    'sequences': "; did you mean 'Sequences and series'?",
    'high school maths': "; did you mean 'School mathematics'?",
    'basic Python': "; did you mean 'Python'?",
    'python and school mathematics': '; write Python, School mathematics',
    'Python / Sequences and series': '; write Python, Sequences and series',
}


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_the_nearest_topic_is_proposed_everywhere(tmp_path: Path, syntax: str) -> None:
    text = heading(syntax, 'Books')
    for label in ('Sequences and series', 'Python', 'School mathematics', 'Sets'):
        alias = {'aliases': 'high school mathematics'} if 'School' in label else {}
        text += block(syntax, 'resource-topic', label, alias, 'x')
    for number, name in enumerate(MEANT):
        options = {
            'url': f'https://e.org/{number}',
            'kind': 'book',
            'topics': name,
            'requires': name,
        }
        text += block(syntax, 'resource', f'R {number}', options, 'x')
        path = {'goal': name, 'assumes': name}
        text += block(syntax, 'resource-path', f'P {number}', path, '1. R 0')
    warnings = (
        Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}).build('dummy').warnings
    )
    for name, hint in MEANT.items():
        told = [
            line for line in warnings.splitlines() if f"'{name}' is not dec" in line
        ]
        assert len(told) == 4, warnings
        assert [line for line in told if hint not in line] == []


def test_a_character_that_shows_nothing_is_named(tmp_path: Path) -> None:
    options = {'url': 'https://e.org/', 'kind': 'book', 'year': '20\u200b20'}
    text = heading('markdown', 'Books') + block(
        'markdown', 'resource', 'R', options, 'x'
    )
    warnings = Project(tmp_path, {'index.md': text}).build('dummy').warnings
    assert (
        'index.md:6: WARNING: year: it holds U+200B (ZERO WIDTH SPACE)'
        ', which shows nothing; leave it out [resource.year]'
    ) in warnings


def test_what_names_nothing_is_left_out(tmp_path: Path) -> None:
    page = (
        '# Sets\n\n:::{resource-topic}\n:requires: none\n:::\n\n:::{resource} A\n'
        ':url: https://example.org/\n:topics: sets\n:kind: book\n:requires: n/a\n\n'
        'x\n:::\n'
    )
    told = Project(tmp_path, {'index.md': page}).build().warnings.splitlines()
    assert sorted(told) == [
        f"index.md:{line}: WARNING: the topic '{word}' is not declared; it says "
        'nothing, so leave it out [resource.topic]'
        for line, word in ((11, 'n/a'), (4, 'none'))
    ]
