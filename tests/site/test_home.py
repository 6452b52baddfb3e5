"""What this site adds to its theme: a page for the lost, a sitemap, shared links."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from browser import QuietHandler, chromium, needs_chromium
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = 'https://example.org/maths/'
NAMESPACE = '{http://www.sitemaps.org/schemas/sitemap/0.9}'


@pytest.fixture(scope='module')
def based(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as it is built where its address is known."""
    out = tmp_path_factory.mktemp('based')
    command = [sys.executable, '-m', 'sphinx', '-q', '-nW', '-d', str(out / 'doctrees')]
    subprocess.run(
        [*command, '-b', 'html', '.', str(out / 'maths')],
        cwd=ROOT,
        env={**os.environ, 'SITE_BASEURL': ADDRESS},
        check=True,
    )
    return out / 'maths'


class LostHandler(QuietHandler):
    """Answers as hosts do where there is no file."""

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        assert self.directory
        content = Path(self.directory, 'maths', '404.html').read_bytes()
        self.send_response(code)
        self.send_header('Content-Type', 'text/html')
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope='module')
def host(based: Path) -> Iterator[str]:
    handler = partial(LostHandler, directory=str(based.parent))
    with ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f'http://127.0.0.1:{server.server_port}/maths/'
        server.shutdown()


@pytest.mark.whole
def test_the_sitemap_lists_the_pages(based: Path) -> None:
    found = ElementTree.parse(based / 'sitemap.xml').iter(f'{NAMESPACE}loc')
    pages = [(place.text or '').removeprefix(ADDRESS) for place in found]
    assert pages == sorted(pages)
    assert 'topics/linear-algebra.html' in pages
    assert '404.html' not in pages
    assert all((based / page).is_file() for page in pages)


@pytest.mark.whole
def test_the_files_that_are_named_are_there(based: Path, built_site: Path) -> None:
    """Feeds among them where the site has an address, without which there are none."""
    for out in (based, built_site):
        text = (out / 'data.html').read_text(encoding='utf-8')
        page = BeautifulSoup(text, 'html.parser')
        codes = page.select('article :is(td, p) code')
        names = {code.get_text() for code in codes}
        files = {name for name in names if name.startswith('catalogue.')}
        assert len(files) >= 4
        assert [name for name in files if not (out / name).is_file()] == []
        assert ('catalogue.atom' in files) == (out == based)


@pytest.mark.whole
def test_a_shared_link_says_what_the_page_is(based: Path) -> None:
    found = {}
    for path in based.rglob('*.html'):
        page = BeautifulSoup(path.read_text(encoding='utf-8'), 'html.parser')
        name = path.relative_to(based).as_posix()
        (canonical,) = page.select('link[rel=canonical]')
        assert canonical['href'] == ADDRESS + name
        tags = [(tag['property'], tag['content']) for tag in page.select('[property]')]
        found[name] = dict(tags)
        # Each once, with something to say.
        assert len(tags) == len(found[name])
        assert all(text for _, text in tags), name
        assert found[name].get('og:url', ADDRESS + name) == ADDRESS + name
    pages = {
        'index.html': 'Free books, posts, papers',
        'resources/books.html': 'Free books on',
        'topics/linear-algebra.html': 'Vectors, matrices',
        'paths/generative-models.html': 'A learning path from',
    }
    for name, text in pages.items():
        assert str(found[name]['og:description']).startswith(text)
    assert found['topics/linear-algebra.html']['og:title'] == 'Linear algebra'
    assert not found['404.html']
    # All that the sitemap lists, and no index, for which nothing is written.
    listed = ElementTree.parse(based / 'sitemap.xml').iter(f'{NAMESPACE}loc')
    shared = {ADDRESS + name for name, tags in found.items() if 'og:title' in tags}
    assert shared == {place.text for place in listed}


@pytest.mark.whole
@needs_chromium
@pytest.mark.parametrize('lost', ['gone.html', 'one/two/gone'])
def test_who_is_lost_finds_back(host: str, lost: str) -> None:
    with chromium() as browser:
        page = browser.new_context().new_page()
        failed: list[str] = []
        page.on('requestfailed', lambda request: failed.append(request.url))
        answer = page.goto(host + lost)
        assert answer
        assert answer.status == 404
        links = [*page.locator('link[rel=stylesheet]').all()]
        assert all('/maths/_static/' in link.evaluate('a => a.href') for link in links)
        expect(page.locator('h1')).to_have_text('Page not found')
        # Before leaving, which ends what is still being loaded.
        page.wait_for_load_state('networkidle')
        assert failed == []
        page.get_by_label('What are you looking for?').fill('eigenvalues')
        page.keyboard.press('Enter')
        expect(page.locator('ol.resource-answers > li').first).to_be_visible()
        assert page.url == f'{host}search.html?q=eigenvalues'
        page.context.close()
