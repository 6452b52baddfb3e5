"""Names of topics that resources use and nobody declares are told wherever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support import Project, block, toctree

if TYPE_CHECKING:
    from pathlib import Path

OLD = "WARNING: the topic 'Old' is not declared; write one of: New, Other"
RESOURCE = {'url': 'https://example.org/a', 'kind': 'book', 'topics': 'Old'}


def test_a_topic_that_was_renamed_is_told_in_one_run(tmp_path: Path) -> None:
    """An index makes a place of it, and what leads there is wrong all the same."""
    steps = '1. {topic}`Old`: {resource}`a`'
    sources = {
        'index.md': '# Home\n\n'
        + block('markdown', 'resource', 'A', RESOURCE, 'B.')
        + block('markdown', 'resource-index', 'topics')
        + toctree('markdown', 'new', 'other', 'way'),
        'new.md': '# New\n\n' + block('markdown', 'resource-topic'),
        'other.md': '# Other\n\n'
        + block('markdown', 'resource-topic', '', {'requires': 'Old, New'})
        + '\nAs {topic}`Old` says.\n',
        'way.md': '# Way\n\n'
        + block('markdown', 'resource-path', '', {'goal': 'Old'}, steps),
    }
    found = Project(tmp_path, sources).build('dummy').warnings.splitlines()
    places = [line.partition(f': {OLD}')[0] for line in found if OLD in line]
    assert sorted(places) == [
        'index.md:6',
        'other.md:4',
        'other.md:7',
        'way.md:4',
        'way.md:6',
    ]
    assert len(found) == len(places)
