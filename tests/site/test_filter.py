"""What the filter of the site does in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import NARROW, needs_chromium
from pages import CARDS, box, more_filters, number, query, shown, status

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser import Opener

pytestmark = needs_chromium


def test_values_of_a_group_add_up_and_groups_narrow(page: Page) -> None:
    total = len(shown(page))
    expect(status(page)).to_have_text(f'{total} resources')
    box(page, 'kind', 'video').check()
    videos = shown(page)
    expect(status(page)).to_have_text(f'{len(videos)} of {total} resources')
    box(page, 'kind', 'book').check()
    books = set(shown(page)) - set(videos)
    assert 0 < len(books) < total - len(videos)
    box(page, 'level', 'beginner').check()
    both = shown(page)
    assert 0 < len(both) < len(videos) + len(books)
    assert set(both) < books | set(videos)
    for item in page.locator(CARDS).all():
        assert item.get_attribute('data-level') == 'beginner'
        assert item.get_attribute('data-kind') in {'book', 'video'}


def test_counts_say_what_a_click_would_give(page: Page) -> None:
    box(page, 'level', 'intermediate').check()
    label = box(page, 'kind', 'book').locator('xpath=..')
    promised = number(label.locator('b'))
    label.click()
    assert len(shown(page)) == promised
    # Its own group leaves the number of another value alone.
    other = box(page, 'kind', 'video').locator('xpath=..').locator('b')
    promised = number(other)
    box(page, 'kind', 'book').uncheck()
    box(page, 'kind', 'video').check()
    assert len(shown(page)) == promised


def test_the_address_holds_the_state(page: Page, context: Opener) -> None:
    everything = shown(page)
    box(page, 'level', 'beginner').check()
    box(page, 'kind', 'video').check()
    expect(page).to_have_url(re.compile(r'\?level=beginner&kind=video$'))
    expect(page).to_have_title(re.compile('^Beginner · Videos · Browse all'))
    chosen = shown(page)
    other = context().new_page()
    other.goto(page.url)
    assert shown(other) == chosen
    expect(box(other, 'kind', 'video')).to_be_checked()
    page.go_back()
    expect(box(page, 'kind', 'video')).not_to_be_checked()
    page.go_back()
    assert shown(page) == everything
    expect(page).to_have_url(re.compile('all.html$'))
    page.go_forward()
    page.go_forward()
    assert shown(page) == chosen


def test_what_an_address_asks_in_vain_is_left_out(page: Page) -> None:
    everything = shown(page)
    page.goto('/resources/all.html?level=easy&theme=dark&topic=')
    assert shown(page) == everything
    expect(status(page)).to_contain_text('left out')


def test_a_card_that_the_address_names_is_seen(page: Page, context: Opener) -> None:
    """Whatever else the address asks for; it says then what is shown."""
    total = len(shown(page))
    title = 'Essence of Linear Algebra'
    for asked in ('kind=book', 'level=advanced&kind=tool', 'q=bayesian'):
        other = context().new_page()
        other.goto(f'/resources/all.html?{asked}#essence-of-linear-algebra')
        expect(other.get_by_role('link', name=title, exact=True)).to_be_in_viewport()
        expect(status(other)).to_have_text(f'{total} resources')
        expect(other).to_have_url(re.compile(r'/all\.html#essence-of-linear-algebra$'))
        expect(other.locator('.resource-chips')).to_be_hidden()
    # One that is among what is asked for leaves the filter on.
    other.goto('/resources/all.html?kind=video#essence-of-linear-algebra')
    expect(other.get_by_role('link', name=title, exact=True)).to_be_in_viewport()
    assert 0 < len(shown(other)) < total
    # Who chooses what is shown then looks no longer for the one.
    box(other, 'kind', 'video').uncheck(force=True)
    box(other, 'kind', 'book').check(force=True)
    expect(other).to_have_url(re.compile(r'/all\.html\?kind=book$'))
    other.reload()
    assert 0 < len(shown(other)) < total
    other.go_back()
    other.go_back()
    expect(other).to_have_url(re.compile('kind=video#essence-of-linear-algebra$'))
    expect(other.get_by_role('link', name=title, exact=True)).to_be_visible()


def test_what_is_on_can_be_taken_off(page: Page) -> None:
    everything = shown(page)
    box(page, 'level', 'beginner').check()
    box(page, 'kind', 'video').check()
    query(page).fill('linear')
    chips = page.get_by_role('button', name=re.compile('^Remove filter: '))
    expect(chips).to_have_count(3)
    page.get_by_role('button', name='Remove filter: Videos').click()
    expect(box(page, 'kind', 'video')).not_to_be_checked()
    expect(page.get_by_role('button', name='Remove filter: “linear”')).to_be_focused()
    page.get_by_role('button', name='Clear all').click()
    assert shown(page) == everything
    expect(status(page)).to_be_focused()
    expect(page).to_have_url(re.compile('all.html$'))


def test_words_are_found_without_accents_and_by_alias(page: Page) -> None:
    field = query(page)
    field.fill('ALGEBRA, essence'.replace(',', ''))
    assert shown(page) == ['Essence of Linear Algebra']
    field.fill('éssènce lineár')
    assert shown(page) == ['Essence of Linear Algebra']
    field.fill('svd')
    topics = page.locator(CARDS).evaluate_all('all => all.map(e => e.dataset.topic)')
    assert topics
    assert any('matrix-decompositions' in names for names in topics)
    expect(page).to_have_url(re.compile(r'\?q=svd$'))


def test_no_result_says_what_to_do(page: Page) -> None:
    field = query(page)
    field.fill('zzzqqq')
    expect(status(page)).to_have_text(re.compile('^0 of '))
    expect(page.get_by_text('Nothing here has all of that.')).to_be_visible()
    # A value is named after a colon, so that no language has to bend it.
    name = re.compile(r'^\d+ resources without the filter: “zzzqqq”$')
    page.get_by_role('button', name=name).click()
    assert len(shown(page)) > 10
    field.fill('optimization zzz')
    box(page, 'topic', 'optimization').check(force=True)
    link = page.get_by_role('link', name='Everything on Optimization')
    link.click()
    expect(page).to_have_url(re.compile('topics/optimization.html$'))


def test_the_keyboard_is_enough(page: Page) -> None:
    query(page).focus()
    page.keyboard.press('Tab')
    expect(box(page, 'level', 'beginner')).to_be_focused()
    page.keyboard.press('Space')
    expect(box(page, 'level', 'beginner')).to_be_checked()
    expect(box(page, 'level', 'beginner')).to_be_focused()
    expect(status(page)).to_have_text(re.compile(' of '))
    page.keyboard.press('Shift+Tab')
    page.keyboard.press('Shift+Tab')
    expect(page.get_by_role('link', name='Skip to results')).to_be_focused()
    page.keyboard.press('Enter')
    expect(status(page)).to_be_focused()


def test_rare_values_are_shown_on_demand(page: Page) -> None:
    more_filters(page)
    labels = page.locator('fieldset:has(.resource-all) label:visible')
    few = labels.count()
    button = page.locator('.resource-all').first
    expect(button).to_have_attribute('aria-expanded', 'false')
    button.click()
    expect(button).to_have_attribute('aria-expanded', 'true')
    assert labels.count() > few
    button.click()
    assert labels.count() == few


def test_on_a_phone_the_filter_is_folded(context: Opener) -> None:
    page = context(viewport=NARROW).new_page()
    page.goto('/resources/all.html')
    beginner = page.locator('.resource-filter input[value=beginner]')
    expect(beginner).not_to_be_visible()
    more_filters(page)
    beginner.check()
    expect(page.locator('button.resource-more')).to_have_text('More filters (1 on)')
    total = len(shown(page))
    page.get_by_role('button', name=f'Show {total} resources').click()
    expect(beginner).not_to_be_visible()
    expect(status(page)).to_be_focused()


@pytest.mark.parametrize('path', ['resources/all.html', 'topics/probability.html'])
def test_without_scripts_all_is_there_but_the_form(path: str, context: Opener) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f'/{path}?level=beginner')
    expect(page.locator('.resource-filter')).to_be_hidden()
    cards = page.locator('ul.resource-cards > li')
    assert cards.count() == page.locator('ul.resource-cards > li:visible').count() > 5
    expect(status(page)).to_have_text(f'{cards.count()} resources')
    assert page.locator('article[role=main] button:visible').count() == 0


def test_empty_groups_lose_their_heading(context: Opener) -> None:
    page = context().new_page()
    page.goto('/topics/probability.html')
    box(page, 'kind', 'video').check()
    expect(page.locator('h2.resource-kind:visible')).to_have_text(['Videos#'])
