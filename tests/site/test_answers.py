"""What readers see of the search: the answers on its page, and those below a field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser import catalogue, needs_chromium

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser import Opener

pytestmark = needs_chromium


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = catalogue(
        tmp_path_factory.mktemp('answers'),
        html_theme='furo',
        resource_search_fields=True,
        # What Sphinx fetches for them is refused without a server.
        html_show_search_summary=False,
    )
    return project.build().out


@pytest.fixture
def page(context: Opener) -> Page:
    return context().new_page()


def answers(page: Page) -> Locator:
    return page.locator('ol.resource-answers:visible > li')


def field(page: Page) -> Locator:
    return page.locator('.sidebar-search')


def test_enter_leads_to_the_answers(page: Page) -> None:
    page.goto('/all.html')
    field(page).fill('nets')
    field(page).press('Enter')
    expect(page).to_have_url(re.compile(r'/search\.html\?q=nets\b'))
    expect(answers(page).first).to_have_text('Graphs Topic · 4 resources')
    # Another name of one word stands for the title.
    expect(answers(page).first.locator('mark')).to_have_text('Graphs')
    answers(page).first.get_by_role('link').click()
    expect(page).to_have_url('/graphs.html')


def test_an_answer_leads_to_the_card(page: Page) -> None:
    page.goto('/search.html?q=gamma')
    expect(answers(page)).to_have_count(1)
    expect(answers(page).locator('mark')).to_have_text('Gamma')
    expect(page.locator('.resource-search-page [role=status]')).to_have_text('1 answer')
    answers(page).get_by_role('link').click()
    expect(page).to_have_url('/all.html#gamma')


def test_a_typing_error_is_answered_and_named(page: Page) -> None:
    page.goto('/search.html?q=calcullus')
    expect(answers(page).first).to_contain_text('Calculus')
    suggestion = page.locator('.resource-suggestion')
    expect(suggestion).to_have_text('Did you mean calculus?')
    suggestion.get_by_role('link').click()
    expect(page).to_have_url('/search.html?q=calculus')
    expect(suggestion).to_have_count(0)


def test_what_nobody_knows_is_told(page: Page) -> None:
    page.goto('/search.html?q=zebra')
    status = page.locator('.resource-search-page [role=status]')
    expect(status).to_have_text('Nothing in the catalogue has these words.')
    expect(answers(page)).to_have_count(0)


def test_a_question_is_text(page: Page) -> None:
    page.goto('/search.html?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E')
    expect(page.locator('.resource-search-page [role=status]')).not_to_be_empty()
    assert page.locator('.resource-search-page img').count() == 0


def test_a_field_answers_while_one_types(page: Page) -> None:
    page.goto('/calculus.html')
    field(page).press_sequentially('bet')
    expect(answers(page).first).to_contain_text('Beta')
    page.keyboard.press('Tab')
    expect(answers(page).first.get_by_role('link')).to_be_focused()
    page.keyboard.press('Escape')
    expect(answers(page)).to_have_count(0)
    expect(field(page)).to_be_focused()


def test_what_few_answers_leave_out_is_one_step_away(page: Page) -> None:
    page.goto('/calculus.html')
    field(page).fill('sets')
    expect(answers(page)).to_have_count(7)
    page.get_by_role('link', name='All answers for sets').click()
    expect(page).to_have_url('/search.html?q=sets')
    expect(answers(page)).to_have_count(7)


def test_the_index_is_loaded_when_it_is_needed(page: Page) -> None:
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    page.goto('/calculus.html')
    assert not any('search-index' in url for url in asked)
    field(page).focus()
    page.wait_for_function('globalThis.resourceSearchIndex')
    assert sum('search-index' in url for url in asked) == 1


def test_it_works_without_a_server(page: Page, folder: Path) -> None:
    page.goto(f'file://{folder}/search.html?q=alpha')
    expect(answers(page)).to_have_count(1)


#: Adds up how far things moved that nobody asked to move.
MOVED = """
window.moved = 0;
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) {
    if (!hadRecentInput) moved += value;
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize('question', ['sets', 'gamma', 'zebra', ''])
def test_nothing_moves_when_the_answers_come(page: Page, question: str) -> None:
    page.add_init_script(MOVED)
    page.goto(f'/search.html?q={question}')
    expect(page.locator('.resource-search-page[aria-busy=false]')).to_be_attached()
    if question:
        expect(page.locator('.search-summary')).not_to_be_empty()
    page.wait_for_load_state('networkidle')
    assert page.evaluate('moved') <= 0.02


def test_without_the_index_the_pages_are_listed(page: Page) -> None:
    page.route('**/resource-search-index.js', lambda route: route.abort())
    page.goto('/search.html?q=gamma')
    expect(page.locator('#search-results li a').first).to_be_visible()


@pytest.mark.parametrize('scheme', ['light', 'dark'])
@pytest.mark.parametrize('width', [1280, 360])
def test_axe_finds_nothing(context: Opener, width: int, scheme: str) -> None:
    size = {'width': width, 'height': 800}
    page = context(viewport=size, color_scheme=scheme).new_page()
    page.goto('/search.html?q=calcullus')
    expect(answers(page).first).to_be_visible()
    found = Axe().run(page, context='.resource-search-page')
    assert [fault['id'] for fault in found.response['violations']] == []
    assert page.evaluate('document.documentElement.scrollWidth') <= width
