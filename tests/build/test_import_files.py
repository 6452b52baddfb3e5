"""Files that are broken, hostile or out of reach cost no more than themselves."""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING

import pytest

from import_forms import BIB, CSV, JSON, YAML, project
from sphinx_resources.formats import READERS, read_data
from sphinx_resources.formats.decoding import LARGEST
from support import block, cards

if TYPE_CHECKING:
    from pathlib import Path

ITEM = '- {title: B, url: "https://example.org/b", topics: sets, description: D}\n'
#: Files that are no list, or not all of one: what is said, and how many stay.
BROKEN: dict[str, tuple[str, bytes, str, int, int]] = {
    'empty': ('yaml', b'', 'the file is empty', 1, 0),
    'not UTF-8': (
        'yaml',
        f'{ITEM}# \xe9\n'.encode('latin-1'),
        'the byte 0xe9 is not UTF-8',
        2,
        1,
    ),
    'UTF-16': ('yaml', ITEM.encode('utf-16'), 'written in UTF-16', 1, 1),
    'alias': (
        'yaml',
        f'- &a {{title: A}}\n- *a\n{ITEM}'.encode(),
        "the alias '*a' is refused",
        2,
        2,
    ),
    'cut off': ('yaml', f'{ITEM}- title: "A'.encode(), 'this is not YAML', 2, 2),
    'cut off JSON': (
        'json',
        b'[{"title": "B", "url": "https://example.org/b", "topics": "sets",\n'
        b'"description": "D"},\n {"title',
        'this is not JSON',
        3,
        1,
    ),
    'key twice': (
        'yaml',
        ITEM.replace('title: B', 'title: B, title: A').encode(),
        "the key 'title' stands twice",
        1,
        1,
    ),
    'a text': ('yaml', b'only words\n', 'is not a list of resources', 1, 0),
    'a list of texts': ('yaml', f'- word\n{ITEM}'.encode(), 'is not an entry', 1, 1),
    'nested': (
        'yaml',
        (
            f'{ITEM}- {{title: A, url: {{en: "https://example.org/a"}}, topics: sets, '
            'description: D}\n'
        ).encode(),
        "the key 'url.en' of an entry is not known",
        2,
        2,
    ),
    'escaped control': (
        'yaml',
        b'- title: "B\\x07"\n  url: https://example.org/b\n  topics: sets\n'
        b'  description: D\n',
        'the control character U+0007',
        1,
        1,
    ),
    'control character': (
        'json',
        b'[{"title": "B\\u0007", "url": "https://example.org/b", "topics": "sets",'
        b'"description": "D"}]',
        'the control character U+0007',
        1,
        1,
    ),
    'too deep': ('json', b'[' * 100_000, 'this is nested too deeply', 1, 0),
    'too many cells': (
        'csv',
        b'title,url,topics,description\nB,https://example.org/b,sets,D,E\n',
        'the row has 5 cells, and there are 4 columns',
        2,
        1,
    ),
    'huge': ('csv', b'x' * (LARGEST + 1), 'the file has more than 64 MB', 1, 0),
}


@pytest.mark.parametrize('case', BROKEN)
def test_a_broken_file_costs_no_more_than_what_is_broken(
    case: str, tmp_path: Path
) -> None:
    form, data, words, line, stay = BROKEN[case]
    made = project(tmp_path, **{f'a.{form}': ''})
    (made.source / f'a.{form}').write_bytes(data)
    build = made.build()
    lines = build.warnings.splitlines()
    assert any(
        message.startswith(f'a.{form}:{line}: WARNING: ') and words in message
        for message in lines
    ), lines
    assert len(lines) <= 4
    assert len(cards(build.html('index.html'))) == stay


def test_markup_in_data_is_text(tmp_path: Path) -> None:
    text = YAML.replace('Sets and Maps', '<script>alert(1)</script>').replace(
        'On sets.', 'On <b>sets</b> & ``maps``.'
    )
    build = project(tmp_path, **{'a.yaml': text}).build()
    assert not build.html('index.html').select('article b, article script')
    assert '&lt;b&gt;sets&lt;/b&gt;' in build.text('index.html')


