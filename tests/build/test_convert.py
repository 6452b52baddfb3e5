"""``convert`` for a project with fields, kinds and a syntax of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_resources.__main__ import main
from sphinx_resources.config import KINDS
from support import Project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TABLE = """\
# 合同

| 名称 | 链接 | 法域 | ★ | 类型 |
| --- | --- | --- | ---: | --- |
| 审查 | <https://e.org/a> | prc, eu | 12 | suite |
"""
PAIRS = 'title=名称, url=链接, areas=法域, stars=★, kind=类型'


def made(path: Path, extensions: tuple[str, ...] = ('colon_fence',)) -> Project:
    suite = {'label': '套件', 'plural': '套件', 'icon': '', 'type': 'CreativeWork'}
    fields = {
        'areas': {'label': '法域', 'type': 'list', 'facet': True},
        'stars': {'label': '★', 'type': 'number'},
    }
    config = {
        'extensions': ['myst_parser', 'sphinx_resources'],
        'resource_kinds': KINDS | {'suite': suite},
        'resource_levels': {},
        'resource_fields': fields,
        'myst_enable_extensions': list(extensions),
    }
    conf = ''.join(f'{name} = {value!r}\n' for name, value in config.items())
    return Project(path, {'conf.py': conf, 'index.md': '# 合同\n'})


def test_fields_and_kinds_of_a_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = made(tmp_path)
    source = str(project.source)
    file = tmp_path / 'table.md'
    file.write_text(TABLE, encoding='utf-8')
    assert main(['convert', str(file), source, '--map', PAIRS]) == 0
    out, err = capsys.readouterr()
    assert out == (
        ':::{resource} 审查\n:url: https://e.org/a\n:topics: 合同\n:kind: suite\n'
        ':areas: prc, eu\n:stars: 12\n:::\n\n'
        ':::{resource-topic} 合同\n:::\n'
    )
    assert err == 'Resources: 1. Topics: 1.\n'
    assert main(['convert', str(file), source, '--map', 'starz=★']) == 1
    assert (
        "there is no option 'starz'; did you mean 'stars'?" in capsys.readouterr().err
    )
    main(['convert', str(file), source, '--kind', 'suit'])
    said = "'suit' is no kind of the project; did you mean 'suite'?"
    assert said in capsys.readouterr().err


def test_a_catalogue_keeps_its_fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = made(tmp_path)
    source = str(project.source)
    table = tmp_path / 'table.md'
    table.write_text(TABLE, encoding='utf-8')
    main(['convert', str(table), source, '--map', PAIRS])
    project.write('index.md', f'# Seite\n\n{capsys.readouterr().out}')
    main(['export', 'json', source])
    exported = capsys.readouterr().out
    assert json.loads(exported)['resources'][0]['fields']
    file = tmp_path / 'catalogue.json'
    file.write_text(exported, encoding='utf-8')
    assert main(['convert', str(file), source]) == 0
    out, err = capsys.readouterr()
    assert err == 'Resources: 1. Topics: 1.\n'
    project.write('index.md', f'# Seite\n\n{out}')
    main(['export', 'json', source])
    assert capsys.readouterr().out == exported


def test_blocks_have_the_fences_of_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = made(tmp_path, ())
    file = tmp_path / 'table.md'
    file.write_text(TABLE, encoding='utf-8')
    main(['convert', str(file), str(project.source), '--map', PAIRS])
    assert capsys.readouterr().out.startswith('```{resource} 审查\n')


def test_a_folder_that_is_no_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / 'table.md'
    file.write_text(TABLE, encoding='utf-8')
    assert main(['convert', str(file), str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith('there is no conf.py in this folder\n')
