"""The ``resource`` domain: what the documents declare, and how to cite it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util import docname_join

from sphinx_resources import config
from sphinx_resources.citations import cited_text
from sphinx_resources.compat import app_of, traits_of
from sphinx_resources.conditions import (
    conditions_of,
    decided,
    hidden_names,
    holds,
    shown_page,
)
from sphinx_resources.diagnostics import warn
from sphinx_resources.indices import INDICES, name_indices
from sphinx_resources.kept import FOLDER, Kept
from sphinx_resources.late import late
from sphinx_resources.links import make_reference
from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.controls import removed
from sphinx_resources.model.digests import digest_of
from sphinx_resources.model.direction import attribute, isolated
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.merging import Merged
from sphinx_resources.model.suggestions import Hints
from sphinx_resources.model.targets import Targets, marks_page
from sphinx_resources.model.topic_names import several
from sphinx_resources.nodes import resource_label
from sphinx_resources.titles import shown_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set
    from typing import Any, ClassVar

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.domains import Index
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from sphinx_resources.checks.catalogue import check_catalogue
    from sphinx_resources.checks.files import is_in
    from sphinx_resources.diagnostics import Fault
    from sphinx_resources.model.records import Page, Resource
    from sphinx_resources.model.targets import Target
else:
    check_catalogue = late('sphinx_resources.checks.catalogue:check_catalogue')
    is_in = late('sphinx_resources.checks.files:is_in')

#: Priority of objects that the search of Sphinx leaves out.  It finds a card as a
#: title with its anchor; of an object whose name is its anchor, but not what is
#: shown, it makes a wrong anchor.
HIDDEN = -1


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
    data_version = 2

    object_types: ClassVar[dict[str, ObjType]] = {
        'resource': ObjType('resource', 'resource'),
        'topic': ObjType('topic', 'topic'),
        'path': ObjType('path', 'resource-path'),
    }
    roles: ClassVar[dict[str, RoleFunction | XRefRole]] = {
        'resource': CatalogueRole(innernodeclass=nodes.inline, warn_dangling=True),
        'topic': CatalogueRole(innernodeclass=nodes.inline, warn_dangling=True),
        'resource-path': CatalogueRole(innernodeclass=nodes.inline, warn_dangling=True),
        'resource-filter': CatalogueRole(
            innernodeclass=nodes.inline, warn_dangling=True
        ),
    }
    indices: ClassVar[list[type[Index]]] = [*INDICES]
    initial_data: ClassVar[dict[str, Any]] = {
        'pages': {},  # docname -> Page
        'told': [],  # faults that the author was told of
        'sound': '',  # digest of an outline without faults
        'state': '',  # builder and digest of the pages; empty while they are read
    }

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._targets: Targets | None = None
        self._shown: dict[str, Page] | None = None
        self._resources: list[Resource] | None = None
        self._untold: list[Fault] = []
        #: Names of the documents that this build reads.
        self.read: Set[str] = frozenset()
        self._hints: dict[str, Hints] = {}

    @property
    def pages(self) -> dict[str, Page]:
        """What each document declares, by its name."""
        pages: dict[str, Page] = self.data['pages']
        return pages

    @property
    def shown(self) -> dict[str, Page]:
        """What each document declares in the build that runs, by its name."""
        if self._shown is None:
            self._shown = {
                docname: shown_page(page, self.env)
                for docname, page in self.pages.items()
            }
        return self._shown

    @property
    def state(self) -> str:
        """The build that ran last, and a digest of all pages as it shows them.

        It is empty when one has been read since.
        """
        state: str = self.data['state']
        return state

    @state.setter
    def state(self, digest: str) -> None:
        self.data['state'] = digest

    @property
    def around(self) -> str:
        """The build that runs, and a digest of what it decides."""
        app = app_of(self.env)
        return f'{app.builder.name} {digest_of(decided(app, self.pages))}'

    @property
    def outline(self) -> list[object]:
        """What may be shown of each page where others are, and all that decides it."""
        outlines = sorted((name, page.outline) for name, page in self.pages.items())
        return [outlines, *decided(app_of(self.env), self.pages)]

    @property
    def resources(self) -> list[Resource]:
        """All resources that are declared so far, each once."""
        if self._resources is None:
            pages = (page for _, page in sorted(self.shown.items()))
            every = [resource for page in pages for resource in page.resources]
            self._resources = Merged(every).resources
        return self._resources

    @property
    def marks_page(self) -> str:
        """First document that shows all that a reader marked; empty if none does."""
        return marks_page(self.shown)

    @property
    def catalogue(self) -> Catalogue:
        """All that is declared so far, indexed."""
        return self.targets.catalogue

    @property
    def targets(self) -> Targets:
        """Where all that is declared so far stands."""
        if self._targets is None:
            settings = self.env.config
            words = config.vocabulary(settings)
            catalogue = Catalogue(
                self.shown,
                words.kinds,
                words.levels,
                settings.language or 'en',
                fields=words.fields,
                card=words.card,
            )
            self._targets = Targets(
                catalogue,
                self.shown,
                config.exports(settings),
                cite=partial(cited_text, self.env),
            )
        return self._targets

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
        self._targets = None
        self._shown = None
        self._resources = None
        self._hints = {}

    def hints(self, role: str) -> Hints:
        """Return hints at what a role probably meant."""
        if role not in self._hints:
            catalogue = self.catalogue
            known: Iterable[str] = catalogue.declared_labels
            others = catalogue.declared_aliases if role == 'topic' else {}
            if role == 'resource':
                titles = [r.written or r.title for r in catalogue.resources]
                known = [*catalogue.by_id, *titles]
            elif role == 'resource-path':
                paths = catalogue.paths
                known = [*paths, *(path.title for path in paths.values())]
            self._hints[role] = Hints(known, others)
        return self._hints[role]

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
        found = self.targets.find(typ, target)
        if found is None:
            return None
        if typ == 'topic':
            self._tell_topic(target, node)
        if not node.get('refexplicit'):
            classes = contnode['classes']
            contnode = self._named(found.label, builder)
            contnode['classes'] = classes
        return make_reference(builder, fromdocname, found, contnode)

    def _tell_topic(self, name: str, node: pending_xref) -> None:
        """Warn of the name of several topics, or of one that is only used."""
        topic = self.catalogue.topic(name)
        if len(topics := self.catalogue.meant(name)) > 1:
            warn('reference', several(name, topics), node)
        elif topic and not topic.docname and holds(conditions_of(node), self.env):
            hint = self.hints('topic').of(name)
            warn('topic', f"the topic '{name}' is not declared{hint}", node)

    def _named(self, label: str, builder: Builder) -> Element:
        """Return what a reference shows of its own."""
        site = self.catalogue.language_tag
        if not traits_of(builder).markup:
            return nodes.inline('', '', *shown_title(isolated(label), builder))
        words = shown_title(label, builder)
        if direction := attribute(label, '', site):
            return resource_label('', '', *words, dir=direction)
        return nodes.inline('', '', *words)

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
            if (found := self.targets.find_exact(role, target))
            and not self._is_known_otherwise(found, fromdocname, target)
        ]

    def _is_known_otherwise(self, found: Target, fromdocname: str, name: str) -> bool:
        """Say whether Sphinx knows a place by that name itself."""
        if found.docname == docname_join(fromdocname, name):
            return True
        labels = self.env.domains.standard_domain.anonlabels
        docname, anchor = labels.get(name.lower(), ('', ''))
        return docname == found.docname and (not found.anchor or anchor == found.anchor)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        # Sphinx lists them in every build, where nothing else may need the catalogue.
        folder = Path(self.env.doctreedir, FOLDER)
        # Under conditions, each build may have others.
        constant = not any(page.conditional for page in self.pages.values())
        kept = Kept(folder if constant else None)
        key = digest_of(sorted((name, p.digest) for name, p in self.pages.items()))
        text = kept.once('objects', key, lambda: json.dumps([*self._objects()]))
        kept.finish('objects')
        yield from map(tuple, json.loads(text))

    def _objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        known = self.catalogue
        found = [
            *(
                (r.id, r.title, 'resource', r.docname, r.id)
                for r in known.by_id.values()
            ),
            *(
                (t.id, t.label, 'topic', t.docname, t.anchor)
                for t in known.topics.values()
            ),
            *(
                (p.id, p.title, 'path', p.docname, p.anchor)
                for p in known.paths.values()
            ),
        ]
        for id_, title, kind, docname, anchor in found:
            # A topic that is only used stands nowhere.
            if docname:
                yield id_, removed(readable(title)), kind, docname, anchor, HIDDEN

    def check_consistency(self) -> None:
        for fault in self._untold:
            warn(*fault)

    def find_faults(self) -> None:
        """Look for all that is wrong with the catalogue, before it is kept.

        Of what the author was told before, only what was read again is told again.
        """
        outline = digest_of(self.outline)
        if self.data['sound'] == outline:
            return
        told = {fault.core for fault in self.data['told']}
        hidden = hidden_names(self.pages, self.env)
        found = check_catalogue(self.catalogue, self.shown, self.env, hidden)
        self._untold = [
            fault
            for fault in found
            if fault.core not in told or is_in(fault, self.read, self.env)
        ]
        self.data['told'] = found
        self.data['sound'] = '' if found else outline


def domain_of(env: BuildEnvironment) -> ResourceDomain:
    """Return the domain of a project."""
    domain = env.domains[ResourceDomain.name]
    assert isinstance(domain, ResourceDomain)
    return domain


def on_env_before_read_docs(
    app: Sphinx, env: BuildEnvironment, docnames: list[str]
) -> None:
    """Note which documents a build reads."""
    domain_of(env).read = frozenset(docnames)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Look for faults, before the environment is kept."""
    domain = domain_of(env)
    # Another builder may show what is wrong, though no page is read for it.
    if not domain.state.startswith(f'{domain.around} '):
        domain.find_faults()


def setup_domain(app: Sphinx) -> None:
    """Register the domain, and its roles under their plain names too."""
    app.add_domain(ResourceDomain)
    for name, role in ResourceDomain.roles.items():
        app.add_role(name, role)
    # Once the words are in the language of the site.
    app.connect('config-inited', lambda app, config: name_indices(), priority=600)
    app.connect('env-before-read-docs', on_env_before_read_docs, priority=900)
    app.connect('env-updated', on_env_updated, priority=900)
