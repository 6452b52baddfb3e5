"""What somebody sees who moves through a page with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser import needs_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_chromium


def test_nothing_glides_for_who_wants_no_motion(page: Page) -> None:
    """Where the sidebar glides, the keyboard is ahead of what is seen."""
    page.goto('/topics/linear-algebra.html')
    gliding = """() => [...document.querySelectorAll('*')].filter((e) =>
        getComputedStyle(e).scrollBehavior === 'smooth').map((e) => e.className)"""
    assert page.evaluate(gliding) == []


def test_the_keyboard_shows_the_links_of_headings(page: Page) -> None:
    page.goto('/topics/linear-algebra.html')
    for heading in ('h1', 'h2.resource-kind'):
        link = page.locator(f'{heading} > a.headerlink').first
        expect(link).to_have_css('opacity', '0')
        link.focus()
        page.keyboard.press('Shift+Tab')
        page.keyboard.press('Tab')
        expect(link).to_be_focused()
        expect(link).to_have_css('opacity', '1')
