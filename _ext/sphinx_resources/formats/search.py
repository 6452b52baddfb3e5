"""The index of the search, as scripts: pages are read without a server too.

The first calls ``resourceSearchIndex`` an object of

- ``documents``: for each its type (``t`` for a topic, ``p`` for a path, ``r`` for a
  resource), title, address from the root of the site, note, and other names, each
  on a line;
- ``terms``: the words that name a kind or a level, with spaces between them;
- ``words``: all words, sorted, with spaces between them;
- ``postings``: for each word where it stands, with semicolons between words.  A
  posting is a number in base 36, with commas between those of a word: six times the
  distance from the document before it, plus the number of the field;
- ``parts``: for each topic that is a part of others the numbers of these, a colon and
  the distances between the resources that are filed under it, with commas between
  numbers, all in base 36, and semicolons between topics: what has the name of a whole
  also leads to what is on its parts, without its words in the index of each.

The second, which only words in quotes need, calls ``resourceSearchTexts`` the texts
of all documents: for each a line with its words in their order.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from sphinx_resources.views.search_index import parts, postings, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_resources.model.targets import Target
    from sphinx_resources.views.search_index import Document

#: Name of the file in the output folder.
FILENAME = 'resource-search-index.js'

#: Name of the file with the texts.
TEXTS = 'resource-search-texts.js'

#: Number of fields of a document.
FIELDS = 6

_DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'


def write_search_index(
    documents: Sequence[Document],
    terms: Sequence[str],
    address_of: Callable[[Target], str],
) -> str:
    """Return the index of the search.

    :param documents: All that can be found.
    :param terms: The words that name a kind or a level.
    :param address_of: Returns the address of a place from the root of the site.
    :returns: The text of a script.
    """
    index = postings(documents)
    data = {
        'documents': [
            [
                found.type[0],
                found.title,
                address_of(found.target),
                found.note,
                '\n'.join(found.names),
            ]
            for found in documents
        ],
        'terms': ' '.join(terms),
        'words': ' '.join(index),
        'postings': ';'.join(map(_postings, index.values())),
        'parts': ';'.join(
            f'{",".join(map(base36, wholes))}:{_distances(resources)}'
            for wholes, resources in parts(documents)
        ),
    }
    return _script('resourceSearchIndex', data)


def write_search_texts(documents: Iterable[Document]) -> str:
    """Return the texts of all documents.

    :param documents: All that can be found, in the order of the index.
    :returns: The text of a script.
    """
    lines = (' . '.join(map(spelled, filter(None, d.fields))) for d in documents)
    return _script('resourceSearchTexts', '\n'.join(lines))


def _script(name: str, data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(',', ':'))
    # Browsers of old took these for the ends of lines.
    text = text.replace('\u2028', '\\u2028').replace('\u2029', '\\u2029')
    return f'globalThis.{name} = {text};\n'


def _postings(found: Iterable[tuple[int, int]]) -> str:
    written = []
    last = 0
    for number, place in found:
        written.append(base36((number - last) * FIELDS + place))
        last = number
    return ','.join(written)


def _distances(numbers: Sequence[int]) -> str:
    before = (0, *numbers)
    return ','.join(
        base36(number - last) for last, number in zip(before, numbers, strict=False)
    )


@cache
def base36(number: int) -> str:
    """Return a number that is not negative in base 36."""
    digits = ''
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return digits
