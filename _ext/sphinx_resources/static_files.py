"""The style sheets and scripts as a site has them: no comments, and few files.

What is in ``static/`` is written to be read.  A page gets the same code without what
only helps who changes it: comments, types among them, and indentation, which are half
of its bytes.  Names and lines stay, so that what a browser says of it can be found.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from sphinx_resources.kept import Kept
from sphinx_resources.model.digests import digest_of
from sphinx_resources.writing import writing

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
#: The start of a declaration, which has a line of its own, and that of a block.
_DECLARED = re.compile(r'^([\w-]+:) | (\{)$', re.MULTILINE)


def provide_files(folder: Path, kept: Kept | None = None) -> None:
    """Write the files, unless they are as they were.

    :param folder: Where a site has its own files.
    :param kept: What earlier builds made of the same code.
    :raises ExtensionError: One cannot be written.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, text in served(kept).items():
        path, content = folder / name, text.encode()
        with writing(path):
            if not path.is_file() or path.read_bytes() != content:
                path.write_bytes(content)


def served(kept: Kept | None = None) -> dict[str, str]:
    """Return the texts of all files by their names.

    :param kept: What earlier builds made of the same code.
    """
    kept = kept or Kept()
    names = {path.name for path in STATIC.iterdir()}
    inner = {part for parts in PARTS.values() for part in parts}
    files = {name: code_of(name, kept) for name in sorted(names - inner | set(PARTS))}
    kept.finish('static')
    return files


def code_of(name: str, kept: Kept) -> str:
    """Return the text of a file.

    :param name: Its name.
    :param kept: What was made of the same code.
    """
    found = []
    for part in PARTS.get(name, (name,)):
        text = (STATIC / part).read_text(encoding='utf-8')
        key = f'{part} {digest_of([text])}'
        make = partial(without_comments, text, part)
        found.append(kept.once('static', key, make))
    return ''.join(found)


def without_comments(text: str, name: str) -> str:
    """Return a style sheet or script without comments and indentation.

    :param text: As it was written.
    :param name: Name of its file.
    """
    code = _COMMENTS[Path(name).suffix].sub('', text)
    lines = _BREAKS.sub('\n', code).strip() + '\n'
    return _DECLARED.sub(r'\1\2', lines) if name.endswith('.css') else lines
