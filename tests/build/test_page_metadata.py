"""The kind of a page in its metadata: what was meant for it and is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = 'in the metadata does not say the kind of the page; write resource-kind: book'
NO_KIND = "is not read, so that 'T' has no kind; "
FIRST = 'begin the page with the lines ---, resource-kind: book and ---'

#: What a page of Markdown begins with: the line of its warning, and what that says.
MARKDOWN = {
    '---\nresource_kind: book\n---\n': (2, f"'resource_kind: book' {UNKNOWN}"),
    '---\nResource-Kind: Book\n---\n': (2, f"'Resource-Kind: Book' {UNKNOWN}"),
    '---\norphan: true\nresouce-kind: book\n---\n': (
        3,
        f"'resouce-kind: book' {UNKNOWN}",
    ),
    '---\n"resource kind": book\n---\n': (2, f"'resource kind: book' {UNKNOWN}"),
    '---\nkind: book\n---\n': (2, f"'kind: book' {UNKNOWN}"),
    '---\ntype: book\n---\n': (2, f"'type: book' {UNKNOWN}"),
    '---\norphan: true\n\nresource-kind: boook\n---\n': (
        4,
        "resource-kind: 'boook' is unknown; did you mean 'book'?",
    ),
    '---\nresource-kind: [book]\n---\n': (
        2,
        "resource-kind: '[\"book\"]' is unknown; did you mean 'book'?",
    ),
    '---\nresource-kind: 5\n---\n': (2, "resource-kind: '5' is unknown; write one of"),
    '---\nresource-kind:\n---\n': (6, "'T' has no kind; add a line such as"),
    '\n---\nresource-kind: book\n---\n': (
        3,
        f"'resource-kind: book' {NO_KIND}delete what is above the line --- "
        'that begins it',
    ),
    '---\nresource-kind: no\n---\n': (2, "resource-kind: 'no' is unknown; write one"),
    '+++\nresource_kind = "Books"\n+++\n': (
        2,
        f'\'resource_kind = "Books"\' {NO_KIND}{FIRST}',
    ),
    '---\nresource-kind:\n  - book\ntitle: Sets: one\n---\n': (
        4,
        "'title: Sets: one' is not read, so that 'T' has no kind; this is not YAML",
    ),
    '---\nresource-kind: book\n\n': (
        2,
        f"'resource-kind: book' {NO_KIND}end the metadata with a line ---",
    ),
    '+++\nresource-kind = "book"\n+++\n': (
        2,
        f'\'resource-kind = "book"\' {NO_KIND}{FIRST}',
    ),
    ':resource-kind: book\n\n': (1, f"':resource-kind: book' {NO_KIND}{FIRST}"),
    '---\nresource-kind:book\n---\n': (
        2,
        f"'resource-kind:book' {NO_KIND}write resource-kind: book",
    ),
    '---\ntitle: Sets: an introduction\nresource-kind: book\n---\n': (
        2,
        "'title: Sets: an introduction' is not read, so that 'T' has no kind; this is "
        'not YAML: mapping values are not allowed here; a text that holds a colon',
    ),
    '---\nresource-kind: "book\n---\n': (
        2,
        f"'resource-kind: \"book' {NO_KIND}this is not YAML: ",
    ),
}
ABOVE = 'write :resource-kind: book at the top of the page, above its title'
#: The same of reStructuredText.
RESTRUCTUREDTEXT = {
    ':resource_kind: book\n\n': (1, f"'resource_kind: book' {UNKNOWN}"),
    ':orphan:\n:Resource-Kind: book\n\n': (2, f"'Resource-Kind: book' {UNKNOWN}"),
    ':resource-kinds: book\n\n': (1, f"'resource-kinds: book' {UNKNOWN}"),
    ':kind: book\n\n': (1, f"'kind: book' {UNKNOWN}"),
    '\n:orphan:\n:resource-kind: boook\n\n': (
        3,
        "resource-kind: 'boook' is unknown; did you mean 'book'?",
    ),
    'resource-kind: book\n\n': (1, f"'resource-kind: book' {NO_KIND}{ABOVE}"),
    '  :resource-kind: book\n\n': (1, f"':resource-kind: book' {NO_KIND}{ABOVE}"),
    '---\n\nresource-kind: book\n\n---\n\n': (
        3,
        f"'resource-kind: book' {NO_KIND}{ABOVE}",
    ),
    'Above\n=====\n\n:resource-kind: book\n\n': (
        4,
        f"':resource-kind: book' {NO_KIND}{ABOVE}",
    ),
    '.. highlight:: python\n\n:resource-kind: book\n\n': (
        3,
        f"':resource-kind: book' {NO_KIND}{ABOVE}",
    ),
}
CASES = [('markdown', *case) for case in MARKDOWN.items()] + [
    ('restructuredtext', *case) for case in RESTRUCTUREDTEXT.items()
]


def told(tmp_path: Path, syntax: str, start: str, **options: str) -> list[str]:
    """Return what this package says of a page with a resource."""
    book = block(
        syntax,
        'resource',
        'T',
        {'url': 'https://example.org/', 'topics': 'Sets', **options},
        'Text.',
    )
    topic = block(syntax, 'resource-topic', 'Sets')
    name = f'index.{SYNTAXES[syntax]}'
    text = f'{start}{heading(syntax, "Books")}{book}\n{topic}'
    warnings = Project(tmp_path, {name: text}).build('dummy').warnings
    return [line for line in warnings.splitlines() if '[resource.' in line]


@pytest.mark.parametrize(('syntax', 'start', 'expected'), CASES)
def test_what_is_not_read_is_told_once_on_its_line(
    tmp_path: Path, syntax: str, start: str, expected: tuple[int, str]
) -> None:
    line, words = expected
    (warning,) = told(tmp_path, syntax, start)
    assert f'index.{SYNTAXES[syntax]}:{line}: WARNING: {words}' in warning
    assert warning.endswith('[resource.kind]')


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('key', ['resource_kind', 'resouce-kind', 'kind'])
def test_a_near_name_is_told_where_each_resource_has_a_kind(
    tmp_path: Path, syntax: str, key: str
) -> None:
    form = '---\n{}: video\n---\n' if syntax == 'markdown' else ':{}: video\n\n'
    (warning,) = told(tmp_path, syntax, form.format(key), kind='book')
    assert f"'{key}: video' in the metadata does not say the kind" in warning


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('line', ['type: book', 'kind: page', 'tags: book, tool'])
def test_what_others_write_there_is_theirs(
    tmp_path: Path, syntax: str, line: str
) -> None:
    form = '---\n{}\n---\n' if syntax == 'markdown' else ':{}\n\n'
    assert told(tmp_path, syntax, form.format(line), kind='book') == []


def test_code_that_shows_metadata_is_left(tmp_path: Path) -> None:
    start = '# About\n\n```\n---\nresource-kind: book\n---\n```\n\n'
    assert told(tmp_path, 'markdown', start, kind='book') == []


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_kind_that_is_said_twice_is_told(syntax: str, tmp_path: Path) -> None:
    said = {
        'markdown': '---\norphan: true\nresource-kind: book\nresource-kind: video\n'
        '---\n',
        'restructuredtext': ':orphan:\n:x: y\n:resource-kind: book\n'
        ':resource-kind: video\n\n',
    }[syntax]
    options = {'url': 'https://example.org/', 'topics': 'Sets'}
    text = said + heading(syntax, 'Sets') + block(syntax, 'resource-topic', '')
    text += '\n' + block(syntax, 'resource', 'resource-kind', options, 'resource-kind')
    page = f'index.{SYNTAXES[syntax]}'
    build = Project(tmp_path, {page: text}).build()
    message = "'resource-kind' stands twice in the metadata; keep one of the two"
    assert build.warnings == f'{page}:4: WARNING: {message} [resource.kind]'
