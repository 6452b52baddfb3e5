"""Time builds of one catalogue, written for Sphinx in five ways.

Each build is a process of its own, and each is checked: a build that gave a
warning, or pages that do not show what they should, ends the benchmark.
README.md says what is measured; ``--help`` lists the options.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from builds import CASES, BenchError, note, run
from phases import profile
from results import report
from variants import KNOWN, VARIANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def numbers(text: str) -> list[int]:
    """Return the numbers of an option."""
    return [int(part) for part in text.split(',')]


def names(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a function that reads the names of an option."""

    def read(text: str) -> list[str]:
        found = text.split(',')
        if unknown := set(found).difference(known):
            msg = f'{", ".join(sorted(unknown))}; it can be {", ".join(known)}'
            raise argparse.ArgumentTypeError(msg)
        return found

    return read


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    add = parser.add_argument
    add('--sizes', type=numbers, default='100,1000', help='numbers of resources')
    add('--variants', type=names(KNOWN), default=','.join(VARIANTS))
    add('--cases', type=names(CASES), default=','.join(CASES))
    add('--jobs', type=numbers, default='1', help='numbers of processes, as 1,2')
    add('--rounds', type=int, default=3, help='medians are of so many builds')
    add('--seed', type=int, default=1, help='of all that is random')
    add('--keep', type=Path, metavar='DIR', help='work there and leave the projects')
    add(
        '--profile',
        nargs='?',
        const='ours',
        choices=[*KNOWN],
        help='show where the time of a clean build of this variant goes',
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 1 if a build did not do what it should."""
    options = parse(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = (options.keep or Path(temporary)).resolve()
        try:
            if options.profile:
                profile(options, folder)
            else:
                print(report(run(options, folder)))
        except BenchError as error:
            note(f'error: {error}')
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
