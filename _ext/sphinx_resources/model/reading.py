"""Reading options into records, with all that is wrong with each.

Directives and imports read alike, because both come here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_resources.model.addresses import same_address
from sphinx_resources.model.authors import people
from sphinx_resources.model.controls import unseen
from sphinx_resources.model.forms import NOTHING, plain_form
from sphinx_resources.model.names import composed, make_id
from sphinx_resources.model.options import resource_options
from sphinx_resources.model.records import Resource
from sphinx_resources.model.title_text import leftovers
from sphinx_resources.model.values import items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.options import Option
    from sphinx_resources.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with an option."""

    #: Subtype of the warning.
    subtype: str
    #: The value at fault, the reason, and what to write instead.
    message: str
    #: Line on which it is written.
    lineno: int


#: Options whose text is an address or file, where each form is another one.
ADDRESSES = ('url', 'links', 'archive', 'image')
#: Options whose line authors can leave out where they know nothing.
_CAN_LACK = ('level', 'year', 'license', 'duration', 'added', 'archive', 'image')
#: Subtypes of options whose values have one form.
_OF_ONE_FORM = ('year', 'added', 'duration', 'language', 'field')
#: An address in a link, as a title may have it.
_ADDRESS = re.compile(r'[(<]\s*(https?://[^()<>\s]+)\s*[)>]')
#: A number whose point may stand between thousands.
_GROUPED = re.compile(r'-?[1-9][0-9]{0,2}\.[0-9]{3}')


def _composed(option: str, text: str) -> str:
    return text if option in ADDRESSES else composed(text)


class Reading:
    """The options of one block, read by their table.

    :param table: The options that there are, by name.
    :param options: What the author wrote: text and line, by name.
    :param vocabulary: The words of the project.
    :param lineno: Line of the block.
    :param members: Members of options, where they are written one by one; each text
        with its line.
    """

    def __init__(
        self,
        table: Mapping[str, Option],
        options: Mapping[str, tuple[str, int]],
        vocabulary: Vocabulary,
        lineno: int,
        members: Mapping[str, Sequence[tuple[str, int]]] | None = None,
    ) -> None:
        self._table = table
        #: Whether they stand in a data file.
        self._is_data = members is not None
        self._members = {
            name: [(_composed(name, text), line) for text, line in found]
            for name, found in (members or {}).items()
        }
        self._options = {
            name: (_composed(name, text), line)
            for name, (text, line) in options.items()
        }
        self.vocabulary = vocabulary
        self.lineno = lineno
        #: What was found wrong so far.
        self.faults: list[Fault] = []

    def text(self, name: str) -> str:
        """Return the value of an option as it was written."""
        return self._options.get(name, ('', 0))[0].strip()

    def has(self, name: str) -> bool:
        """Say whether an option is there, be it empty."""
        return name in self._options or name in self._members

    def line_of(self, name: str) -> int:
        """Return the line of an option; that of the block if it is absent."""
        return self._options.get(name, ('', self.lineno))[1]

    @property
    def lines(self) -> dict[str, int]:
        """Lines of the options that are there, by name."""
        return {name: line for name, (_, line) in self._options.items()}

    def blame(self, name: str, subtype: str, message: str, lineno: int = 0) -> None:
        """Note that something is wrong with an option."""
        lineno = lineno or self.line_of(name)
        fault = Fault(subtype=subtype, message=message, lineno=lineno)
        self.faults.append(fault)

    def one(self, name: str, default: Any = '') -> Any:
        """Return the value of an option that has one.

        :param name: Name of the option.
        :param default: What to return if it is absent, empty or wrong.
        """
        found = self._read(name, [(self.text(name), 0)]) if self.has(name) else ()
        return found[0] if found else default

    def many(self, name: str) -> tuple[Any, ...]:
        """Return the members of an option that are right."""
        if name in self._members:
            return self._read(name, self._members[name])
        if name not in self._options:
            return ()
        members = self._table[name].members(self.text(name))
        return self._read(name, [(member, 0) for member in members])

    def own(self, field: Field) -> str | tuple[str, ...]:
        """Return the value of one of the project's own fields; empty if it has none."""
        name = field.name
        text = '' if name in self._members else self.text(name)
        try:
            if text and not (self.vocabulary.groups and _GROUPED.fullmatch(text)):
                return _own_value(field, text)
        except Exception:
            # It is read once more, for each member that is wrong to be told.
            pass
        if (
            field.type == 'number'
            and self.vocabulary.groups
            and _GROUPED.fullmatch(text)
        ):
            whole, other = text.replace('.', ''), text.rstrip('0').removesuffix('.')
            other = f'{text}0' if other == text else other
            message = f"{name}: '{text}' may be {whole} or {other}; write one of them"
            self.blame(name, 'field', message)
            return ''
        found: str | tuple[str, ...]
        found = self.many(name) if field.type == 'list' else self.one(name)
        return found

    def _read(self, name: str, members: Sequence[tuple[str, int]]) -> tuple[Any, ...]:
        option = self._table[name]
        found: list[object] = []
        for member, lineno in members:
            if not member:
                continue
            try:
                found.append(option.read(member, self.vocabulary))
            except ValueError as error:
                told = self._told(option, member, str(error))
                self.blame(name, option.subtype, told, lineno)
                if option.lenient:
                    found.append(member)
        return tuple(found)

    def example(self, name: str, text: str) -> str:
        """Return how an option can be written where it is missing."""
        if self._is_data:
            return f'a key such as {name}: {text}'
        return f'a line such as :{name}: {text}'

    def _told(self, option: Option, text: str, fault: str) -> str:
        """Return what is wrong with a value, and what to write instead.

        :param option: What the value is of.
        :param text: The value.
        :param fault: What its reader says.
        """
        name, plain = option.name, plain_form(text)
        if name in _CAN_LACK and NOTHING.fullmatch(text):
            return f"{name}: '{text}' says nothing; leave the line out"
        is_hinted = 'did you mean' in fault or option.subtype not in _OF_ONE_FORM
        is_hinted = is_hinted or not self._is_right(option, plain)
        if sign := unseen(text, marks=not is_hinted):
            return f'{name}: it holds {sign}, which shows nothing; leave it out'
        if is_hinted:
            return f'{name}: {fault}'
        return f'{name}: {fault.partition("; ")[0]}; write {plain}'

    def _is_right(self, option: Option, text: str) -> bool:
        try:
            option.read(text, self.vocabulary)
        except ValueError:
            return False
        return bool(text)


