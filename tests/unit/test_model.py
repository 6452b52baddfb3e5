"""The catalogue as plain data: names, queries and orders."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_resources.config import KINDS, LEVELS
from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.cycles import find_cycles
from sphinx_resources.model.names import fold, initial, make_id
from sphinx_resources.model.persons import family_name
from sphinx_resources.model.query import SORT_KEYS, select, sort
from sphinx_resources.model.records import Kind, Level, Page, Resource, Topic
from sphinx_resources.model.specifications import IndexView, Query
from sphinx_resources.model.targets import FilterQuery, Targets

if TYPE_CHECKING:
    from typing import Any

KIND_TERMS = {name: Kind(name=name, **keys) for name, keys in KINDS.items()}
LEVEL_TERMS = {name: Level(name=name, **keys) for name, keys in LEVELS.items()}


def resource(title: str, **values: Any) -> Resource:
    return Resource(
        id=make_id(title), title=title, url='', docname='a', lineno=1, **values
    )


def topic(label: str, **values: Any) -> Topic:
    values.setdefault('id', make_id(label))
    return Topic(label=label, docname='t', **values)


def catalogue(*resources: Resource, topics: tuple[Topic, ...] = ()) -> Catalogue:
    pages = {'a': Page(resources=resources), 't': Page(topics=topics)}
    return Catalogue(pages, KIND_TERMS, LEVEL_TERMS)


@pytest.mark.parametrize(
    ('text', 'id_'),
    [
        ('Dive into Deep Learning', 'dive-into-deep-learning'),
        ('C', 'c'),
        ('C++', 'c-plus-plus'),
        ('C#', 'c-sharp'),
        ('3Blue1Brown', 'id-3blue1brown'),
        ("It's", 'it-s'),
        ('数学', 'shu-xue'),
        ('<b>', 'b'),
        ('!?', 'resource-8faf838e'),
    ],
)
def test_ids(text: str, id_: str) -> None:
    assert make_id(text) == id_


@given(st.text())
def test_ids_are_anchors_and_stay_what_they_are(text: str) -> None:
    id_ = make_id(text)
    assert re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)*', id_)
    assert make_id(id_) == id_


@pytest.mark.parametrize(
    'names',
    [
        'İSTATİSTİK istatistik',
        'ISI ısı isi',
        'ＡＩ AI',
        'ガ ｶﾞ',
        'ΛΟΓΟΣ λογος',
        'Straße STRASSE',
        'ﬁelds fields',
        'wait... wait… Wait',
        'dʼAlembert d’Alembert d＇Alembert',
        'צה״ל צה"ל',
        'کتابی كتابي',
        'كتـاب كتاب',
        'می\u200cخواهم میخواهم',
    ],
)
def test_what_a_keyboard_decides_is_no_difference(names: str) -> None:
    assert len(set(map(fold, names.split()))) == 1


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize('name', ['\u200b', '\xad', '\u200d\ufeff', '?', '🎉'])
def test_every_name_is_told_from_none(name: str) -> None:
    assert fold(name) != fold('')


def test_topics_go_by_label_id_and_alias() -> None:
    linear = topic('Linear algebra', aliases=('matrices', 'vectors'))
    found = catalogue(topics=(linear,))
    for name in ('Linear algebra', 'linear  ALGEBRA', 'linear-algebra', 'Matrices'):
        assert found.topic(name) == linear, name
    assert found.topic('algebra') is None


def test_c_and_its_children_are_three_topics() -> None:
    labels = ('C', 'C++', 'C#')
    found = catalogue(topics=tuple(map(topic, labels)))
    assert [found.topic(name).label for name in ('c', 'c++', 'C#')] == list(labels)  # type: ignore[union-attr]


def test_topics_that_differ_in_case_only_are_told_apart() -> None:
    upper = topic('Linear Algebra', id='upper')
    lower = topic('linear algebra', id='lower')
    found = catalogue(topics=(upper, lower))
    assert found.topic('Linear Algebra') is upper
    assert found.topic('linear algebra') is lower


def test_a_label_wins_over_an_alias() -> None:
    one = topic('One', aliases=('Two',))
    two = topic('Two')
    assert catalogue(topics=(one, two)).topic('two') is two


def test_topics_that_nobody_declares_are_in_the_index() -> None:
    pages = {
        'a': Page(resources=(resource('One', topics=('Graphs', 'graphs')),)),
        'i': Page(views=(IndexView('topics', 'i'),)),
    }
    found = Catalogue(pages, KIND_TERMS, LEVEL_TERMS)
    (graphs,) = found.topics.values()
    place = Targets(found, pages).of_topic(graphs)
    assert place is not None
    assert (place.docname, place.anchor) == ('i', 'topic-graphs')
    assert [r.title for r in found.by_topic['graphs']] == ['One']


def test_queries_are_or_within_and_and_between() -> None:
    found = catalogue(
        resource('One', topics=('x',), kind='book', level='beginner'),
        resource('Two', topics=('x', 'y'), kind='video', level='beginner'),
        resource('Three', topics=('y',), kind='book', level='advanced'),
        resource('Four', topics=('z',), kind='book', authors=('Ada Lovelace',)),
    )

    def titles(**query: Any) -> list[str]:
        return [r.title for r in select(found, Query(sort='title', **query))]

    assert titles() == ['Four', 'One', 'Three', 'Two']
    assert titles(topics=('x', 'y')) == ['One', 'Three', 'Two']
    assert titles(topics=('x', 'y'), kinds=('book',)) == ['One', 'Three']
    assert titles(kinds=('book',), levels=('beginner', 'advanced')) == ['One', 'Three']
    assert titles(authors=('ada lovelace',)) == ['Four']
    assert titles(limit=2) == ['Four', 'One']
    assert titles(topics=('unknown',)) == []


@pytest.mark.parametrize(
    ('key', 'order'),
    [
        ('level', 'bdac'),
        ('title', 'abcd'),
        ('author', 'cdab'),
        ('year', 'cabd'),
        ('added', 'dbac'),
    ],
)
def test_orders(key: str, order: str) -> None:
    found = catalogue(
        resource('a', level='advanced', year='2000'),
        resource('b', level='beginner', year='1990', added='2024-12-31'),
        resource('c', year='2020', authors=('Ann',)),
        resource('d', level='intermediate', added='2025-01-01', authors=('Bob',)),
    )
    assert [r.title for r in sort(found, found.resources, key)] == list(order)
    assert set(SORT_KEYS) >= {key}


def test_groups_follow_the_vocabulary() -> None:
    found = catalogue(
        resource('v', kind='video'), resource('n'), resource('b', kind='book')
    )
    groups = found.group_by_kind(found.resources)
    assert [kind.label if kind else None for kind, _ in groups] == [
        'Book',
        'Video',
        None,
    ]


def test_records_survive_pickling_and_lines_do_not_count() -> None:
    record = resource('One', topics=('x',))
    assert pickle.loads(pickle.dumps(record)) == record
    moved = Resource(
        id='one', title='One', url='', docname='a', lineno=9, topics=('x',)
    )
    assert moved == record
    assert repr(moved) == repr(record)


@given(st.permutations(['a', 'b', 'c']))
def test_the_order_of_reading_does_not_count(order: list[str]) -> None:
    pages = {
        name: Page(
            resources=(Resource(id='same', title=name, url='', docname=name, lineno=1),)
        )
        for name in order
    }
    found = Catalogue(pages, KIND_TERMS, LEVEL_TERMS)
    assert found.by_id['same'].title == 'a'
    assert [r.title for r in found.resources] == ['a', 'b', 'c']


def test_indices_sort_by_letter_and_family_name() -> None:
    assert family_name('Gilbert Strang') == family_name('Strang, Gilbert')
    assert family_name('Hal Daumé III') == 'daumé hal iii'
    assert family_name('Ludwig van Beethoven') == 'beethoven ludwig'
    assert family_name('von Neumann, John') == 'von neumann john'
    assert family_name('Université de Lyon') == 'université de lyon'
    assert family_name('SageMath') == 'sagemath'


@pytest.mark.parametrize(
    ('language', 'letters'),
    [
        ('en', {'éa': 'E', 'Z': 'Z', '数': '数', '"a"': 'A', '3b': '', '': ''}),
        ('en', {'Łuk': 'L', 'æther': 'A', '¿Qué?': 'Q', 'ＡＩ': 'A', 'ßa': 'S'}),
        ('he', {'\u200fכותר': 'כ', 'שָׁלוֹם': 'ש'}),
        ('sv', {'ånga': 'Å', 'Åbo': 'Å', 'éa': 'E'}),
        ('cs', {'Čas': 'Č', 'cena': 'C', 'día': 'D'}),
        ('tr', {'ışık': 'I', 'İzmir': 'İ', 'iyi': 'İ', 'çay': 'Ç'}),
        ('zh', {'概率': 'G'}),
        ('ja', {'ガム': 'か'}),
        ('ko', {'까치': 'ㄱ', '나무': 'ㄴ'}),
        ('th', {'เกม': 'ก'}),
        ('vi', {'Ắc': 'Ă', 'đại số': 'Đ', 'Ảnh': 'A', 'Ổn định': 'Ô'}),
        ('fa', {'پایه': 'پ', 'گراف': 'گ', 'کار': 'ک', 'آب': 'آ', 'یک': 'ی'}),
        ('mk', {'ѓавол': 'Ѓ', 'ќош': 'Ќ', 'гаѓа': 'Г'}),
        ('ka', {'აბგ': 'ა'}),
        ('ar', {'إحصاء': 'ا', 'ٱلجبر': 'ا'}),
    ],
)
def test_a_letter_of_an_index(language: str, letters: dict[str, str]) -> None:
    assert {text: initial(text, language) for text in letters} == letters


def test_each_cycle_is_found_with_all_it_goes_through() -> None:
    assert find_cycles({'a': ['b'], 'b': []}) == []
    assert find_cycles({'c': ['a'], 'b': ['c'], 'a': ['b']}) == [['a', 'b', 'c']]
    assert find_cycles({'a': ['a']}) == [['a']]


def test_a_filter_tells_all_that_is_wrong() -> None:
    with pytest.raises(ValueError, match='bok') as found:
        FilterQuery('kind=bok&lvel=beginner&kind=book', catalogue())
    first, second = found.value.args
    assert "'bok'" in first
    assert second == "a filter knows no 'lvel'; did you mean 'level'?"
