"""The files beside the pages: what others, the search and lists of marks read.

They are of the catalogue as a whole, so that an edit anywhere may change each.  A
digest of all that they are made of, and of the files themselves, is kept with the
fingerprints of the pages: while it holds, none is made.  Nor are then the pages of our
indices written, which Sphinx writes in every build, if no other page is.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.parallel import ParallelTasks

from sphinx_resources.compat import traits_of
from sphinx_resources.config import site_address
from sphinx_resources.contents import contents_of
from sphinx_resources.domain import domain_of
from sphinx_resources.indices import INDICES
from sphinx_resources.late import late
from sphinx_resources.model.digests import digest_of
from sphinx_resources.model.exports import (
    EXPORTS,
    FOLDER,
    MARKS_INDEX,
    SCHEMA,
    SEARCH_INDEX,
    SEARCH_TEXTS,
)
from sphinx_resources.rebuild import (
    addresses_of,
    kept_of,
    record,
    recorded,
    state_of,
    time_of,
)
from sphinx_resources.rendering.html.search import searches
from sphinx_resources.writing import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

forget_details = late('sphinx_resources.views.details:forget_details')
#: What makes the files: their names and texts.
MAKERS = (
    late('sphinx_resources.formats.publish:files_of'),
    late('sphinx_resources.rendering.html.search_files:files_of'),
    late('sphinx_resources.rendering.html.marked:files_of'),
)
#: How those of the catalogue end.
SUFFIXES = tuple(export.suffix for export in EXPORTS.values() if export.suffix)
#: Names of those that have one name in every project.
NAMES = (
    *(export.filename() for export in EXPORTS.values() if export.suffix),
    *(SCHEMA, SEARCH_INDEX, SEARCH_TEXTS, MARKS_INDEX),
)
#: Names of their digest and of that of our indices in the record, which no document
#: has.
KEY, INDICES_KEY = '/', '//'
#: Letters of a file that are written at once.
PIECE = 1 << 18


def digest(app: Sphinx) -> str:
    """Return digests of what makes files and indices, and of what stands there."""
    files = [*standing(Path(app.outdir)), *pages_of_indices(app)]
    return f'{_digest_of_makers(app)} {digest_of(_read(files))}'


def _digest_of_makers(app: Sphinx) -> str:
    return digest_of([state_of(app), searches(app), *settings_of(app)])


def digest_of_indices(app: Sphinx) -> str:
    """Return a digest of the pages of our indices, and what makes them.

    They show no description, and of other pages what navigation does.
    """
    env = app.env
    navigation = [
        (name, contents_of(env.titles[name]), contents_of(toc))
        for name, toc in sorted(env.tocs.items())
    ]
    numbers = sorted(env.toc_secnumbers.items())
    made_of = [*domain_of(env).outline, *settings_of(app), navigation, numbers]
    return digest_of([*made_of, *_read(pages_of_indices(app))])


def _read(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        try:
            # A device may have no end.
            content = path.read_bytes() if path.is_file() else None
        except OSError:
            # Another build may have just removed it.
            content = None
        if content is not None:
            yield f'{path.name} {hashlib.sha256(content).hexdigest()}'


def settings_of(app: Sphinx) -> list[object]:
    """Return what else makes the files: settings, and the addresses of pages."""
    config = app.config
    return [
        (config.project, site_address(config)),
        (config.resource_license, *config.resource_about),
        addresses_of(app),
    ]


def pages_of_indices(app: Sphinx) -> Iterator[Path]:
    """Return where the indices stand that have an entry."""
    domain, builder = domain_of(app.env), cast('StandaloneHTMLBuilder', app.builder)
    for index in INDICES:
        if any(map(index(domain).has, domain.resources)):
            yield Path(builder.get_outfilename(f'{domain.name}-{index.name}'))


def standing(outdir: Path) -> list[Path]:
    """Return the files in an output folder that are of a catalogue, or were."""
    topics = outdir.glob(f'{FOLDER}/*')
    found = [path for path in topics if path.name.endswith(SUFFIXES)]
    found += (outdir / name for name in NAMES)
    return sorted(path for path in found if path.is_file())


class Files:
    """Makes the files of one build, unless they stand there as they are to be."""

    def __init__(self) -> None:
        self._written: set[str] = set()
        self._stand = False
        self._indices = ''
        #: When the pages of our indices that are written were written before.
        self._times: dict[str | Path, int] = {}
        self._tasks: ParallelTasks | None = None

    def on_write_started(self, app: Sphinx, builder: Builder) -> None:
        """Forget an earlier build."""
        self._written, self._stand, self._tasks = set(), False, None
        self._indices, self._times = '', {}

    def on_doctree_resolved(
        self, app: Sphinx, doctree: nodes.document, docname: str
    ) -> None:
        """Note that a page is being written, and make the files beside the pages.

        Sphinx leaves it to one process less than it may use to write pages.
        """
        first = not self._written
        self._written.add(docname)
        builder = app.builder
        if first and builder.parallel_ok and traits_of(builder).exports:
            self._tasks = ParallelTasks(1)
            self._tasks.add_task(lambda: make_files(app))

    def on_html_page_context(self, app: Sphinx, pagename: str, *args: object) -> None:
        """Leave out the pages of our indices, before they are written.

        The general index comes just before them.
        """
        builder = app.builder
        if pagename != 'genindex' or not isinstance(builder, StandaloneHTMLBuilder):
            return
        ours = [name for name, index, *_ in builder.domain_indices if index in INDICES]
        files = map(builder.get_outfilename, ours)
        self._times = {file: time_of(file) for file in files}
        if not all(page.is_file() for page in pages_of_indices(app)):
            return
        if self._written:
            # Sphinx writes all pages if it knows that something around them changed.
            some = len(self._written) < len(app.env.found_docs)
            found = digest_of_indices(app) if some else ''
            stand = some and recorded(app).get(INDICES_KEY) == found
            self._indices = found if stand else ''
        else:
            stand = self._stand = _are_as_recorded(app)
        if stand:
            self._times = {}
            builder.domain_indices = [
                one for one in builder.domain_indices if one[1] not in INDICES
            ]

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Make the files, if the builder has room for them and they are not there."""
        if exception is not None and self._tasks is not None:
            self._tasks.terminate()
        if exception is not None or not traits_of(app.builder).exports:
            return
        if self._tasks is not None:
            self._tasks.join()
        elif not self._stand:
            make_files(app)
        # Navigation can change although nothing that is made here does.
        if self._written or not self._stand:
            old = recorded(app)
            indices = self._indices or digest_of_indices(app)
            digests = {KEY: digest(app), INDICES_KEY: indices}
            if any(
                time and time == time_of(file) for file, time in self._times.items()
            ):
                # Of a file that it cannot write Sphinx only warns.
                digests = dict.fromkeys(digests, '')
            if old | digests != old:
                record(app, old | digests)


