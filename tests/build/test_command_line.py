"""Whatever happens, a command ends with a sentence and a status."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from sphinx_resources.__main__ import COMMANDS, main
from sphinx_resources.commands import check

if TYPE_CHECKING:
    from support import Project

pytestmark = pytest.mark.parametrize('syntax', ['markdown'], indirect=True)


@pytest.mark.parametrize('command', COMMANDS)
def test_every_command_explains_itself(
    command: str, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, '--help'])
    assert stopped.value.code == 0
    assert COMMANDS[command].HELP in capsys.readouterr().out


@pytest.mark.parametrize('command', ['snippets', 'form'])
def test_an_output_that_cannot_be_written(
    command: str, catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ('topics', 'books.md/file'):
        assert main([command, '-o', name]) == 1
        err = capsys.readouterr().err
        assert name.partition('/')[0] in err
        assert err.count('\n') == 1


@pytest.mark.skipif(not Path('/dev/full').exists(), reason='a device of Linux')
@pytest.mark.parametrize(
    ('redirection', 'said'),
    [
        ('> /dev/full', 'No space left on device\n'),
        ('>&-', 'the standard output is closed\n'),
        ('2>&-', ''),
    ],
)
def test_an_output_that_takes_nothing(
    redirection: str, said: str, catalogue: Project
) -> None:
    result = subprocess.run(
        ['sh', '-c', f'"{sys.executable}" -m sphinx_resources form {redirection}'],
        cwd=catalogue.source,
        capture_output=True,
        encoding='utf-8',
        check=False,
    )
    assert (result.returncode, result.stderr) == (1 if said else 0, said)


def test_a_reader_that_has_seen_enough(catalogue: Project) -> None:
    process = subprocess.Popen(
        [sys.executable, '-m', 'sphinx_resources', 'snippets'],
        cwd=catalogue.source,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b''
    assert process.wait() == 1
    process.stderr.close()


def interrupted(source: Path) -> NoReturn:
    raise KeyboardInterrupt


def test_an_interrupt(
    catalogue: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(check, 'read_project', interrupted)
    assert main(['check']) == 130
    said = ('', '\nInterrupted: nothing more was written.\n')
    assert capsys.readouterr() == said


#: A conf.py that ends the command that reads it, as a user or a machine may.
ENDING = """\
import os, signal
extensions = ['sphinx_resources']
os.kill(os.getpid(), signal.{})
"""


@pytest.mark.skipif(os.name != 'posix', reason='signals are of POSIX')
@pytest.mark.parametrize('name', ['SIGINT', 'SIGTERM'])
def test_a_signal_leaves_nothing_behind(
    name: str, catalogue: Project, tmp_path: Path
) -> None:
    catalogue.write('conf.py', ENDING.format(name))
    folder = tmp_path / 'temporary'
    folder.mkdir()
    code = (
        'import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler)'
        ';runpy.run_module("sphinx_resources", run_name="__main__", alter_sys=True)'
    )
    result = subprocess.run(
        [sys.executable, '-c', code, 'check'],
        env={**os.environ, 'TMPDIR': str(folder)},
        capture_output=True,
        encoding='utf-8',
        check=False,
    )
    said = '\nInterrupted: nothing more was written.\n'
    assert (result.returncode, result.stdout, result.stderr) == (130, '', said)
    assert list(folder.iterdir()) == []


def test_a_project_that_may_not_be_read(
    catalogue: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(path: Path, *args: object, **named: object) -> NoReturn:
        raise PermissionError(errno.EACCES, 'Permission denied', str(path))

    monkeypatch.setattr(Path, 'open', refuse)
    assert main(['check', str(catalogue.source)]) == 1
    assert capsys.readouterr().err == 'conf.py: Permission denied\n'


def unexpected(source: Path) -> NoReturn:
    msg = f'\x1b[31m{source.name}'
    raise LookupError(msg)


def test_what_nobody_expected(
    catalogue: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(check, 'read_project', unexpected)
    assert main(['check', 'x']) == 2
    assert capsys.readouterr().err == (
        'LookupError: \\x1b[31mx; this is unexpected, and --traceback shows where\n'
    )
    with pytest.raises(LookupError):
        main(['--traceback', 'check', 'x'])
