"""No page has a fault that axe finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser import NARROW, WIDE, needs_chromium
from support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser import Opener

pytestmark = needs_chromium


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
