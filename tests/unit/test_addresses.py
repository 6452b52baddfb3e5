"""Reading addresses, and telling when two lead to the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_resources.model import addresses


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
        ('https://https://d2l.ai/', 'begins twice'),
        ('https://http//d2l.ai/', 'begins twice'),
        ('https://d2l..ai/', 'is not an address: its host has a dot too many'),
        ('https://.d2l.ai/', 'is not an address: its host has a dot too many'),
        ('https://d2l.ai/?a=1&amp;b=2', "holds '&amp;', which HTML has for '&'"),
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
        ('arXiv:1706.03762', 'https://arxiv.org/abs/1706.03762'),
        ('arXiv: 1706.03762v5', 'https://arxiv.org/abs/1706.03762v5'),
        ('1706.03762', 'https://arxiv.org/abs/1706.03762'),
        ('arxiv:math/0309136', 'https://arxiv.org/abs/math/0309136'),
        ('arXiv:1706.03762 [cs.CL]', 'https://arxiv.org/abs/1706.03762'),
        ('https://https://d2l.ai/a', 'https://d2l.ai/a'),
        ('http://https://d2l.ai/a', 'https://d2l.ai/a'),
        ('https://https//d2l.ai/a', 'https://d2l.ai/a'),
        ('https://d2l.ai/a\\_b\\#c', 'https://d2l.ai/a_b#c'),
        ('https://d2l.ai/?a=1&amp;b=2', 'https://d2l.ai/?a=1&b=2'),
        ('view-source:https://d2l.ai/', 'https://d2l.ai/'),
        ('blob:https://d2l.ai/a', 'https://d2l.ai/a'),
        ('see https://d2l.ai/a', 'https://d2l.ai/a'),
        ('D2L: https://d2l.ai/a', 'https://d2l.ai/a'),
        ('https://d2l. ai/a', 'https://d2l.ai/a'),
        ('http s://d2l.ai/a', 'https://d2l.ai/a'),
        ('https:\\\\d2l.ai\\a', 'https://d2l.ai/a'),
        ('https://d2l,ai/a', 'https://d2l.ai/a'),
        ('*https://d2l.ai/a*', 'https://d2l.ai/a'),
        ('https://d2l.ai/a)**', 'https://d2l.ai/a'),
        ('https://d2l.ai/a’', 'https://d2l.ai/a'),
        ('https://d2l.ai/a【4†source】', 'https://d2l.ai/a'),
        ('https://d2l.ai/a\\', 'https://d2l.ai/a'),
        ('https://d2l.ai/a_(b', 'https://d2l.ai/a_(b)'),
        ('DOI 10.1000/x.1', 'https://doi.org/10.1000/x.1'),
        ('chrome-extension://abc/https://d2l.ai/a.pdf', 'https://d2l.ai/a.pdf'),
        ('<a href="https://d2l.ai/a">D2L</a>', 'https://d2l.ai/a'),
        ('https://d2l.ai\\a\\b', 'https://d2l.ai/a/b'),
        ('https://www.google.com/url?sa=t&url=https%3A%2F%2Fd2l.ai', 'https://d2l.ai'),
        ('https://www.youtube.com/redirect?q=https://d2l.ai/a&v=b', 'https://d2l.ai/a'),
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
        'https://a:b@d2l.ai/a b',
        'https://d2l.ai, https://d2l.ai/b',
        '/book.pdf',
        '/d2l.ai/a',
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
        (
            'https://en.m.wikipedia.org/wiki/Calculus',
            'https://en.wikipedia.org/wiki/Calculus',
            True,
        ),
        ('https://de.wikipedia.org/wiki/A', 'https://en.wikipedia.org/wiki/A', False),
        ('https://youtu.be/abc-DEF_123', 'https://youtube.com/live/abc-DEF_123', True),
        ('https://e.org/a#:~:text=one%20two', 'https://e.org/a', True),
        ('https://e.org/a#b:~:text=one', 'https://e.org/a#b', True),
        ('https://e.org/a#b:~:text=one', 'https://e.org/a', False),
        ('https://e.org/a?igsh=1&b=2', 'https://e.org/a?b=2&msclkid=3', True),
        ('https://e.org/a?_hsenc=1&srsltid=2&yclid=3', 'https://e.org/a', True),
        ('https://github.com/a/b.git', 'https://github.com/a/b/', True),
        ('https://github.com/a/b.git/c', 'https://github.com/a/b/c', False),
        (
            'https://arxiv.org/abs/1706.03762?context=cs.LG',
            'https://ar5iv.labs.arxiv.org/html/1706.03762v2',
            True,
        ),
        ('https://ar5iv.org/abs/1706.03762', 'https://arxiv.org/abs/1706.03762', True),
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
    ('text', 'meant'),
    [
        ('Slides https://e.org/s', 'Slides <https://e.org/s>'),
        ('Slides: https://e.org/s', 'Slides <https://e.org/s>'),
        ('Slides = https://e.org/s', 'Slides <https://e.org/s>'),
        ('Slides (https://e.org/s)', 'Slides <https://e.org/s>'),
        ('Slides <https://e.org/s', 'Slides <https://e.org/s>'),
        ('Slides <<https://e.org/s>>', 'Slides <https://e.org/s>'),
        ('Slides “https://e.org/s”', 'Slides <https://e.org/s>'),
        ('`Slides <https://e.org/s>`_', 'Slides <https://e.org/s>'),
        ('<a href="https://e.org/s">The slides</a>', 'The slides <https://e.org/s>'),
        ('Part 1 - a https://e.org/A_(b)', 'Part 1 - a <https://e.org/A_(b)>'),
        ('https://e.org/s (slides)', 'slides <https://e.org/s>'),
    ],
)
def test_the_link_that_was_meant(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f'; write {re.escape(meant)}$'):
        addresses.link(text)
    assert addresses.link(meant).label == meant.rpartition(' <')[0]


@pytest.mark.parametrize(
    'text',
    ['https://e.org/a https://e.org/b', 'https://e.org/a, https://e.org/b'],
)
def test_several_addresses_are_told_apart(text: str) -> None:
    with pytest.raises(ValueError, match='separate them with semicolons'):
        addresses.link(text)


def test_an_address_that_is_cut_is_told() -> None:
    with pytest.raises(ValueError, match='ends where a part of it was left out; copy'):
        addresses.url('https://d2l.ai/chapter_prelimi…')
    assert addresses.url('https://en.example.org/wiki/To_be_continued...')


def test_links_of_markdown_are_written_as_ours() -> None:
    for between in (', ', ' ', '; '):
        text = f'[A](https://d2l.ai/a){between}[B](https://d2l.ai/b_(c))'
        meant = 'A <https://d2l.ai/a>; B <https://d2l.ai/b_(c)>'
        with pytest.raises(ValueError, match=re.escape(f'write {meant}')):
            addresses.link(text)
        assert len(addresses.links(meant)) == 2
