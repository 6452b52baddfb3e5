"""Every word that a script shows comes from the catalogue of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import FilePayload, expect

from browser import NARROW, needs_chromium, serve
from pages import more_filters
from pseudo import catalogue, faults, speak_brackets, untranslated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from browser import Opener

pytestmark = [needs_chromium, pytest.mark.whole]


@pytest.fixture(scope='module')
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp('brackets')
    with pytest.MonkeyPatch.context() as patch:
        speak_brackets(patch)
        build = catalogue(path, resource_search_fields=True).build()
    with serve(build.out) as found:
        yield found


@pytest.fixture
def page(context: Opener) -> Page:
    return context(viewport=NARROW).new_page()


def read(page: Page) -> tuple[str, list[str]]:
    """Return what is ours on a page, and what is wrong in it."""
    whole = BeautifulSoup(page.content(), 'html.parser')
    parts = whole.select('.body, [class^=resource-]:not(.body *)')
    text = ' '.join(map(str, parts))
    found = [fault for part in parts for fault in faults(part)]
    # What Sphinx calls its pages is its own.
    title = page.title().replace('Zqproject documentation', '')
    return text, found + untranslated(title.removeprefix('Search'))


def mark(page: Page) -> None:
    page.locator('[data-mark=saved]').first.click()


def mark_where_nothing_is_kept(page: Page) -> None:
    page.evaluate(
        'Object.defineProperty(Storage.prototype, "setItem",'
        ' { value: () => { throw new Error("full"); } })'
    )
    mark(page)


def give(page: Page, text: str) -> None:
    more_filters(page)
    with page.expect_file_chooser() as chooser:
        page.locator('[data-marks=import]').click()
    file = FilePayload(name='x.json', mimeType='application/json', buffer=text.encode())
    chooser.value.set_files(file)
    expect(page.locator('.resource-message [role=status]')).not_to_be_empty()


def know(page: Page) -> None:
    page.locator('input[data-know]:visible').first.check()


def keep_where_nothing_is_kept(page: Page) -> None:
    page.evaluate(
        'Object.defineProperty(Storage.prototype, "setItem",'
        ' { value: () => { throw new Error("full"); } })'
    )
    know(page)


def work_through(page: Page) -> None:
    page.goto('/zqcards.html')
    page.locator('[data-mark=done]').first.click()
    page.goto('/zqpaths.html')


def ask(page: Page) -> None:
    field = page.locator('input[name=q]').last
    field.press_sequentially('zqcard')
    expect(page.locator('ol.resource-answers > li').first).to_be_visible()


def wait_for_answers(page: Page) -> None:
    status = page.locator('.resource-search-page [role=status]')
    expect(status).not_to_be_empty()


#: An address, what is done there, and a part of what then is said.
STATES: dict[str, tuple[str, Callable[[Page], None] | None, str]] = {
    'a choice': ('/zqcards.html?level=beginner&kind=book', None, '⟦Remove'),
    'no result': ('/zqcards.html?q=zqnothing', None, '⟦'),
    'nonsense': ('/zqcards.html?level=zqnonsense', None, 'zqnonsense'),
    'a mark': ('/zqcards.html', mark, '⟦Save'),
    'a full browser': ('/zqcards.html', mark_where_nothing_is_kept, '⟦'),
    'a foreign file': ('/zqcards.html', lambda page: give(page, 'zq'), '⟦'),
    'a file': (
        '/zqcards.html',
        lambda page: give(page, '{"saved": ["zqcard1", "zqcard2"]}'),
        '2',
    ),
    'a known topic': ('/zqempty.html', know, '⟦I know this⟧'),
    'a shared plan': ('/zqempty.html?know=zqsets', None, '⟦Keep'),
    'a plan that is not kept': ('/zqempty.html', keep_where_nothing_is_kept, '⟦'),
    'a map': ('/zqmaps.html?know=zqsets', None, '→'),
    'a path': ('/zqpaths.html', work_through, '1'),
    'a wide table': ('/zqlists.html', None, '⟦'),
    'answers': ('/search.html?q=zqcard1', wait_for_answers, 'answers⟧'),
    'a suggestion': ('/search.html?q=zqgraphd', wait_for_answers, '⟦Did you mean'),
    'no answers': ('/search.html?q=xyxyxy', wait_for_answers, '⟦Nothing in'),
    'a field': ('/zqsets.html', ask, '⟦All answers for'),
}


@pytest.mark.parametrize('state', STATES)
def test_a_state_is_in_brackets(state: str, page: Page) -> None:
    address, act, said = STATES[state]
    page.goto(address)
    if act:
        act(page)
    page.wait_for_timeout(100)
    text, found = read(page)
    assert found == []
    assert said in text
