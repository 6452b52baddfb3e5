"""Cards away from their place, made when the page is written that shows them.

That is done by one of several processes, where Sphinx has them.  Each card is kept for
the next time that the page is written.
"""

from __future__ import annotations

from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import sphinx_design
from markupsafe import Markup

from sphinx_resources.model.card import MORE, blocks
from sphinx_resources.model.direction import attribute
from sphinx_resources.rendering.html.badges import badges_name
from sphinx_resources.rendering.html.elements import element, label, start_tag
from sphinx_resources.rendering.html.foot import entry_link, entry_name, foot
from sphinx_resources.rendering.html.fragments import FOLD_END
from sphinx_resources.rendering.html.inline import first_sentence, inline
from sphinx_resources.rendering.html.lists import columns, items, start_of
from sphinx_resources.views.details import plain_text
from sphinx_resources.views.shapes import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_resources.kept import Kept
    from sphinx_resources.model.records import Resource, Run
    from sphinx_resources.nodes import resource_card_list
    from sphinx_resources.rendering.html.fragments import Parts
    from sphinx_resources.views.details import Details

#: Classes of a card.
CARD = ('sd-card', 'sd-card-body', 'sd-shadow-sm', 'resource-card')
#: The parts of a card that a page of very many shows.
SHORT = ('level', 'topics', 'summary')

#: What follows the badges of a copy, for all pages of a folder.
_ENDS: WeakKeyDictionary[Details, dict[tuple[object, ...], list[Markup]]] = (
    WeakKeyDictionary()
)


class Copies:
    """The parts of a list of cards, in order.

    :param node: The list.
    :param ids: The anchor of each card; empty if the page has one of that name.
    :param details: What is known of all resources.
    :param parts: Parts of the cards on the page.
    :param short: Whether to leave out what only helps among few.
    :param lean: Whether to leave to the script what it can make of the rest: the
        anchors of cards, names of links and badges, and what the filter reads.
    :param kept: What was made of cards on this page before.
    :param last: Whether it is the last list of the page.
    """

    def __init__(
        self,
        node: resource_card_list,
        ids: Sequence[str],
        details: Details,
        parts: Parts,
        *,
        short: bool,
        lean: bool,
        kept: Kept,
        last: bool,
    ) -> None:
        self._node = node
        self._ids = ids
        self._details = details
        self._parts = parts
        self._short = short
        self._lean = lean
        self._kept = kept
        self._last = last
        self._site = details.catalogue.language_tag
        names = details.catalogue.card
        if short:
            names = tuple(name for name in names if name in SHORT)
        kinds = [kind for kind, _group in blocks(names)]
        #: The badges that come first, which alone depend on the page; the others.
        self._badges: tuple[str, ...] = ()
        if kinds[:1] == ['badges']:
            self._badges = blocks(names)[0][1]
        self._others = names[len(self._badges) :]
        self._ends: dict[tuple[object, ...], list[Markup]] | None = None
        if kinds.count('badges') <= 1 and not parts.holds_resources:
            self._ends = _ENDS.setdefault(details, {})

    def __iter__(self) -> Iterator[Markup]:
        node = self._node
        if self._lean:
            own = {'data_entry': entry_name()}
            if self._badges:
                own['data_badges'] = badges_name(self._badges)
            yield start_of(node, **columns(node), **own)
            starts: Iterator[Markup] = repeat(start_tag('li'), len(self._ids))
        else:
            yield start_of(node)
            starts = items(node)
        form = f'copies/{self._parts.docname}'
        look = f'{node["level"]} {self._short} {self._lean} {sphinx_design.__version__}'
        for record, item, id_ in zip(node['records'], starts, self._ids, strict=True):
            yield item
            key = f'{self._details.key(record)} {id_} {look}'
            make = partial(self._article, record, id_)
            yield Markup(self._kept.once(form, key, make))
        yield Markup('</ul>')
        if self._last:
            self._kept.finish(form)

    def _article(self, record: Resource, id_: str) -> str:
        known = {'id': id_} if id_ and not self._lean else {}
        head = f'head {self._node["level"]}{" short" * self._short}'
        badges = Markup()
        if names := self._badges:
            badges = self._parts.badges(record, names, named=not self._lean)
        return ''.join(
            [
                start_tag('article', classes=CARD, **known),
                self._parts.once(head, record, self._head),
                badges,
                *self._end(record),
                '</article></li>',
            ]
        )

    def _head(self, record: Resource) -> Markup:
        """Return what every page says alike: the title, and who made it."""
        language = self._details.card(record).language
        title = label(record.title, language, self._site)
        if record.url:
            classes = () if self._short else ('reference', 'external')
            title = element('a', title, classes=classes, href=record.url)
        icon = self._parts.icon(record)
        name = f'h{self._node["level"]}'
        heading = element(name, icon, title, classes=('sd-card-title',))
        return heading + self._parts.byline(record, short=self._short)

    def _end(self, record: Resource) -> list[Markup]:
        """Return what follows the badges: the same for all pages of a folder."""
        if self._ends is None:
            return list(self._made(record))
        key = (self._parts.folder, self._short, *record.key)
        if key in self._ends:
            return self._ends[key]
        end = list(self._made(record))
        facts = self._details.card(record).facts
        # What a page itself is about has no link there.
        if not any(
            isinstance(part, Ref) and part.target
            for fact in facts
            for part in fact.content
        ):
            self._ends[key] = end
        return end

    def _made(self, record: Resource) -> Iterator[Markup]:
        parts, details = self._parts, self._details
        summary = details.card(record).summary
        if self._short:
            summary = tuple(first_sentence(summary))
        href = parts.address(details.targets.of_resource(record))
        contents = 'contents' in details.catalogue.card
        entry = entry_link(record, href, contents=contents, named=not self._lean)
        own = {'summary': self._summary(summary), MORE: [entry]}
        shown = [*parts.ordered(record, self._others, own)]
        yield from shown
        yield parts.facts(record, ['origin', 'also-in'])
        folded = bool(shown) and shown[-1] is FOLD_END
        # One link to an address is enough on a card.
        yield foot(*(() if folded else (entry,)))

    def _summary(self, runs: Sequence[Run]) -> Iterator[Markup]:
        if runs:
            direction = attribute(plain_text(runs), '', self._site)
            known = {'dir': 'auto'} if direction else {}
            yield start_tag('p', classes=('resource-summary',), **known)
            yield from inline(runs)
            yield Markup('</p>')
