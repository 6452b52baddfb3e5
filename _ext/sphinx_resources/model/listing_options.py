"""The options of ``resource-list``: a query, its order and its form; those of its kin.

What a query chooses by, it can also leave out: each such option has a twin that
begins with ``not-``.  A project's own fields are options too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sphinx_resources.model import languages, values
from sphinx_resources.model.fields import SORTED
from sphinx_resources.model.options import Option, table_of
from sphinx_resources.model.query import sort_keys
from sphinx_resources.model.records import ACCESS
from sphinx_resources.model.spans import span
from sphinx_resources.model.specifications import STYLES

if TYPE_CHECKING:
    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.vocabulary import Vocabulary

#: What begins the name of an option that leaves out.
NOT = 'not-'

_CHOOSING = (
    Option(
        name='topics',
        help='Only resources on one of these topics, or on a part of it.',
        many=values.items,
        subtype='query',
    ),
    Option(
        name='kinds',
        help='Only resources of one of these kinds.',
        words=lambda vocabulary: vocabulary.kinds,
        many=values.items,
        subtype='query',
    ),
    Option(
        name='levels',
        help='Only resources of one of these levels.',
        words=lambda vocabulary: vocabulary.levels,
        many=values.items,
        subtype='query',
    ),
    Option(
        name='authors',
        help='Only resources by one of these authors.',
        many=values.names,
        subtype='query',
    ),
    Option(
        name='languages',
        help='Only resources in one of these languages, BCP 47 tags.',
        reader=languages.language,
        many=values.items,
        subtype='query',
    ),
    Option(
        name='access',
        help='Only resources that are free in one of these ways: free, account, '
        'partly, closed.',
        words=lambda _: ACCESS,
        many=values.items,
        subtype='query',
    ),
)


def _without(option: Option) -> Option:
    words = option.help.replace('Only resources', 'No resources')
    return replace(option, name=f'{NOT}{option.name}', help=words)


#: Options of ``resource-index``.
INDEX = table_of(
    [
        Option(
            name='topics',
            help='Of the index of topics, only these, in this order.',
            many=values.items,
            subtype='query',
        ),
    ]
)

#: Options of ``resource-marks``.
MARKS = table_of(
    [
        Option(
            name='limit',
            help='Only so many resources to go on with, in one line, with a link '
            'to the page that shows all.',
            reader=values.count,
            subtype='query',
        ),
    ]
)

#: The options that are the same in every project.
LISTING = table_of(
    [
        *_CHOOSING,
        *map(_without, _CHOOSING),
        Option(
            name='years',
            help='Only resources of these years: 2010-2020, 2010-, -2020 or 2020.',
            reader=span,
            subtype='query',
        ),
        Option(
            name='sort',
            help='Order: level (if not set), title, author, year or added.',
            words=lambda vocabulary: sort_keys(vocabulary.fields),
            subtype='query',
        ),
        Option(
            name='limit',
            help='Show no more than so many.',
            reader=values.count,
            subtype='query',
        ),
        Option(
            name='style',
            help='Form: cards (if not set), list or table.',
            words=lambda _: STYLES,
            subtype='query',
        ),
    ]
)


@cache
def _own(field: Field) -> tuple[Option, ...]:
    """Return the options that a field of the project's own is."""
    if field.type in SORTED:
        what = 'years' if field.type == 'date' else 'numbers'
        return (
            Option(
                name=field.name,
                help=f'{field.label}: a range of {what}, as in 10-20, 10- or -20.',
                reader=span,
                subtype='query',
            ),
        )
    words = field.words()
    option = Option(
        name=field.name,
        help=f'Only resources with one of these. {field.label}.',
        words=(lambda _: words) if words else None,
        many=values.items,
        subtype='query',
    )
    return option, _without(option)


def listing_options(vocabulary: Vocabulary) -> dict[str, Option]:
    """Return the options of ``resource-list``, with the project's own fields."""
    own = (option for field in vocabulary.fields.values() for option in _own(field))
    return LISTING | table_of(own)
