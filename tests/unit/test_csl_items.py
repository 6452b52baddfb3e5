"""Bibliographies in CSL-JSON come in whole, in each of their forms."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_resources.formats import read_data

ITEM = {'id': 't', 'type': 'book', 'title': 'T', 'URL': 'https://e.org'}


def read(data: Any) -> list[dict[str, Any]]:
    """Return what the entries of a bibliography say."""
    content = read_data(json.dumps(data).encode(), '.json')
    assert not content.flaws
    return [
        {
            key: [text.text for text in texts] if key in entry.lists else texts[0].text
            for key, texts in entry.values.items()
        }
        for entry in content.entries
    ]


#: Variables of an item, and what they are read as.
CASES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({'issued': {'date-parts': [['2001', '3', 1]]}}, {'year': '2001'}),
    ({'issued': {'date-parts': [[2001, 1], [2002]]}}, {'year': '2001'}),
    ({'issued': {'date-parts': '2001'}}, {'year': '2001'}),
    ({'issued': {'raw': 'March 2001'}}, {'year': '2001'}),
    ({'issued': {'literal': 'c. 2001-03'}}, {'year': '2001'}),
    ({'issued': [{'year': '2001'}]}, {'year': '2001'}),
    ({'issued': {'season': 1, 'year': 2001}}, {'year': '2001'}),
    ({'issued': '2001-05-01'}, {'year': '2001'}),
    ({'issued': {'raw': 'soon'}}, {'year': 'soon'}),
    ({'issued': {'date-parts': [[None]]}}, {}),
    (
        {
            'author': [
                {'literal': 'Khan Academy'},
                {'family': 'Doe', 'given': 'J.', 'suffix': 'Jr.'},
                {
                    'family': 'Beethoven',
                    'given': 'Ludwig',
                    'non-dropping-particle': 'van',
                },
                {'family': 'Euclid'},
                'Ada Lovelace',
                {'name': 'W3C'},
                {},
            ]
        },
        {
            'authors': [
                'Khan Academy',
                'J. Doe Jr.',
                'Ludwig van Beethoven',
                'Euclid',
                'Ada Lovelace',
                'W3C',
            ]
        },
    ),
    (
        {'author': 'Ada Lovelace', 'issued': '2001'},
        {'authors': 'Ada Lovelace', 'year': '2001'},
    ),
    ({'DOI': '10.1/x'}, {'links': ['DOI <https://doi.org/10.1/x>']}),
    ({'DOI': 'doi:10.1/x', 'URL': ''}, {'url': 'https://doi.org/10.1/x'}),
    (
        {'DOI': 'https://dx.doi.org/10.1/x', 'URL': 'https://doi.org/10.1/x'},
        {'url': 'https://doi.org/10.1/x'},
    ),
    (
        {'genre': 'PhD thesis', 'type': 'thesis'},
        {'genre': 'PhD thesis', 'kind': 'paper'},
    ),
    ({'genre': 'course'}, {'kind': 'course'}),
    (
        {'DOI': '', 'title': 'On <i>E. coli</i> &amp; x<sub>1</sub>'},
        {'title': 'On E. coli & x1', 'aliases': 't'},
    ),
    (
        {'genre': '', 'abstract': '<jats:p>A</jats:p><jats:p>B &lt; C</jats:p>'},
        {'description': 'A\n\nB < C'},
    ),
    ({'citation-key': 'doe2001', 'issued': ''}, {'aliases': 'doe2001'}),
    ({'id': 'http://zotero.org/users/1/items/X', 'issued': ''}, {}),
    (
        {
            'container-title': 'J',
            'page': '1-2',
            'custom': {'x': 1},
            'categories': ['y'],
        },
        {'container-title': 'J', 'page': '1-2', 'custom.x': '1', 'categories': 'y'},
    ),
]


@pytest.mark.parametrize(('given', 'expected'), CASES)
def test_a_variable_is_read_in_each_of_its_forms(
    given: dict[str, Any], expected: dict[str, Any]
) -> None:
    (entry,) = read([{**ITEM, 'DOI': '', **given}])
    whole = {'title': 'T', 'url': 'https://e.org', 'kind': 'book', **expected}
    assert entry == whole


@pytest.mark.parametrize('form', ['list', 'items', 'references', 'alone', 'untyped'])
def test_a_bibliography_is_known_in_each_of_its_forms(form: str) -> None:
    item = {**ITEM, 'author': [{'family': 'Doe', 'given': 'J.'}]}
    data: Any = [item]
    if form == 'alone':
        data = item
    elif form == 'untyped':
        data = [item, {'title': 'U', 'URL': 'https://f.org', 'issued': '2001'}]
    elif form != 'list':
        data = {form: data}
    entries = read(data)
    assert entries[0]['authors'] == ['J. Doe']
    assert [entry['url'] for entry in entries[1:]] == ['https://f.org'] * (
        form == 'untyped'
    )


def test_a_list_with_types_of_its_own_is_no_bibliography() -> None:
    (entry,) = read([{'type': 'x', 'title': 'T', 'url': 'https://e.org'}])
    assert entry == {'type': 'x', 'title': 'T', 'url': 'https://e.org'}
