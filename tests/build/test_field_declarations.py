"""Fields that a project declares wrongly: one warning each, and a site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.errors import ConfigError

from sphinx_resources.model.card import MORE, default_card
from sphinx_resources.model.fields import read_fields
from support import ROOT, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

BAD: list[tuple[dict[str, Any], str]] = [
    ({'X': {}}, "'X' is not a name; write lower-case letters"),
    ({'a b': {}}, "'a b' is not a name; write lower-case letters"),
    ({1: {}}, '1 is not a name; write lower-case letters'),  # type: ignore[dict-item]
    ({'url': {}}, "'url' means something else already"),
    ({'sort': {}}, "'sort' means something else already"),
    ({'more': {}}, "'more' means something else already"),
    ({'a': []}, "'a' must be a dictionary, not []"),
    ({'a': {'lable': 'A'}}, "'a' has no key 'lable'; did you mean 'label'?"),
    ({'a': {'label': 'A'}}, "'a' has no 'type'"),
    ({'a': {'type': 'text'}}, "'a' has no 'label'"),
    ({'a': {'label': '', 'type': 'text'}}, "'a': 'label' must be a text, not ''"),
    ({'a': {'label': 1, 'type': 'text'}}, "'a': 'label' must be a text, not 1"),
    (
        {'a': {'label': 'A', 'type': 'lst'}},
        "'a': there is no type 'lst'; did you mean 'list'?",
    ),
    ({'a': {'label': 'A', 'type': 'choice'}}, "'a' is a choice without 'values'"),
    (
        {'a': {'label': 'A', 'type': 'choice', 'values': ['x']}},
        "'a': 'values' must be texts by name, not ['x']",
    ),
    (
        {'a': {'label': 'A', 'type': 'choice', 'values': {'x': 1}}},
        "'a': 'values' must be texts by name, not {'x': 1}",
    ),
    (
        {'a': {'label': 'A', 'type': 'choice', 'values': {'x y': 'X'}}},
        "'a': 'x y' in values is not a name",
    ),
    (
        {'a': {'label': 'A', 'type': 'text', 'values': {'x': 'X'}}},
        "'a': 'values' are for the types choice and list, not text",
    ),
    (
        {'a': {'label': 'A', 'type': 'text', 'facet': True}},
        "'a': a facet can be of the types list, choice, boolean, not text",
    ),
    (
        {'a': {'label': 'A', 'type': 'text', 'facet': 'yes'}},
        "'a': 'facet' must be True or False, not 'yes'",
    ),
    (
        {'a': {'label': 'A', 'type': 'text', 'column': 1}},
        "'a': 'column' must be True or False, not 1",
    ),
    (
        {'a': {'label': 'A', 'type': 'text', 'pattern': '('}},
        "'a': the pattern '(' is wrong: ",
    ),
    (
        {'a': {'label': 'A', 'type': 'date', 'pattern': 'x'}},
        "'a': 'pattern' is for texts and lists without values",
    ),
    (
        {'a': {'label': 'A', 'type': 'text', 'property': 3}},
        "'a': 'property' must be a text, not 3",
    ),
]


@pytest.mark.parametrize(('value', 'message'), BAD)
def test_a_wrong_declaration_is_told(value: dict[str, Any], message: str) -> None:
    found, (fault,) = read_fields(value, {'url', 'sort', 'more'})
    assert fault.startswith(message)
    # What can be named is there, so that values are no unknown options.
    assert list(found) == [name for name in value if name == 'a']


def test_a_wrong_declaration_costs_one_warning_and_its_values_stay(
    tmp_path: Path,
) -> None:
    fields = {
        'topics': {},
        'shelf': {'label': 'Shelf', 'type': 'choice', 'values': ['upper']},
    }
    options = {'url': 'https://example.org', 'kind': 'book', 'shelf': 'upper'}
    text = heading('markdown', 'Start') + block(
        'markdown', 'resource', 'Sets', options, 'On sets.'
    )
    config = {
        'resource_fields': fields,
        'resource_card': ['title', 'summary', 'shelf'],
        'suppress_warnings': ['resource.no-topic'],
    }
    build = Project(tmp_path, {'index.md': text}, config).build('text')
    assert build.warnings.splitlines() == [
        "WARNING: resource_fields: 'topics' means something else already "
        '[resource.field]',
        "WARNING: resource_fields: 'shelf': 'values' must be texts by name, not "
        "['upper'] [resource.field]",
        "WARNING: resource_card: there is no part 'title': it is always there; leave "
        'it out [resource.card]',
    ]
    assert 'upper' in build.text('index.txt')


@pytest.mark.parametrize(
    ('name', 'value'), [('resource_fields', ['a']), ('resource_card', 'level')]
)
def test_a_setting_of_another_type_costs_one_warning(
    name: str, value: object, tmp_path: Path
) -> None:
    project = Project(tmp_path, {'index.md': '# Start\n'}, {name: value})
    warnings = project.build('dummy').warnings
    assert warnings.startswith(f"WARNING: The config value `{name}' has type")
    assert warnings.count('WARNING') == 1


@pytest.mark.parametrize('name', ['resource_kinds', 'resource_levels'])
def test_terms_of_another_type_stop_the_build(name: str, tmp_path: Path) -> None:
    project = Project(tmp_path, {'index.md': '# Start\n'}, {name: ['a']})
    with pytest.raises(ConfigError, match=f'{name} must be a dictionary of terms'):
        project.build('dummy')


def test_what_the_package_says_of_fields_is_right(tmp_path: Path) -> None:
    readme = (ROOT / '_ext/README.md').read_text(encoding='utf-8')
    (example,) = re.findall(r'```python\n(.*?)```', readme, re.DOTALL)
    config: dict[str, Any] = {}
    exec(example, config)
    del config['__builtins__']
    options = {
        'url': 'https://example.org',
        'kind': 'book',
        'platform': 'Linux, macOS',
        'exercises': 'With solutions',
        'updated': '2026-01-31',
    }
    text = heading('markdown', 'Start') + block(
        'markdown', 'resource', 'Sets', options, 'On sets.'
    )
    config |= {'suppress_warnings': ['resource.no-topic']}
    project = Project(tmp_path, {'index.md': text}, config)
    warnings = project.build('dummy').warnings
    # Who writes what readers see is told the word.
    assert warnings == (
        "index.md:7: WARNING: exercises: 'With solutions' is unknown; write solved "
        '[resource.field]'
    )
    project.edit('index.md', 'With solutions', 'solved')
    page = project.build().html('index.html')
    assert page.select_one('.resource-field-platform')
    assert 'resource-marks' not in str(page.select_one('.resource-card'))
    parts = re.search(r'All parts: (.*?), and', readme, re.DOTALL)
    assert parts
    assert set(re.findall('`([a-z-]+)`', parts[1])) == {*default_card(())} - {MORE}


@pytest.mark.parametrize('name', ['saved', 'done', 'know'])
def test_what_addresses_share_is_no_field(name: str, tmp_path: Path) -> None:
    fields = {name: {'label': 'Name', 'type': 'boolean', 'facet': True}}
    made = Project(tmp_path, {'index.md': '# Home\n'}, {'resource_fields': fields})
    told = f"resource_fields: '{name}' means something else already"
    assert made.build('dummy').warnings == f'WARNING: {told} [resource.field]'
