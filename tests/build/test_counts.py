"""What a page shows twice counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import PLAIN_PAGES, SYNTAXES, Project, assert_as_clean, block, heading

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_topic_on_the_page_of_its_resources(
    syntax: str, builder: str, tmp_path: Path
) -> None:
    name = f'index.{SYNTAXES[syntax]}'
    text = heading(syntax, 'Home') + block(syntax, 'resource-topic', 'Sets', {}, 'x')
    for number in range(3):
        options = {'url': f'https://example.org/{number}', 'topics': 'Sets'}
        options |= {'kind': ('book', 'video')[number % 2]}
        text += block(syntax, 'resource', f'Book {number}', options, 'x')
    made = Project(tmp_path, {name: text}, dict(PLAIN_PAGES))
    build = made.build(builder)
    assert build.warnings == ''
    page = build.html('index.html')
    assert len(page.select('ul.resource-filtered > li')) == 6
    (status,) = page.select('.resource-status')
    assert status.get_text() == '3 resources'
    numbers = {
        label.select('span')[0].get_text(): label.select('b')[0].get_text()
        for label in page.select('.resource-filter label')
        if label.select('b')
    }
    assert (numbers['Books'], numbers['Videos']) == ('2', '1')
    # All are on the topic, which tells nothing.
    assert 'Sets' not in numbers
    made.edit(name, 'Book 2', 'Book 3')
    assert_as_clean(made, made.build(builder), builder)
