"""What a reader marks is kept, and on each card."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import NARROW, needs_chromium
from pages import box, more_filters, shown, status
from support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser import Opener

pytestmark = needs_chromium


def mark(page: Page, name: str, resource: str) -> Locator:
    return page.locator(
        f'li[data-resource={resource}] button.resource-mark[data-mark={name}]'
    )


def test_marks_are_kept_and_are_on_each_card(context: Opener) -> None:
    browser = context()
    page = browser.new_page()
    page.goto('/resources/all.html')
    page.get_by_role('button', name='Save: Essence of Calculus').click()
    expect(mark(page, 'saved', 'essence-of-calculus')).to_have_attribute(
        'aria-pressed', 'true'
    )
    other = browser.new_page()
    other.goto('/resources/videos.html')
    button = mark(other, 'saved', 'essence-of-calculus')
    expect(button).to_have_attribute('aria-pressed', 'true')
    button.focus()
    other.keyboard.press('Space')
    expect(button).to_have_attribute('aria-pressed', 'false')
    # The first page hears of it.
    expect(mark(page, 'saved', 'essence-of-calculus')).to_have_attribute(
        'aria-pressed', 'false'
    )


def test_a_mark_moves_no_button(context: Opener) -> None:
    page = context(viewport=NARROW).new_page()
    page.goto('/resources/all.html')
    done = mark(page, 'done', 'id-3blue1brown')
    done.scroll_into_view_if_needed()
    before = done.bounding_box()
    mark(page, 'saved', 'id-3blue1brown').click()
    done.click()
    assert done.bounding_box() == before


def test_signs_are_seen_in_forced_colors(context: Opener) -> None:
    page = context(forced_colors='active', color_scheme='dark').new_page()
    page.goto('/resources/all.html')
    signs = [mark(page, name, 'id-3blue1brown') for name in ('saved', 'done')]
    # Of one size, they differ only in what is drawn in them.
    assert signs[0].screenshot() != signs[1].screenshot()


def test_what_is_done_can_be_hidden(page: Page) -> None:
    everything = shown(page)
    box(page, 'done', 'no').check()
    mark(page, 'done', 'essence-of-calculus').click()
    assert set(everything) - set(shown(page)) == {'Essence of Calculus'}
    # What had the focus is gone, so that the focus is on what says so.
    expect(status(page)).to_be_focused()
    page.reload()
    assert 'Essence of Calculus' not in shown(page)
    box(page, 'done', 'no').uncheck()
    box(page, 'done', 'yes').check()
    assert shown(page) == ['Essence of Calculus']


def test_marks_are_exported_and_imported(
    page: Page, context: Opener, tmp_path: Path
) -> None:
    mark(page, 'saved', 'essence-of-calculus').click()
    more_filters(page)
    with page.expect_download() as download:
        page.get_by_role('button', name='Export marks').click()
    file = tmp_path / 'marks.json'
    download.value.save_as(file)
    assert json.loads(file.read_text()) == {
        'site': 'Free online math resources for Machine Learning',
        'saved': ['essence-of-calculus'],
        'done': [],
    }
    other = context().new_page()
    other.goto('/resources/all.html')
    more_filters(other)
    mark(other, 'done', 'essence-of-calculus').click()
    for path, words in (
        (file, 'Imported 1 new mark; 0 you had already.'),
        (ROOT / 'README.md', 'This file holds no marks'),
    ):
        with other.expect_file_chooser() as chooser:
            other.get_by_role('button', name='Import marks').click()
        chooser.value.set_files(path)
        expect(other.locator('.resource-message [role=status]')).to_contain_text(words)
    for name in ('saved', 'done'):
        expect(mark(other, name, 'essence-of-calculus')).to_have_attribute(
            'aria-pressed', 'true'
        )
    other.get_by_role('button', name='Close', exact=True).click()
    expect(other.locator('.resource-message [role=status]')).to_have_text('')


@pytest.mark.parametrize('method', ['setItem', 'getItem'])
def test_a_browser_that_keeps_nothing_is_no_end(method: str, context: Opener) -> None:
    browser = context()
    browser.add_init_script(
        f"""const usual = Storage.prototype.{method};
        Storage.prototype.{method} = function (key, ...rest) {{
          if (key.startsWith("sphinx-resources")) throw new Error("refused");
          return usual.call(this, key, ...rest);
        }};"""
    )
    page = browser.new_page()
    page.goto('/resources/all.html')
    for resource in ('essence-of-calculus', 'essence-of-linear-algebra'):
        mark(page, 'saved', resource).click()
    if method == 'setItem':
        message = page.locator('.resource-message [role=status]')
        expect(message).to_contain_text('does not keep marks')
    box(page, 'saved', 'yes').check()
    assert len(shown(page)) == 2
