"""Fixtures of all tests."""

from __future__ import annotations

import os
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from sphinx.locale import translators

from built_site import address, built_site, chrome, context, folder, page, read_site
from catalogues import catalogue, syntax
from link_server import server, site, untrusted
from sphinx_resources.model import words
from support import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = [
    'address',
    'built_site',
    'catalogue',
    'chrome',
    'context',
    'folder',
    'page',
    'project',
    'read_site',
    'server',
    'site',
    'syntax',
    'untrusted',
]


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Return a function that makes a project of sources and settings."""

    def make(files: dict[str, str], **config: object) -> Project:
        return Project(tmp_path, files, config)

    return make


@pytest.fixture(autouse=True)
def english() -> None:
    """Forget the language of what was built before in the same process."""
    words.use(NullTranslations())
    translators.clear()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Leave what needs this site, which takes a minute to build, to test-site."""
    for item in items:
        if 'built_site' in item.fixturenames:
            item.add_marker('whole')


settings.register_profile('default', deadline=None, derandomize=True)
settings.register_profile(
    'soak',
    deadline=None,
    max_examples=300,
    stateful_step_count=10,
    print_blob=True,
)
settings.load_profile(os.environ.get('HYPOTHESIS_PROFILE', 'default'))


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Iterator[str]]:
    """Return a function that answers all questions."""

    def prepare(*answers: str) -> Iterator[str]:
        left = iter(answers)

        def read() -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr('builtins.input', read)
        monkeypatch.setattr('sphinx_resources.commands.new.is_terminal', lambda: True)
        return left

    return prepare
