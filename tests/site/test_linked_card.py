"""The card that an address leads to has a ring, and no band behind its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser import catalogue, chromium, needs_chromium, serve
from themes import build_apart

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [needs_chromium, pytest.mark.whole]

STYLES = """() => {
    const card = document.querySelector('#alpha');
    const title = card.querySelector('.sd-card-title');
    return [
        getComputedStyle(title).backgroundColor,
        getComputedStyle(card).outlineStyle,
    ];
}"""


def test_the_title_of_a_linked_card_has_no_band(tmp_path: Path) -> None:
    """The PyData theme marks each heading of what is linked to."""
    project = catalogue(tmp_path, html_theme='pydata_sphinx_theme')
    build = build_apart(project)
    with chromium() as browser, serve(build.out) as address:
        for scheme in ('light', 'dark'):
            page = browser.new_context(color_scheme=scheme).new_page()
            page.goto(f'{address}/all.html#alpha')
            assert page.evaluate(STYLES) == ['rgba(0, 0, 0, 0)', 'solid'], scheme