def read_resource(
    title: str,
    options: Mapping[str, tuple[str, int]],
    vocabulary: Vocabulary,
    *,
    docname: str = '',
    lineno: int = 0,
) -> tuple[Resource, list[Fault]]:
    """Make a resource of what its author wrote.

    :param title: Its title.
    :param options: Text and line of each option, by name; options that the table
        does not know are left to the caller.
    :param vocabulary: The words of the project.
    :param docname: The document that holds it.
    :param lineno: Line on which it begins.
    :returns: The resource, and what is wrong with it, each with its line.
    """
    table = resource_options(vocabulary)
    reading = Reading(table, options, vocabulary, lineno)
    return resource_of(title, reading, docname), reading.faults


def resource_of(title: str, reading: Reading, docname: str, **known: Any) -> Resource:
    """Make a resource of options that are being read.

    :param title: Its title.
    :param reading: Its options, which takes note of all that is wrong.
    :param docname: The document that holds it.
    :param known: What is known of it otherwise, by names of fields.
    """
    url, topics = reading.one('url'), reading.many('topics')
    _blame_missing(title, topics, reading)
    for advice in leftovers(title):
        reading.blame('title', 'title', advice)
    # Until 0.2 it was words of any sort: they are told of, and shown.
    access, note = reading.one('access', ('', reading.text('access')))
    authors, others = people(reading.many('authors'))
    values: dict[str, Any] = {
        'id': reading.one('id', make_id(title)),
        'title': title,
        'url': url,
        'docname': docname,
        'lineno': reading.lineno,
        # The checker of links names the line of the address.
        'lines': {'url': reading.lineno, **reading.lines},
        'kind': reading.one('kind'),
        'level': reading.one('level'),
        'topics': topics,
        'aliases': reading.many('aliases'),
        'requires': reading.many('requires'),
        'authors': authors,
        'others': others,
        'publisher': reading.one('publisher'),
        'year': reading.one('year'),
        'links': reading.many('links'),
        'archive': _archive(reading, url),
        'languages': reading.many('language'),
        'license': reading.one('license'),
        'access': access,
        'access_note': note,
        'duration': reading.one('duration'),
        'added': reading.one('added'),
        'fields': tuple(_fields(reading)),
    }
    return Resource(**values | known)


def _blame_missing(title: str, topics: tuple[str, ...], reading: Reading) -> None:
    if not reading.text('url'):
        within = _ADDRESS.search(title)
        example = reading.example(
            'url', within[1] if within else 'https://example.org/'
        )
        message = f"'{title}' has no address; add {example}"
        reading.blame('url', 'url', message)
    if not topics:
        example = reading.example('topics', 'linear algebra, probability')
        message = f"'{title}' has no topics; add {example}"
        reading.blame('topics', 'no-topic', message)


def _fields(reading: Reading) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Return the names and values of the project's own fields that are known."""
    for name, field in reading.vocabulary.fields.items():
        if reading.has(name) and (value := reading.own(field)):
            yield name, value


@lru_cache(maxsize=1 << 14)
def _own_value(field: Field, text: str) -> str | tuple[str, ...]:
    """Read a value that is right: many resources have the same."""
    if field.type == 'list':
        return tuple(map(field.read, items(text)))
    return field.read(text)


def _archive(reading: Reading, url: str) -> str:
    """Return the address of a copy, if it is another one than *url*."""
    archive: str = reading.one('archive')
    if not archive or same_address(archive) != same_address(url):
        return archive
    message = f"archive: '{archive}' is no copy but the address itself"
    reading.blame('archive', 'url', f'{message}; write that of the copy')
    return ''
