"""What readers look for is found from the home page in three actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import NARROW, needs_chromium
from pages import box, shown

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser import Opener
    from sphinx_resources.commands.project import Project

pytestmark = needs_chromium


def on_map(page: Page, topic: str) -> Locator:
    """Return the link to a topic on the map."""
    return page.locator('.resource-map').get_by_role('link', name=topic, exact=True)


def test_a_video_on_probability_for_beginners(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    on_map(page, 'Probability').click()
    box(page, 'level', 'beginner').check()
    box(page, 'kind', 'video').check()
    assert '3Blue1Brown' in shown(page)


def test_every_book_on_optimization(context: Opener, read_site: Project) -> None:
    page = context().new_page()
    page.goto('/')
    on_map(page, 'Optimization').click()
    page.wait_for_load_state()
    books = page.locator('h2.resource-kind:has-text("Books") + ul > li')
    titles = books.locator('.sd-card-title').all_inner_texts()
    on_it = read_site.catalogue.by_topic['optimization']
    expected = sorted(one.title for one in on_it if one.kind == 'book')
    assert sorted(title.strip() for title in titles) == expected


def test_what_to_learn_before_backpropagation(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    on_map(page, 'Backpropagation').click()
    page.locator('.resource-part > summary').click()
    first = page.locator('dl.field-list dt:has-text("Know first") + dd a').first
    name = first.inner_text()
    first.click()
    expect(page.locator('h1')).to_contain_text(name)
    assert page.locator('ul.resource-cards > li:visible').count() > 0


def test_the_search_page_has_a_heading_and_a_field(context: Opener) -> None:
    page = context(viewport=NARROW).new_page()
    page.goto('/search.html')
    expect(page.get_by_role('heading', level=1)).to_have_text('Search')
    expect(page.locator('meta[name=description]')).to_have_count(1)
    page.get_by_role('searchbox', name='Words to find').fill('eigenvalues')
    page.keyboard.press('Enter')
    expect(page.locator('#search-results li a').first).to_be_visible()


def search(page: Page, words: str) -> list[str]:
    """Return what the search of the site finds."""
    page.goto(f'/search.html?q={words.replace(" ", "+")}')
    expect(page.locator('#search-results .search-summary')).to_contain_text('found')
    links = page.locator('#search-results li > a').all()
    return [str(link.get_attribute('href')) for link in links]


@pytest.mark.parametrize(
    ('words', 'card'),
    [
        ('dive into deep learning', 'resources/books.html#dive-into-deep-learning'),
        ('essence of calculus', 'resources/videos.html#essence-of-calculus'),
        ('3blue1brown', 'resources/videos.html#id-3blue1brown'),
    ],
)
def test_a_search_for_a_title_finds_the_card_first(
    words: str, card: str, context: Opener
) -> None:
    assert search(context().new_page(), words)[0] == card


def test_a_search_for_a_topic_finds_its_page_first(context: Opener) -> None:
    results = search(context().new_page(), 'linear algebra')
    assert 'topics/linear-algebra.html' in results[0]
