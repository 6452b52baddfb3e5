"""Paths: routes through topics and resources, written by a person."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from support import PLAIN_PAGES, Project, assert_as_clean

if TYPE_CHECKING:
    from pathlib import Path

TOPICS = """\
# Topics

:::{resource-topic} Numbers
Counting.
:::

:::{resource-topic} Calculus
:requires: numbers

Change.
:::

:::{resource-topic} Vector calculus
:requires: calculus

More change.
:::
"""

BOOKS = """\
---
resource-kind: book
---
# Books

:::{resource} Book of Numbers
:url: https://example.org/numbers
:topics: numbers
:level: beginner

It counts.
:::

:::{resource} Book of Change
:url: https://example.org/change
:topics: calculus, vector calculus

It changes.
:::

:::{resource} Other Book of Change
:url: https://example.org/other
:topics: calculus

It changes too.
:::
"""

MARKDOWN = """\
# From numbers to vectors

:::{resource-path}
:level: beginner
:goal: vector calculus

For everybody.

1. {topic}`Numbers`: read {resource}`book-of-numbers`.
2. Then {topic}`calculus`. Read chapter 1 of {resource}`book-of-change`,
   or {resource}`other-book-of-change`.

   You can differentiate.
3. {topic}`vector-calculus` is in {resource}`Book of Change` too.

   - You can integrate.

Well done.
:::
"""

RESTRUCTUREDTEXT = """\
From numbers to vectors
=======================

.. resource-path::
   :level: beginner
   :goal: vector calculus

   For everybody.

   1. :topic:`Numbers`: read :resource:`book-of-numbers`.
   2. Then :topic:`calculus`. Read chapter 1 of :resource:`book-of-change`,
      or :resource:`other-book-of-change`.

      You can differentiate.
   3. :topic:`vector-calculus` is in :resource:`Book of Change` too.

      - You can integrate.

   Well done.
"""

PATHS = {'md': MARKDOWN, 'rst': RESTRUCTUREDTEXT}

INDEX = """\
# Home

:::{resource-index} paths
:::

{resource-path}`from-numbers-to-vectors`, {resource-path}`the way <long way>`

