"""What an author writes four times as often costs four times as much, not sixteen.

Calls are counted and not timed, those of the standard library and of C too: no count
depends on the machine.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from support import PLAIN_PAGES, SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

#: Above what is limited, which a test makes less of.
SIZES = (10, 20, 40)
LIMIT = 5
LIMITS = {
    'model.paths': 'LONGEST',
    'model.suggestions': 'MOST_WORDS',
    'views.report': 'MANY',
    'views.topic': 'MANY',
}


def resource(syntax: str, number: int, **options: str) -> str:
    """Return a resource that is told apart by its number."""
    given = {'url': f'https://example.org/{number}', 'topics': 'Sets', 'kind': 'book'}
    return block(syntax, 'resource', f'Book {number}', given | options, 'x') + '\n'


def topic(syntax: str, number: int, **options: str) -> str:
    """Return a topic that is told apart by its number."""
    return block(syntax, 'resource-topic', f'Topic {number}', options, 'x') + '\n'


def ring(syntax: str, count: int) -> str:
    return ''.join(
        topic(syntax, n, requires=f'Topic {(n + 1) % count}') for n in range(count)
    )


def chain(syntax: str, count: int) -> str:
    return topic(syntax, 0) + ''.join(
        topic(syntax, n, requires=f'Topic {n - 1}') for n in range(1, count)
    )


def star(syntax: str, count: int) -> str:
    taught = ''.join(resource(syntax, n, topics='Topic 0') for n in range(count))
    others = (topic(syntax, n, requires='Topic 0') for n in range(1, count))
    return taught + topic(syntax, 0) + ''.join(others)


def pairs(syntax: str, count: int) -> str:
    return ''.join(
        topic(syntax, n, requires=f'Topic {n ^ 1}', broader=f'Topic {n ^ 1}')
        + resource(syntax, n, requires=f'Book {n ^ 1}')
        for n in range(count)
    )


def renamed(syntax: str, count: int) -> str:
    new = ''.join(topic(syntax, n) for n in range(count))
    return new + ''.join(resource(syntax, n, topics='Topic A') for n in range(count))


def undeclared(syntax: str, count: int) -> str:
    known = ''.join(topic(syntax, n) for n in range(count))
    return known + ''.join(
        resource(syntax, n, topics=f'Topics {n}') for n in range(count)
    )


def authors(syntax: str, count: int) -> str:
    return ''.join(
        resource(syntax, n, authors=f'Ann {n}')
        + block(syntax, 'resource-list', '', {'authors': f'Ane {n}', 'limit': '1'})
        + '\n'
        for n in range(count)
    )


def cited(syntax: str, count: int) -> str:
    form = '{%s}`%s`' if syntax == 'markdown' else ':%s:`%s`'
    found = ''.join(resource(syntax, n) + topic(syntax, n) for n in range(count))
    return found + ''.join(
        f'\nSee {form % (role, f"Nought {n}")}.\n'
        for n in range(count)
        for role in ('resource', 'topic')
    )


def many_topics(syntax: str, count: int) -> str:
    names = ', '.join(f'Name {n}' for n in range(4 * count))
    return (
        resource(syntax, 1, topics=names)
        + resource(syntax, 2, topics=names)
        + block(syntax, 'resource-report', 'pairs')
    )


def same(syntax: str, count: int) -> str:
    return ''.join(
        resource(syntax, n, id='one', aliases='other', url='https://example.org/')
        + topic(syntax, n, aliases='groups', id='same')
        for n in range(count)
    )


def long_option(syntax: str, count: int) -> str:
    """Return a block of long lines; Markdown has but one line for an option."""
    if syntax == 'markdown':
        return resource(syntax, 1, publisher='word ' * 20 * count)
    lines = ''.join(f'\n      line {n}' for n in range(20 * count))
    return resource(syntax, 1, publisher=f'x{lines}')


def blanks(syntax: str, count: int) -> str:
    lines = (('\N{NO-BREAK SPACE}' * 40 + '\n') * count * 4).rstrip('\n')
    return block(syntax, 'resource', 'x', {'url': 'https://example.org/'}, f'a{lines}b')


FORMS = [
    ring,
    chain,
    star,
    pairs,
    renamed,
    undeclared,
    authors,
    cited,
    many_topics,
    same,
    long_option,
    blanks,
]

#: Calls by which two builds of the same differ.
FEW = 100


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called while something is done."""
    made = 0

    def watch(_frame: FrameType, event: str, _: object) -> None:
        nonlocal made
        made += event in {'call', 'c_call'}

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.whole
@pytest.mark.parametrize(
    ('form', 'syntax'),
    [
        *((form, sorted(SYNTAXES)[place % 2]) for place, form in enumerate(FORMS)),
        # What is read by lines is read by each syntax in its own way.
        (long_option, 'markdown'),
        (blanks, 'restructuredtext'),
    ],
)
def test_cost_grows_as_what_is_written(
    form: Callable[[str, int], str],
    syntax: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module, name in LIMITS.items():
        monkeypatch.setattr(import_module(f'sphinx_resources.{module}'), name, LIMIT)
    counts = []
    # A first build imports what the others find.
    for count in (1, *SIZES):
        text = heading(syntax, 'Page') + form(syntax, count)
        files = {
            f'page.{SYNTAXES[syntax]}': text,
            'index.md': '# Home\n\n' + toctree('markdown', 'page'),
        }
        made = Project(tmp_path / str(count), files, dict(PLAIN_PAGES))
        counts.append(calls(partial(made.build, 'dummy')))
    first, second = counts[2] - counts[1], counts[3] - counts[2]
    # Twice what was added costs twice as much, and some for what is sorted; a few calls
    # more or less are made in any two builds.
    assert second <= 2.5 * max(first, FEW), counts


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_long_way_shows_its_end(
    syntax: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module('sphinx_resources.model.paths'), 'LONGEST', 3)
    files = {
        f'index.{SYNTAXES[syntax]}': heading(syntax, 'Home')
        + chain(syntax, 5)
        + resource(syntax, 1, topics=', '.join(f'Topic {n}' for n in range(5)))
    }
    made = Project(tmp_path, files, dict(PLAIN_PAGES))
    build = made.build()
    assert build.warnings == ''
    ways = build.html('index.html').select('.resource-way')
    listed = [[li['data-topic'] for li in w.select('[data-topic]')] for w in ways]
    assert listed[-1] == ['topic-1', 'topic-2', 'topic-3']
    text = made.build('text').text('index.txt')
    assert text.count('The way here: 3 topics in 3 stages') == 1
    assert text.count('The way here: the last 3 topics in 3 stages') == 1
    assert text.count('The first of these topics have their own ways.') == 1
    # What teaches all of a way is not said of its end.
    assert text.count('This resource covers all 4 topics') == 1
