"""My list: what a reader saved and did, shown, shared, counted and erased."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser import needs_chromium

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser import Opener

pytestmark = needs_chromium

MARKS = {
    'saved': ['essence-of-calculus', 'essence-of-linear-algebra', 'gone'],
    'done': ['essence-of-linear-algebra'],
    'known': ['calculus'],
}
#: Adds up how far things moved that nobody touched.
SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
"""


def keep(page: Page, marks: dict[str, list[str]]) -> None:
    """Let the browser keep marks, as the page would."""
    text = json.dumps(marks)
    page.evaluate('(text) => localStorage.setItem(ResourceStore.key, text)', text)
    page.reload()


def listed(page: Page) -> list[str]:
    return page.locator('.resource-marked-list > li bdi').all_text_contents()


def test_my_list_is_in_the_order_of_the_ways(context: Opener) -> None:
    browser = context()
    browser.add_init_script(SHIFTS)
    page = browser.new_page()
    page.goto('/my-list.html')
    status = page.locator('.resource-marked > [role=status]')
    expect(status).to_contain_text('Nothing is saved yet')
    keep(page, MARKS)
    expect(status).to_have_text('2 resources, 1 done')
    assert listed(page) == ['Essence of Calculus', 'Essence of Linear Algebra']
    heads = page.locator('.resource-marked h3').all_text_contents()
    assert heads == ['Calculus', 'Linear algebra']
    path = page.locator('.resource-marked li', has_text='From school mathematics')
    expect(path).to_contain_text('of 9 done')
    expect(page.locator('.sidebar-tree')).to_contain_text('My list (3)')
    assert page.evaluate('window.shifts') <= 0.02
    assert Axe().run(page, context='.resource-marked').violations_count == 0
    # What is taken off stays, so that it can be undone, and the focus with it.
    button = page.get_by_role('button', name='Save: Essence of Calculus')
    button.press('Enter')
    expect(button).to_have_attribute('aria-pressed', 'false')
    expect(button).to_be_focused()
    expect(status).to_have_text('1 resource, 1 done')
    page.get_by_role('button', name='Remove').click()
    expect(page.locator('.sidebar-tree')).to_contain_text('My list (1)')
    expect(status).to_be_focused()


def test_a_list_is_shared_and_kept_when_asked_for(context: Opener) -> None:
    page = context().new_page()
    page.goto('/my-list.html')
    keep(page, MARKS)
    address = page.get_by_role('link', name='to share').evaluate('(link) => link.href')
    other = context().new_page()
    other.goto(address)
    status = other.locator('.resource-marked > [role=status]')
    expect(status).to_have_text('This address brings a list of 2 resources.')
    expect(other.locator('.resource-marked-list > li')).to_have_count(2)
    assert listed(other) == ['Essence of Calculus', 'Essence of Linear Algebra']
    assert other.locator('.resource-marked .resource-mark').count() == 0
    expect(other.locator('.sidebar-tree')).not_to_contain_text('My list (')
    other.get_by_role('button', name='Keep them as mine').click()
    expect(status).to_have_text('2 resources, 1 done')
    assert '?' not in other.url


def test_what_is_kept_is_erased_when_confirmed(context: Opener) -> None:
    page = context().new_page()
    page.goto('/my-list.html')
    keep(page, MARKS)
    expect(page.locator('.resource-marked')).to_contain_text('Saved: 3. Done: 1.')
    erase = page.get_by_role('button', name='Erase all')
    page.once('dialog', lambda dialog: dialog.dismiss())
    erase.click()
    assert listed(page) != []
    page.once('dialog', lambda dialog: dialog.accept())
    erase.click()
    status = page.locator('.resource-marked > [role=status]')
    expect(status).to_have_text('All is erased.')
    expect(status).to_be_focused()
    assert listed(page) == []
    assert page.evaluate('localStorage.getItem(ResourceStore.key)') is None


def test_a_reader_goes_on_from_the_home_page(built_site: Path, context: Opener) -> None:
    # Without a server too.
    page = context().new_page()
    page.goto((built_site / 'index.html').as_uri())
    line = page.locator('.resource-go-on')
    expect(line).to_have_text('What you save or mark as done will be here. My list')
    before = line.bounding_box()
    keep(page, MARKS)
    expect(line).to_contain_text('Go on:')
    expect(line.get_by_role('link', name='Essence of Calculus')).to_be_visible()
    assert line.bounding_box() == before
    line.get_by_role('link', name='My list').click()
    expect(page.locator('.resource-marked-list > li')).to_have_count(2)
    assert listed(page) == ['Essence of Calculus', 'Essence of Linear Algebra']


def test_without_scripts_it_says_what_it_needs(context: Opener) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto('/my-list.html')
    expect(page.locator('.resource-marked')).to_contain_text('allow scripts')


def test_paper_has_what_is_marked_and_nothing_of_the_browser(context: Opener) -> None:
    page = context().new_page()
    page.goto('/my-list.html')
    keep(page, MARKS)
    place = page.locator('.resource-marked')
    expect(place).to_contain_text('What this browser keeps')
    page.emulate_media(media='print')
    lines = place.inner_text().splitlines()
    assert 'Essence of Calculus' in ' '.join(lines)
    assert not {'What this browser keeps', 'Erase all', 'Print'} & {*lines}
    assert not any('server' in line for line in lines)
