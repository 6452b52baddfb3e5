"""Whatever authors do, a build gives what a clean build of the same sources gives.

A short run is part of ``make test``; ``make soak`` makes hundreds of sequences.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

import sphinx_resources
from random_sources import (
    BODIES,
    LABELS,
    LIST_OPTIONS,
    OPTIONS,
    TITLES,
    TOPIC_OPTIONS,
    Block,
    Source,
    citations,
    kinds,
    picture,
    resources,
    sources,
    topics,
    translated,
    translations,
    views,
)
from sphinx_resources.config import KINDS, LEVELS
from support import (
    PLAIN_PAGES,
    SYNTAXES,
    Project,
    assert_as_clean,
    heading,
    toctree,
)

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = sphinx_resources.__version__


class Authors(RuleBasedStateMachine):
    """Authors at work on a small catalogue; each action ends in a build."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix='authors-'))
        self.project = Project(self.folder, config=dict(PLAIN_PAGES))
        self.pages: dict[str, Source] = {}
        self.written: dict[str, str] = {}
        #: Pictures and translations.
        self.others = {name: picture(1) for name in ('one.svg', 'two.svg')}
        self.numbers = itertools.count()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)
        sphinx_resources.__version__ = VERSION

    # Building

    def save(self) -> None:
        """Write the pages that changed, and only those."""
        wanted = dict(self.others)
        for name, page in self.pages.items():
            wanted[f'{name}.{SYNTAXES[page.syntax]}'] = page.text(wanted)
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

    @rule(reverse=st.booleans())
    def reorder_vocabularies(self, reverse: bool) -> None:
        for name, terms in (('kinds', KINDS), ('levels', LEVELS)):
            ordered = list(terms.items())[:: -1 if reverse else 1]
            self.project.config[f'resource_{name}'] = dict(ordered)
        self.check()

    @rule(version=st.sampled_from(['9.1', '9.2']))
    def upgrade(self, version: str) -> None:
        sphinx_resources.__version__ = version
        self.check()

    @rule(tags=st.sampled_from([[], ['extra']]))
    def change_tags(self, tags: list[str]) -> None:
        self.project.tags = tags
        self.check()

    @precondition(lambda self: any(page.blocks for page in self.pages.values()))
    @rule(data=st.data())
    def place_block(self, data: st.DataObject) -> None:
        page, index = self.find(data, lambda b: True)
        chosen = page.blocks[index]
        chosen.condition = data.draw(st.sampled_from(['', 'html', 'latex', 'extra']))
        # Of one label on two pages, which may include one file, Sphinx takes the one
        # that it read last.
        label = data.draw(st.sampled_from(['', 'before', 'alpha']))
        chosen.label = label and f'{label}-{next(self.numbers)}'
        chosen.file = '' if label else data.draw(st.sampled_from(['', 'part', 'other']))
        self.check()

    @rule(name=st.sampled_from(['one.svg', 'two.svg']), size=st.integers(1, 3))
    def change_picture(self, name: str, size: int) -> None:
        self.others[name] = picture(size)
        self.check()

    @rule(data=st.data(), words=translations)
    def translate(self, data: st.DataObject, words: dict[str, str]) -> None:
        self.speak('de')
        page = data.draw(st.sampled_from(sorted(self.pages)))
        self.others[f'locale/de/LC_MESSAGES/{page}.po'] = translated(words)
        self.check()

    @precondition(lambda self: self.translated())
    @rule(data=st.data())
    def lose_translation(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.translated()))
        del self.others[name]
        self.project.delete(name.removesuffix('po') + 'mo')
        # Sphinx does not see that it is gone: test_upstream.py.
        for suffix in SYNTAXES.values():
            self.written.pop(f'{Path(name).stem}.{suffix}', None)
        self.check()

    @precondition(lambda self: self.translated())
    @rule(language=st.sampled_from(['en', 'de']))
    def change_language(self, language: str) -> None:
        self.speak(language)
        self.check()

    def speak(self, language: str) -> None:
        """Set the language of the site."""
        self.project.config |= {'language': language, 'locale_dirs': ['locale']}

    def translated(self) -> list[str]:
        """Return the names of all translations that Sphinx has compiled."""
        return sorted(
            name
            for name in self.others
            if name.endswith('.po')
            and (self.project.source / name).with_suffix('.mo').is_file()
        )

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
