"""Pages that are links to files elsewhere: Sphinx reads them, and `new` writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalogues import ENOUGH
from sphinx_resources.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    from support import Project


@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
@pytest.mark.parametrize('linked', ['page', 'folder', 'project'])
def test_a_page_may_be_a_link(linked: str, catalogue: Project, tmp_path: Path) -> None:
    name = {'page': 'books.md', 'folder': 'topics', 'project': ''}[linked]
    elsewhere = tmp_path / 'elsewhere'
    (catalogue.source / name).rename(elsewhere)
    (catalogue.source / name).symlink_to(elsewhere)
    file = 'topics/sets.md' if linked == 'folder' else 'books.md'
    arguments = [*ENOUGH, '--source', str(catalogue.source), '--append']
    assert main(['new', *arguments, str(catalogue.source / file)]) == 0
    assert 'A new book' in catalogue.read(file)
    assert (catalogue.source / name).is_symlink()
