"""The files beside the pages are made when they have to be, and then only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sphinx

from sphinx_resources import files
from sphinx_resources.indices import CatalogueIndex
from sphinx_resources.kept import Kept
from support import PLAIN_PAGES, Project, assert_as_clean, block, toctree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from support import Build

#: Files of the catalogue and of the search, of a topic, and a page of an index.
NAMES = (
    'catalogue.json',
    'catalogue.schema.json',
    'catalogue.bib',
    '_catalogue/sets.bib',
    'resource-search-index.js',
    'resource-search-texts.js',
    'resource-titles.html',
)
#: What makes the pages and the files.
ALL = ['indices', 'publish', 'search_files', 'marked']
OPTIONS = {'url': 'https://example.org/1', 'topics': 'sets', 'kind': 'book'}
SOURCES = {
    'index.md': '# Home\n\n' + toctree('markdown', 'books', 'sets', 'plain'),
    'books.md': '# Books\n\n' + block('markdown', 'resource', 'First', OPTIONS, 'One.'),
    'sets.md': '# Sets\n\n' + block('markdown', 'resource-topic', '', {}, 'All.'),
    'plain.md': '# Plain\n\nNothing of ours.\n',
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what makes files, and pages of indices, whenever it does."""
    names: list[str] = []

    def noting(make: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: object) -> Any:
            names.append(make.__module__.rpartition('.')[2])
            return make(*args)

        return noted

    monkeypatch.setattr(files, 'MAKERS', [noting(make) for make in files.MAKERS])
    monkeypatch.setattr(CatalogueIndex, '_groups', noting(CatalogueIndex._groups))
    return names


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path, SOURCES, dict(PLAIN_PAGES))
    found.build()
    return found


def written(build: Build) -> set[str]:
    return {name for name in NAMES if name in build.written}


def test_nothing_is_made_when_nothing_changed(
    project: Project, made: list[str]
) -> None:
    assert not written(project.build())
    assert made == []
    project.edit('plain.md', 'of ours', 'at all')
    build = project.build()
    assert not written(build)
    assert made == []
    assert_as_clean(project, build)
    made.clear()
    project.edit('books.md', 'One.', 'Uno.')
    build = project.build()
    assert made == ALL[1:]
    assert written(build) == set(NAMES) - {NAMES[1], NAMES[-1]}
    assert_as_clean(project, build)
    made.clear()
    # Navigation shows what pages are called, also on those of indices.
    project.edit('plain.md', '# Plain', '# Simple')
    project.build()
    assert set(made) == {'indices'}
    made.clear()
    project.edit('books.md', 'First', 'Third')
    assert 'Third' in project.build().text('resource-titles.html')
    assert set(made) == set(ALL)


def test_a_process_of_their_own_makes_them_while_others_write_pages(
    project: Project, made: list[str]
) -> None:
    project.edit('books.md', 'One.', 'Uno.')
    build = project.build(jobs=2)
    # What another process makes is not noted in this one.
    assert made == []
    assert written(build) == set(NAMES) - {NAMES[1], NAMES[-1]}
    assert_as_clean(project, build)
    made.clear()
    assert not written(project.build(jobs=2))
    assert made == []


def test_a_page_that_navigation_alone_shows_is_noted(project: Project) -> None:
    project.write('more.md', '# More\n')
    project.edit('index.md', 'plain\n', 'plain\nmore\n')
    assert_as_clean(project, project.build())


def test_an_edit_makes_the_texts_of_one_resource(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = block('markdown', 'resource', 'Second', OPTIONS, 'Two.')
    project.write('books.md', f'{SOURCES["books.md"]}\n{more}')
    project.build()
    made: list[str] = []
    make = Kept.once

    def once(self: Kept, form: str, key: str, text: Callable[[], str]) -> str:
        def noted() -> str:
            if form not in {'objects', 'stems'}:
                made.append(f'{form} {key.partition(" ")[0]}')
            return text()

        return make(self, form, key, noted)

    monkeypatch.setattr(Kept, 'once', once)
    project.edit('books.md', 'One.', 'Uno, not `one`.')
    build = project.build()
    forms = ('amb', 'bibtex', 'cards', 'copies/sets', 'csl', 'json', 'search')
    assert sorted(made) == sorted(
        [*(f'{form} books#first' for form in forms), 'pages books']
    )
    assert_as_clean(project, build)
    made.clear()
    # What a card shows of another, its title, all may show.
    project.edit('books.md', 'Second', 'Other')
    build = project.build()
    assert {f'cards books#{id_}' for id_ in ('first', 'other')} <= set(made)
    assert_as_clean(project, build)


def test_what_is_gone_or_damaged_is_made_again(project: Project) -> None:
    # Before 8.2, Sphinx writes no index if no page is out of date.
    names = NAMES if sphinx.version_info >= (8, 2) else NAMES[:-1]
    right = {name: (project.path / 'html' / name).read_bytes() for name in names}
    for name in ('catalogue.json', '_catalogue/sets.bib'):
        (project.path / 'html' / name).unlink()
    build = project.build()
    assert {'catalogue.json', '_catalogue/sets.bib'} <= build.written
    for name, content in right.items():
        (project.path / 'html' / name).write_bytes(content[:-1])
    other = project.path / 'html/_catalogue/gone.bib'
    other.write_text('not of this catalogue', encoding='utf-8')
    build = project.build()
    assert {name: build.files()[name] for name in names} == right
    assert not other.exists()
    assert_as_clean(project, build)


#: Settings, and a file that each changes.
SETTINGS = {
    'html_baseurl': ('https://example.org/site', 'catalogue.json'),
    'resource_license': ('CC0-1.0', 'catalogue.json'),
    'resource_about': (['https://example.org/about'], 'catalogue.amb.json'),
    'project': ('Other', 'catalogue.json'),
    'language': ('en_GB', 'catalogue.json'),
    'html_link_suffix': ('', 'resource-search-index.js'),
    'resource_formats': (['amb', 'json'], 'catalogue.bib'),
}


def test_a_setting_reaches_the_files(project: Project) -> None:
    before = project.build().files()
    for setting, (value, name) in SETTINGS.items():
        project.config[setting] = value
        build = project.build()
        assert build.files().get(name) != before[name], setting
        before = build.files()
    assert_as_clean(project, build)


def test_another_version_makes_all_anew(
    project: Project, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr('sphinx_resources.__version__', '99')
    project.build()
    assert set(made) == set(ALL)


def test_a_partial_build_does_not_count(project: Project, made: list[str]) -> None:
    project.edit('books.md', 'One.', 'Uno.')
    project.build(filenames=('plain.md',))
    build = project.build()
    assert 'Uno.' in build.text('catalogue.json')
    assert_as_clean(project, build)
