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

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

from sphinx_resources import config
from sphinx_resources.conditions import holds
from sphinx_resources.domain import domain_of
from sphinx_resources.views import show
from sphinx_resources.views.details import details_of
from sphinx_resources.views.filter import WORTHWHILE, filter_of
from sphinx_resources.views.shapes import Cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.records import Page, Resource
    from sphinx_resources.views.details import Details

FILENAME = '.resourceinfo'


#: Name of the fingerprint of the catalogue as a whole, which no document has.
WHOLE = ''


def digest_of(parts: Iterable[object]) -> str:
    """Return a digest of records, the same in every process."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(repr(part).encode())
    return digest.hexdigest()


class Fingerprints:
    """Fingerprints of what the pages of one build show.

    :param details: What is known of all resources.
    :param version: Version of the package, which decides how it looks.
    """

    def __init__(self, details: Details, version: str) -> None:
        self._details = details
        catalogue = details.catalogue
        self._count = (version, details.targets.marks_page)
        # Listings are in the order of kinds and levels.
        # The first resource brings files, which the head of each page links.
        files = bool(details.targets.exports)
        self._always = (*self._count, files, *catalogue.declared)
        self._cards: dict[tuple[str, str], str] = {}

    def of(self, page: Page) -> str:
        """Return the fingerprint of what *page* shows."""
        return digest_of([*self._always, *self._shown(page)])

    def of_others(self) -> str:
        """Return the fingerprint of pages that only count what a reader marked."""
        return digest_of(self._count)

    def _shown(self, page: Page) -> Iterator[object]:
        yield page
        yield from map(self._card, page.resources)
        filtered = list(page.resources)
        for view in page.views:
            for shape in show(view, self._details):
                if isinstance(shape, Cards):
                    yield from map(self._card, shape.resources)
                    filtered += shape.resources if shape.whole else ()
                else:
                    yield shape
        if len(filtered) >= WORTHWHILE:
            yield filter_of(filtered, self._details)
        for role, name in page.targets:
            yield self._details.targets.find(role, name)

    def _card(self, resource: Resource) -> str:
        """Return a digest of all that a card shows."""
        if resource.key not in self._cards:
            self._cards[resource.key] = digest_of([self._details.card(resource)])
        return self._cards[resource.key]


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
    """Write the fingerprints of the pages of an output folder."""
    path = record_path(app)
    if path.is_dir():
        # Nobody but us has a use for that name.
        shutil.rmtree(path)
    # Processes find the pages in other orders.
    text = json.dumps(fingerprints, indent=0, sort_keys=True)
    path.write_text(text, encoding='utf-8')


def on_config_inited(app: Sphinx, settings: Config) -> None:
    """Keep the record out of books, which take in all that is in their folder."""
    settings.epub_exclude_files = [*settings.epub_exclude_files, FILENAME]


def state_of(app: Sphinx) -> str:
    """Return a digest of all that any page shows of the catalogue.

    What the configuration and the builder decide can differ although no page
    was read since.
    """
    domain = domain_of(app.env)
    conditional = {
        condition: holds(condition, app.env)
        for page in domain.pages.values()
        for condition, _ in page.conditional
    }
    decided = config.vocabulary(app.config), config.exports(app.config)
    version = app.extensions['sphinx_resources'].version
    # Pages come in the order in which they were read.
    conditions = sorted(conditional.items())
    return digest_of([version, domain.state, *decided, conditions])


class Rebuild:
    """Finds the pages of one build that are out of date, and records the others."""

    def __init__(self) -> None:
        self._written: set[str] = set()
        self._fingerprints: dict[str, str] = {}
        self._whole = ''

    def on_env_get_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages whose content differs from what was last written."""
        domain = domain_of(env)
        version = app.extensions['sphinx_resources'].version
        self._written.clear()
        if not domain.state:
            domain.state = digest_of(
                [
                    *sorted(domain.pages.items()),
                    *map(domain.targets.cite, domain.catalogue.citations),
                ]
            )
        self._whole = state_of(app)
        old = recorded(app)
        if old.get(WHOLE) == self._whole:
            return []
        fingerprints = Fingerprints(details_of(domain.targets), version)
        counting = env.found_docs if domain.targets.marks_page else ()
        self._fingerprints = dict.fromkeys(counting, fingerprints.of_others()) | {
            docname: fingerprints.of(page)
            for docname, page in sorted(domain.shown.items())
        }
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
        self._written.add(docname)

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Record the fingerprints of the pages that were written."""
        if exception is not None or not app.outdir.is_dir():
            return
        old = recorded(app)
        if old.get(WHOLE) == self._whole:
            return
        new = {
            docname: fingerprint if docname in self._written else old[docname]
            for docname, fingerprint in self._fingerprints.items()
            if docname in self._written or docname in old
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
    app.connect('doctree-resolved', rebuild.on_doctree_resolved)
    app.connect('build-finished', rebuild.on_build_finished)
