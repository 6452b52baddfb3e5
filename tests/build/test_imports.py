"""Lists that are kept in data files come in with the checks of the directive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from import_forms import FORMS, TOPIC, YAML, project, records
from support import SYNTAXES, Project, assert_as_clean, block, cards, heading

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize('name', FORMS)
def test_every_form_gives_the_same_resource(name: str, tmp_path: Path) -> None:
    build = project(tmp_path, **{name: FORMS[name]}).build()
    assert not build.warnings
    (record,) = records(build)
    assert cards(build.html('index.html')) == ['Sets and Maps']
    assert record == {
        'anchor': 'sets-and-maps',
        'authors': ['Ada Lovelace', 'Charles Babbage'],
        'description': 'On sets.\n\nAnd on maps.',
        'id': 'sets-and-maps',
        'kind': 'book',
        'page': 'index.html',
        'title': 'Sets and Maps',
        'topics': ['sets'],
        'url': 'https://example.org/sets',
        'year': '1843',
    }


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_entries_have_the_language_of_their_file(syntax: str, tmp_path: Path) -> None:
    entry = '- {title: %s, url: "https://example.org/%s", topics: [sets]%s}\n'
    files = {
        f'index.{SYNTAXES[syntax]}': heading(syntax, 'Home')
        + block(syntax, 'resource-import', 'a.yaml', {'kind': 'book', 'language': 'fr'})
        + '\n'
        + block(syntax, 'resource-topic', 'Sets'),
        'a.yaml': entry % ('A', 'a', '') + entry % ('B', 'b', ', language: de'),
    }
    found = records(Project(tmp_path, files).build())
    assert {one['title']: one['languages'] for one in found} == {
        'A': ['fr'],
        'B': ['de'],
    }


@pytest.mark.parametrize('builder', ['text', 'latex', 'epub', 'gettext', 'linkcheck'])
def test_every_builder_takes_what_was_imported(builder: str, tmp_path: Path) -> None:
    made = project(tmp_path, **{'a.yaml': YAML})
    made.config['linkcheck_ignore'] = ['.*']
    build = made.build(builder)
    assert not build.warnings
    if builder == 'text':
        assert 'Sets and Maps' in build.text('index.txt')


def test_keys_are_named_by_a_map(tmp_path: Path) -> None:
    text = (
        '- name: Sets\n  website_url: https://example.org/s\n'
        '  tags: {packages: [sets]}\n  stars: 7\n  text: D\n'
    )
    options = (
        ':kind: tool\n:topics: sets\n'
        ':map: title=name, url=website_url, topics=tags.packages, =stars, '
        'description=text'
    )
    build = project(tmp_path, options, **{'a.yaml': text}).build()
    assert not build.warnings
    (record,) = records(build)
    assert (record['kind'], record['topics']) == ('tool', ['sets'])
    wrong = project(tmp_path / 'b', ':map: titel=name, x', **{'a.yaml': text}).build()
    assert "map: there is no option 'titel'; did you mean 'title'?" in wrong.warnings
    assert "map: 'x' names no key" in wrong.warnings


def test_ids_do_not_depend_on_the_order(tmp_path: Path) -> None:
    items = [
        f'- {{title: Sets, url: "https://example.org/{n}", topics: sets, '
        f'description: D}}\n'
        for n in 'abc'
    ]
    made = project(tmp_path, **{'a.yaml': ''.join(items)})
    first = made.build()
    made.write('a.yaml', ''.join(reversed(items)))
    second = made.build()
    ids = {record['url']: record['id'] for record in records(first)}
    assert ids == {record['url']: record['id'] for record in records(second)}
    assert len(set(ids.values())) == 3
    assert first.warnings.count("another entry has the id of 'Sets'") == 3


def test_a_folder_is_read_again_when_its_files_change(tmp_path: Path) -> None:
    made = Project(
        tmp_path,
        {
            'index.md': '# Start\n\n:::{resource-import} list\n:kind: book\n:::\n',
            'sets.md': f'---\norphan: 1\n---\n{TOPIC}',
            'list/a.yaml': YAML.replace('- title', '  title'),
        },
    )
    assert cards(made.build().html('index.html')) == ['Sets and Maps']
    made.write('list/b.yml', 'title: More\nurl: example.org\ntopics: sets\n')
    build = made.build()
    assert cards(build.html('index.html')) == ['Sets and Maps', 'More']
    assert 'list/b.yml:2: WARNING: url:' in build.warnings
    assert_as_clean(made, build)
    made.delete('list/b.yml')
    assert cards(made.build().html('index.html')) == ['Sets and Maps']
    made.edit('list/a.yaml', 'Sets and Maps', 'Maps and Sets')
    build = made.build()
    assert cards(build.html('index.html')) == ['Maps and Sets']
    assert_as_clean(made, build)
