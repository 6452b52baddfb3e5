"""The form that filters the cards of a page.

The form is in the page as it is built, with all values and counts; without
scripts it is not shown, and every card is.  ``static/sphinx-resources.js``
brings it to life.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resources.nodes import heading, html_leaf
from sphinx_resources.rendering.html.elements import element, hidden_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from sphinx_resources.model.records import Resource
    from sphinx_resources.nodes import card_list
    from sphinx_resources.rendering.html.cards import CardRenderer

#: Fewest cards on a page that are worth a form.
WORTHWHILE = 6
#: Most cards that browsers lay out all at once.
MANY = 100
#: How many values of a facet are shown at first.
SHOWN = 8
#: The facets in the order of the form, as readers see them.
LABELS = {'level': 'Level', 'kind': 'Kind', 'topic': 'Topic', 'language': 'Language'}
#: Anchor of the line that says how many cards are shown.
RESULTS = 'resource-results'


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a facet."""

    #: What stands for it in addresses.
    name: str
    #: What readers see.
    label: str
    #: How many cards have it.
    count: int
    #: Other names by which readers may look for it.
    aliases: str = ''
    #: Address of a page about it.
    href: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A group of values, of which a reader may choose any number."""

    #: What stands for it in addresses.
    name: str
    #: What readers see.
    label: str
    values: tuple[Value, ...]


def add_filter(lists: Sequence[card_list], renderer: CardRenderer) -> None:
    """Put a form above lists of cards, if they hold enough.

    :param lists: Lists of cards in the order of the page.
    :param renderer: What made them.
    """
    records = [record for node in lists for record in node['records']]
    if len(records) < WORTHWHILE:
        return
    for node in lists:
        node['classes'].append('resource-filtered')
        if len(records) > MANY:
            node['classes'].append('resource-many')
        node['data'] = [
            {
                f'data_{name}': ' '.join(values)
                for name, values in values_of(record, renderer).items()
            }
            for record in node['records']
        ]
    place: nodes.Element = lists[0]
    while not isinstance(place.parent, nodes.section | nodes.document):
        place = place.parent
    index = place.parent.index(place)
    if index and isinstance(place.parent[index - 1], heading):
        index -= 1
    form = filter_form(records, renderer)
    place.parent.insert(index, html_leaf('', before=[form]))


def values_of(resource: Resource, renderer: CardRenderer) -> dict[str, list[str]]:
    """Return the values that *resource* has, by the name of the facet."""
    topics = [topic.id for topic in renderer.catalogue.topics_of(resource)]
    single = {
        'level': resource.level,
        'kind': resource.kind,
        'language': resource.language,
    }
    found = {name: [value] for name, value in single.items() if value}
    return {'topic': topics, **found} if topics else found


def facets(resources: Sequence[Resource], renderer: CardRenderer) -> Iterator[Facet]:
    """Return the facets by which *resources* differ.

    A value that all of them have tells nothing, and is left out.

    :param resources: What is shown.
    :param renderer: What shows it.
    """
    counts: dict[str, Counter[str]] = {name: Counter() for name in LABELS}
    for resource in resources:
        for name, names in values_of(resource, renderer).items():
            counts[name].update(names)
    catalogue = renderer.catalogue
    labels = {
        'level': {level.name: level.label for level in catalogue.levels.values()},
        'kind': {kind.name: kind.plural for kind in catalogue.kinds.values()},
        'topic': _by_label(
            {id_: catalogue.topics[id_].label for id_ in counts['topic']}
        ),
        'language': _by_label(
            {tag: renderer.facts.name_of_language(tag) for tag in counts['language']}
        ),
    }
    for name, label in LABELS.items():
        values = tuple(
            _value(renderer, name, value, text, counts[name][value])
            for value, text in labels[name].items()
            if 0 < counts[name][value] < len(resources)
        )
        if values:
            yield Facet(name=name, label=label, values=values)


def _by_label(labels: dict[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda item: (item[1].casefold(), item[0])))


def _value(
    renderer: CardRenderer, facet: str, name: str, label: str, count: int
) -> Value:
    if facet != 'topic':
        return Value(name=name, label=label, count=count)
    topic = renderer.catalogue.topics[name]
    place = renderer.catalogue.place_of_topic(topic)
    return Value(
        name=name,
        label=label,
        count=count,
        aliases=', '.join(topic.aliases),
        href=renderer.parts.address(place) if place else '',
    )


def filter_form(resources: Sequence[Resource], renderer: CardRenderer) -> Markup:
    """Return the form for the cards of a page, and the line on its results.

    :param resources: The resources whose cards are on the page.
    :param renderer: What shows them.
    """
    total = len(resources)
    groups = [_fieldset(facet) for facet in facets(resources, renderer)]
    skip = element(
        'a', 'Skip to results', classes=('resource-skip',), href=f'#{RESULTS}'
    )
    query = element(
        'label',
        element('span', 'Search these resources'),
        element('input', type='search', name='q', spellcheck='false'),
        classes=('resource-query',),
    )
    form = element(
        'form',
        skip,
        query,
        _folded([*groups, _marks(total)]),
        classes=('resource-filter',),
        role='search',
        aria_label='Filter resources',
        autocomplete='off',
    )
    status = element(
        'p',
        f'{total} resources',
        id=RESULTS,
        classes=('resource-status',),
        role='status',
        aria_atomic='true',
        tabindex='-1',
    )
    return form + element('div', status, classes=('resource-results',))


def _folded(groups: Sequence[Markup]) -> Markup:
    """Return what phones show on demand, and wide screens always."""
    hint = (
        'In one group, a resource needs any of the values that are on; of '
        'several groups, it needs one of each.'
    )
    return element(
        'details',
        # A script writes into the span how many values are on.
        element('summary', 'Filter', element('span')),
        element('p', hint, classes=('resource-hint',)),
        *groups,
        classes=('resource-facets',),
    )


def _fieldset(facet: Facet) -> Markup:
    often = sorted(facet.values, key=lambda value: -value.count)[:SHOWN]
    labels = [
        _checkbox(facet.name, value, hidden=value not in often)
        for value in facet.values
    ]
    if len(facet.values) > SHOWN:
        labels.append(
            element(
                'button',
                f'Show all {len(facet.values)}',
                hidden_text(f' values of {facet.label}'),
                classes=('resource-all',),
                type='button',
                aria_expanded='false',
            )
        )
    legend = element('legend', facet.label)
    return element('fieldset', legend, *labels, classes=('resource-facet',))


def _marks(total: int) -> Markup:
    """Return the group for what readers marked; a script knows the counts."""
    values = [
        ('saved', Value(name='yes', label='Saved', count=0)),
        ('done', Value(name='yes', label='Done', count=0)),
        ('done', Value(name='no', label='Not done', count=total)),
    ]
    buttons = [
        element('button', label, hidden_text(' marks'), type='button', data_marks=name)
        for name, label in (('export', 'Export'), ('import', 'Import'))
    ]
    return element(
        'fieldset',
        element('legend', 'Your marks'),
        *(_checkbox(facet, value) for facet, value in values),
        *buttons,
        classes=('resource-facet',),
    )


def _checkbox(facet: str, value: Value, *, hidden: bool = False) -> Markup:
    known = {'data_aliases': value.aliases, 'data_href': value.href}
    number = element('b', str(value.count))
    return element(
        'label',
        element(
            'input',
            type='checkbox',
            name=facet,
            value=value.name,
            **{key: text for key, text in known.items() if text},
        ),
        element('span', value.label),
        ' ',
        element(
            'span', number, hidden_text(' resources'), classes=('resource-number',)
        ),
        **({'hidden': ''} if hidden else {}),
    )
