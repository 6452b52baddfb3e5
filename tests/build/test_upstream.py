"""What Sphinx does without our extension, where other tests must look away.

A test that fails here says that the exception it stands for can go.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sphinx

from random_sources import translated
from support import Project, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

PLAIN = {'extensions': ['myst_parser']}


def search_index(build: Build) -> dict[str, dict[str, object]]:
    text = build.text('searchindex.js')
    index: dict[str, dict[str, object]] = json.loads(
        text.removeprefix('Search.setIndex(').removesuffix(')')
    )
    return index


def test_a_word_that_is_gone_stays_in_the_search_index(tmp_path: Path) -> None:
    project = Project(tmp_path, {'index.md': '# Home\n\nzebra\n'}, PLAIN)
    project.build()
    project.edit('index.md', 'zebra', 'lion')
    assert search_index(project.build())['terms']['zebra'] == []


def test_index_entries_of_unwritten_pages_leave_the_search_index(
    tmp_path: Path,
) -> None:
    """See sphinx-doc/sphinx#12599."""
    entry = '```{index} zebra\n```\n'
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'a', 'b'),
        'a.md': f'# A\n\n{entry}',
        'b.md': '# B\n',
    }
    project = Project(tmp_path, files, PLAIN)
    assert 'zebra' in search_index(project.build())['indexentries']
    project.edit('b.md', '# B', '# Bee')
    assert 'zebra' not in search_index(project.build())['indexentries']


def test_the_previous_link_of_a_page_is_not_renewed(tmp_path: Path) -> None:
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'a', 'b'),
        'a.md': '# A\n',
        'b.md': '# B\n',
    }
    project = Project(tmp_path, files, PLAIN)
    project.build()
    project.delete('a.md')
    project.edit('index.md', 'a\nb', 'b')
    assert 'href="a.html"' in project.build().text('b.html')


def test_the_page_of_a_deleted_document_stays(tmp_path: Path) -> None:
    project = Project(
        tmp_path,
        {'index.md': '# Home\n\n' + toctree('markdown', 'a'), 'a.md': '# A\n'},
        PLAIN,
    )
    project.build()
    project.delete('a.md')
    project.edit('index.md', 'a\n```', '```')
    assert (project.build().out / 'a.html').is_file()


def test_a_translation_that_is_gone_stays_on_its_page(tmp_path: Path) -> None:
    name = 'locale/de/LC_MESSAGES/index'
    files = {'index.md': '# Home\n\nzebra\n', f'{name}.po': translated({'zebra': 'Z'})}
    settings = {**PLAIN, 'language': 'de', 'locale_dirs': ['locale']}
    project = Project(tmp_path, files, settings)
    project.build()
    project.delete(f'{name}.po')
    project.delete(f'{name}.mo')
    assert '<p>Z</p>' in project.build().text('index.html')


def test_pictures_that_no_page_shows_and_old_settings_stay(tmp_path: Path) -> None:
    text = '# Home\n\n![A dot](dot.svg)\n'
    dot = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    project = Project(tmp_path, {'index.md': text, 'dot.svg': dot}, PLAIN)
    project.build()
    project.edit('index.md', '![A dot](dot.svg)', 'None.')
    out = project.build(html_title='Other').out
    assert (out / '_images/dot.svg').is_file()
    assert (out / '.buildinfo.bak').is_file()


@pytest.mark.skipif(sphinx.version_info < (8, 2), reason='it does since 8.2')
def test_singlehtml_writes_two_anchors_into_its_contents(tmp_path: Path) -> None:
    """See sphinx-doc/sphinx#14221."""
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'a'),
        'a.md': '# A\n\n## Below\n',
    }
    build = Project(tmp_path, files, PLAIN).build('singlehtml')
    assert '#document-a#below' in build.text('index.html')
