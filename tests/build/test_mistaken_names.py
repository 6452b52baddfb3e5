"""Names of one thing in place of another: what authors are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support import Project, toctree

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

:::{resource-path} First steps
:goal: calculus
:aliases: start

From nothing.
:::

:::{resource} Book of Change
:url: https://example.org/change
:kind: book
:topics: calculus

It changes.
:::

{topic}`first-steps`, {resource-path}`Numbers`, {resource}`calculus`,
{topic}`Book of Change`, {resource}`First steps`, {topic}`calculs`
"""

PATHS = """\
Paths
=====

.. resource-path:: Second steps
   :goal: start
   :assumes: First steps

   1. :topic:`calculus`: :resource:`book-of-change`

.. resource-path:: Third steps
   :goal: numbers
   :assumes: second steps, calculus

.. resource-map::
   :topics: third-steps
"""


def test_what_else_has_the_name_is_said(tmp_path: Path) -> None:
    own = Project(tmp_path, {'index.md': TOPICS, 'paths.rst': PATHS})
    own.config['suppress_warnings'] = ['toc']
    messages = [
        line.partition(' WARNING: ')[2].rpartition(' [')[0]
        for line in own.build().warnings.splitlines()
        if 'toctree' not in line
    ]
    leads = 'is not declared; it is a path: name the topics that it leads to, such as'
    assert messages == [
        f"the topic 'start' {leads} 'Calculus'",
        f"the topic 'First steps' {leads} 'Calculus'",
        # It has no goal that is one, so what its last step is on.
        f"the topic 'second steps' {leads} 'Calculus'",
        f"the topic 'third-steps' {leads} 'Numbers'",
        "step 1 of 'Second steps' is on 'Calculus', which requires 'Numbers'; put a "
        'step on it before, cite it in the text of the step, or write :assumes: '
        'Numbers',
        "the path 'Third steps' assumes its goal 'Numbers'; take it out of "
        ':assumes:, or name another goal',
        "there is no topic 'first-steps'; it is a path: cite it with the role "
        'resource-path',
        "there is no path 'Numbers'; it is a topic: cite it with the role topic",
        "there is no resource 'calculus'; it is a topic: cite it with the role topic",
        "there is no topic 'Book of Change'; it is a resource: cite it with the role "
        'resource',
        "there is no resource 'First steps'; it is a path: cite it with the role "
        'resource-path',
        "there is no topic 'calculs'; did you mean 'Calculus'?",
    ]


def test_one_topic_is_not_covered_by_a_few(tmp_path: Path) -> None:
    own = Project(tmp_path, {'index.md': TOPICS.partition('{topic}`f')[0]})
    own.edit('index.md', ':goal: calculus', ':goal: calculus\n:assumes: numbers')
    page = own.build().html('index.html')
    assert 'Step 1 of 1: Calculus' in page.get_text()
    assert 'covers all 1' not in page.get_text()


def test_titles_are_proposed_by_roles_as_by_options(tmp_path: Path) -> None:
    def resource(title: str, requires: str = '') -> str:
        return (
            f':::{{resource}} {title}\n:url: https://example.org/{len(title)}\n'
            f':kind: book\n:topics: home\n{requires}\nText.\n:::\n\n'
        )

    text = (
        '# Home\n\n:::{resource-topic}\n:::\n\n'
        + resource('Praxis SQL')
        + resource('Praxis Indizes von Grund auf 1', ':requires: Praxis SLQ\n')
        + '{resource}`Praxis SLQ`, {resource}`Handbuch Indizes von Grund auf 1`\n'
    )
    own = Project(tmp_path, {'index.md': text})
    found = [
        line.partition(' WARNING: ')[2]
        for line in own.build('dummy').warnings.split('\n')
    ]
    sql = "; did you mean 'Praxis SQL'?"
    indices = "; did you mean 'Praxis Indizes von Grund auf 1'?"
    assert found == [
        f"the topic 'Praxis SLQ' is not declared{sql} [resource.topic]",
        f"there is no resource 'Praxis SLQ'{sql} [resource.reference]",
        "there is no resource 'Handbuch Indizes von Grund auf 1'"
        f'{indices} [resource.reference]',
    ]


BELOW = """\
# Below

:::{resource}
Book of Sums
:url: https://example.org/sums
:topics: Numbers Calculus, numbers
:kind: book
:publisher: Sums &amp; Co

Text.
:::

:::{resource} [Book of Lines](https://example.org/lines) {#lines}
:topics: • numbers • calculus
:kind: book

Text.
:::

:::{resource-index}
topics
:::

:::{resource-report}
kinds
:::

:::{resource-search}
:words: x
:::
"""


def test_what_stands_below_or_beside_its_place(tmp_path: Path) -> None:
    index = TOPICS.partition('{topic}`first')[0]
    made = Project(
        tmp_path,
        {'index.md': index + toctree('markdown', 'below'), 'below.md': BELOW},
    )
    build = made.build()
    wanted = [
        (4, "'Book of Sums' stands above the options; write the title on one line"),
        (13, 'add a line such as :url: https://example.org/lines'),
        (13, "(https://example.org/lines)', which readers see"),
        (13, "holds '{#lines}', which readers see as it is, because a title is plain "),
        (
            21,
            "'topics' is not an option, and resource-index has no text; write it ",
        ),
        (25, "'kinds' is not an option, and resource-report has no text; write it "),
        (29, "there is no option 'words'; leave it out"),
        (6, "the topic 'Numbers Calculus' is not declared; write Numbers, Calculus"),
        (
            14,
            "the topic '• numbers • calculus' is not declared; write Numbers, Calculus",
        ),
        (8, "publisher: '&amp;' is shown as text; write &"),
    ]
    told = build.warnings.splitlines()
    assert len(told) == len(wanted), build.warnings
    for line, message in wanted:
        assert any(
            one.startswith(f'below.md:{line}: ') and message in one for one in told
        ), message
    assert build.html('below.html').select_one('article#book-of-sums')
