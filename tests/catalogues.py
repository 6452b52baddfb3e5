"""A small catalogue, at which the command line is tried."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
extensions = ['myst_parser', 'sphinx_resources']
myst_enable_extensions = ['colon_fence']
exclude_patterns = ['notes']
"""

KNOWN = {'url': 'https://example.org/known', 'topics': 'Graph theory'}

#: The least that `new` has to be told.
ENOUGH = [
    'A new book', '--url', 'https://example.org/new', '--kind', 'book',
    '--topics', 'graphs', '--description', 'What it teaches.',
]  # fmt: skip


@pytest.fixture(params=SYNTAXES)
def syntax(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def catalogue(syntax: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with a page of books and two topics; it is where we are."""
    project = Project(tmp_path, {'conf.py': CONF})
    suffix = SYNTAXES[syntax]
    names = ('books', 'topics/graph-theory', 'topics/sets')
    kind = {
        'markdown': '---\nresource-kind: book\n---\n\n',
        'restructuredtext': ':resource-kind: book\n\n',
    }
    project.write(f'index.{suffix}', heading(syntax, 'Home') + toctree(syntax, *names))
    project.write(
        f'books.{suffix}',
        kind[syntax]
        + heading(syntax, 'Books')
        + block(syntax, 'resource', 'Known', KNOWN, 'A text.'),
    )
    graphs = block(syntax, 'resource-topic', '', {'aliases': 'graphs'}, 'A text.')
    project.write(f'{names[1]}.{suffix}', heading(syntax, 'Graph theory') + graphs)
    sets = block(syntax, 'resource-topic', '', {}, 'A text.')
    project.write(f'{names[2]}.{suffix}', heading(syntax, 'Sets') + sets)
    monkeypatch.chdir(project.source)
    return project


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, '-m', 'sphinx_resources', *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding='utf-8',
        check=False,
    )