def test_files_outside_the_source_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / 'secret.yaml').write_text(YAML)
    made = project(tmp_path, **{'a.yaml': YAML})
    made.write('index.md', made.read('index.md').replace('a.yaml', '../secret.yaml'))
    assert 'outside the source folder' in made.build().warnings
    (made.source / 'link.yaml').symlink_to(tmp_path / 'secret.yaml')
    made.write('index.md', made.read('index.md').replace('../secret', 'link'))
    build = made.build()
    link = 'is a link that leads outside the source folder; put a copy of what it '
    assert f"index.md:3: WARNING: 'link.yaml' {link}" in build.warnings
    made.write('index.md', made.read('index.md').replace('link.yaml', 'b.yaml'))
    assert "there is no file 'b.yaml'; did you mean 'a.yaml'?" in made.build().warnings


def test_what_leads_nowhere_or_is_no_file_is_named(tmp_path: Path) -> None:
    names = ['loop.yaml', 'é' * 250, 'pipe.yaml', 'device.yaml', 'folder']
    page = ''.join(f':::{{resource-import}} {name}\n:::\n\n' for name in names)
    picture = {'url': 'https://example.org/p', 'image': 'loop.yaml', 'kind': 'book'}
    page += block('markdown', 'resource', 'P', {**picture, 'topics': 'sets'}, 'D.')
    made = project(tmp_path, **{'folder/a.yaml': YAML + '  image: loop.yaml\n'})
    made.write('index.md', f'# Start\n\n{page}')
    (made.source / 'loop.yaml').symlink_to('loop.yaml')
    (made.source / 'folder/loop.yml').symlink_to('loop.yml')
    (made.source / 'device.yaml').symlink_to('/dev/zero')
    os.mkfifo(made.source / 'pipe.yaml')
    build = made.build()
    told = [
        "index.md:3: WARNING: 'loop.yaml' leads nowhere; write the path of a file",
        f"index.md:6: WARNING: '{'é' * 250}' leads nowhere",
        'pipe.yaml:1: WARNING: it is no file; put a list in its place',
        "index.md:12: WARNING: 'device.yaml' is a link that leads outside the source",
        'folder/loop.yml:1: WARNING: it cannot be read: Too many levels',
        "folder/a.yaml:11: WARNING: image: there is no file 'loop.yaml'",
        "index.md:20: WARNING: image: there is no file 'loop.yaml'",
    ]
    for words in told:
        assert words in build.warnings
    assert cards(build.html('index.html')) == ['Sets and Maps', 'P']


def test_a_description_cannot_take_in_a_file(tmp_path: Path) -> None:
    (tmp_path / 'secret.md').write_text('A secret.')
    data = {
        'version': 1,
        'catalogue': {'title': 'T', 'language': 'en'},
        'resources': [
            {
                'id': 'a',
                'title': 'A',
                'url': 'https://example.org/a',
                'source': {
                    'markup': 'markdown',
                    'text': f'```{{include}} {tmp_path}/secret.md\n```',
                },
            }
        ],
    }
    build = project(tmp_path, **{'a.json': json.dumps(data)}).build()
    assert 'A secret' not in build.text('index.html')


def test_random_bytes_never_stop_a_reader() -> None:
    rng = random.Random(15)
    sources = {'.yaml': YAML, '.json': JSON, '.csv': CSV, '.bib': BIB}
    sources |= {'.yml': YAML, '.tsv': CSV.replace(',', '\t')}
    for suffix in READERS:
        for _ in range(200):
            data = bytearray(sources[suffix].encode())
            for _ in range(rng.randint(1, 6)):
                place = rng.randrange(len(data))
                data[place : place + rng.randint(0, 4)] = rng.randbytes(
                    rng.randint(0, 3)
                )
            content = read_data(bytes(data[: rng.randint(0, len(data))]), suffix)
            assert content.entries or content.flaws or suffix == '.bib'
