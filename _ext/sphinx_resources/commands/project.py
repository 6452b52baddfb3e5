"""A project as the command line sees it: read by Sphinx, with all its warnings.

What is said here is what a build says, in the same words.  Nothing is kept
between two runs: a page that is not read again repeats none of its warnings.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_resources import config
from sphinx_resources.commands.syntax import Syntax, joined
from sphinx_resources.domain import domain_of
from sphinx_resources.mathml import convert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Page
    from sphinx_resources.model.targets import Targets
    from sphinx_resources.model.vocabulary import Vocabulary

_WARNING = re.compile(
    r'(?:(?P<place>.*?):? )??(?:WARNING|ERROR|CRITICAL): (?P<text>.*)', re.DOTALL
)
_PLACE = re.compile(r'(?P<path>.*?)(?::(?P<line>\d+))?:?', re.DOTALL)


class CommandError(Exception):
    """Something that the user has to mend; the text says how."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A warning."""

    #: Source file, relative to the working directory; empty if unknown.
    path: str
    #: Line in that file; 0 if unknown.
    line: int
    #: What is wrong, with the type of the warning.
    text: str

    def __str__(self) -> str:
        place = [self.path, str(self.line or '')]
        return f'{":".join(filter(None, place))}: {self.text}'.removeprefix(': ')


class Messages(io.StringIO):
    """A stream to which Sphinx writes each of its warnings at once."""

    def __init__(self) -> None:
        super().__init__()
        #: The warnings, each once.
        self.found: dict[Message, None] = {}

    def write(self, text: str, /) -> int:
        plain = strip_colors(text).strip()
        if plain:
            match = _WARNING.fullmatch(plain)
            place = (match and match['place']) or ''
            self.found[message_at(place, match['text'] if match else plain)] = None
        return len(text)


def message_at(place: str, text: str) -> Message:
    """Return a message with its place taken apart.

    :param place: ``path:line``, or only the path.
    :param text: What the message says.
    """
    match = _PLACE.fullmatch(place)
    assert match is not None
    return Message(relative(match['path']), int(match['line'] or 0), text)


def relative(path: str | Path) -> str:
    """Return *path* as seen from the working directory, with plain slashes."""
    if not Path(path).is_absolute():
        return str(path)
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive of Windows
        return str(path)


@dataclass(frozen=True, slots=True)
class Project:
    """A project as Sphinx has read it."""

    app: Sphinx
    #: All warnings, in the order of files and lines.
    messages: list[Message]

    @property
    def env(self) -> BuildEnvironment:
        """What Sphinx knows of the documents."""
        return self.app.env

    @property
    def pages(self) -> dict[str, Page]:
        """What each document declares, by its name."""
        return domain_of(self.env).pages

    @property
    def catalogue(self) -> Catalogue:
        """All that is declared, indexed."""
        return domain_of(self.env).catalogue

    @property
    def targets(self) -> Targets:
        """Where all that is declared stands."""
        return domain_of(self.env).targets

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that the project declares."""
        return config.vocabulary(self.app.config)

    def path(self, docname: str) -> Path:
        """Return the source file of a document."""
        return Path(self.env.doc2path(docname))

    def kind_of(self, docname: str) -> str:
        """Return the kind of the resources of a document; empty if it has none."""
        return self.pages[docname].kind if docname in self.pages else ''

    def syntax_of(self, docname: str) -> Syntax:
        """Return the syntax in which a document is written."""
        suffixes: dict[str, str] = self.app.config.source_suffix
        filetype = suffixes.get(self.path(docname).suffix, '')
        is_markdown = 'markdown' in filetype or 'myst' in filetype
        return self.syntax('markdown' if is_markdown else 'restructuredtext')

    def syntax(self, name: str) -> Syntax:
        """Return a syntax as this project uses it.

        :param name: One of :data:`SYNTAXES`.
        """
        if name == 'restructuredtext':
            return Syntax(name)
        enabled = getattr(self.app.config, 'myst_enable_extensions', ())
        return Syntax(name, ':' if 'colon_fence' in enabled else '`')


@contextmanager
def opened(
    source: Path,
    builder: str,
    out: Path | None = None,
    status: io.StringIO | None = None,
    warning: io.StringIO | None = None,
) -> Iterator[Sphinx]:
    """Open a project to read all of it; nothing that was read is kept.

    :param source: The folder of its ``conf.py``.
    :param builder: Name of the builder.
    :param out: Where its output is kept; without it, nowhere.
    :param status: Takes what Sphinx says of its progress.
    :param warning: Takes the warnings.
    :raises CommandError: There is no project, or it does not use this package.
    """
    if not (source / 'conf.py').is_file():
        msg = f'{source}: there is no conf.py in this folder'
        raise CommandError(msg)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        patch_docutils(source),
        docutils_namespace(),
    ):
        out, doctrees = out or Path(folder, 'out'), Path(folder, 'doctrees')
        app = Sphinx(
            source, source, out, doctrees, builder, status=status, warning=warning
        )
        if 'sphinx_resources' not in app.extensions:
            msg = f"{source / 'conf.py'}: add 'sphinx_resources' to extensions"
            raise CommandError(msg)
        yield app


def read_project(source: Path, addition: tuple[str, str] | None = None) -> Project:
    """Read a project, and resolve all references in it.

    :param source: The folder of its ``conf.py``.
    :param addition: Name of a document, and text to read as if it stood at the
        end of it.
    :returns: The project, with the warnings of all its pages.
    :raises CommandError: There is no project, or it does not use this package.
    """

    def extend(app: Sphinx, docname: str, content: list[str]) -> None:
        if addition and docname == addition[0]:
            content[0] = joined(content[0], addition[1])

    messages = Messages()
    with opened(source, 'dummy', warning=messages) as app:
        app.connect('source-read', extend)
        app.connect('doctree-resolved', check_formulas)
        app.build(force_all=True)
    return Project(app, sorted(messages.found))


def check_formulas(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Convert the formulas of a page, which otherwise only writing HTML does."""
    if 'sphinx_resources.mathml' in app.extensions:
        for node in doctree.findall():
            if isinstance(node, nodes.math | nodes.math_block):
                block = isinstance(node, nodes.math_block)
                convert(node, node.astext(), block=block)
