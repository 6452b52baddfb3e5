"""Time builds of one catalogue, written for Sphinx in five ways.

Each build is a process of its own, and each is checked: a build that gave a
warning, or pages that do not show what they should, ends the benchmark.
README.md says what is measured; ``--help`` lists the options.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib
import os
import platform
import pstats
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce, wraps
from html import unescape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

ROOT = Path(__file__).parent.parent

CASES = ('clean', 'idle', 'description', 'topics')
PACKAGES = (
    'sphinx', 'docutils', 'myst-parser', 'sphinx-design', 'sphinx-needs', 'furo',
)  # fmt: skip

TOPICS = (
    'Algebra', 'Analysis', 'Attention', 'Bayesian inference', 'Calculus',
    'Classification', 'Clustering', 'Combinatorics', 'Convexity', 'Cryptography',
    'Distributions', 'Duality', 'Entropy', 'Estimation', 'Game theory', 'Geometry',
    'Graphs', 'Kernels', 'Linear maps', 'Logic', 'Markov chains', 'Measure theory',
    'Networks', 'Optimization', 'Probability', 'Regression', 'Sampling', 'Statistics',
    'Time series', 'Topology',
)  # fmt: skip
KINDS = {
    'book': 'Book',
    'post': 'Blog post',
    'tool': 'Interactive tool',
    'video': 'Video',
    'course': 'Online course',
}
LEVELS = ('Beginner', 'Intermediate', 'Advanced')
FORMULAS = (
    r'y = W x + b', r'\nabla f(x) = 0', r'\sum_{i=1}^n x_i^2', r'P(A \mid B)',
    r'\frac{1}{2} \|w\|^2', r'A = U \Sigma V^\top', r'e^{-\lambda t}',
)  # fmt: skip

RESOURCES_PER_PAGE = 50
TOPICS_PER_RESOURCE = 3
NEWEST = 5


class BenchError(Exception):
    """A build did not do what it should."""


# The catalogue.


@dataclass(frozen=True)
class Resource:
    """What every variant says of one resource."""

    number: int
    title: str
    authors: tuple[str, ...]
    year: int
    level: str
    kind: str
    topics: tuple[str, ...]
    added: str
    #: Two paragraphs; the words "edition 1 of E00042" are put into the first.
    description: tuple[str, str]
    edition: int = 1

    @property
    def key(self) -> str:
        """A word that no other resource has."""
        return f'E{self.number:05}'

    @property
    def url(self) -> str:
        """Its address."""
        return f'https://example.org/{self.number}'

    @property
    def byline(self) -> str:
        """Its facts, as a line of text."""
        return f'{KINDS[self.kind]} · {", ".join(self.authors)} · {self.year}'

    @property
    def text(self) -> str:
        """Its description, in Markdown."""
        return f'{self.summary}\n\n{self.description[1]}'

    @property
    def summary(self) -> str:
        """The first paragraph of its description."""
        return f'{self.description[0]} This is edition {self.edition} of {self.key}.'


@dataclass(frozen=True)
class Catalogue:
    """All that is written into the pages of a project."""

    resources: tuple[Resource, ...]
    #: Text of each topic, by its label.
    topics: dict[str, str]

    @property
    def pages(self) -> list[tuple[Resource, ...]]:
        """The resources of each page."""
        size = RESOURCES_PER_PAGE
        starts = range(0, len(self.resources), size)
        return [self.resources[start : start + size] for start in starts]

    @property
    def newest(self) -> list[Resource]:
        """The resources that the first page shows."""
        return sorted(self.resources, key=lambda resource: resource.added)[
            : -NEWEST - 1 : -1
        ]

    @property
    def docnames(self) -> list[str]:
        """Names of all pages but the first."""
        return [
            *(page_name(page) for page in range(len(self.pages))),
            *(topic_name(topic) for topic in self.topics),
        ]

    def on(self, topic: str) -> list[Resource]:
        """Return the resources on a topic."""
        return [resource for resource in self.resources if topic in resource.topics]

    def edited(self, case: str) -> Catalogue:
        """Return the catalogue after the edit of a case."""
        number = len(self.resources) // 2
        old = self.resources[number]
        if case == 'description':
            new = replace(old, edition=old.edition + 1)
        elif case == 'topics':
            others = [topic for topic in self.topics if topic not in old.topics]
            new = replace(old, topics=(others[0], *old.topics[1:]))
        else:
            return self
        resources = [*self.resources[:number], new, *self.resources[number + 1 :]]
        return replace(self, resources=tuple(resources))


def page_name(page: int) -> str:
    """Return the name of a page of resources."""
    return f'resources/page-{page + 1}'


def topic_name(topic: str) -> str:
    """Return the name of the page of a topic."""
    return f'topics/{slug(topic)}'


def slug(label: str) -> str:
    """Return a label as it stands in addresses."""
    return label.lower().replace(' ', '-')


class Writer:
    """Makes up words, names and sentences.

    :param seed: The same seed gives the same texts.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        syllables = [first + last for first in 'bdfgklmnprstvz' for last in 'aeiou']
        words = (
            ''.join(self.random.choices(syllables, k=self.random.choice((1, 2, 2, 3))))
            for _ in range(4000)
        )
        self.vocabulary = list(dict.fromkeys(words))
        # As in a language: the n-th word is as frequent as 1/n.
        self.weights = [1 / (rank + 2) for rank in range(len(self.vocabulary))]

    def words(self, count: int) -> list[str]:
        """Return words of a text."""
        return self.random.choices(self.vocabulary, self.weights, k=count)

    def name(self) -> str:
        """Return the name of a person."""
        return ' '.join(word.title() for word in self.random.sample(self.vocabulary, 2))

    def sentence(self, words: Sequence[str]) -> str:
        """Return words as a sentence."""
        text = ' '.join(words)
        return f'{text[0].upper()}{text[1:]}.'

    def paragraph(self, count: int, *inserts: str) -> str:
        """Return sentences, with phrases put in at random."""
        words = self.words(count)
        for insert in inserts:
            # Not first, because a formula has no capital letter.
            words.insert(self.random.randrange(1, count), insert)
        middle = len(words) // 2
        return f'{self.sentence(words[:middle])} {self.sentence(words[middle:])}'


