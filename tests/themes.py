"""Builds with themes other than that of the site."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from support import ROOT, Build

if TYPE_CHECKING:
    from support import Project


def build_apart(project: Project) -> Build:
    """Build a project in a process of its own.

    Themes change state of the process that the next build in it would find.

    :param project: What to build, with its theme in its configuration.
    """
    lines = ['import sys', f'sys.path.insert(0, {str(ROOT / "_ext")!r})']
    lines += [f'{name} = {value!r}' for name, value in project.config.items()]
    project.write('conf.py', '\n'.join(lines))
    out = project.path / 'html'
    run = subprocess.run(
        [sys.executable, '-m', 'sphinx', '-nW', str(project.source), str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return Build(out, run.stderr, run.stdout, frozenset())
