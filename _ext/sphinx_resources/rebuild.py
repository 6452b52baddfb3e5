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
from collections import Counter
from typing import TYPE_CHECKING

from sphinx_resources.domain import domain_of
from sphinx_resources.model.records import (
    IndexView,
    ListingView,
    Query,
    ReportView,
    Resource,
    Topic,
    TopicView,
)
from sphinx_resources.rendering.html.filter_form import WORTHWHILE
from sphinx_resources.views.report import review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Page

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
    """Fingerprints of the pages of one build.

    :param catalogue: The catalogue as it is now.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._shown: dict[tuple[str, str], str] = {}
        self._badges: dict[str, str] = {}

    def of(self, page: Page) -> str:
        """Return the fingerprint of what *page* shows of other documents."""
        vocabulary = (self.catalogue.kinds, self.catalogue.levels)
        return digest_of([*vocabulary, *self._parts(page)])

    def _parts(self, page: Page) -> Iterator[object]:
        for resource in page.resources:
            yield self._topics(resource), self._see_also(resource)
        filtered = list(page.resources)
        for view, _ in page.views:
            yield view
            if isinstance(view, ListingView):
                listed = self.catalogue.select(view.query)
                yield from map(self._resource, listed)
                if view.whole:
                    filtered += listed
            elif isinstance(view, TopicView):
                yield from self._topic_view(view)
                filtered += self.catalogue.by_topic[view.id]
            elif isinstance(view, ReportView):
                found = review(view.name, self.catalogue)
                yield self._cells(found.head), self._cells(found.rows)
            else:
                yield from self._index(view)
        if len(filtered) >= WORTHWHILE:
            # The form finds the topics in which cards differ by these names too.
            yield [
                self.catalogue.topics[id_].aliases
                for id_, count in sorted(
                    Counter(
                        topic.id
                        for resource in filtered
                        for topic in self.catalogue.topics_of(resource)
                    ).items()
                )
                if count < len(filtered)
            ]
        for role, target in page.targets:
            yield self.catalogue.place(role, target)

    def _resource(self, resource: Resource) -> str:
        """Return a digest of all that a listing shows of *resource*."""
        key = (resource.docname, resource.id)
        if key not in self._shown:
            self._shown[key] = digest_of(self._shown_of(resource))
        return self._shown[key]

    def _shown_of(self, resource: Resource) -> Iterator[object]:
        yield resource
        yield self._topics(resource)
        yield self._see_also(resource)
        for name, source in resource.summary:
            if name.startswith('xref:'):
                yield self.catalogue.place(name.removeprefix('xref:'), source)

    def _topics(self, resource: Resource) -> list[object]:
        catalogue = self.catalogue
        return [
            *self._places(catalogue.named_topics(resource.requires)),
            *map(self._badge, catalogue.topics_of(resource)),
        ]

    def _badge(self, topic: Topic) -> str:
        """Return what a card shows of *topic*."""
        if topic.id not in self._badges:
            shown = (*self._places([topic]), self.catalogue.reads_like_title(topic))
            self._badges[topic.id] = repr(shown)
        return self._badges[topic.id]

    def _see_also(self, resource: Resource) -> list[object]:
        return [
            [(other.docname, other.id, other.title) for other in others]
            for others in self.catalogue.see_also(resource)
        ]

    def _topic_view(self, view: TopicView) -> Iterator[object]:
        catalogue = self.catalogue
        topic = catalogue.topics[view.id]
        for topics in (
            catalogue.named_topics(topic.requires),
            catalogue.leads_to[topic.id],
            catalogue.named_topics([topic.broader]),
            catalogue.narrower[topic.id],
            catalogue.related_topics(topic),
        ):
            yield self._places(topics)
        for resource in catalogue.select(Query(topics=(topic.id,))):
            yield self._resource(resource)

    def _places(self, topics: Iterable[Topic]) -> list[object]:
        return [self.catalogue.place_of_topic(topic) or topic.label for topic in topics]

    def _index(self, view: IndexView) -> Iterator[object]:
        catalogue = self.catalogue
        if view.name == 'topics':
            for topic in catalogue.topics.values():
                yield self._places([topic]), len(catalogue.by_topic[topic.id])
                if not topic.docname:
                    yield from map(self._title, catalogue.by_topic[topic.id])
        elif view.name == 'kinds':
            yield sorted(catalogue.kind_pages.items())
            yield [
                (kind, len(group))
                for kind, group in catalogue.group_by_kind(catalogue.resources)
            ]
        elif view.name == 'levels':
            yield catalogue.whole_page
            yield sorted(resource.level for resource in catalogue.resources)
        else:
            yield from map(self._title, catalogue.resources)

    def _cells(self, cells: tuple[object, ...]) -> list[object]:
        """Return what a report shows of the records in its cells."""
        return [
            self._cells(cell)
            if isinstance(cell, tuple)
            else self.catalogue.place_of_resource(cell)
            if isinstance(cell, Resource)
            else self._places([cell])
            if isinstance(cell, Topic)
            else cell
            for cell in cells
        ]

    def _title(self, resource: Resource) -> object:
        return (
            resource.docname,
            resource.id,
            resource.title,
            resource.level,
            resource.authors,
        )


def record_path(app: Sphinx) -> Path:
    """Return the file that holds the fingerprints of an output folder."""
    return app.outdir / FILENAME


def recorded(app: Sphinx) -> dict[str, str]:
    """Return the fingerprints of the pages as they were last written."""
    try:
        found = json.loads(record_path(app).read_text(encoding='utf-8'))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def record(app: Sphinx, fingerprints: dict[str, str]) -> None:
    """Write the fingerprints of the pages of an output folder."""
    text = json.dumps(fingerprints, indent=0)
    record_path(app).write_text(text, encoding='utf-8')


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Keep the record out of books, which take in all that is in their folder."""
    config.epub_exclude_files = [*config.epub_exclude_files, FILENAME]


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose content differs from what was last written."""
    domain = domain_of(env)
    domain.written.clear()
    if not domain.state:
        catalogue = domain.catalogue
        domain.state = digest_of(
            [*sorted(domain.pages.items()), catalogue.kinds, catalogue.levels]
        )
    old = recorded(app)
    if old.get(WHOLE) == domain.state:
        return []
    fingerprints = Fingerprints(domain.catalogue)
    domain.fingerprints = {
        docname: fingerprints.of(page) for docname, page in sorted(domain.pages.items())
    }
    stale = [
        docname
        for docname, fingerprint in domain.fingerprints.items()
        if old.get(docname) != fingerprint
    ]
    # An interrupt may leave them written or not.
    record(app, {name: old[name] for name in old if name not in {WHOLE, *stale}})
    return stale


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that a page is being written."""
    domain_of(app.env).written.add(docname)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Record the fingerprints of the pages that were written."""
    if exception is not None or not app.outdir.is_dir():
        return
    domain = domain_of(app.env)
    old = recorded(app)
    if old.get(WHOLE) == domain.state:
        return
    new = {
        docname: fingerprint if docname in domain.written else old[docname]
        for docname, fingerprint in domain.fingerprints.items()
        if docname in domain.written or docname in old
    }
    if new == domain.fingerprints:
        new[WHOLE] = domain.state
    if new != old:
        record(app, new)


def setup_freshness(app: Sphinx) -> None:
    """Connect what keeps pages up to date."""
    app.connect('config-inited', on_config_inited)
    app.connect('env-updated', on_env_updated)
    app.connect('doctree-resolved', on_doctree_resolved)
    app.connect('build-finished', on_build_finished)