```{toctree}
:glob:
*
```
"""


def project(path: Path, suffix: str = 'md', text: str = '', **files: str) -> Project:
    """Return a project with a path."""
    return Project(
        path,
        {
            'index.md': INDEX[INDEX.index('```') :] if text else INDEX,
            'topics.md': TOPICS,
            'books.md': BOOKS,
            f'path.{suffix}': text
            or PATHS[suffix].replace(
                ':goal:',
                ':aliases: long way\n   :goal:'
                if suffix == 'rst'
                else ':aliases: long way\n:goal:',
            ),
            **{name.replace('__', '.'): source for name, source in files.items()},
        },
    )


@pytest.mark.parametrize('suffix', PATHS)
def test_a_path_is_shown_step_by_step(suffix: str, tmp_path: Path) -> None:
    build = project(tmp_path, suffix).build()
    assert build.warnings == ''
    page = build.html('path.html')
    headings = [(h.name, h.get('id'), str(h.contents[0])) for h in page.select('h2')]
    assert headings == [
        ('h2', 'step-1', 'Step 1 of 3: Numbers'),
        ('h2', 'step-2', 'Step 2 of 3: Calculus'),
        ('h2', 'step-3', 'Step 3 of 3: Vector calculus'),
    ]
    text = re.sub(r'\s+', ' ', page.get_text())
    order = [
        'For everybody.',
        'Level Beginner',
        'Step 1 of 3',
        'Numbers: read Book of Numbers.',
        'Step 2 of 3',
        'Read chapter 1',
        'It changes.',
        'You can differentiate.',
        'Step 3 of 3',
        'You can integrate.',
        'Well done.',
    ]
    text = text.replace('Level:', 'Level')
    # The text of its step links what can be taken instead.
    assert 'Also' not in text
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    cards = [card.a.get_text() for card in page.select('.resource-card')]  # type: ignore[union-attr]
    assert cards == ['Book of Numbers', 'Book of Change', 'Book of Change']


@pytest.mark.parametrize('suffix', PATHS)
def test_a_path_is_cited_and_listed(suffix: str, tmp_path: Path) -> None:
    build = project(tmp_path, suffix).build(nitpicky=True)
    assert build.warnings == ''
    page = build.html('index.html')
    assert [li.get_text() for li in page.select('.resource-index li')] == [
        'From numbers to vectors (3 steps, Beginner)'
    ]
    links = [(a.get_text(), a['href']) for a in page.select('p a')]
    assert ('From numbers to vectors', 'path.html') in links
    assert ('the way', 'path.html') in links


def test_a_card_names_the_paths_that_use_it(tmp_path: Path) -> None:
    page = project(tmp_path).build().html('books.html')
    rows = {
        card['id']: [
            (a.get_text(), a['href'])
            for row in card.select('.resource-facts div')
            if 'In the paths' in row.get_text()
            for a in row.select('a')
        ]
        for card in page.select('.resource-card')
    }
    title = 'From numbers to vectors'
    assert rows == {
        'book-of-numbers': [(f'{title} (step 1)', 'path.html#step-1')],
        'book-of-change': [
            (f'{title} (step 2)', 'path.html#step-2'),
            (f'{title} (step 3)', 'path.html#step-3'),
        ],
        'other-book-of-change': [],
    }


def test_a_topic_names_the_paths_that_lead_through_it(tmp_path: Path) -> None:
    page = project(tmp_path).build().html('topics.html')
    title = 'From numbers to vectors'
    links = [
        (a.get_text(), a['href'])
        for term in page.select('.resource-part dt')
        if 'In the paths' in term.get_text()
        for a in term.find_next('dd').select('a')  # type: ignore[union-attr]
    ]
    assert links == [
        (f'{title} (step {number})', f'path.html#step-{number}') for number in (1, 2, 3)
    ]


@pytest.mark.parametrize('suffix', PATHS)
def test_a_path_follows_from_its_goal(suffix: str, tmp_path: Path) -> None:
    directive = {
        'md': '# Here\n\n:::{resource-path} To vectors\n:goal: vector calculus\n'
        ':assumes: numbers\n\nOn your own.\n:::\n',
        'rst': 'Here\n====\n\n.. resource-path:: To vectors\n'
        '   :goal: vector calculus\n   :assumes: numbers\n\n   On your own.\n',
    }[suffix]
    build = project(tmp_path, suffix, directive).build()
    assert build.warnings == ''
    page = build.html('path.html')
    assert [(h.name, h.get('id')) for h in page.select('section section h3')] == [
        ('h3', 'to-vectors-step-1'),
        ('h3', 'to-vectors-step-2'),
    ]
    text = page.get_text()
    assert 'Step 1 of 2: Calculus' in text
    assert 'Step 2 of 2: Vector calculus' in text
    assert text.index('On your own') < text.index('Step 1')


@pytest.mark.parametrize(
    'builder',
    ['dirhtml', 'singlehtml', 'epub', 'latex', 'text', 'man', 'texinfo', 'xml'],
)
def test_every_builder_shows_all_of_a_path(builder: str, tmp_path: Path) -> None:
    build = project(tmp_path).build(builder, epub_show_urls='no')
    assert 'path' not in build.warnings
    suffixes = {'.html', '.xhtml', '.tex', '.txt', '.1', '.texi', '.xml'}
    files = [f for f in build.out.rglob('*') if f.suffix in suffixes]
    text = ' '.join(f.read_text(encoding='utf-8') for f in files)
    text = re.sub(r'\s+', ' ', re.sub(r'<[^>]*>|\\(?=[-&])', '', text))
    for part in (
        'Step 2 of 3: Calculus',
        'Read chapter 1 of',
        'You can differentiate',
        'Other Book of Change',
        'In the paths',
    ):
        assert part in text, part


def test_translators_get_the_text_of_a_path_once(tmp_path: Path) -> None:
    build = project(tmp_path).build('gettext')
    text = build.text('path.pot')
    assert text.count('You can differentiate.') == 1
    assert 'Step 2' not in text
    assert 'It changes' not in text


FAULTY = """\
# Faults

:::{resource-path}
:goal: vector calculus
:assumes: nombers

Steps:

1. Read {resource}`book-of-numbers`.
2. Learn {topic}`calculus`.
3. {topic}`numbers` with {resource}`book-of-change`.
:::

:::{resource-path} Nothing
Only text.
:::

