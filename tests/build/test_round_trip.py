"""What leaves a catalogue comes back the same, also into that of another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from import_forms import project, records
from support import SYNTAXES, Project, block, example, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize('name', ['markdown', 'restructuredtext'])
def test_what_leaves_comes_back_the_same(name: str, tmp_path: Path) -> None:
    made = example(name, tmp_path / 'a')
    texts = [made.build().text('catalogue.json')]
    for folder in ('b', 'c'):
        again = Project(tmp_path / folder, config=made.config)
        index = (
            '# Start\n\n:::{resource-import} catalogue.json\n:::\n'
            if name == 'markdown'
            else 'Start\n=====\n\n.. resource-import:: catalogue.json\n'
        )
        again.write('index.md' if name == 'markdown' else 'index.rst', index)
        again.write('catalogue.json', texts[-1])
        again.write('picture.svg', made.read('picture.svg'))
        build = again.build()
        assert not build.warnings
        texts.append(build.text('catalogue.json'))
    assert texts[1] == texts[2]
    first, second = [*map(json.loads, texts[:2])]
    for data in (first, second):
        for item in [*data['resources'], *data['topics']]:
            item.pop('page', None)
            item.pop('anchor', None)
    assert first == second


def test_a_foreign_catalogue_is_named(tmp_path: Path) -> None:
    made = example('markdown', tmp_path / 'a')
    text = made.build().text('catalogue.json').replace('"Test"', '"Their list"')
    options = ':from: https://example.org/theirs'
    build = project(tmp_path / 'b', options, **{'catalogue.json': text}).build()
    assert {record['origin'] for record in records(build)} == {'Their list'}
    assert all(record['id'].startswith('their-list-') for record in records(build))
    assert 'Their list' in str(build.html('index.html').select('.resource-facts'))


def test_fields_of_a_catalogue_are_to_be_declared(tmp_path: Path) -> None:
    data = {
        'version': 1,
        'catalogue': {'title': 'T', 'language': 'en'},
        'fields': {'pages': {'label': 'Pages', 'type': 'text'}},
        'resources': [
            {
                'id': 'a',
                'title': 'A',
                'url': 'https://example.org/a',
                'topics': ['sets'],
                'description': 'D',
                'fields': {'pages': '7'},
            }
        ],
    }
    made = project(tmp_path, **{'a.json': json.dumps(data)})
    words = "the key 'pages' of an entry is not known"
    warnings = made.build().warnings
    assert words in warnings
    assert 'or declare the field in resource_fields of conf.py' in warnings
    made.config['resource_fields'] = {'pages': {'label': 'Pages', 'type': 'text'}}
    assert not made.build().warnings


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_topics_and_paths_are_called_as_resources_are(
    syntax: str, tmp_path: Path
) -> None:
    """They stand on pages of their own, and together on the page of the import."""
    options = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}
    end = SYNTAXES[syntax]
    made = Project(
        tmp_path / 'a',
        {
            f'index.{end}': heading(syntax, 'Home')
            + toctree(syntax, 'sets', 'way', 'own'),
            f'sets.{end}': heading(syntax, 'Sets') + block(syntax, 'resource-topic'),
            f'way.{end}': heading(syntax, 'Way')
            + block(syntax, 'resource-path', 'Sets', {'goal': 'sets'}),
            f'own.{end}': heading(syntax, 'Own')
            + block(syntax, 'resource', 'Sets', {**options, 'id': 'sets'}, 'Text.'),
        },
    )
    text = made.build().text('catalogue.json')
    cited = ''.join(
        f'{{{name}}}`sets`\n\n' if syntax == 'markdown' else f':{name}:`sets`\n\n'
        for name in ('resource', 'topic', 'resource-path')
    )
    imported = block(syntax, 'resource-import', 'c.json')
    files = {
        f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'all') + f'\n{cited}',
        f'all.{end}': heading(syntax, 'All') + imported,
        'c.json': text,
    }
    build = Project(tmp_path / 'b', files).build(nitpicky=True)
    assert build.warnings == ''
    links = build.html('index.html').select('.body p > a.reference')
    assert links[0]['href'] == 'all.html#sets'
    assert len({link['href'] for link in links}) == 3
