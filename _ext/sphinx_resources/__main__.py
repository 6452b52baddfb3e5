"""The command line: ``python -m sphinx_resources``."""

from __future__ import annotations

import argparse
import signal
import sys
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from sphinx_resources import __version__
from sphinx_resources.commands import (
    check,
    convert,
    export,
    form,
    init,
    links,
    new,
    snippets,
    stubs,
)
from sphinx_resources.commands.messages import relative
from sphinx_resources.commands.output import (
    CommandError,
    give_up_streams,
    prepare_streams,
    tell,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Modules by the names of their commands; each has ``HELP``,
#: ``add_arguments(parser)`` and ``run(args)``, which returns the status.
COMMANDS = {
    'init': init,
    'new': new,
    'check': check,
    'stubs': stubs,
    'links': links,
    'snippets': snippets,
    'form': form,
    'export': export,
    'convert': convert,
}

#: The status after an interrupt, as shells have it.
INTERRUPTED = 128 + signal.SIGINT


def make_parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    parser = argparse.ArgumentParser(
        prog='python -m sphinx_resources',
        description='Begin a catalogue, add resources to it, and check it.',
    )
    parser.add_argument('--version', action='version', version=__version__)
    parser.add_argument(
        '-T',
        '--traceback',
        action='store_true',
        help='show where something unexpected happened',
    )
    subparsers = parser.add_subparsers(metavar='COMMAND', required=True)
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(
            name, help=command.HELP, description=command.HELP
        )
        subparser.set_defaults(run=command.run)
        command.add_arguments(subparser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    :param argv: The arguments; without them, those of the process.
    :returns: 0 if all is well; 1 if something is wrong with the project, with
        what was given for it, or with a file; 2 if something unexpected happened;
        130 after an interrupt, which a termination is too.
    :raises SystemExit: The arguments are not those of a command (status 2), or
        ask for help.
    """
    prepare_streams()
    args = make_parser().parse_args(argv)
    try:
        return run(args)
    finally:
        give_up_streams()


def run(args: argparse.Namespace) -> int:
    """Run a command, and tell in a sentence what prevents it."""
    try:
        status: int = args.run(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough, as the ``head`` in a pipe.
        return 1
    except (CommandError, SphinxError) as error:
        tell(str(error))
        return 1
    except OSError as error:
        place = f'{relative(str(error.filename))}: ' if error.filename else ''
        tell(f'{place}{error.strerror or error}')
        return 1
    except EOFError:
        tell('\nNothing was written.')
        return 1
    except KeyboardInterrupt:
        tell('\nInterrupted: nothing more was written.')
        return INTERRUPTED
    except Exception as error:
        if args.traceback:
            raise
        name = type(error).__name__
        tell(f'{name}: {error}; this is unexpected, and --traceback shows where')
        return 2
    return status


if __name__ == '__main__':
    # A job that is cancelled undoes what is half done, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
