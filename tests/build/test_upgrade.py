"""What sources of an older version say is told of, and still shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

#: Words that 0.1 took for the access of a resource.
WORDS = 'free PDF; the book is sold'


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_words_for_access_are_shown_until_they_are_one(
    syntax: str, tmp_path: Path
) -> None:
    topic = block(syntax, 'resource-topic', 'Sets', {}, 'x')
    options = {'url': 'https://a.org/', 'topics': 'Sets', 'kind': 'book'}
    book = block(syntax, 'resource', 'Book', options | {'access': WORDS}, 'x')
    files = {f'index.{SYNTAXES[syntax]}': f'{heading(syntax, "Home")}{topic}\n{book}'}
    made = Project(tmp_path / 'one', files)
    build = made.build()
    assert 'write free (PDF; the book is sold) [resource.access]' in build.warnings
    (card,) = build.html('index.html').select('#book')
    assert WORDS in card.get_text()

    # Nobody else takes for free what is not known to be, and no words are lost.
    data = build.text('catalogue.json')
    (kept,) = json.loads(data)['resources']
    assert 'access' not in kept
    imported = block('markdown', 'resource-import', 'data.json')
    taken = Project(tmp_path / 'two', {'index.md': f'# All\n\n{imported}'})
    (taken.source / 'data.json').write_text(data, encoding='utf-8')
    again = taken.build()
    assert WORDS in again.html('index.html').select('#book')[0].get_text()
    assert 'data.json' in again.warnings
