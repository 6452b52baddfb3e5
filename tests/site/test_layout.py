"""What stands where on a screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import CHROMIUM, NARROW, WIDE, needs_chromium, playwright
from pages import CARDS, box, shown
from sphinx_resources.rendering.html.cards import MOST_WHOLE
from support import ROOT, Project, block, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, FloatRect, Locator, Page, ViewportSize

    from browser import Opener

pytestmark = needs_chromium


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


@pytest.mark.parametrize('width', [360, 700, 1280])
def test_on_paper_the_count_stands_below_the_text(context: Opener, width: int) -> None:
    page = context(viewport={'width': width, 'height': 900}).new_page()
    page.goto('/resources/books.html')
    page.emulate_media(media='print')
    text = page.locator('[role=main] section > p').first
    status = page.locator('.resource-status')
    end = text.evaluate('e => e.getBoundingClientRect().bottom')
    assert status.evaluate('e => e.getBoundingClientRect().top') >= end


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


def test_on_the_way_to_a_card_all_are_laid_out_and_no_longer(page: Page) -> None:
    """Who chooses what is shown else waits for cards that nobody sees."""
    page.goto('/resources/all.html#understanding-deep-learning')
    card = page.locator('#understanding-deep-learning')
    expect(card).to_be_in_viewport()
    place = room(card)
    far = page.locator('ul.resource-many > li:nth-child(20) > .resource-card')
    laid_out = 'e => e.firstElementChild.checkVisibility({contentVisibilityAuto: true})'
    assert far.evaluate(laid_out)
    page.wait_for_timeout(1500)
    assert not far.evaluate(laid_out)
    assert room(card) == place


def test_cards_that_are_shown_short_move_nothing(
    chrome: Browser, tmp_path: Path
) -> None:
    rows = [
        block(
            'markdown',
            'resource',
            f'A book with a title of a usual length, number {number}',
            {
                'url': f'https://example.org/{number}',
                'topics': 'calculus, limits, series',
                'level': 'beginner',
            },
            'It goes from sequences to power series, with many pictures of each.',
        )
        for number in range(MOST_WHOLE + 1)
    ]
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'books', 'calculus'),
        'books.md': '---\nresource-kind: book\n---\n\n# Books\n\n' + '\n'.join(rows),
        'calculus.md': '# Calculus\n\n' + block('markdown', 'resource-topic'),
        'more.md': '---\norphan: true\n---\n\n# More\n\n'
        + block('markdown', 'resource-topic', 'Limits')
        + block('markdown', 'resource-topic', 'Series'),
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
    address = (build.out / 'calculus.html').as_uri()
    for asked in ('?style=list', '?q=7', '?sort=title', ''):
        page.goto(address + asked)
        page.wait_for_timeout(500)
        assert page.evaluate('window.moved') < 0.02, asked
        assert page.locator('html.resource-waiting').count() == 0
    guessed, real = heights(page)
    assert guessed == pytest.approx(real, rel=0.2)
    page.close()


def test_the_browser_does_not_number_the_cards(page: Page) -> None:
    # Numbered, a thousand take half a second to be hidden.
    items = page.locator('ul.resource-cards > li')
    displays = items.evaluate_all('all => all.map(e => getComputedStyle(e).display)')
    assert {*displays} == {'block'}


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
    assert tops.count(min(tops)) > 1


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


# The first screen

#: Where the first card begins, how many titles are seen, and how high cards are.
FIRST = """() => {
  const cards = [...document.querySelectorAll('.resource-card')];
  const seen = cards.filter((card) => {
    const title = card.querySelector('.sd-card-title');
    const end = title.getBoundingClientRect().top
      + parseFloat(getComputedStyle(title).lineHeight);
    return end <= innerHeight;
  });
  const first = cards.slice(0, 60);
  const heights = first.map((card) => card.getBoundingClientRect().height);
  return {
    top: cards[0].getBoundingClientRect().top,
    titles: seen.length,
    height: heights.reduce((sum, one) => sum + one, 0) / first.length,
  };
}"""
BARS = [(WIDE, 560), (NARROW, 640)]


def first_screen(
    context: Opener, size: dict[str, int], *paths: str
) -> dict[str, dict[str, float]]:
    """Return what stands where on each of some pages."""
    page = context(viewport=size).new_page()
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = page.evaluate(FIRST)
    return found


@pytest.mark.parametrize(('size', 'most'), BARS)
def test_results_stand_in_the_first_screen_of_a_topic(
    size: dict[str, int], most: int, context: Opener
) -> None:
    path = '/topics/backpropagation.html'
    assert first_screen(context, size, path)[path]['top'] <= most


@pytest.mark.whole
@pytest.mark.parametrize(('size', 'most'), BARS)
def test_results_stand_in_the_first_screen_of_every_topic(
    size: dict[str, int], most: int, context: Opener
) -> None:
    names = {path.stem for path in (ROOT / 'topics').glob('*.md')} - {'index'}
    paths = [f'/topics/{name}.html' for name in sorted(names)]
    found = first_screen(context, size, *paths)
    assert {path for path, one in found.items() if one['top'] > most} == set()


@pytest.mark.parametrize(('size', 'least'), [(WIDE, 6), (NARROW, 3)])
def test_several_titles_stand_in_the_first_screen(
    size: dict[str, int], least: int, context: Opener
) -> None:
    path = '/resources/all.html'
    found = first_screen(context, size, path)[path]
    assert found['titles'] >= least
    assert found['height'] <= 260


def test_a_card_that_is_linked_to_is_open(context: Opener) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto('/resources/books.html#dive-into-deep-learning')
    card = page.locator('#dive-into-deep-learning')
    expect(card.locator('.resource-more > .resource-facts').first).to_be_visible()
    other = page.locator('.resource-card:not(:target) .resource-more > .resource-facts')
    expect(other.first).not_to_be_visible()


def room(of: Locator) -> FloatRect:
    """Return where something stands."""
    found = of.bounding_box()
    assert found is not None
    return found


def test_the_index_of_authors_has_no_signs_that_nobody_can_use(page: Page) -> None:
    # Sphinx folds its groups at a click on pictures that no keyboard reaches.
    page.goto('/resource-authors.html')
    expect(page.get_by_role('img', name='-', exact=True)).to_have_count(0)
    expect(page.locator('img.toggler').first).not_to_be_visible()


def test_paper_has_no_field_of_the_search(page: Page) -> None:
    page.goto('/search.html?q=svd')
    field = page.locator('.site-search')
    expect(field).to_be_visible()
    page.emulate_media(media='print')
    expect(field).not_to_be_visible()


def test_large_letters_fit_a_phone(address: str) -> None:
    # As browsers have them whose readers ask for letters of twice the size.
    browser = playwright().chromium.launch(
        executable_path=CHROMIUM,
        args=['--no-sandbox', '--blink-settings=defaultFontSize=32'],
    )
    page = browser.new_page(base_url=address, viewport={'width': 360, 'height': 740})
    for path in ('/resources/all.html', '/search.html?q=svd'):
        page.goto(path)
        field = room(page.locator('[role=main] input[type=search]'))
        assert field['x'] + field['width'] < NARROW['width'], path
    page.goto('/resources/all.html')
    more = room(page.locator('.resource-filter > .resource-more'))
    count = room(page.locator('.resource-status'))
    assert count['y'] >= more['y'] + more['height']
    marks = page.locator('.resource-mark')
    assert {room(marks.nth(number))['width'] for number in (0, 1)} == {56}
    # Topics are in sight, not beside the level out of it.
    topic = room(page.locator('.resource-topic').first)
    assert topic['x'] + topic['width'] < NARROW['width']
    browser.close()


def test_without_scripts_the_count_stands_below_the_text(context: Opener) -> None:
    page = context(viewport=NARROW, java_script_enabled=False).new_page()
    page.goto('/topics/linear-algebra.html')
    way = room(page.locator('.resource-part'))
    assert room(page.locator('.resource-status'))['y'] >= way['y'] + way['height']


@pytest.mark.parametrize('size', [NARROW, WIDE])
@pytest.mark.parametrize(
    'place',
    [
        'all.html#essence-of-calculus',
        'all.html#the-matrix-cookbook',
        'books.html#understanding-deep-learning',
    ],
)
def test_a_link_leads_to_its_card_however_far(
    place: str, size: ViewportSize, context: Opener
) -> None:
    # Most readers have not asked for less motion, and their pages scroll on the way.
    page = context(viewport=size, reduced_motion='no-preference').new_page()
    page.goto(f'/resources/{place}')
    card = page.locator('.resource-card:target')
    card.evaluate('() => new Promise((done) => setTimeout(done, 1500))')
    top = 'card => card.getBoundingClientRect().top'
    assert card.evaluate(top) == pytest.approx(72, abs=2)
    # Filters may lay out what is seen alone, and nothing moves.
    form = page.locator('form.resource-filter')
    form.evaluate('form => form.dispatchEvent(new Event("input"))')
    assert card.evaluate(top) == pytest.approx(72, abs=2)
    last = page.locator('.resource-many > li > .resource-card').last
    kept = last.evaluate('card => getComputedStyle(card).contentVisibility')
    assert kept == 'auto'


#: The first card in sight, and where it begins.
SEEN = """() => {
    const cards = [...document.querySelectorAll('.resource-card')];
    const first = cards.find((card) => card.getBoundingClientRect().bottom > 80);
    const { top } = first.getBoundingClientRect();
    return [first.querySelector('.sd-card-title').textContent, top];
}"""


@pytest.mark.parametrize('path', ['all.html', 'all.html?level=intermediate'])
def test_a_reader_comes_back_to_the_same_card(path: str, context: Opener) -> None:
    page = context(viewport=NARROW).new_page()
    page.goto(f'/resources/{path}')
    for _ in range(25):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(40)
    page.wait_for_timeout(300)
    before = page.evaluate(SEEN)
    expected = [before[0], pytest.approx(before[1], abs=4)]
    page.reload()
    page.wait_for_timeout(1000)
    assert page.evaluate(SEEN) == expected
    page.goto('/data.html')
    page.go_back()
    page.wait_for_timeout(1000)
    assert page.evaluate(SEEN) == expected


def test_on_paper_nothing_is_folded(context: Opener) -> None:
    page = context().new_page()
    page.goto('/topics/backpropagation.html')
    folds = page.locator(':is(.resource-fold, .resource-more) > :not(summary)')
    expect(folds.first).not_to_be_visible()
    page.emulate_media(media='print')
    expect(folds.first).to_be_visible()
    facts = page.locator('.resource-more > .resource-facts').first
    expect(facts).to_be_visible()
