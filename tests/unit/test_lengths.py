"""Files and functions are short enough to be read at once."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Most lines of a file, and of a function.
FILE, FUNCTION = 400, 50
FOLDERS = ('_ext', 'benchmarks', 'tests')
PYTHON = [path for name in FOLDERS for path in sorted((ROOT / name).rglob('*.py'))]
SCRIPTS = [path for name in FOLDERS for path in sorted((ROOT / name).rglob('*.js'))]
#: The start of a function of a script, which ends with a brace below its first letter.
START = re.compile(r'( *)(?:const \w+ = |function )\(?.*\{$')


def lengths(source: str) -> Iterator[tuple[str, int]]:
    """Return the functions of a Python source, with their numbers of lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


def script_lengths(source: str) -> Iterator[tuple[str, int]]:
    """Return the functions inside the blocks of a script, with their lines."""
    lines = source.splitlines()
    for number, line in enumerate(lines):
        if (found := START.fullmatch(line)) and found[1] and '=>' in line:
            end = re.compile(rf'{found[1]}\}}')
            rest = enumerate(lines[number:], 1)
            yield line.strip(), next(count for count, line in rest if end.match(line))


@pytest.mark.parametrize('path', [*PYTHON, *SCRIPTS], ids=lambda path: path.name)
def test_a_file_can_be_read_at_once(path: Path) -> None:
    source = path.read_text(encoding='utf-8')
    assert source.count('\n') <= FILE
    found = lengths(source) if path.suffix == '.py' else script_lengths(source)
    assert [one for one in found if one[1] > FUNCTION] == []


def test_what_is_too_long_is_found() -> None:
    body = '    x()\n' * FUNCTION
    assert list(lengths(f'def f():\n{body}')) == [('f', FUNCTION + 1)]
    script = f'{{\n  const f = (a) => {{\n{body}  }};\n}}\n'
    assert list(script_lengths(script)) == [('const f = (a) => {', FUNCTION + 2)]
