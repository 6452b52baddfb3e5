"""A project as the command line sees it: read by Sphinx, with all its warnings.

What is said here is what a build says, in the same words.  Nothing is kept
between two runs: a page that is not read again repeats none of its warnings.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_resources import config
from sphinx_resources.checks.values import finder_of_refused
from sphinx_resources.commands.messages import Message, Messages, relative
from sphinx_resources.commands.output import CommandError
from sphinx_resources.commands.syntax import Syntax, joined
from sphinx_resources.domain import domain_of
from sphinx_resources.encoding import EncodingError

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Page
    from sphinx_resources.model.targets import Targets
    from sphinx_resources.model.vocabulary import Vocabulary


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

    def refused(self, text: str) -> list[str]:
        """Return why formulas of a text cannot be shown."""
        return finder_of_refused(self.app.config)(text)

    def path(self, docname: str) -> Path:
        """Return the source file of a document."""
        return Path(self.env.doc2path(docname))

    def is_text(self, docname: str) -> bool:
        """Say whether a document is written as text, not as a notebook."""
        return self.path(docname).suffix != '.ipynb'

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
    *,
    ours: bool = True,
) -> Iterator[Sphinx]:
    """Open a project to read all of it; nothing that was read is kept.

    :param source: The folder of its ``conf.py``.
    :param builder: Name of the builder.
    :param out: Where its output is kept; without it, nowhere.
    :param status: Takes what Sphinx says of its progress.
    :param warning: Takes the warnings.
    :param ours: Whether it has to use this package.
    :raises CommandError: There is no project, it does not use this package, or
        one of its pages is not written in UTF-8.
    :raises OSError: Its ``conf.py`` cannot be read.
    """
    if not (source / 'conf.py').is_file():
        msg = f'{source}: there is no conf.py in this folder'
        raise CommandError(msg)
    with (source / 'conf.py').open('rb'):
        pass  # Sphinx would call it a programmable error that it cannot be read.
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        patch_docutils(source),
        docutils_namespace(),
    ):
        out, doctrees = out or Path(folder, 'out'), Path(folder, 'doctrees')
        app = Sphinx(
            source, source, out, doctrees, builder, status=status, warning=warning
        )
        if ours and 'sphinx_resources' not in app.extensions:
            msg = f"{source / 'conf.py'}: add 'sphinx_resources' to extensions"
            raise CommandError(msg)
        try:
            yield app
        except EncodingError as error:
            faults = [f'{relative(p.path)}:{p.line}: {p.message}' for p in error.pages]
            raise CommandError('\n'.join(faults)) from None


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
        # It needs a library that projects without formulas do not have.
        from sphinx_resources.mathml import convert

        for node in doctree.findall(nodes.Element):
            if isinstance(node, nodes.math | nodes.math_block):
                convert(app.builder, docname, node)
