"""A real browser, and what it is shown."""

from __future__ import annotations

import atexit
import functools
import os
import shlex
import shutil
import sys
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from support import ROOT, Project, block, toctree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Browser, BrowserContext, Playwright

    #: Opens a browser of its own; what it is given goes to Playwright.
    Opener = Callable[..., BrowserContext]

# A machine that does much else at the same time is slow, not wrong.
expect.set_options(timeout=30_000)

#: The shell draws no windows, and takes half the time of the others.
NAMES = (
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
)
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
FIREFOX = next(filter(None, map(shutil.which, ('firefox-esr', 'firefox'))), None)

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None and 'CI' not in os.environ, reason='there is no Chromium'
)
needs_firefox = pytest.mark.skipif(
    FIREFOX is None and 'CI' not in os.environ, reason='there is no Firefox'
)

WIDE = {'width': 1280, 'height': 900}
NARROW = {'width': 360, 'height': 740}

#: Title, kind, level and topics of each resource of a small catalogue.
ROWS = [
    ('Alpha', 'book', 'beginner', 'calculus, sets'),
    ('Beta', 'book', 'beginner', 'calculus, graphs, sets'),
    ('Gamma', 'video', 'beginner', 'calculus, sets'),
    ('Delta', 'video', 'advanced', 'calculus, graphs, sets'),
    ('Epsilon', 'tool', 'advanced', 'calculus, graphs, sets'),
    ('Resource results', 'book', 'advanced', 'graphs, sets'),
]
#: Other names of the topics.
ALIASES = {
    'calculus': 'analysis',
    'graphs': 'nets, graph theory',
    'sets': 'collections',
}


def catalogue(path: Path, **config: Any) -> Project:
    """Return a small catalogue with a filter, a table and topics.

    :param path: Where to put it.
    :param config: What differs from its configuration.
    """
    cards = [
        block(
            'markdown',
            'resource',
            title,
            {
                'url': f'https://example.org/{title.replace(" ", "-")}',
                'authors': 'Ada Lovelace',
                'kind': kind,
                'level': level,
                'topics': topics,
                'requires': 'sets',
            },
            f'On `{topics}`, with [a link](https://example.org/).\n\n'
            'Contents:\n\n1. One\n2. Two',
        )
        for title, kind, level, topics in ROWS
    ]
    table = block('markdown', 'resource-list', '', {'style': 'table'})
    files = {
        'index.md': f'# Home\n\n{table}\n' + toctree('markdown', 'all', *ALIASES),
        'all.md': '# All\n\nSome [words](index.md) first.\n\n' + '\n'.join(cards),
    }
    for topic, aliases in ALIASES.items():
        options = {'aliases': aliases}
        files[f'{topic}.md'] = f'# {topic.capitalize()}\n\n' + block(
            'markdown', 'resource-topic', '', options, 'Words.'
        )
    extensions = ['myst_parser', 'sphinx_design', 'sphinx_resources']
    return Project(path, files, {'extensions': extensions, **config})


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve the files of a folder, and return their address."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        # The thread of a test that failed would keep the process for ever.
        try:
            yield f'http://127.0.0.1:{server.server_port}'
        finally:
            server.shutdown()
            thread.join()


@functools.cache
def playwright() -> Playwright:
    """Start the one Playwright of the process: its loop takes no second."""
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


@functools.cache
def launch() -> Browser:
    """Start the one Chromium of the process."""
    assert CHROMIUM, 'install chromium'
    browser = playwright().chromium.launch(
        executable_path=CHROMIUM, args=['--no-sandbox']
    )
    atexit.register(browser.close)
    return browser


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a Chromium whose pages are closed afterwards."""
    browser = launch()
    before = set(browser.contexts)
    yield browser
    for context in set(browser.contexts) - before:
        context.close()


@contextmanager
def firefox(folder: Path) -> Iterator[Browser]:
    """Start a Firefox, and close it afterwards.

    :param folder: Its home, so that it neither reads nor writes in that of the user.
    """
    assert FIREFOX, 'install firefox-esr'
    command = [sys.executable, str(ROOT / 'tests/firefox_relay.py'), FIREFOX]
    starter = folder / 'firefox'
    starter.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n')
    starter.chmod(0o755)
    browser = playwright().firefox.launch(
        channel='moz-firefox',
        executable_path=starter,
        env={**os.environ, 'HOME': str(folder)},
        # Painted seldom, it takes a fifth less.
        firefox_user_prefs={'layout.frame_rate': 10, 'ui.prefersReducedMotion': 1},
    )
    yield browser
    browser.close()
