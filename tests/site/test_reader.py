"""What a reader does on the site, in a real browser where there is one."""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from sphinx_resources.commands.project import read_project
from sphinx_resources.rendering.html.cards import MOST
from support import ROOT, Project, block, toctree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Literal

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    #: Opens a browser of its own; what it is given goes to Playwright.
    Opener = Callable[..., BrowserContext]

NAMES = ('chromium', 'chromium-browser', 'google-chrome')
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)

pytestmark = pytest.mark.skipif(
    BROWSER is None and 'CI' not in os.environ, reason='there is no Chromium'
)

WIDE = {'width': 1280, 'height': 900}
NARROW = {'width': 360, 'height': 740}
CARDS = 'ul.resource-filtered > li:visible'


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope='module')
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the site, serve it, and return its address."""
    out = tmp_path_factory.mktemp('site')
    command = [sys.executable, '-m', 'sphinx', '-qW', '-d', str(out / 'doctrees')]
    subprocess.run([*command, '.', str(out / 'html')], cwd=ROOT, check=True)
    handler = functools.partial(QuietHandler, directory=str(out / 'html'))
    with ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f'http://127.0.0.1:{server.server_port}'
        server.shutdown()
        thread.join()


@pytest.fixture(scope='module')
def chrome() -> Iterator[Browser]:
    assert BROWSER, 'install chromium'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=BROWSER, args=['--no-sandbox']
        )
        yield browser
        browser.close()


@pytest.fixture
def context(chrome: Browser, address: str) -> Iterator[Opener]:
    opened = []
    faults: list[str] = []

    def open_context(**options: Any) -> BrowserContext:
        new = chrome.new_context(
            **{
                'base_url': address,
                'viewport': WIDE,
                'reduced_motion': 'reduce',
                **options,
            }
        )
        new.on('request', lambda request: _note_stranger(request.url))
        new.on('weberror', lambda error: faults.append(str(error.error)))
        opened.append(new)
        return new

    def _note_stranger(url: str) -> None:
        if not url.startswith((address, 'data:', 'blob:')):
            faults.append(url)

    yield open_context
    for one in opened:
        one.close()
    assert faults == []


@pytest.fixture
def page(context: Opener) -> Page:
    """Open a page that lists the whole catalogue."""
    page = context().new_page()
    page.goto('/resources/all.html')
    return page


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'.resource-filter input[name={facet}][value={value}]')


def number(locator: Locator) -> int:
    found = re.search(r'\d+', locator.inner_text())
    assert found
    return int(found[0])


def shown(page: Page) -> list[str]:
    titles = page.locator(f'{CARDS} .sd-card-title').all_text_contents()
    return [title.strip() for title in titles]


def status(page: Page) -> Locator:
    return page.locator('.resource-status')


# The filter


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


def test_what_is_on_can_be_taken_off(page: Page) -> None:
    everything = shown(page)
    box(page, 'level', 'beginner').check()
    box(page, 'kind', 'video').check()
    page.get_by_role('searchbox', name='Search these resources').fill('linear')
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
    field = page.get_by_role('searchbox', name='Search these resources')
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
    field = page.get_by_role('searchbox', name='Search these resources')
    field.fill('zzzqqq')
    expect(status(page)).to_have_text(re.compile('^0 of '))
    expect(page.get_by_text('Nothing here has all of that.')).to_be_visible()
    page.get_by_role('button', name=re.compile('^Without “zzzqqq”: ')).click()
    assert len(shown(page)) > 10
    field.fill('optimization zzz')
    box(page, 'topic', 'optimization').check(force=True)
    link = page.get_by_role('link', name='Everything on Optimization')
    link.click()
    expect(page).to_have_url(re.compile('topics/optimization.html$'))


def test_the_keyboard_is_enough(page: Page) -> None:
    page.get_by_role('searchbox', name='Search these resources').focus()
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
    expect(box(page, 'level', 'beginner')).not_to_be_visible()
    page.locator('button.resource-more').click()
    box(page, 'level', 'beginner').check()
    expect(page.locator('button.resource-more')).to_have_text('Filter (1 on)')


@pytest.mark.parametrize('path', ['resources/all.html', 'topics/probability.html'])
def test_without_scripts_all_is_there_but_the_form(path: str, context: Opener) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f'/{path}?level=beginner')
    expect(page.locator('.resource-filter')).to_be_hidden()
    cards = page.locator('ul.resource-cards > li')
    assert cards.count() == page.locator('ul.resource-cards > li:visible').count() > 5
    expect(status(page)).to_have_text(f'{cards.count()} resources')
    assert page.locator('article[role=main] button:visible').count() == 0


def test_print_shows_the_cards_and_their_addresses(page: Page) -> None:
    box(page, 'level', 'beginner').check()
    count = len(shown(page))
    page.emulate_media(media='print')
    expect(page.locator('.resource-filter')).to_be_hidden()
    assert len(shown(page)) == count
    link = page.locator(f'{CARDS} .sd-card-title a').first
    content = link.evaluate('e => getComputedStyle(e, "::after").content')
    assert 'http' in content or 'attr(href)' in content


def test_paper_has_its_own_colors_and_breaks(context: Opener) -> None:
    page = context(color_scheme='dark').new_page()
    page.goto('/resources/all.html?level=beginner')
    page.emulate_media(media='print')
    expect(page.locator('.resource-chips')).to_be_hidden()
    expect(page.locator('.skip-to-content')).to_be_hidden()
    # Pale on white, and white where no backgrounds are printed.
    topic = page.locator(f'{CARDS} .resource-topic').first
    expect(topic).to_have_css('color', 'rgb(11, 83, 148)')
    level = page.locator(f'{CARDS} .resource-level').first
    expect(level).to_have_css('color', 'rgb(0, 0, 0)')
    # Kept together, hundreds of cards would begin on a page of their own.
    cards = page.locator('ul.resource-cards').first
    expect(cards).to_have_css('break-before', 'auto')
    expect(cards).to_have_css('break-inside', 'auto')


def test_empty_groups_lose_their_heading(context: Opener) -> None:
    page = context().new_page()
    page.goto('/topics/probability.html')
    box(page, 'kind', 'video').check()
    expect(page.locator('h2.resource-kind:visible')).to_have_text(['Videos'])


# Many cards


def heights(page: Page) -> list[int]:
    """Return how high the cards are: those out of sight guessed, then all real."""
    lists = page.locator('ul.resource-many')
    total = 'all => all.reduce((sum, e) => sum + e.offsetHeight, 0)'
    guessed = lists.evaluate_all(total)
    page.add_style_tag(
        content='ul.resource-many > li > article.resource-card '
        '{ content-visibility: visible !important }'
    )
    return [guessed, lists.evaluate_all(total)]


def test_cards_out_of_sight_are_as_high_as_guessed(page: Page) -> None:
    guessed, real = heights(page)
    assert guessed == pytest.approx(real, rel=0.2)


def test_cards_that_are_shown_short_move_nothing(
    chrome: Browser, tmp_path: Path
) -> None:
    rows = [
        block(
            'markdown',
            'resource',
            f'A book with a title of a usual length, number {number}',
            {'url': f'https://example.org/{number}', 'topics': 'calculus'},
            'What it is.',
        )
        for number in range(MOST + 1)
    ]
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'books', 'calculus'),
        'books.md': '---\nresource-kind: book\n---\n\n# Books\n\n' + '\n'.join(rows),
        'calculus.md': '# Calculus\n\n' + block('markdown', 'resource-topic'),
    }
    extensions = ['myst_parser', 'sphinx_design', 'sphinx_resources']
    config = {'extensions': extensions, 'html_theme': 'furo'}
    build = Project(tmp_path, files, config).build()
    page = chrome.new_page(viewport={'width': 360, 'height': 740})
    page.add_init_script(
        'window.moved = 0; new PerformanceObserver((list) => {'
        '  for (const shift of list.getEntries()) window.moved += shift.value;'
        '}).observe({ type: "layout-shift", buffered: true });'
    )
    page.goto((build.out / 'calculus.html').as_uri())
    page.wait_for_timeout(500)
    assert page.evaluate('window.moved') < 0.02
    guessed, real = heights(page)
    assert guessed == pytest.approx(real, rel=0.2)
    page.close()


def test_the_browser_does_not_number_the_cards(page: Page) -> None:
    # Numbered, a thousand take half a second to be hidden.
    items = page.locator('ul.resource-cards > li')
    displays = items.evaluate_all('all => all.map(e => getComputedStyle(e).display)')
    assert {*displays} == {'block'}


# Marks


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


def test_tables_that_fit_do_not_scroll(context: Opener) -> None:
    page = context().new_page()
    page.goto('/contribute/curate.html')
    tables = page.locator('.resource-table')
    assert tables.count() > 5
    assert page.locator('.resource-table[tabindex]').count() == 0
    date = page.locator('#here-longest tbody tr > :first-child').first
    size = date.bounding_box()
    assert size
    assert size['height'] < 40


def test_columns_begin_at_one_height(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    tops = (
        page.locator('ul.resource-index')
        .nth(1)
        .evaluate(
            'list => [...list.children].map('
            'item => item.firstChild.getBoundingClientRect().top)'
        )
    )
    assert tops.count(min(tops)) == 2


# From the home page in three actions


def test_a_video_on_probability_for_beginners(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    page.get_by_role('main').get_by_role('link', name='Probability', exact=True).click()
    box(page, 'level', 'beginner').check()
    box(page, 'kind', 'video').check()
    assert '3Blue1Brown' in shown(page)


def test_every_book_on_optimization(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    page.get_by_role('main').get_by_role(
        'link', name='Optimization', exact=True
    ).click()
    page.wait_for_load_state()
    books = page.locator('h2.resource-kind:has-text("Books") + ul > li')
    titles = books.locator('.sd-card-title').all_inner_texts()
    on_it = read_project(ROOT).catalogue.by_topic['optimization']
    expected = sorted(one.title for one in on_it if one.kind == 'book')
    assert sorted(title.strip() for title in titles) == expected


def test_what_to_learn_before_backpropagation(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    main = page.get_by_role('main')
    main.get_by_role('link', name='Backpropagation', exact=True).click()
    first = page.locator('dl.field-list dt:has-text("Know first") + dd a').first
    name = first.inner_text()
    first.click()
    expect(page.locator('h1')).to_contain_text(name)
    assert page.locator('ul.resource-cards > li:visible').count() > 0


# The theme


def test_drawers_are_closed_to_the_keyboard_and_opened_by_it(context: Opener) -> None:
    page = context(viewport=NARROW).new_page()
    page.goto('/resources/all.html')
    link = page.locator('.sidebar-drawer a').first
    expect(link).to_be_hidden()
    button = page.get_by_role('button', name='Toggle site navigation sidebar')
    button.focus()
    page.keyboard.press('Enter')
    expect(link).to_be_visible()
    expect(button).to_have_attribute('aria-expanded', 'true')
    page.keyboard.press('Escape')
    expect(link).to_be_hidden()


@pytest.mark.parametrize('width', [320, 360])
def test_no_word_of_a_title_is_broken(width: int, context: Opener) -> None:
    page = context(viewport={'width': width, 'height': 740}).new_page()
    page.goto('/topics/backpropagation.html')
    size = 'e => parseFloat(getComputedStyle(e).fontSize)'
    first, second = (
        page.locator(f'{name} >> nth=0').evaluate(size) for name in ('h1', 'h2')
    )
    # One line, with the link to the heading.
    title = page.locator('h1').bounding_box()
    assert title
    assert title['height'] < 1.5 * first
    assert second < first


def test_the_search_page_has_a_heading_and_a_field(context: Opener) -> None:
    page = context(viewport=NARROW).new_page()
    page.goto('/search.html')
    expect(page.get_by_role('heading', level=1)).to_have_text('Search')
    page.get_by_role('searchbox', name='Words to find').fill('eigenvalues')
    page.keyboard.press('Enter')
    expect(page.locator('#search-results li a').first).to_be_visible()


# Colors do not depend on the width, nor does anything else on the scheme.
CONTRAST: dict[str, Any] = {'runOnly': ['color-contrast']}
OTHERS: dict[str, Any] = {'rules': {'color-contrast': {'enabled': False}}}


#: The pages of the site, in parts that processes can share.
PARTS = (
    'resources/[a-b]*.md',
    'resources/[!a-b]*.md',
    'topics/[a-g]*.md',
    'topics/[!a-g]*.md',
    'contribute/*.md',
    'index.md',
)


def faults(page: Page, name: str, options: dict[str, Any]) -> list[str]:
    """Return what axe finds on a page."""
    result = Axe().run(page, options=options)
    return [
        f'{name}: {fault["id"]}: {node["target"]}'
        for fault in result.response['violations']
        for node in fault['nodes']
    ]


def test_axe_sees_both_schemes(context: Opener) -> None:
    page = context().new_page()
    page.goto('/resources/papers.html')
    page.emulate_media(color_scheme='light')
    assert_contrast_is_seen(page, '#eee')
    page.emulate_media(color_scheme='dark')
    assert_contrast_is_seen(page, '#222')


def assert_contrast_is_seen(page: Page, bad: str) -> None:
    """Assert that a color is found to be bad, and that without it all is good."""
    assert faults(page, '', CONTRAST) == []
    page.add_style_tag(content=f'.resource-card p {{ color: {bad} !important }}')
    assert faults(page, '', CONTRAST)
    page.reload()


@pytest.mark.whole
@pytest.mark.parametrize(
    ('size', 'scheme', 'rules'),
    [
        (WIDE, 'light', {}),
        (WIDE, 'dark', CONTRAST),
        (NARROW, 'dark', OTHERS),
    ],
    ids=['wide', 'dark', 'narrow'],
)
@pytest.mark.parametrize('part', PARTS)
def test_no_page_has_a_fault_that_axe_finds(
    part: str,
    size: dict[str, int],
    scheme: Literal['light', 'dark'],
    rules: dict[str, Any],
    context: Opener,
) -> None:
    page = context(viewport=size, color_scheme=scheme).new_page()
    names = [
        str(path.relative_to(ROOT).with_suffix('.html'))
        for path in sorted(ROOT.glob(part))
    ]
    # The home page brings those that have no source.
    if 'index.html' in names:
        names += ['search.html', 'genindex.html']
    assert names
    found: list[str] = []
    for name in names:
        page.goto(f'/{name}')
        found += faults(page, name, {**rules, 'resultTypes': ['violations']})
        width = page.evaluate('document.documentElement.scrollWidth')
        if width > size['width']:
            found.append(f'{name}: is {width} px wide')
    assert found == []


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


def search(page: Page, words: str) -> list[str]:
    """Return what the search of the site finds."""
    page.goto(f'/search.html?q={words.replace(" ", "+")}')
    expect(page.locator('#search-results .search-summary')).to_contain_text('found')
    links = page.locator('#search-results li > a').all()
    return [str(link.get_attribute('href')) for link in links]


def test_the_scripts_outside_a_browser() -> None:
    node = shutil.which('node')
    if not node:
        pytest.skip('there is no node')
    run = subprocess.run(
        [node, '--test', *sorted(map(str, (ROOT / 'tests').rglob('*.test.js')))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
