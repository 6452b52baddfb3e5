"""Builds of a project, checked and measured, each in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from catalogue import RESOURCES_PER_PAGE, make_catalogue, page_name, topic_name
from variants import KNOWN

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from catalogue import Catalogue, Resource

ROOT = Path(__file__).parent.parent

CASES = ('clean', 'idle', 'description', 'topics')


class BenchError(Exception):
    """A build did not do what it should."""


class Usage(NamedTuple):
    """What a process and those that it started used."""

    cpu: float
    wall: float
    #: Of the largest of the processes, in MiB.
    peak: float


class Project:
    """The catalogue as one variant writes it, in a folder of its own."""

    def __init__(self, path: Path, variant: str) -> None:
        self.path = path
        self.name = variant
        self.variant = KNOWN[variant]
        self.source = path / 'source'
        self.out = path / 'html'

    def write(self, catalogue: Catalogue) -> None:
        """Write the sources that differ from what is there."""
        for name, text in self.variant.files(catalogue).items():
            file = self.source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists() or file.read_text(encoding='utf-8') != text:
                file.write_text(text, encoding='utf-8')

    def arguments(self, jobs: int) -> list[str]:
        """Return the command line of a build, without the program."""
        return [
            '-b', 'html', '-j', str(jobs), '-q', '-d', str(self.path / 'doctrees'),
            str(self.source), str(self.out),
        ]  # fmt: skip

    def build(self, jobs: int) -> Usage:
        """Build in a new process; it must succeed and say nothing."""
        log = self.path / 'log.txt'
        command = [sys.executable, '-m', 'sphinx', *self.arguments(jobs)]
        status, usage = spawn(command, log)
        said = log.read_text(encoding='utf-8')
        if status or said:
            msg = f'{self.name}: status {status}\n{said[:2000]}'
            raise BenchError(msg)
        return usage

    def times(self) -> dict[str, int]:
        """Return when each page was written, by its name."""
        return {
            path.relative_to(self.out)
            .with_suffix('')
            .as_posix(): path.stat().st_mtime_ns
            for path in self.out.rglob('*.html')
        }

    def stale(self, catalogue: Catalogue) -> list[str]:
        """Return the names of the pages that do not show the catalogue."""
        right = {
            'index': self._index_is_right(catalogue),
            **{
                page_name(number): self._page_is_right(page_name(number), resources)
                for number, resources in enumerate(catalogue.pages)
            },
            **{
                topic_name(topic): self._topic_is_right(topic, catalogue)
                for topic in catalogue.topics
            },
        }
        return [name for name, is_right in right.items() if not is_right]

    def _index_is_right(self, catalogue: Catalogue) -> bool:
        text = self._main('index')
        words = ' '.join(unescape(re.sub('<[^>]*>', ' ', text)).split())
        counts = all(
            re.search(rf'\b{topic}\W+{len(catalogue.on(topic))}\b', words)
            for topic in catalogue.topics
        )
        newest = set(re.findall(r'\bE\d{5}\b', words))
        return counts and newest == {resource.key for resource in catalogue.newest}

    def _page_is_right(self, name: str, resources: Sequence[Resource]) -> bool:
        text = self._main(name)
        # What comes before these words: title, topics, and the first paragraph.
        parts = text.split('This is edition ')
        return (
            _editions(text) == [(str(one.edition), one.key) for one in resources]
            and text.count('class="math ') == len(resources)
            and all(
                f'{one.title}<' in part
                and f'/see/{one.number}"' in part
                and all(self.variant.mark(topic) in part for topic in one.topics)
                for one, part in zip(resources, parts[:-1], strict=True)
            )
        )

    def _topic_is_right(self, topic: str, catalogue: Catalogue) -> bool:
        text = self._main(topic_name(topic))
        expected = {one.key: str(one.edition) for one in catalogue.on(topic)}
        entries = re.findall(rf'(?s){self.variant.entry}\b(E\d{{5}})\b', text)
        # Not all variants show the description here; those that do, the right one.
        editions = _editions(text)
        return set(entries) == set(expected) and all(
            expected[key] == edition for edition, key in editions
        )

    def _main(self, name: str) -> str:
        """Return a page without navigation, which names what is elsewhere."""
        try:
            page = (self.out / f'{name}.html').read_text(encoding='utf-8')
        except FileNotFoundError:
            return ''
        main = page.partition(' role="main"')[2]
        return re.split('<footer|<div class="(?:footer|sphinxsidebar)"', main)[0]


def _editions(text: str) -> list[tuple[str, str]]:
    return re.findall(r'This is edition (\d+) of (E\d{5})\.', text)


def spawn(command: list[str], log: Path) -> tuple[int, Usage]:
    """Run a command, and return its exit status and what it used."""
    # A child inherits the peak memory of its parent, so this process stays small.
    environment = {
        **os.environ,
        'PYTHONHASHSEED': '0',
        'PYTHONPATH': str(ROOT / '_ext'),
    }
    # Packages that are installed are compiled already; so is this one for a user.
    environment.pop('PYTHONDONTWRITEBYTECODE', None)
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    start = time.perf_counter()
    pid = os.posix_spawn(
        command[0],
        command,
        environment,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, str(log), write, 0o644),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
    )
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    unit = 2**20 if sys.platform == 'darwin' else 2**10
    usage = Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / unit)
    return os.waitstatus_to_exitcode(status), usage


class Key(NamedTuple):
    """What was measured."""

    size: int
    jobs: int
    case: str
    variant: str


@dataclass(frozen=True)
class Sample:
    """One build."""

    usage: Usage
    #: Size of all pages, in MiB.
    html: float
    #: Number of pages that were written.
    written: int
    #: Number of pages that do not show the catalogue.
    stale: int


def measure(project: Project, catalogue: Catalogue, case: str, jobs: int) -> Sample:
    """Build a project in its state before a case, check it, and return the costs.

    :param catalogue: What the pages must show then.
    :raises BenchError: The build failed, or its pages are not right.
    """
    if case == 'clean':
        shutil.rmtree(project.path, ignore_errors=True)
    project.write(catalogue)
    before = project.times()
    usage = project.build(jobs)
    after = project.times()
    pages = {'index', *catalogue.docnames}
    written = {name for name in pages if before.get(name) != after.get(name)}
    stale = project.stale(catalogue)
    where = f'{project.name}, {len(catalogue.resources)} resources, {case}'
    if stale and case not in project.variant.stale_after:
        msg = f'{where}: wrong pages: {", ".join(stale)}'
        raise BenchError(msg)
    number = len(catalogue.resources) // 2 // RESOURCES_PER_PAGE
    expected = {
        'clean': written == pages,
        'idle': not written,
    }.get(case, page_name(number) in written)
    if not expected:
        msg = f'{where}: it wrote {len(written)} of {len(pages)} pages'
        raise BenchError(msg)
    html = sum(path.stat().st_size for path in project.out.rglob('*.html')) / 2**20
    return Sample(usage, html, len(written), len(stale))


def run(options: argparse.Namespace, folder: Path) -> dict[Key, list[Sample]]:
    """Make all measurements, the variants in turn."""
    # What is imported for the first time is compiled, and read from a cold disk.
    for variant in options.variants:
        small = make_catalogue(10, options.seed)
        measure(Project(folder / 'warm-up', variant), small, 'clean', 1)
    samples: dict[Key, list[Sample]] = defaultdict(list)
    for size in options.sizes:
        for jobs in options.jobs:
            for number in range(options.rounds):
                note(f'{size} resources, -j {jobs}, round {number + 1}')
                for key, sample in run_round(options, folder, size, jobs, number):
                    samples[key].append(sample)
    return samples


def run_round(
    options: argparse.Namespace, folder: Path, size: int, jobs: int, number: int
) -> Iterator[tuple[Key, Sample]]:
    """Build each variant in each case once."""
    # Each round begins with another, so that none is always first.
    shift = number % len(options.variants)
    variants = [*options.variants[shift:], *options.variants[:shift]]
    catalogue = make_catalogue(size, options.seed)
    # The others begin with what a clean build left.
    for case in ('clean', *(name for name in CASES[1:] if name in options.cases)):
        catalogue = catalogue.edited(case)
        for variant in variants:
            project = Project(folder / f'{variant}-{size}', variant)
            sample = measure(project, catalogue, case, jobs)
            if case in options.cases:
                yield Key(size, jobs, case, variant), sample


def note(text: str) -> None:
    """Tell what is being done."""
    sys.stderr.write(f'{text}\n')
