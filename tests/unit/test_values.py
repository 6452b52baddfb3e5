"""Reading the values of options."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_resources.model import addresses, days, languages, values
from sphinx_resources.model.bare_markup import slips
from sphinx_resources.model.names import LONGEST_PROPOSED, another_id
from sphinx_resources.model.records import Link
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.wide_signs import plainly_signed

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


def test_a_day_and_a_month_that_are_swapped() -> None:
    with pytest.raises(ValueError, match=r'is not a date; write 2026-01-31$'):
        days.date('2026-31-01')


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
        ('Ada Lovelace AND Alan Turing', 'Ada Lovelace; Alan Turing'),
        *(
            (f'Ada Lovelace {sign} Alan Turing', 'Ada Lovelace; Alan Turing')
            for sign in (*'·•|/+-–—', '--')
        ),
        ('A. Lovelace, A. M. Turing', 'A. Lovelace; A. M. Turing'),
        ('Lovelace A., Turing A.M.', 'Lovelace A.; Turing A.M.'),
        ('王小明、李雷', '王小明; 李雷'),
        ('王小明，李雷', '王小明; 李雷'),
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
        'University of Tübingen / Open Courses',
        '莱昂哈德·欧拉',
        'AC/DC',
        'Lovelace, A.',
        'A. Lovelace, Jr.',
        '北京大学、数学系',
        'Jean-Pierre Serre',
        'MIT — OpenCourseWare',
        'M*A*S*H Society',
    ],
)
def test_one_author_is_one(text: str) -> None:
    assert values.author(text) == text


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('Ada Lovelace*', 'Ada Lovelace'),
        ('Ada Lovelace¹, Alan Turing²', 'Ada Lovelace; Alan Turing'),
        ('Ada Lovelace*†, Alan Turing‡', 'Ada Lovelace; Alan Turing'),
        ('Ada Lovelace¹,², Alan Turing²', 'Ada Lovelace; Alan Turing'),
        ('Ada Lovelace<sup>1</sup>', 'Ada Lovelace'),
        ('Ada Lovelace <ada@example.org>', 'Ada Lovelace'),
        ('Ada Lovelace (ada@example.org)', 'Ada Lovelace'),
        ('Written by Ada Lovelace', 'Ada Lovelace'),
        ('Author(s): Ada Lovelace', 'Ada Lovelace'),
        ('https://example.org/ada', 'a name, and the address into links'),
    ],
)
def test_what_papers_have_behind_names_is_left_out(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f'; write {meant}$'):
        values.author(text)
    assert all(map(values.author, meant.split('; ')))


def test_a_full_stop_behind_a_link_is_left_out() -> None:
    with pytest.raises(ValueError, match=r'write A <https://e\.org/>$'):
        addresses.link('A <https://e.org/>.')


@pytest.mark.parametrize('sign', ['*', '[', '【', '@a.', '![[', '[[', '{{<', '\n---'])
def test_what_is_long_is_read_at_once(sign: str) -> None:
    """Where its time grew with the square, this would not end."""
    text = sign * 100_000
    for read in (values.author, addresses.url, addresses.link):
        with contextlib.suppress(ValueError):
            read(text)
    list(slips(text, is_rst=False))
    plainly_signed(f'：{text}', '.yaml')


@pytest.mark.parametrize(
    ('text', 'advice'),
    [
        ('2020/21', '2020'),
        ('c. 2020', '2020'),
        ('2020 (2nd ed.)', '2020'),
        ('May 2020', '2020'),
        ('1999.0', '1999'),
        ('2020-2021', 'four digits, as in 2020'),
        ('20200131', 'four digits, as in 2020'),
        ('20', 'four digits, as in 2020'),
    ],
)
def test_the_year_that_is_in_a_text_is_named(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=f'is not a year; write {advice}$'):
        values.year(text)


def test_several_words_of_a_vocabulary_are_told_apart() -> None:
    known = ['beginner', 'intermediate', 'advanced', 'post-doc']
    for text in ('beginner/advanced', 'beginner - advanced', 'advanced, beginner'):
        with pytest.raises(ValueError, match=r'write one of: beginner, advanced$'):
            values.choice(text, known)
    with pytest.raises(ValueError, match="did you mean 'beginner'"):
        values.choice('beginnerr', known)
    assert values.choice('Post-Doc', known) == 'post-doc'


def test_no_file_has_a_name_of_a_thousand_signs() -> None:
    with pytest.raises(ValueError, match='no file has such a name'):
        values.local_file('a' * 1000)


def test_no_id_is_proposed_that_nobody_would_write() -> None:
    with pytest.raises(ValueError, match='as in ants-ants') as told:
        values.identifier('Ants ' * 600)
    proposed = str(told.value).rpartition(' ')[2]
    assert values.identifier(proposed) == proposed
    assert len(proposed) <= LONGEST_PROPOSED
    taken = 'ants-' * 600 + 'x'
    assert len(another_id(taken, ['Ada Lovelace'], '', ())) < 2 * LONGEST_PROPOSED


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


@pytest.mark.parametrize(
    ('text', 'advice'),
    [
        ('free (', 'write free'),
        ('free - PDF', 'write free (PDF)'),
        ('free (PDF) account', 'write free (PDF account)'),
        ('free account', 'write one of: free, account'),
        ('free; partly', 'write one of: free, partly'),
    ],
)
def test_what_is_said_of_access_can_be_written(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=f'{re.escape(advice)}$'):
        values.access(text)
    for word in advice.removeprefix('write ').removeprefix('one of: ').split(', '):
        assert values.access(word)[0] in word


def test_a_range_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match=r'ends before it begins; write 10-12 weeks$'):
        values.duration('12-10 weeks')
    assert values.duration('9-10 h') == '9-10 h'
