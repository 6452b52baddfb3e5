"""Files are written whole or not at all, and streams may be closed."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from sphinx_resources.commands.output import (
    CommandError,
    say,
    tell,
    write,
    write_whole,
)


def fail(*args: object, **named: object) -> None:
    raise OSError(errno.ENOSPC, 'No space left on device')


@pytest.mark.parametrize('step', ['replace', 'write_text'])
def test_a_file_is_written_whole_or_not_at_all(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / 'page.md'
    write_whole(file, 'one\r\n')
    assert file.read_bytes() == b'one\r\n'
    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(OSError, match='No space left'):
        write_whole(file, 'two')
    assert file.read_bytes() == b'one\r\n'
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    file, link = tmp_path / 'page.md', tmp_path / 'link.md'
    file.write_text('one', encoding='utf-8')
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(link, 'two')
    assert link.is_symlink()
    assert file.read_text(encoding='utf-8') == 'two'
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_is_protected_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / 'page.md'
    file.write_text('one', encoding='utf-8')
    monkeypatch.setattr(os, 'access', lambda path, mode: False)
    with pytest.raises(PermissionError, match=r'page\.md'):
        write_whole(file, 'two')
    assert file.read_text(encoding='utf-8') == 'one'


def interrupt(*args: object, **named: object) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize('step', ['replace', 'chmod'])
def test_an_interrupt_leaves_nothing_half_written(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / 'page.md'
    file.write_text('one', encoding='utf-8')
    owner = Path if step == 'replace' else os
    monkeypatch.setattr(owner, step, interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, 'two')
    assert file.read_text(encoding='utf-8') == 'one'
    assert list(tmp_path.iterdir()) == [file]


def test_files_that_are_there_stay(tmp_path: Path) -> None:
    file, other = tmp_path / 'page.md', tmp_path / 'page.md.new'
    other.write_text('mine', encoding='utf-8')
    write_whole(file, 'one')
    write_whole(file, 'two')
    assert other.read_text(encoding='utf-8') == 'mine'
    assert sorted(tmp_path.iterdir()) == [file, other]


def test_what_cannot_be_written_is_named_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, 'write_text', fail)
    with pytest.raises(OSError, match='No space left') as error:
        write_whole(Path('page.md'), 'one')
    assert error.value.filename == 'page.md'


@pytest.mark.skipif(not hasattr(os, 'chown'), reason='files have no owner')
def test_a_file_keeps_its_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / 'page.md'
    file.write_text('one', encoding='utf-8')
    found = file.stat()
    owners: list[tuple[int, int]] = []
    monkeypatch.setattr(os, 'chown', lambda path, *owner: owners.append(owner))
    write_whole(file, 'two')
    assert owners == [(found.st_uid, found.st_gid)]
    monkeypatch.setattr(os, 'chown', fail)
    write_whole(file, 'three')
    assert file.read_text(encoding='utf-8') == 'three'


def test_a_link_to_itself_is_replaced(tmp_path: Path) -> None:
    link = tmp_path / 'link'
    link.symlink_to(link)
    write_whole(link, 'one')
    assert link.read_text(encoding='utf-8') == 'one'


def test_a_name_that_is_as_long_as_it_may_be(tmp_path: Path) -> None:
    file = tmp_path / ('数' * 85)
    write_whole(file, 'one')
    assert file.read_text(encoding='utf-8') == 'one'


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write('text\n', tmp_path)


def test_a_closed_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, 'stdout', None)
    monkeypatch.setattr(sys, 'stderr', None)
    with pytest.raises(CommandError, match='closed'):
        say('text')
    tell('text')


def test_controls_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    say('a\x1b[1m')
    tell('b\r')
    assert capsys.readouterr() == ('a\\x1b[1m\n', 'b\\x0d\n')
