"""The distribution: what a stranger installs, and what it does there.

``make try-wheel`` installs it from the package index.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email import message_from_string
from importlib.metadata import distribution
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support import ROOT, block

if TYPE_CHECKING:
    from collections.abc import Iterable
    from email.message import Message
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


@pytest.fixture(scope='module')
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel."""
    folder = tmp_path_factory.mktemp('dist')
    run(
        sys.executable, '-m', 'build', '--wheel', '--no-isolation',
        '--outdir', str(folder), str(ROOT),
        cwd=folder,
    )  # fmt: skip
    (path,) = folder.glob('*.whl')
    return path


@pytest.fixture(scope='module')
def metadata(wheel: Path) -> Message:
    """Return what the wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith('/METADATA'))
        return message_from_string(archive.read(name).decode())


def needed(lines: Iterable[str]) -> set[str]:
    """Return the distributions that requirements name, and those that they need."""
    found: set[str] = set()
    waiting = [(line, '') for line in lines]
    while waiting:
        line, extra = waiting.pop()
        requirement = Requirement(line)
        name = canonicalize_name(requirement.name)
        wanted = not requirement.marker or requirement.marker.evaluate({'extra': extra})
        if wanted and (name not in found or requirement.extras):
            found.add(name)
            own = distribution(name).requires or []
            waiting += [(line, '') for line in own if name != 'sphinx-resources']
            waiting += [(line, each) for line in own for each in requirement.extras]
    return found


def environment_of(names: Iterable[str], folder: Path) -> None:
    """Let a folder hold what these distributions installed here, and no more."""
    folder.mkdir()
    for name in names:
        found = distribution(name)
        tops = {file.parts[0] for file in found.files or () if file.parts[0] != '..'}
        for top in tops:
            if not (folder / top).exists():
                (folder / top).symlink_to(str(found.locate_file(top)))


def test_the_wheel_builds_a_catalogue_elsewhere(
    wheel: Path, metadata: Message, tmp_path: Path
) -> None:
    installed, others = tmp_path / 'installed', tmp_path / 'others'
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(installed)
    assert 'sphinx_resources/static/sphinx-resources.css' in names
    assert 'sphinx_resources/py.typed' in names
    assert all(name.startswith('sphinx_resources') for name in names)
    requires = [Requirement(line) for line in metadata.get_all('Requires-Dist', [])]
    environment_of(needed(str(r) for r in requires if not r.marker), others)
    assert not (others / 'furo').exists()
    assert not (others / 'myst_parser').exists()

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
    # Without what is installed here (-S), but for what the wheel asks for.
    path = os.pathsep.join([str(installed), str(others)])
    alone = [sys.executable, '-S']
    build = ['-m', 'sphinx', '-nW', str(source), str(tmp_path / 'html')]
    run(*alone, *build, cwd=tmp_path, PYTHONPATH=path)
    page = (tmp_path / 'html/index.html').read_text()
    assert 'For all' in page
    assert 'href="#tea"' in page
    check = ['-m', 'sphinx_resources', 'check', str(source)]
    run(*alone, *check, cwd=tmp_path, PYTHONPATH=path)
    where = ['-c', 'import sphinx_resources as us; print(us.__file__)']
    origin = run(*alone, *where, cwd=tmp_path, PYTHONPATH=path)
    assert origin.startswith(str(installed))


def test_the_wheel_stands_alone(metadata: Message) -> None:
    """What it says of itself is of the extension, and leads nowhere unknown."""
    text = str(metadata.get_payload())
    assert text.lstrip().startswith('# sphinx-resources')
    assert '](' not in text
    assert 'machine learning' not in f'{text}{metadata["Keywords"]}'.lower()
    assert metadata.get_all('Project-URL') is None
    assert metadata['Description-Content-Type'] == 'text/markdown'


def test_pages_that_index_packages_can_show_the_readme(wheel: Path) -> None:
    pytest.importorskip('twine', reason='only what releases are made with has it')
    run(
        sys.executable, '-m', 'twine', 'check', '--strict', str(wheel), cwd=wheel.parent
    )
