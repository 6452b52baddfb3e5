"""Whatever authors do, a build gives what a clean build of the same sources gives.

A short run is part of ``make test``; ``make soak`` makes hundreds of sequences.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from sphinx_resources.config import LEVELS
from sphinx_resources.model.query import SORT_KEYS
from sphinx_resources.model.specifications import STYLES
from sphinx_resources.views.index import INDEXES
from sphinx_resources.views.report import REPORTS
from support import (
    PLAIN_PAGES,
    SYNTAXES,
    Project,
    assert_as_clean,
    block,
    heading,
    toctree,
)

if TYPE_CHECKING:
    from collections.abc import Callable

# Few values, so that names collide and references hit.
TITLES = ['Alpha', 'Beta', 'Gamma', 'C++', 'Calculus', '数学', '<b> "it\'s"', 'a; b']
LABELS = ['Calculus', 'calculus', 'Graphs', 'C', 'C++', 'C#', '数学', "it's"]
NAMES = [*LABELS, 'graphs', 'c-sharp', 'maths', 'nets']
BODIES = [
    'One.',
    'One, *two* and `three`.',
    'First.\n\nSecond.',
    'Text.\n\nContents:\n\n- one\n- two',
    '- alone',
    '',
]

syntaxes = st.sampled_from(sorted(SYNTAXES))
names = st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(', '.join)
kinds = st.sampled_from(['', 'book', 'video'])
OPTIONS = {
    'url': st.sampled_from(['https://example.org/1', 'https://example.org/2', 'x']),
    'topics': names,
    'requires': names,
    'level': st.sampled_from(['', *LEVELS]),
    'authors': st.sampled_from(['', 'Ada', 'Ada; Bob']),
    'year': st.sampled_from(['', '1999', '2020']),
    'kind': kinds,
    'id': st.sampled_from(['', 'one', 'two']),
    'language': st.sampled_from(['', 'en', 'fr']),
    'links': st.sampled_from(['', 'More <https://example.org/more>']),
    'archive': st.sampled_from(['', 'https://example.org/1']),
}
TOPIC_OPTIONS = {
    'aliases': st.sampled_from(['', 'maths', 'nets, maths', 'Graphs']),
    'broader': st.sampled_from(['', *LABELS]),
    'requires': names,
    'id': st.sampled_from(['', 'topic-one']),
}
LIST_OPTIONS = {
    'topics': names,
    'kinds': kinds,
    'levels': st.sampled_from(['', 'beginner', 'beginner, advanced']),
    'authors': st.sampled_from(['', 'Ada', 'Bob']),
    'sort': st.sampled_from(sorted(SORT_KEYS)),
    'limit': st.sampled_from(['', '1', '2']),
    'style': st.sampled_from(STYLES),
}


def options(
    table: dict[str, st.SearchStrategy[str]],
) -> st.SearchStrategy[dict[str, str]]:
    """Return a strategy for the options of a block, without empty ones."""
    return st.fixed_dictionaries(table).map(
        lambda values: {name: value for name, value in values.items() if value}
    )


@dataclass
class Block:
    """A directive on a page."""

    name: str
    argument: str = ''
    options: dict[str, str] = field(default_factory=dict)
    body: str = ''


@dataclass
class Source:
    """A page of the random catalogue."""

    syntax: str
    title: str
    kind: str = ''
    blocks: list[Block] = field(default_factory=list)
    #: Roles with their targets, cited in a sentence.
    cited: list[tuple[str, str]] = field(default_factory=list)

    def text(self) -> str:
        """Return the page in its syntax."""
        text = ''
        if self.kind:
            line = f'resource-kind: {self.kind}\n'
            text = f'---\n{line}---\n\n' if self.syntax == 'markdown' else f':{line}\n'
        text += heading(self.syntax, self.title)
        for role, target in self.cited:
            form = '{%s}`%s`' if self.syntax == 'markdown' else ':%s:`%s`'
            text += f'See {form % (role, target)}.\n\n'
        return text + '\n'.join(
            block(self.syntax, b.name, b.argument, b.options, b.body)
            for b in self.blocks
        )


resources = st.builds(
    Block,
    st.just('resource'),
    st.sampled_from(TITLES),
    options(OPTIONS),
    st.sampled_from(BODIES),
)
topics = st.builds(
    Block,
    st.just('resource-topic'),
    st.sampled_from(['', *LABELS]),
    options(TOPIC_OPTIONS),
    st.just('Why.'),
)
views = st.one_of(
    st.builds(Block, st.just('resource-list'), st.just(''), options(LIST_OPTIONS)),
    st.builds(Block, st.just('resource-index'), st.sampled_from(sorted(INDEXES))),
    st.builds(Block, st.just('resource-report'), st.sampled_from(sorted(REPORTS))),
)
citations = st.lists(
    st.one_of(
        st.tuples(st.just('resource'), st.sampled_from(['one', 'alpha', 'Beta', 'c'])),
        st.tuples(st.just('topic'), st.sampled_from(NAMES)),
        st.tuples(st.just('any'), st.sampled_from(['alpha', 'graphs'])),
    ),
    max_size=3,
)
sources = st.builds(
    Source,
    syntax=syntaxes,
    title=st.sampled_from(LABELS + TITLES),
    kind=kinds,
    blocks=st.lists(st.one_of(resources, topics, views), max_size=3),
    cited=citations,
)


class Authors(RuleBasedStateMachine):
    """Authors at work on a small catalogue; each action ends in a build."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix='authors-'))
        self.project = Project(self.folder, config=dict(PLAIN_PAGES))
        self.pages: dict[str, Source] = {}
        self.written: dict[str, str] = {}
        self.numbers = itertools.count()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # Building

    def save(self) -> None:
        """Write the pages that changed, and only those."""
        wanted = {
            f'{name}.{SYNTAXES[page.syntax]}': page.text()
            for name, page in self.pages.items()
        }
        wanted['index.md'] = heading('markdown', 'Home') + toctree(
            'markdown', ':glob:', '', 'page*'
        )
        for name in set(self.written) - set(wanted):
            self.project.delete(name)
        for name, text in wanted.items():
            if self.written.get(name) != text:
                self.project.write(name, text)
        self.written = wanted

    def check(self, builder: str = 'html', jobs: int = 1) -> None:
        """Build, and compare with a clean build."""
        self.save()
        assert_as_clean(self.project, self.project.build(builder, jobs=jobs), builder)

    @initialize(
        pages=st.lists(sources, min_size=2, max_size=4),
        blocks=st.lists(resources, min_size=2, max_size=3),
    )
    def start(self, pages: list[Source], blocks: list[Block]) -> None:
        for page in [*pages, Source('markdown', 'Things', 'book', blocks)]:
            self.pages[f'page{next(self.numbers)}'] = page
        self.check()

    # Choosing

    def find(
        self, data: st.DataObject, wanted: Callable[[Block], bool]
    ) -> tuple[Source, int]:
        """Choose a block of some page."""
        found = [
            (name, index)
            for name, page in self.pages.items()
            for index, b in enumerate(page.blocks)
            if wanted(b)
        ]
        name, index = data.draw(st.sampled_from(found))
        return self.pages[name], index

    def has(self, *names: str) -> bool:
        """Say whether there is a block of one of these names."""
        return any(b.name in names for page in self.pages.values() for b in page.blocks)

    # Acting

    @precondition(lambda self: self.has('resource'))
    @rule(data=st.data(), title=st.sampled_from(TITLES))
    def rename_resource(self, data: st.DataObject, title: str) -> None:
        page, index = self.find(data, lambda b: b.name == 'resource')
        page.blocks[index].argument = title
        self.check()

    @precondition(lambda self: self.has('resource'))
    @rule(data=st.data(), body=st.sampled_from(BODIES))
    def describe_resource(self, data: st.DataObject, body: str) -> None:
        page, index = self.find(data, lambda b: b.name == 'resource')
        page.blocks[index].body = body
        self.check()

    @precondition(lambda self: self.has('resource', 'resource-topic', 'resource-list'))
    @rule(data=st.data())
    def change_option(self, data: st.DataObject) -> None:
        tables = {
            'resource': OPTIONS,
            'resource-topic': TOPIC_OPTIONS,
            'resource-list': LIST_OPTIONS,
        }
        page, index = self.find(data, lambda b: b.name in tables)
        chosen = page.blocks[index]
        option = data.draw(st.sampled_from(sorted(tables[chosen.name])))
        value = data.draw(tables[chosen.name][option])
        chosen.options.pop(option, None)
        if value:
            chosen.options[option] = value
        self.check()

    @precondition(lambda self: self.has('resource-topic'))
    @rule(data=st.data(), label=st.sampled_from(['', *LABELS]))
    def rename_topic(self, data: st.DataObject, label: str) -> None:
        page, index = self.find(data, lambda b: b.name == 'resource-topic')
        page.blocks[index].argument = label
        self.check()

    @rule(data=st.data(), new=st.one_of(resources, topics, views))
    def add_block(self, data: st.DataObject, new: Block) -> None:
        page = self.pages[data.draw(st.sampled_from(sorted(self.pages)))]
        page.blocks.insert(data.draw(st.integers(0, len(page.blocks))), new)
        self.check()

    @precondition(lambda self: any(page.blocks for page in self.pages.values()))
    @rule(data=st.data())
    def remove_block(self, data: st.DataObject) -> None:
        page, index = self.find(data, lambda b: True)
        del page.blocks[index]
        self.check()

    @precondition(lambda self: any(page.blocks for page in self.pages.values()))
    @rule(data=st.data())
    def move_block(self, data: st.DataObject) -> None:
        page, index = self.find(data, lambda b: True)
        moved = page.blocks.pop(index)
        other = self.pages[data.draw(st.sampled_from(sorted(self.pages)))]
        other.blocks.insert(data.draw(st.integers(0, len(other.blocks))), moved)
        self.check()

    @rule(page=sources)
    def add_page(self, page: Source) -> None:
        self.pages[f'page{next(self.numbers)}'] = page
        self.check()

    @precondition(lambda self: len(self.pages) > 1)
    @rule(data=st.data())
    def remove_page(self, data: st.DataObject) -> None:
        del self.pages[data.draw(st.sampled_from(sorted(self.pages)))]
        self.check()

    @rule(data=st.data())
    def rename_page(self, data: st.DataObject) -> None:
        page = self.pages.pop(data.draw(st.sampled_from(sorted(self.pages))))
        self.pages[f'page{next(self.numbers)}'] = page
        self.check()

    @rule(data=st.data(), title=st.sampled_from(LABELS + TITLES), kind=kinds)
    def change_page(self, data: st.DataObject, title: str, kind: str) -> None:
        page = self.pages[data.draw(st.sampled_from(sorted(self.pages)))]
        page.title, page.kind = title, kind
        self.check()

    @rule(data=st.data(), cited=citations)
    def cite(self, data: st.DataObject, cited: list[tuple[str, str]]) -> None:
        self.pages[data.draw(st.sampled_from(sorted(self.pages)))].cited = cited
        self.check()

    @rule(label=st.sampled_from(['Beginner', 'Easy']))
    def change_vocabulary(self, label: str) -> None:
        levels = {name: dict(level) for name, level in LEVELS.items()}
        levels['beginner']['label'] = label
        self.project.config['resource_levels'] = levels
        self.check()

    @rule()
    def build_with_a_second_builder(self) -> None:
        self.check('dirhtml')

    @rule()
    def build_in_parallel(self) -> None:
        self.check(jobs=2)

    @rule(data=st.data())
    def build_one_page(self, data: st.DataObject) -> None:
        self.save()
        self.project.build(
            filenames=(data.draw(st.sampled_from(sorted(self.written))),)
        )
        self.check()


TestAuthors = Authors.TestCase
if settings().max_examples < 300:  # a short run
    TestAuthors.settings = settings(max_examples=5, stateful_step_count=6)
