"""Which pages must be written again although their sources did not change.

A page that shows something of other documents is out of date when that
changes.  For each such page a fingerprint of all that it shows is kept in the
output folder, beside what it describes: two builders that share one folder of
doctrees have each their own.  A fingerprint is recorded only for pages that
were written, so a partial or failed build leaves the others out of date.  Once
no page is, the catalogue as a whole has one too, and is all that the next build
has to compare.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_resources.domain import domain_of
from sphinx_resources.kept import FOLDER, Kept
from sphinx_resources.late import late
from sphinx_resources.model.digests import digest_of
from sphinx_resources.writing import writing

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.fingerprints import Fingerprints
    from sphinx_resources.views.details import details_of
else:
    Fingerprints = late('sphinx_resources.fingerprints:Fingerprints')
    details_of = late('sphinx_resources.views.details:details_of')

FILENAME = '.resourceinfo'

#: Name of the fingerprint of the catalogue as a whole, which no document has.
WHOLE = ''


def record_path(app: Sphinx) -> Path:
    """Return the file that holds the fingerprints of an output folder."""
    return app.outdir / FILENAME


def recorded(app: Sphinx) -> dict[str, str]:
    """Return the fingerprints of the pages as they were last written."""
    try:
        found = json.loads(record_path(app).read_text(encoding='utf-8'))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: text for name, text in found.items() if isinstance(text, str)}


def record(app: Sphinx, fingerprints: dict[str, str]) -> None:
    """Write the fingerprints of the pages of an output folder.

    :raises ExtensionError: They cannot be written.
    """
    path = record_path(app)
    # Processes find the pages in other orders.
    text = json.dumps(fingerprints, indent=0, sort_keys=True)
    with writing(path):
        # Nobody but us has a use for that name.
        if path.is_symlink():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
        path.write_text(text, encoding='utf-8')


def time_of(path: str | Path) -> int:
    """Return when a file was written; 0 if there is none."""
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


def time_of_page(app: Sphinx, docname: str) -> int:
    """Return when the file of a page was written; 0 if it has none of its own."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return 0
    return time_of(app.builder.get_outfilename(docname))


def on_config_inited(app: Sphinx, settings: Config) -> None:
    """Keep the record out of books, which take in all that is in their folder."""
    settings.epub_exclude_files = [*settings.epub_exclude_files, FILENAME]


def state_of(app: Sphinx) -> str:
    """Return what changes with all that any page shows of the catalogue."""
    return domain_of(app.env).state


def addresses_of(app: Sphinx) -> list[tuple[str, str]]:
    """Return the addresses of all pages that have something to do with a catalogue."""
    address_of = app.builder.get_target_uri
    return [(name, address_of(name)) for name in sorted(domain_of(app.env).pages)]


def kept_of(app: Sphinx, *settings: object) -> Kept:
    """Return what earlier builds made of single resources and pages.

    :param app: The application; what is made depends on the outline of its catalogue,
        and on what it decides.
    :param settings: What else it depends on.
    """
    folder = Path(app.doctreedir, FOLDER, app.builder.name)
    around = digest_of([*domain_of(app.env).outline, *settings])
    fresh = domain_of(app.env).read >= app.env.found_docs
    return Kept(folder, around, fresh=fresh)


class Rebuild:
    """Finds the pages of one build that are out of date, and records the others."""

    def __init__(self) -> None:
        #: When the files of pages that are written again were written before.
        self._written: dict[str, int] = {}
        # Other extensions resolve pages before and after, and do not write them.
        self._is_writing = False
        self._fingerprints: dict[str, str] = {}
        self._whole = ''

    def on_env_get_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages whose content differs from what was last written."""
        domain = domain_of(env)
        version = app.extensions['sphinx_resources'].version
        self._written.clear()
        self._is_writing = False
        # Builders that write no pages, or only later, cannot say what is cited, nor can
        # builds in which what cites or is cited is hidden.
        if not domain.state.startswith(f'{(around := domain.around)} '):
            digests = sorted((name, page.digest) for name, page in domain.pages.items())
            keys = map(details_of(domain.targets).key, domain.resources)
            domain.state = f'{around} {digest_of([digests, *keys])}'
        self._whole = state_of(app)
        old = recorded(app)
        if old.get(WHOLE) == self._whole:
            return []
        details = details_of(domain.targets)
        fingerprints: Fingerprints = Fingerprints(details, version, kept_of(app))
        counting = env.found_docs if domain.targets.marks_page else ()
        self._fingerprints = dict.fromkeys(counting, fingerprints.of_others()) | {
            docname: fingerprints.of(docname, page)
            for docname, page in sorted(domain.shown.items())
        }
        fingerprints.finish()
        stale = [
            docname
            for docname in sorted({*self._fingerprints, *old} & env.found_docs)
            if old.get(docname) != self._fingerprints.get(docname)
        ]
        # An interrupt may leave them written or not.
        record(app, {name: old[name] for name in old if name not in {WHOLE, *stale}})
        return stale

    def on_doctree_resolved(
        self, app: Sphinx, doctree: nodes.document, docname: str
    ) -> None:
        """Note that a page is being written."""
        if self._is_writing:
            self._written[docname] = time_of_page(app, docname)

    def on_write_started(self, app: Sphinx, builder: Builder) -> None:
        """Note that pages are going to be written."""
        self._is_writing = True

    def on_html_collect_pages(self, app: Sphinx) -> list[Any]:
        """Note that all pages of documents have been written."""
        self._is_writing = False
        return []

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Record the fingerprints of the pages that were written."""
        if exception is not None or not app.outdir.is_dir():
            return
        old = recorded(app)
        if old.get(WHOLE) == self._whole:
            return
        # Of a file that it cannot write Sphinx only warns.
        written = {
            docname
            for docname, time in self._written.items()
            if not time or time_of_page(app, docname) != time
        }
        new = {
            docname: fingerprint if docname in written else old[docname]
            for docname, fingerprint in self._fingerprints.items()
            if docname in written or docname in old
        }
        if new == self._fingerprints:
            new[WHOLE] = self._whole
        if new != old:
            record(app, new)


def setup_rebuild(app: Sphinx) -> None:
    """Connect what keeps pages up to date."""
    rebuild = Rebuild()
    app.connect('config-inited', on_config_inited)
    # After all else has been read, numbered and keyed, because descriptions cite it.
    app.connect('env-get-updated', rebuild.on_env_get_updated, priority=900)
    app.connect('write-started', rebuild.on_write_started)
    app.connect('doctree-resolved', rebuild.on_doctree_resolved)
    app.connect('html-collect-pages', rebuild.on_html_collect_pages, priority=100)
    app.connect('build-finished', rebuild.on_build_finished, priority=100)
