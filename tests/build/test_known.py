"""What is known of a resource: its names, languages, access, what it requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.model import values
from support import SYNTAXES, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

KINDS = {'kind': 'book', 'topics': 'Calculus'}


def resource(syntax: str, title: str, **options: str) -> str:
    """Return a resource with an address of its own."""
    address = f'https://example.org/{title.replace(" ", "-")}'
    return block(
        syntax, 'resource', title, {'url': address, **KINDS, **options}, 'About it.'
    )


def project(path: Path, syntax: str, page: str, **files: str) -> Project:
    """Return a project with a page of resources and two topics."""
    topics = [
        block(syntax, 'resource-topic', label, {}, 'It is one.')
        for label in ('Calculus', 'Sets (naive)')
    ]
    suffix = SYNTAXES[syntax]
    return Project(
        path,
        {
            f'index.{suffix}': heading(syntax, 'Home')
            + toctree(syntax, 'books', 'topics', *files),
            f'books.{suffix}': heading(syntax, 'Books') + page,
            f'topics.{suffix}': heading(syntax, 'Topics') + '\n'.join(topics),
            **{f'{name}.{suffix}': text for name, text in files.items()},
        },
    )


def fact(page: BeautifulSoup, id_: str, label: str) -> str:
    """Return what a card says under a label; nothing if it has none."""
    for row in page.select(f'#{id_} .resource-facts > div'):
        if row.dt and row.dd and row.dt.get_text() == label:
            return row.dd.get_text()
    return ''


@pytest.mark.parametrize(
    ('text', 'members'),
    [
        ('calculus (limits, series), sets', ('calculus (limits, series)', 'sets')),
        ('a; b (c; d), e', ('a', 'b (c; d), e')),
        ('a (b, c', ('a (b', 'c')),
        ('a), b', ('a)', 'b')),
    ],
)
def test_parentheses_hold_a_member_together(text: str, members: tuple[str]) -> None:
    assert values.items(text) == members


@pytest.mark.parametrize(
    ('text', 'read'),
    [
        ('Free', ('free', '')),
        ('account (to see (some) exercises)', ('account', 'to see (some) exercises')),
        ('free PDF', "'free PDF' is more than a word; write free (PDF)"),
        ('acount', "'acount' is unknown; did you mean 'account'?"),
    ],
)
def test_access(text: str, read: tuple[str, str] | str) -> None:
    if isinstance(read, tuple):
        assert values.access(text) == read
        return
    with pytest.raises(ValueError) as fault:  # noqa: PT011
        values.access(text)
    assert str(fault.value) == read


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('builder', ['html', 'text'])
def test_what_is_known_is_shown(tmp_path: Path, syntax: str, builder: str) -> None:
    page = resource(
        syntax,
        'A',
        access='account (to see the exercises)',
        language='en, zh, es',
        duration='10-12 weeks',
        requires='calculus (the chain rule), sets (naive), A Book of B (all, not half)',
    ) + resource(syntax, 'A Book of B', language='fr, de', topics='sets (naive)')
    build = project(tmp_path, syntax, page).build(builder)
    assert build.warnings == ''
    expected = {
        'Access': 'Free with an account (to see the exercises)',
        'Language': 'also in Chinese, Spanish',
        'Time': '10-12 weeks',
    }
    if builder == 'text':
        text = ' '.join(build.text('books.txt').split())
        for label, value in expected.items():
            assert f'{label}: {value}' in text
        assert (
            'Know first: Calculus (the chain rule), Sets (naive), A Book of B (all, '
            'not half)' in text
        )
        return
    html = build.html('books.html')
    for label, value in expected.items():
        assert fact(html, 'a', label) == value
    # Calculus is no link, because its badge is one.
    links = [link['href'] for link in html.select('#a .resource-facts a')]
    assert links == [
        'topics.html#sets-naive',
        '#a-book-of-b',
    ]
    assert fact(html, 'a', 'Know first') == (
        'Calculus (the chain rule), Sets (naive), Entry: A Book of B (all, not half)'
    )
    assert fact(html, 'a-book-of-b', 'Language') == 'French, German'
    title = html.select_one('#a-book-of-b .sd-card-title span[lang]')
    assert title
    assert title['lang'] == 'fr'
    assert not html.select('#a .sd-card-title span[lang]')


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_an_alias_is_a_name(tmp_path: Path, syntax: str) -> None:
    page = resource(syntax, 'A Long Title', aliases='ISLR, James2013')
    role = '{resource}`islr`' if syntax == 'markdown' else ':resource:`islr`'
    anywhere = '{any}`James2013`' if syntax == 'markdown' else ':any:`James2013`'
    notes = f'{heading(syntax, "Notes")}{role} and {anywhere}\n'
    build = project(tmp_path, syntax, page, notes=notes).build()
    assert build.warnings == ''
    links = build.html('notes.html').select('a.reference.internal[href*="#"]')
    assert [(link.get_text(), link['href']) for link in links] == [
        ('A Long Title', 'books.html#a-long-title')
    ] * 2


def test_an_alias_of_two_is_told(tmp_path: Path) -> None:
    page = ''.join(
        resource('markdown', title, aliases='X, other') for title in ('One', 'Other')
    )
    build = project(tmp_path, 'markdown', page).build('dummy')
    assert build.warnings.splitlines() == [
        "books.md:7: WARNING: the alias 'other' of 'One' leads to 'Other' in "
        'books.md:11; remove one of them [resource.alias]',
        "books.md:15: WARNING: the alias 'X' of 'Other' leads to 'One' in "
        'books.md:3; remove one of them [resource.alias]',
    ]


def test_what_is_closed_comes_last(tmp_path: Path) -> None:
    page = (
        resource('markdown', 'A', access='closed', level='beginner', year='2024')
        + resource('markdown', 'B', level='advanced', year='2000')
        + ''.join(
            block('markdown', 'resource-list', '', {'sort': sort})
            for sort in ('level', 'year')
        )
    )
    html = project(tmp_path, 'markdown', page).build().html('books.html')
    assert cards(html) == ['A', 'B', 'B', 'A', 'B', 'A']


def test_access_and_languages_are_facets(tmp_path: Path) -> None:
    page = ''.join(
        resource('markdown', f'R{number}', **options)
        for number, options in enumerate(
            [
                {'access': 'account'},
                {'language': 'en, fr'},
                {'language': 'fr'},
                *[{'level': 'beginner'}] * 3,
            ]
        )
    )
    html = project(tmp_path, 'markdown', page).build().html('books.html')
    boxes = 'label:has(input[name=access], input[name=language])'
    found = {
        label.input['value']: label.b.get_text()
        for label in html.select(boxes)
        if label.input and label.b
    }
    assert found == {'free': '5', 'account': '1', 'en': '5', 'fr': '2'}
    card = html.select_one('[data-resource=r1]')
    assert card
    assert card['data-language'] == 'en fr'
    assert card['data-access'] == 'free'
    assert 'data-kind' not in card.attrs


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_is_required_must_be_there_and_not_in_a_circle(
    tmp_path: Path, syntax: str
) -> None:
    page = (
        resource(syntax, 'One', requires='Two (all of it)')
        + resource(syntax, 'Two', requires='One')
        + resource(syntax, 'Three', requires='calculs (because)')
    )
    build = project(tmp_path, syntax, page).build('dummy')
    suffix = SYNTAXES[syntax]
    messages = [
        line.partition(': WARNING: ')[2] for line in build.warnings.splitlines()
    ]
    assert messages == [
        "the topic 'calculs' is not declared; did you mean 'Calculus'? "
        '[resource.topic]',
        'resources require each other: One → Two → One; remove one of these '
        ':requires: lines [resource.cycle]',
    ]
    assert build.warnings.startswith(f'books.{suffix}:')


def test_reasons_and_notes_are_translated(tmp_path: Path) -> None:
    page = resource(
        'markdown', 'A', access='free (online)', requires='calculus (the chain rule)'
    )
    build = project(tmp_path, 'markdown', page).build('gettext')
    messages = build.text('books.pot')
    assert 'msgid "online"' in messages
    assert 'msgid "the chain rule"' in messages


@pytest.mark.parametrize(
    ('text', 'good'),
    [
        ('10-12 weeks', True),
        ('1.5 – 2 h', True),
        ('6 months', True),
        ('2 years', True),
        ('-12 weeks', False),
        ('1-2-3 weeks', False),
    ],
)
def test_durations(text: str, good: bool) -> None:
    if good:
        assert values.duration(text) == text
        return
    with pytest.raises(ValueError, match='is not a duration; write it as in 45 min'):
        values.duration(text)
