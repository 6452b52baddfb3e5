"""Words for readers stand where translators get them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = ROOT / '_ext' / 'sphinx_resources'
CALLS = {'_', 'N_', 'ngettext', 'counted'}


@pytest.mark.parametrize(
    'module',
    sorted(PACKAGE.rglob('*.py')),
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_no_word_stands_in_a_formatted_string(module: Path) -> None:
    # Babel reads no code in formatted strings, so that such a word is never found.
    tree = ast.parse(module.read_text(encoding='utf-8'))
    found = [
        ast.unparse(call)
        for string in ast.walk(tree)
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in CALLS
    ]
    assert found == []
