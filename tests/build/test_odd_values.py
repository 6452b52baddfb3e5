"""What is said of values that are empty, blank or very long reads well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.__main__ import main
from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

BOOK = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}


def told(tmp_path: Path, syntax: str, *parts: str, **files: str) -> list[str]:
    page = f'index.{SYNTAXES[syntax]}'
    topic = block(syntax, 'resource-topic', 'Sets')
    text = heading(syntax, 'Books') + '\n\n'.join([topic, *parts])
    named = {name.replace('_', '.'): data for name, data in files.items()}
    build = Project(tmp_path, {page: text, **named}).build('dummy')
    return [
        line.partition('WARNING: ')[2] for line in build.warnings.splitlines() if line
    ]


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('name', ['index', 'report'])
def test_a_name_that_is_missing(tmp_path: Path, syntax: str, name: str) -> None:
    (warning,) = told(tmp_path, syntax, block(syntax, f'resource-{name}', ''))
    assert warning.startswith(f'{name}: a word is missing; write one of: ')


@pytest.mark.parametrize('role', ['topic', 'resource', 'resource-path'])
def test_a_role_that_names_nothing(tmp_path: Path, role: str) -> None:
    (warning,) = told(tmp_path, 'markdown', f'See {{{role}}}` `.')
    assert warning.startswith(f'the role {role} names nothing')
    assert ('; write one of: Sets' in warning) == (role == 'topic')


@pytest.mark.parametrize(
    ('name', 'data'),
    [
        ('list_yaml', '- {title: A, url: "https://e.org/", topics: Sets, "": x}\n- {}'),
        ('list_json', '[{"title": "A", "url": "https://e.org/", " ": "x"}, {}]'),
    ],
)
def test_keys_and_items_that_are_empty(tmp_path: Path, name: str, data: str) -> None:
    file = name.replace('_', '.')
    options = {'kind': 'book', 'topics': 'Sets'}
    part = block('markdown', 'resource-import', file, options)
    warnings = told(tmp_path, 'markdown', part, **{name: data})
    assert sorted(w for w in warnings if 'description' not in w) == [
        'a value of an entry has no key; write one before it [resource.import]',
        'an empty item is not an entry; write keys and values, as in title: Sets '
        '[resource.import]',
    ]


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('option', ['level', 'year', 'url', 'language', 'duration'])
def test_of_a_long_value_the_beginning_is_shown(
    tmp_path: Path, syntax: str, option: str
) -> None:
    options = {**BOOK, option: 'q' * 3000}
    warnings = told(tmp_path, syntax, block(syntax, 'resource', 'A', options, 'Good.'))
    assert warnings
    for warning in warnings:
        assert len(warning) < 300
        assert f"'{'q' * 60}…'" in warning or 'no address' in warning


def test_an_address_that_is_proposed_is_whole(tmp_path: Path) -> None:
    address = 'example.org/' + 'q' * 400
    part = block('markdown', 'resource', 'A', {**BOOK, 'url': address}, 'Good.')
    warnings = told(tmp_path, 'markdown', part)
    assert f"did you mean 'https://{address}'?" in warnings[0]


@pytest.mark.parametrize(
    ('arguments', 'said'),
    [
        (['export', 'json', '--topic', ''], '--topic names nothing; write one of: '),
        (['export', 'json', '--topic', ' '], '--topic names nothing; write one of: '),
        (['export', 'json', '--topic', 'Stes'], "there is no topic 'Stes'; did you "),
        (['new', 'T', '--field', 'a'], "--field: 'a' has no name and value; write "),
        (['new', 'T', '--field', '=a'], "--field: '=a' has no name and value; write "),
        (['new', 'T', '--field', 'a=b'], "--field: there is no field 'a'"),
    ],
)
@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
def test_arguments_that_name_nothing(
    catalogue: Project,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert err.startswith(said)
    assert out == ''
