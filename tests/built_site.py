"""The site, built once for all processes, and a browser that looks at it."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from browser import WIDE, chromium, serve
from sphinx_resources.commands.project import read_project
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from browser import Opener
    from sphinx_resources.commands.project import Project


@pytest.fixture(scope='session')
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder of the built site."""
    base = tmp_path_factory.getbasetemp()
    # With several processes, each has a folder in that of the run.
    out = (base if worker_id == 'master' else base.parent) / 'site'
    out.mkdir(exist_ok=True)
    with (out / 'lock').open('w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        built = out / 'built'
        if not built.exists():
            command = [sys.executable, '-m', 'sphinx', '-qnW', '-d', str(out / 'trees')]
            subprocess.run([*command, '.', str(out / 'html')], cwd=ROOT, check=True)
            built.touch()
    return out / 'html'


@pytest.fixture(scope='session')
def read_site() -> Project:
    """Return the site as it is read, without its pages."""
    return read_project(ROOT)


@pytest.fixture(scope='module')
def folder(built_site: Path) -> Path:
    """Return what a module looks at: the site, if it does not build its own."""
    return built_site


@pytest.fixture(scope='module')
def address(folder: Path) -> Iterator[str]:
    """Serve it, and return its address."""
    with serve(folder) as found:
        yield found


@pytest.fixture(scope='session')
def chrome() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(chrome: Browser, address: str) -> Iterator[Opener]:
    """Return what opens a browser; what it is given goes to Playwright."""
    opened = []
    faults: list[str] = []

    def open_context(**options: Any) -> BrowserContext:
        new = chrome.new_context(
            **{
                'base_url': address,
                'viewport': WIDE,
                'reduced_motion': 'reduce',
                **options,
            }
        )
        new.on('request', lambda request: note_stranger(request.url))
        new.on('weberror', lambda error: faults.append(str(error.error)))
        opened.append(new)
        return new

    def note_stranger(url: str) -> None:
        if not url.startswith((address, 'data:', 'blob:', 'file:')):
            faults.append(url)

    yield open_context
    for one in opened:
        one.close()
    assert faults == []


@pytest.fixture
def page(context: Opener) -> Page:
    """Open a page that lists the whole catalogue."""
    page = context().new_page()
    page.goto('/resources/all.html')
    return page
