"""``init``: begin a catalogue in a project that there is."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from sphinx_resources.commands.arguments import add_source, add_syntax
from sphinx_resources.commands.edits import NAME, with_entry, with_extension
from sphinx_resources.commands.messages import relative
from sphinx_resources.commands.output import CommandError, say, tell, write, write_whole
from sphinx_resources.commands.project import opened, read_project
from sphinx_resources.commands.syntax import BODY
from sphinx_resources.model.words import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sphinx_resources.commands.project import Project
    from sphinx_resources.commands.syntax import Syntax

HELP = 'Begin a catalogue in a project: conf.py, a first page and a topic.'

#: The folder of the pages, and their names in it.
FOLDER = 'catalogue'
TOPIC = 'first-topic'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.epilog = 'Nothing is overwritten; what is left to you is said.'
    add_source(parser)
    parser.add_argument(
        '--folder',
        metavar='NAME',
        default=FOLDER,
        help=f'folder in the project for the two pages; without it, {FOLDER}',
    )
    add_syntax(parser)


def run(args: argparse.Namespace) -> int:
    """Write what can be written, and say what is left.

    :returns: 0 if nothing is left to the user, else 1.
    """
    conf = args.source / 'conf.py'
    if not conf.is_file():
        raise CommandError(_where(args.source))
    if not _loads(conf, ours=True) and not _changed(
        conf, with_extension, lambda: _loads(conf, ours=True)
    ):
        # What else is wrong with it, Sphinx says.
        _loads(conf, ours=False)
        tell(f'Add {NAME!r} to extensions in {relative(conf)}, then try again.')
        return 1
    project = read_project(args.source)
    if count := len(project.catalogue.resources):
        if _is_lost(project, posixpath.normpath(f'{args.folder}/index')):
            start = begin(project, posixpath.normpath(args.folder), args.syntax)
            return _name_first(project, start)
        tell(f'The catalogue has begun: resources: {count}. Nothing is left.')
        return 0
    start = begin(project, posixpath.normpath(args.folder), args.syntax)
    for page in start.pages:
        _write_page(page)
    return _name_first(project, start)


def _is_lost(project: Project, first: str) -> bool:
    """Say whether the first page is there, and no toctree leads to it."""
    env = project.env
    named = any(first in names for names in env.toctree_includes.values())
    return first in env.found_docs and first != env.config.root_doc and not named


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write."""

    #: Name of its document.
    docname: str
    #: Its file.
    path: Path
    #: Its text.
    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """How a catalogue begins."""

    #: The first page, whose toctree names the topic.
    first: Page
    #: The page of a topic.
    topic: Page

    @property
    def pages(self) -> tuple[Page, Page]:
        """Both pages."""
        return self.first, self.topic


def begin(project: Project, folder: str, wanted: str | None) -> Start:
    """Return how a catalogue begins.

    :param project: The project.
    :param folder: Where the pages belong, as documents are named.
    :param wanted: Name of their syntax; without it, that of the root document.
    :raises CommandError: The project has no pages in that syntax, or *folder*
        is outside of it.
    """
    if folder.startswith(('..', '/')):
        msg = f'{folder}: this folder is not in the project'
        raise CommandError(msg)
    written = project.syntax_of(project.app.config.root_doc)
    syntax = project.syntax(wanted) if wanted else written
    suffix = _suffix(project, syntax)
    pages = []
    for name, text in zip(('index', TOPIC), _texts(project, syntax), strict=True):
        docname = posixpath.normpath(f'{folder}/{name}')
        path = Path(project.app.srcdir, docname + suffix)
        pages.append(Page(docname, path, text))
    return Start(*pages)


def _suffix(project: Project, syntax: Syntax) -> str:
    """Return the ending of files in a syntax, as the project has it."""
    own = project.path(project.app.config.root_doc).suffix
    filetypes: dict[str, str] = project.app.config.source_suffix
    read = project.app.registry.source_parsers
    for suffix in (own, *filetypes):
        filetype = filetypes.get(suffix, '')
        markdown = 'markdown' in filetype or 'myst' in filetype
        if markdown == syntax.is_markdown and suffix != '.ipynb' and filetype in read:
            return suffix
    msg = f'this project reads no {syntax.name}; its extensions lack what reads it'
    raise CommandError(msg)


