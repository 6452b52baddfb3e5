"""What the names in roles lead to: resources, topics, and pages with a filter on.

The name of a page with a filter on is the query of the address, for instance
``level=beginner&kind=video&topic=probability``: names of facets and of their
values, as the form of a page writes them (``application/x-www-form-urlencoded``
of the URL Standard).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode

from sphinx_resources.model.facets import facets
from sphinx_resources.model.names import composed
from sphinx_resources.model.specifications import IndexView, ListingView, MarksView
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.exports import Export
    from sphinx_resources.model.records import (
        Citation,
        Page,
        Path,
        Resource,
        Run,
        Topic,
    )


class Target(NamedTuple):
    """Where a cross-reference leads."""

    docname: str
    #: Anchor on that page; empty for the page as a whole.
    anchor: str
    #: Text of the reference, unless the author wrote another.
    label: str
    #: What the filter of the page is set to.
    query: str = ''


def words_of(citation: Citation) -> tuple[Run, ...]:
    """Return the text of a cross-reference as its author wrote it."""
    return (('', citation.words),)


def marks_page(pages: Mapping[str, Page]) -> str:
    """Return the first document that shows all that a reader marked.

    :param pages: What each document declares and shows, by document name.
    :returns: Its name; empty if none does.
    """
    found = (
        docname
        for docname, page in sorted(pages.items())
        for view in page.views
        if isinstance(view, MarksView) and not view.limit
    )
    return next(found, '')


class Targets:
    """Where the things of a catalogue stand.

    :param catalogue: All resources and topics.
    :param pages: What each document declares and shows, by document name.
    :param exports: The files of the catalogue that stand beside the pages.
    :param cite: What returns the text of a cross-reference to something else.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        pages: Mapping[str, Page],
        exports: tuple[Export, ...] = (),
        *,
        cite: Callable[[Citation], tuple[Run, ...]] = words_of,
    ) -> None:
        self.catalogue = catalogue
        #: There are none of an empty catalogue.
        self.exports = exports if catalogue.resources else ()
        #: The text of a cross-reference to something else.
        self.cite = cite
        #: Document whose resources are of a kind, by name of the kind.
        self.kind_pages: dict[str, str] = {}
        #: First document with an index, by name of the index.
        self.index_pages: dict[str, str] = {}
        #: First document that lists the whole catalogue; empty if none does.
        self.whole_page = ''
        #: First document that shows all that a reader marked; empty if none does.
        self.marks_page = marks_page(pages)
        #: Whether any document shows what a reader marked.
        self.shows_marks = False
        for docname, page in sorted(pages.items()):
            self._note(docname, page)

    def _note(self, docname: str, page: Page) -> None:
        if page.kind:
            self.kind_pages.setdefault(page.kind, docname)
        for view in page.views:
            if isinstance(view, IndexView):
                self.index_pages.setdefault(view.name, docname)
            elif isinstance(view, ListingView) and not view.query.chooses:
                self.whole_page = self.whole_page or docname
            elif isinstance(view, MarksView):
                self.shows_marks = True

    def of_resource(self, resource: Resource) -> Target:
        """Return where *resource* stands."""
        return Target(
            docname=resource.docname, anchor=resource.id, label=resource.title
        )

    def of_topic(self, topic: Topic) -> Target | None:
        """Return where a reader finds the resources of *topic*.

        :returns: The page that declares it, else its place in the topic index,
            else None.
        """
        if topic.docname:
            return Target(docname=topic.docname, anchor=topic.anchor, label=topic.label)
        if docname := self.index_pages.get('topics'):
            anchor = f'topic-{topic.id}'
            return Target(docname=docname, anchor=anchor, label=topic.label)
        return None

    def of_path(self, path: Path, step: int = 0) -> Target:
        """Return where *path* stands, or the step with a number from 1."""
        anchor = step_anchor(path, step) if step else path.anchor
        return Target(docname=path.docname, anchor=anchor, label=path.title)

    def of_filter(self, query: str) -> Target | None:
        """Return the page on which a filter can be set to *query*."""
        try:
            search = FilterQuery(query, self.catalogue)
        except ValueError:
            return None
        docname, query = search.page(self)
        if not docname:
            return None
        return Target(docname=docname, anchor='', label=search.label, query=query)

    def find(self, role: str, name: str) -> Target | None:
        """Return where the cross-reference *name* leads.

        :param role: ``resource``, ``topic``, ``resource-path`` or
            ``resource-filter``.
        :param name: The id, title or an alias of a resource; an id, label or alias
            of a topic; an id, title or alias of a path; or the query of a filter.
        """
        catalogue, name = self.catalogue, composed(name)
        if role == 'topic':
            topic = catalogue.topic(name)
            return self.of_topic(topic) if topic else None
        if role == 'resource-filter':
            return self.of_filter(name)
        if role == 'resource-path':
            path = catalogue.path(name)
            return self.of_path(path) if path else None
        resource = catalogue.resource(name)
        return self.of_resource(resource) if resource else None

    def find_exact(self, role: str, name: str) -> Target | None:
        """Return where *name* leads if it is written just so.

        References that may be meant for others ask this.
        """
        catalogue = self.catalogue
        if role == 'topic':
            return self.find('topic', name) if catalogue.has_name(name) else None
        if role == 'resource' and (
            resource := catalogue.by_id.get(name) or catalogue.aliased(name)
        ):
            return self.of_resource(resource)
        if role == 'resource-path' and (path := catalogue.paths.get(name)):
            return self.of_path(path)
        return None


