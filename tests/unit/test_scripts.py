"""What the scripts compute, outside a browser."""

from __future__ import annotations

import subprocess

from support import ROOT, needs_node


@needs_node
def test_the_scripts_outside_a_browser() -> None:
    run = subprocess.run(
        ['node', '--test', *sorted(map(str, (ROOT / 'tests').rglob('*.test.js')))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
