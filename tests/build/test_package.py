"""The distribution: what a stranger installs, and what it does there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

from support import ROOT, block

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
project = 'Elsewhere'
extensions = ['sphinx_resources']
resource_levels = {'all': {'label': 'For all', 'description': 'Anybody.'}}
"""


def run(*command: str, cwd: Path, **environment: str) -> str:
    result = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_the_wheel_builds_a_catalogue_elsewhere(tmp_path: Path) -> None:
    run(
        sys.executable, '-m', 'build', '--wheel', '--no-isolation',
        '--outdir', str(tmp_path), str(ROOT),
        cwd=tmp_path,
    )  # fmt: skip
    (wheel,) = tmp_path.glob('*.whl')
    installed = tmp_path / 'installed'
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(installed)
    assert 'sphinx_resources/static/sphinx-resources.css' in names
    assert 'sphinx_resources/py.typed' in names
    assert all(name.startswith('sphinx_resources') for name in names)

    source = tmp_path / 'source'
    source.mkdir()
    (source / 'conf.py').write_text(CONF)
    options = {'url': 'https://example.org/', 'topics': 'Tea', 'kind': 'book'}
    (source / 'index.rst').write_text(
        'Elsewhere\n=========\n\n'
        + block(
            'restructuredtext', 'resource', 'A book', {**options, 'level': 'all'}, 'x'
        )
        + block('restructuredtext', 'resource-topic', 'Tea', {}, 'Text.')
    )
    run(
        sys.executable, '-m', 'sphinx', '-nW', str(source), str(tmp_path / 'html'),
        cwd=tmp_path, PYTHONPATH=str(installed),
    )  # fmt: skip
    page = (tmp_path / 'html/index.html').read_text()
    assert 'For all' in page
    assert 'href="#tea"' in page
    origin = run(
        sys.executable, '-c', 'import sphinx_resources as us; print(us.__file__)',
        cwd=tmp_path, PYTHONPATH=str(installed),
    )  # fmt: skip
    assert origin.startswith(str(installed))
