"""The ``resource`` domain: what the documents declare, and how to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.errors import NoUri
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_resources import config
from sphinx_resources.checks.catalogue import check_catalogue
from sphinx_resources.diagnostics import warn
from sphinx_resources.indices import AuthorIndex, TitleIndex
from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.targets import Search
from sphinx_resources.views.details import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from typing import Any, ClassVar

    from docutils.nodes import Element, Node
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.domains import Index
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from sphinx_resources.model.catalogue import Place
    from sphinx_resources.model.records import Page


class CatalogueRole(XRefRole):
    """A cross-reference of this domain, with or without the domain's name."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        if ':' not in self.name:
            self.name = f'resource:{self.name}'
        return super().run()


class ResourceDomain(Domain):
    """Resources and topics.

    Its data is one :class:`~sphinx_resources.model.records.Page` for each document, so
    that forgetting a document and merging those of another process are one
    line each, and nothing depends on the order of reading.
    """

    name = 'resource'
    label = 'Resource'
    data_version = 1

    object_types: ClassVar[dict[str, ObjType]] = {
        'resource': ObjType('resource', 'resource'),
        'topic': ObjType('topic', 'topic'),
    }
    roles: ClassVar[dict[str, RoleFunction | XRefRole]] = {
        'resource': CatalogueRole(innernodeclass=nodes.inline, warn_dangling=True),
        'topic': CatalogueRole(innernodeclass=nodes.inline, warn_dangling=True),
        'resource-filter': CatalogueRole(
            innernodeclass=nodes.inline, warn_dangling=True
        ),
    }
    indices: ClassVar[list[type[Index]]] = [TitleIndex, AuthorIndex]
    initial_data: ClassVar[dict[str, Any]] = {
        'pages': {},  # docname -> Page
        'state': '',  # digest of the pages; empty while they are read
    }

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._catalogue: Catalogue | None = None
        self._facts: Facts | None = None
        #: Documents that this build has written so far.
        self.written: set[str] = set()
        #: Fingerprints of what each document shows of others, in this build.
        self.fingerprints: dict[str, str] = {}

    @property
    def pages(self) -> dict[str, Page]:
        """What each document declares, by its name."""
        pages: dict[str, Page] = self.data['pages']
        return pages

    @property
    def state(self) -> str:
        """A digest of all pages; empty when one has been read since."""
        state: str = self.data['state']
        return state

    @state.setter
    def state(self, digest: str) -> None:
        self.data['state'] = digest

    @property
    def catalogue(self) -> Catalogue:
        """All that is declared so far, indexed."""
        if self._catalogue is None:
            self._catalogue = Catalogue(
                self.pages,
                config.kinds(self.env.config),
                config.levels(self.env.config),
            )
        return self._catalogue

    @property
    def facts(self) -> Facts:
        """What is known of each resource of the catalogue."""
        if self._facts is None or self._facts.catalogue is not self.catalogue:
            self._facts = Facts(self.catalogue, self.env.config.language or 'en')
        return self._facts

    def note_page(self, docname: str, page: Page) -> None:
        """Record what a document declares.

        :param docname: Name of the document.
        :param page: All that it declares.
        """
        self.pages[docname] = page
        self._forget()

    def clear_doc(self, docname: str) -> None:
        self.pages.pop(docname, None)
        self._forget()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for docname, page in otherdata['pages'].items():
            if docname in docnames:
                self.pages[docname] = page
        self._forget()

    def _forget(self) -> None:
        """Forget what depends on all pages."""
        self.state = ''
        self._catalogue = None

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Any:
        place = self.catalogue.place(typ, target)
        if place is None:
            return None
        if not node.get('refexplicit'):
            contnode = nodes.inline('', place.label, classes=contnode['classes'])
        return make_reference(builder, fromdocname, place, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, Any]]:
        return [
            (
                f'resource:{role}',
                self.resolve_xref(
                    env, fromdocname, builder, role, target, node, contnode
                ),
            )
            for role in self.roles
            if self.catalogue.exact_place(role, target)
        ]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for resource in self.catalogue.by_id.values():
            yield (
                resource.id,
                resource.title,
                'resource',
                resource.docname,
                resource.id,
                -1,
            )
        for topic in self.catalogue.topics.values():
            if topic.docname:
                yield topic.id, topic.label, 'topic', topic.docname, topic.anchor, -1

    def check_consistency(self) -> None:
        check_catalogue(self.catalogue, self.pages, self.env)


def domain_of(env: BuildEnvironment) -> ResourceDomain:
    """Return the domain of a project."""
    domain = env.domains[ResourceDomain.name]
    assert isinstance(domain, ResourceDomain)
    return domain


def on_warn_missing_reference(
    app: Sphinx, domain: Domain | None, node: pending_xref
) -> bool | None:
    """Say which resource or topic was probably meant."""
    if not isinstance(domain, ResourceDomain):
        return None
    role, target = node['reftype'], node['reftarget']
    catalogue = domain.catalogue
    if role == 'resource-filter':
        try:
            Search(target, catalogue)
            message = (
                'no page lists the whole catalogue; make one, with a '
                'resource-list that has no options'
            )
        except ValueError as error:
            message = str(error)
        warn('reference', f'{role}: {message}', node)
        return True
    known = catalogue.declared_labels if role == 'topic' else catalogue.by_id
    hint = did_you_mean(target, known)
    warn('reference', f"there is no {role} '{target}'{hint}", node)
    return True


def make_reference(
    builder: Builder, fromdocname: str, place: Place, child: Node
) -> Node:
    """Return a link to a place in the project.

    :param builder: The builder that the link is for.
    :param fromdocname: Document that the link stands in.
    :param place: Where it leads.
    :param child: What it shows.
    :returns: A reference; *child* alone where the builder cannot link there.
    """
    # Manual pages have no links: the writer prints their anchors as text.
    if builder.name == 'man':
        return child
    if builder.format == 'html':
        page = ''
        if place.docname != fromdocname:
            page = builder.get_relative_uri(fromdocname, place.docname)
        href = address(builder, page, place)
        return nodes.reference('', '', child, internal=True, refuri=href)
    try:
        return make_refnode(builder, fromdocname, place.docname, place.anchor, child)
    except NoUri:
        return child


def address(builder: Builder, page: str, place: Place) -> str:
    """Return the address of a place in the project, for HTML.

    :param builder: The builder that writes the link.
    :param page: Address of its document; empty if the link stands there too.
    :param place: Where it leads.
    """
    if builder.name == 'singlehtml' and place.anchor:
        # Sphinx 8.2 and later write '#document-page#anchor' (sphinx#14221).
        return f'#{place.anchor}'
    query = f'?{place.query}' if place.query and builder.name != 'singlehtml' else ''
    anchor = f'#{place.anchor}' if place.anchor else ''
    return f'{page}{query}{anchor}'


def setup_domain(app: Sphinx) -> None:
    """Register the domain, and its roles under their plain names too."""
    app.add_domain(ResourceDomain)
    for name, role in ResourceDomain.roles.items():
        app.add_role(name, role)
    app.connect('warn-missing-reference', on_warn_missing_reference)
