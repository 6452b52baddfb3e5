"""What curators are told that topics and paths lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.fields import Field
from sphinx_resources.model.records import Level, Page, Resource, Step, Topic
from sphinx_resources.model.records import Path as Route
from sphinx_resources.views.report import Place, review

if TYPE_CHECKING:
    from typing import Any

LEVELS = {
    name: Level(name=name, label=name.title(), description='')
    for name in ('beginner', 'advanced')
}
FIELDS = {
    'exercises': Field(
        name='exercises',
        label='Exercises',
        type='choice',
        values=(('exercises', 'With exercises'),),
        facet=True,
    ),
    'seen': Field(name='seen', label='Seen', type='date'),
}
TOPICS = tuple(
    Topic(id=name.lower(), label=name, docname='topics')
    for name in ('Sets', 'Maps', 'Limits')
)


def resource(number: int, topic: str, **known: Any) -> Resource:
    return Resource(
        id=f'r{number}',
        title=f'Book {number}',
        url=f'https://example.org/{number}',
        docname='books',
        lineno=number,
        topics=(topic,),
        **known,
    )


def catalogue(
    *resources: Resource, steps: tuple[Step, ...] = (), language: str = 'en'
) -> Catalogue:
    way = Route(id='way', title='Way', docname='way', steps=steps)
    page = Page(resources=resources, topics=TOPICS, paths=(way,))
    return Catalogue({'books': page}, {}, LEVELS, language, fields=FIELDS)


def gaps(found: Catalogue) -> dict[str, list[str]]:
    """Return the topics without something, by what they are without."""
    rows: dict[str, list[str]] = {}
    for label, count, topics in review('gaps', found).rows:
        name = label.label if isinstance(label, Level) else str(label)
        assert isinstance(topics, tuple)
        assert count == len(topics)
        rows[name] = [one.label for one in topics if isinstance(one, Topic)]
    return rows


def test_topics_that_offer_nothing_of_what_readers_ask_for() -> None:
    sets = resource(1, 'Sets', level='beginner', fields=(('exercises', 'exercises'),))
    maps = resource(2, 'Maps', level='advanced', languages=('en', 'fr'))
    # A topic without resources is told elsewhere.
    assert gaps(catalogue(sets, maps)) == {
        'Beginner': ['Maps'],
        'Another language': ['Sets'],
        'Exercises': ['Maps'],
    }


def test_one_resource_closes_the_gap_of_its_topic() -> None:
    full = resource(
        1,
        'Sets',
        level='beginner',
        languages=('de',),
        fields=(('exercises', 'exercises'),),
    )
    assert gaps(catalogue(resource(2, 'Sets'), full)) == {}


def test_a_variety_of_the_language_of_the_site_is_no_other() -> None:
    one = resource(1, 'Sets', languages=('pt-PT',))
    assert gaps(catalogue(one, language='pt_BR'))['Another language'] == ['Sets']
    assert 'Another language' not in gaps(catalogue(one, language='en'))


def test_steps_without_a_choice() -> None:
    every = resource(1, 'Sets'), resource(2, 'Sets')
    steps = (
        Step(topic='Sets', resource='Book 1', alternatives=('Book 2',)),
        Step(topic='Sets', resource='Book 2'),
        # What there is not is no choice either.
        Step(topic='Sets', resource='Book 1', alternatives=('Book 3',)),
        Step(topic='Trees', resource='Book 3'),
    )
    found = catalogue(*every, steps=steps)
    way = found.paths['way']
    assert review('steps', found).rows == (
        (Place(way, 2), TOPICS[0], every[1]),
        (Place(way, 3), TOPICS[0], every[0]),
        (Place(way, 4), 'Trees', 'Book 3'),
    )
