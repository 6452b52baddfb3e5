"""Topics that are parts of others, and what they are called."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_resources.formats.markdown_lists import read_markdown
from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.names import make_id
from sphinx_resources.model.paths import Study
from sphinx_resources.model.query import select
from sphinx_resources.model.records import Page, Resource, Topic
from sphinx_resources.model.specifications import Query


def catalogue(resources: dict[str, str], *topics: Topic) -> Catalogue:
    """Return a catalogue of resources, each with its topics."""
    records = tuple(
        Resource(
            id=make_id(title),
            title=title,
            url='',
            docname='r',
            lineno=1,
            topics=tuple(names.split('; ')),
        )
        for title, names in resources.items()
    )
    pages = {'r': Page(resources=records, topics=topics)}
    return Catalogue(pages, {}, {})


def topic(label: str, broader: str = '', **values: Any) -> Topic:
    values.setdefault('id', make_id(label))
    return Topic(label=label, broader=broader, docname='t', **values)


TREE = (topic('A'), topic('B', 'a'), topic('C', 'B'), topic('D', 'A'), topic('E'))


def test_a_whole_counts_what_its_parts_have_each_once() -> None:
    found = catalogue({'One': 'C', 'Two': 'B; C; D', 'Three': 'A', 'Four': 'E'}, *TREE)
    titles = {id_: [r.title for r in found.by_topic[id_]] for id_ in 'abcde'}
    assert titles == {
        'a': ['One', 'Three', 'Two'],
        'b': ['One', 'Two'],
        'c': ['One', 'Two'],
        'd': ['Two'],
        'e': ['Four'],
    }
    assert [r.title for r in found.filed_under['a']] == ['Three']
    assert [r.title for r in select(found, Query(topics=('B',)))] == ['One', 'Two']
    one = found.by_id['one']
    assert [t.id for t in found.topics_of(one)] == ['c']
    assert [t.id for t in found.counted_for(one)] == ['c', 'b', 'a']
    # Alone, what is on a part teaches the whole.
    assert [r.title for r in Study(found).choice(found.topics['b'])] == ['Two']
    assert [r.title for r in Study(found).choice(found.topics['a'])] == ['Three']


@pytest.mark.parametrize(
    'topics',
    [
        (topic('A', 'A'), topic('B', 'A')),
        (topic('A', 'C'), topic('C', 'A'), topic('B', 'A')),
    ],
)
def test_what_is_in_a_circle_is_a_part_of_nothing(topics: tuple[Topic, ...]) -> None:
    found = catalogue({'One': 'B', 'Two': 'C'}, *topics)
    assert [r.title for r in found.by_topic['a']] == ['One']
    assert [r.title for r in found.by_topic['c']] == ['Two']
    assert found.nesting.whole_of(found.topics['a']) is None


def test_a_long_chain_is_no_trouble() -> None:
    chain = [topic('T0'), *(topic(f'T{n}', f'T{n - 1}') for n in range(1, 1500))]
    found = catalogue({'One': 'T1499'}, *chain)
    assert [r.title for r in found.by_topic['t0']] == ['One']


SHARED = (
    topic('Mathematics'),
    topic('Charts'),
    topic('Graphs', 'mathematics', id='graphs-of-edges', aliases=('networks',)),
    topic('Graphs', 'charts', id='graphs-of-functions'),
)


def test_topics_of_one_label_are_told_apart_by_their_wholes() -> None:
    found = catalogue(
        {'One': 'Graphs (Charts)', 'Two': 'graphs (mathematics)'}, *SHARED
    )
    first, second = (found.topics[t.id] for t in SHARED[2:])
    assert (first.label, second.label) == ('Graphs (Mathematics)', 'Graphs (Charts)')
    assert {first.own_label, second.own_label} == {'Graphs'}
    assert [r.title for r in found.by_topic[second.id]] == ['One']
    assert [r.title for r in found.by_topic[first.id]] == ['Two']
    assert found.topic('Graphs') is first
    assert found.meant('Graphs') == found.meant('graphs') == [first, second]
    for name in ('networks', 'graphs-of-edges', 'Graphs (Mathematics)'):
        assert found.meant(name) == [first]
    assert found.meant('Graphs (Sets)') == []


def test_wholes_of_one_label_are_told_apart_too() -> None:
    topics = (
        topic('Python'),
        topic('R'),
        topic('Books', 'Python', id='p-books'),
        topic('Books', 'R', id='r-books'),
        topic('New', 'Books (Python)', id='p-new'),
        topic('New', 'Books (R)', id='r-new'),
    )
    found = catalogue({'One': 'New (Books, R)'}, *topics)
    assert found.topics['p-new'].label == 'New (Books, Python)'
    assert [r.title for r in found.by_topic['r']] == ['One']
    assert [r.title for r in found.by_topic['python']] == []


def test_topics_of_one_label_without_a_whole_keep_it() -> None:
    found = catalogue({}, topic('New', id='a'), topic('New', id='b'))
    assert {t.label for t in found.topics.values()} == {'New'}
    assert len(found.meant('New')) == 2


def test_an_id_leads_to_its_topic_whatever_is_called_so() -> None:
    found = catalogue({}, topic('sets', id='old'), topic('Set theory', id='sets'))
    assert [t.id for t in found.meant('sets')] == ['sets']


def test_parentheses_of_a_label_are_its_own() -> None:
    found = catalogue({}, topic('Graphs (of functions)'), topic('Graphs'))
    assert [t.id for t in found.meant('Graphs (of functions)')] == [
        'graphs-of-functions'
    ]


def test_headings_called_alike_in_two_parts_are_two_topics() -> None:
    page = (
        '# List\n\n## Python\n\n### Books\n\n- [A](https://a.org)\n\n## R\n\n'
        '### Books\n\n- [B](https://b.org)\n\n### Talks\n\n- [C](https://c.org)\n'
    )
    content = read_markdown(page)
    named = [entry.values['topics'][0].text for entry in content.entries]
    assert named == ['books', 'books-r', 'Talks']
    read = [
        {key: texts[0].text for key, texts in entry.values.items()}
        for entry in content.topics
    ]
    assert read == [
        {'label': 'Python'},
        {'label': 'Books', 'broader': 'Python'},
        {'label': 'R'},
        {'label': 'Books', 'id': 'books-r', 'broader': 'R'},
        {'label': 'Talks', 'broader': 'R'},
    ]
