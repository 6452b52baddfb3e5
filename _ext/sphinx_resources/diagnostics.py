"""What authors are told: one function, one type, a closed set of subtypes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from sphinx.util import logging

from sphinx_resources.model.controls import escaped, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from docutils.nodes import Node
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.records import Path, Resource, Topic

logger = logging.getLogger(__name__)

#: Values of which a message shows the beginning: no address, and no advice, has as many
#: characters.
_LONG = re.compile(r"(?<!mean )(?<!write )'[^']{300,}'")

#: The line of another place, behind the name of its file.
_LINE = re.compile(r'(?<=\w):\d+\b')

#: Type of every warning of this package, for ``suppress_warnings``.
TYPE = 'resource'

Subtype = Literal[
    'title',
    'option',
    'url',
    'links',
    'image',
    'kind',
    'level',
    'topic',
    'no-topic',
    'cycle',
    'alias',
    'path',
    'authors',
    'access',
    'year',
    'added',
    'duration',
    'language',
    'license',
    'id',
    'duplicate',
    'description',
    'no-description',
    'field',
    'card',
    'block',
    'query',
    'import',
    'reference',
    'math',
]

#: What each subtype is about; suppress one with ``resource.<subtype>``.
SUBTYPES: dict[Subtype, str] = {
    'title': 'A resource or topic has no title, or stands above that of its page.',
    'option': 'An option or setting is unknown, stands twice, or is written otherwise.',
    'url': 'An address is missing, is not one, or could harm a reader.',
    'links': 'A further address is not one.',
    'image': 'The picture is not a file of the project.',
    'kind': 'The kind is missing, or not in the vocabulary.',
    'level': 'The level is not in the vocabulary.',
    'topic': 'A topic is not declared, or has the name of another.',
    'no-topic': 'A resource has no topics.',
    'cycle': 'Topics require each other, or are parts of each other.',
    'alias': 'Two resources have one alias, or it is the title or id of another.',
    'access': 'The word for whether it is free is not in the vocabulary.',
    'path': 'A step of a path lacks something, or stands before what it requires.',
    'authors': 'Several authors seem to be written as one.',
    'year': 'The year is not one of four digits, or cannot be.',
    'added': 'The day of addition is not an ISO 8601 date.',
    'duration': 'The duration is not a number with a unit, from minutes to years.',
    'language': 'The language is not a BCP 47 tag.',
    'license': 'The license is nearly a name of SPDX, or one word that is none.',
    'id': 'Two resources have one id, or an id is not a valid anchor.',
    'duplicate': 'Two resources have one address, or two pages read one file.',
    'description': 'A description holds markup that is shown as text, or is code.',
    'no-description': 'A resource has no description.',
    'field': 'A field of the project is declared wrongly, or a value of it is.',
    'card': 'A part of cards does not exist, or is named twice, in ``conf.py``.',
    'block': 'A block was not closed, or not recognised.',
    'query': 'A listing or index asks for something that does not exist.',
    'import': 'A data file cannot be read, or says what is not understood.',
    'reference': 'A role names a resource or topic that does not exist.',
    'math': 'A formula cannot be converted to MathML, or is not written as one.',
}
assert set(SUBTYPES) == set(get_args(Subtype))


#: The name of a document with a line, or the path of a file with one.
Place = tuple[str, int] | str


class Fault(NamedTuple):
    """Something wrong that its author is to be told."""

    subtype: Subtype
    #: The value at fault, the reason, and what to write instead.
    message: str
    place: Place

    @property
    def core(self) -> tuple[Subtype, str, Place]:
        """The same without what an edit elsewhere changes: hints, and lines there."""
        message = _LINE.sub('', self.message.partition('; ')[0])
        return self.subtype, message, self.place


def gathered(faults: Iterable[Fault], files: Collection[str]) -> list[Fault]:
    """Return faults, each once that a data file holds several times.

    What is wrong with many of its entries has one cause.

    :param faults: The faults, in order.
    :param files: Paths of data files.
    :returns: The same; what stands in several places of a data file is at the first of
        them, and says how many there are.
    """
    found: dict[tuple[Subtype, str, Place], list[Place]] = {}
    for subtype, message, place in faults:
        file = place.rpartition(':')[0] if isinstance(place, str) else ''
        key = subtype, message, file if file in files else place
        found.setdefault(key, []).append(place)
    told = []
    for (subtype, message, _), places in found.items():
        count = len(set(places))
        many = f' ({count} times in this file)' if count > 1 else ''
        told.append(Fault(subtype, message + many, places[0]))
    return told


def place_of(env: BuildEnvironment, docname: str, included: str, line: int) -> Place:
    """Return where something is written.

    :param env: Where the files of the project are known.
    :param docname: The document that it belongs to.
    :param included: The file that holds it, if the document includes it.
    :param line: Its line in that file.
    """
    # A path that is absolute stays as it is.
    return f'{env.srcdir / included}:{line}' if included else (docname, line)


def place_of_option(
    env: BuildEnvironment, item: Resource | Topic | Path, option: str
) -> Place:
    """Return where an option is written, or what it is of.

    :param env: Where the files of the project are known.
    :param item: What has it.
    :param option: Its name.
    """
    line = item.lines.get(option, item.lineno)
    return place_of(env, item.docname, item.file or item.included, line)


def warn(
    subtype: Subtype, message: str, location: Node | tuple[str, int] | str | None = None
) -> None:
    """Warn the author of something.

    :param subtype: What it is about.
    :param message: The value at fault, the reason, and what to write instead.
    :param location: A node, or a document name and a line number, or
        ``path:line``; nothing for the configuration.
    """
    message = _LONG.sub(lambda value: f"'{shortened(value[0][1:-1])}'", message)
    logger.warning(
        '%s', escaped(message), type=TYPE, subtype=subtype, location=location
    )
