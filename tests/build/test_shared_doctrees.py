"""Builders that share doctrees leave none of the pages of others out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import PLAIN_PAGES, Project, block, toctree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize('other', ['changes', 'coverage', 'latex', 'xml'])
def test_a_title_that_is_cited_changes_between(other: str, tmp_path: Path) -> None:
    options = {'url': 'https://example.org/', 'kind': 'book', 'topics': 'Sets'}
    made = Project(
        tmp_path,
        {
            'index.md': '# Home\n\n' + toctree('markdown', 'books', 'list', 'plain'),
            'books.md': '# Books\n\n'
            + block('markdown', 'resource-topic', 'Sets')
            + '\n'
            + block('markdown', 'resource', 'Ants', options, 'See {ref}`here`.'),
            'list.md': '# List\n\n' + block('markdown', 'resource-list'),
            'plain.md': '(here)=\n# Title 1\n',
        },
        PLAIN_PAGES,
    )
    made.config['extensions'] = [*made.config['extensions'], 'sphinx.ext.coverage']
    made.build()
    for number in (1, 2):
        made.edit('plain.md', f'Title {number}', f'Title {number + 1}')
        made.build(other)
        assert f'See Title {number + 1}' in made.build().html('list.html').get_text()


def test_a_picture_changes_for_each_builder(tmp_path: Path) -> None:
    options = {'url': 'https://example.org/', 'kind': 'book', 'image': 'ant.svg'}
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    book = block('markdown', 'resource', 'Ants', options, 'Text.')
    made = Project(tmp_path, {'index.md': f'# Books\n\n{book}', 'ant.svg': svg})
    for builder in ('html', 'dirhtml'):
        made.build(builder)
    made.edit('ant.svg', '/>', ' width="9"/>')
    made.build()
    assert 'width="9"' in made.build('dirhtml').text('_images/ant.svg')
