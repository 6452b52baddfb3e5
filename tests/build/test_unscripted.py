"""What the search page says where no scripts run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import Project, block, toctree
from themes import build_apart

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

#: Themes with a search page; ``sphinx_immaterial`` has none.
THEMES = (
    *('alabaster', 'furo', 'pydata_sphinx_theme', 'shibuya', 'sphinx_book_theme'),
    *('sphinx_rtd_theme', 'sphinxawesome_theme', 'piccolo_theme'),
)
GOOD = {
    'url': 'https://example.org/',
    'topics': 'Sets',
    'kind': 'book',
    'level': 'beginner',
    'authors': 'Ada Lovelace',
}
LINKS = {
    'a/topics.html': 'All topics',
    'a/every.html': 'Everything',
    'resource-titles.html': 'Index of titles',
    'resource-authors.html': 'Index of authors',
    'genindex.html': 'General Index',
}


def project(path: Path, **config: Any) -> Project:
    files = {
        'index.md': '# Home\n\n'
        + block('markdown', 'resource-index', 'topics', {'topics': 'Sets'})
        + toctree('markdown', 'a/every', 'a/mixed', 'a/topics', 't'),
        # More than what is looked for stands here.
        'a/mixed.md': '# Mixed\n\n'
        + block('markdown', 'resource-index', 'topics')
        + block('markdown', 'resource-list'),
        'a/topics.md': '# All topics\n\n'
        + block('markdown', 'resource-index', 'topics'),
        'a/every.md': '# Everything\n\n' + block('markdown', 'resource-list'),
        't.md': '# Sets\n\n'
        + block('markdown', 'resource-topic', '', {'aliases': 'classes'}, 'They hold.')
        + block('markdown', 'resource', 'A', GOOD, 'It is on them.'),
    }
    extensions = ['myst_parser', 'sphinx_design', 'sphinx_resources']
    return Project(path, files, {'extensions': extensions, **config})


@pytest.mark.parametrize(
    'theme', ['alabaster', *(pytest.param(t, marks=pytest.mark.whole) for t in THEMES)]
)
def test_the_search_page_leads_on_in_every_theme(theme: str, tmp_path: Path) -> None:
    config: dict[str, Any] = {'html_theme': theme}
    made = project(tmp_path, **config)
    if theme == 'sphinxawesome_theme':
        made.config['extensions'] = [*made.config['extensions'], theme]
    page = build_apart(made).html('search.html')
    (place,) = page.select('noscript .resource-unscripted')
    links = place.select('li > a')
    assert {str(a['href']): a.get_text() for a in links} == LINKS
    assert place.p is not None
    assert 'without scripts' in place.p.get_text()
    assert place.find_parent('head') is None


def test_it_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    build = project(tmp_path, language='de').build('dirhtml')
    assert build.warnings == ''
    (place,) = build.html('search/index.html').select('noscript .resource-unscripted')
    assert place.p is not None
    assert place.p.get_text() == 'Auch ohne Skripte führen diese Seiten zu allem:'
    assert place.select('a[href="../a/topics/"]')


def test_a_template_of_the_project_comes_first(tmp_path: Path) -> None:
    made = project(tmp_path, templates_path=['own'])
    made.write('own/search.html', '{% extends "!search.html" %}')
    build = made.build()
    assert build.warnings == ''
    assert not build.html('search.html').select('.resource-unscripted')


def test_a_project_without_resources_has_the_page_of_its_theme(tmp_path: Path) -> None:
    files = {'index.md': '# Home\n\nWords.\n'}
    config = {'extensions': ['myst_parser', 'sphinx_resources']}
    page = Project(tmp_path, files, config).build().html('search.html')
    assert page.select('noscript')
    assert not page.select('.resource-unscripted')