def make_catalogue(size: int, seed: int) -> Catalogue:
    """Return a catalogue that is the same for the same arguments.

    :param size: Number of resources.
    :param seed: Of all that is random.
    """
    writer = Writer(seed)
    choose = writer.random
    authors = [writer.name() for _ in range(size // 2 + 3)]
    topics = {topic: writer.paragraph(25) for topic in TOPICS}
    # No two on the same day, so that one order is right.
    days = choose.sample(range(size), size)
    resources = []
    for number in range(size):
        title = ' '.join(writer.words(choose.randint(2, 5))).capitalize()
        link = f'[{" ".join(writer.words(2))}](https://example.org/see/{number})'
        formula = f'${choose.choice(FORMULAS)}$'
        resources.append(
            Resource(
                number=number,
                title=f'{title} E{number:05}',
                authors=tuple(choose.sample(authors, choose.randint(1, 3))),
                year=choose.randint(1990, 2024),
                level=choose.choice(LEVELS),
                kind=choose.choice([*KINDS]),
                topics=tuple(choose.sample(TOPICS, TOPICS_PER_RESOURCE)),
                added=f'{date(1990, 1, 1) + timedelta(days[number])}',
                description=(writer.paragraph(28, link, formula), writer.paragraph(25)),
            )
        )
    return Catalogue(tuple(resources), topics)


# How each variant writes it.


class Variant:
    """A way to write the catalogue; itself the plainest, the floor.

    What differs in the others they override.
    """

    extensions: tuple[str, ...] = ('myst_parser',)
    #: Further settings, as they stand in ``conf.py``.
    config = ''
    #: What begins an entry of a topic page, as a regular expression.
    entry = ''
    #: Cases after which some pages are known to be out of date.
    stale_after: tuple[str, ...] = ()

    def mark(self, topic: str) -> str:
        """Return what shows in HTML that a resource is on a topic."""
        return f'/{slug(topic)}.html'

    def files(self, catalogue: Catalogue) -> dict[str, str]:
        """Return the sources of a project by name."""
        files = {'conf.py': self.conf(), 'index.md': self.index(catalogue)}
        for number, resources in enumerate(catalogue.pages):
            body = self.page(resources)
            files[f'{page_name(number)}.md'] = f'# Page {number + 1}\n\n{body}'
        for topic, text in catalogue.topics.items():
            listing = self.listing(topic, catalogue)
            files[f'{topic_name(topic)}.md'] = self.topic(topic, text) + listing
        return files

    def conf(self) -> str:
        """Return the configuration."""
        return (
            "project = 'Benchmark'\n"
            f'extensions = {[*self.extensions]!r}\n'
            "myst_enable_extensions = ['colon_fence', 'dollarmath']\n"
            "html_theme = 'furo'\n"
            'html_copy_source = False\n'
            'html_show_sourcelink = False\n'
            f'{self.config}'
        )

    def index(self, catalogue: Catalogue) -> str:
        """Return the first page: topics with their counts, newest resources."""
        names = '\n'.join(catalogue.docnames)
        return (
            '# Catalogue\n\nAll that there is.\n\n'
            f'## Topics\n\n{self.counts(catalogue)}\n'
            f'## Newest\n\n{self.newest(catalogue)}\n'
            f'```{{toctree}}\n:hidden:\n\n{names}\n```\n'
        )

    def counts(self, catalogue: Catalogue) -> str:
        return bullets(
            f'{{ref}}`{topic} <topic-{slug(topic)}>` ({len(catalogue.on(topic))})'
            for topic in catalogue.topics
        )

    def newest(self, catalogue: Catalogue) -> str:
        return bullets(map(self.reference, catalogue.newest))

    def reference(self, resource: Resource) -> str:
        return f'{{ref}}`{resource.title} <{resource.key.lower()}>`'

    def page(self, resources: Sequence[Resource]) -> str:
        return '\n'.join(map(self.resource, resources))

    def resource(self, resource: Resource) -> str:
        topics = ', '.join(
            f'{{ref}}`{topic} <topic-{slug(topic)}>`' for topic in resource.topics
        )
        return (
            f'({resource.key.lower()})=\n\n## [{resource.title}]({resource.url})\n\n'
            f'{resource.byline}\n\n{resource.level} · {topics}\n\n{resource.text}\n'
        )

    def topic(self, topic: str, text: str) -> str:
        return f'(topic-{slug(topic)})=\n\n# {topic}\n\n{text}\n\n'

    def listing(self, topic: str, catalogue: Catalogue) -> str:
        return bullets(map(self.reference, catalogue.on(topic)))


class Design(Variant):
    """Cards and badges of sphinx-design, written by hand."""

    extensions = (*Variant.extensions, 'sphinx_design')

    def page(self, resources: Sequence[Resource]) -> str:
        return self.grid(map(self.resource, resources))

    def resource(self, resource: Resource) -> str:
        return self.card(resource, resource.text, f'({resource.key.lower()})=\n\n')

    def grid(self, cards: Iterable[str]) -> str:
        """Return cards in columns."""
        content = '\n'.join(cards)
        return f'::::{{grid}} 1 1 2 2\n{content}::::\n' if content else ''

    def card(self, resource: Resource, text: str, target: str = '') -> str:
        """Return a card, perhaps with a label that links lead to."""
        topics = ' '.join(
            f'{{bdg-ref-secondary}}`{topic} <topic-{slug(topic)}>`'
            for topic in resource.topics
        )
        return (
            f':::{{grid-item-card}} [{resource.title}]({resource.url})\n'
            f'{target}{resource.byline}\n\n'
            f'{{bdg-primary}}`{resource.level}` {topics}\n\n{text}\n:::\n'
        )


class Copies(Design):
    """The same, with cards on the topic pages too, as ours have them."""

    entry = 'sd-card-title.*?'

    def listing(self, topic: str, catalogue: Catalogue) -> str:
        return self.grid(self.card(one, one.summary) for one in catalogue.on(topic))


class Needs(Variant):
    """Resources as needs, found by their tags."""

    extensions = (*Variant.extensions, 'sphinx_needs')
    config = (
        "needs_types = [{'directive': 'resource', 'title': 'Resource',\n"
        "    'prefix': 'E'}]\n"
        "needs_fields = {name: {'nullable': True}\n"
        "    for name in ('url', 'authors', 'year', 'level', 'kind')}\n"
        "needs_string_links = {'url': {'regex': '(?P<url>.+)', 'link_url': '{{url}}',\n"
        "    'link_name': '{{url}}', 'options': ['url']}}\n"
        'needs_build_json = False\n'
    )
    # It writes no page again because of a need elsewhere.
    stale_after = ('topics',)

    def mark(self, topic: str) -> str:
        return f'>{slug(topic)}<'

    def counts(self, catalogue: Catalogue) -> str:
        return bullets(
            f'{{ref}}`{topic} <topic-{slug(topic)}>` '
            f'({{need_count}}`"{slug(topic)}" in tags`)'
            for topic in catalogue.topics
        )

    def reference(self, resource: Resource) -> str:
        return f'{{need}}`{resource.title} <{resource.key}>`'

    def resource(self, resource: Resource) -> str:
        return (
            f':::{{resource}} {resource.title}\n'
            f':id: {resource.key}\n'
            f':tags: {", ".join(map(slug, resource.topics))}\n'
            f':url: {resource.url}\n'
            f':authors: {", ".join(resource.authors)}\n'
            f':year: {resource.year}\n'
            f':level: {resource.level}\n'
            f':kind: {KINDS[resource.kind]}\n\n'
            f'{resource.text}\n:::\n'
        )

    def listing(self, topic: str, catalogue: Catalogue) -> str:
        return f':::{{needlist}}\n:tags: {slug(topic)}\n:::\n'


class Ours(Variant):
    """The directives of this project."""

    extensions = (*Variant.extensions, 'sphinx_resources')
    # Cards also name other resources, in what else to see.
    entry = 'resource-card.*?'

    def counts(self, catalogue: Catalogue) -> str:
        return ':::{resource-index} topics\n:::\n'

    def newest(self, catalogue: Catalogue) -> str:
        return (
            f':::{{resource-list}}\n:sort: added\n:limit: {NEWEST}\n:style: list\n:::\n'
        )

    def resource(self, resource: Resource) -> str:
        return (
            f':::{{resource}} {resource.title}\n'
            f':url: {resource.url}\n'
            f':topics: {", ".join(resource.topics)}\n'
            f':authors: {"; ".join(resource.authors)}\n'
            f':year: {resource.year}\n'
            f':level: {resource.level.lower()}\n'
            f':kind: {resource.kind}\n'
            f':added: {resource.added}\n\n'
            f'{resource.text}\n:::\n'
        )

    def topic(self, topic: str, text: str) -> str:
        return f'# {topic}\n\n:::{{resource-topic}}\n\n{text}\n:::\n'

    def listing(self, topic: str, catalogue: Catalogue) -> str:
        return ''


VARIANTS: dict[str, Variant] = {
    'floor': Variant(),
    'design': Design(),
    'copies': Copies(),
    'needs': Needs(),
    'ours': Ours(),
}


def bullets(items: Iterable[str]) -> str:
    """Return texts as a bullet list."""
    return ''.join(f'- {item}\n' for item in items)


# Builds.


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
        self.variant = VARIANTS[variant]
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
        return page.partition('<article role="main"')[2].partition('<footer')[0]


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


# Measurements.


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


# Results.

HEADER = (
    'variant', 'N', '-j', 'case', 'CPU s', 'wall s', 'peak MiB', 'HTML MiB', 'pages',
    'stale',
)  # fmt: skip


def report(samples: dict[Key, list[Sample]]) -> str:
    """Return all results as Markdown."""
    measured = {key.variant for key in samples}
    bases = [name for name in VARIANTS if name in measured and name != 'ours']
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


# Where the time of one build goes.

#: Functions that begin a phase, which lasts until they return or the next begins.
PHASES = {
    'myst_parser.parsers.sphinx_:MystParser.parse': 'parse, directives',
    'sphinx.transforms:SphinxTransformer.apply_transforms': 'read transforms',
    'sphinx.builders:Builder.read': 'rest of reading: domains, doctrees to disk',
    'sphinx.builders:Builder.build': 'checks, environment to disk',
    'sphinx.environment:BuildEnvironment.get_and_resolve_doctree': 'resolve',
    'sphinx.builders.html:StandaloneHTMLBuilder.write': 'rest of writing',
    'sphinx.builders.html:StandaloneHTMLBuilder.write_doc': 'write HTML',
    'sphinx.builders.html:StandaloneHTMLBuilder._get_local_toctree': 'toctrees',
    'sphinx.builders.html:StandaloneHTMLBuilder.handle_page': 'templates, navigation',
    'sphinx.builders.html:StandaloneHTMLBuilder.index_page': 'search index',
    'sphinx.builders.html:StandaloneHTMLBuilder.dump_search_index': 'search index',
    'sphinx.builders.html:StandaloneHTMLBuilder.copy_assets': 'finish',
    'sphinx.builders.html:StandaloneHTMLBuilder.finish': 'finish',
}
OUR_PHASES = {
    'sphinx_resources.collector:on_doctree_read': 'ours: note pages',
    'sphinx_resources.domain:ResourceDomain.check_consistency': 'ours: check catalogue',
    'sphinx_resources.rendering.transform:ShowResources.run': 'ours: make cards',
    'sphinx_resources.rebuild:on_env_updated': 'ours: fingerprints',
    'sphinx_resources.rebuild:on_build_finished': 'ours: fingerprints',
}
START = 'start-up, imports'


class Phases:
    """CPU time of each phase, without that of the phases in it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running = [START]
        self._since = time.process_time()

    def _lap(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what is run as this phase."""
        self._lap()
        # Transforms are also applied to resolve references.
        nested = 'resolve' in self._running and name == 'read transforms'
        self._running.append('resolve' if nested else name)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def watch(self, place: str, name: str) -> None:
        """Begin a phase whenever a function is called."""
        module, _, path = place.partition(':')
        *classes, function_name = path.split('.')
        owner = reduce(getattr, classes, importlib.import_module(module))
        function: Callable[..., Any] = getattr(owner, function_name)

        @wraps(function)
        def watched(*args: Any, **named: Any) -> Any:
            with self.phase(name):
                return function(*args, **named)

        setattr(owner, function_name, watched)

    def table(self) -> str:
        """Return the seconds of all phases as Markdown."""
        self._lap()
        total = sum(self.seconds.values())
        rows = [('phase', 'CPU s', '%')]
        found = sorted(self.seconds.items(), key=lambda item: -item[1])
        for name, seconds in [*found, ('all', total)]:
            rows.append((name, f'{seconds:.2f}', f'{100 * seconds / total:.0f}'))
        return table(rows, left=(0,))


def profile(options: argparse.Namespace, folder: Path) -> None:
    """Print the phases of a clean build, and its functions by time."""
    for size in options.sizes:
        catalogue = make_catalogue(size, options.seed)
        project = Project(folder / f'profile-{size}', options.profile)
        project.write(catalogue)
        print(f'\n{options.profile}, {size} resources\n')
        # A profiler makes calls dear, so it does not run while phases are timed.
        for task in (time_phases, time_functions):
            shutil.rmtree(project.out, ignore_errors=True)
            in_fork(task, project)
            if stale := project.stale(catalogue):
                msg = f'wrong pages: {", ".join(stale)}'
                raise BenchError(msg)


def in_fork(task: Callable[[Project], None], project: Project) -> None:
    """Run a task in a copy of this process, so that it imports all anew."""
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            task(project)
            sys.stdout.flush()
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    if os.waitpid(pid, 0)[1]:
        msg = 'the profiled build failed'
        raise BenchError(msg)


def build_here(project: Project) -> None:
    """Build in this process."""
    from sphinx.cmd.build import build_main

    if build_main(['-E', *project.arguments(1)]):
        msg = f'{project.name}: the build failed'
        raise BenchError(msg)


def time_phases(project: Project) -> None:
    """Build, and print the CPU time of each phase."""
    phases = Phases()
    ours = 'sphinx_resources' in project.variant.extensions
    for place, name in (PHASES | (OUR_PHASES if ours else {})).items():
        phases.watch(place, name)
    build_here(project)
    print(phases.table())


def time_functions(project: Project) -> None:
    """Build, and print the functions that took longest."""
    profiler = cProfile.Profile()
    profiler.runcall(build_here, project)
    stats = pstats.Stats(profiler).strip_dirs()
    print('\nBy own time, under a profiler:')
    stats.sort_stats('tottime').print_stats(30)
    if 'sphinx_resources' in project.variant.extensions:
        print('Ours, with all that they call:')
        full = pstats.Stats(profiler)
        full.sort_stats('cumulative').print_stats('/sphinx_resources/', 20)


# The command line.


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
    add('--variants', type=names(VARIANTS), default=','.join(VARIANTS))
    add('--cases', type=names(CASES), default=','.join(CASES))
    add('--jobs', type=numbers, default='1', help='numbers of processes, as 1,2')
    add('--rounds', type=int, default=3, help='medians are of so many builds')
    add('--seed', type=int, default=1, help='of all that is random')
    add('--keep', type=Path, metavar='DIR', help='work there and leave the projects')
    add(
        '--profile',
        nargs='?',
        const='ours',
        choices=[*VARIANTS],
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
