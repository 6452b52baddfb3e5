"""What is special in a line of text: markup, tasks, and what it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs import COPIES, TABLES, construct_project, descriptions
from support import Project, assert_as_clean, block, heading

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {'url': 'https://example.org/', 'topics': 'sets', 'kind': 'book'}


def test_tasks(tmp_path: Path) -> None:
    body = 'Text.\n\nContents:\n\n- [x] one\n- [ ] two'
    made = construct_project(tmp_path, 'markdown', {'tasks': (body, '')})
    for builder in ('html', 'text', 'latex'):
        build = made.build(builder)
        assert build.warnings == ''
        name = {'html': 'books.html', 'text': 'books.txt', 'latex': 'test.tex'}
        text = build.text(name[builder])
        assert 'input class="task' not in text
        assert '☑ one' in text
        assert '☐ two' in text


def test_markup_of_the_author_is_text_and_told_once(tmp_path: Path) -> None:
    table = {'raw': ('A <b>bold</b> word.\n\n<div>\nx\n</div>', '')}
    build = construct_project(tmp_path, 'markdown', table).build()
    lines = build.warnings.splitlines()
    assert len(lines) == 2
    assert "'<b>' is raw markup, and is shown as text; write **text**" in lines[0]
    assert "'<div> x </div>' is raw markup" in lines[1]
    for name in ('books', 'graphs'):
        text = build.text(f'{name}.html')
        assert 'A &lt;b&gt;bold&lt;/b&gt; word.' in text
    assert not build.html('books.html').select('p p')


def test_what_a_description_cites_is_written_again(tmp_path: Path) -> None:
    made = construct_project(tmp_path, 'markdown', TABLES['markdown'])
    made.build()
    made.edit('other.md', '# Second part', '# New part')
    build = made.build()
    assert {'books.html', 'graphs.html'} <= build.written
    assert 'ants.html' not in made.build().written
    shown = descriptions(build.html('graphs.html'))
    assert shown['ref'] == shown['doc'] == shown['label'] == 'See New part.'
    assert descriptions(build.html('books.html')) == shown | {
        name: TABLES['markdown'][name][1] for name in COPIES['markdown']
    }
    assert_as_clean(made, build)


def test_a_reference_that_leads_nowhere_is_told_once(tmp_path: Path) -> None:
    table = {'ref': ('See {ref}`nowhere` and [](#never).', '')}
    build = construct_project(tmp_path, 'markdown', table).build()
    assert build.warnings.count('nowhere') == 1
    assert build.warnings.count("'never'") == 1
    assert 'nowhere' in descriptions(build.html('graphs.html'))['ref']


#: What is taken out of a description, with a class and a label that leads to it.
TAKEN_OUT = {
    'raw role': (
        '.. role:: html(raw)\n   :format: html\n\n.. _place:\n\nA :html:`<b>x</b>` b.'
    ),
    'raw': '.. _place:\n\n.. raw:: html\n   :class: big\n\n   <b>x</b>',
    'picture': (
        '.. image:: https://example.org/p.png\n   :alt: words\n   :name: place\n'
        '   :class: big'
    ),
    'picture without words': (
        '.. image:: https://example.org/p.png\n   :name: place\n   :class: big'
    ),
    'link with a class': (
        '.. role:: big\n\n.. |x| replace:: :big:`x`\n.. _x: javascript:x\n\n'
        '.. _place:\n\nA |x|_ b.'
    ),
}


@pytest.mark.parametrize('name', TAKEN_OUT)
def test_what_is_taken_out_keeps_its_label(name: str, tmp_path: Path) -> None:
    options = {'url': 'https://example.org/', 'topics': 'x', 'kind': 'book'}
    text = heading('restructuredtext', 'Home') + 'See place_.\n\n'
    text += block('restructuredtext', 'resource', 'Ants', options, TAKEN_OUT[name])
    build = Project(tmp_path, {'index.rst': text}).build(
        suppress_warnings=['resource.topic']
    )
    assert len(build.warnings.splitlines()) == 1, build.warnings
    page = build.html('index.html')
    link = page.find('a', string='place')
    assert link
    assert page.select(f'article {link["href"]}')
    assert not page.select('article b, article .big:not(span)')


@pytest.mark.parametrize('around', [True, False])
def test_the_search_knows_words_of_topics_without_markup(
    around: bool, tmp_path: Path
) -> None:
    """Markup that the parser makes is no word of an introduction."""
    body = 'Aaa\\\nbbb ~~ccc~~ <!-- ddd --> *eee* $f^2$ {ref}`x <index>`.'
    page = '# Sets\n\n' + (
        f':::{{resource-topic}}\n:::\n\n{body}\n'
        if around
        else f':::{{resource-topic}}\n\n{body}\n:::\n'
    )
    book = block('markdown', 'resource', 'A', GOOD, 'x')
    files = {
        'index.md': f'(index)=\n# Home\n\n```{{toctree}}\nsets\n```\n\n{book}',
        'sets.md': page,
    }
    made = Project(tmp_path, files, {'suppress_warnings': ['myst.strikethrough']})
    made.config['myst_enable_extensions'] = [
        'colon_fence',
        'dollarmath',
        'strikethrough',
    ]
    build = made.build()
    assert build.warnings == ''
    found = build.text('resource-search-texts.js')
    assert 'aaa bbb ccc eee' in found
    for other in (' br ', 'ddd', 's ccc', 'aaabbb'):
        assert other not in found
