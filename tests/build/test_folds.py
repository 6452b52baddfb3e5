"""What a page shows at once, and what readers open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.rendering.html import cards
from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

TOPICS = ('Maps', 'Sets', 'Groups', 'Rings', 'Fields')
INTRODUCTION = 'What it is.\n\nWhy one learns it.\n\n- An example'


def project(path: Path, syntax: str, *, topics: int = 5) -> Project:
    """Return a page with one resource, and a page for each topic."""
    suffix = SYNTAXES[syntax]
    names = [label.lower() for label in TOPICS]
    options = {
        'url': 'https://www.example.org/a',
        'topics': ', '.join(TOPICS[:topics]),
        'kind': 'book',
        'level': 'beginner',
        'license': 'MIT',
    }
    files = {
        f'index.{suffix}': heading(syntax, 'Home') + toctree(syntax, 'books', *names),
        f'books.{suffix}': heading(syntax, 'Books')
        + block(syntax, 'resource', 'A', options, 'It is one. It is short.'),
    }
    for name, label in zip(names, TOPICS, strict=True):
        text = INTRODUCTION if name == 'maps' else 'What it is.'
        files[f'{name}.{suffix}'] = heading(syntax, label) + block(
            syntax, 'resource-topic', '', {}, text
        )
    return Project(path, files)


def badges(card: Tag) -> list[str]:
    return [link.get_text() for link in card.select('a.resource-topic')]


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_topic_shows_its_first_paragraph(syntax: str, tmp_path: Path) -> None:
    build = project(tmp_path, syntax).build()
    assert build.warnings == ''
    page = build.html('maps.html')
    (fold,) = page.select('details.resource-fold')
    assert fold.summary is not None
    assert fold.summary.get_text() == 'More on it'
    assert [p.get_text() for p in fold.select('p')][:2] == [
        'Why one learns it.',
        'An example',
    ]
    before = fold.find_previous_sibling('p')
    assert before is not None
    assert before.get_text() == 'What it is.'
    assert build.html('sets.html').select('.resource-fold') == []


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('builder', ['text', 'latex', 'epub', 'man', 'texinfo', 'xml'])
def test_where_nothing_opens_all_stands(
    builder: str, syntax: str, tmp_path: Path
) -> None:
    build = project(tmp_path, syntax).build(builder)
    assert build.warnings == ''
    names = {'epub': 'maps.xhtml', 'text': 'maps.txt', 'xml': 'maps.xml'}
    texts = [
        path.read_text(encoding='utf-8')
        for path in build.out.rglob(names.get(builder, '*'))
        if path.suffix in {'.txt', '.tex', '.xhtml', '.1', '.texi', '.xml'}
    ]
    (text,) = [text for text in texts if 'Why one learns it.' in text]
    assert text.index('What it is.') < text.index('Why one learns it.')
    assert 'More on it' not in text
    assert 'resource-rest' not in text


def test_translators_get_what_is_folded(tmp_path: Path) -> None:
    build = project(tmp_path, 'markdown').build('gettext')
    assert 'msgid "Why one learns it."' in build.text('maps.pot')


@pytest.mark.parametrize(
    ('topics', 'shown', 'summary'),
    [(4, 4, ''), (5, 3, '+2 more topics')],
)
def test_a_card_shows_three_topics_and_how_many_more(
    topics: int, shown: int, summary: str, tmp_path: Path
) -> None:
    build = project(tmp_path, 'markdown', topics=topics).build()
    card = build.html('books.html').select_one('.resource-card')
    assert card is not None
    assert badges(card) == list(TOPICS[:topics])
    rest = card.select_one('.resource-rest')
    folded = badges(rest) if rest else []
    assert topics - len(folded) == shown
    if summary:
        assert rest is not None
        assert rest.summary is not None
        assert rest.summary.get_text() == summary
    # A page on a topic does not say so on each card.
    copy = build.html('maps.html').select_one('.resource-card')
    assert copy is not None
    assert badges(copy) == list(TOPICS[1:topics])


def test_a_card_says_its_host_and_its_level(tmp_path: Path) -> None:
    card = (
        project(tmp_path, 'markdown').build().html('books.html').select_one('article')
    )
    assert card is not None
    byline = card.select_one('.resource-byline')
    assert byline is not None
    assert byline.get_text() == 'Book · example.org'
    level = card.select_one('.resource-level')
    assert level is not None
    assert level.get_text() == 'Beginner'
    assert level['data-meter'] == '●○○'


def test_of_very_many_each_shows_its_first_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, 'MOST_WHOLE', 0)
    page = project(tmp_path, 'markdown').build().html('maps.html')
    card = page.select_one('article.resource-card')
    assert card is not None
    summary = card.select_one('.resource-summary')
    assert summary is not None
    assert summary.get_text() == 'It is one.'
    assert card.select('details.resource-more') == []
    (link,) = card.select('.resource-foot > .resource-entry')
    assert link['href'] == 'books.html#a'