:::{resource-path} Jump
1. {topic}`vector calculus`: {resource}`book-of-change`
:::
"""


def test_authors_are_told_what_is_wrong_with_steps(tmp_path: Path) -> None:
    build = project(tmp_path, text=FAULTY).build()
    assert build.warnings.splitlines() == [
        "path.md:5: WARNING: the topic 'nombers' is not declared; did you mean "
        "'Numbers'? [resource.topic]",
        "path.md:9: WARNING: step 1 of 'Faults' names no topic; cite one with the role "
        'topic [resource.path]',
        "path.md:10: WARNING: step 2 of 'Faults' names no resource; cite one with the "
        'role resource [resource.path]',
        "path.md:11: WARNING: step 3 of 'Faults' is on 'Numbers', which 'Book of "
        "Change' does not teach (its topics: Calculus, Vector calculus) "
        '[resource.path]',
        "path.md:10: WARNING: step 2 of 'Faults' is on 'Calculus', which requires "
        "'Numbers' of step 3; exchange them [resource.path]",
        "path.md:4: WARNING: the path 'Faults' does not reach its goal 'Vector "
        "calculus'; add a step on it [resource.path]",
        "path.md:14: WARNING: the path 'Nothing' has no steps; write an ordered list "
        'with one step an item, or a line such as :goal: calculus [resource.path]',
        "path.md:19: WARNING: step 1 of 'Jump' is on 'Vector calculus', which requires "
        "'Calculus'; put a step on it before, cite it in the text of the step, or "
        'write :assumes: Calculus [resource.path]',
    ]


NEEDED = """\
# Known

:::{resource-path}
1. {topic}`numbers`: read {resource}`book-of-numbers`.
2. {topic}`vector calculus`: read {resource}`book-of-change`.
   You need only a little of {topic}`calculus` here.
:::

:::{resource-path} Late
1. {topic}`vector calculus`: read {resource}`book-of-change`,
   which leads on to {topic}`calculus`.
2. {topic}`calculus`: read {resource}`book-of-change`.
:::
"""


def test_what_one_step_needs_is_said_at_the_step(tmp_path: Path) -> None:
    own = project(tmp_path, text=NEEDED)
    build = own.build()
    assert build.warnings.splitlines() == [
        "path.md:10: WARNING: step 1 of 'Late' is on 'Vector calculus', which requires "
        "'Calculus' of step 2; exchange them [resource.path]",
        "path.md:12: WARNING: step 2 of 'Late' is on 'Calculus', which requires "
        "'Numbers'; put a step on it before, cite it in the text of the step, or write "
        ':assumes: Numbers [resource.path]',
    ]
    (first, _) = json.loads(build.text('catalogue.json'))['paths']
    assert [step.get('needs') for step in first['steps']] == [None, ['calculus']]


def test_an_edit_rewrites_what_shows_it(tmp_path: Path) -> None:
    own = project(tmp_path, other__md='# Other\n\nNothing of it.\n')
    own.config |= PLAIN_PAGES
    own.build()
    own.edit('books.md', '# Books', '# Books\n\nNew.')
    build = own.build()
    assert 'path.html' not in build.written
    own.edit('books.md', 'Book of Numbers', 'Great Book of Numbers')
    own.edit('books.md', ':level: beginner', ':id: book-of-numbers\n:level: beginner')
    build = own.build()
    assert {'path.html', 'books.html'} <= build.written
    assert 'other.html' not in build.written
    assert_as_clean(own, build)
    own.edit('path.md', '# From numbers to vectors', '# From one to many')
    build = own.build()
    assert {'path.html', 'books.html', 'index.html'} <= build.written
    own.delete('path.md')
    own.write('index.md', '# Home\n')
    assert_as_clean(own, own.build())


@pytest.mark.parametrize('builder', ['html', 'text'])
def test_a_topic_says_why_another_comes_first(builder: str, tmp_path: Path) -> None:
    own = project(tmp_path)
    own.edit('topics.md', ':requires: numbers', ':requires: Numbers (to count)')
    build = own.build(builder)
    assert build.warnings == ''
    text = build.text('topics.html' if builder == 'html' else 'topics.txt')
    assert 'Numbers</a> (to count)' in text or ('Numbers (to count)' in text)


def test_reasons_of_topics_are_translated(tmp_path: Path) -> None:
    own = project(tmp_path)
    own.edit('topics.md', ':requires: numbers', ':requires: numbers (to count)')
    assert 'msgid "to count"' in own.build('gettext').text('topics.pot')
