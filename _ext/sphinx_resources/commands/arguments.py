"""Arguments that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.commands.syntax import SYNTAXES

if TYPE_CHECKING:
    import argparse

SOURCE_HELP = 'folder of conf.py; without it, the working directory'


def add_source(parser: argparse.ArgumentParser) -> None:
    """Let a command take the folder of a project."""
    parser.add_argument(
        'source',
        metavar='SOURCEDIR',
        nargs='?',
        type=Path,
        default=Path(),
        help=SOURCE_HELP,
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Let a command write to a file."""
    parser.add_argument(
        '-o', '--output', metavar='FILE', type=Path, help='write to this file'
    )


def add_syntax(parser: argparse.ArgumentParser) -> None:
    """Let a command take the syntax of a block."""
    parser.add_argument(
        '--syntax',
        choices=SYNTAXES,
        help='how to write the block; without it, as the page that it is for',
    )