def make_files(app: Sphinx) -> None:
    """Make the files, unless they stand there as they are to be."""
    if _are_as_recorded(app):
        return
    # With them go the cards of all pages, which are written.
    forget_details(domain_of(app.env).targets)
    outdir = Path(app.outdir)
    kept = kept_of(app, *settings_of(app))
    names = set()
    for make in MAKERS:
        for name, text in make(app, kept):
            write_if_new(outdir / name, text)
            names.add(name)
    for path in standing(outdir):
        if path.relative_to(outdir).as_posix() not in names:
            with writing(path):
                path.unlink(missing_ok=True)
    # Python refuses to take away a folder that holds anything.
    with suppress(OSError):
        (outdir / FOLDER).rmdir()


def _are_as_recorded(app: Sphinx) -> bool:
    known = recorded(app).get(KEY, '')
    # What they are made of is told sooner than what they are.
    return known.startswith(_digest_of_makers(app)) and known == digest(app)


def write_if_new(path: Path, text: str) -> None:
    """Write a file, unless it has that text already.

    :raises ExtensionError: It cannot be written.
    """
    if not _holds(path, text):
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open('wb') as file:
                file.writelines(_encoded(text))


def _holds(path: Path, text: str) -> bool:
    try:
        with path.open('rb') as file:
            same = all(file.read(len(piece)) == piece for piece in _encoded(text))
            return same and not file.read(1)
    except OSError:
        return False


def _encoded(text: str) -> Iterator[bytes]:
    """Return a text in pieces: the largest are too large to be held twice."""
    for start in range(0, len(text), PIECE):
        yield text[start : start + PIECE].encode()


def setup_files(app: Sphinx) -> None:
    """Connect what makes the files, after what records the pages."""
    files = Files()
    app.connect('write-started', files.on_write_started)
    app.connect('doctree-resolved', files.on_doctree_resolved)
    app.connect('html-page-context', files.on_html_page_context)
    app.connect('build-finished', files.on_build_finished)
