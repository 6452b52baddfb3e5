"""The site in a real browser, where one is found; always in CI."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ('chromium', 'chromium-browser', 'google-chrome')
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)

pytestmark = pytest.mark.skipif(
    BROWSER is None and 'CI' not in os.environ, reason='there is no Chromium'
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope='module')
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the site, serve it, and return its address."""
    out = tmp_path_factory.mktemp('site')
    command = [sys.executable, '-m', 'sphinx', '-qW', '-d', str(out / 'doctrees')]
    subprocess.run([*command, '.', str(out / 'html')], cwd=ROOT, check=True)
    handler = functools.partial(QuietHandler, directory=str(out / 'html'))
    with ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f'http://127.0.0.1:{server.server_port}'
        server.shutdown()
        thread.join()


def visit(address: str, profile: Path) -> BeautifulSoup:
    """Return a page as it is once its scripts have run."""
    assert BROWSER, 'install chromium'
    command = [
        BROWSER,
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        # Nothing but this machine answers, so that a page cannot ask others.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        f'--user-data-dir={profile}',
        '--virtual-time-budget=20000',
        '--dump-dom',
        address,
    ]
    run = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=120
    )
    return BeautifulSoup(run.stdout, 'html.parser')


@pytest.mark.parametrize(
    ('words', 'card'),
    [
        ('dive+into+deep+learning', 'resources/books.html#dive-into-deep-learning'),
        ('essence+of+calculus', 'resources/videos.html#essence-of-calculus'),
        ('3blue1brown', 'resources/videos.html#3blue1brown'),
    ],
)
def test_a_search_for_a_title_finds_the_card(
    words: str, card: str, address: str, tmp_path: Path
) -> None:
    page = visit(f'{address}/search.html?q={words}', tmp_path)
    results = [str(link['href']) for link in page.select('#search-results li > a')]
    # Pages that name it in a heading may come first, but not many.
    assert card in results[:3]


def test_a_search_for_a_topic_finds_its_page_first(
    address: str, tmp_path: Path
) -> None:
    page = visit(f'{address}/search.html?q=linear+algebra', tmp_path)
    results = [str(link['href']) for link in page.select('#search-results li > a')]
    assert 'topics/linear-algebra.html' in results[0]
