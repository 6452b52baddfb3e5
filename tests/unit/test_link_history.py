"""What counts as a failure, and when a page is dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.commands.link_answers import (
    CATEGORIES,
    FINE,
    IGNORED,
)
from sphinx_resources.commands.link_history import (
    ENOUGH,
    Past,
    read_history,
    write_history,
)

if TYPE_CHECKING:
    from pathlib import Path


def after(*categories: str) -> Past:
    """Return what is remembered after checks on one day after the other."""
    past = Past()
    for number, category in enumerate(categories, 1):
        past = past.after(category, f'2026-01-{number:02}')
    return past


@pytest.mark.parametrize('category', CATEGORIES)
def test_what_counts_as_a_failure(category: str) -> None:
    past = after(*[category] * 10)
    missing = category in ('gone', 'connection', 'timeout', 'server')
    assert past.dead == missing
    assert past.failures == (10 if missing else 0)
    assert bool(past.last_success) == (category in ('moved', 'anchor'))


@pytest.mark.parametrize(
    ('categories', 'failures', 'dead'),
    [
        (['gone'] * 3, 3, False),
        (['gone', 'timeout', 'server', 'connection'], 4, True),
        (['gone', 'gone', FINE, 'gone', 'gone'], 2, False),
        (['gone', 'gone', 'moved', 'gone', 'gone'], 2, False),
        # A refusal, or no answer at all, neither counts nor resets.
        (['gone', 'refused', 'gone', IGNORED, 'gone', 'late', 'gone'], 4, True),
        (['refused', 'refused', 'refused', 'gone'], 1, False),
        (['gone'] * 4 + ['refused'], 4, False),
        (['gone'] * 4 + ['certificate', 'gone'], 5, True),
        (['gone'] * 4 + ['late'], 4, True),
    ],
)
def test_failures_in_a_row(categories: list[str], failures: int, dead: bool) -> None:
    past = after(*categories)
    assert (past.failures, past.dead) == (failures, dead)


def test_two_checks_of_one_day_count_once() -> None:
    past = Past()
    for _ in range(ENOUGH):
        past = past.after('gone', '2026-01-01')
    assert past.failures == 1


def test_a_history_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / 'new' / 'links.json'
    history = {'https://b.org/': after('gone'), 'https://a.org/': after(FINE)}
    write_history(file, history)
    assert read_history(file) == history
    before = file.read_bytes()
    monkeypatch.setattr('pathlib.Path.replace', fail)
    with pytest.raises(OSError, match='full'):
        write_history(file, {})
    assert file.read_bytes() == before
    assert read_history(tmp_path / 'none.json') == {}


def fail(*args: object) -> None:
    msg = 'the disk is full'
    raise OSError(msg)
