"""The style sheets and scripts as a site has them: no comments, and few files.

What is in ``static/`` is written to be read.  A page gets the same code without what
only helps who changes it: comments, types among them, and indentation, which are half
of its bytes.  Names and lines stay, so that what a browser says of it can be found.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / 'static'
#: Scripts that no page needs apart, by the file that holds them, in order.
PARTS = {
    'resource-filter.js': (
        'resource-select.js',
        'resource-find.js',
        'resource-controls.js',
        'resource-results.js',
        'resource-filter.js',
        'resource-arrange.js',
    ),
    'resource-marked.js': ('resource-listed.js', 'resource-marked.js'),
}

#: Comments by the suffix of a file. In scripts they are lines, or types in parentheses:
#: strings and patterns of ours begin no line, and have no such type.
_COMMENTS = {
    '.css': re.compile(r'/\*.*?\*/', re.DOTALL),
    '.js': re.compile(
        r'^[ ]*/\*.*?\*/|^[ ]*//[^\n]*|/\*\* @.*?\*/', re.DOTALL | re.MULTILINE
    ),
}
_BREAKS = re.compile(r'\s*\n\s*')


def provide_files(folder: Path) -> None:
    """Write the files, unless they are as they were.

    :param folder: Where a site has its own files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in served().items():
        path, content = folder / name, text.encode()
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


@cache
def served() -> dict[str, str]:
    """Return the texts of all files by their names."""
    names = {path.name: (path.name,) for path in sorted(STATIC.iterdir())}
    inner = {part for parts in PARTS.values() for part in parts}
    files = {name: own for name, own in names.items() if name not in inner} | PARTS
    return {
        name: ''.join(
            without_comments((STATIC / part).read_text(encoding='utf-8'), part)
            for part in parts
        )
        for name, parts in files.items()
    }


def without_comments(text: str, name: str) -> str:
    """Return a style sheet or script without comments and indentation.

    :param text: As it was written.
    :param name: Name of its file.
    """
    code = _COMMENTS[Path(name).suffix].sub('', text)
    return _BREAKS.sub('\n', code).strip() + '\n'
