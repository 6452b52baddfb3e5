"""The filter, the marks, the cards and the map, in ten themes as a reader has them."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser import catalogue, chromium, needs_chromium, serve
from pages import CARDS, box, more_filters, shown, status
from themes import build_apart

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Page

pytestmark = [needs_chromium, pytest.mark.whole]

#: Each theme with what it needs, and whether it has a dark scheme.
THEMES: dict[str, tuple[dict[str, Any], bool]] = {
    'alabaster': ({}, False),
    'classic': ({}, False),
    'furo': ({}, True),
    'piccolo_theme': ({}, True),
    'pydata_sphinx_theme': ({}, True),
    'shibuya': ({}, True),
    'sphinx_book_theme': ({}, True),
    # Its fonts would be fetched while it builds.
    'sphinx_immaterial': (
        {
            'font': False,
            'palette': [
                {'media': '(prefers-color-scheme: light)', 'scheme': 'default'},
                {'media': '(prefers-color-scheme: dark)', 'scheme': 'slate'},
            ],
        },
        True,
    ),
    'sphinx_rtd_theme': ({}, False),
    'sphinxawesome_theme': ({}, True),
}
#: Themes that are extensions too.
EXTENSIONS = {'sphinx_immaterial', 'sphinxawesome_theme'}
WIDTHS = (390, 768, 1280)
MAP = '# Map\n\n:::{resource-search}\n:::\n\n:::{resource-map}\n:::\n'
PATH = (
    '# Path\n\n:::{resource-path}\n:goal: calculus\n\n'
    '1. {topic}`sets` with {resource}`alpha`\n'
    '2. {topic}`calculus` with {resource}`beta`\n:::\n'
)
#: A label that no narrow page holds in one line.
LONG = 'Donaudampfschifffahrtsgesellschaftskapitänspatente'

#: Parts that lie on others, or stand out of the page.
ASTRAY = """() => {
    const parts = [...document.querySelectorAll(
        '.resource-filter :is(input, button), .resource-status,' +
        '#alpha :is(h2, .resource-byline, .resource-badges, .resource-summary),' +
        '#alpha :is(summary, .resource-facts, .resource-foot button),' +
        '.resource-map [data-topic] > a')].filter((part) => part.checkVisibility() &&
            !['1px', 'auto'].includes(getComputedStyle(part).width));
    const text = (part) => part.textContent || part.value || part.type;
    // A status is as wide as the page, and its text is not.
    const place = (part) => {
        const range = document.createRange();
        range.selectNodeContents(part);
        return (part.matches('[role=status]') ? range : part).getBoundingClientRect();
    };
    return parts.flatMap((one, at) => {
        const a = place(one);
        return parts.slice(0, at).filter((other) => {
            const b = place(other);
            return !one.contains(other) && !other.contains(one) &&
                Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
                Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
        }).map((other) => `${text(one)} on ${text(other)}`);
    });
}"""
#: How far cards and badges stand from what they are in, and how large titles are.
LOOK = """() => {
    const card = document.querySelector('#alpha');
    const edge = (part) => part.getBoundingClientRect().left;
    return [
        edge(card) - edge(document.querySelector('.resource-filter')),
        edge(card.querySelector('.resource-badges li'))
            - edge(card.querySelector('.resource-byline')),
        edge(card.querySelector('summary')) - edge(card.querySelector('h2')),
        parseFloat(getComputedStyle(card.querySelector('h2')).fontSize)
            / parseFloat(getComputedStyle(document.documentElement).fontSize) - 1.0625,
    ];
}"""


@pytest.mark.parametrize('theme', THEMES)
def test_the_filter_works_and_all_is_legible(theme: str, tmp_path: Path) -> None:
    if theme == 'sphinx_rtd_theme' and not importlib.util.find_spec(theme):
        pytest.skip('no release of it takes the docutils for this Python')
    options, has_dark = THEMES[theme]
    project = catalogue(tmp_path, html_theme=theme, html_theme_options=options)
    if theme in EXTENSIONS:
        project.config['extensions'].append(theme)
    project.edit('index.md', 'all\n', 'all\nmap\npath\n')
    project.write('map.md', MAP)
    project.write('path.md', PATH)
    project.edit('graphs.md', '{resource-topic}', f'{{resource-topic}} {LONG}')
    requires = ':aliases: graphs\n:requires: sets, calculus'
    project.edit('graphs.md', ':aliases: nets, graph theory', requires)
    build = build_apart(project)
    with chromium() as browser, serve(build.out) as address:
        for scheme in ('light', 'dark') if has_dark else ('light',):
            context = browser.new_context(color_scheme=scheme, reduced_motion='reduce')
            page = context.new_page()
            page.goto(f'{address}/all.html')
            for width in WIDTHS:
                page.set_viewport_size({'width': width, 'height': 900})
                assert page.evaluate(ASTRAY) == []
                check_contrast(page)
            assert is_dark(page) == (scheme == 'dark')
            # Paper is white, whatever the theme prints.
            page.emulate_media(media='print')
            assert not is_dark(page)
            page.emulate_media(media='screen')
            assert page.evaluate(LOOK) == pytest.approx([0, 0, 0, 0], abs=1)
            if scheme == 'light':
                use_filter(page)
            # What is on lies on the cards that move below it.
            page.goto(f'{address}/all.html?kind=video')
            check_contrast(page)
            page.goto(f'{address}/path.html')
            page.emulate_media(media='print')
            check_contrast(page)
            page.emulate_media(media='screen')
            page.goto(f'{address}/map.html')
            assert page.evaluate(ASTRAY) == []
            page.locator('.resource-search input').press_sequentially('a')
            expect(page.locator('.resource-suggestions li').first).to_be_visible()
            # What lies on a picture has a contrast that axe cannot tell.
            page.locator('.resource-map svg').evaluate('lines => lines.remove()')
            check_contrast(page)
            check_narrow(page, address, 630 if theme == 'classic' else 390)
            context.close()


def test_a_table_fits_between_the_sides_of_a_page(tmp_path: Path) -> None:
    """The PyData theme leaves it half of a screen, with what the page has beside it."""
    field = {'label': 'Practice', 'type': 'text', 'column': True}
    own = {'resource_fields': {'practice': field}}
    project = catalogue(tmp_path, html_theme='pydata_sphinx_theme', **own)
    project.edit('graphs.md', '{resource-topic}', '{resource-topic} Decompositions')
    text = project.read('all.md').replace('graphs', 'decompositions')
    facts = 'Jocelyn Quaintance\n:year: 2026\n:practice: With exercises'
    project.write('all.md', text.replace('Ada Lovelace', facts))
    listing = ':::{resource-list}\n:style: table\n:::\n'
    project.write('part/index.md', '# Part\n\n```{toctree}\ntable\n```\n')
    project.write('part/table.md', f'# Table\n\n## One\n\n{listing}\n## Two\n\nNo.\n')
    project.edit('index.md', 'all\n', 'all\npart/index\n')
    build = build_apart(project)
    with chromium() as browser, serve(build.out) as address:
        page = browser.new_page()
        page.set_viewport_size({'width': 1280, 'height': 900})
        page.goto(f'{address}/part/table.html')
        table = page.locator('.resource-table table')
        widths = 'e => [e.offsetWidth, e.closest(".resource-table").clientWidth]'
        width, place = table.evaluate(widths)
        assert width <= place < 640


def test_what_is_known_of_a_topic_fits_a_phone(tmp_path: Path) -> None:
    """The theme of Read the Docs gives all words of a label one line."""
    project = catalogue(tmp_path, html_theme='sphinx_rtd_theme')
    project.edit('graphs.md', '{resource-topic}', '{resource-topic}\n:requires: sets')
    build = build_apart(project)
    with chromium() as browser, serve(build.out) as address:
        page = browser.new_page(viewport={'width': 360, 'height': 900})
        page.goto(f'{address}/graphs.html')
        page.locator('.resource-part').first.evaluate('part => { part.open = true; }')
        terms = page.locator('dl.field-list dt').all_text_contents()
        assert [text for text in terms if 'cover all' in text or 'covers all' in text]
        assert page.evaluate('document.documentElement.scrollWidth') <= 360


def check_narrow(page: Page, address: str, width: int) -> None:
    """See that nothing sticks out of narrow pages, and that all can be read there.

    :param width: What the theme itself needs.
    """
    page.set_viewport_size({'width': 390, 'height': 900})
    for name in ('graphs', 'map', 'all', 'path'):
        page.goto(f'{address}/{name}.html')
        check_contrast(page)
        if name == 'graphs':
            continue  # Its heading is that of the theme.
        if name == 'all':
            more_filters(page)
        assert page.evaluate('document.documentElement.scrollWidth') <= width, name


def check_contrast(page: Page) -> None:
    """Ask axe whether what is ours on a page can be read."""
    parts = (
        *('.resource-filter', '.resource-results', '#alpha', '.resource-map'),
        *('.resource-suggestions', '.resource-place', '.resource-way'),
    )
    found = [part for part in parts if page.locator(part).count()]
    page.evaluate("""() => document.querySelectorAll('#alpha details, .resource-part')
        .forEach((part) => { part.open = true; })""")
    rules = {'runOnly': ['color-contrast']}
    result = Axe().run(page, context={'include': [[p] for p in found]}, options=rules)
    faults = [
        node['target'] for v in result.response['violations'] for node in v['nodes']
    ]
    assert faults == []
    assert result.response['passes']


def is_dark(page: Page) -> bool:
    """Whether what is read on the cards is lighter than gray."""
    color: str = page.locator('#alpha').evaluate(
        """(part) => {
            const canvas = document.createElement('canvas').getContext('2d');
            canvas.fillStyle = getComputedStyle(part).color;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(' ');
        }"""
    )
    return sum(map(int, color.split())) > 3 * 128


def use_filter(page: Page) -> None:
    """Type, choose, mark, and go back."""
    field = page.locator('.resource-query input')
    field.press_sequentially('gamma')
    expect(status(page)).to_have_text('1 of 6 resources')
    assert shown(page) == ['Gamma']
    field.fill('')
    expect(status(page)).to_have_text('6 resources')
    more_filters(page)
    box(page, 'kind', 'video').click()
    expect(status(page)).to_have_text('2 of 6 resources')
    expect(page.locator(CARDS)).to_have_count(2)
    assert page.evaluate('location.search') == '?kind=video'
    save = page.get_by_role('button', name='Save: Gamma')
    save.click()
    expect(save).to_have_attribute('aria-pressed', 'true')
    assert page.evaluate(ASTRAY) == []
    page.go_back()
    expect(status(page)).to_have_text('6 resources')
    expect(box(page, 'kind', 'video')).not_to_be_checked()
