"""One thing that is declared in two places: where the first is, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.model.addresses import same_address
from support import Project, block, toctree

if TYPE_CHECKING:
    from pathlib import Path


def resource(address: str) -> str:
    """Return a book with an address."""
    options = {'url': address, 'topics': 'Indices', 'kind': 'book'}
    return block('markdown', 'resource', 'Aaa', options, 'Text.')


def test_what_is_declared_twice(tmp_path: Path) -> None:
    topic = block('markdown', 'resource-topic', 'Indices')
    sources = {
        'index.md': '# Home\n\n'
        + toctree('markdown', 'one', 'two')
        + resource('https://example.org/x')
        + '\n'
        + resource('https://example.org/x/?gclid=7'),
        'one.md': '# One\n\n' + topic + resource('https://example.org/x/index.html'),
        'two.md': '# Two\n\n' + topic + resource('https://www.example.org/x?ref=7'),
    }
    found = Project(tmp_path, sources).build('dummy').warnings.splitlines()
    keep = 'too; keep one of them, and show it again with resource-list'
    assert found == [
        *(
            f"{place}: WARNING: 'https://{address}' is the address of 'Aaa' in "
            f'index.md:7 {keep} [resource.duplicate]'
            for place, address in (
                ('index.md:16', 'example.org/x/?gclid=7'),
                ('one.md:6', 'example.org/x/index.html'),
                ('two.md:6', 'www.example.org/x?ref=7'),
            )
        ),
        "two.md:3: WARNING: the topic 'Indices' is declared twice, first in one.md:3; "
        'remove or rename it [resource.topic]',
    ]


@pytest.mark.parametrize(
    ('one', 'other', 'same'),
    [
        ('https://example.org/a/index.html', 'http://example.org/a', True),
        ('https://example.org/index.htm', 'https://example.org/', True),
        ('https://example.org/a/myindex.html', 'https://example.org/a/my', False),
        ('https://example.org/index.html/a', 'https://example.org/a', False),
    ],
)
def test_the_page_of_a_folder_is_the_folder(
    one: str, other: str, *, same: bool
) -> None:
    assert (same_address(one) == same_address(other)) is same


def test_two_paths_of_one_name_on_a_page_are_told_once(tmp_path: Path) -> None:
    path = ':::{resource-path} Both\n:goal: sets\n\nx\n:::\n\n'
    page = f'# Home\n\n:::{{resource-topic}} Sets\n:::\n\n{path}{path}'
    assert Project(tmp_path, {'index.md': page}).build().warnings.splitlines() == [
        "index.md:12: WARNING: the path 'Both' has the id 'both' of one in index.md:6; "
        'give it its own, as in :id: both-2 [resource.path]'
    ]


def test_what_is_wrong_with_an_option_of_an_import_is_told_once(tmp_path: Path) -> None:
    page = '# Sets\n\n:::{resource-topic}\n:::\n\n:::{resource-import} a.csv\n'
    page += ':kind: book\n:from: example.org\n:::\n'
    list_ = 'title,url,topics,description\nA,https://example.org/,sets,x\n'
    made = Project(tmp_path, {'index.md': page, 'a.csv': list_})
    assert made.build().warnings.splitlines() == [
        "index.md:8: WARNING: from: 'example.org' is not a full address; did you mean "
        "'https://example.org'? [resource.url]"
    ]
