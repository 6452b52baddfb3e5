"""Pages that are not written in UTF-8: each is named, with its line and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sphinx

from sphinx_resources.__main__ import main
from sphinx_resources.encoding import EncodingError
from support import SYNTAXES, Project, heading

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sphinx.version_info < (8, 2), reason='this release reads such pages'
)
TEXT = 'One.\n\nCafé.\n'
#: What is said of a page, and on which line behind its heading.
SAID = {
    'latin-1': (3, 'the byte 0xe9 is not UTF-8; save it as UTF-8'),
    'utf-16': (None, 'the file is written in UTF-16; save it as UTF-8'),
    'utf-32': (None, 'the file is written in UTF-32; save it as UTF-8'),
}


@pytest.mark.parametrize('encoding', SAID)
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_each_page_is_named(tmp_path: Path, syntax: str, encoding: str) -> None:
    end = SYNTAXES[syntax]
    head = heading(syntax, 'Home')
    project = Project(tmp_path, {f'index.{end}': head, f'good.{end}': head})
    for name in ('a', 'b'):
        (project.source / f'{name}.{end}').write_bytes((head + TEXT).encode(encoding))
    line, said = SAID[encoding]
    place = 1 if line is None else head.count('\n') + line
    with pytest.raises(EncodingError) as error:
        project.build('dummy')
    assert str(error.value).splitlines() == [
        f'{project.source / name}.{end}:{place}: {said}' for name in 'ab'
    ]


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_commands_name_it_in_a_sentence(
    tmp_path: Path,
    syntax: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    head = heading(syntax, 'Home')
    name = f'index.{SYNTAXES[syntax]}'
    (tmp_path / name).write_bytes((head + TEXT).encode('latin-1'))
    (tmp_path / 'conf.py').write_text("extensions = ['myst_parser','sphinx_resources']")
    monkeypatch.chdir(tmp_path)
    line = head.count('\n') + 3
    for command in ('check', 'new'):
        assert main([command]) == 1
        err = capsys.readouterr().err
        assert err == f'{name}:{line}: {SAID["latin-1"][1]}\n'


def test_a_page_with_a_mark_of_utf8_is_read(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.source.mkdir()
    (project.source / 'index.md').write_bytes(f'# Home\n\n{TEXT}'.encode('utf-8-sig'))
    assert project.build('dummy').warnings == ''
