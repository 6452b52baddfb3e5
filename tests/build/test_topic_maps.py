"""The way to a topic, and the map of all: lists that can stand in columns."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import chromium, needs_chromium, serve
from support import PLAIN_PAGES, Project, assert_as_clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import Tag
    from playwright.sync_api import Page

    from support import Build

TOPICS = {
    'Numbers': '',
    'Sets': '',
    'Calculus': 'numbers (to count)',
    'Probability': 'numbers, sets',
    'Statistics': 'probability, calculus, numbers',
}

BOOK = """\
:::{{resource}} {title}
:url: https://example.org/{id}
:kind: book
:topics: {topics}
:id: {id}

It teaches.
:::
"""


def project(path: Path, map_: str = '', **config: object) -> Project:
    """Return a project with topics on pages of their own, and a map."""
    own = Project(path, config={**PLAIN_PAGES, **config})
    names = [label.lower() for label in TOPICS]
    toc = '\n'.join(['```{toctree}', *names, 'books', 'map', '```'])
    own.write('index.md', f'# Home\n\n{toc}\n')
    for label, requires in TOPICS.items():
        option = f':requires: {requires}\n' if requires else ''
        text = f'# {label}\n\n:::{{resource-topic}}\n{option}\nIt is {label}.\n:::\n'
        own.write(f'{label.lower()}.md', text)
    books = BOOK.format(title='All', id='all', topics='calculus, numbers')
    books += BOOK.format(title='Other', id='other', topics='probability, sets')
    books += BOOK.format(title='More', id='more', topics='statistics')
    own.write('books.md', f'# Books\n\n{books}')
    own.write('map.md', f'# Map\n\n:::{{resource-map}}\n{map_}:::\n')
    return own


def stages(part: Tag | None) -> list[list[str]]:
    """Return the text of the topics in each stage."""
    assert part is not None
    return [
        [re.sub(r'\s+', ' ', li.get_text()) for li in stage.select('li[data-topic]')]
        for stage in part.select('ol > li')
    ]


def test_a_topic_shows_the_way_to_it(tmp_path: Path) -> None:
    build = project(tmp_path).build()
    assert build.warnings == ''
    page = build.html('statistics.html')
    part = page.select_one('details.resource-part')
    assert part is not None
    assert part.summary is not None
    assert part.summary.get_text() == 'The way here: 4 topics in 2 stages'
    assert stages(part) == [
        [
            'Numbers · 1 resource · for Calculus (to count), Probability, Statistics '
            '· All (Book)',
            'Sets · 1 resource · for Probability · Other (Book)',
        ],
        [
            'Calculus · 1 resource · for Statistics · All (Book)',
            'Probability · 1 resource · for Statistics · Other (Book)',
        ],
    ]
    for item in part.select('li[data-topic]'):
        first = next(item.children)
        assert getattr(first, 'name', '') == 'a'
    wanted = '[data-topic=probability][data-requires="numbers sets"]'
    assert part.select(wanted)
    assert 'These 3 resources cover all 5 topics' in part.get_text()
    # Where there is no way, what it leads to is there all the same.
    (other,) = build.html('numbers.html').select('.resource-part > summary')
    assert other.get_text() == 'Related topics'


def changed(build: Build) -> set[str]:
    """Return the pages that were written, but for those that always are."""
    always = {'index.html', 'genindex.html', 'search.html', 'resource-titles.html'}
    return {n for n in build.written if n.endswith('.html')} - always


@pytest.mark.parametrize(
    ('options', 'shown'),
    [
        ('', [['Numbers', 'Sets'], ['Calculus', 'Probability'], ['Statistics']]),
        (':topics: calculus\n', [['Numbers'], ['Calculus']]),
        (
            ':topics: calculus\n:direction: forward\n',
            [['Calculus'], ['Statistics']],
        ),
    ],
)
def test_a_map_shows_what_is_asked(
    options: str, shown: list[list[str]], tmp_path: Path
) -> None:
    build = project(tmp_path, options).build()
    assert build.warnings == ''
    found = stages(build.html('map.html').select_one('.resource-map'))
    labels = [sorted(text.partition(' after ')[0] for text in s) for s in found]
    assert labels == shown


def test_a_map_says_what_comes_just_before(tmp_path: Path) -> None:
    build = project(tmp_path).build()
    page = build.html('map.html')
    texts = [
        text for stage in stages(page.select_one('.resource-map')) for text in stage
    ]
    assert sorted(texts) == [
        'Calculus after Numbers',
        'Numbers',
        'Probability after Numbers, Sets',
        'Sets',
        # That it requires numbers follows from the others.
        'Statistics after Probability, Calculus',
    ]
    names = [part['aria-label'] for part in page.select('.resource-map [role=list]')]
    assert names == [
        'Topics, each after those that it requires',
        *(f'Stage {number} of 3' for number in (1, 2, 3)),
    ]
    (picture,) = page.select('.resource-map svg')
    assert picture['aria-hidden'] == 'true'
    assert picture.get_text() == ''
    assert str(picture.path['d']).count('M') == 5  # type: ignore[index]
    assert 'style=' not in str(page.select_one('.resource-map'))


@pytest.mark.parametrize('builder', ['epub', 'latex', 'text', 'man', 'texinfo', 'xml'])
def test_every_builder_lists_what_a_map_shows(builder: str, tmp_path: Path) -> None:
    build = project(tmp_path).build(builder)
    suffixes = {'.xhtml', '.tex', '.txt', '.1', '.texi', '.xml'}
    files = [f for f in build.out.rglob('*') if f.suffix in suffixes]
    text = ' '.join(f.read_text(encoding='utf-8') for f in files)
    text = re.sub(r'\s+', ' ', re.sub(r'<[^>]*>', '', text))
    assert 'after Numbers, Sets' in text
    assert 'The way here: 4 topics in 2 stages' in text
    assert '<svg' not in ''.join(f.read_text(encoding='utf-8') for f in files)


def test_a_map_of_an_unknown_topic_is_told(tmp_path: Path) -> None:
    build = project(tmp_path, ':topics: calculs\n').build()
    assert build.warnings == (
        "map.md:4: WARNING: the topic 'calculs' is not declared; did you mean "
        "'Calculus'? [resource.topic]"
    )


def test_an_edit_rewrites_the_pages_whose_way_changed(tmp_path: Path) -> None:
    own = project(tmp_path)
    own.build()
    own.edit('calculus.md', '(to count)', '(to measure)')
    build = own.build()
    # Statistics shows it as a reason; no map does.
    assert changed(build) == {'calculus.html', 'statistics.html'}
    assert_as_clean(own, build)
    own.edit('probability.md', 'numbers, sets', 'numbers')
    build = own.build()
    pages = changed(build)
    assert {'probability.html', 'statistics.html', 'sets.html', 'map.html'} <= pages
    assert 'calculus.html' not in pages
    assert_as_clean(own, build)


@contextmanager
def opened(build: Build) -> Iterator[Page]:
    """Show the pages of a project, whose scripts must not fail."""
    with serve(build.out) as address, chromium() as browser:
        page = browser.new_context(base_url=address).new_page()
        faults: list[str] = []
        page.on('pageerror', lambda error: faults.append(str(error)))
        yield page
        assert faults == []


@needs_chromium
def test_what_a_reader_knows_is_left_out(tmp_path: Path) -> None:
    own = project(tmp_path, templates_path=[])
    steps = '1. {topic}`numbers` {resource}`all`\n2. {topic}`calculus` {resource}`all`'
    path = f':::{{resource-path}} Up\n{steps}\n:::\n'
    own.write('books.md', own.read('books.md') + path)
    build = own.build()
    assert build.warnings == ''
    with opened(build) as page:
        page.goto('/statistics.html')
        way = page.locator('.resource-part')
        for event, shows in (('beforeprint', True), ('afterprint', False)):
            page.evaluate('name => dispatchEvent(new Event(name))', event)
            expect(way.locator('li').first).to_be_visible(visible=shows)
        page.emulate_media(media='print')
        expect(way.locator('li').first).to_be_visible()
        page.emulate_media(media='screen')
        page.locator('.resource-part summary').click()
        shown = page.locator('.resource-way li[data-topic]:visible')
        expect(shown).to_have_count(4)
        page.get_by_label('I know this: Probability').check()
        # What only it requires is not needed either; numbers are for calculus too.
        expect(shown).to_have_count(2)
        fold = page.get_by_role('button', name='2 steps that you know')
        following = page.locator('.resource-next')
        expect(following).to_have_text('You can start next: Numbers')
        fold.click()
        expect(shown).to_have_count(4)
        page.get_by_label('I know this: Numbers').check()
        page.goto('/map.html')
        known = page.locator('.resource-map [data-topic=probability]')
        expect(known).to_contain_text('✓ known')
        expect(page.locator('.resource-map')).to_contain_text('You know 2 of 5 topics.')
        # Who knows of probability needs no sets first.
        following = page.locator('.resource-map .resource-next').last
        expect(following).to_have_text('You can start next: Calculus')
        expect(page.locator('.resource-sign')).to_have_count(3)
        page.goto('/books.html')
        expect(page.locator('.resource-progress')).to_have_text('1 of 2 done')


@needs_chromium
def test_a_shared_plan_counts_until_it_is_kept(tmp_path: Path) -> None:
    with opened(project(tmp_path, templates_path=[]).build()) as page:
        known = page.get_by_label('I know this: Calculus').first
        page.goto('/calculus.html')
        expect(known).not_to_be_checked()
        page.goto('/calculus.html?know=calculus&know=sets')
        expect(known).to_be_checked()
        words = 'This link counts 2 topics as known.'
        expect(page.locator('.resource-shared')).to_contain_text(words)
        page.go_back()
        expect(known).not_to_be_checked()
        page.go_forward()
        page.get_by_role('button', name='Keep them as mine').click()
        page.goto('/calculus.html')
        expect(known).to_be_checked()
