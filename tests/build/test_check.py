"""``check``: what it lists."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from catalogues import run
from sphinx_resources.__main__ import main
from support import SYNTAXES as SUFFIXES
from support import Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_resources.commands.project import Project as ReadProject


def test_a_clean_project_passes(
    catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['check']) == 0
    out, err = capsys.readouterr()
    assert out == ''
    assert re.fullmatch(r'Pages: 4\. Warnings: 0\. Time: \d+\.\d s\.\n', err)


def test_every_run_repeats_every_warning(catalogue: Project, syntax: str) -> None:
    name = f'books.{SUFFIXES[syntax]}'
    catalogue.edit(name, 'Graph theory', 'Graph teory — 图')
    line = catalogue.read(name)[: catalogue.read(name).index('Graph teory')].count('\n')
    expected = (
        f"source/{name}:{line + 1}: WARNING: the topic 'Graph teory — 图' is not "
        "declared; did you mean 'Graph theory'? [resource.topic]\n"
    )
    for _ in range(2):
        result = run('check', 'source', cwd=catalogue.path)
        assert (result.returncode, result.stdout) == (1, expected)


def test_warnings_of_sphinx_count(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    suffix = SUFFIXES[syntax]
    catalogue.write(f'lost.{suffix}', heading(syntax, 'Lost'))
    assert main(['check']) == 1
    out = capsys.readouterr().out
    assert out.startswith(f'lost.{suffix}: ')
    assert out.count('\n') == 1


def test_formulas_are_checked(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = catalogue.read('conf.py').replace("es']", "es', 'sphinx_resources.mathml']")
    catalogue.write('conf.py', conf)
    name = f'topics/sets.{SUFFIXES[syntax]}'
    role = {'markdown': '{math}', 'restructuredtext': ':math:'}[syntax]
    catalogue.edit(name, 'A text.', rf'A formula: {role}`\nothing` and so on.')
    assert main(['check']) == 1
    out = capsys.readouterr().out
    assert out.startswith(f'{name}:')
    assert out.endswith('[resource.math]\n')
    assert out.count('\n') == 1


def test_formulas_of_titles_are_checked(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = catalogue.read('conf.py').replace("es']", "es', 'sphinx_resources.mathml']")
    catalogue.write('conf.py', conf)
    options = {'url': 'https://example.org/g', 'topics': 'sets', 'kind': 'book'}
    name = f'topics/sets.{SUFFIXES[syntax]}'
    text = catalogue.read(name)
    added = block(syntax, 'resource', r'On $\frac{1}{2$', options, 'Good.')
    catalogue.write(name, f'{text}\n{added}')
    assert main(['check']) == 1
    out = capsys.readouterr().out
    line = text.count('\n') + 2
    assert out.startswith(
        rf"{name}:{line}: WARNING: the formula '\frac{{1}}{{2' cannot"
    )
    assert out.count('\n') == 1


def test_check_writes_nothing_into_the_project(catalogue: Project) -> None:
    before = sorted(catalogue.path.rglob('*'))
    main(['check'])
    assert sorted(catalogue.path.rglob('*')) == before


@pytest.mark.parametrize(
    ('conf', 'message'),
    [
        (None, 'there is no conf.py in this folder'),
        ('extensions = []', "add 'sphinx_resources' to extensions"),
        ('extensions = [', 'syntax error'),
        ("extensions = ['sphinx_resources']\nresource_kinds = {'a': {}}", "'a'"),
    ],
)
def test_a_project_that_cannot_be_read(
    conf: str | None,
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if conf is not None:
        (tmp_path / 'conf.py').write_text(conf)
    assert main(['check', str(tmp_path)]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.whole
def test_the_site_passes(read_site: ReadProject) -> None:
    assert read_site.messages == []


@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
def test_the_line_is_that_of_sphinx(
    catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue.edit('books.md', 'Graph theory', 'Graph teory')
    assert main(['check']) == 1
    built = catalogue.build('dummy', exclude_patterns=['notes'])
    assert capsys.readouterr().out.strip() == built.warnings


@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
def test_formats(catalogue: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['check', '--format', 'json']) == 0
    assert json.loads(capsys.readouterr().out) == []
    catalogue.edit('books.md', 'Graph theory', 'Graph, teory\x1b[31m\u202e')
    assert main(['check', '--format', 'github']) == 1
    for line in capsys.readouterr().out.splitlines():
        assert line.startswith('::warning file=books.md,line=')
        assert 'title=resource.topic::' in line
        assert line.isprintable()
    assert main(['check', '--format', 'json']) == 1
    assert {row['type'] for row in json.loads(capsys.readouterr().out)} == {
        'resource.topic'
    }
