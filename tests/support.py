"""Building small projects, as often as a test likes."""

from __future__ import annotations

import gettext
import io
import json
import logging
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import myst_parser
import pytest
from bs4 import BeautifulSoup
from jinja2 import BytecodeCache
from packaging.version import Version
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import translators
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from jinja2.bccache import Bucket

ROOT = Path(__file__).parent.parent

#: Whether MyST counts the lines of what it includes from two on, as before 5.0.
MYST_COUNTS_LATE = Version(myst_parser.__version__).major < 5

#: Settings of a project that is made by a test; it has no conf.py.
CONFIG: dict[str, Any] = {
    'project': 'Test',
    'extensions': ['myst_parser', 'sphinx_resources'],
    'myst_enable_extensions': ['colon_fence', 'dollarmath'],
    'html_theme': 'basic',
    'html_copy_source': False,
    'version': '1',
    'copyright': 'The authors',
}


#: Pages without navigation; the template says why.
PLAIN_PAGES = {'templates_path': [str(ROOT / 'tests' / 'templates')]}


#: Whoever has no node can leave out what tries the scripts; CI cannot.
needs_node = pytest.mark.skipif(
    shutil.which('node') is None and 'CI' not in os.environ, reason='there is no node'
)


class Compiled(BytecodeCache):
    """Templates of themes, which all builds of a process compile once.

    To compile them takes half of the time of a small build.
    """

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def use(self, app: Sphinx) -> None:
        """Let the builder take templates from here."""
        if isinstance(app.builder, StandaloneHTMLBuilder):
            app.builder.templates.environment.bytecode_cache = self

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()
# Sphinx tells of each event of each build; no test reads that.
logging.disable(logging.DEBUG)


@dataclass(frozen=True)
class Build:
    """What one run of Sphinx left behind."""

    #: The output folder.
    out: Path
    #: Its warnings, one a line, without colours.
    warnings: str
    #: What it said of its progress.
    status: str
    #: Names of the output files that it wrote.
    written: frozenset[str]

    def text(self, name: str) -> str:
        """Return the text of an output file."""
        return (self.out / name).read_text(encoding='utf-8')

    def html(self, name: str) -> BeautifulSoup:
        """Return an output file, parsed."""
        return BeautifulSoup(self.text(name), 'html.parser')

    def files(self) -> dict[str, bytes]:
        """Return all output files but those that hold a time."""
        return {
            name: path.read_bytes()
            for name, path in _files(self.out).items()
            if not name.startswith('.buildinfo')
        }


class Project:
    """A project in a folder of its own.

    :param path: The folder.
    :param files: Its sources by name.
    :param config: What differs from :data:`CONFIG`.
    """

    def __init__(
        self,
        path: Path,
        files: Mapping[str, str] | None = None,
        config: dict[str, Any] | None = None,
    ) -> None:
        self.path = path
        self.source = path / 'source'
        #: Tags that conditions such as ``only`` ask for.
        self.tags: list[str] = []
        self.config = {**CONFIG, **(config or {})}
        for name, text in (files or {}).items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Write a source file, with a time that Sphinx sees as new."""
        file = self.source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding='utf-8')

    def read(self, name: str) -> str:
        """Return a source file."""
        return (self.source / name).read_text(encoding='utf-8')

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a source file."""
        text = self.read(name)
        assert text.count(old) == 1, f'{old!r} stands {text.count(old)} times'
        self.write(name, text.replace(old, new))

    def delete(self, name: str) -> None:
        """Delete a source file."""
        (self.source / name).unlink()

    def build(
        self,
        builder: str = 'html',
        *,
        to: str = '',
        doctrees: str = 'doctrees',
        jobs: int = 1,
        filenames: tuple[str, ...] = (),
        fresh: bool = False,
        **config: Any,
    ) -> Build:
        """Run Sphinx.

        :param builder: Name of the builder.
        :param to: Name of the output folder, if not that of the builder.
        :param doctrees: Name of the folder of doctrees.
        :param jobs: Number of processes.
        :param filenames: Write only these source files.
        :param fresh: Forget what an earlier build read.
        :param config: Configuration values for this build.
        """
        out = self.path / (to or builder)
        before = {name: file.stat().st_mtime_ns for name, file in _files(out).items()}
        status, warning = io.StringIO(), io.StringIO()
        _forget_translations()
        with patch_docutils(self.source), docutils_namespace():
            app = Sphinx(
                self.source,
                None,
                out,
                self.path / doctrees,
                builder,
                confoverrides={**self.config, **config},
                status=status,
                warning=warning,
                freshenv=fresh,
                tags=self.tags,
                parallel=jobs,
            )
            COMPILED.use(app)
            names = [self.source / name for name in filenames]
            app.build(bool(fresh and not names), names)
        text = strip_colors(warning.getvalue()).replace(f'{self.source}/', '').strip()
        written = (
            name
            for name, file in _files(out).items()
            if before.get(name) != file.stat().st_mtime_ns
        )
        return Build(out, text, strip_colors(status.getvalue()), frozenset(written))


