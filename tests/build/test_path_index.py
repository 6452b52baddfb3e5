"""An index of paths leads readers to the easiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support import Project, block

if TYPE_CHECKING:
    from pathlib import Path


def test_an_index_of_paths_begins_with_the_easiest(tmp_path: Path) -> None:
    levels = {'Zeta': 'beginner', 'Alpha': 'advanced', 'Beta': '', 'Éta': 'beginner'}
    text = '# Start\n\n:::{resource-index} paths\n:::\n\n'
    for title, level in levels.items():
        options = {'level': level} if level else {}
        text += block('markdown', 'resource-path', title, options, '1. {topic}`sets`.')
    files = {'index.md': text + '\n# Sets\n\n:::{resource-topic} Sets\n:::\n'}
    build = Project(tmp_path, files).build()
    titles = [
        link.get_text()
        for link in build.html('index.html').select('.resource-index li a')
    ]
    assert titles == ['Éta', 'Zeta', 'Alpha', 'Beta']
