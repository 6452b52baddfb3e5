"""What stands on a page with a filter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CARDS = 'ul.resource-filtered > li:visible'


def more_filters(page: Page) -> None:
    """Open what is folded of the filter."""
    closed = page.locator('.resource-more[aria-expanded=false]')
    if closed.count():
        closed.click()


def box(page: Page, facet: str, value: str) -> Locator:
    """Return the box of a value, which can be seen."""
    found = page.locator(f'.resource-filter input[name={facet}][value="{value}"]')
    if not found.is_visible():
        more_filters(page)
    return found


def number(locator: Locator) -> int:
    found = re.search(r'\d+', locator.inner_text())
    assert found
    return int(found[0])


def shown(page: Page) -> list[str]:
    titles = page.locator(f'{CARDS} .sd-card-title').all_text_contents()
    return [title.strip() for title in titles]


def status(page: Page) -> Locator:
    return page.locator('.resource-status')


def query(page: Page) -> Locator:
    """Return the text field of the filter."""
    return page.get_by_role('searchbox', name='Search these resources')