def step_anchor(path: Path, number: int) -> str:
    """Return the anchor of a step.

    :param path: The path.
    :param number: Number of the step, from 1.
    """
    return f'{path.anchor}-step-{number}' if path.anchor else f'step-{number}'


class FilterQuery:
    """What a filter asks for.

    :param query: Names and values, as in an address.
    :param catalogue: What is searched.
    :raises ValueError: A name or a value is unknown, or there is none; its arguments
        are all that is wrong.
    """

    def __init__(self, query: str, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._labels: list[str] = []
        #: Names of facets, each with a value.
        self.values: list[tuple[str, str]] = []
        faults: list[str] = []
        for name, value in parse_qsl(query.strip().removeprefix('?')):
            try:
                self.values.append((name, self._value(name, value)))
            except ValueError as error:
                faults += error.args
        if not self.values and not faults:
            faults = [
                f"'{query}' asks for nothing; write it as in level=beginner&kind=book"
            ]
        if faults:
            raise ValueError(*faults)

    def _value(self, name: str, value: str) -> str:
        if name == 'q':
            self._labels.append(value)
            return value
        known = facets(self._catalogue)
        if name not in known:
            msg = f"a filter knows no '{name}'{did_you_mean(name, [*known, 'q'])}"
            raise ValueError(msg)
        facet = known[name]
        value = facet.find(self._catalogue, value)
        self._labels.append(facet.labels(self._catalogue, [value])[value])
        return value

    @property
    def label(self) -> str:
        """What it asks for, in words."""
        return ', '.join(self._labels)

    def page(self, targets: Targets) -> tuple[str, str]:
        """Return the page to search on, and the query there.

        The page of a topic or kind is best, because without scripts it still
        shows the right resources, with others among them.

        :param targets: Where the pages of topics and kinds are known.
        :returns: The name of a document, empty if none lists all of what is
            asked for, and the query of its address.
        """
        catalogue = self._catalogue
        topics = [value for name, value in self.values if name == 'topic']
        kinds = [value for name, value in self.values if name == 'kind']
        docname, left = targets.whole_page, self.values
        if len(topics) == 1 and not catalogue.topics[topics[0]].anchor:
            topic = catalogue.topics[topics[0]]
            if topic.docname:
                docname = topic.docname
                left = [pair for pair in left if pair[0] != 'topic']
        elif not topics and len(kinds) == 1 and kinds[0] in targets.kind_pages:
            docname = targets.kind_pages[kinds[0]]
            left = [pair for pair in left if pair[0] != 'kind']
        return docname, urlencode(left)
