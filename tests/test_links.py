"""The check of links: what it says of each, and what it remembers.

All that is asked is a server of our own on this machine.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
import yaml

from sphinx_resources import __main__ as command_line
from sphinx_resources.__main__ import main
from sphinx_resources.commands.history import ENOUGH, Past, read_history, write_history
from sphinx_resources.commands.links import (
    CATEGORIES,
    FINE,
    IGNORED,
    Answer,
    category_of,
    check_connection,
    core_of,
)
from sphinx_resources.commands.project import CommandError
from sphinx_resources.commands.report import DEAD, KEPT, is_dead, make_report
from support import ROOT, Project, block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

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


def on_day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setattr(command_line, 'today', lambda: day)


def sections(report: str) -> dict[str, list[str]]:
    """Return the items of a report by what stands above them."""
    found = {}
    for section in report.split('\n## ')[1:]:
        title, _, text = section.partition('\n')
        items = text.partition('\n- ')[2].strip().split('\n- ')
        found[title] = [' '.join(item.split()) for item in items]
    return found


# What is said of an address


def test_every_kind_of_failure(
    site: Project,
    server: Server,
    untrusted: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.create_server(('127.0.0.1', 0)) as unused:
        closed = f'http://127.0.0.1:{unused.getsockname()[1]}/'
    a, secure = server.address, untrusted.address('/200', 'https')
    site.write('conf.py', CONF.format(timeout=3))
    gone = resource('Gone <b>', a('/404/a'), archive=a('/200/copy'))
    links = f'Code <{a("/500")}>; Slides <{a("/429")}>'
    busy = resource('Busy', a('/403'), links=links)
    site.write('index.md', f'# Home\n\n{gone}\n{busy}')
    others = [
        a('/301'), a('/302'), a('/410'), a('/401'), a('/503'), a('/0'), closed, secure,
        a('/200#there'), a('/200#lost'), a('/404/ignored'), 'mailto:a@example.org',
    ]  # fmt: skip
    site.write('more.md', '---\norphan: true\n---\n\n# More\n\n')
    site.write('more.md', site.read('more.md') + '\n'.join(f'<{x}>\n' for x in others))
    lines = {x: 7 + 2 * number for number, x in enumerate(others)}

    assert main(['links']) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[:3] == [
        '# Links',
        '',
        'Addresses: 15. Need a look: 12. Dead: 0.',
    ]
    assert sections(out) == {
        'Not found (2)': [
            f'index.md:4: <{a("/404/a")}> Gone \\<b\\> · 404 Not Found · an archived '
            'copy is given',
            f'more.md:{lines[a("/410")]}: <{a("/410")}> 410 Gone',
        ],
        'No connection (1)': [
            f'more.md:{lines[closed]}: <{closed}> Connection refused'
        ],
        'Timed out (1)': [f'more.md:{lines[a("/0")]}: <{a("/0")}> Read timed out'],
        'Server error (1)': [
            f'index.md:12: <{a("/500")}> Code of Busy · 500 Internal Server Error'
        ],
        'Bad certificate (1)': [
            f'more.md:{lines[secure]}: <{secure}> self-signed certificate'
        ],
        'Refused (4)': [
            f'index.md:11: <{a("/403")}> Busy · 403 Forbidden',
            f'index.md:12: <{a("/429")}> Slides of Busy · 429 Too Many Requests',
            f'more.md:{lines[a("/401")]}: <{a("/401")}> unauthorized',
            f'more.md:{lines[a("/503")]}: <{a("/503")}> service unavailable',
        ],
        'Moved (1)': [
            f'more.md:{lines[a("/301")]}: <{a("/301")}> now <{a("/200/new")}>'
        ],
        'Missing anchor (1)': [
            f"more.md:{lines[a('/200#lost')]}: <{a('/200#lost')}> Anchor 'lost' not "
            'found'
        ],
    }
    assert 'broken' in err
    assert '\x1b[' not in err


def test_a_site_without_faults(
    site: Project, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write('index.md', f'# Home\n\n{resource("A", server.address("/200"))}')
    assert main(['links', '-o', 'new/report.md', '--results', 'found']) == 0
    assert capsys.readouterr().out == ''
    assert site.read('new/report.md') == (
        '# Links\n\nAddresses: 1. Need a look: 0. Dead: 0.\n'
    )
    assert json.loads(site.read('found/output.json'))['status'] == 'working'


def test_a_site_without_links(site: Project) -> None:
    site.write('index.md', '# Home\n')
    assert main(['links']) == 0


def test_without_a_connection_nothing_is_counted(
    site: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(('127.0.0.1', 0)) as unused:
        closed = f'http://127.0.0.1:{unused.getsockname()[1]}'
    site.write('index.md', f'# Home\n\n<{closed}/a> <{closed}/b>\n')
    assert main(['links', '--history', 'links.json']) == 1
    out, err = capsys.readouterr()
    assert out == ''
    assert err.endswith(
        'not one of 2 addresses can be reached; is this machine connected?\n'
    )
    assert not (site.source / 'links.json').exists()


@pytest.mark.parametrize(
    ('categories', 'connected'),
    [
        (['connection', 'connection'], False),
        # What an interrupt left unasked says nothing of the network.
        (['connection', 'late', IGNORED], False),
        (['connection', 'gone'], True),
        (['connection', FINE], True),
        (['late'], True),
        ([], True),
    ],
)
def test_whether_there_is_a_connection(categories: list[str], connected: bool) -> None:
    answers = [
        Answer('a.md', 0, f'https://a.org/{place}', category, '', (), archived=False)
        for place, category in enumerate(categories)
    ]
    with nullcontext() if connected else pytest.raises(CommandError, match='connected'):
        check_connection(answers)


def test_a_project_that_cannot_be_read(
    site: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write('conf.py', 'extensions = []')
    assert main(['links']) == 1
    assert "add 'sphinx_resources' to extensions" in capsys.readouterr().err


def test_an_interrupt_ends_the_asking(site: Project, server: Server) -> None:
    # One by one, in the order of their addresses.
    site.write('conf.py', f'{CONF.format(timeout=20)}linkcheck_workers = 1\n')
    paths = ('/200', '/404', '/429/later')
    addresses = [server.address(path) for path in paths]
    site.write('index.md', '# Home\n\n' + '\n\n'.join(f'<{x}>' for x in addresses))
    code = (
        'import signal, sys; from sphinx_resources import __main__ as command_line;'
        'command_line.today = lambda: "2026-01-01";'
        # Those that are started in the background ignore it.
        'signal.signal(signal.SIGINT, signal.default_int_handler);'
        'sys.exit(command_line.main())'
    )
    process = subprocess.Popen(
        [sys.executable, '-c', code, 'links', '--history', 'links.json'],
        cwd=site.source,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding='utf-8',
    )
    assert process.stderr is not None
    said = ''
    for line in process.stderr:
        said += line
        if 'rate limited' in said and 'broken' in said:
            break
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate()
    assert process.returncode == 0
    assert sections(out) == {
        'Not found (1)': [
            f'index.md:5: <{addresses[1]}> 404 Not Found · missing on 1 check since '
            '2026-01-01'
        ],
        'Not answered yet (1)': [f'index.md:7: <{addresses[2]}>'],
    }
    past = read_history(site.source / 'links.json')
    assert past[addresses[2]] == Past()
    assert past[addresses[0]].last_success == '2026-01-01'


@pytest.mark.parametrize(
    ('status', 'code', 'info', 'category', 'core'),
    [
        ('working', 0, '', FINE, ''),
        ('redirected', 302, 'https://example.org/', FINE, 'https://example.org/'),
        ('redirected', 308, 'https://example.org/', 'moved', 'https://example.org/'),
        ('ignored', 0, '', IGNORED, ''),
        ('ignored', 0, 'service unavailable', 'refused', 'service unavailable'),
        ('broken', 0, '', 'other', ''),
        ('broken', 0, '418 Client Error:  for url: https://a.org/', 'refused', '418'),
        ('broken', 0, '502 Server Error: Bad for url: x', 'server', '502 Bad'),
        ('broken', 0, 'Exceeded 30 redirects.', 'refused', 'Exceeded 30 redirects.'),
        (
            'broken',
            0,
            "HTTPSConnectionPool(host='no.example', port=443): Max retries exceeded "
            'with url: / (Caused by NameResolutionError("HTTPSConnection(host='
            "'no.example', port=443): Failed to resolve 'no.example' ([Errno -2] Name "
            'or service not known)"))',
            'connection',
            "Failed to resolve 'no.example'",
        ),
        (
            'broken',
            0,
            "('Connection aborted.', RemoteDisconnected('Remote end closed connection "
            "without response'))",
            'refused',
            "('Connection aborted.', RemoteDisconnected('Remote end closed connection "
            "without response'))",
        ),
        (
            'timeout',
            0,
            "HTTPSConnectionPool(host='a.org', port=443): Max retries exceeded with "
            'url: / (Caused by ConnectTimeoutError(<HTTPSConnection(host='
            "'a.org', port=443) at 0x7f>, 'Connection to a.org timed out. (connect "
            "timeout=20)'))",
            'timeout',
            'Connection to a.org timed out',
        ),
    ],
)
def test_words_of_failures(
    status: str, code: int, info: str, category: str, core: str
) -> None:
    assert category_of(status, code, info) == category
    assert core_of(info) == core


# What is remembered


def test_a_page_is_dead_after_some_failures_in_a_row(
    site: Project,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gone, kept, flaky, refused, fine = (
        server.address(path)
        for path in ('/404/gone', '/404/kept', '/200/flaky', '/403', '/200/fine')
    )
    entries = [
        resource('Gone', gone),
        resource('Kept', kept, archive=fine),
        resource('Flaky', flaky),
        resource('Refused', refused),
    ]
    site.write('index.md', '# Home\n\n' + '\n'.join(entries))
    file = site.source / 'links.json'
    statuses: list[int] = []
    for number in range(1, ENOUGH + 2):
        on_day(monkeypatch, f'2026-01-0{number}')
        server.statuses = {
            '/404/gone': 200 if number == 1 else 404,
            '/404/kept': 200 if number == 1 else 410,
            # It answers once, which is enough.
            '/200/flaky': 200 if number == 3 else 404,
        }
        statuses.append(main(['links', '--history', str(file)]))
        found = sections(capsys.readouterr().out)
    assert statuses == [0, 0, 0, 0, 1]
    since = 'missing on 4 checks since 2026-01-02, last there on 2026-01-01'
    assert found[f'{DEAD.title} (1)'] == [
        f'index.md:4: <{gone}> Gone · 404 Not Found · {since}'
    ]
    assert found[f'{KEPT.title} (1)'] == [
        f'index.md:10: <{kept}> Kept · 410 Gone · {since} · an archived copy is given'
    ]
    assert found['Not found (1)'] == [
        f'index.md:17: <{flaky}> Flaky · 404 Not Found · missing on 2 checks since '
        '2026-01-04, last there on 2026-01-03'
    ]
    assert found['Refused (1)'] == [f'index.md:23: <{refused}> Refused · 403 Forbidden']
    assert file.read_text(encoding='utf-8') == history_text(
        (fine, {'last_success': '2026-01-05'}),
        (flaky, {
            'category': 'gone', 'failures': 2, 'first_failure': '2026-01-04',
            'last_failure': '2026-01-05', 'last_success': '2026-01-03',
        }),
        (refused, {'category': 'refused'}),
        *(
            (address, {
                'category': 'gone', 'failures': 4, 'first_failure': '2026-01-02',
                'last_failure': '2026-01-05', 'last_success': '2026-01-01',
            })
            for address in (gone, kept)
        ),
    )  # fmt: skip

    on_day(monkeypatch, '2026-01-06')
    server.statuses = {'/404/gone': 200}
    site.write('index.md', f'# Home\n\n{entries[0]}')
    assert main(['links', '--history', str(file)]) == 0
    assert sections(capsys.readouterr().out) == {}
    assert file.read_text(encoding='utf-8') == history_text(
        (gone, {'last_success': '2026-01-06'})
    )
    assert sorted(path.name for path in site.source.iterdir()) == [
        'conf.py',
        'index.md',
        'links.json',
    ]


def history_text(*entries: tuple[str, dict[str, object]]) -> str:
    lines = [f'{json.dumps(key)}: {json.dumps(fields)}' for key, fields in entries]
    return '{\n' + ',\n'.join(lines) + '\n}\n'


def after(*categories: str) -> Past:
    """Return what is remembered after checks on one day after the other."""
    past = Past()
    for number, category in enumerate(categories, 1):
        past = past.after(category, f'2026-01-{number:02}')
    return past


@pytest.mark.parametrize('category', CATEGORIES)
def test_what_counts_as_a_failure(category: str) -> None:
    past = after(*[category] * 10)
    missing = category in ('gone', 'connection', 'timeout', 'server')
    assert past.dead == missing
    assert past.failures == (10 if missing else 0)
    assert bool(past.last_success) == (category in ('moved', 'anchor'))


@pytest.mark.parametrize(
    ('categories', 'failures', 'dead'),
    [
        (['gone'] * 3, 3, False),
        (['gone', 'timeout', 'server', 'connection'], 4, True),
        (['gone', 'gone', FINE, 'gone', 'gone'], 2, False),
        (['gone', 'gone', 'moved', 'gone', 'gone'], 2, False),
        # A refusal, or no answer at all, neither counts nor resets.
        (['gone', 'refused', 'gone', IGNORED, 'gone', 'late', 'gone'], 4, True),
        (['refused', 'refused', 'refused', 'gone'], 1, False),
        (['gone'] * 4 + ['refused'], 4, False),
        (['gone'] * 4 + ['certificate', 'gone'], 5, True),
        (['gone'] * 4 + ['late'], 4, True),
    ],
)
def test_failures_in_a_row(categories: list[str], failures: int, dead: bool) -> None:
    past = after(*categories)
    assert (past.failures, past.dead) == (failures, dead)


def test_an_address_that_is_ignored_is_not_reported() -> None:
    answer = Answer('a.md', 0, 'https://a.org/', IGNORED, '', (), archived=False)
    history = {answer.address: after(*['gone'] * ENOUGH)}
    assert sections(make_report([answer], history)) == {}
    assert not is_dead(answer, history)


def test_two_checks_of_one_day_count_once() -> None:
    past = Past()
    for _ in range(ENOUGH):
        past = past.after('gone', '2026-01-01')
    assert past.failures == 1


def test_an_address_that_was_dead_and_is_late_is_not_in_two_places() -> None:
    answer = Answer('a.md', 0, 'https://a.org/', 'late', '', (), archived=False)
    history = {answer.address: after(*['gone'] * ENOUGH)}
    report = make_report([answer], history)
    assert list(sections(report)) == [f'{DEAD.title} (1)']
    assert '- a.md: <https://a.org/>\n' in report


@pytest.mark.parametrize(
    'text',
    [
        '{',
        '[]',
        '{"https://a.org/": []}',
        '{"https://a.org/": {"failures": "4"}}',
        '{"https://a.org/": {"failures": true}}',
        '{"https://a.org/": {"fails": 4}}',
        '\udcff',
    ],
)
def test_a_history_that_cannot_be_read(
    text: str,
    site: Project,
    server: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site.write('index.md', f'# Home\n\n<{server.address("/200")}>\n')
    file = site.source / 'links.json'
    file.write_bytes(text.encode(errors='surrogateescape'))
    assert main(['links', '--history', 'links.json']) == 1
    err = capsys.readouterr().err
    assert err.startswith('links.json: this is not a history of links; mend it, or ')
    assert err.count('\n') == 1
    assert file.read_bytes() == text.encode(errors='surrogateescape')
    assert not server.asked.is_set()


def test_a_history_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / 'new' / 'links.json'
    history = {'https://b.org/': after('gone'), 'https://a.org/': after(FINE)}
    write_history(file, history)
    assert read_history(file) == history
    before = file.read_bytes()
    monkeypatch.setattr('pathlib.Path.replace', fail)
    with pytest.raises(OSError, match='full'):
        write_history(file, {})
    assert file.read_bytes() == before
    assert read_history(tmp_path / 'none.json') == {}


def fail(*args: object) -> None:
    msg = 'the disk is full'
    raise OSError(msg)


# What is said of it


def test_every_category_is_explained() -> None:
    text = (ROOT / 'contribute' / 'links.md').read_text(encoding='utf-8')
    titles = [category.title for category in (*CATEGORIES.values(), DEAD, KEPT)]
    assert [title for title in titles if f'| {title} |' not in text] == []
    assert f'{ENOUGH} checks' in text


# The workflow


@pytest.fixture
def workflow() -> dict[str, Any]:
    path = ROOT / '.github' / 'workflows' / 'links.yml'
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding='utf-8'))
    return found


def test_only_what_runs_no_code_of_others_may_write(workflow: dict[str, Any]) -> None:
    assert workflow['permissions'] == {}
    check, keep = workflow['jobs']['check'], workflow['jobs']['keep']
    assert check['permissions'] == {'contents': 'read'}
    assert keep['permissions'] == {'contents': 'write'}
    used = [step['uses'].partition('@')[0] for step in keep['steps'] if 'uses' in step]
    assert used == ['actions/download-artifact']
    assert check['steps'][0]['with'] == {'persist-credentials': False}


def test_the_history_is_all_that_its_branch_holds(
    workflow: dict[str, Any], tmp_path: Path
) -> None:
    (step,) = [step for step in workflow['jobs']['keep']['steps'] if 'run' in step]
    remote = tmp_path / 'owner' / 'name'
    subprocess.run(['git', 'init', '--quiet', '--bare', remote], check=True)
    github = {'GITHUB_SERVER_URL': str(tmp_path), 'GITHUB_REPOSITORY': 'owner/name'}
    for number, text in enumerate(('{}', '{"https://a.org/": {}}')):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / 'links.json').write_text(text, encoding='utf-8')
        command = ['bash', '-e', '-c', step['run']]
        subprocess.run(command, cwd=folder, env={**os.environ, **github}, check=True)
        show = ['git', '-C', str(remote), 'show', 'link-history:links.json']
        assert subprocess.check_output(show, text=True) == text
    count = ['git', '-C', str(remote), 'rev-list', '--all', '--count']
    assert subprocess.check_output(count, text=True) == '1\n'


def test_the_workflow_asks_as_the_command_line_can(workflow: dict[str, Any]) -> None:
    text = ''.join(step.get('run', '') for step in workflow['jobs']['check']['steps'])
    words = ' '.join(text.replace('\\\n', ' ').split())
    (arguments,) = re.findall(r'python -m sphinx_resources (.*?) >>', words)
    args = command_line.make_parser().parse_args(arguments.split())
    assert (args.run, str(args.history)) == (command_line.links, 'links.json')
