"""The form that filters the cards of a page.

The form is in the page as it is built, with all values and counts; without
scripts it is not shown, and every card is.  ``static/resource-filter.js``
brings it to life, with the texts that the form has for it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes

from sphinx_resources.model.facets import facets
from sphinx_resources.model.words import N_, _, counted, ngettext, plural_forms
from sphinx_resources.nodes import resource_heading, resource_html_leaf
from sphinx_resources.rendering.html.arrangement import arrangement
from sphinx_resources.rendering.html.elements import element, hidden_text, label
from sphinx_resources.views.filter import WORTHWHILE, Value, distinct, filter_of
from sphinx_resources.views.orders import orders_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.facets import Facet
    from sphinx_resources.model.records import Resource
    from sphinx_resources.nodes import resource_card_list
    from sphinx_resources.rendering.html.fragments import Parts
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.filter import Filter, Group
    from sphinx_resources.views.orders import Order

#: Most cards that browsers lay out all at once.
MANY = 100
#: The facet whose values are always shown.
QUICK = 'level'
#: How many values of a facet are shown at first.
SHOWN = 8
#: What the script says: a name, and the text in which braces stand for what it
#: knows.
TEXTS = {
    'on': N_('Filters that are on'),
    'remove': N_('Remove filter: {label}'),
    'clear': N_('Clear all'),
    'suggestion': N_('Did you mean {words}?'),
    'nothing': N_('Nothing here has all of that.'),
    'comma': N_(', '),
    'quoted': N_('“{words}”'),
    'everything': N_('Everything on {label}'),
    'unknown': N_('{count}; left out, because no resource here has it: {values}'),
}
#: What it says that depends on a number: for one, and for others in English.
COUNTED = {
    'all': counted('{total} resource', '{total} resources'),
    'part': counted('{shown} of {total} resource', '{shown} of {total} resources'),
    'show': counted('Show {shown} resource', 'Show {shown} resources'),
    'count': counted('({count} on)', '({count} on)'),
    'without': counted(
        '{shown} resource without the filter: {label}',
        '{shown} resources without the filter: {label}',
    ),
}
#: The facets that the script knows from the marks of a reader.
MARKS = ('saved', 'done')
#: Anchor of the line that says how many cards are shown. No name of Sphinx or of
#: docutils has a colon, so that nothing else on the page is called so.
RESULTS = 'resource:results'


def add_filter(
    lists: Sequence[resource_card_list],
    details: Details,
    parts: Parts,
    *,
    lean: bool = False,
) -> bool:
    """Put a form above lists of cards, if they hold enough.

    :param lists: Lists of cards in the order of the page.
    :param details: What is known of all resources.
    :param parts: Parts of the cards on the page.
    :param lean: Whether cards leave to the script what it can make of the rest.
    :returns: Whether they do.
    """
    records = [record for node in lists for record in node['records']]
    if len(records) < WORTHWHILE:
        return False
    offered = filter_of(records, details)
    orders = orders_of([node['records'] for node in lists], details)
    known = facets(details.catalogue)
    shown = [known[group.name] for group in offered.groups]
    for node in lists:
        node['classes'].append('resource-filtered')
        if len(records) > MANY:
            node['classes'].append('resource-many')
        node['data'] = [
            values_of(record, details.catalogue, shown) for record in node['records']
        ]
    if lean and _links_tell(records, offered, details, parts):
        for node in lists:
            node['linked'] = ['data_topic']
    place: nodes.Element = lists[0]
    while not isinstance(place.parent, nodes.section | nodes.document):
        place = place.parent
    index = place.parent.index(place)
    if index and isinstance(place.parent[index - 1], resource_heading):
        index -= 1
    form = filter_form(records, offered, orders, details, parts)
    place.parent.insert(index, resource_html_leaf('', before=[form]))
    return True


def values_of(
    resource: Resource, catalogue: Catalogue, facets: Iterable[Facet]
) -> dict[str, str]:
    """Return the values that *resource* has, as attributes for the script."""
    found = {
        f'data_{facet.name}': ' '.join(map(_quote, facet.values(catalogue, resource)))
        for facet in facets
    }
    return {name: values for name, values in found.items() if values}


def _links_tell(
    records: Iterable[Resource], offered: Filter, details: Details, parts: Parts
) -> bool:
    """Say whether the links of cards tell which topics they have that are offered."""
    addresses = {
        value.name: parts.address(value.target) if value.target else ''
        for group in offered.groups
        if group.name == 'topic'
        for value in group.values
    }
    known = set(addresses.values())
    if '' in known or len(known) < len(addresses):
        return False
    values = facets(details.catalogue)['topic'].values
    return all(
        {addresses[name] for name in values(details.catalogue, r) if name in addresses}
        == known.intersection(
            parts.address(ref.target) for ref in details.card(r).topics if ref.target
        )
        for r in records
    )


@lru_cache(maxsize=1 << 12)
def _quote(value: str) -> str:
    """Return a value without what stands between values."""
    return quote(value, safe='')


def filter_form(
    records: Sequence[Resource],
    offered: Filter,
    orders: Sequence[Order],
    details: Details,
    parts: Parts,
) -> Markup:
    """Return the form for the cards of a page, and the line on its results.

    :param records: What the cards show, as they stand on the page.
    :param offered: By what they differ.
    :param orders: How they can be sorted.
    :param details: What is known of all resources.
    :param parts: Parts of the cards on the page.
    """
    total = len(distinct(records))
    quick = [group for group in offered.groups if group.name == QUICK]
    fieldsets = [
        _fieldset(group, parts) for group in offered.groups if group not in quick
    ]
    if 'marks' in details.catalogue.card:
        fieldsets.append(_marks(total))
    skip = element(
        'a', _('Skip to results'), classes=('resource-skip',), href=f'#{RESULTS}'
    )
    words = _('Search these resources')
    query = element(
        'label',
        hidden_text(words),
        element(
            'input', type='search', name='q', spellcheck='false', placeholder=words
        ),
        classes=('resource-query',),
    )
    form = element(
        'form',
        skip,
        query,
        *(_fieldset(group, parts, 'resource-quick') for group in quick),
        _folded(fieldsets),
        arrangement(orders, records),
        classes=('resource-filter',),
        role='search',
        aria_label=_('Filter resources'),
        autocomplete='off',
        data_facets=' '.join([*facets(details.catalogue), *MARKS]),
        data_names=json.dumps(_names(offered)),
        **_texts(details.catalogue.language),
    )
    return form + _results(total)


def _results(total: int) -> Markup:
    """Return the line that says how many cards are shown."""
    status = element(
        'p',
        ngettext(*COUNTED['all'], total).format(total=total),
        id=RESULTS,
        classes=('resource-status',),
        role='status',
        aria_atomic='true',
        tabindex='-1',
    )
    return element('div', status, classes=('resource-results',))


def _names(offered: Filter) -> dict[str, dict[str, str]]:
    """Return other names of values by facet, for the script."""
    names: dict[str, dict[str, str]] = {}
    for facet, name, value in offered.names:
        names.setdefault(facet, {})[name] = value
    return names


def _texts(language: str) -> dict[str, str]:
    """Return what the script says, as attributes."""
    texts = {f'data_{name}': _(text) for name, text in TEXTS.items()}
    for name, (one, other) in COUNTED.items():
        for category, text in plural_forms(one, other, language).items():
            texts[f'data_{name}_{category}'] = text
    return texts


def _folded(groups: Sequence[Markup]) -> Markup:
    """Return what is shown on demand."""
    hint = _(
        'In one group, a resource needs any of the values that are on; of '
        'several groups, it needs one of each.'
    )
    more = element(
        'button',
        # The script writes into the span how many values are on.
        _('More filters'),
        element('span'),
        classes=('resource-more',),
        type='button',
        aria_expanded='false',
    )
    rest = element(
        'div',
        element('p', hint, classes=('resource-hint',)),
        *groups,
        element('button', classes=('resource-show',), type='button'),
        classes=('resource-facets',),
    )
    return more + rest


def _fieldset(facet: Group, parts: Parts, *classes: str) -> Markup:
    often = {
        value.name
        for value in sorted(facet.values, key=lambda value: -value.count)[:SHOWN]
    }
    labels = [
        _checkbox(
            facet.name,
            value,
            hidden=value.name not in often,
            href=parts.address(value.target) if value.target else '',
        )
        for value in facet.values
    ]
    if len(facet.values) > SHOWN:
        labels.append(
            element(
                'button',
                _('Show all {count}').format(count=len(facet.values)),
                hidden_text(_(' values of {facet}').format(facet=facet.label)),
                classes=('resource-all',),
                type='button',
                aria_expanded='false',
            )
        )
    return _group(facet.label, labels, *classes)


def _group(label: str, controls: Iterable[Markup], *classes: str) -> Markup:
    """Return a group of controls; what stands beside the legend is one element."""
    values = element('div', *controls, classes=('resource-values',))
    return element(
        'fieldset',
        element('legend', label),
        values,
        classes=('resource-facet', *classes),
    )


def _marks(total: int) -> Markup:
    """Return the group for what readers marked; a script knows the counts."""
    values = [
        ('saved', Value(name='yes', label=_('Saved'), count=0)),
        ('done', Value(name='yes', label=_('Done'), count=0)),
        ('done', Value(name='no', label=_('Not done'), count=total)),
    ]
    buttons = [
        element(
            'button', label, hidden_text(_(' marks')), type='button', data_marks=name
        )
        for name, label in (('export', _('Export')), ('import', _('Import')))
    ]
    boxes = [_checkbox(facet, value) for facet, value in values]
    return _group(_('Your marks'), [*boxes, *buttons])


def _checkbox(
    facet: str, value: Value, *, hidden: bool = False, href: str = ''
) -> Markup:
    known = {'data_aliases': '\n'.join(value.aliases), 'data_href': href}
    number = element('b', str(value.count))
    noun = hidden_text(ngettext(' resource', ' resources', value.count))
    return element(
        'label',
        element(
            'input',
            type='checkbox',
            name=facet,
            value=value.name,
            **{key: text for key, text in known.items() if text},
        ),
        element('span', label(value.label)),
        ' ',
        element('span', number, noun, classes=('resource-number',)),
        **({'hidden': ''} if hidden else {}),
    )
