"""What a search that is read in pieces is told of each resource."""

from __future__ import annotations

from bs4 import BeautifulSoup

from pieces import pages

CATALOGUE = {
    'catalogue': {'address': 'https://a.org/maths/', 'language': 'de'},
    'topics': [{'id': 'sets', 'label': 'Sets & maps'}],
    'kinds': {'book': {'label': 'Book'}},
    'levels': {},
    'resources': [
        {
            'title': 'A < B',
            'anchor': 'a-b',
            'page': 'books.html',
            'kind': 'book',
            'topics': ['sets', 'gone'],
            'authors': ['Ada'],
            'description': 'What one learns.',
        },
        {'title': 'Bare', 'anchor': 'bare', 'page': 'books.html'},
    ],
}


def test_each_resource_leads_to_its_card_and_can_be_chosen() -> None:
    first, bare = (BeautifulSoup(page, 'html.parser') for page in pages(CATALOGUE))
    assert first.html
    assert first.html['lang'] == 'de'
    (link,) = first.select('h1 > [data-pagefind-meta="url[href]"]')
    assert (link['href'], link.text) == ('https://a.org/maths/books.html#a-b', 'A < B')
    chosen = [
        (tag['data-pagefind-filter'], tag.text)
        for tag in first.select('[data-pagefind-filter]')
    ]
    assert chosen == [('kind', 'Book'), ('topic', 'Sets & maps'), ('topic', 'gone')]
    assert 'Ada' in first.text
    assert 'What one learns.' in first.text
    assert not bare.select('[data-pagefind-filter]')
