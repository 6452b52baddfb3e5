"""Reading the values of options."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_resources.model import addresses, days, languages, values
from sphinx_resources.model.records import Link
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ('text', 'members'),
    [
        ('a, b,c', ('a', 'b', 'c')),
        ('a; b, c', ('a', 'b, c')),
        ('[a, b]', ('a', 'b')),
        (' a ,, a ', ('a',)),
        ('', ()),
        ('"a, b"', ('a, b',)),
        ('"a, b", c', ('a, b', 'c')),
        ("c,'a, b' ,d", ('c', 'a, b', 'd')),
        ('"a; b", c', ('a; b', 'c')),
        ('c; "a; b"', ('c', 'a; b')),
        ('"a, b" (so, too), c', ('a, b (so, too)', 'c')),
        (r'a\, b, c', ('a, b', 'c')),
        (r'a\; b, c', ('a; b', 'c')),
        # Marks that hold nothing together.
        ("it's, what's", ("it's", "what's")),
        ("'n' roll, rock 'n', x", ("'n' roll", "rock 'n'", 'x')),
        ('"a, b', ('"a', 'b')),
        ('", ", a', (', ', 'a')),
    ],
)
def test_lists(text: str, members: tuple[str, ...]) -> None:
    assert values.items(text) == members


@pytest.mark.parametrize('separator', ['; ', ', '])
@given(st.lists(st.text("ab,;()' ", min_size=1).map(values.line), unique=True))
def test_a_list_is_read_as_it_is_written(separator: str, members: list[str]) -> None:
    members = [m for m in members if m and m not in values.COMMAS and '(' not in m]
    members = [m for m in members if ')' not in m and "'" not in m]
    assert values.items(values.listed(members, separator)) == tuple(members)


def test_brackets_around_names_are_dropped() -> None:
    assert values.names('[A] B; C [D]') == ('[A] B', 'C [D]')
    assert values.names('[Ada Lovelace, Alan Turing]') == (
        'Ada Lovelace',
        'Alan Turing',
    )


def test_names_hold_commas() -> None:
    assert values.names('Strang, Gilbert; Ada  Lovelace;') == (
        'Strang, Gilbert',
        'Ada Lovelace',
    )


@pytest.mark.parametrize(
    'text',
    [
        'https://example.org/',
        'http://localhost:8000/a?b=c&d=e#f',
        'HTTPS://EXAMPLE.ORG',
        'ftp://example.org/file',
        'mailto:someone@example.org',
        'https://de.wikipedia.org/wiki/Größe',
        'https://example.org/a_(b)',
    ],
)
def test_addresses(text: str) -> None:
    assert addresses.url(text) == text


@pytest.mark.parametrize(
    ('text', 'message'),
    [
        ('', 'an address is missing'),
        ('d2l.ai', "did you mean 'https://d2l.ai'?"),
        ('https//d2l.ai/x', "did you mean 'https://d2l.ai/x'?"),
        ('//d2l.ai/x', "did you mean 'https://d2l.ai/x'?"),
        ('localhost:80', "'localhost:80' is not a full address"),
        ('page.html#x', "did you mean 'https://page.html#x'?"),
        ('javascript:alert(1)', "'javascript:alert(1)' is not allowed"),
        ('JaVaScRiPt:alert(1)', 'is not allowed'),
        ('data:text/html,x', 'is not allowed'),
        ('file:///etc/passwd', 'is not allowed'),
        ('https:/example.org', 'names no host'),
        ('https://', 'names no host'),
        ('https://[::1', 'is not an address'),
        ('https://example.org/a b', 'holds a character that none can have'),
        ('https://example.org/"x', 'holds a character that none can have'),
        ('https://exa\u200bmple.org/', 'holds a character that none can have'),
        ('https://example.org:99999/', 'Port out of range'),
        ('https://example.org:abc/', 'is not an address'),
        ('mailto:', "has no address after 'mailto:'"),
    ],
)
def test_what_is_no_address(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        addresses.url(text)


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('<https://d2l.ai/>', 'https://d2l.ai/'),
        ('[D2L](https://d2l.ai/a)', 'https://d2l.ai/a'),
        ('“https://d2l.ai/”', 'https://d2l.ai/'),
        ('htps://d2l.ai', 'https://d2l.ai'),
        ('http:://d2l.ai', 'http://d2l.ai'),
        ('https ://d2l.ai', 'https://d2l.ai'),
        ('HTTPS:/D2L.ai/', 'https://D2L.ai/'),
        ('ftp//d2l.ai', 'ftp://d2l.ai'),
        ('https://müller.de/a b|c', 'https://müller.de/a%20b%7Cc'),
        ('doi:10.1000/x.1', 'https://doi.org/10.1000/x.1'),
        ('10.1000/x.1', 'https://doi.org/10.1000/x.1'),
        ('https://d2l.ai # main page', 'https://d2l.ai'),
        ('https://d2l.ai .', 'https://d2l.ai'),
        ('https://d2l.ai/a (free)', 'https://d2l.ai/a'),
        ('https://d2l.ai/a,', 'https://d2l.ai/a'),
        ('https://d2l.ai/a;', 'https://d2l.ai/a'),
        ('https://d2l.ai/a)', 'https://d2l.ai/a'),
        ('<https://d2l.ai/a>', 'https://d2l.ai/a'),
    ],
)
def test_the_address_that_was_meant(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"; did you mean '{meant}'?")):
        addresses.url(text)


@pytest.mark.parametrize(
    'text',
    [
        'books/x.html',
        'slides.pdf',
        '../x.html',
        'me@d2l.ai',
        'javascript://d2l.ai/x',
        'see https://d2l.ai/x',
        'https://a:b@d2l.ai/a b',
        'https://d2l.ai, https://d2l.ai/b',
    ],
)
def test_no_address_is_made_up(text: str) -> None:
    with pytest.raises(ValueError, match='address') as caught:
        addresses.url(text)
    assert 'did you mean' not in str(caught.value)


@pytest.mark.parametrize(
    'text',
    ['https://e.org/Vector_(space)', 'https://e.org/a[1]', 'https://e.org/Bros.'],
)
def test_a_sign_that_may_end_an_address(text: str) -> None:
    assert addresses.url(text) == text


@pytest.mark.parametrize(
    ('one', 'other', 'same'),
    [
        ('http://www.example.org:80/a/', 'HTTPS://EXAMPLE.org/a', True),
        ('https://[::1]:443/', 'https://[::1]', True),
        ('http://localhost:8080/', 'http://localhost:8081/', False),
        ('http://localhost:8080/', 'http://localhost/', False),
        ('https://[::1]/', 'https://[::2]/', False),
        ('https://example.org/?a=1&utm_source=x', 'https://example.org/?a=1', True),
        ('https://example.org/a#b', 'https://example.org/a', False),
        ('mailto:a@example.org', 'mailto:b@example.org', False),
        ('https://e.org/~a', 'https://e.org/%7Ea', True),
        ('https://e.org/ü?q=é', 'https://e.org/%C3%BC?q=%c3%a9', True),
        ('https://müller.de/', 'https://xn--mller-kva.de', True),
        ('https://e.org/a%2fb', 'https://e.org/a%2Fb', True),
        ('https://e.org/a%2Fb', 'https://e.org/a/b', False),
        ('https://e.org/%41', 'https://e.org/a', False),
        ('https://e.org/%zz', 'https://e.org/%zz', True),
        ('https://..é../x', 'https://..é../x', True),
        ('https://e.org/a/index.html', 'http://www.e.org/a', True),
        ('https://e.org/a/myindex.html', 'https://e.org/a', False),
        ('https://youtu.be/abc-DEF_123', 'https://youtu.be/abc-DEF_123?t=10', True),
        (
            'https://youtu.be/abc-DEF_123?si=x',
            'https://www.youtube.com/watch?v=abc-DEF_123&t=42s',
            True,
        ),
        (
            'https://m.youtube.com/watch?app=desktop&v=abc-DEF_123',
            'https://www.youtube.com/embed/abc-DEF_123',
            True,
        ),
        (
            'https://youtu.be/abc-DEF_123',
            'https://www.youtube.com/watch?v=abc-DEF_123&list=PLx',
            False,
        ),
        ('https://youtu.be/abc-DEF_123', 'https://youtu.be/abc-DEF_124', False),
        ('https://youtu.be/abc-DEF_123', 'https://youtu.be/ABC-DEF_123', False),
        (
            'https://arxiv.org/abs/1706.03762',
            'https://arxiv.org/pdf/1706.03762v7',
            True,
        ),
        (
            'https://arxiv.org/html/1706.03762v1',
            'http://export.arxiv.org/pdf/1706.03762.pdf',
            True,
        ),
        (
            'https://arxiv.org/abs/math/0211159',
            'https://arxiv.org/pdf/math/0211159v1',
            True,
        ),
        ('https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/1706.03763', False),
        ('https://arxiv.org/list/cs.LG', 'https://arxiv.org/abs/cs.LG', False),
        ('https://dx.doi.org/10.1/x', 'https://doi.org/10.1/x', True),
    ],
)
def test_the_same_address(one: str, other: str, same: bool) -> None:
    found = addresses.same_address(one) == addresses.same_address(other)
    assert found == same


@given(st.text())
def test_only_safe_addresses_come_out(text: str) -> None:
    try:
        address = addresses.url(text)
    except ValueError:
        return
    assert address.lower().startswith(('http://', 'https://', 'ftp://', 'mailto:'))
    assert not set(address) & set('\'"<> \n') - {"'"}


@pytest.mark.parametrize(
    ('text', 'link'),
    [
        (
            'Source code <https://example.org/x>',
            Link(label='Source code', url='https://example.org/x'),
        ),
        (
            '<https://example.org/x>',
            Link(label='example.org', url='https://example.org/x'),
        ),
        (
            'https://example.org/x',
            Link(label='example.org', url='https://example.org/x'),
        ),
        ('mailto:a@b', Link(label='mailto:a@b', url='mailto:a@b')),
    ],
)
def test_a_link(text: str, link: Link) -> None:
    assert addresses.link(text) == link


@pytest.mark.parametrize(
    ('text', 'members'),
    [
        ('A <https://e.org/a;b=1>; B <https://e.org/>', 2),
        ('A <https://e.org/a;b>;B <https://e.org/;>;', 2),
        ('https://e.org/a;b=1', 1),
        ('https://e.org/a;b; https://e.org/c;d', 2),
        ('https://e.org/a;https://e.org/b', 2),
        ('https://e.org/a ;mailto:a@e.org;mailto:b@e.org', 3),
        ('A, B <https://e.org/a,b>； C <https://e.org/c>', 2),
        ('A <https://e.org/a', 1),
        ('', 0),
    ],
)
def test_links(text: str, members: int) -> None:
    found = addresses.links(text)
    assert len(found) == members
    assert ''.join(found).count(';') == text.count('/a;b') + text.count('/c;d') + (
        text.count('/;>')
    )


@pytest.mark.parametrize(
    ('reader', 'good', 'bad'),
    [
        (values.year, ['1450', '2020'], ['20', 'MMXX', '２０２０', '-200']),
        (days.date, ['2026-01-31'], ['2026-02-30', '31.1.2026', '2026', '']),
        (
            values.duration,
            ['45 min', '3 h', '3 h 20 min', '1.5 h', '10 weeks', '1 week', '2 days'],
            ['long', '3', 'h', '3 hx'],
        ),
        (languages.language, ['en', 'pt-BR', 'zh-Hans'], ['english', 'e', 'xx-yy']),
        (values.identifier, ['a', 'a-b2'], ['A', 'a b', '-a', 'a--b', '3b', 'ä', '']),
        (
            values.local_file,
            ['a.png', '/b/c.svg'],
            ['https://x/y.png', '//x/y', '', 'a\x00b', 'data:x'],
        ),
        (values.count, ['1', '25'], ['0', '-1', 'x', '1.5', '٣']),
    ],
)
def test_readers(
    reader: Callable[[str], object], good: list[str], bad: list[str]
) -> None:
    for text in good:
        assert str(reader(text)) == text
    for text in bad:
        with pytest.raises(ValueError, match=f"'{text}' is not "):
            reader(text)


@pytest.mark.parametrize('text', ['1200', '3000'])
def test_years_that_cannot_be(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' cannot be the year; write one"):
        values.year(text)


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('2 hours', '2 h'),
        ('two hours', '2 h'),
        ('2h 30', '2 h 30 min'),
        ('2:30', '2 h 30 min'),
        ('2 hours and 30 minutes', '2 h 30 min'),
        ('1,5 h', '1.5 h'),
        ('10.5 hours', '10.5 h'),
        ('1½ hours', '1.5 h'),
        ('two and a half hours', '2.5 h'),
        ('Half an hour', '30 min'),
        ('half a year', '0.5 year'),
        ('about 3 weeks', '3 weeks'),
        ('ca. 3 Weeks', '3 weeks'),
        ('~ 45 mins.', '45 min'),
        ('two to 3 wks', '2-3 weeks'),
        ('10—12 Weeks', '10-12 weeks'),
        ('One Months', '1 month'),
    ],
)
def test_durations_in_other_words_are_put_into_ours(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f'is not a duration; write {meant}$'):
        values.duration(text)
    assert values.duration(meant) == meant


@pytest.mark.parametrize(
    'text',
    [
        '3 hours per week',
        'a few hours',
        'up to 3 weeks',
        '2 weeks 3',
        '½',
        'a semester',
    ],
)
def test_no_duration_is_made_of_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match='is not a duration; write it as in 45 min'):
        values.duration(text)


@pytest.mark.parametrize('text', ['0001-01-01', '1970-01-01', '1991-08-05'])
def test_nothing_was_added_before_there_was_a_web(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' is before there was a Web; write"):
        days.date(text)
    assert days.date('1991-08-06') == '1991-08-06'
    assert days.day(text) == text


@pytest.mark.parametrize(
    ('text', 'apart'),
    [
        ('Ada Lovelace and Alan Turing', 'Ada Lovelace; Alan Turing'),
        ('A. Lovelace, A. Turing, and K. Gödel', 'A. Lovelace; A. Turing; K. Gödel'),
    ],
)
def test_several_authors_are_told_apart(text: str, apart: str) -> None:
    with pytest.raises(ValueError, match=f'looks like several authors; write {apart}'):
        values.author(text)


@pytest.mark.parametrize(
    'text',
    [
        'Strang, Gilbert',
        'Ludwig van Beethoven',
        'Department of Trade and Heavy Industry',
    ],
)
def test_one_author_is_one(text: str) -> None:
    assert values.author(text) == text


def test_no_file_has_a_name_of_a_thousand_signs() -> None:
    with pytest.raises(ValueError, match='no file has such a name'):
        values.local_file('a' * 1000)


def test_choices_ignore_case_and_name_the_nearest() -> None:
    known = ['beginner', 'intermediate', 'advanced']
    assert values.choice('Beginner ', known) == 'beginner'
    with pytest.raises(ValueError, match="'begginer' is unknown; did you mean 'beg"):
        values.choice('begginer', known)
    with pytest.raises(ValueError, match='write one of: beginner, intermediate, adv'):
        values.choice('x', known)
    with pytest.raises(ValueError, match="'x' is unknown; leave it out"):
        values.choice('x', [])


def test_hints_are_silent_where_nothing_is_near() -> None:
    assert did_you_mean('x', [str(number) for number in range(100, 130)]) == ''
    assert did_you_mean('x', []) == ''


@given(st.text())
def test_no_reader_raises_anything_else(text: str) -> None:
    for reader in (
        values.items,
        values.names,
        values.line,
        addresses.url,
        addresses.link,
        values.year,
        days.date,
        values.duration,
        languages.language,
        values.identifier,
        values.local_file,
        values.count,
    ):
        with contextlib.suppress(ValueError):
            reader(text)


def test_commas_and_semicolons_of_other_keyboards_separate() -> None:
    assert values.items('الجبر، الإحصاء (أ، ب)') == ('الجبر', 'الإحصاء (أ، ب)')
    assert values.items('数学、统计，图') == ('数学', '统计', '图')
    assert values.names('"Lovelace, Ada","Gauß, Carl" ، "Cher"') == (
        'Lovelace, Ada',
        'Gauß, Carl',
        'Cher',
    )
    assert values.names('ليلى؛ عمر') == ('ليلى', 'عمر')
    assert values.names('山田；鈴木') == ('山田', '鈴木')
