"""The option ``image``: a picture is taken, and of all else its author is told."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from support import PLAIN_PAGES, SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

PNG = base64.b64decode(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA'
    'AABJRU5ErkJggg=='
)
SVG = '<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'

#: Files that are pictures.
GOOD = {
    'a.png': PNG,
    'B.PNG': PNG,
    'with a space.png': PNG,
    'a.svg': SVG.encode(),
    'wide.svg': SVG.encode('utf-16'),
    'a.jpeg': b'\xff\xd8\xff\xe0',
    'a.gif': b'GIF89a',
    'a.webp': b'RIFF\x1a\0\0\0WEBPVP8L',
    'a.avif': b'\0\0\0\x1cftypmif1\0\0\0\0mif1avif',
}

KINDS = 'write the path of a PNG, JPEG, GIF, SVG, WebP or AVIF'

#: Files that are none, with what their author is told.
BAD = {
    'notes.txt': (b'Text', f'is no picture that all browsers show; {KINDS}'),
    'a.bmp': (b'BM', f'is no picture that all browsers show; {KINDS}'),
    'page.svg': (b'<html></html>', f'is no picture that all browsers show; {KINDS}'),
    'empty.png': (b'', f'is empty; {KINDS}'),
    'plain': (PNG, "is a PNG, which its name does not say; call it 'plain.png'"),
    'photo.jpg': (
        GOOD['a.webp'],
        "is a WebP, which its name does not say; call it 'photo.webp'",
    ),
}


def project(folder: Path, syntax: str, names: list[str]) -> Project:
    text = heading(syntax, 'Sets') + block(syntax, 'resource-topic') + '\n'
    for number, name in enumerate(names):
        options = {'url': f'https://example.org/{number}', 'topics': 'Sets'}
        options |= {'kind': 'book', 'image': name}
        text += block(syntax, 'resource', f'Book {number}', options, 'Text.') + '\n'
    made = Project(folder, {f'index.{SYNTAXES[syntax]}': text}, PLAIN_PAGES)
    (folder / 'outside.png').write_bytes(PNG)
    files = GOOD | {name: content for name, (content, _) in BAD.items()}
    for name, content in files.items():
        (made.source / name).write_bytes(content)
    (made.source / 'folder').mkdir()
    (made.source / 'linked.png').symlink_to('a.png')
    (made.source / 'away.png').symlink_to('../outside.png')
    return made


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_pictures_of_each_format_are_shown(syntax: str, tmp_path: Path) -> None:
    names = [*GOOD, 'linked.png', '/a.png', 'folder/../a.png']
    build = project(tmp_path, syntax, names).build()
    assert build.warnings == ''
    shown = build.html('index.html').select('article.resource-card[id] img')
    assert len(shown) == len(names)


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_of_what_is_none_the_author_is_told(syntax: str, tmp_path: Path) -> None:
    told = {name: f"'{name}' {message}" for name, (_, message) in BAD.items()}
    told |= {
        'folder': "'folder' is a folder; write the path of a picture in it",
        '../outside.png': "'../outside.png' is outside the source folder; copy it "
        'into it',
        'away.png': "'away.png' is a link that leads outside the source folder; put "
        'a copy of what it leads to in its place',
        'a.png?x=1': "there is no file 'a.png?x=1'; a path has no '?', so write "
        "'a.png'",
    }
    build = project(tmp_path, syntax, list(told)).build()
    lines = build.warnings.splitlines()
    for line, message in zip(lines, told.values(), strict=True):
        assert line.partition('WARNING: ')[2] == f'image: {message} [resource.image]'
    assert not build.html('index.html').select('article.resource-card[id] img')


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_picture_that_is_near_is_named(syntax: str, tmp_path: Path) -> None:
    made = project(tmp_path, syntax, ['/sub/Cover.PNG', 'sub/covr.png', 'other.gif'])
    (made.source / 'sub').mkdir()
    (made.source / 'sub/cover.png').write_bytes(PNG)
    told = [line.partition('image: ')[2] for line in made.build().warnings.splitlines()]
    assert told == [
        "there is no file 'sub/Cover.PNG'; did you mean '/sub/cover.png'? "
        '[resource.image]',
        "there is no file 'sub/covr.png'; did you mean 'sub/cover.png'? "
        '[resource.image]',
        "there is no file 'other.gif' [resource.image]",
    ]


def test_a_file_that_becomes_a_picture_is_shown(tmp_path: Path) -> None:
    made = project(tmp_path, 'markdown', ['empty.png'])
    assert 'is empty' in made.build().warnings
    (made.source / 'empty.png').write_bytes(PNG)
    build = made.build()
    assert build.warnings == ''
    assert build.html('index.html').select('article.resource-card[id] img')


def test_a_data_file_is_read_alike(tmp_path: Path) -> None:
    entries = [
        f'- title: B{number}\n  url: https://example.org/{number}\n  kind: book\n'
        f'  topics: [sets]\n  description: D.\n  image: {name}\n'
        for number, name in enumerate(['a.png', 'notes.txt'])
    ]
    made = project(tmp_path, 'markdown', [])
    made.write('data.yaml', ''.join(entries))
    made.write(
        'index.md', made.read('index.md') + ':::{resource-import} data.yaml\n:::'
    )
    build = made.build()
    assert build.warnings == (
        f"data.yaml:12: WARNING: image: 'notes.txt' {BAD['notes.txt'][1]} "
        '[resource.image]'
    )
    assert len(build.html('index.html').select('article.resource-card[id] img')) == 1
