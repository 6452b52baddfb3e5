"""Results of the benchmark, as Markdown."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import TYPE_CHECKING

from variants import SETTINGS, VARIANTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builds import Key, Sample

PACKAGES = (
    'sphinx', 'docutils', 'myst-parser', 'sphinx-design', 'sphinx-needs', 'furo',
)  # fmt: skip

HEADER = (
    'variant', 'N', '-j', 'case', 'CPU s', 'wall s', 'peak MiB', 'HTML MiB', 'pages',
    'stale',
)  # fmt: skip


def report(samples: dict[Key, list[Sample]]) -> str:
    """Return all results as Markdown."""
    measured = {key.variant for key in samples}
    bases = [name for name in VARIANTS if name in measured and name != 'ours']
    if measured & SETTINGS.keys() and 'ours' in measured:
        bases.append('ours')
    rows = [(*HEADER, *(f'/ {base}' for base in bases))]
    for key in samples:
        found = samples[key]
        rows.append(
            (
                key.variant,
                str(key.size),
                str(key.jobs),
                key.case,
                f'{median(one.usage.cpu for one in found):.2f}',
                f'{median(one.usage.wall for one in found):.2f}',
                f'{median(one.usage.peak for one in found):.0f}',
                f'{found[-1].html:.1f}',
                str(found[-1].written),
                str(found[-1].stale),
                *(
                    ratio(found, samples.get(key._replace(variant=base)))
                    for base in bases
                ),
            )
        )
    return f'{machine()}\n\n{table(rows, left=(0, 3))}'


def ratio(ours: list[Sample], theirs: list[Sample] | None) -> str:
    """Return how many times the CPU time of *theirs* was used."""
    # A build that left pages out of date has not done the same work.
    if not theirs or ours[-1].stale or theirs[-1].stale:
        return '–'
    pairs = zip(ours, theirs, strict=True)
    return f'{median(one.usage.cpu / other.usage.cpu for one, other in pairs):.2f}'


def machine() -> str:
    """Return what the numbers were measured with."""
    parts = [f'Python {platform.python_version()}']
    for name in PACKAGES:
        try:
            parts.append(f'{name} {version(name)}')
        except PackageNotFoundError:
            parts.append(f'no {name}')
    return f'{", ".join(parts)}; {platform.system()}, {os.cpu_count()} CPUs.'


def table(rows: Sequence[Sequence[str]], left: tuple[int, ...]) -> str:
    """Return a Markdown table.

    :param rows: The header, then the rows.
    :param left: Numbers of the columns that hold words.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if number in left else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append(f'| {" | ".join(cells)} |')
    rule = [
        '-' * width if number in left else f'{"-" * (width - 1)}:'
        for number, width in enumerate(widths)
    ]
    lines.insert(1, f'| {" | ".join(rule)} |')
    return '\n'.join(lines)
