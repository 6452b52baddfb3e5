"""What the scripts do on pages and in browsers that are not the usual ones."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import FilePayload, expect

from browser import catalogue, needs_chromium
from pages import box, more_filters, query, status

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser import Opener

pytestmark = needs_chromium

SHOWN = 'ul.resource-filtered > li:visible'


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    build = catalogue(tmp_path_factory.mktemp('script')).build()
    assert build.warnings == ''
    return build.out


@pytest.fixture
def page(context: Opener) -> Page:
    page = context().new_page()
    page.goto('/all.html')
    return page


def shown(page: Page) -> list[str]:
    titles = page.locator(f'{SHOWN} .sd-card-title').all_inner_texts()
    return [title.strip() for title in titles]


# Values and names


def test_values_may_hold_what_stands_between_values(page: Page) -> None:
    page.route(
        '**/all.html',
        lambda route: route.fulfill(
            body=(route.fetch().text())
            .replace('data-kind="video"', 'data-kind="long%20video"')
            .replace('value="video"', 'value="long video"')
        ),
    )
    page.reload()
    box(page, 'kind', 'long video').check()
    assert shown(page) == ['Gamma', 'Delta']
    expect(page).to_have_url(re.compile(r'\?kind=long\+video$'))


@pytest.mark.parametrize(
    ('search', 'left_out', 'count'),
    [
        ('level=nonsense', '“nonsense”', 6),
        ('level=nonsense&topic=none&level=advanced', '“nonsense”, “none”', 3),
        ('topic=calculus&kind=%3Cb%3E', '“<b>”', 5),
        # All have it, so that the form does not offer it.
        ('topic=sets', '', 6),
        ('topic=collections', '', 6),
        ('level=&utm_source=x&q=', '', 6),
    ],
)
def test_what_an_address_asks_in_vain_is_named(
    search: str, left_out: str, count: int, page: Page
) -> None:
    page.goto(f'/all.html?{search}')
    of = '6' if count == 6 else f'{count} of 6'
    words = '; left out, because no resource here has it: ' + left_out
    expect(status(page)).to_have_text(f'{of} resources' + (words if left_out else ''))
    assert len(shown(page)) == count
    # A choice of the reader is a new question.
    box(page, 'kind', 'tool').check()
    expect(status(page)).not_to_contain_text('left out')
    assert 'nonsense' not in page.url


@pytest.mark.parametrize('name', ['nets', 'Graph%20Theory', 'Graphs', 'graphs'])
def test_other_names_of_a_topic_lead_to_it(name: str, page: Page) -> None:
    page.goto(f'/all.html?topic={name}')
    expect(box(page, 'topic', 'graphs')).to_be_checked()
    expect(status(page)).to_have_text('4 of 6 resources')


def test_former_names_lead_to_a_topic_too(page: Page) -> None:
    page.add_init_script(
        'document.addEventListener("readystatechange", () =>'
        '  document.querySelector(".resource-filter")?.setAttribute('
        '    "data-names", \'{"topic": {"networks": "graphs"}}\'))'
    )
    page.goto('/all.html?topic=networks')
    expect(box(page, 'topic', 'graphs')).to_be_checked()


def test_no_resource_takes_the_place_of_the_results(page: Page) -> None:
    query(page).fill('resource results')
    assert shown(page) == ['Resource results']
    page.get_by_role('link', name='Skip to results').focus()
    page.keyboard.press('Enter')
    expect(status(page)).to_be_focused()
    ids = page.locator('[id]').evaluate_all('all => all.map(e => e.id)')
    assert len(ids) == len(set(ids))
    assert 'resource-results' in ids


def test_a_link_to_a_card_that_is_not_shown_shows_it(page: Page) -> None:
    box(page, 'level', 'beginner').check()
    card = page.locator('#alpha')
    card.locator('.resource-more > summary').click()
    card.locator('summary', has_text='See also').click()
    link = card.locator('a[href="#delta"]')
    expect(page.locator('#delta')).to_be_hidden()
    link.click()
    expect(page.locator('#delta')).to_be_in_viewport()
    page.go_back()
    page.go_back()
    assert len(shown(page)) == 3


# Steps back


def test_back_takes_only_what_was_typed(page: Page) -> None:
    box(page, 'level', 'advanced').check()
    query(page).press_sequentially('graphs', delay=60)
    expect(page).to_have_url(re.compile(r'\?level=advanced&q=graphs$'))
    query(page).press_sequentially(' x', delay=300)
    page.go_back()
    expect(page).to_have_url(re.compile(r'\?level=advanced$'))
    expect(query(page)).to_have_value('')
    assert len(shown(page)) == 3
    page.go_back()
    assert len(shown(page)) == 6


def test_what_is_typed_just_before_a_choice_is_a_step_too(page: Page) -> None:
    query(page).fill('graphs')
    box(page, 'level', 'advanced').check()
    expect(page).to_have_url(re.compile(r'\?level=advanced&q=graphs$'))
    page.go_back()
    expect(query(page)).to_have_value('graphs')
    expect(box(page, 'level', 'advanced')).not_to_be_checked()


def test_what_was_typed_is_there_after_a_visit(page: Page) -> None:
    query(page).fill('graphs')
    page.get_by_role('link', name='words').click()
    expect(page.locator('h1')).to_contain_text('Home')
    page.go_back()
    expect(query(page)).to_have_value('graphs')
    assert len(shown(page)) == 4


def test_taking_off_and_clearing_are_steps(page: Page) -> None:
    box(page, 'level', 'advanced').check()
    box(page, 'kind', 'book').check()
    page.get_by_role('button', name='Remove filter: Books').click()
    page.get_by_role('button', name='Clear all').click()
    assert len(shown(page)) == 6
    for expected in (3, 1, 3, 6):
        page.go_back()
        expect(page.locator(SHOWN)).to_have_count(expected)


def test_sorting_is_one_step_and_a_list_is_none(page: Page) -> None:
    box(page, 'level', 'advanced').check()
    page.get_by_label('Sort by').select_option('Title')
    expect(page).to_have_url(re.compile(r'\?level=advanced&sort=title$'))
    page.get_by_role('button', name='List', exact=True).click()
    expect(page).to_have_url(re.compile(r'\?level=advanced&sort=title&style=list$'))
    page.go_back()
    expect(page).to_have_url(re.compile(r'\?level=advanced$'))
    page.go_back()
    expect(page).to_have_url(re.compile(r'all\.html$'))


def test_what_a_theme_lifts_covers_no_link(page: Page) -> None:
    page.add_style_tag(content='details { position: relative }')
    page.locator('#alpha .resource-permalink').click(timeout=5000)
    expect(page).to_have_url(re.compile('#alpha$'))


def test_labels_have_the_color_of_the_text(page: Page) -> None:
    page.add_style_tag(content='label { color: rgb(1, 2, 3) }')
    parts = page.locator('.resource-filter :is(label, input)')
    colors = parts.evaluate_all(
        '(all) => all.map((one) => getComputedStyle(one).color)'
    )
    assert colors
    assert 'rgb(1, 2, 3)' not in colors


def test_a_page_ends_between_cards(page: Page) -> None:
    # What could scroll is cut where a page of paper ends, as is what is laid out.
    page.add_style_tag(content='div:not(#none) { overflow: auto }')
    page.emulate_media(media='print')
    card = page.locator('#alpha')
    expect(card).to_have_css('display', 'block')
    expect(card.locator('xpath=..')).to_have_css('break-inside', 'avoid')
    around = page.locator('div:has(#alpha)')
    styles = around.evaluate_all(
        '(all) => all.map((a) => getComputedStyle(a).overflow)'
    )
    assert set(styles) == {'visible'}


def test_an_address_with_two_slashes_is_no_other_host(page: Page) -> None:
    page.goto(page.url.replace('/all.html', '//all.html'))
    box(page, 'level', 'advanced').check()
    assert len(shown(page)) == 3
    expect(page).to_have_url(re.compile(r'//all.html\?level=advanced$'))


def test_an_anchor_stays_in_the_address(page: Page) -> None:
    """As long as what it names is seen."""
    page.goto('/all.html#delta')
    box(page, 'level', 'advanced').check()
    expect(page).to_have_url(re.compile(r'all.html\?level=advanced#delta$'))
    box(page, 'kind', 'tool').check()
    expect(page).to_have_url(re.compile(r'all.html\?level=advanced&kind=tool$'))
    page.goto('/all.html#all')
    box(page, 'level', 'advanced').check()
    expect(page).to_have_url(re.compile(r'all.html\?level=advanced#all$'))


def test_a_page_works_without_a_server(page: Page, folder: Path) -> None:
    page.goto((folder / 'all.html').as_uri())
    box(page, 'level', 'advanced').check()
    query(page).fill('graphs')
    assert len(shown(page)) == 3
    page.get_by_role('button', name='Save: Delta').click()
    expect(page.get_by_role('button', name='Save: Delta')).to_have_attribute(
        'aria-pressed', 'true'
    )


def test_a_browser_that_refuses_steps_is_no_end(page: Page) -> None:
    page.add_init_script(
        'history.pushState = history.replaceState = () => { throw new Error("no"); }'
    )
    page.reload()
    box(page, 'level', 'advanced').check()
    query(page).fill('tool')
    assert shown(page) == ['Epsilon']


# Marks


def bring(page: Page, text: str) -> str:
    """Import a file, and return what the page says."""
    more_filters(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_role('button', name='Import marks').click()
    file = FilePayload(
        name='marks.json', mimeType='application/json', buffer=text.encode()
    )
    chooser.value.set_files(file)
    message = page.locator('.resource-message [role=status]')
    expect(message).not_to_have_text('')
    words = message.inner_text()
    page.get_by_role('button', name='Close').click()
    expect(page.locator('.resource-message')).to_be_hidden()
    return words


def saved(page: Page) -> list[str]:
    pressed = page.locator('[data-mark=saved][aria-pressed=true]')
    names = pressed.evaluate_all(
        'all => all.map(e => e.closest("li").dataset.resource)'
    )
    return [str(name) for name in names]


FOREIGN = [
    *('', '[]', '{}', 'null', '7', '"saved"', 'PK', '{"saved": [], "done": []}'),
    '{"saved": {"alpha": 1}, "done": []}',
    '{"saved": ["alpha"]}',
    '{"site": "Another", "saved": ["alpha"], "done": []}',
    '{"saved": ["nothing-of-ours"], "done": []}',
]


def test_foreign_files_are_refused(page: Page) -> None:
    for text in FOREIGN:
        told = bring(page, text)
        assert told.startswith('This file holds no marks of this site'), text
        assert saved(page) == [], text
        assert page.evaluate('localStorage.length') == 0, text


def test_an_import_says_what_is_new_and_what_is_known(page: Page) -> None:
    marks = {'site': 'Test', 'saved': ['alpha', 'beta', 'elsewhere'], 'done': ['alpha']}
    page.get_by_role('button', name='Save: Alpha').click()
    words = 'Imported 3 new marks; 1 you had already.'
    assert bring(page, json.dumps(marks)) == words
    assert saved(page) == ['alpha', 'beta']
    page.reload()
    assert saved(page) == ['alpha', 'beta']
    assert bring(page, json.dumps(marks)).startswith('Imported 0 new marks; 4 you')
    # As they were exported before they named their site.
    del marks['site']
    marks['done'] = ['beta']
    assert bring(page, json.dumps(marks)).startswith('Imported 1 new mark; 3 you')


def test_an_import_into_a_full_store_says_that_it_is_lost(page: Page) -> None:
    page.evaluate(
        'Storage.prototype.setItem = () => { throw new Error("full"); }; null'
    )
    words = bring(page, '{"site": "Test", "saved": ["alpha"], "done": []}')
    assert words.startswith('Your browser does not keep marks')
    # Until then they are there.
    assert saved(page) == ['alpha']


def test_a_browser_without_a_store_has_marks_for_the_page(page: Page) -> None:
    page.add_init_script(
        # Sphinx's own scripts are not ready for that.
        'const usual = localStorage;'
        'Object.defineProperty(window, "localStorage", { get() {'
        '  if (!new Error().stack.includes("resource-marks")) return usual;'
        '  throw new DOMException("no", "SecurityError"); } })'
    )
    page.reload()
    page.get_by_role('button', name='Save: Alpha').click()
    page.get_by_role('button', name='Save: Beta').click()
    assert saved(page) == ['alpha', 'beta']
    box(page, 'saved', 'yes').check()
    assert shown(page) == ['Alpha', 'Beta']


# Tables


def test_the_keyboard_scrolls_a_table_only_when_it_is_wide(page: Page) -> None:
    page.goto('/')
    stop = page.locator('.resource-table[tabindex], .resource-table [tabindex]')
    expect(stop).to_have_count(0)
    page.set_viewport_size({'width': 320, 'height': 600})
    expect(stop).to_have_count(1)
    expect(stop).to_have_attribute('aria-label', 'Table')
    stop.focus()
    page.keyboard.press('ArrowRight')
    page.wait_for_function('e => e.scrollLeft > 0', arg=stop.element_handle())
    page.set_viewport_size({'width': 1280, 'height': 600})
    expect(stop).to_have_count(0)
