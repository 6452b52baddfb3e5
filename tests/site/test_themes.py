"""Every feature is there in each of the usual themes."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from support import cards, example
from themes import build_apart

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

    from support import Build

#: Each theme and a style sheet of its own.
THEMES = {
    'alabaster': 'alabaster.css',
    'basic': 'basic.css',
    'furo': 'styles/furo.css',
    'pydata_sphinx_theme': 'styles/pydata-sphinx-theme.css',
    'sphinx_book_theme': 'styles/sphinx-book-theme.css',
    'sphinx_rtd_theme': 'css/theme.css',
}
PAGES = ('index.html', 'books.html', 'mixed.html', 'topics/linear-algebra.html')


@pytest.mark.whole
@pytest.mark.parametrize('theme', THEMES)
def test_theme(theme: str, tmp_path: Path) -> None:
    if theme == 'sphinx_rtd_theme' and not importlib.util.find_spec(theme):
        pytest.skip('no release of it takes the docutils for this Python')
    build = build_apart(example('markdown', tmp_path, html_theme=theme))
    assert build.warnings == ''
    for name in PAGES:
        check_style_sheet(build.html(name), THEMES[theme])
    assert (build.out / '_static/sphinx-resources.css').is_file()
    check_cards(build.html('books.html'))
    check_links(build)
    check_folded_contents(build.html('books.html'))
    check_headings(build.html('books.html'), build.html('topics/linear-algebra.html'))
    check_listings(build.html('index.html'))


def check_style_sheet(page: BeautifulSoup, own: str) -> None:
    """Ours comes after that of the theme, which it changes."""
    links = [str(link['href']) for link in page.select('link[rel~=stylesheet]')]
    sheets = [link.partition('?')[0].partition('_static/')[2] for link in links]
    assert sheets.count('sphinx-resources.css') == 1
    assert sheets.index(own) < sheets.index('sphinx-resources.css')


def check_cards(page: BeautifulSoup) -> None:
    """Cards are items of lists, in the part of the page that is its content."""
    path = 'section#books ul.resource-cards[role=list] > li > article.resource-card'
    assert len(page.select(path)) == len(page.select('.resource-card')) == 3
    assert cards(page) == ['First book', 'Second book', 'Third book']
    card = page.find(id='first-book')
    assert card is not None
    facts = [
        term.get_text() for term in card.select('.resource-more > .resource-facts dt')
    ]
    assert facts == [
        *('Know first', 'Access', 'Time', 'Language', 'License', 'Also', 'Archive')
    ]


def check_links(build: Build) -> None:
    """Badges lead to their topics, and permalinks to their cards."""
    card = build.html('books.html').find(id='first-book')
    assert card is not None
    badges = [badge.get_text() for badge in card.select('.resource-badges > li')]
    assert badges == ['Beginner', 'Linear algebra', 'C++']
    for link in card.select('.resource-badges a'):
        path, _, anchor = str(link['href']).partition('#')
        assert build.html(path).select_one(f'#{anchor}' if anchor else 'h1')
    assert [link['href'] for link in card.select('.resource-foot a')] == ['#first-book']


def check_folded_contents(page: BeautifulSoup) -> None:
    """Contents are closed, and say what and how much is in them."""
    details, _ = page.select('details.resource-contents')
    assert 'open' not in details.attrs
    assert details.summary is not None
    assert details.summary.get_text() == 'Contents of First book (3 entries)'
    texts = [item.get_text() for item in details.select('ol > li li')]
    assert texts == ['Two and a half', 'Two and three quarters']


def check_headings(books: BeautifulSoup, topic: BeautifulSoup) -> None:
    """Titles of cards are headings a level below the one above them."""
    assert outline(books, 'books') == [
        (1, 'Books'),
        (2, 'First book'),
        (2, 'Second book'),
        (2, 'Older books'),
        (3, 'Third book'),
    ]
    assert outline(topic, 'linear-algebra') == [
        (1, 'Linear algebra'),
        (2, 'Books'),
        (3, 'First book'),
        (3, 'Third book'),
        (3, 'Second book'),
        (2, 'Videos'),
        (3, 'A video'),
    ]


def outline(page: BeautifulSoup, section: str) -> list[tuple[int, str]]:
    """Return the levels and texts of the headings of a section."""
    found = []
    for heading in page.select(f'section#{section} :is(h1, h2, h3, h4, h5, h6)'):
        for link in heading.select('.headerlink'):
            link.decompose()
        found.append((int(heading.name[1]), heading.get_text().strip()))
    return found


def check_listings(page: BeautifulSoup) -> None:
    """Tables have heads and a row for each resource; indexes are lists."""
    (table,) = page.select('section#table table')
    heads = [head.get_text() for head in table.select('thead th')]
    assert heads == ['Title', 'Authors', 'Kind', 'Level', 'Year', 'Topics']
    assert len(table.select('tbody tr')) == 5
    assert len(page.select('section#indexes ul.resource-index')) == 5
