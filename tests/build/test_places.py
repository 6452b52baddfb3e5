"""Warnings name the file and the line that somebody has to mend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support import MYST_COUNTS_LATE, SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {'url': 'https://example.org/i', 'topics': 'Grahps', 'kind': 'book'}


def include(syntax: str, name: str) -> str:
    """Return what includes a file."""
    if syntax == 'markdown':
        return f'```{{include}} {name}\n```\n\n'
    return f'.. include:: {name}\n\n'


def everything(syntax: str, name: str) -> str:
    """Return one of each block that names a topic which there is not."""
    address = f'https://example.org/{name}'
    return '\n'.join(
        [
            block(syntax, 'resource', name, OPTIONS | {'url': address}, 'x'),
            block(syntax, 'resource', f'{name} two', OPTIONS | {'url': address}, 'x'),
            block(syntax, 'resource-topic', f'Of {name}', {'broader': 'Nought'}, 'x'),
            block(syntax, 'resource-list', '', {'topics': 'Nought'}),
            block(syntax, 'resource-list', '', {'not-authors': 'Nobody'}),
            block(syntax, 'resource-index', 'topics', {'topics': 'Nought'}),
            block(syntax, 'resource-map', '', {'topics': 'Nought'}),
            block(syntax, 'resource-path', f'To {name}', {'goal': 'Nought'}, 'x'),
            block(syntax, 'resource-path', f'Past {name}', {'level': 'x'}, 'x'),
        ]
    )


def told(warnings: str) -> set[tuple[str, str]]:
    """Return the places of warnings.

    Docutils names an included file from the working folder, if that is near.
    """
    return {
        (match[1].rpartition('source/')[2], match[2])
        for match in re.finditer(r'(?m)^(\S+?):(\d+): WARNING: ', warnings)
    }


@pytest.mark.parametrize('prolog', ['', '.. |x| replace:: y\n\n'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_is_included_names_its_file(
    syntax: str, prolog: str, tmp_path: Path
) -> None:
    end = SYNTAXES[syntax]
    part = 'One\n\ntwo\n\n' + everything(syntax, 'inside')
    own = everything(syntax, 'after')
    page = heading(syntax, 'Home') + include(syntax, 'parts/part.inc') + own
    files = {
        f'index.{end}': page,
        'parts/part.inc': part,
        f'graphs.{end}': heading(syntax, 'Graphs') + block(syntax, 'resource-topic'),
    }
    made = Project(tmp_path, files, {'rst_prolog': prolog})
    build = made.build(suppress_warnings=['toc.not_included'])

    def written(pattern: str) -> set[tuple[str, str]]:
        return {
            (name, str(number))
            for name, text, first in (
                (f'index.{end}', page, 1),
                ('parts/part.inc', part, 1 + late),
            )
            for number, line in enumerate(text.splitlines(), first)
            if re.search(pattern, line)
        }

    late = syntax == 'markdown' and MYST_COUNTS_LATE
    # Of two with one address the second is named, with the place of the first.
    addresses = written('/(inside|after)$')
    wrong = written('Grahps|Nought|Nobody|level: x|Past')
    assert told(build.warnings) | addresses == wrong | addresses
    assert f"'inside' in parts/part.inc:{5 + late} too" in build.warnings
