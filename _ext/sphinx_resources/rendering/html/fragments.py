"""The parts of a card as markup: what is the same on every page is made once."""

from __future__ import annotations

from functools import cache
from posixpath import dirname
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from sphinx_design.icons import get_octicon

from sphinx_resources.domain import address
from sphinx_resources.rendering.html.elements import element, hidden_text, join

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.builders import Builder

    from sphinx_resources.model.catalogue import Place
    from sphinx_resources.model.records import Resource
    from sphinx_resources.views.details import Fact, Facts, Inline, Ref


class Parts:
    """The parts of the cards on one page.

    :param facts: What is known of all resources.
    :param builder: The builder that is going to write the page.
    :param docname: The document that the page is of.
    """

    def __init__(self, facts: Facts, builder: Builder, docname: str) -> None:
        self._facts = facts
        self._builder = builder
        self._docname = docname
        #: Addresses of documents as seen from this one.
        self._pages = {docname: ''}
        self._links: dict[Ref, Markup] = {}
        self._badges: dict[Ref, Markup] = {}
        self._folder = dirname(builder.get_target_uri(docname))
        self._holds_resources = facts.catalogue.holds_resources(docname)
        #: Readers of books have no way to open what is closed.
        self.opened = {'open': 'open'} if builder.name == 'epub' else {}

    def icon(self, resource: Resource) -> Markup:
        """Return the picture that stands for the kind of *resource*."""
        kind = self._facts.catalogue.kinds.get(resource.kind)
        # EPUB allows a picture only with declarations that the icons lack.
        if not kind or not kind.icon or self._builder.name == 'epub':
            return Markup()
        return octicon(kind.icon)

    def head(self, resource: Resource) -> Markup:
        """Return who made *resource*, and its badges."""
        badges = [*map(self._badge, self._facts.topics(resource))]
        if level := self._facts.level(resource):
            badges.insert(0, level_badge(level))
        line = self._once('byline', resource, self._byline)
        if not badges:
            return line
        return line + element(
            'ul',
            *badges,
            classes=('resource-badges',),
            role='list',
            aria_label='Level and topics',
        )

    def _byline(self, resource: Resource) -> Markup:
        year = resource.year
        parts = [
            self._facts.kind(resource),
            ', '.join(resource.authors),
            resource.publisher,
            year and element('time', year, datetime=year),
        ]
        if not any(parts):
            return Markup()
        line = join(filter(None, parts), ' · ')
        return element('p', line, classes=('resource-byline',))

    def details(self, resource: Resource) -> Markup:
        """Return what else is known of *resource*."""
        return self._list(self._facts.details(resource))

    def see_also(self, resource: Resource) -> Markup:
        """Return what else may help whoever looks at *resource*."""
        # It links to the pages that hold resources: all others of a folder share it.
        if self._holds_resources:
            return self._see_also(resource)
        return self._once(f'see also {self._folder}', resource, self._see_also)

    def _see_also(self, resource: Resource) -> Markup:
        others = self._facts.see_also(resource)
        if not others:
            return Markup()
        return element(
            'details',
            element('summary', 'See also', hidden_text(f' for {resource.title}')),
            self._list(others),
            classes=('resource-see-also',),
            **self.opened,
        )

    def _list(self, facts: Sequence[Fact]) -> Markup:
        if not facts:
            return Markup()
        rows = (
            element(
                'div',
                element('dt', label),
                element('dd', join(map(self._inline, parts), ', ')),
            )
            for label, parts in facts
        )
        return element('dl', *rows, classes=('resource-facts', 'simple'))

    def _once(
        self, name: str, resource: Resource, make: Callable[[Resource], Markup]
    ) -> Markup:
        """Return a part that looks the same on several pages.

        :param name: Of the part, and of the folder that its addresses count from.
        :param resource: Whose card it is.
        :param make: What makes it.
        """
        made = self._facts.made
        key = (name, resource.docname, resource.id)
        if key not in made:
            made[key] = make(resource)
        return made[key]

    # Links

    def _badge(self, ref: Ref) -> Markup:
        if ref not in self._badges:
            link = self._link(ref, 'sd-badge', 'resource-topic')
            self._badges[ref] = element('li', link)
        return self._badges[ref]

    def _inline(self, part: Inline) -> str:
        if isinstance(part, str):
            return part
        if part not in self._links:
            self._links[part] = self._link(part)
        return self._links[part]

    def _link(self, ref: Ref, *classes: str) -> Markup:
        href = self.address(ref.place) if ref.place else ref.url
        if not href:
            text = Markup(escape(ref.text))
            return element('span', text, classes=classes) if classes else text
        before = hidden_text(ref.before) if ref.before else ''
        after = hidden_text(ref.after) if ref.after else ''
        classes = (*classes, 'reference', 'internal' if ref.place else 'external')
        link = element('a', before, ref.text, after, classes=classes, href=href)
        return link + self._printed(ref.url) if ref.url else link

    def _printed(self, url: str) -> Markup:
        """Return an address as Sphinx prints those of a book."""
        if self._builder.name != 'epub' or self._builder.config.epub_show_urls == 'no':
            return Markup()
        return element('span', f' [{url}]', classes=('link-target',))

    def address(self, place: Place) -> str:
        """Return the address of a place; empty if it is this page as a whole."""
        if place.docname not in self._pages:
            self._pages[place.docname] = self._builder.get_relative_uri(
                self._docname, place.docname
            )
        return address(self._builder, self._pages[place.docname], place)


@cache
def octicon(name: str) -> Markup:
    """Return an icon of sphinx-design."""
    return Markup(get_octicon(name, classes=['resource-icon']))


@cache
def level_badge(label: str) -> Markup:
    """Return an item that names a level."""
    badge = element('span', label, classes=('sd-badge', 'resource-level'))
    return element('li', badge)
