"""What a reader does, done in Firefox."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import catalogue, firefox, needs_firefox
from pages import CARDS, box, query, status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from browser import Opener

pytestmark = [needs_firefox, pytest.mark.whole]

#: Topics of the small catalogue, each with what builds on it next.
TOPICS = ('sets', 'calculus', 'graphs')
#: Pages beside those of the small catalogue.
PAGES = {
    'map': '# Map\n\n:::{resource-map}\n:::',
    'mine': '# Mine\n\n:::{resource-marks}\n:::',
    'path': '# Up\n\n:::{resource-path}\n'
    '1. {topic}`sets` with {resource}`alpha`\n'
    '2. {topic}`calculus` with {resource}`beta`\n:::',
}

#: Words of the map that begin on one line and end on the next.
BROKEN = """() =>
    [...document.querySelectorAll('.resource-map [data-topic] > a')].flatMap((link) => {
        const text = link.firstChild;
        const range = document.createRange();
        return [...text.data.matchAll(/\\S+/g)].filter((word) => {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length > 1;
        }).map(String);
    })"""


def small(path: Path, language: str) -> Path:
    """Build a catalogue whose topics build on each other, and return the folder."""
    project = catalogue(
        path, html_theme='furo', language=language, resource_search_fields=True
    )
    for name, text in PAGES.items():
        project.write(f'{name}.md', f'---\norphan: true\n---\n\n{text}\n')
    for basis, topic in pairwise(TOPICS):
        project.edit(f'{topic}.md', ':aliases:', f':requires: {basis}\n:aliases:')
    build = project.build()
    assert build.warnings == ''
    return build.out


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Path:
    """Return a folder with three sites."""
    path = tmp_path_factory.mktemp('sites')
    (path / 'site').symlink_to(built_site)
    for language in ('en', 'ar'):
        (path / language).symlink_to(small(path / f'of-{language}', language))
    return path


@pytest.fixture(scope='module')
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with firefox(tmp_path_factory.mktemp('home')) as found:
        yield found


@pytest.fixture
def page(context: Opener) -> Iterator[Page]:
    """Open a page whose console stays empty."""
    told: list[str] = []
    browser = context()
    browser.on('console', lambda message: told.append(message.text))
    yield browser.new_page()
    assert told == []


def titles(page: Page) -> Locator:
    return page.locator(f'{CARDS} .sd-card-title')


def test_a_choice_is_in_the_address(page: Page) -> None:
    page.goto('/en/all.html')
    expect(status(page)).to_have_text('6 resources')
    query(page).focus()
    page.keyboard.press('Tab')
    expect(box(page, 'level', 'beginner')).to_be_focused()
    page.keyboard.press('Space')
    expect(status(page)).to_have_text('3 of 6 resources')
    query(page).press_sequentially('graphs')
    expect(page).to_have_url(re.compile(r'/all\.html\?level=beginner&q=graphs$'))
    expect(titles(page)).to_have_text(['Beta'])
    other = page.context.new_page()
    other.goto(page.evaluate('location.href'))
    expect(titles(other)).to_have_text(['Beta'])
    other.close()
    page.reload()
    expect(titles(page)).to_have_text(['Beta'])
    expect(query(page)).to_have_value('graphs')
    page.evaluate('history.back()')
    expect(query(page)).to_have_value('')
    expect(titles(page)).to_have_text(['Alpha', 'Beta', 'Gamma'])
    page.evaluate('history.back()')
    expect(box(page, 'level', 'beginner')).not_to_be_checked()
    expect(status(page)).to_have_text('6 resources')


def test_an_order_is_told(page: Page) -> None:
    page.goto('/en/all.html')
    page.get_by_label('Sort by').select_option('Title')
    expect(page).to_have_url(re.compile(r'/all\.html\?sort=title$'))
    expect(titles(page).nth(4)).to_have_text('Gamma')
    said = page.locator('.resource-arrangement').get_by_role('status')
    expect(said).to_have_text('Sort by: Title')


def test_what_is_saved_is_on_my_list(page: Page) -> None:
    page.goto('/en/all.html')
    page.get_by_role('button', name='Save: Delta').press('Enter')
    box(page, 'saved', 'yes').check()
    expect(titles(page)).to_have_text(['Delta'])
    page.goto('/en/mine.html')
    listed = page.locator('.resource-marked-list > li bdi')
    expect(listed).to_have_text(['Delta'])
    said = page.locator('.resource-marked > [role=status]')
    expect(said).to_have_text('1 resource, 0 done')
    page.get_by_role('button', name='Done: Delta').press('Space')
    expect(said).to_have_text('1 resource, 1 done')
    page.reload()
    expect(said).to_have_text('1 resource, 1 done')
    expect(listed).to_have_text(['Delta'])


def test_what_is_known_leads_on(page: Page) -> None:
    page.goto('/en/graphs.html')
    page.locator('.resource-part > summary').click()
    page.get_by_label('I know this: Sets').check()
    following = page.locator('.resource-way .resource-next')
    expect(following).to_have_text('You can start next: Calculus')
    page.goto('/en/map.html')
    topics = page.locator('.resource-map')
    expect(topics.locator('[data-topic=sets]')).to_contain_text('✓ known')
    expect(topics.locator('[data-topic=calculus]')).to_contain_text('→ next')
    expect(topics).to_contain_text('You know 1 of 3 topics.')
    topics.get_by_role('link', name='Calculus → next').press('Enter')
    expect(page).to_have_url(re.compile(r'/calculus\.html'))
    page.goto('/en/path.html')
    progress = page.locator('.resource-progress')
    expect(progress).to_have_text('1 of 2 done')
    page.goto('/en/calculus.html')
    page.get_by_label('I know this: Calculus').first.check()
    page.goto('/en/path.html')
    expect(progress).to_have_text('2 of 2 done')


def test_labels_break_between_words(page: Page) -> None:
    page.goto('/site/topics/index.html')
    expect(page.locator('.resource-map [data-topic] > a').first).to_be_visible()
    assert page.evaluate(BROKEN) == []


def test_a_question_is_answered(page: Page) -> None:
    page.goto('/site/')
    field = page.locator('.resource-search input')
    field.press_sequentially('eigenvalues')
    field.press('Enter')
    expect(page).to_have_url(re.compile(r'/search\.html\?q=eigenvalues'))
    answers = page.locator('ol.resource-answers > li')
    title = 'Eigenvectors and Eigenvalues'
    expect(answers.filter(has_text=title).first).to_be_visible()
    assert title in ' '.join(answers.all_inner_texts()[:3])
    page.goto('/site/search.html?q=lineer+algebra')
    expect(answers.first).to_contain_text('Linear algebra')
    suggestion = page.locator('.resource-suggestion')
    expect(suggestion).to_have_text('Did you mean linear algebra?')


def test_no_server_is_needed(page: Page, folder: Path) -> None:
    page.goto((folder / 'en' / 'all.html').as_uri())
    box(page, 'level', 'advanced').check()
    expect(status(page)).to_have_text('3 of 6 resources')
    expect(titles(page)).to_have_text(['Delta', 'Epsilon', 'Resource results'])
    page.goto((folder / 'en' / 'search.html').as_uri() + '?q=epsilom')
    expect(page.locator('.resource-answers')).to_contain_text('Epsilon')


def test_arabic_runs_from_right_to_left(page: Page) -> None:
    for width in (360, 1280):
        page.set_viewport_size({'width': width, 'height': 800})
        page.goto('/ar/all.html')
        box(page, 'level', 'advanced').check()
        expect(titles(page)).to_have_text(['Delta', 'Epsilon', 'Resource results'])
        assert page.evaluate('document.documentElement.scrollWidth') <= width
        for part in ('.resource-filter', '.resource-status', '#delta'):
            expect(page.locator(part)).to_have_css('direction', 'rtl')
    page.goto('/ar/map.html')
    topics = [page.locator(f'.resource-map [data-topic={name}]') for name in TOPICS]
    edges = [place['x'] for topic in topics if (place := topic.bounding_box())]
    assert edges == sorted(edges, reverse=True)
    assert len({*edges}) == len(TOPICS)
