"""What words find in the text field of a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import needs_chromium
from pages import CARDS, query, status
from support import Project, block, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser import Opener

pytestmark = needs_chromium

#: More than a page shows in full, and than the filter changes at once.
MANY = 650
DESCRIPTION = """An overview.

The second paragraph treats hidden Markov chains.

Contents:

1. Eigenvalues of a matrix
2. Gradients
"""


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a catalogue whose list shows the first sentence of each resource."""
    cards = [
        block(
            'markdown',
            'resource',
            f'Number {place}',
            {
                'url': f'https://example.org/{place}',
                'topics': 'sets',
                'kind': 'book' if place else 'video',
                'aliases': f'n{place}',
                'publisher': 'Springer' if place == 1 else 'Nobody',
            },
            DESCRIPTION if place == 0 else 'Plain words.',
        )
        for place in range(MANY)
    ]
    topic = block('markdown', 'resource-topic', '', {'aliases': 'collections'}, '')
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'all', 'sets', 'list'),
        'all.md': '# All\n\n' + '\n'.join(cards),
        'list.md': '# List\n\n' + block('markdown', 'resource-list', '', {}, ''),
        'sets.md': f'# Sets\n\n{topic}',
    }
    extensions = ['myst_parser', 'sphinx_resources']
    path = tmp_path_factory.mktemp('words')
    return Project(path, files, {'extensions': extensions}).build().out


@pytest.fixture
def page(context: Opener) -> Page:
    page = context().new_page()
    page.goto('/list.html')
    return page


@pytest.mark.parametrize(
    'words',
    [
        'markov',
        'eigenvalue',
        'chains number gradients',
        'n0',
        'video number',
        '"hidden markov chains"',
        '“eigenvalues of a matrix” gradient',
    ],
)
def test_words_of_the_whole_entry_are_found(page: Page, words: str) -> None:
    query(page).fill(words)
    expect(page.locator(f'{CARDS} .sd-card-title')).to_have_text(['Number 0'])
    expect(status(page)).to_have_text(f'1 of {MANY} resources')


def test_other_names_of_topics_and_makers_are_found(page: Page) -> None:
    query(page).fill('collection')
    expect(status(page)).to_have_text(f'{MANY} resources')
    query(page).fill('springer')
    expect(page.locator(f'{CARDS} .sd-card-title')).to_have_text(['Number 1'])
    query(page).fill('"chains hidden"')
    expect(status(page)).to_have_text(f'0 of {MANY} resources')


def test_a_typing_error_is_only_forgiven_by_choice(page: Page) -> None:
    query(page).fill('markow')
    expect(status(page)).to_have_text(f'0 of {MANY} resources')
    expect(page.locator('.resource-suggestion')).to_have_text('Did you mean markov?')
    page.get_by_role('button', name='markov', exact=True).click()
    expect(page.locator(f'{CARDS} .sd-card-title')).to_have_text(['Number 0'])
    expect(page).to_have_url('/list.html?q=markov')
    expect(status(page)).to_be_focused()


def test_the_index_is_loaded_with_the_focus(page: Page) -> None:
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    page.reload()
    assert not any('resource-search' in url for url in asked)
    query(page).focus()
    page.wait_for_function('globalThis.resourceSearchIndex')
    assert sum('search-index' in url for url in asked) == 1
    assert not any('search-texts' in url for url in asked)


def test_an_address_with_words_needs_no_focus(page: Page) -> None:
    page.goto('/list.html?q=markov')
    expect(status(page)).to_have_text(f'1 of {MANY} resources')


def test_it_works_without_a_server(page: Page, folder: Path) -> None:
    page.goto(f'file://{folder}/list.html')
    query(page).fill('"hidden markov"')
    expect(status(page)).to_have_text(f'1 of {MANY} resources')


@pytest.mark.parametrize('missing', ['index', 'texts'])
def test_without_the_index_the_page_itself_is_filtered(
    page: Page, missing: str
) -> None:
    page.route(f'**/resource-search-{missing}.js', lambda route: route.abort())
    query(page).fill('"number 17"')
    found = 1 if missing == 'texts' else 11
    expect(status(page)).to_have_text(f'{found} of {MANY} resources')
    query(page).fill('overview')
    expect(page.locator(f'{CARDS} .sd-card-title')).to_have_text(['Number 0'])
