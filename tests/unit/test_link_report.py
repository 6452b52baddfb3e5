"""What a report says of each address."""

from __future__ import annotations

from link_server import sections
from sphinx_resources.commands.link_answers import (
    CATEGORIES,
    IGNORED,
    Answer,
)
from sphinx_resources.commands.link_history import (
    ENOUGH,
    Past,
)
from sphinx_resources.commands.link_report import DEAD, KEPT, is_dead, make_report
from support import ROOT


def after(*categories: str) -> Past:
    """Return what is remembered after checks on one day after the other."""
    past = Past()
    for number, category in enumerate(categories, 1):
        past = past.after(category, f'2026-01-{number:02}')
    return past


def test_an_address_that_is_ignored_is_not_reported() -> None:
    answer = Answer('a.md', 0, 'https://a.org/', IGNORED, '', (), archived=False)
    history = {answer.address: after(*['gone'] * ENOUGH)}
    assert sections(make_report([answer], history)) == {}
    assert not is_dead(answer, history)


def test_an_address_that_was_dead_and_is_late_is_not_in_two_places() -> None:
    answer = Answer('a.md', 0, 'https://a.org/', 'late', '', (), archived=False)
    history = {answer.address: after(*['gone'] * ENOUGH)}
    report = make_report([answer], history)
    assert list(sections(report)) == [f'{DEAD.title} (1)']
    assert '- a.md: <https://a.org/>\n' in report


def test_every_category_is_explained() -> None:
    text = (ROOT / 'contribute' / 'links.md').read_text(encoding='utf-8')
    titles = [category.title for category in (*CATEGORIES.values(), DEAD, KEPT)]
    assert [title for title in titles if f'| {title} |' not in text] == []
    assert (ENOUGH, 'in four checks' in text) == (4, True)