def example(name: str, path: Path, **config: Any) -> Project:
    """Return a copy of an example project.

    :param name: Name of a folder in ``tests/examples``.
    :param path: Where to put it.
    """
    shutil.copytree(ROOT / 'tests' / 'examples' / name, path / 'source')
    return Project(path, config=config)


def _forget_translations() -> None:
    """Let the next build read what translators wrote.

    Sphinx goes on translating texts of documents that are called alike, and Python
    keeps what a file said before.
    """
    translators.clear()
    vars(gettext)['_translations'].clear()


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob('*'))
        if path.is_file()
    }


def comparable(build: Build) -> dict[str, object]:
    """Return the output, with the search index as data.

    Sphinx keeps words that no page has any more, each with an empty list, and
    drops the index entries of pages that it did not write: test_upstream.py.
    """
    files: dict[str, object] = dict(build.files())
    if 'searchindex.js' in files:
        index = json.loads(
            build.text('searchindex.js')
            .removeprefix('Search.setIndex(')
            .removesuffix(')')
        )
        del index['indexentries']
        for name in ('terms', 'titleterms'):
            found = index[name].items()
            index[name] = {word: where for word, where in found if where != []}
        files['searchindex.js'] = index
    return files


LEFT = re.compile(r'\.html$|^_images/|^_static/(translations|\w+-stemmer)\.js$')


def assert_as_clean(project: Project, build: Build, builder: str = 'html') -> None:
    """Compare an output with that of a clean build of the same sources."""
    copy = Project(project.path / 'clean', config=project.config)
    copy.tags = project.tags
    shutil.rmtree(copy.path, ignore_errors=True)
    shutil.copytree(project.source, copy.source)
    clean = comparable(copy.build(builder))
    ours = comparable(build)
    # Sphinx leaves pages, pictures, and what the search needs of other languages.
    left = set(ours) - set(clean)
    assert all(LEFT.search(name) for name in left), left
    assert set(clean) <= set(ours)
    assert [name for name in clean if ours[name] != clean[name]] == []


def cards(page: BeautifulSoup) -> list[str]:
    """Return the titles of the cards of a page, in order."""
    return [
        title.a.get_text() if title.a else title.get_text()
        for title in page.select('.resource-card .sd-card-title')
    ]


def count_blocks(folder: Path) -> int:
    """Return the number of ``resource`` blocks in Markdown sources."""
    return sum(
        len(re.findall(r'(?m)^:{3,}\{resource\} ', path.read_text(encoding='utf-8')))
        for path in folder.rglob('*.md')
    )


#: Names of the two syntaxes, and the ending of their files.
SYNTAXES = {'markdown': 'md', 'restructuredtext': 'rst'}


def block(
    syntax: str,
    name: str,
    argument: str = '',
    options: Mapping[str, str] | None = None,
    body: str = '',
) -> str:
    """Return a directive in one of the two syntaxes.

    :param syntax: ``markdown`` or ``restructuredtext``.
    :param name: Name of the directive.
    :param argument: What stands behind it.
    :param options: Its options.
    :param body: Its content, in text that both syntaxes read alike.
    """
    lines = [f':{key}: {value}'.rstrip() for key, value in (options or {}).items()]
    if body:
        lines += ['', *body.splitlines()]
    if syntax == 'markdown':
        return '\n'.join([f':::{{{name}}} {argument}'.rstrip(), *lines, ':::', ''])
    indented = [f'   {line}'.rstrip() for line in lines]
    return '\n'.join([f'.. {name}:: {argument}'.rstrip(), *indented, '', ''])


def under(syntax: str, name: str, argument: str, text: str) -> str:
    """Return text within a directive, such as ``only``.

    :param syntax: ``markdown`` or ``restructuredtext``.
    :param name: Name of the directive.
    :param argument: What stands behind it.
    :param text: What it holds.
    """
    if syntax == 'markdown':
        return f'::::{{{name}}} {argument}\n{text}::::\n\n'
    lines = ['   ' + line if line else '' for line in text.splitlines()]
    return f'.. {name}:: {argument}\n\n' + '\n'.join(lines) + '\n\n'


def heading(syntax: str, title: str) -> str:
    """Return the title of a page in one of the two syntaxes."""
    if syntax == 'markdown':
        return f'# {title}\n\n'
    return f'{title}\n{"=" * 2 * len(title)}\n\n'


def toctree(syntax: str, *names: str) -> str:
    """Return a table of contents in one of the two syntaxes."""
    if syntax == 'markdown':
        return '\n'.join(['```{toctree}', *names, '```', ''])
    return '\n'.join(['.. toctree::', '', *(f'   {name}' for name in names), ''])
