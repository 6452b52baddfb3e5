"""Counts, directions and a strict policy, as browsers have them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.support import Translations
from playwright.sync_api import expect

from browser import catalogue, chromium, needs_chromium, serve
from pages import box
from sphinx_resources.model.words import plural_forms, use
from sphinx_resources.rendering.html import cards
from support import ROOT, example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = needs_chromium

COUNTS = (0, 1, 2, 3, 5, 11, 21, 100, 101)
#: The directions of what is ours on a page, but for texts that have their own.
DIRECTIONS = """() => [...new Set(
    [...document.querySelectorAll('[class^=resource-]:not([dir])')]
        .map((part) => getComputedStyle(part).direction))]"""
ONE, OTHER = '{total} resource', '{total} resources'


@pytest.fixture(scope='module')
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    use(Translations())


def translations_of(language: str) -> NullTranslations:
    """Return the words of a language; Polish, which there is not yet, has three."""
    if language != 'pl':
        folder = str(ROOT / '_ext/sphinx_resources/locale')
        return Translations.load(folder, [language], 'sphinx_resources')
    words = Catalog(locale='pl', domain='sphinx_resources')
    words.add((ONE, OTHER), ('{total} zasób', '{total} zasoby', '{total} zasobów'))
    compiled = io.BytesIO()
    write_mo(compiled, words)
    compiled.seek(0)
    return Translations(compiled)


@pytest.mark.parametrize('language', ['ar', 'ru', 'pl', 'fr', 'en'])
def test_the_script_counts_as_the_pages_do(language: str, browser: Browser) -> None:
    translations = translations_of(language)
    use(translations)
    page = browser.new_page()
    chosen = page.evaluate(
        '([language, counts]) => counts.map('
        'count => new Intl.PluralRules(language).select(count))',
        [language, COUNTS],
    )
    page.close()
    forms = plural_forms(ONE, OTHER, language)
    said = [forms.get(category, forms['other']) for category in chosen]
    assert said == [translations.ngettext(ONE, OTHER, count) for count in COUNTS]


@pytest.mark.parametrize('theme', ['alabaster', 'furo'])
def test_arabic_runs_from_right_to_left(
    theme: str, browser: Browser, tmp_path: Path
) -> None:
    made = example('markdown', tmp_path, html_theme=theme)
    made.write('plain.md', '---\norphan: true\n---\n\n# Plain\n\nText.\n')
    build = made.build(language='ar')
    assert build.warnings == ''
    with serve(build.out) as address:
        for width in (1280, 360):
            page = browser.new_page(viewport={'width': width, 'height': 800})
            for name in ('books', 'index', 'topics/linear-algebra'):
                page.goto(f'{address}/{name}.html')
                assert page.evaluate('document.documentElement.scrollWidth') <= width
                assert page.evaluate(DIRECTIONS) == ['rtl']
                if theme == 'furo' and width < 400 and name != 'index':
                    found = Axe().run(page, context='.content')
                    faults = found.response['violations']
                    assert [each['id'] for each in faults] == []
            page.goto(f'{address}/plain.html')
            assert (
                page.locator('[role=main] h1').evaluate(
                    'h => getComputedStyle(h).direction'
                )
                == 'ltr'
            )
            page.close()


#: Where the parts of the line of authors begin.
PLACES = """line => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const found = {};
    for (let node; (node = walker.nextNode()); ) {
        for (const name of ['Ada Lovelace', 'The Press', 'example.org']) {
            const start = node.data.indexOf(name);
            if (start < 0) continue;
            range.setStart(node, start);
            range.setEnd(node, start + name.length);
            found[name] = range.getBoundingClientRect().left;
        }
    }
    return found;
}"""


@pytest.mark.parametrize('language', ['ar', 'en'])
def test_what_a_card_says_stands_in_the_order_of_the_language(
    language: str, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, 'MOST_WHOLE', 5)
    made = catalogue(tmp_path, html_theme='furo')
    text = made.read('all.md')
    made.write('all.md', text.replace(':kind:', ':publisher: The Press\n:kind:'))
    build = made.build(language=language)
    page = browser.new_page(viewport={'width': 1280, 'height': 800})
    # What is written, and what a script completes.
    for name in ('all', 'sets'):
        page.goto((build.out / f'{name}.html').as_uri())
        line = page.locator('.resource-byline:has-text("example.org")').first
        places = line.evaluate(PLACES)
        expected = ['Ada Lovelace', 'The Press', 'example.org']
        assert sorted(places, key=places.get, reverse=language == 'ar') == expected
    page.close()


@pytest.mark.parametrize(
    ('language', 'chip', 'unknown'),
    [('de', '„gamma“', '„aa“, „bb“'), ('ja', '「gamma」', '「aa」、「bb」')],
)
def test_scripts_quote_and_list_as_the_language_does(
    language: str, chip: str, unknown: str, browser: Browser, tmp_path: Path
) -> None:
    build = catalogue(tmp_path).build(language=language)
    page = browser.new_page()
    page.goto((build.out / 'all.html').as_uri() + '?level=aa&level=bb&q=gamma')
    chips = page.locator('.resource-results li > button:not(.resource-clear)')
    expect(chips).to_have_text([chip])
    expect(page.locator('.resource-status')).to_contain_text(unknown)
    page.close()


def test_scripts_need_no_more_than_their_own_site(
    browser: Browser, tmp_path: Path
) -> None:
    build = catalogue(tmp_path).build(
        language='de',
        resource_search_fields=True,
        # Its script would still fetch pages when the test closes the browser.
        html_show_search_summary=False,
    )
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on('console', lambda told_: told.append(f'{told_.location} {told_.text}'))
    page.route(
        '**/*.html',
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            headers={**answer.headers, 'content-security-policy': "script-src 'self'"},
        ),
    )
    with serve(build.out) as address:
        page.goto(f'{address}/all.html')
        box(page, 'kind', 'video').check()
        expect(page.locator('.resource-status')).to_have_text('2 von 6 Ressourcen')
        page.locator('[data-mark=saved]:visible').first.click()
        page.goto(f'{address}/search.html?q=gamma')
        status = page.locator('.resource-search-page [role=status]')
        expect(status).to_have_text('1 Treffer')
        page.unroute_all(behavior='wait')
    context.close()
    # The plural rule of Sphinx itself is a text that it evaluates.
    ours = [text for text in told if '/resource-' in text]
    assert ours == []