@dataclass(frozen=True, slots=True)
class Sample:
    """What stands on the pages until their author writes something better."""

    #: Titles of the first page, of its resource and of the topic.
    page: str
    resource: str
    topic: str
    #: The topic as its author names it.
    name: str
    #: What the pages are, for search engines.
    page_about: str
    topic_about: str
    #: The texts of the resource and of the topic.
    body: str
    introduction: str


def _sample() -> Sample:
    """Return the words of the pages: single ones where the site is not in English."""
    page, topic = _('Resources'), _('Topic')
    if topic != 'Topic':
        both, text = _('Topics and resources'), _('Description')
        return Sample(page, _('Resource'), topic, topic, both, topic, text, text)
    return Sample(
        page,
        'A first resource',
        'A first topic',
        'a first topic',
        'Resources by topic.',
        'Resources on a first topic.',
        BODY,
        'What it is, and whom it helps.',
    )


def _texts(project: Project, syntax: Syntax) -> tuple[str, str]:
    """Return the texts of the first page, and of the topic."""
    words = {
        name: next(iter(known), '')
        for name, known in (
            ('kind', project.vocabulary.kinds),
            ('level', project.vocabulary.levels),
        )
    }
    sample = _sample()
    options = {
        'url': 'https://example.org/',
        'topics': sample.name,
        **{name: word for name, word in words.items() if word},
    }
    parts = [
        syntax.block('resource-index', 'topics', {}),
        syntax.block('resource', sample.resource, options, sample.body),
        syntax.block('toctree', '', {'hidden': ''}, TOPIC),
    ]
    topic = syntax.block('resource-topic', '', {}, sample.introduction)
    return (
        syntax.page(sample.page, sample.page_about, '\n'.join(parts)),
        syntax.page(sample.topic, sample.topic_about, topic),
    )


def _write_page(page: Page) -> None:
    """Write a page, unless there is one."""
    if page.path.exists():
        tell(f'{relative(page.path)} is there already, and stays as it is')
    else:
        write(page.text, page.path)
        say(relative(page.path))


def _loads(conf: Path, *, ours: bool) -> bool:
    """Say whether a project can be opened.

    :param conf: Its ``conf.py``.
    :param ours: Whether it has to use this package; if not, what is wrong is
        raised.
    """
    try:
        with opened(conf.parent, 'dummy', ours=ours):
            return True
    except (CommandError, SphinxError):
        if not ours:
            raise
        return False


def _changed(
    path: Path, change: Callable[[str], str | None], is_right: Callable[[], bool]
) -> bool:
    """Change a file, and keep that only if it is right.

    :param path: The file; its line ends stay.
    :param change: Returns its new text, or nothing if it does not know how.
    :param is_right: Whether what is there then does what it shall.
    """
    try:
        old = path.read_bytes().decode()
        end = '\r\n' if '\r\n' in old else '\n'
        new = change(old.replace('\r\n', '\n'))
        if new is None:
            return False
        write_whole(path, new.replace('\n', end))
    except UnicodeDecodeError:
        return False
    except OSError as error:
        tell(f'{relative(path)}: {error.strerror}')
        return False
    right = False
    try:
        right = is_right()
    finally:
        if not right:
            write_whole(path, old)
    if right:
        say(relative(path))
    return right


def _name_first(project: Project, start: Start) -> int:
    """Let the toctree of the root document name the first page.

    :returns: 0 if it does, else 1.
    """
    source = Path(project.app.srcdir)
    root: str = project.app.config.root_doc
    first = start.first.docname
    entry = posixpath.relpath(first, posixpath.dirname(root) or '.')
    markdown = project.syntax_of(root).is_markdown

    def named() -> bool:
        return first in read_project(source).env.toctree_includes.get(root, ())

    def extended(text: str) -> str | None:
        return with_entry(text, entry, markdown=markdown)

    if first not in read_project(source).env.found_docs:
        tell(f'{relative(source / "conf.py")} leaves out {first}; let it be a page')
        return 1
    if named() or _changed(project.path(root), extended, named):
        tell('\nWrite your own resources in their place; `check` says what is wrong.')
        return 0
    tell(f'Add to a toctree of {relative(project.path(root))}:\n\n{entry}')
    return 1


def _where(source: Path) -> str:
    """Say where a project is, if it is not in *source*."""
    near = sorted(
        path.parent
        for pattern in ('*/conf.py', '*/source/conf.py')
        for path in source.glob(pattern)
    )
    if near:
        return f'{source}: there is no conf.py in this folder; did you mean {near[0]}?'
    return (
        f'{source}: there is no conf.py in this folder; '
        'sphinx-quickstart begins a project'
    )
