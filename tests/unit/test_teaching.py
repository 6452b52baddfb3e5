"""With which resources a way says to learn a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.paths import Study
from sphinx_resources.model.records import (
    Kind,
    Level,
    Page,
    Path,
    Requirement,
    Resource,
    Step,
    Topic,
)

if TYPE_CHECKING:
    from typing import Any

LEVELS = {
    name: Level(name=name, label=name, description='')
    for name in ('beginner', 'intermediate', 'advanced')
}
TYPES = {
    'book': 'Book',
    'video': 'VideoObject',
    'course': 'Course',
    'widget': 'WebApplication',
}
KINDS = {
    name: Kind(name=name, label=name, plural=name, icon='', type=type_)
    for name, type_ in TYPES.items()
}
#: The second requires the first, and so on.
TOPICS = tuple(
    Topic(
        id=id_,
        label=id_,
        docname='t',
        requires=tuple(Requirement(name=other) for other in before),
    )
    for id_, before in {'a': '', 'b': 'a', 'c': 'b'}.items()
)


def resource(id_: str, topics: str, **options: Any) -> Resource:
    """Return a resource on topics named by single letters."""
    return Resource(
        id=id_, title=id_, url='', docname='p', lineno=1, topics=(*topics,), **options
    )


def path(id_: str, *steps: tuple[str, str], assumes: str = '') -> Path:
    """Return a path with steps of a topic and a resource."""
    return Path(
        id=id_,
        title=id_,
        docname='p',
        assumes=(*assumes,),
        steps=tuple(Step(topic=topic, resource=name) for topic, name in steps),
    )


def study(*declared: Resource | Path) -> Study:
    resources = tuple(one for one in declared if isinstance(one, Resource))
    paths = tuple(one for one in declared if isinstance(one, Path))
    page = Page(topics=TOPICS, resources=resources, paths=paths)
    return Study(Catalogue({'p': page}, KINDS, LEVELS))


def chosen(plans: Study, *, early: bool = True) -> list[str]:
    return [r.id for r in plans.choice(plans.catalogue.topics['a'], early=early)]


def test_the_choice_is_one_of_each_kind_the_freest_nearest_and_easiest_first() -> None:
    plans = study(
        resource('closed', 'a', kind='video', level='beginner', access='account'),
        resource('hard', 'a', kind='book', level='advanced'),
        resource('late', 'ba', kind='video', level='beginner'),
        resource('easy', 'a', kind='course', level='beginner'),
        resource('harder', 'a', kind='course', level='intermediate'),
        resource('fourth', 'ba', level='beginner'),
    )
    assert chosen(plans) == ['easy', 'hard', 'fourth']
    assert chosen(plans, early=False)[0] == 'harder'


def test_what_teaches_comes_before_what_is_to_be_tried_out() -> None:
    plans = study(
        resource('applet', 'a', kind='widget', level='beginner'),
        resource('course', 'a', kind='course', level='beginner'),
        resource('book', 'ba', kind='book', level='beginner'),
    )
    assert chosen(plans) == ['course', 'applet', 'book']


def test_what_is_to_be_tried_out_covers_only_what_nothing_else_does() -> None:
    plans = study(
        resource('applet', 'abc', kind='widget'),
        resource('first', 'a', kind='book'),
        resource('second', 'b', kind='book'),
    )
    found, covered = plans.cover(plans.catalogue.topics['b'])
    assert ([r.id for r in found], covered) == (['first', 'second'], 2)
    found, covered = plans.cover(plans.catalogue.topics['c'])
    assert ([r.id for r in found], covered) == (['applet', 'first', 'second'], 3)


def test_of_two_that_cover_the_same_the_one_of_a_path_is_named() -> None:
    resources = [resource(id_, 'a', kind='book') for id_ in ('one', 'two')]
    resources += [resource('more', 'ac', kind='video'), resource('rest', 'b')]
    plans = study(*resources, path('p', ('a', 'two')))
    found, _ = plans.cover(plans.catalogue.topics['b'])
    assert [r.id for r in found] == ['rest', 'two']


def test_what_most_paths_begin_a_topic_with_comes_first() -> None:
    resources = [
        resource('easy', 'a', kind='book', level='beginner'),
        resource('hard', 'a', kind='book', level='advanced'),
        resource('other', 'a', kind='book', level='advanced'),
    ]
    one = path('one', ('a', 'hard'), ('a', 'easy'))
    # That one goes on with another does not count, nor a wrong name.
    assert chosen(study(*resources, one, path('wrong', ('a', 'x')))) == ['hard']
    # Of two that are begun with alike, the easier one.
    assert chosen(study(*resources, one, path('two', ('a', 'easy')))) == ['easy']
    two = [path(f'p{number}', ('a', 'other')) for number in range(2)]
    assert chosen(study(*resources, one, *two)) == ['other']


def test_a_path_begins_nothing_that_it_assumes() -> None:
    resources = [
        resource('easy', 'a', kind='book', level='beginner'),
        resource('hard', 'a', kind='book', level='advanced'),
    ]
    for assumes in ('a', 'b', 'c'):
        plans = study(*resources, path('p', ('a', 'hard'), assumes=assumes))
        assert chosen(plans) == ['easy']


def test_what_readers_can_read_is_chosen_first() -> None:
    plans = study(
        resource('foreign', 'ab', languages=('ja',)),
        resource('one', 'a', languages=('en', 'fr')),
        resource('only', 'b', languages=('ja',)),
    )
    found, count = plans.cover(plans.catalogue.topics['b'])
    assert ([r.id for r in found], count) == (['foreign', 'one'], 2)
    assert chosen(plans) == ['one']
