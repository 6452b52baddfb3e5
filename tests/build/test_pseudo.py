"""Every word that a reader of a page sees comes from the catalogue of messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from pseudo import catalogue, faults, speak_brackets, untranslated
from support import PLAIN_PAGES

if TYPE_CHECKING:
    from pathlib import Path

#: With every part of a card, some of them folded.
CARD = [
    'level', 'topics', 'summary', 'requires', 'access', 'duration', 'zqyes', 'more',
    'language', 'license', 'links', 'archive', 'contents', 'paths', 'see-also',
    'marks', 'zqday',
]  # fmt: skip


@pytest.mark.parametrize(
    ('page', 'found'),
    [
        ('<p>⟦See ⟦Zqx⟧ and⟧ zqtext</p>', []),
        ('<p><a>⟦Copy <span>of Zqx⟧</span></a></p>', []),
        ('<p>See zqtext</p>', ['See']),
        ('<p>⟦See⟧ also</p>', ['also']),
        ('<img alt="A picture">', ['img[alt]: A picture']),
        ('<input type="submit" value="Go">', ['input[value]: Go']),
    ],
)
def test_a_word_without_brackets_is_found(page: str, found: list[str]) -> None:
    assert faults(BeautifulSoup(page, 'html.parser')) == found


def test_all_pages_are_in_brackets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_brackets(monkeypatch)
    project = catalogue(tmp_path, resource_card=CARD, **PLAIN_PAGES)
    build = project.build()
    assert build.warnings == ''
    pages = sorted(build.out.glob('*.html'))
    assert len(pages) > 15
    for page in pages:
        assert faults(build.html(page.name)) == [], page.name
    text = project.build('text')
    for page in sorted(text.out.glob('*.txt')):
        # Where lines are broken in narrow columns, messages are too.
        whole = re.sub(r'(?m)^[|+].*$', '', page.read_text(encoding='utf-8'))
        assert untranslated(whole) == [], page.name
    book = project.build('epub')
    for page in sorted(book.out.glob('zq*.xhtml')):
        assert faults(book.html(page.name)) == [], page.name
