"""What is made of a resource depends on it, and on what others may show of the rest."""

from __future__ import annotations

import os
import pickle
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from sphinx_resources import kept
from sphinx_resources.config import KINDS, LEVELS
from sphinx_resources.formats import WRITERS
from sphinx_resources.formats.dataset import Dataset
from sphinx_resources.formats.search import entry
from sphinx_resources.kept import Kept
from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.digests import PLACES, PROSE, replaced, with_digests
from sphinx_resources.model.records import (
    Citation,
    Kind,
    Level,
    Page,
    Requirement,
    Resource,
    Source,
    Topic,
)
from sphinx_resources.model.specifications import IndexView, ReportView, TopicView, View
from sphinx_resources.model.targets import Targets
from sphinx_resources.views import show
from sphinx_resources.views.details import Details
from sphinx_resources.views.report import REPORTS
from sphinx_resources.views.search_index import resource_document, topic_documents
from sphinx_resources.views.shapes import Cards

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = Resource(
    id='a',
    title='A',
    url='https://example.org/a',
    docname='books',
    lineno=1,
    topics=('Sets',),
    requires=(Requirement(name='B'),),
    authors=('Ann Other',),
    added='2025-01-01',
    summary=(('', 'First.'),),
    description=(('', 'First.'),),
)
OTHER = replace(PLAIN, id='b', title='B', url='https://example.org/b', requires=())
#: Other values of all fields, those of types that differ.
VALUES: dict[str, object] = {
    'lineno': 2,
    'lines': {'url': 3},
    'requires': (Requirement(name='C'),),
    'others': True,
    'fields': (('own', 'value'),),
    'summary': (('', 'Second.'),),
    'description': (('', 'Second.'),),
    'source': Source('markdown', 'Second.'),
    'contents': 3,
    'more': True,
}


def changed(resource: Resource, *names: str) -> Resource:
    """Return a resource with other values."""
    values = {}
    for name in names:
        old = getattr(resource, name)
        values[name] = VALUES.get(name, ('new',) if isinstance(old, tuple) else 'new')
    return replaced(resource, values)


def page(*resources: Resource) -> Page:
    return with_digests(Page(resources=tuple(replaced(r, {}) for r in resources)), '')


@pytest.mark.parametrize(
    'name', sorted({field.name for field in fields(Resource)} - {'digest'})
)
def test_each_field_counts(name: str) -> None:
    before, after = page(PLAIN), page(changed(PLAIN, name))
    own, new = before.resources[0].digest, after.resources[0].digest
    assert (own == new) is (name in PLACES)
    assert (before.digest == after.digest) is (name in PLACES)
    assert (before.outline == after.outline) is (name in PLACES | PROSE)


def test_others_are_told_whether_a_resource_is_described() -> None:
    assert page(PLAIN).outline != page(replace(PLAIN, summary=())).outline


def made(*resources: Resource) -> list[object]:
    """Return all that is made of the first resource, and what shows all."""
    pages = {
        'books': page(*resources),
        'sets': Page(topics=(Topic(id='sets', label='Sets', docname='sets'),)),
    }
    kinds = {name: Kind(name=name, **keys) for name, keys in KINDS.items()}
    levels = {name: Level(name=name, **keys) for name, keys in LEVELS.items()}
    catalogue = Catalogue(pages, kinds, levels)
    targets = Targets(catalogue, pages)
    details = Details(targets)
    data = Dataset(
        title='All',
        targets=targets,
        address='https://example.org/',
        page_of=str,
        license='',
        about=(),
        resources=(catalogue.resources[0],),
    )
    views: list[View] = [
        *(IndexView(name, 'books', ()) for name in ('topics', 'authors')),
        TopicView('sets'),
        *(ReportView(name) for name in REPORTS),
    ]
    shapes = [shape for view in views for shape in show(view, details)]
    return [
        repr(details.card(catalogue.resources[0])),
        *(write(data, 'name') for write in WRITERS.values()),
        entry(resource_document(catalogue.resources[0], details), repr),
        [repr(topic) for topic in topic_documents(details)],
        # Cards count by themselves.
        [repr(shape) for shape in shapes if not isinstance(shape, Cards)],
    ]


def test_nothing_that_is_made_of_others_looks_at_prose() -> None:
    assert made(PLAIN, OTHER) == made(PLAIN, changed(OTHER, *PROSE))
    assert made(PLAIN, OTHER) != made(PLAIN, changed(OTHER, 'title'))


def test_what_a_description_cites_counts() -> None:
    citation = Citation(attributes=(), words='a', literal=False, classes=())
    cites = replace(PLAIN, description=(('', citation),))
    catalogue = Catalogue({'books': page(cites)}, {}, {})
    words = 'one'
    targets = [
        Targets(catalogue, {}, cite=lambda citation: (('', words),)) for _ in range(2)
    ]
    keys = [Details(one).key(catalogue.resources[0]) for one in targets]
    assert keys[0] == keys[1]
    words = 'two'
    assert Details(targets[0]).key(catalogue.resources[0]) != keys[0]


def test_a_text_is_kept_as_long_as_what_it_was_made_of(tmp_path: Path) -> None:
    def build(around: str, *keys: str, fresh: bool = False) -> list[str]:
        found: list[str] = []

        def make() -> str:
            found.append('made')
            return f'{around}, {len(keys)}'

        texts = Kept(tmp_path / 'kept', around, fresh=fresh)
        for key in keys:
            texts.once('form', key, make)
        texts.finish('form')
        return found

    assert len(build('here', 'a', 'b')) == 2
    assert len(build('here', 'b', 'a', 'a')) == 0
    assert len(build('here', 'a', 'c')) == 1
    assert len(build('here', 'b', 'c')) == 1
    assert len(build('there', 'b', 'c')) == 2
    assert len(build('there', 'b', 'c', fresh=True)) == 2
    around = f'there {kept._code()}'
    for damaged in (
        b'damaged',
        pickle.dumps([1]),
        pickle.dumps((around, {}))[:-3],
        pickle.dumps((around, [])),
        pickle.dumps((around, {'b': 1, 'c': None})),
    ):
        (tmp_path / 'kept/form.pickle').write_bytes(damaged)
        assert len(build('there', 'b', 'c')) == 2


def test_what_other_code_made_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def build(time: int) -> None:
        def make() -> str:
            made.append(f'at {time}')
            return 'text'

        monkeypatch.setattr(kept, 'stamp_of', lambda path: (path.name, time))
        kept._code.cache_clear()
        texts = Kept(tmp_path, 'here')
        texts.once('form', 'key', make)
        texts.finish('form')

    for time in (1, 1, 2):
        build(time)
    kept._code.cache_clear()
    assert made == ['at 1', 'at 2']


def test_a_file_that_was_written_again_has_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / 'file'
    file.write_text('a')
    stamp = kept.stamp_of(file)
    assert kept.stamp_of(file) == stamp
    os.utime(file, ns=(0, stamp[1] + 1))
    later = kept.stamp_of(file)
    assert later != stamp
    file.write_text('ab')
    os.utime(file, ns=(0, later[1]))
    assert kept.stamp_of(file) != later
