"""What fields of a project's own cost, counted and not timed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sphinx_resources.model.fields import TYPES
from sphinx_resources.rendering.html.fragments import Parts
from support import Project, block, toctree

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

    import pytest

COUNT = 40
TOPICS = ('sets', 'maps', 'limits')
FIELDS: dict[str, dict[str, Any]] = {
    f'field{number}': {
        'label': f'Field {number}',
        'type': (type_ := tuple(TYPES)[number % len(TYPES)]),
        **({'values': {'one': 'One', 'two': 'Two'}} if type_ == 'choice' else {}),
        **({'facet': True} if number < 7 and type_ in {'list', 'choice'} else {}),
    }
    for number in range(20)
}
VALUES = {
    'text': 'Some words',
    'list': 'one, two',
    'choice': 'two',
    'date': '2026-01-31',
    'number': '12',
    'url': 'https://example.org/more',
    'boolean': 'yes',
}


def project(path: Path, *, declared: bool, used: bool = False) -> Project:
    """Return a catalogue whose resources stand on one page and on three topics."""
    own = {name: VALUES[field['type']] for name, field in FIELDS.items()}
    options = {'topics': ', '.join(TOPICS), 'kind': 'book', **(own if used else {})}
    text = '# Books\n\n' + ''.join(
        block(
            'markdown',
            'resource',
            f'Book {number}',
            {'url': f'https://example.org/{number}', **options},
            'A text.',
        )
        for number in range(COUNT)
    )
    files = {'index.md': '# Home\n\n' + toctree('markdown', 'books', *TOPICS)}
    for name in TOPICS:
        topic = block('markdown', 'resource-topic', '', {}, 'It is.')
        files[f'{name}.md'] = f'# {name.capitalize()}\n\n{topic}'
    return Project(
        path,
        {**files, 'books.md': text},
        {'resource_fields': FIELDS if declared else {}},
    )


def calls(made: Project) -> int:
    """Build a project, and return the number of calls of our functions."""
    count = 0

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == 'call' and '/sphinx_resources/' in frame.f_code.co_filename

    sys.setprofile(watch)
    try:
        assert made.build().warnings == ''
    finally:
        sys.setprofile(None)
    return count


def test_fields_that_nobody_uses_cost_each_resource_next_to_nothing(
    tmp_path: Path,
) -> None:
    # Whatever the process keeps from build to build, it has after this one.
    calls(project(tmp_path / 'first', declared=True))
    without = calls(project(tmp_path / 'without', declared=False))
    declared = calls(project(tmp_path / 'declared', declared=True))
    # Whether each is there is asked once, where the resource is read. A facet is
    # looked up for each card, by the form and by the card.
    asked = COUNT * len(FIELDS)
    facets = [name for name, field in FIELDS.items() if field.get('facet')]
    looked_up = 2 * 3 * len(facets) * COUNT * (1 + len(TOPICS))
    declaring = 150 * len(FIELDS)
    assert declared - without <= asked + looked_up + declaring


def test_what_a_field_shows_is_made_once_for_all_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    make = Parts._made_row

    def counted(self: Parts, fact: Any) -> Any:
        made.append(fact.name)
        return make(self, fact)

    monkeypatch.setattr(Parts, '_made_row', counted)
    build = project(tmp_path, declared=True, used=True).build()
    assert build.warnings == ''
    for name in ('books.html', *(f'{topic}.html' for topic in TOPICS)):
        assert len(build.html(name).select('.resource-field-field0')) == COUNT
    urls = [name for name, field in FIELDS.items() if field['type'] == 'url']
    for name in FIELDS:
        # A link names its resource, so each has its own.
        assert made.count(name) == (COUNT if name in urls else 1), name
