"""The templates of the theme are compiled once, and again when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment

from support import COMPILED, Project, toctree

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    import pytest


def test_a_second_build_compiles_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(COMPILED), 'use', lambda *_: None)
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
