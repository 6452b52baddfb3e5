"""What a catalogue of the extension costs as it grows, and when several are joined.

    python benchmarks/scale.py --steps 1000x30,10000x30,20000x1000 --join 4x5000

Each step is a number of resources with a number of topics.  To join, catalogues are
built apart, and a project that declares the topics imports their ``catalogue.json``.
With ``--variant ways`` topics require each other, and a map shows them all; this and
``plain`` have a theme that does not list all pages on each.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from builds import BenchError, Project, measure, note
from catalogue import make_catalogue, topic_name
from results import table
from sphinx_resources.model.exports import SEARCH_INDEX as INDEX
from sphinx_resources.model.exports import SEARCH_TEXTS as TEXTS
from variants import SETTINGS, Ours

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from builds import Usage
    from catalogue import Catalogue

#: Files of the catalogue in the forms of others, as patterns, by what they are.
FORMATS = {
    'json': 'catalogue.json',
    'amb': 'catalogue.amb.json',
    'csl': 'catalogue.csl.json',
    'bib': 'catalogue.bib',
    'of topics': '_catalogue/*',
}
HEADER = (
    'resources', 'topics', 'CPU s', 'ms each', 'peak MiB', 'index kB gz', 'texts kB gz',
    *(f'{name} MB' for name in FORMATS), 'largest page kB gz', 'edit CPU s',
    'pages written',
)  # fmt: skip


class Join(NamedTuple):
    """Catalogues that are built apart and joined."""

    number: int
    size: int


def pairs(text: str) -> list[tuple[int, int]]:
    """Return the pairs of numbers of an option, as ``1000x30,5000x170``."""
    found = (part.partition('x') for part in text.split(','))
    return [(int(first), int(second)) for first, _x, second in found]


def zipped(path: Path) -> float:
    """Return the size of a file as a server sends it, in kB."""
    return len(gzip.compress(path.read_bytes(), mtime=0)) / 1000


def row(project: Project, size: int, topics: int, usage: Usage) -> list[str]:
    """Return what a clean build cost and left, as a row of the table."""
    out = project.out
    pages = [*out.rglob('resources/*.html'), *out.rglob('topics/*.html')]
    largest = max(pages, key=lambda path: path.stat().st_size)
    sizes = (
        sum(path.stat().st_size for path in out.glob(name)) for name in FORMATS.values()
    )
    return [
        str(size),
        str(topics),
        f'{usage.cpu:.1f}',
        f'{1000 * usage.cpu / size:.2f}',
        f'{usage.peak:.0f}',
        f'{zipped(out / INDEX):.0f}',
        f'{zipped(out / TEXTS):.0f}',
        *(f'{bytes_ / 1e6:.1f}' for bytes_ in sizes),
        f'{zipped(largest):.0f}',
    ]


def grow(folder: Path, size: int, topics: int, options: Namespace) -> list[str]:
    """Build a catalogue and edit it, and return a row of the table."""
    note(f'{size} resources, {topics} topics')
    catalogue = make_catalogue(size, options.seed, topics)
    project = Project(folder / f'{size}x{topics}', options.variant)
    clean = measure(project, catalogue, 'clean', 1)
    found = row(project, size, topics, clean.usage)
    edit = measure(project, catalogue.edited('description'), 'description', 1)
    shutil.rmtree(project.path)
    return [*found, f'{edit.usage.cpu:.1f}', str(edit.written)]


class Joined(Project):
    """A project that declares topics, and imports resources.

    :param path: Its folder.
    :param parts: The catalogues to import.
    """

    def __init__(self, path: Path, parts: Sequence[Path]) -> None:
        super().__init__(path, 'ours')
        self._parts = parts

    def write(self, catalogue: Catalogue) -> None:
        """Write a page for each topic and each catalogue."""
        topics = catalogue.topics
        names = [*map(topic_name, topics)]
        files = {'conf.py': Ours().conf()}
        for (topic, text), name in zip(topics.items(), names, strict=True):
            files[f'{name}.md'] = Ours().topic(topic, text)
        for number, part in enumerate(self._parts):
            names.append(f'resources/part-{number}')
            files[f'resources/part-{number}.json'] = part.read_text('utf-8')
            body = f':::{{resource-import}} part-{number}.json\n:::\n'
            files[f'resources/part-{number}.md'] = f'# Part {number}\n\n{body}'
        entries = '\n'.join(names)
        files['index.md'] = f'# All\n\n```{{toctree}}\n{entries}\n```\n'
        for name, text in files.items():
            file = self.source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding='utf-8')


def join(folder: Path, wanted: Join, topics: int, seed: int) -> list[str]:
    """Build catalogues apart, then one of all of them; return a row of the table.

    :raises BenchError: A resource of a part is not in the whole.
    """
    parts = []
    for number in range(wanted.number):
        note(f'part {number + 1} of {wanted.number}')
        first = number * wanted.size
        catalogue = make_catalogue(wanted.size, seed + number, topics, first)
        project = Project(folder / f'part-{number}', 'ours')
        measure(project, catalogue, 'clean', 1)
        parts.append(project.out / 'catalogue.json')
    note('all of them')
    whole = Joined(folder / 'joined', parts)
    whole.write(make_catalogue(1, seed, topics))
    usage = whole.build(1)
    text = (whole.out / 'catalogue.json').read_text('utf-8')
    size = wanted.number * wanted.size
    lost = [n for n in range(size) if f'example.org/{n}"' not in text]
    if lost:
        msg = f'{len(lost)} of {size} resources are lost, such as {lost[0]}'
        raise BenchError(msg)
    return [*row(whole, size, topics, usage), 'joined', '']


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 if a build did not do what it should."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    add = parser.add_argument
    add('--steps', type=pairs, default='1000x30,5000x170,10000x30,20000x1000')
    add('--join', type=pairs, default=[], help='as 4x5000: four catalogues of 5,000')
    add('--seed', type=int, default=1, help='of all that is random')
    add('--variant', choices=['ours', *SETTINGS], default='ours', help='what is built')
    options = parser.parse_args(arguments)
    rows: list[Sequence[str]] = [HEADER]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        try:
            # What is imported for the first time is compiled.
            measure(
                Project(folder / 'warm-up', 'ours'), make_catalogue(10, 1), 'clean', 1
            )
            for size, topics in options.steps:
                rows.append(grow(folder, size, topics, options))
                note(' | '.join(rows[-1]))
            for number, size in options.join:
                rows.append(join(folder, Join(number, size), 30, options.seed))
        except BenchError as error:
            note(f'error: {error}')
            return 1
    print(table(rows, left=()))
    return 0


if __name__ == '__main__':
    sys.exit(main())
