"""Keys of ``:map:`` that no entry has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_resources.__main__ import main
from support import Project

if TYPE_CHECKING:
    from pathlib import Path

CSV = 'name,link,area,notes\n' + ''.join(
    f'Book {number},https://example.org/{number},sets,Text.\n' for number in range(3)
)
MAP = 'title=nmae, url=lnik, topics=area, description=note'


def test_keys_that_no_entry_has_are_told_once(tmp_path: Path) -> None:
    page = f'# A\n\n:::{{resource-import}} list.csv\n:kind: book\n:map: {MAP}\n:::\n'
    project = Project(tmp_path, {'index.md': page, 'list.csv': CSV})
    project.config['suppress_warnings'] = ['resource.topic']
    found = project.build('dummy').warnings.splitlines()
    assert [line for line in found if ' map: no' in line] == [
        f"index.md:5: WARNING: map: no entry has the key '{key}'; did you mean "
        f"'{meant}'? [resource.import]"
        for key, meant in (('nmae', 'name'), ('lnik', 'link'), ('note', 'notes'))
    ]
    rest = [line for line in found if ' map: no' not in line]
    assert [line.partition(' of ')[0] for line in rest] == [
        f"list.csv:2: WARNING: the key '{key}'" for key in ('name', 'link', 'notes')
    ]


def test_convert_says_so_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / 'list.csv'
    file.write_text(CSV, encoding='utf-8')
    main(['convert', str(file), '--map', 'title=nmae,url=link'])
    said = capsys.readouterr().err
    assert said.count("--map: no entry has the key 'nmae'; did you mean 'name'?") == 1
    assert 'entries have no title' not in said


def test_a_list_that_cannot_be_read_takes_nothing_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / 'list.yaml', tmp_path / 'list.md'
    file.write_text('- title: Ants\n  url: https://example.org/\n', encoding='utf-8')
    arguments = ['convert', str(file), '-o', str(out)]
    assert main(arguments) == 0
    made = out.read_text(encoding='utf-8')
    file.unlink()
    file.mkdir()
    (file / 'broken.yaml').mkdir()
    assert main(arguments) == 1
    assert out.read_text(encoding='utf-8') == made
    capsys.readouterr()
    assert main(['convert', str(file)]) == 1
    assert capsys.readouterr().out == ''


FILES = {
    'list.bib': '@book{a, title={A}, author={Ann Noe}, abstract={Text.}, '
    'url={https://example.org/}, keywords={Sets}, journal={J}, date={2020}}\n',
    'list.json': '[{"id": "key", "type": "book", "title": "A", "abstract": "Text.", '
    '"URL": "https://example.org/", "keyword": "Sets", "container-title": "J", '
    '"author": [{"family": "Noe"}], "issued": {"date-parts": [[2020]]}}]\n',
}
#: Pairs that name keys as the formats have them, and what is said of them.
CALLED = {
    'description=abstract': '',
    '=abstract': "'abstract' of such a file is read as 'description'; write "
    '=description',
    'publisher=abstract': 'write publisher=description',
    'authors=author': '',
    'topics=keywords': '',
    'topics=keyword': '',
    'year=date': '',
    'year=issued': '',
    'aliases=type': "read as 'kind'; write aliases=kind",
    'description=note': 'no entry has',
}


@pytest.mark.parametrize('name', FILES)
def test_keys_that_a_bibliography_lacks_are_left_out(tmp_path: Path, name: str) -> None:
    """One map fits several files, of which only some have editors."""
    page = (
        '# Books\n\n:::{resource-topic} Sets\n:::\n\n:::{resource-import} '
        f'{name}\n:kind: book\n:map: =journal, =container-title, =editor, =DOI, =doi\n'
        ':::\n'
    )
    project = Project(tmp_path, {'index.md': page, name: FILES[name]})
    assert project.build('dummy').warnings == ''


@pytest.mark.parametrize('name', FILES)
def test_keys_that_are_read_as_options(tmp_path: Path, name: str) -> None:
    own = 'journal' if name == 'list.bib' else 'container-title'
    for pair, said in CALLED.items():
        key = pair.partition('=')[2]
        if not re.search(rf'\b{key}("|=)', FILES[name]) and key != 'note':
            continue
        page = (
            '# Books\n\n:::{resource-topic} Sets\n:::\n\n:::{resource-import} '
            f'{name}\n:kind: book\n:map: ={own}, {pair}\n:::\n'
        )
        files = {'index.md': page, name: FILES[name]}
        warnings = (
            Project(tmp_path / pair.replace('=', '-'), files).build('dummy').warnings
        )
        if said:
            assert warnings.startswith('index.md:8: WARNING: map: '), warnings
            assert said in warnings
        else:
            assert warnings == ''
