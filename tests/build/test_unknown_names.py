"""Who misspells a directive or a role is told the nearest of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from support import MYST_COUNTS_LATE, SYNTAXES, Project, heading, toctree, under

if TYPE_CHECKING:
    from pathlib import Path

#: Names that there are not, with those that were meant.
DIRECTIVES = {
    'resourse': 'resource',
    'resouce': 'resource',
    'resources': 'resource',
    'Ressource': 'resource',
    'resource-topics': 'resource-topic',
    'resource_list': 'resource-list',
    'resourcelist': 'resource-list',
}
ROLES = {'resourse': 'resource', 'topics': 'topic', 'resource_path': 'resource-path'}
ALL = (
    'resource, resource-topic, resource-path, resource-map, resource-list, '
    'resource-index, resource-report, resource-search, resource-marks, resource-import'
)


def told(tmp_path: Path, files: dict[str, str], **config: Any) -> list[str]:
    build = Project(tmp_path, files, config).build()
    return [line for line in build.warnings.splitlines() if '[resource.' in line]


@pytest.mark.parametrize('language', ['en', 'de', 'fr'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_the_nearest_name_is_told(syntax: str, language: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    page, places = heading(syntax, 'Home'), {}
    for name in [*DIRECTIVES, 'resource-qqqqqqqq', 'noted']:
        places[name] = page.count('\n') + 1
        page += under(syntax, name, 'A', '') + '\n'
    for name in [*ROLES, 'emph']:
        places[f'{name}`'] = page.count('\n') + 1
        role = f'{{{name}}}' if syntax == 'markdown' else f':{name}:'
        page += f'x {role}`a`\n\n'
    wanted = [
        f"index.{end}:{places[name]}: WARNING: there is no directive '{name}'; did you "
        f"mean '{meant}'? [resource.block]"
        for name, meant in DIRECTIVES.items()
    ]
    wanted.append(
        f'index.{end}:{places["resource-qqqqqqqq"]}: WARNING: there is no directive '
        f"'resource-qqqqqqqq'; write one of: {ALL} [resource.block]"
    )
    wanted += [
        f"index.{end}:{places[f'{name}`']}: WARNING: there is no role '{name}'; did "
        f"you mean '{meant}'? [resource.reference]"
        for name, meant in ROLES.items()
    ]
    assert told(tmp_path, {f'index.{end}': page}, language=language) == wanted


def test_a_name_with_a_sign_too_many_is_told_as_it_is_written(tmp_path: Path) -> None:
    assert told(tmp_path, {'index.md': '# Home\n\n:::{resource}} A\n:::\n'}) == [
        "index.md:3: WARNING: there is no directive 'resource}'; did you mean "
        "'resource'? [resource.block]"
    ]
    # So Pandoc names a class.
    assert told(tmp_path, {'index.md': '# Home\n\n```{.resource} A\n```\n'}) == [
        "index.md:3: WARNING: there is no directive '.resource'; did you mean "
        "'resource'? [resource.block]"
    ]


def test_kinds_and_names_without_their_beginning(tmp_path: Path) -> None:
    names = {
        'book': "write 'resource', and book as its kind",
        'list': "did you mean 'resource-list'?",
        'Map': "did you mean 'resource-map'?",
        'resource:resource': "did you mean 'resource'?",
        'resource-reference': "add 'sphinx_resources.reference' to extensions in "
        'conf.py',
    }
    page = '# Home\n\n' + ''.join(f':::{{{name}}} A\n:::\n\n' for name in names)
    page += '{book}`a` {path}`b`\n'
    lines = told(tmp_path, {'index.md': page})
    assert [line.partition('WARNING: ')[2] for line in lines] == [
        *(
            f"there is no directive '{name}'; {hint} [resource.block]"
            for name, hint in names.items()
        ),
        "there is no role 'book'; write 'resource' [resource.reference]",
        "there is no role 'path'; did you mean 'resource-path'? [resource.reference]",
    ]


def test_a_name_in_a_description_and_in_an_included_file(tmp_path: Path) -> None:
    page = (
        '# Home\n\n:::::{resource} A\n:url: https://example.org/\n:topics: home\n'
        ':kind: book\n\nx\n\n:::{resource-lists}\n:::\n:::::\n\n'
        '```{include} part.txt\n```\n\n:::{resource-topic}\n:::\n'
    )
    files = {'index.md': page, 'part.txt': 'x\n\n:::{resource-list}\n:::\n\n{topcs}`x`'}
    lines = told(tmp_path, files)
    assert lines[0] == (
        "index.md:10: WARNING: there is no directive 'resource-lists'; did you mean "
        "'resource-list'? [resource.block]"
    )
    assert lines[1:] == [
        f"part.txt:{6 + MYST_COUNTS_LATE}: WARNING: there is no role 'topcs'; did you "
        "mean 'topic'? [resource.reference]"
    ]


OPTIONS = ':url: https://example.org/\n:topics: a\n'
#: Pages on which a misspelt block was read as something else.
UNREAD = {
    'a.md': ':::{resourse} A\n' + OPTIONS + ':::\n',
    'b.md': ':::resourse\n' + OPTIONS + ':::\n',
    'c.md': '``` resource_list\n',
    'd.md': '：：：{resouce} A\n' + OPTIONS,
    'e.md': '{ressource} A\n' + OPTIONS,
    'f.rst': '.. resourse: A\n   :url: https://example.org/\n',
    'g.rst': '.. resource_list: A\n   :kinds: book\n',
}


def test_a_misspelt_block_that_is_text_is_told(tmp_path: Path) -> None:
    files = {
        name: heading('markdown' if name.endswith('md') else 'restructuredtext', 'P')
        + text
        for name, text in UNREAD.items()
    }
    files['sound.md'] = (
        '# S\n\n:::sources\nA div.\n:::\n\n```sources\n:a: b\n```\n\n'
        '{resourse} is a word.\n\n% resourse: x\n'
    )
    files['index.md'] = '# H\n\n' + toctree(
        'markdown', *(name.partition('.')[0] for name in files)
    )
    lines = told(tmp_path, files, myst_enable_extensions=[])
    names = {line.partition(':')[0]: line for line in lines}
    assert sorted(names) == ['a.md', 'b.md', 'd.md', 'e.md', 'f.rst', 'g.rst']
    assert len(lines) == len(names)
    for name in ('a.md', 'b.md', 'd.md'):
        assert 'begin it with ```{resource} and a space' in names[name]
    assert 'begin it with .. resource:: and a space' in names['f.rst']
    assert 'begin it with .. resource-list:: and a space' in names['g.rst']


def test_a_div_with_options_is_a_misspelt_block(tmp_path: Path) -> None:
    page = '# H\n\n:::resourse A\n' + OPTIONS + ':::\n\n:::sources\nA div.\n:::\n'
    (line,) = told(tmp_path, {'index.md': page})
    assert line.startswith('index.md:3: WARNING: ')
    assert 'begin it with :::{resource} and a space' in line
