"""Of two versions that Git could not merge, authors are told once."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from sphinx_resources.formats import read_data
from support import PLAIN_PAGES, SYNTAXES, Project, block, heading, under

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {'url': 'https://example.org/', 'topics': 'Graphs', 'kind': 'book'}
TOLD = (
    "'<<<<<<< HEAD' begins two versions of which Git could not choose one, and only "
    'the upper is read; keep one of them, and delete the lines that begin with '
    '<<<<<<<, ======= and >>>>>>>'
)


def conflict(upper: str, lower: str, base: str = '') -> str:
    middle = f'||||||| 1a2b3c4\n{base}' if base else ''
    return f'<<<<<<< HEAD\n{upper}{middle}=======\n{lower}>>>>>>> topic/bees\n'


def build(path: Path, syntax: str, text: str) -> tuple[list[str], list[str]]:
    """Return what is told of a page with a text, and the words of its cards."""
    page = heading(syntax, 'Graphs') + block(syntax, 'resource-topic') + f'\n{text}\n'
    other = OPTIONS | {'url': 'https://example.org/last'}
    page += block(syntax, 'resource', 'Last', other, 'The end.')
    made = Project(path, {f'index.{SYNTAXES[syntax]}': page}, PLAIN_PAGES).build()
    shown = made.html('index.html').select('article.resource-card[id]')
    return made.warnings.splitlines(), [
        ' '.join(card.get_text().split()) for card in shown
    ]


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('base', [False, True])
def test_the_upper_version_is_read(syntax: str, base: bool, tmp_path: Path) -> None:
    ours = block(syntax, 'resource', 'Ants', OPTIONS, 'On ants.')
    theirs = ours.replace('ants', 'all ants')
    line = re.findall(r'.*:topics:.*\n', ours)[0]
    text = re.findall(r'.*On ants.*\n', ours)[0]
    pages = {
        'all of it': (0, ours, theirs),
        'an option': (2, line, line.replace('G', 'No g')),
        'its text': (5, text, text.replace('ants', 'bees')),
    }
    above = heading(syntax, 'Graphs') + block(syntax, 'resource-topic')
    first = above.count('\n') + 2
    for name, (below, upper, lower) in pages.items():
        both = conflict(upper, lower, upper if base else '')
        told, shown = build(tmp_path / name, syntax, ours.replace(upper, both))
        place = f'index.{SYNTAXES[syntax]}:{first + below}'
        assert told == [f'{place}: WARNING: {TOLD} [resource.block]'], name
        assert len(shown) == 2, name
        assert 'On ants.' in shown[0], name
        assert not any(sign in ''.join(shown) for sign in '<>='), name


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_so_in_a_file_that_is_included(syntax: str, tmp_path: Path) -> None:
    ours = block(syntax, 'resource', 'Ants', OPTIONS, 'On ants.')
    page = heading(syntax, 'Graphs') + block(syntax, 'resource-topic') + '\n'
    page += under(syntax, 'include', 'part.txt', '').replace('::::', ':::')
    files = {f'index.{SYNTAXES[syntax]}': page}
    files['part.txt'] = conflict(ours, ours.replace('ants', 'all ants'))
    made = Project(tmp_path, files, PLAIN_PAGES).build()
    assert made.warnings == f'part.txt:1: WARNING: {TOLD} [resource.block]'
    (card,) = made.html('index.html').select('article.resource-card[id]')
    assert 'On ants.' in card.get_text()


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_line_that_was_forgotten_is_named(syntax: str, tmp_path: Path) -> None:
    ours = block(syntax, 'resource', 'Ants', OPTIONS, 'On ants.')
    told, shown = build(tmp_path, syntax, f'{ours}\n>>>>>>> topic/bees\n')
    assert len(told) == 1
    assert told[0].endswith(
        "WARNING: '>>>>>>> topic/bees' is left of two versions; delete it "
        '[resource.block]'
    )
    assert len(shown) == 2


def test_code_that_shows_a_merge_is_as_it_was(tmp_path: Path) -> None:
    shown = conflict('a\n', 'b\n')
    pages = {
        'markdown': f'```text\n{shown}```\n\n```{{code-block}} text\n{shown}```\n',
        'restructuredtext': f'::\n\n{textwrap.indent(shown, "   ")}',
    }
    for syntax, page in pages.items():
        told, cards = build(tmp_path / syntax, syntax, page)
        assert (told, len(cards)) == ([], 1)
        html = (tmp_path / syntax / 'html/index.html').read_text('utf-8')
        words = BeautifulSoup(html, 'html.parser').get_text()
        assert words.count('>>>>>>> topic/bees') == page.count('>>>>>>>')


def test_a_title_of_seven_letters_is_no_line_of_git(tmp_path: Path) -> None:
    page = 'Courses\n=======\n\nMore\n\n'
    told, cards = build(tmp_path, 'restructuredtext', page)
    assert (told, len(cards)) == ([], 1)


@pytest.mark.parametrize(
    ('suffix', 'entry', 'around'),
    [
        ('.yaml', '- title: {}\n', ('', '')),
        ('.json', '{{"title": "{}"}}\n', ('[\n', ']\n')),
        ('.csv', '{}\n', ('title\n', '')),
        ('.bib', '@book{{k, title={{{}}}}}\n', ('', '')),
    ],
)
def test_so_in_data_files(suffix: str, entry: str, around: tuple[str, str]) -> None:
    begin, end = around
    text = begin + conflict(entry.format('Ours'), entry.format('Theirs')) + end
    for ends in '\n', '\r\n':
        content = read_data(text.replace('\n', ends).encode(), suffix)
        assert content.flaws == [(begin.count('\n') + 1, TOLD)]
        titles = [entry.values['title'][0].text for entry in content.entries]
        assert titles == ['Ours']
