"""What a build held is let go of once it is not needed."""

from __future__ import annotations

import gc
import sys
from types import ModuleType
from typing import TYPE_CHECKING
from weakref import WeakSet

import pytest
from sphinx.errors import ExtensionError

from sphinx_resources import files
from sphinx_resources.domain import domain_of
from sphinx_resources.views.details import Details
from support import PLAIN_PAGES, Project, block, toctree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.kept import Kept
    from sphinx_resources.model.targets import Targets

NAMES = ('one', 'two', 'three')


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Pages of one resource each, and of a topic that they are on."""
    options = {'url': 'https://example.org/1', 'topics': 'sets', 'kind': 'book'}
    pages = {'index.md': '# Home\n\n' + toctree('markdown', *NAMES, 'sets')}
    for name in NAMES:
        text = block('markdown', 'resource', name, options, 'It is good.')
        pages[f'{name}.md'] = f'# {name.title()}\n\n{text}'
    topic = block('markdown', 'resource-topic', '', {}, 'All.')
    pages['sets.md'] = f'# Sets\n\n{topic}'
    return Project(tmp_path, pages, dict(PLAIN_PAGES))


def watch(
    project: Project, monkeypatch: pytest.MonkeyPatch, setup: Callable[[Sphinx], object]
) -> None:
    """Let an extension of its own look at the builds of a project."""
    watching = ModuleType('watching')
    vars(watching)['setup'] = setup
    monkeypatch.setitem(sys.modules, 'watching', watching)
    project.config['extensions'] = [*project.config['extensions'], 'watching']


def test_one_document_is_held_at_a_time(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive: WeakSet[nodes.document] = WeakSet()
    held: list[int] = []
    loaded: list[str] = []

    def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
        alive.add(doctree)

    def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
        gc.collect()
        held.append(len(alive))

    def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
        loaded.extend(app.env._pickled_doctree_cache)

    def setup(app: Sphinx) -> None:
        app.connect('doctree-read', on_doctree_read)
        app.connect('env-updated', on_env_updated)
        app.connect('build-finished', on_build_finished)

    watch(project, monkeypatch, setup)
    build = project.build()
    assert held == [1]
    assert loaded == []
    assert 'It is good.' in build.text('two.html')
    assert 'It is good.' in build.text('sets.html')


def test_cards_are_not_held_while_files_are_made(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive: WeakSet[Details] = WeakSet()
    held: list[int] = []
    make = Details.__init__

    def noting(self: Details, targets: Targets) -> None:
        alive.add(self)
        make(self, targets)

    def maker(app: Sphinx, kept: Kept) -> Iterator[tuple[str, str]]:
        gc.collect()
        held.append(len(alive))
        yield from ()

    monkeypatch.setattr(Details, '__init__', noting)
    monkeypatch.setattr(files, 'MAKERS', [maker])
    project.build()
    assert held == [0]


def looked_through(env: BuildEnvironment) -> int:
    """Return how many resources of a project the collector looks through."""
    ids = {id(one) for one in domain_of(env).resources}
    return sum(id(one) in ids for one in gc.get_objects())


def note_what_is_looked_through(
    project: Project, monkeypatch: pytest.MonkeyPatch, event: str
) -> list[int]:
    """Return a list to which each event of a build adds what is looked through."""
    found: list[int] = []

    def setup(app: Sphinx) -> None:
        app.connect(event, lambda app, *_: found.append(looked_through(app.env)))

    watch(project, monkeypatch, setup)
    return found


def test_collector_leaves_the_catalogue_alone_while_pages_are_written(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = note_what_is_looked_through(project, monkeypatch, 'doctree-resolved')
    project.build()
    assert found == [0, 0, 0, 0, 0]
    assert gc.get_freeze_count() == 0


def test_collector_leaves_alone_what_an_edit_does_not_change(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = note_what_is_looked_through(project, monkeypatch, 'env-updated')
    project.build()
    project.edit('one.md', 'good', 'better')
    project.build()
    assert found == [3, 1]


def test_collector_looks_through_all_again_after_a_build_that_fails(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        msg = 'for a test'
        raise ExtensionError(msg)

    watch(project, monkeypatch, lambda app: app.connect('doctree-resolved', fail))
    with pytest.raises(ExtensionError, match='for a test'):
        project.build()
    assert gc.get_freeze_count() == 0
