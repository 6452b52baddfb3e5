"""The parts of a card as markup: what is the same on every page is made once."""

from __future__ import annotations

from collections import defaultdict
from posixpath import dirname
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from markupsafe import Markup

from sphinx_resources.compat import traits_of
from sphinx_resources.links import address
from sphinx_resources.model.addresses import host
from sphinx_resources.model.authors import joined
from sphinx_resources.model.card import MORE, blocks
from sphinx_resources.model.direction import RIGHT_MARK, of_language
from sphinx_resources.model.words import _, ngettext
from sphinx_resources.rendering.html.badges import badges_name, level_badge
from sphinx_resources.rendering.html.elements import (
    bidi,
    element,
    hidden_text,
    join,
    label,
    start_tag,
)
from sphinx_resources.rendering.html.icons import octicon, symbol, use_of
from sphinx_resources.views.details import with_note
from sphinx_resources.views.shapes import OwnFact, Ref, Strong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx.builders import Builder

    from sphinx_resources.model.records import Resource
    from sphinx_resources.model.targets import Target
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Fact, Inline


#: What a card has in its own place beside markup: nodes.
Part = TypeVar('Part')


class _Made:
    """What was made of the details of a catalogue and looks alike on several pages."""

    def __init__(self) -> None:
        #: Parts of cards, by their names and the keys of resources.
        self.parts: dict[tuple[str, str, str], Markup] = {}
        #: Facts without links to pages; many resources share one.
        self.rows: dict[Fact, Markup] = {}
        #: What links show, wherever they stand.
        self.shown: dict[Ref, Markup] = {}
        #: Links to other pages, by the folder from which they lead there.
        self.links: dict[str, dict[Ref, Markup]] = defaultdict(dict)


_MADE: WeakKeyDictionary[Details, _Made] = WeakKeyDictionary()

#: What ends the part of a card that is opened.
FOLD_END = Markup('</details>')
#: How many topics a card shows at once; the others on demand, if they are several.
TOPICS = 3


