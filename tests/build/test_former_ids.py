"""A name that changes leaves its old address, role and filter alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

LABEL = {'markdown': '(old-name)=\n', 'restructuredtext': '.. _old-name:\n\n'}
TOPIC_LABEL = {'markdown': '(old-topic)=\n', 'restructuredtext': '.. _old-topic:\n\n'}
ROLES = {
    'markdown': '{resource}`old-name` {topic}`old-topic`\n\n',
    'restructuredtext': ':resource:`old-name` :topic:`old-topic`\n\n',
}


@pytest.mark.parametrize('builder', ['html', 'singlehtml', 'latex', 'epub'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_label_and_an_alias_keep_a_former_id(
    syntax: str, builder: str, tmp_path: Path
) -> None:
    options = {
        'url': 'https://example.org/',
        'topics': 'old-topic',
        'kind': 'book',
        'aliases': 'old-name',
    }
    end = SYNTAXES[syntax]
    books = (
        heading(syntax, 'Books')
        + ROLES[syntax]
        + LABEL[syntax]
        + block(syntax, 'resource', 'New name', options, 'Text.')
        + '\n'
        + TOPIC_LABEL[syntax]
        + block(syntax, 'resource-topic', 'New topic', {'aliases': 'old-topic'}, 'It.')
    )
    files = {
        f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'books'),
        f'books.{end}': books,
    }
    build = Project(tmp_path, files).build(builder, nitpicky=True)
    assert build.warnings == ''
    if builder == 'html':
        page = build.html('books.html')
        old = page.select_one('#old-name')
        assert old
        assert old.find_parent('article', id='new-name')
        assert page.select_one('#new-topic #old-topic, #old-topic #new-topic')
        links = [link['href'] for link in page.select('p a.reference.internal')][:2]
        assert links == ['#new-name', '#new-topic']
        assert cards(page) == ['New name'] * 2
