"""``links``: what it says of each address, and what it remembers."""

from __future__ import annotations

import errno
import json
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from link_server import CONF, Server, resource, sections
from sphinx_resources.__main__ import main
from sphinx_resources.commands import links
from sphinx_resources.commands.link_history import (
    ENOUGH,
    Past,
    read_history,
)
from sphinx_resources.commands.link_report import DEAD, KEPT
from support import MYST_COUNTS_LATE

if TYPE_CHECKING:
    from support import Project


def on_day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setattr('sphinx_resources.commands.links.today', lambda: day)


def write_failures(
    site: Project, server: Server, closed: str, secure: str
) -> dict[str, int]:
    """Write pages with links of every kind, and return the lines of some."""
    a = server.address
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
    return {x: 7 + 2 * number for number, x in enumerate(others)}


def test_every_kind_of_failure(
    site: Project,
    server: Server,
    untrusted: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.create_server(('127.0.0.1', 0)) as unused:
        closed = f'http://127.0.0.1:{unused.getsockname()[1]}/'
    a, secure = server.address, untrusted.address('/200', 'https')
    lines = write_failures(site, server, closed, secure)
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
        'import signal, sys; from sphinx_resources.__main__ import main;'
        'from sphinx_resources.commands import links;'
        'links.today = lambda: "2026-01-01";'
        # Those that are started in the background ignore it.
        'signal.signal(signal.SIGINT, signal.default_int_handler);'
        'sys.exit(main())'
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


#: What is known of an address that was there once, then missing on four checks.
LONG_GONE = {
    'category': 'gone',
    'failures': 4,
    'first_failure': '2026-01-02',
    'last_failure': '2026-01-05',
    'last_success': '2026-01-01',
}


def test_a_page_is_dead_after_some_failures_in_a_row(
    site: Project,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = ('/404/gone', '/404/kept', '/200/flaky', '/403', '/200/fine')
    gone, kept, flaky, refused, fine = map(server.address, paths)
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
        (gone, LONG_GONE),
        (kept, LONG_GONE),
    )  # fmt: skip


def test_what_is_back_or_no_longer_cited_is_forgotten(
    site: Project,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gone, kept = (server.address(path) for path in ('/404/gone', '/404/kept'))
    entries = [resource('Gone', gone), resource('Kept', kept)]
    site.write('index.md', '# Home\n\n' + '\n'.join(entries))
    file = site.source / 'links.json'
    for number in range(1, ENOUGH + 1):
        on_day(monkeypatch, f'2026-01-0{number}')
        main(['links', '--history', str(file)])
    capsys.readouterr()

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


def test_what_a_page_has_from_other_files_is_named_there(
    site: Project, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    known, data, text, twice = (server.address(f'/404/{name}') for name in 'abcd')
    (site.source / 'data').mkdir()
    row = 'Maps;{};Text with <{}>;Code <{}>\n'
    rows = row.format(data, text, twice) + row.format(known, known, known)
    site.write('data/list.csv', f'title;url;description;links\n\n{rows}')
    site.write('part.txt', f'\n\n<{text}>\n')
    site.write(
        'index.md',
        f'# Home\n\n<{known}>\n\n```{{include}} part.txt\n```\n\n'
        f'```{{resource-import}} data/list.csv\n```\n\n<{twice}>\n',
    )
    assert main(['links']) == 0
    (found,) = sections(capsys.readouterr().out).values()
    assert [line.partition('>')[0] for line in found] == [
        f'data/list.csv:3: <{data}',
        f'data/list.csv:3: <{twice}',
        f'index.md:3: <{known}',
        f'part.txt:{3 + MYST_COUNTS_LATE}: <{text}',
    ]


@pytest.mark.parametrize('fails', ['write', 'write_history'])
def test_what_can_be_written_is(
    fails: str,
    site: Project,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, 'Permission denied', 'folder/file')

    site.write('index.md', f'# Home\n\n<{server.address("/200")}>\n')
    monkeypatch.setattr(links, fails, refuse)
    assert main(['links', '--history', 'links.json']) == 1
    out, err = capsys.readouterr()
    assert err.endswith('\nfolder/file: Permission denied\n')
    assert out.startswith('# Links') == (fails != 'write')
    assert (site.source / 'links.json').exists() == (fails == 'write')
