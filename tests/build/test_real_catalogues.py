"""Catalogues in the shapes of real ones build without a warning and lose nothing.

Each is a file of ``tests/data/catalogues``; ``shown`` says what readers see of a
value, where that is not the value itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sphinx_resources.model.values import items, names, split_note
from support import ROOT, SYNTAXES, Build, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = ROOT / 'tests/data/catalogues'
NAMES = sorted(path.stem for path in FOLDER.glob('*.yaml'))
#: Options whose values are lists, and what tells their members apart.
LISTS = {
    **dict.fromkeys(('topics', 'language', 'platforms', 'licenses'), items),
    **dict.fromkeys(('affiliations', 'requires', 'owner'), items),
    **dict.fromkeys(('authors', 'links'), names),
}


def load(name: str) -> dict[str, Any]:
    """Return a catalogue as its file describes it."""
    text = (FOLDER / f'{name}.yaml').read_text(encoding='utf-8')
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def project(path: Path, syntax: str, data: dict[str, Any]) -> Project:
    """Return a catalogue as a project: all resources on a page, a page a topic."""
    end = SYNTAXES[syntax]
    page = heading(syntax, 'All')
    for resource in data['resources']:
        options = dict(resource)
        title, text = options.pop('title'), options.pop('text', '')
        page += block(syntax, 'resource', title, options, text) + '\n'
    page += block(syntax, 'resource-list', '', {'style': 'table'})
    topics = [f'topic-{number}' for number in range(len(data['topics']))]
    files = {
        f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'all', *topics),
        f'all.{end}': page,
        **data.get('files', {}),
    }
    for name, (label, options) in zip(topics, data['topics'].items(), strict=True):
        declared = block(syntax, 'resource-topic', '', options)
        files[f'{name}.{end}'] = heading(syntax, label) + declared
    language = data.get('language', 'en')
    return Project(path, files, {**data['config'], 'language': language})


def values(resource: dict[str, Any], shown: dict[str, str]) -> Iterator[str]:
    """Return what readers see of a resource, each value by itself."""
    for option, written in resource.items():
        split = LISTS.get(option)
        for member in split(written) if split else (written,):
            value, note = (member, '')
            if option in {'requires', 'access'}:
                value, note = split_note(member)
            if option == 'links':
                value, _, address = member.partition(' <')
                yield address.rstrip('>')
            if option == 'text':
                yield from (each.lstrip('12. ') for each in value.split('\n'))
                continue
            yield shown.get(value, value)
            yield note


def assert_nothing_is_lost(data: dict[str, Any], text: str, name: str) -> None:
    """Look for each value, wherever lines are broken."""
    whole = ''.join(text.split()).casefold()
    for resource in data['resources']:
        for value in values(resource, data['shown']):
            assert ''.join(value.split()).casefold() in whole, (name, value)


def page_text(build: Build, name: str) -> str:
    """Return what readers of a page see, with where its links lead."""
    page = build.html(name)
    links = [str(link['href']) for link in page.select('.body a[href]')]
    return ' '.join([page.get_text(), *links])


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('name', NAMES)
def test_nothing_is_lost(name: str, syntax: str, tmp_path: Path) -> None:
    data = load(name)
    made = project(tmp_path, syntax, data)
    build = made.build(nitpicky=True)
    assert build.warnings == ''
    assert_nothing_is_lost(data, page_text(build, 'all.html'), name)
    titles = [resource['title'] for resource in data['resources']]
    assert sorted(cards(build.html('all.html'))) == sorted(titles)
    for number in range(len(data['topics'])):
        assert cards(build.html(f'topic-{number}.html')), number
    text = made.build('text', nitpicky=True)
    assert text.warnings == ''
    assert_nothing_is_lost(data, text.text('all.txt'), name)


def test_the_six_kinds_are_there() -> None:
    assert NAMES == [
        'arabic', 'bibliography', 'courses', 'gallery', 'hebrew', 'links', 'software',
    ]  # fmt: skip


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_card_without_contents_shows_none(syntax: str, tmp_path: Path) -> None:
    data = load('gallery')
    data['config']['resource_card'] = ['topics', 'summary']
    build = project(tmp_path, syntax, data).build()
    assert build.warnings == ''
    card = build.html('all.html').select('.resource-card')[0].get_text()
    assert 'Maps of one year.' in card
    assert 'Plot' not in card
