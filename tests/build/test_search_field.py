"""A field for the search on a page, and an index of chosen topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {'url': 'https://example.org/', 'topics': 'Maps', 'kind': 'book'}


def project(path: Path, syntax: str, *blocks: str) -> Project:
    """Return a project with *blocks* on the page ``a/find``."""
    suffix = SYNTAXES[syntax]
    topics = '\n'.join(
        block(syntax, 'resource-topic', label, {}, 'It is.')
        for label in ('Sets', 'Maps', 'Rings')
    )
    files = {
        f'index.{suffix}': heading(syntax, 'Home') + toctree(syntax, 'a/find', 't'),
        f'a/find.{suffix}': heading(syntax, 'Find') + '\n'.join(blocks),
        f't.{suffix}': heading(syntax, 'Topics')
        + topics
        + '\n'
        + block(syntax, 'resource', 'A', GOOD, 'Text.'),
    }
    return Project(path, files)


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize(
    ('builder', 'page', 'action'),
    [
        ('html', 'a/find.html', '../search.html'),
        ('dirhtml', 'a/find/index.html', '../../search/'),
    ],
)
def test_the_field_leads_to_the_search_page(
    builder: str, page: str, action: str, syntax: str, tmp_path: Path
) -> None:
    build = project(tmp_path, syntax, block(syntax, 'resource-search')).build(builder)
    assert build.warnings == ''
    html = build.html(page)
    (form,) = html.select('form.resource-search')
    assert (form['action'], form['method']) == (action, 'get')
    (field,) = form.select('label input')
    assert field['name'] == 'q'
    assert form.label is not None
    assert form.label.get_text() == 'Search topics and resources'
    assert 'resource-field.js' in str(html)
    other = 'index.html'
    assert 'resource-field.js' not in build.text(other)


@pytest.mark.parametrize('builder', ['singlehtml', 'epub', 'text', 'latex'])
def test_without_a_search_there_is_no_field(builder: str, tmp_path: Path) -> None:
    build = project(tmp_path, 'markdown', block('markdown', 'resource-search')).build(
        builder
    )
    assert build.warnings == ''
    for path in build.out.rglob('*.*'):
        if path.suffix in {'.html', '.xhtml', '.txt', '.tex'}:
            assert 'Search topics' not in path.read_text(encoding='utf-8')


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_field_takes_no_title(syntax: str, tmp_path: Path) -> None:
    text = block(syntax, 'resource-search', 'eigenvalues')
    warnings = project(tmp_path, syntax, text).build().warnings
    line = 3 if syntax == 'markdown' else 4
    assert warnings == (
        f"a/find.{SYNTAXES[syntax]}:{line}: WARNING: 'eigenvalues' is no option: the "
        'field has its own words [resource.option]'
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_an_index_shows_chosen_topics_in_their_order(
    syntax: str, tmp_path: Path
) -> None:
    chosen = block(syntax, 'resource-index', 'topics', {'topics': 'sets, maps'})
    build = project(tmp_path, syntax, chosen).build()
    assert build.warnings == ''
    items = build.html('a/find.html').select('ul.resource-index > li')
    assert [item.get_text().strip() for item in items] == ['Sets (0)', 'Maps (1)']


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize(
    ('name', 'message'),
    [
        (
            'topics',
            "the topic 'stes' is not declared; did you mean 'Sets'? [resource.topic]",
        ),
        (
            'kinds',
            "only the index of topics has the option 'topics', not 'kinds' "
            '[resource.option]',
        ),
    ],
)
def test_what_is_wrong_with_the_choice(
    name: str, message: str, syntax: str, tmp_path: Path
) -> None:
    chosen = block(syntax, 'resource-index', name, {'topics': 'stes'})
    warnings = project(tmp_path, syntax, chosen).build().warnings.splitlines()
    line = 4 if syntax == 'markdown' else 5
    assert warnings[0] == f'a/find.{SYNTAXES[syntax]}:{line}: WARNING: {message}'
