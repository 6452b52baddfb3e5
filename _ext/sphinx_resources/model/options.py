"""The options of the directives: one table each, which everything else reads.

A row says all there is to an option: how its value is read, how readers call it,
and what its author is told.  Directives, commands, facts of a card and the
reference are made from these tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sphinx_resources.model import addresses, days, languages, licenses, values
from sphinx_resources.model.authors import body
from sphinx_resources.model.specifications import DIRECTIONS
from sphinx_resources.model.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option of a directive."""

    #: What authors write between colons.
    name: str
    #: What it is.
    help: str
    #: What reads its value, or each of its members if it has many.
    reader: Callable[[str], object] = values.line
    #: What takes its value apart; None if it is one.
    many: Callable[[str], tuple[str, ...]] | None = None
    #: The words that it may be one of, where they are a closed vocabulary.
    words: Callable[[Vocabulary], Collection[str]] | None = None
    #: Subtype of the warning of a wrong value.
    subtype: str = 'option'
    #: Whether a wrong value is kept, because it is likely to be right.
    lenient: bool = False
    #: What readers see before it on a card.
    label: str = ''
    #: Whether its text is translated with the content.
    translatable: bool = False
    #: Whether it is ``yes`` or ``no``.
    switch: bool = False
    #: Whether who proposes a resource has no use for it.
    technical: bool = False

    def read(self, text: str, vocabulary: Vocabulary) -> object:
        """Return what a value means, or one member of it.

        :param text: What the author wrote.
        :param vocabulary: The words of the project.
        :raises ValueError: It is wrong; the text says what to write instead.
        """
        try:
            if self.words:
                return values.choice(text, self.words(vocabulary))
            return _value(self.reader, text)
        except ValueError:
            raise
        # What an author writes must not end a build, whatever a library raises.
        except Exception as error:
            msg = f"'{text}' cannot be read: {values.reason_of(error)}"
            raise ValueError(msg) from error

    def members(self, text: str) -> tuple[str, ...]:
        """Return the members of a value; itself if it has one."""
        return self.many(text) if self.many else (text,)


@lru_cache(maxsize=1 << 14)
def _value(reader: Callable[[str], object], text: str) -> object:
    """Read a value: many resources have the same."""
    return reader(text)


def table_of(options: Iterable[Option]) -> dict[str, Option]:
    """Return options by name."""
    return {option.name: option for option in options}


#: Options of ``resource``.
RESOURCE = table_of(
    [
        Option(
            name='url',
            help=N_('Its main address.'),
            reader=addresses.url,
            subtype='url',
        ),
        Option(
            name='topics',
            help=N_('What it teaches, separated by commas.'),
            many=values.items,
            subtype='topic',
        ),
        Option(
            name='level',
            help='For whom it is.',
            words=lambda vocabulary: vocabulary.levels,
            subtype='level',
        ),
        Option(
            name='kind',
            help='What sort of thing it is, if not that of the page.',
            words=lambda vocabulary: vocabulary.kinds,
            subtype='kind',
        ),
        Option(
            name='authors',
            help=N_('Who made it, separated by semicolons.'),
            reader=values.author,
            many=values.names,
            subtype='authors',
            lenient=True,
        ),
        Option(
            name='aliases',
            help=N_(
                'Other names by which readers look for it and roles cite it, '
                'separated by commas.'
            ),
            many=values.items,
            subtype='alias',
        ),
        Option(
            name='publisher', help=N_('Who publishes it.'), reader=body, lenient=True
        ),
        Option(
            name='year',
            help=N_('When it was published, four digits.'),
            reader=values.year,
            subtype='year',
        ),
        Option(
            name='links',
            help=N_('Further addresses: Label <address>, separated by semicolons.'),
            reader=addresses.link,
            many=addresses.links,
            subtype='links',
            label=N_('Also'),
            translatable=True,
        ),
        Option(
            name='archive',
            help='Address of an archived copy, for the day when its own is gone.',
            reader=addresses.url,
            subtype='url',
            label=N_('Archive'),
            technical=True,
        ),
        Option(
            name='requires',
            help=N_(
                'Topics or resources to know first, separated by commas, each '
                'perhaps with the reason in parentheses.'
            ),
            reader=values.requirement,
            many=values.items,
            subtype='topic',
            label=N_('Know first'),
            translatable=True,
        ),
        Option(
            name='language',
            help=N_('Its language, or several, as BCP 47 tags: en, pt-BR.'),
            reader=languages.language,
            many=values.items,
            subtype='language',
            label=N_('Language'),
        ),
        Option(
            name='license',
            help=N_('Its license: an SPDX identifier, or free text.'),
            reader=licenses.license_name,
            subtype='license',
            lenient=True,
            label=N_('License'),
        ),
        Option(
            name='access',
            help=N_(
                'Whether it is free: free, account, partly or closed, perhaps with '
                'words in parentheses.'
            ),
            reader=values.access,
            subtype='access',
            label=N_('Access'),
            translatable=True,
        ),
        Option(
            name='duration',
            help=N_('How long it takes: 45 min, 3 h, 10-12 weeks, 6 months.'),
            reader=values.duration,
            subtype='duration',
            label=N_('Time'),
        ),
        Option(
            name='added',
            help='Day on which it joined the catalogue.',
            reader=days.date,
            subtype='added',
            technical=True,
        ),
        Option(
            name='image',
            help='A picture of it, a file of the project.',
            reader=values.local_file,
            subtype='image',
            technical=True,
        ),
        Option(
            name='id',
            help='Its anchor, if not the one made from the title.',
            reader=values.identifier,
            subtype='id',
            technical=True,
        ),
        Option(name='class', help='Classes of its card.', technical=True),
    ]
)


