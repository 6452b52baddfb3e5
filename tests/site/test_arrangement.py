"""Cards sorted by a reader, and shown as a list: on the page, and in the address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser import NARROW, WIDE, needs_chromium
from pages import box, more_filters, shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser import Opener

pytestmark = needs_chromium


def years(page: Page) -> list[str]:
    times = page.locator('ul.resource-filtered > li:visible .resource-byline time')
    # What is closed comes last.
    return times.all_text_contents()[:10]


def test_a_reader_sorts_what_is_shown(page: Page) -> None:
    sort = page.get_by_label('Sort by')
    before = shown(page)
    assert sort.locator('option').all_text_contents()[:2] == ['Level', 'Title']
    sort.select_option('Year')
    assert years(page) == sorted(years(page), reverse=True)
    assert page.url.endswith('?sort=year')
    said = page.locator('.resource-arrangement [role=status]')
    expect(said).to_have_text('Sort by: Year')
    # It stays with what is chosen, and when nothing is any more.
    box(page, 'level', 'beginner').check()
    assert years(page) == sorted(years(page), reverse=True)
    assert 'sort=year' in page.url
    page.reload()
    assert years(page) == sorted(years(page), reverse=True)
    page.go_back()
    expect(sort).to_have_value('year')
    page.go_back()
    expect(sort).to_have_value('level')
    expect(said).to_have_text('Sort by: Level')
    assert shown(page) == before
    # What no order is called is no order.
    page.goto('/resources/all.html?sort=weight')
    assert shown(page) == before


#: How many of the years are cut off, or covered by what else the line says.
CUT_OFF = """() => {
  const all = document.querySelectorAll('.resource-filtered .resource-byline time');
  const times = [...all];
  const isCut = (time) => {
    const [own, line] = [time, time.closest('p')].map((e) => e.getBoundingClientRect());
    time.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = time.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    return own.left < line.left || own.right > line.right + 1 || seen !== time;
  };
  return [times.length, times.filter(isCut).length];
}"""


def test_a_list_shows_the_year_of_each(context: Opener) -> None:
    for viewport in (WIDE, NARROW):
        page = context(viewport=viewport).new_page()
        page.goto('/topics/linear-algebra.html?sort=year&style=list')
        count, cut_off = page.evaluate(CUT_OFF)
        assert count > 20
        assert cut_off == 0, viewport


def test_cards_can_be_a_list_which_the_browser_keeps(context: Opener) -> None:
    browser = context()
    page = browser.new_page()
    page.goto('/resources/books.html')
    page.goto('/topics/linear-algebra.html')
    tall = page.locator('ul.resource-filtered').first.evaluate('(e) => e.offsetHeight')
    button = page.get_by_role('button', name='List', exact=True)
    button.press('Enter')
    expect(button).to_have_attribute('aria-pressed', 'true')
    low = page.locator('ul.resource-filtered').first.evaluate('(e) => e.offsetHeight')
    assert low < 0.6 * tall
    assert page.url.endswith('?style=list')
    found = Axe().run(page, context='.resource-filter')
    assert found.violations_count == 0, found.generate_report()
    other = browser.new_page()
    other.goto('/resources/books.html')
    expect(other.locator('html.resource-as-list')).to_have_count(1)
    other.get_by_role('button', name='List', exact=True).click()
    expect(other.locator('html.resource-as-list')).to_have_count(0)
    # It is no step back, which would show what the browser keeps again.
    page.go_back()
    expect(page).to_have_url(re.compile('/resources/books.html$'))
    expect(page.locator('html.resource-as-list')).to_have_count(0)
    # An address says it for whoever opens it, and for this visit.
    page.goto('/resources/books.html?style=list')
    expect(page.locator('html.resource-as-list')).to_have_count(1)


def test_on_a_phone_it_is_with_the_filters(context: Opener) -> None:
    page = context(viewport=NARROW).new_page()
    page.goto('/resources/all.html')
    expect(page.get_by_label('Sort by')).to_be_hidden()
    more_filters(page)
    page.get_by_label('Sort by').select_option('Title')
    assert page.url.endswith('?sort=title')
    page.get_by_role('button', name='List', exact=True).click()
    assert page.evaluate('document.documentElement.scrollWidth') <= NARROW['width']
