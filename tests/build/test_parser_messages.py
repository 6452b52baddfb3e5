"""What the parser says of a text is part of no description."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support import PLAIN_PAGES, SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {'url': 'https://example.org/', 'topics': 'Graphs', 'kind': 'book'}
TEXTS = {
    'markdown': 'See {nope}`it` here.\n\n```{nothing} at all\n```',
    'restructuredtext': 'See :nope:`it` here.\n\n.. nothing:: at all',
}
SHOWN = {'markdown': 'See here.', 'restructuredtext': 'See :nope:`it` here.'}


@pytest.mark.parametrize('kept', [False, True])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_messages_are_no_text(syntax: str, kept: bool, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    made = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home')
            + toctree(syntax, 'graphs')
            + block(syntax, 'resource', 'Ants', OPTIONS, TEXTS[syntax]),
            f'graphs.{end}': heading(syntax, 'Graphs')
            + block(syntax, 'resource-topic', '', {}, TEXTS[syntax]),
        },
        {**PLAIN_PAGES, 'keep_warnings': kept},
    )
    build = made.build()
    assert build.warnings.count('nope') == 2
    (copy,) = build.html('graphs.html').select('article .resource-summary')
    assert ' '.join(copy.get_text().split()) == SHOWN[syntax]
    catalogue = json.loads(build.text('catalogue.json'))
    (found,) = catalogue['resources']
    assert ' '.join(found['description'].split()) == SHOWN[syntax]
    (topic,) = catalogue['topics']
    assert 'nknown' not in json.dumps(topic)
    (card,) = build.html('index.html').select('article.resource-card[id]')
    assert ('Unknown' in card.get_text()) == kept
