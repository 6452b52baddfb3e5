"""What a build held is let go of once it is not needed."""

from __future__ import annotations

import gc
import sys
from types import ModuleType
from typing import TYPE_CHECKING
from weakref import WeakSet

import pytest

from sphinx_resources import files
from sphinx_resources.views.details import Details
from support import PLAIN_PAGES, Project, block, toctree

if TYPE_CHECKING:
    from collections.abc import Iterator
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

    watching = ModuleType('watching')
    vars(watching)['setup'] = setup
    monkeypatch.setitem(sys.modules, 'watching', watching)
    project.config['extensions'] = [*project.config['extensions'], 'watching']
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
