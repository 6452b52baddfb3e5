"""What readers look for is found from the home page in three actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import NARROW, needs_chromium
from pages import box, query, shown, status

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser import Opener
    from sphinx_resources.commands.project import Project

pytestmark = needs_chromium


def on_map(page: Page, topic: str) -> Locator:
    """Return the link to a topic on the map."""
    return page.locator('.resource-map').get_by_role('link', name=topic, exact=True)


def test_a_video_on_probability_for_beginners(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    on_map(page, 'Probability').click()
    box(page, 'level', 'beginner').check()
    box(page, 'kind', 'video').check()
    assert '3Blue1Brown' in shown(page)


def test_every_book_on_optimization(context: Opener, read_site: Project) -> None:
    page = context().new_page()
    page.goto('/')
    on_map(page, 'Optimization').click()
    page.wait_for_load_state()
    books = page.locator('h2.resource-kind:has-text("Books") + ul > li')
    titles = books.locator('.sd-card-title').all_inner_texts()
    on_it = read_site.catalogue.by_topic['optimization']
    expected = sorted(one.title for one in on_it if one.kind == 'book')
    assert sorted(title.strip() for title in titles) == expected


def test_what_to_learn_before_backpropagation(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    on_map(page, 'Backpropagation').click()
    page.locator('.resource-part > summary').click()
    first = page.locator('dl.field-list dt:has-text("Know first") + dd a').first
    name = first.inner_text()
    first.click()
    expect(page.locator('h1')).to_contain_text(name)
    assert page.locator('ul.resource-cards > li:visible').count() > 0


def test_the_search_page_has_a_heading_and_a_field(context: Opener) -> None:
    page = context(viewport=NARROW).new_page()
    page.goto('/search.html')
    expect(page.get_by_role('heading', level=1)).to_have_text('Search')
    expect(page.locator('meta[name=description]')).to_have_count(1)
    page.get_by_role('searchbox', name='Words to find').fill('eigenvalues')
    page.keyboard.press('Enter')
    expect(page.locator('#search-results li a').first).to_be_visible()


def search(page: Page, words: str) -> list[str]:
    """Return what the search of the site finds."""
    page.goto(f'/search.html?q={words.replace(" ", "+")}')
    expect(page.locator('#search-results .search-summary')).to_contain_text('found')
    links = page.locator('#search-results li > a').all()
    return [str(link.get_attribute('href')) for link in links]


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


def ask(page: Page, words: str) -> list[str]:
    """Ask the search on the home page, and return the addresses of the answers."""
    page.goto('/')
    field = page.locator('.resource-search input')
    field.fill(words)
    field.press('Enter')
    expect(page.locator('.resource-search-page[aria-busy=false]')).to_be_visible()
    links = page.locator('ol.resource-answers > li > a').all()
    return [str(link.get_attribute('href')) for link in links]


def test_the_order_from_school_to_backpropagation(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    page.get_by_role('link', name='I know school mathematics').click()
    expect(page.locator('h1')).to_contain_text('From school mathematics to')
    assert page.locator('[id^=step-]').count() > 5


@pytest.mark.parametrize(
    ('words', 'found'),
    [
        ('beginner video linear algebra', 'resources/videos.html#'),
        ('bayesian inference course exercises', 'bayesian-data-analysis'),
        ('probability spanish', 'blog-de-raul'),
        ('probability chinese', 'seeing-theory'),
        ('eigenvalues', 'eigenvectors-and-eigenvalues'),
        ('lineer algebra', 'topics/linear-algebra.html'),
        ('mit strang video', 'strang'),
        ('optimisation book exercise', 'algorithms-for-optimization'),
        ('"singular value decomposition"', 'topics/matrix-decompositions.html'),
        ('stochastic gradient decent', 'topics/gradient-descent.html'),
        ('linear algebra path', 'paths/linear-algebra-for-ml.html'),
        ('graph neural nets', 'topics/graph-neural-networks.html'),
        ('deep nets', 'topics/neural-networks.html'),
        ('HMM', 'topics/graphical-models.html'),
        ('SDE', 'topics/differential-equations.html'),
        ('CLT', 'topics/probability.html'),
        ('do-calculus', 'topics/causal-inference.html'),
        ('basic maths', 'topics/school-mathematics.html'),
        ('sine and cosine', 'topics/school-mathematics.html'),
        ('線形代数', 'topics/linear-algebra.html'),
        ('الإحصاء', 'topics/statistics.html'),
    ],
)
def test_a_question_on_the_home_page(words: str, found: str, context: Opener) -> None:
    answers = ask(context().new_page(), words)
    assert any(found in address for address in answers[:3]), answers[:6]


def test_a_typing_error_is_told(context: Opener) -> None:
    page = context().new_page()
    ask(page, 'lineer algebra')
    told = page.locator('.resource-suggestion')
    expect(told).to_have_text('Did you mean linear algebra?')


def test_a_book_on_optimization_with_exercises(
    context: Opener, read_site: Project
) -> None:
    page = context().new_page()
    page.goto('/')
    page.get_by_role('link', name='books on optimization with exercises').click()
    expect(status(page)).to_have_text(re.compile('^[1-9][0-9]* of'))
    on_it = read_site.catalogue.by_topic['optimization']
    assert sorted(shown(page)) == sorted(
        one.title for one in on_it if one.kind == 'book' and one.members('exercises')
    )


def test_what_to_learn_after_linear_algebra(context: Opener) -> None:
    page = context().new_page()
    page.goto('/')
    on_map(page, 'Linear algebra').click()
    page.locator('.resource-part > summary').click()
    after = page.locator('dl.field-list dt:has-text("Leads to") + dd a')
    assert {'Matrix decompositions', 'Vector calculus'} <= set(after.all_inner_texts())


def test_who_made_it_and_what_else_is_like_it(context: Opener) -> None:
    page = context().new_page()
    answers = ask(page, 'immersive linear algebra')
    assert answers[0].endswith('#immersive-linear-algebra')
    page.locator('ol.resource-answers a').first.click()
    card = page.locator('#immersive-linear-algebra')
    expect(card.locator('.resource-byline')).to_contain_text('Jacob Ström')
    assert card.locator('.resource-see-also dd a').count() > 0


def test_browse_all_knows_the_words_of_the_search(context: Opener) -> None:
    page = context().new_page()
    page.goto('/resources/all.html')
    query(page).fill('LSTM')
    expect(status(page)).to_have_text(re.compile('^[1-9][0-9]* of'))
    assert shown(page)


def test_the_data_as_a_file(context: Opener, read_site: Project) -> None:
    page = context().new_page()
    page.goto('/')
    page.get_by_role('link', name='Use the data').first.click()
    page.get_by_role('main').get_by_role('link', name='all resources').click()
    link = page.locator('dt:has-text("Data") + dd').get_by_role('link', name='JSON')
    answer = page.request.get(link.evaluate('link => link.href'))
    found = {resource['id'] for resource in answer.json()['resources']}
    assert found == {resource.id for resource in read_site.catalogue.resources}


def test_the_newest_first(context: Opener, read_site: Project) -> None:
    page = context().new_page()
    page.goto('/')
    page.get_by_role('link', name='I am looking for something').click()
    page.wait_for_url('**/resources/all.html*')
    page.get_by_label('Sort by').select_option('added')
    added = {one.title: one.added for one in read_site.catalogue.resources}
    days = [added[title] for title in shown(page)]
    assert days == sorted(days, reverse=True)
    assert len({*days}) > 1