@cache
def option_of(field: Field) -> Option:
    """Return the option of a resource that is a field of the project's own."""
    words = field.words()
    one_of = f' One of: {", ".join(words)}.' if words else ''
    return Option(
        name=field.name,
        help=f'{field.label}.{one_of}',
        reader=field.read,
        many=values.items if field.type == 'list' else None,
        words=(lambda _: words) if words else None,
        subtype='field',
        label=field.label,
        translatable=field.type == 'text',
        switch=field.type == 'boolean',
    )


@lru_cache(maxsize=4)
def resource_options(vocabulary: Vocabulary) -> Mapping[str, Option]:
    """Return the options of ``resource``, with those of the project's own."""
    return RESOURCE | {
        name: option_of(field) for name, field in vocabulary.fields.items()
    }


#: Options of ``resource-topic``.
TOPIC = table_of(
    [
        Option(
            name='aliases',
            help='Other names by which authors may write it.',
            many=values.items,
            subtype='topic',
        ),
        Option(
            name='broader',
            help='The topic that it is a part of, which counts what it has.',
            subtype='topic',
        ),
        Option(
            name='requires',
            help='Topics to know first, separated by commas, each perhaps with the '
            'reason in parentheses.',
            reader=values.requirement,
            many=values.items,
            subtype='topic',
            translatable=True,
        ),
        Option(
            name='id',
            help='Its name in roles and addresses, if not made from its label.',
            reader=values.identifier,
            subtype='id',
        ),
    ]
)

#: Options of ``resource-import``.
IMPORT = table_of(
    [
        Option(
            name='kind',
            help='Kind of those that have none of their own.',
            words=lambda vocabulary: vocabulary.kinds,
            subtype='kind',
        ),
        Option(
            name='language',
            help='Language of those that say none, or several.',
            reader=languages.language,
            many=values.items,
            subtype='language',
        ),
        Option(
            name='topics',
            help='Topics of all of them, beside their own.',
            many=values.items,
            subtype='topic',
        ),
        Option(
            name='map',
            help='Which keys are meant by which options, separated by commas: '
            'title=name, url=website_url. A key of a mapping inside is written with '
            'a point, as in topics=tags.packages; =stars leaves a key out.',
            reader=values.pair,
            many=values.items,
            subtype='import',
        ),
        Option(
            name='from',
            help='Address of the catalogue that they are taken from, which each names.',
            reader=addresses.url,
            subtype='url',
        ),
    ]
)

#: Options of ``resource-path``.
PATH = table_of(
    [
        Option(
            name='level',
            help='For whom it is.',
            words=lambda vocabulary: vocabulary.levels,
            subtype='level',
        ),
        Option(
            name='goal',
            help='The topic that it leads to. A path without a list of steps is made '
            'of all that the goal requires.',
            subtype='topic',
        ),
        Option(
            name='assumes',
            help='Topics that its reader is told to know before.',
            many=values.items,
            subtype='topic',
        ),
        Option(
            name='duration',
            help='How long it takes: 45 min, 3 h, 10 weeks.',
            reader=values.duration,
            subtype='duration',
        ),
        Option(
            name='aliases',
            help='Other names by which roles may cite it.',
            many=values.items,
            subtype='path',
        ),
        Option(
            name='id',
            help='Its name in roles and addresses, if not made from its title.',
            reader=values.identifier,
            subtype='id',
        ),
    ]
)

#: Options of ``resource-map``.
MAP = table_of(
    [
        Option(
            name='topics',
            help='Only these topics and what is joined to them; all if there are none.',
            many=values.items,
            subtype='query',
        ),
        Option(
            name='direction',
            help='Where it goes from them: back (if not set) to what they require, or '
            'forward to what requires them.',
            words=lambda _: DIRECTIONS,
            subtype='query',
        ),
    ]
)
