"""``check``: list all warnings of a project."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_source
from sphinx_resources.commands.messages import FORMATS
from sphinx_resources.commands.output import say, tell
from sphinx_resources.commands.project import read_project

if TYPE_CHECKING:
    import argparse

HELP = 'List all warnings of a project.'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.epilog = (
        'Exit status: 0 without a warning; 1 with one, or if the project cannot be '
        'read; 2 if something unexpected happened, or for wrong arguments; 130 after '
        'an interrupt.'
    )
    add_source(parser)
    parser.add_argument(
        '--format',
        choices=FORMATS,
        default='text',
        help='text as Sphinx writes it, a list in JSON, or commands that let '
        'GitHub mark the lines; without it, text',
    )


def run(args: argparse.Namespace) -> int:
    """List the warnings; 1 if there are any."""
    start = time.monotonic()
    project = read_project(args.source)
    if text := FORMATS[args.format](project.messages):
        say(text)
    took = f'{time.monotonic() - start:.1f} s'
    warnings, pages = len(project.messages), len(project.env.found_docs)
    tell(f'Pages: {pages}. Warnings: {warnings}. Time: {took}.')
    return 1 if project.messages else 0
