"""The templates of the theme are compiled once, and again when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from sphinx_resources.templates import FOLDER
from support import COMPILED, Project, toctree

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


def use_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the templates to the package, which all tests share otherwise."""
    monkeypatch.setattr(type(COMPILED), 'use', lambda *_: None)


def test_a_second_build_compiles_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_no_other(monkeypatch)
    compiled: list[str] = []
    compile_ = Environment.compile

    def noted(templates: Environment, source: str, name: str, *args: Any) -> Any:
        compiled.append(name)
        return compile_(templates, source, name, *args)

    monkeypatch.setattr(Environment, 'compile', noted)
    project = Project(
        tmp_path,
        {
            'index.md': '# Home\n\n' + toctree('markdown'),
            't/page.html': 'One {{ title }}',
        },
        {'templates_path': ['t']},
    )
    assert project.build().text('index.html') == 'One Home'
    assert 'page.html' in compiled
    compiled.clear()
    project.build()
    assert compiled == []
    project.write('t/page.html', 'Two {{ title }}')
    assert project.build().text('index.html') == 'Two Home'
    assert compiled == ['page.html']
    assert {p.name for p in (tmp_path / 'html').glob('.*')} <= {
        '.buildinfo',
        '.resourceinfo',
    }


@pytest.mark.parametrize('found', ['file', 'folders', 'damaged'])
def test_a_build_does_without_what_is_kept(
    found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_no_other(monkeypatch)
    project = Project(
        tmp_path,
        {'index.md': '# Home\n', 't/page.html': 'One'},
        {'templates_path': ['t']},
    )
    folder = tmp_path / 'doctrees' / FOLDER
    if found == 'file':
        folder.parent.mkdir()
        folder.touch()
    else:
        project.build()
        for path in list(folder.iterdir()):
            start = path.read_bytes()[:30]
            path.unlink()
            if found == 'folders':
                path.mkdir()
                (path / 'x').touch()
            else:
                path.write_bytes(start)
    assert project.build(fresh=True).text('index.html') == 'One'
