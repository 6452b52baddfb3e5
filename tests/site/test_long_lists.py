"""Pages of very many cards, which leave to the script what it can make of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import catalogue, needs_chromium
from pages import box, shown, status
from sphinx_resources.rendering.html import cards
from support import block

if TYPE_CHECKING:
    from pathlib import Path

    from browser import Opener

pytestmark = needs_chromium

#: What the page of a topic says of each of many cards only for scripts.
REPEATED = '[data-resource], [data-kind], [data-level], [data-topic], article[id]'


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        # As many as this catalogue has are very many.
        patch.setattr(cards, 'MOST_WHOLE', 5)
        project = catalogue(tmp_path_factory.mktemp('long'), html_theme='furo')
        text = project.read('all.md')
        for year, title in enumerate(('Alpha', 'Gamma', 'Beta', 'Delta'), 2000):
            text = text.replace(f'/{title}\n', f'/{title}\n:year: {year}\n')
        more = {'url': 'https://example.org/é', 'topics': 'sets', 'level': 'advanced'}
        project.write('all.md', text + block('markdown', 'resource', 'Été', more))
        build = project.build()
    page = build.html('sets.html')
    assert len(page.select('ul.resource-short > li')) == 7
    assert not page.select(f'ul.resource-short :is({REPEATED})')
    assert 'data-values-topic' not in build.text('sets.html')
    levels = [ul['data-values-level'] for ul in page.select('ul.resource-short')]
    assert 'beginner advanced;0 0 1' in levels
    # Without the script, the card that it is in says of what it is.
    link = page.select_one('ul.resource-short a[href="all.html#ete"]')
    assert link is not None
    assert 'aria-label' not in link.attrs
    # The link of a title tells the host, and cards tell their years; titles that
    # ascend already are called by the number of their run.
    assert not [text for text in page.stripped_strings if 'example.org' in text]
    assert not page.select('ul.resource-short .resource-badges[aria-label]')
    order = page.select_one('option[value=title]')
    assert order is not None
    assert order['data-runs'] == '0021210'
    assert page.select_one('option[value=year]:not([data-places])')
    return build.out


def test_cards_are_filtered_by_what_the_list_says_of_them(context: Opener) -> None:
    page = context().new_page()
    page.goto('/sets.html')
    box(page, 'topic', 'graphs').check()
    expect(status(page)).to_have_text('4 of 7 resources')
    assert set(shown(page)) == {'Beta', 'Delta', 'Epsilon', 'Resource results'}
    box(page, 'level', 'advanced').check()
    box(page, 'kind', 'video').check()
    assert shown(page) == ['Delta']


def test_cards_are_sorted_by_digits_and_then_by_title(context: Opener) -> None:
    page = context().new_page()
    page.goto('/sets.html?sort=year')
    # Each kind has a list of its own.
    found = shown(page)
    for kind in (['Beta', 'Alpha', 'Resource results'], ['Delta', 'Gamma']):
        assert [title for title in found if title in kind] == kind
    page.get_by_label('Sort by').select_option('Title')
    found = shown(page)
    for kind in (['Alpha', 'Beta', 'Resource results'], ['Delta', 'Gamma']):
        assert [title for title in found if title in kind] == kind


def test_cards_have_anchors_and_their_links_names(context: Opener) -> None:
    page = context().new_page()
    page.goto('/sets.html#epsilon')
    expect(page.locator(':target')).to_contain_text('Epsilon')
    item = page.locator('li[data-resource=ete]')
    expect(item.locator('article#ete')).to_have_count(1)
    link = item.get_by_role('link', name='Full entry of Été', exact=True)
    expect(link).to_have_attribute('href', 'all.html#ete')
    expect(item.locator('.resource-byline')).to_have_text('example.org')
    line = page.locator('li[data-resource=delta] .resource-byline')
    expect(line).to_have_text('Video · Ada Lovelace · 2003 · example.org')
    expect(item.get_by_role('list', name='Level and topics')).to_have_count(1)
