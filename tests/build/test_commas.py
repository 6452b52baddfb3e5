"""Names and addresses that hold what separates the members of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

LABEL = 'Limits, colimits'
WRITTEN = [
    '"Limits, colimits", Sets',
    r'Sets, Limits\, colimits',
    'Limits, colimits; Sets',
]


def built(
    path: Path, syntax: str, topics: str, requires: str = '', builder: str = 'html'
) -> tuple[str, Project]:
    """Return the warnings of a resource with topics, and its project."""
    links = '"One; two" <https://example.org/a;b=1>; https://example.org/c;d'
    options = {'url': 'https://example.org/', 'topics': topics, 'links': links}
    text = (
        heading(syntax, 'Home')
        + block(syntax, 'resource-topic', LABEL, {'requires': requires}, 'x')
        + block(syntax, 'resource-topic', 'Sets', {}, 'x')
        + block(syntax, 'resource', 'Book', options | {'kind': 'book'}, 'x')
        + block(syntax, 'resource-list', '', {'topics': topics, 'style': 'list'})
    )
    project = Project(path, {f'index.{SYNTAXES[syntax]}': text})
    return project.build(builder).warnings, project


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('topics', [*WRITTEN, '"Limits, colimits"'])
def test_a_topic_has_a_comma(topics: str, syntax: str, tmp_path: Path) -> None:
    warnings, project = built(tmp_path, syntax, topics)
    assert warnings == ''
    card = project.build().html('index.html').select_one('article.resource-card')
    assert card is not None
    badges = [link.get_text() for link in card.select('a.resource-topic')]
    assert set(badges) == ({LABEL, 'Sets'} if 'Sets' in topics else {LABEL})
    assert 'One; two' in card.get_text()
    links = [str(link['href']) for link in card.select('.resource-facts a[href]')]
    assert 'https://example.org/a;b=1' in links
    assert 'https://example.org/c;d' in links
    assert 'https://example.org/a;b=1' in project.build('text').text('index.txt')


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_who_writes_it_without_marks_is_told(syntax: str, tmp_path: Path) -> None:
    warnings, _ = built(tmp_path, syntax, 'Limits, colimits', '"Sets, Limits"')
    hint = 'write "Limits, colimits" in quotation marks'
    # Once for the resource and once for the list.
    assert warnings.count(hint) == 2
    assert "the topic 'Sets, Limits' is not declared" in warnings


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_who_quotes_several_is_told(syntax: str, tmp_path: Path) -> None:
    warnings, _ = built(tmp_path, syntax, '"Sets, sets"')
    assert 'write commas alone between all of them, and no quotation ' in warnings


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_who_has_commas_and_semicolons_is_told(syntax: str, tmp_path: Path) -> None:
    warnings, _ = built(tmp_path, syntax, 'Sets,sets; Sets')
    assert (
        "the topic 'Sets,sets' is not declared; write commas alone between all of "
        'them, and no quotation marks'
    ) in warnings


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_title_taken_apart_is_told_once(syntax: str, tmp_path: Path) -> None:
    options = {'topics': 'Sets', 'kind': 'book', 'url': 'https://example.org/'}
    after = {**options, 'requires': 'Vectors, matrices, and tensors, sets'}
    after['url'] += 'b'
    text = (
        heading(syntax, 'Home')
        + block(syntax, 'resource-topic', 'Sets', {}, 'x')
        + block(syntax, 'resource', 'Vectors, matrices, and tensors', options, 'x')
        + block(syntax, 'resource', 'Book', after, 'x')
    )
    warnings = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}).build().warnings
    assert warnings.partition('WARNING: ')[2] == (
        'the topic \'Vectors\' is not declared; write "Vectors, matrices, and tensors" '
        'in quotation marks [resource.topic]'
    )
