"""``links``: ask every link for an answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_output, add_source
from sphinx_resources.commands.drafts import today
from sphinx_resources.commands.link_answers import ask_all
from sphinx_resources.commands.link_history import (
    read_history,
    updated,
    write_history,
)
from sphinx_resources.commands.link_report import is_dead, make_report
from sphinx_resources.commands.output import write

if TYPE_CHECKING:
    import argparse

HELP = 'Ask every link for an answer, and report on those that need a look.'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.epilog = (
        'The status is 1 if something prevents the check, or if a page has been '
        'missing for long; only --history knows of that. An interrupt ends the '
        'asking, and what has been answered is reported.'
    )
    add_source(parser)
    parser.add_argument(
        '--history',
        metavar='FILE',
        type=Path,
        help='remember in this file since when pages are missing',
    )
    parser.add_argument(
        '--results',
        metavar='FOLDER',
        type=Path,
        help='keep what linkcheck of Sphinx writes',
    )
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Report on the links; 1 if a page is dead and has no archived copy."""
    # A history that cannot be read is told before minutes of asking.
    history = read_history(args.history) if args.history else {}
    answers = ask_all(args.source, args.results)
    if args.history:
        history = updated(history, answers, today())
    try:
        write(make_report(answers, history), args.output)
    finally:
        # Where one of both cannot be written, minutes of asking are not lost.
        if args.history:
            write_history(args.history, history)
    dead = [answer for answer in answers if is_dead(answer, history)]
    return 0 if all(answer.archived for answer in dead) else 1
