"""What the scripts compute, outside a browser."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from support import ROOT


def test_the_scripts_outside_a_browser() -> None:
    node = shutil.which('node')
    if not node:
        pytest.skip('there is no node')
    run = subprocess.run(
        [node, '--test', *sorted(map(str, (ROOT / 'tests').rglob('*.test.js')))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
