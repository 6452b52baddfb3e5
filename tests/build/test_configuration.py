"""Kinds and levels that cannot be: one sentence that says which, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sphinx.errors import ConfigError

from sphinx_resources.__main__ import main
from sphinx_resources.config import KINDS, LEVELS
from support import CONFIG, Project, block

if TYPE_CHECKING:
    from pathlib import Path

LEVEL = LEVELS['beginner']
KIND = KINDS['book']
BOOK = {'url': 'https://example.org/', 'topics': 'home', 'kind': 'book'}
ONE = (
    '# Home\n\n'
    + block('markdown', 'resource-topic')
    + '\n'
    + block('markdown', 'resource', 'A', BOOK, 'Text.')
)


@pytest.mark.parametrize(
    ('name', 'value', 'message'),
    [
        ('resource_levels', {1: LEVEL}, '1 is no text'),
        ('resource_levels', {'': LEVEL}, "'' is empty"),
        ('resource_kinds', {'  ': KIND}, "'  ' is empty"),
        ('resource_kinds', {'long book': KIND}, "write 'long-book'"),
        ('resource_kinds', {'book,novel': KIND}, "write 'book-novel'"),
        ('resource_kinds', {'book': KIND, 'Book': KIND}, "as 'book'"),
        ('resource_levels', {'a': {**LEVEL, 'label': 5}}, "['a']['label']: 5 is no"),
        ('resource_levels', {'a': {**LEVEL, 'label': ' '}}, "['a']['label']: ' ' is"),
        ('resource_levels', {'a': {**LEVEL, 'description': None}}, 'None is no text'),
        ('resource_kinds', {'a': {**KIND, 'icon': 3}}, "['a']['icon']: 3 is no text"),
        ('resource_kinds', {'a': {**KIND, 'plural': ''}}, "['a']['plural']: '' is"),
        ('resource_kinds', {'a': {**KIND, 'icon': 'bok'}}, "no icon 'bok'"),
        ('resource_kinds', {'a': {1: 2}}, "['a']: there is no key 1; write one of: "),
        (
            'resource_kinds',
            {'a': {'label': 'A', 'plural': 'B', 'icon': '', 'typ': ''}},
            "['a']: there is no key 'typ'; did you mean 'type'?",
        ),
        ('resource_levels', {'a': {'label': 'A'}}, "['a'] has no 'description'"),
        ('resource_kinds', {'a': {'label': 'A'}}, "no 'icon', no 'plural', no 'type'"),
        (
            'resource_kinds',
            {'a': {**KIND, 'icon': 'octicon-book'}},
            "no icon 'octicon-book'; did you mean 'book'?",
        ),
        (
            'resource_kinds',
            {'a': 'Book'},
            "with the keys icon, label, plural, type, not 'Book'",
        ),
        ('resource_kinds', 3, 'must be a dictionary of terms by name, not 3'),
        ('resource_levels', ['a'], "of terms by name, not ['a']"),
        ('resource_about', 3, 'must be a list or tuple, not 3'),
        ('resource_about', [3], '3 is no text'),
        ('resource_about', ['javascript:x'], "'javascript:x' is not allowed"),
        ('resource_formats', [1], 'there is no format 1'),
        ('resource_formats', [['atom']], "there is no format ['atom']"),
        ('resource_formats', None, 'must be a list or tuple, not None'),
        ('resource_issue_url', 3, 'must be a str, not 3'),
        ('resource_license', 3, 'must be a str, not 3'),
        ('resource_math_macros', [1], 'write macros by their names, not [1]'),
        ('resource_math_macros', None, 'write macros by their names, not None'),
    ],
)
def test_what_cannot_be(name: str, value: Any, message: str, tmp_path: Path) -> None:
    made = Project(tmp_path, {'index.md': '# Home\n'})
    made.config['extensions'] = [*CONFIG['extensions'], 'sphinx_resources.mathml']
    with pytest.raises(ConfigError) as error:
        made.build(**{name: value})
    assert message in str(error.value)
    assert str(error.value).startswith(f'{name}')
    assert '\n' not in str(error.value)


SLIPS = """\
import os
extensions = ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml']
resource_licence = 'MIT'
resource_kind = {}
resources_dir = resource_dir = os.curdir
resource_level = {}
resource_levels = {}
resource_math_macro = {}
"""


def test_a_setting_that_is_nearly_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Project(tmp_path, {'conf.py': SLIPS, 'index.md': '# Home\n'})
    monkeypatch.chdir(tmp_path / 'source')
    assert main(['check', '.']) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if 'WARNING' in line] == [
        f"conf.py:{line}: WARNING: there is no setting '{slip}'; did you mean "
        f"'{meant}'? [resource.option]"
        for line, slip, meant in [
            (3, 'resource_licence', 'resource_license'),
            (4, 'resource_kind', 'resource_kinds'),
            (8, 'resource_math_macro', 'resource_math_macros'),
        ]
    ]


@pytest.mark.parametrize(
    ('address', 'told'),
    [
        ('example.org/x', "'example.org/x' is not a full address; did you mean "),
        ('/x/', "'/x/' is not a full address"),
        ('https://example.org/a b/', 'it holds a character that none can have'),
    ],
)
def test_an_address_of_the_site_that_is_none(
    address: str, told: str, tmp_path: Path
) -> None:
    made = Project(tmp_path, {'index.md': ONE})
    without = made.build(to='without', doctrees='others')
    build = made.build(html_baseurl=address)
    assert build.warnings.startswith('WARNING: html_baseurl: ')
    assert told in build.warnings
    assert build.warnings.endswith(' [resource.url]')
    assert build.warnings.count('WARNING') == 1
    assert not (build.out / 'catalogue.atom').exists()
    assert build.text('catalogue.json') == without.text('catalogue.json')
    assert made.build('dummy', html_baseurl=address).warnings == build.warnings
    made = Project(tmp_path, {'index.md': '# Home\n'})
    assert made.build(html_baseurl=address, resource_formats=[]).warnings == ''


def test_the_command_line_chooses_formats(tmp_path: Path) -> None:
    made = Project(tmp_path, {'index.md': ONE})
    build = made.build(resource_formats='json,csl')
    assert build.warnings == ''
    files = {path.name for path in build.out.glob('catalogue.*')}
    assert files == {'catalogue.json', 'catalogue.schema.json', 'catalogue.csl.json'}


@pytest.mark.parametrize('icon', ['', 'book'])
def test_what_can_be(icon: str, tmp_path: Path) -> None:
    made = Project(tmp_path, {'index.md': '# Home\n'})
    kinds = {'книга': {**KIND, 'icon': icon}, 'e-book': KIND}
    assert made.build(resource_kinds=kinds).warnings == ''


def test_a_day_that_is_yet_to_come(tmp_path: Path) -> None:
    book = ':::{{resource}} {0}\n:url: https://example.org/{0}\n:topics: Graphs\n'
    book += ':kind: book\n:added: {1}\n\nText.\n:::\n\n'
    text = '# Home\n\n## Graphs\n\n:::{resource-topic} Graphs\nText.\n:::\n\n'
    text += book.format('Typo', '2206-01-31') + book.format('New', '2026-01-31')
    text += ':::{resource-list}\n:sort: added\n:limit: 1\n:style: list\n:::\n'
    build = Project(tmp_path, {'index.md': text}).build()
    (warning,) = [x for x in build.warnings.splitlines() if 'resource.added' in x]
    assert "'2206-01-31' is in the future" in warning
    assert 'New' in build.html('index.html').select('section li')[-1].get_text()