class Parts:
    """The parts of the cards on one page.

    :param details: What is known of all resources.
    :param builder: The builder that is going to write the page.
    :param docname: The document that the page is of.
    """

    def __init__(self, details: Details, builder: Builder, docname: str) -> None:
        self._details = details
        self._traits = traits_of(builder)
        self._made = _MADE.get(details) or _MADE.setdefault(details, _Made())
        self._builder = builder
        self.docname = docname
        #: Addresses of documents as seen from this one.
        self._pages = {docname: ''}
        #: Links to places on this page.
        self._within: dict[Ref, Markup] = {}
        self._badges: dict[Ref, Markup] = {}
        self._terms: dict[str, Markup] = {}
        #: What the addresses of all pages in one folder count from.
        self.folder = dirname(builder.get_target_uri(docname))
        self._links = self._made.links[self.folder]
        #: Whether cards link to this very page.
        self.holds_resources = details.catalogue.holds_resources(docname)
        #: Whether pictures can stand in the page.
        self.draws = self._traits.icons
        #: Whether what is in a page once can be shown in it many times.
        self.draws_once = self._traits.scripts
        #: Readers of books have no way to open what is closed.
        self.opened = {} if self._traits.opens else {'open': 'open'}

    def icon(self, resource: Resource) -> Markup:
        """Return the picture that stands for the kind of *resource*."""
        if not (name := self._icon_of(resource)):
            return Markup()
        return use_of(name) if self.draws_once else octicon(name)

    def icons(self, resources: Iterable[Resource]) -> Markup:
        """Return the pictures of *resources*, which stand once at the end of a page."""
        names = sorted({self._icon_of(resource) for resource in resources} - {''})
        if not names or not self.draws_once:
            return Markup()
        return element(
            'svg',
            *map(symbol, names),
            classes=('resource-icons',),
            width='0',
            height='0',
            aria_hidden='true',
        )

    def _icon_of(self, resource: Resource) -> str:
        kind = self._details.catalogue.kinds.get(resource.kind)
        return kind.icon if kind and self._traits.icons else ''

    def byline(self, resource: Resource, *, short: bool = False) -> Markup:
        """Return the kind of *resource*, and who made it.

        :param resource: The resource.
        :param short: Whether to say the year once: a number of four digits is a date;
            and to leave it to the script, where there are some, to say the host again.
        """
        if short:
            return self._byline(resource, short=True)
        return self.once('byline', resource, self._byline)

    def badges(
        self, resource: Resource, names: Sequence[str], *, named: bool = True
    ) -> Markup:
        """Return the badges of *resource*.

        :param resource: Whose they are.
        :param names: ``level`` and ``topics``, or one of them.
        :param named: Whether to say what they are; else a script does.
        """
        card = self._details.card(resource)
        known = {
            'level': [self._level(resource)] if card.level else [],
            'topics': self._topics(card.topics),
        }
        badges = [badge for name in names for badge in known[name]]
        if not badges:
            return Markup()
        return element(
            'ul',
            *badges,
            classes=('resource-badges',),
            role='list',
            **({'aria_label': badges_name(names)} if named else {}),
        )

    def _level(self, resource: Resource) -> Markup:
        levels = [*self._details.catalogue.levels]
        step = levels.index(resource.level) + 1
        return level_badge(self._details.card(resource).level, step, len(levels))

    def _topics(self, refs: Sequence[Ref]) -> list[Markup]:
        """Return badges for topics: the first, and the others on demand.

        What the page itself is about is known there.
        """
        others = [ref for ref in refs if not ref.target or self.address(ref.target)]
        badges = [*map(self._badge, others)]
        if len(badges) <= TOPICS + 1 or not self._traits.opens:
            return badges
        return [*badges[:TOPICS], self._rest(badges[TOPICS:])]

    def _rest(self, badges: Sequence[Markup]) -> Markup:
        count = len(badges)
        words = ngettext(' more topic', ' more topics', count)
        return element(
            'li',
            element(
                'details',
                element('summary', f'+{count}', hidden_text(words)),
                element('ul', *badges, classes=('resource-badges',), role='list'),
                classes=('resource-rest',),
            ),
        )

    def _byline(self, resource: Resource, *, short: bool = False) -> Markup:
        sender = host(resource.url)
        left = short and self._traits.scripts and sender != ''
        # Between Latin names only a letter of the page's direction keeps their order.
        site = of_language(self._details.catalogue.language_tag)
        sign = f'{RIGHT_MARK} · ' if site == 'rtl' else ' · '
        makers = [
            self._label(self._details.card(resource).kind),
            bidi(joined(resource)),
        ]
        line = join(filter(None, makers), sign)
        if year := resource.year:
            known = {} if short else {'datetime': year}
            time = element('time', year, **known)
            # With its sign it can stand apart, where little of the line is shown.
            line = line + element('span', sign, time) if line else time
        senders = [self._label(resource.publisher), '' if left else sender]
        line = join(filter(None, [line, *senders]), sign)
        if not line and not left:
            return Markup()
        return element('p', line, classes=('resource-byline',))

    def facts(self, resource: Resource, names: Sequence[str]) -> Markup:
        """Return what else is known of *resource*.

        :param resource: Of what.
        :param names: Names of the facts.
        """
        found = [f for f in self._details.card(resource).facts if f.name in names]
        if not found or any(map(_depends, found)):
            return self._list(found)
        return self.once(f'facts {names[0]}', resource, lambda _: self._list(found))

    def more(
        self, resource: Resource, content: Iterable[Markup | Part]
    ) -> list[Markup | Part]:
        """Return what stands below the fold of a card."""
        title = hidden_text(_(': ') + resource.title)
        start = start_tag('details', classes=('resource-more',), **self.opened)
        return [
            start + element('summary', _('More'), title),
            *content,
            FOLD_END,
        ]

    def ordered(
        self,
        resource: Resource,
        names: tuple[str, ...],
        own: Mapping[str, Iterable[Markup | Part]],
    ) -> Iterator[Markup | Part]:
        """Return parts of a card in order; those after the fold in a disclosure.

        :param resource: The resource.
        :param names: Names of the parts.
        :param own: The parts that differ between a card and its copies.
        """
        for kind, group in blocks(names):
            if kind == MORE:
                after = names[names.index(MORE) + 1 :]
                below = [x for x in self.ordered(resource, after, own) if x != '']
                if below:
                    yield from self.more(resource, [*below, *own.get(MORE, ())])
                return
            if kind == 'badges':
                yield self.badges(resource, group)
            elif kind == 'facts':
                yield self.facts(resource, group)
            elif kind == 'see-also':
                yield self.see_also(resource)
            else:
                yield from own.get(kind, ())

    def see_also(self, resource: Resource) -> Markup:
        """Return what else may help whoever looks at *resource*."""
        # It links to the pages that hold resources: all others of a folder share it.
        if self.holds_resources:
            return self._see_also(resource)
        return self.once(f'see also {self.folder}', resource, self._see_also)

    def _see_also(self, resource: Resource) -> Markup:
        others = self._details.card(resource).see_also
        if not others:
            return Markup()
        return element(
            'details',
            element(
                'summary',
                _('See also'),
                hidden_text(_(' for {title}').format(title=resource.title)),
            ),
            self._list(others),
            classes=('resource-see-also',),
            **self.opened,
        )

    def _list(self, facts: Sequence[Fact]) -> Markup:
        if not facts:
            return Markup()
        rows = map(self._row, facts)
        return element('dl', *rows, classes=('resource-facts', 'simple'))

    def _row(self, fact: Fact) -> Markup:
        if _depends(fact):
            return self._made_row(fact)
        rows = self._made.rows
        if fact not in rows:
            rows[fact] = self._made_row(fact)
        return rows[fact]

    def _made_row(self, fact: Fact) -> Markup:
        return element(
            'div',
            self._term(fact.label),
            element('dd', join(map(self._inline, fact.content), _(', '))),
            classes=(fact.css,) if fact.css else (),
        )

    def once(
        self, name: str, resource: Resource, make: Callable[[Resource], Markup]
    ) -> Markup:
        """Return a part that looks the same on several pages.

        :param name: Of the part, and of the folder that its addresses count from.
        :param resource: Whose card it is.
        :param make: What makes it.
        """
        key = (name, *resource.key)
        parts = self._made.parts
        if key not in parts:
            parts[key] = make(resource)
        return parts[key]

    def inline(self, content: Iterable[Inline]) -> Markup:
        """Return text and links as markup."""
        return join(map(self._inline, content))

    # Links

    def _term(self, text: str) -> Markup:
        if text not in self._terms:
            self._terms[text] = element('dt', self._label(text))
        return self._terms[text]

    def _label(self, text: str, language: str = '') -> Markup:
        return label(text, language, self._details.catalogue.language_tag)

    def _badge(self, ref: Ref) -> Markup:
        if ref not in self._badges:
            link = self._link(ref, 'sd-badge', 'resource-topic')
            self._badges[ref] = element('li', link)
        return self._badges[ref]

    def _inline(self, part: Inline) -> str:
        if isinstance(part, str):
            return self._label(part)
        if isinstance(part, Strong):
            return element('strong', self._inline(part.content))
        here = part.target is not None and part.target.docname == self.docname
        links = self._within if here else self._links
        if part not in links:
            links[part] = self._link(part)
        return links[part]

    def _link(self, ref: Ref, *classes: str) -> Markup:
        href = self.address(ref.target) if ref.target else ref.url
        note = self._label(with_note('', ref.note)) if ref.note else Markup()
        if not href:
            text = self._label(ref.text, ref.language) + note
            return element('span', text, classes=classes) if classes else text
        shown = self._made.shown
        if ref not in shown:
            shown[ref] = self._told(ref)
        kind = 'internal' if ref.target else 'external'
        classes = classes or ('reference', kind)
        link = element('a', shown[ref], classes=classes, href=href) + note
        return link + self._printed(ref.url) if ref.url else link

    def _told(self, ref: Ref) -> Markup:
        """Return what a link shows, and what it says to who cannot see it."""
        before = hidden_text(ref.before) if ref.before else ''
        after = hidden_text(ref.after) if ref.after else ''
        return join([before, self._label(ref.text, ref.language), after])

    def _printed(self, url: str) -> Markup:
        """Return an address as Sphinx prints those of a book."""
        if self._traits.opens or self._builder.config.epub_show_urls == 'no':
            return Markup()
        return element('span', f' [{url}]', classes=('link-target',))

    def address(self, target: Target) -> str:
        """Return the address of a place; empty if it is this page as a whole."""
        if target.docname not in self._pages:
            self._pages[target.docname] = self._builder.get_relative_uri(
                self.docname, target.docname
            )
        return address(self._traits, self._pages[target.docname], target)


def _depends(fact: Fact) -> bool:
    """Say whether a fact links to a page: how depends on where it stands."""
    return not isinstance(fact, OwnFact) and any(
        isinstance(part, Ref) and part.target for part in fact.content
    )
