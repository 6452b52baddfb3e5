"""A server on this machine, which is all that the check of links asks."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from support import ROOT, Project, block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


#: Nothing waits for long: no test but one has an address that keeps silent.
CONF = """\
extensions = ['myst_parser', 'sphinx_resources']
myst_enable_extensions = ['colon_fence']
suppress_warnings = ['resource.topic', 'resource.kind']
linkcheck_rate_limit_timeout = 0
linkcheck_timeout = {timeout}
linkcheck_ignore = ['.*/ignored']
"""


class Handler(BaseHTTPRequestHandler):
    """Answers with the status that an address begins with, as in ``/404/a``."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.set()
        status = self.server.statuses.get(self.path) or int(self.path.split('/')[1])
        if status == 0:
            self.server.closing.wait()
            return
        self.send_response(status)
        if status in (301, 302):
            self.send_header('Location', '/200/new')
        if status == 429 and self.path.endswith('/later'):
            self.send_header('Retry-After', '3600')
        text = b'<p id="there">A page.</p>'
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        if self.command == 'GET':
            self.wfile.write(text)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server on this machine."""

    def __init__(self) -> None:
        super().__init__(('127.0.0.1', 0), Handler)
        #: Statuses that differ from what an address says.
        self.statuses: dict[str, int] = {}
        self.asked, self.closing = Event(), Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: some visitors are meant to go away."""

    def address(self, path: str, scheme: str = 'http') -> str:
        return f'{scheme}://127.0.0.1:{self.server_address[1]}{path}'


@contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = Thread(target=server.serve_forever, kwargs={'poll_interval': 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    # A proxy would be asked instead.
    monkeypatch.setenv('no_proxy', '*')
    with running(Server()) as server:
        yield server


@pytest.fixture
def untrusted(server: Server) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ROOT / 'tests' / 'untrusted.pem')
    other = Server()
    other.socket = context.wrap_socket(other.socket, server_side=True)
    with running(other):
        yield other


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project without pages; it is where we are."""
    project = Project(tmp_path, {'conf.py': CONF.format(timeout=20)})
    monkeypatch.chdir(project.source)
    return project


def resource(title: str, url: str, **options: str) -> str:
    return block('markdown', 'resource', title, {'url': url, **options}, 'A text.')


def sections(report: str) -> dict[str, list[str]]:
    """Return the items of a report by what stands above them."""
    found = {}
    for section in report.split('\n## ')[1:]:
        title, _, text = section.partition('\n')
        items = text.partition('\n- ')[2].strip().split('\n- ')
        found[title] = [' '.join(item.split()) for item in items]
    return found
