"""An empty catalogue has no files to link, and its first resource brings them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import (
    PLAIN_PAGES,
    SYNTAXES,
    Project,
    assert_as_clean,
    block,
    heading,
    toctree,
)

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

OPTIONS = {'url': 'https://example.org/', 'topics': 'Graphs', 'kind': 'book'}


def _files(build: Build, name: str) -> set[str]:
    """Return the files of the catalogue that a page links."""
    links = build.html(name).select('a[href*=catalogue], link[href*=catalogue]')
    return {str(link['href']).partition('#')[0] for link in links}


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_an_empty_catalogue_has_no_files(syntax: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    pages = {
        'graphs': heading(syntax, 'Graphs') + block(syntax, 'resource-topic'),
        'list': heading(syntax, 'List') + block(syntax, 'resource-list'),
        'titles': heading(syntax, 'Titles') + block(syntax, 'resource-index', 'titles'),
        'map': heading(syntax, 'Map') + block(syntax, 'resource-map'),
    }
    files = {f'{name}.{end}': text for name, text in pages.items()}
    files[f'index.{end}'] = heading(syntax, 'Home') + toctree(syntax, *pages)
    made = Project(tmp_path, files, PLAIN_PAGES)
    build = made.build()
    for name in pages:
        assert _files(build, f'{name}.html') == set(), name
    assert not list(build.out.glob('*.json'))
    first = block(syntax, 'resource', 'Ants', OPTIONS, 'Text.')
    made.write(f'index.{end}', files[f'index.{end}'] + '\n' + first)
    build = made.build()
    for name in pages:
        linked = _files(build, f'{name}.html')
        assert 'catalogue.json' in linked
        assert all((build.out / file).is_file() for file in linked), name
    assert_as_clean(made, build)
