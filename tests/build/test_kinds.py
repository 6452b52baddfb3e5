"""Kinds of resources, and what is told of those that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_page_without_a_kind_is_told_of_once(syntax: str, tmp_path: Path) -> None:
    blocks = '\n'.join(
        block(
            syntax,
            'resource',
            f'Book {number}',
            {'url': f'https://example.org/{number}', 'topics': 'sets'},
            'Text.',
        )
        for number in range(5)
    )
    name = f'index.{SYNTAXES[syntax]}'
    project = Project(tmp_path, {name: heading(syntax, 'Home') + blocks})
    build = project.build(suppress_warnings=['resource.topic'])
    assert build.warnings.count('\n') == 0
    assert "'Book 0' and 4 more on this page have no kind; add a line" in build.warnings
