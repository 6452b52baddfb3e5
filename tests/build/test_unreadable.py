"""What no library can read or write: it is told with its place, the rest is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from support import SYNTAXES, Project, block, cards, heading

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {'url': 'https://example.org/a', 'topics': 'Graphs', 'kind': 'book'}
#: Descriptions in which the parsers recurse too far.
DEEP = {
    'markdown': '**' * 2000 + 'a' + '**' * 2000,
    'restructuredtext': '\n\n'.join(' ' * depth + 'a' for depth in range(1, 200)),
}


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('name', ['resource', 'resource-topic', 'resource-path'])
def test_a_text_that_the_parser_cannot_read(
    name: str, syntax: str, tmp_path: Path
) -> None:
    options = OPTIONS if name == 'resource' else {}
    text = heading(syntax, 'Home') + block(syntax, name, 'Deep', options, DEEP[syntax])
    other = {**OPTIONS, 'url': 'https://example.org/b'}
    text += block(syntax, 'resource', 'Next', other, 'Some *text*.')
    end = SYNTAXES[syntax]
    build = Project(tmp_path, {f'index.{end}': text}).build()
    (line,) = [x for x in build.warnings.splitlines() if 'cannot be read' in x]
    assert line.startswith(f'index.{end}:')
    assert 'recursion' in line
    assert '[resource.block]' in line
    page = build.html('index.html')
    assert 'Next' in cards(page)
    assert page.select_one('.resource-card em') is not None
    assert page.select_one('.highlight-none') is not None


#: What the parsers read, and Python cannot write to a file.
NESTED = {
    'markdown': ''.join(f'{":" * (120 - n)}{{note}}\n' for n in range(105))
    + 'x\n'
    + ''.join(f'{":" * (16 + n)}\n' for n in range(105)),
    'restructuredtext': '\n\n'.join(f'{" " * n}- x' for n in range(0, 200, 2)),
}


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_text_that_is_nested_too_deep(syntax: str, tmp_path: Path) -> None:
    text = block(syntax, 'resource', 'Deep', OPTIONS, NESTED[syntax])
    if syntax == 'markdown':
        text = ':' * 130 + text.removeprefix(':::').removesuffix(':::\n') + ':' * 130
    end = SYNTAXES[syntax]
    files = {f'index.{end}': heading(syntax, 'Home') + text}
    build = Project(tmp_path, files).build()
    (line,) = [x for x in build.warnings.splitlines() if 'cannot be read' in x]
    assert 'nested in more than 100 others' in line
    assert build.html('index.html').select_one('article .highlight-none')


def test_what_ends_a_build_on_purpose_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: SphinxDirective) -> NoReturn:
        raise ExtensionError('not here')

    monkeypatch.setattr(SphinxDirective, 'parse_content_to_nodes', refuse)
    text = '# Home\n\n' + block('markdown', 'resource', 'A', OPTIONS, 'Text.')
    with pytest.raises(ExtensionError, match='not here'):
        Project(tmp_path, {'index.md': text}).build()


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_topic_whose_name_is_too_long_for_a_file(syntax: str, tmp_path: Path) -> None:
    long = 'x' * 3000
    text = heading(syntax, 'Home') + block(syntax, 'resource-topic', long, {}, 'It is.')
    text += block(syntax, 'resource-topic', f'{long}y', {}, 'It is.')
    options = {**OPTIONS, 'topics': f'{long}, {long}y'}
    text += block(syntax, 'resource', 'Book', options, 'Text.')
    build = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}).build()
    assert build.warnings == ''
    files = [path.name for path in (build.out / '_catalogue').glob('*.bib')]
    assert len(files) == 2
    assert all(len(name) < 255 for name in files)


@pytest.mark.parametrize('extensions', [[], ['colon_fence']], ids=['without', 'with'])
@pytest.mark.parametrize('line', [':::{resource} A', '::::{resource} A', ':::resource'])
def test_colons_that_the_project_does_not_read(
    line: str, extensions: list[str], tmp_path: Path
) -> None:
    text = f'# Home\n\n{line}\n:url: https://example.org/\n{line.split("{")[0]}\n'
    project = Project(
        tmp_path, {'index.md': text}, {'myst_enable_extensions': extensions}
    )
    told = [x for x in project.build().warnings.splitlines() if 'not read' in x]
    if not extensions:
        assert len(told) == 1
        assert told[0].startswith('index.md:3: ')
        assert 'begin it with ```{resource} and a space' in told[0]
        assert "add 'colon_fence' to myst_enable_extensions" in told[0]
    elif '{' in line:
        assert told == []
    else:
        assert 'begin it with :::{resource} and a space' in told[0]


def test_a_project_that_turns_directives_off(tmp_path: Path) -> None:
    name = 'myst_commonmark_only'
    text = '# Home\n\n:::{resource} A\n:url: https://example.org/\n:::\n'
    build = Project(tmp_path, {'index.md': text}, {name: True}).build()
    (told,) = [x for x in build.warnings.splitlines() if 'not read' in x]
    assert f'{name} in conf.py turns all directives off' in told


def test_a_block_in_a_note_below_the_page(tmp_path: Path) -> None:
    options = {'url': 'https://example.org/', 'topics': 'Home', 'kind': 'book'}
    note = block('markdown', 'resource', 'A', options, 'Text.').rstrip()
    text = '# Home\n\nSee[^n].\n\n[^n]: ' + note.replace('\n', '\n    ') + '\n\n'
    text += block('markdown', 'resource-topic')
    build = Project(tmp_path, {'index.md': text}).build()
    assert build.warnings == ''
    assert len(build.html('index.html').select('article.resource-card[id]')) == 1


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_topic_twice_gives_one_warning(syntax: str, tmp_path: Path) -> None:
    text = heading(syntax, 'Home')
    for label in ('Trees', 'trees'):
        text += block(syntax, 'resource-topic', label, {}, 'Text.') + '\n'
    build = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}).build()
    (told,) = build.warnings.splitlines()
    assert "the topic 'trees' is declared twice, first in" in told
    assert len(build.html('index.html').select('section#trees-2')) == 1
