"""Readers report a problem with a resource where a project wants to hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from support import SYNTAXES, Project, block, toctree

if TYPE_CHECKING:
    from pathlib import Path

URL = 'https://example.org/new?id={id}&about={title}'


def make(path: Path, syntax: str) -> Project:
    suffix = 'md' if syntax == 'markdown' else 'rst'
    options = {'url': 'https://example.org/1', 'topics': 'sets', 'level': 'beginner'}
    head = '# {}\n\n' if syntax == 'markdown' else '{}\n=====\n\n'
    card = block(syntax, 'resource', 'Sets & Maps', {**options, 'kind': 'book'}, 'One.')
    return Project(
        path,
        {
            f'index.{suffix}': head.format('Start') + toctree(syntax, 'sets') + card,
            f'sets.{suffix}': head.format('Sets.')
            + block(syntax, 'resource-topic', 'sets', {}, ''),
        },
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_the_card_in_its_own_place_leads_there(syntax: str, tmp_path: Path) -> None:
    project = make(tmp_path, syntax)
    assert not project.build().html('index.html').select('.resource-issue')
    build = project.build(resource_issue_url=URL)
    assert build.warnings == ''
    (link,) = build.html('index.html').select('.resource-card .resource-issue')
    assert (
        link['href'] == 'https://example.org/new?id=sets-maps&about=Sets%20%26%20Maps'
    )
    assert link['aria-label'] == 'Report a problem with Sets & Maps'
    # A copy leads to the card, where all that can be done with it stands.
    assert not build.html('sets.html').select('.resource-issue')
    text = project.build('text', resource_issue_url=URL).text('index.txt')
    assert 'example.org/new' not in text


@pytest.mark.parametrize(
    ('address', 'reason'),
    [
        ('issues/new', "'issues/new' is not a full address"),
        ('javascript:alert({id})', 'is not allowed as an address: use https'),
        ('x.org/{id}?{title}', "'x.org/{id}.{title}' .* 'https://x.org/{id}.{title}'"),
        (
            'https://example.org/{number}',
            r"'\{number\}' stands for nothing; write \{id\} or \{title\}$",
        ),
        ('https://example.org/{}', r"'\{\}' stands for nothing"),
    ],
)
def test_what_is_no_address_is_refused(
    address: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=f'^resource_issue_url: .*{reason}'):
        make(tmp_path, 'markdown').build(resource_issue_url=address)
