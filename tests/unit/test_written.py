"""Files are written in pieces, and only where they differ."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sphinx_resources import files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize('text', ['', 'a', 'äöü' * 3, 'abcd', 'abcde', '数学😀 x'])
@pytest.mark.parametrize('old', [None, '', 'a', 'abcd', 'abcdx', 'abcde', 'abcdef'])
def test_a_file_is_written_unless_it_is_so_already(
    text: str, old: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, 'PIECE', 4)
    path = tmp_path / 'folder' / 'file'
    if old is not None:
        path.parent.mkdir()
        path.write_text(old, encoding='utf-8')
        os.utime(path, (1, 1))
    files.write_if_new(path, text)
    assert path.read_bytes() == text.encode()
    assert (path.stat().st_mtime == 1) == (old == text)
