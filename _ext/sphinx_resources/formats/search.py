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
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from sphinx_resources.views.search_index import spelled, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_resources.model.targets import Target
    from sphinx_resources.views.search_index import Document

#: Number of fields of a document.
FIELDS = 6

_DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'


def entry(document: Document, address_of: Callable[[Target], str]) -> str:
    """Return what both files say of a document.

    :param document: What can be found.
    :param address_of: Returns the address of a place from the root of the site.
    :returns: Three lines: how it is listed, the words that are first in each field with
        semicolons between fields, and its text.
    """
    listed = [
        document.type[0],
        document.title,
        address_of(document.target),
        document.note,
        '\n'.join(document.names),
    ]
    fields: list[list[str]] = [[] for _ in range(FIELDS)]
    for word, place in words_of(document).items():
        fields[place].append(word)
    text = ' . '.join(map(spelled, filter(None, document.fields)))
    return '\n'.join([_json(listed), ';'.join(map(' '.join, fields)), text])


def write_search_index(
    entries: Iterable[str],
    terms: Iterable[str],
    parts: Iterable[tuple[list[int], list[int]]],
) -> str:
    """Return the index of the search.

    :param entries: All that can be found, as :func:`entry` returns it.
    :param terms: The words that name a kind or a level.
    :param parts: Numbers of whole topics, and those of resources on a part of them.
    :returns: The text of a script.
    """
    listed = []
    postings: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(entries):
        as_listed, words, _text = text.split('\n')
        listed.append(as_listed)
        for place, field in enumerate(words.split(';'), number * FIELDS):
            for word in field.split():
                postings[word].append(place)
    known = sorted(postings)
    data = {
        'terms': ' '.join(terms),
        'words': ' '.join(known),
        'postings': ';'.join(_postings(postings[word]) for word in known),
        'parts': ';'.join(
            f'{",".join(map(base36, wholes))}:{_distances(resources)}'
            for wholes, resources in parts
        ),
    }
    documents = ','.join(listed)
    return _script(
        'resourceSearchIndex', f'{{"documents":[{documents}],{_json(data)[1:]}'
    )


def write_search_texts(entries: Iterable[str]) -> str:
    """Return the texts of all documents.

    :param entries: All that can be found, in the order of the index.
    :returns: The text of a script.
    """
    texts = '\n'.join(entry.rpartition('\n')[2] for entry in entries)
    return _script('resourceSearchTexts', _json(texts))


def _json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(',', ':'))
    # Browsers of old took these for the ends of lines.
    return text.replace('\u2028', '\\u2028').replace('\u2029', '\\u2029')


def _script(name: str, value: str) -> str:
    return f'globalThis.{name} = {value};\n'


def _postings(places: Sequence[int]) -> str:
    before = (0, *places)
    return ','.join(
        base36(place - last + last % FIELDS)
        for last, place in zip(before, places, strict=False)
    )


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
