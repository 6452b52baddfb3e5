"""Every word that a reader of a page sees comes from the catalogue of messages."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from pseudo import catalogue, faults, speak_brackets, untranslated
from support import PLAIN_PAGES, ROOT, Build

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


#: What is ours on a page, each part as a whole.
OUTERMOST = '[class^=resource-]:not([class^=resource-] *)'
#: What a ``conf.py`` says to speak in brackets, in a process of its own.
SPEAK = f"""
import sys
sys.path[:0] = [{str(ROOT / '_ext')!r}, {str(ROOT / 'tests')!r}]
import sphinx_resources.settings
from pseudo import Brackets
sphinx_resources.settings.get_translator = lambda _: Brackets()
"""


@pytest.mark.whole
@pytest.mark.parametrize(
    'theme',
    [
        'alabaster', 'furo', 'pydata_sphinx_theme', 'sphinx_book_theme',
        'sphinx_rtd_theme',
    ],
)  # fmt: skip
def test_what_is_ours_is_in_brackets_in_a_theme(theme: str, tmp_path: Path) -> None:
    if not find_spec(theme):
        pytest.skip('no release of it takes the docutils for this Python')
    project = catalogue(tmp_path, html_theme=theme, resource_search_fields=True)
    lines = [f'{name} = {value!r}' for name, value in project.config.items()]
    project.write('conf.py', '\n'.join([SPEAK, *lines]))
    out = tmp_path / 'html'
    command = [sys.executable, '-m', 'sphinx', '-q', str(project.source), str(out)]
    subprocess.run(command, check=True, capture_output=True)
    build = Build(out, '', '', frozenset())
    shown = 0
    for path in sorted(out.glob('zq*.html')):
        for part in build.html(path.name).select(OUTERMOST):
            assert faults(part) == [], path.name
            shown += 1
    assert shown > 50
