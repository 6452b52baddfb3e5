"""What readers copy from the guide works as it is printed."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from subprocess import CompletedProcess
from textwrap import dedent
from types import ModuleType
from typing import Any

import pytest
from bs4 import BeautifulSoup

import pieces
from sphinx_resources.__main__ import make_parser
from support import CONFIG, ROOT, Project, block, cards, toctree

ELSEWHERE = 'contribute/use-elsewhere.md'
#: What the blocks name, as topics and as resources.
TOPICS = (
    *('Calculus', 'Graphs (Mathematics)', 'Linear algebra', 'Probability', 'Sets'),
    *('Statistics', 'Vector calculus', 'Writing'),
)
RESOURCES = (
    'Essence of calculus',
    'The Matrix Calculus You Need for Deep Learning',
)
#: The files that are imported, by what tells each block apart.
IMPORTED = {
    'map: title=name, url=website_url\n': (
        'data/list.yaml',
        '- {name: Ants, website_url: https://example.org/a, topics: sets,'
        ' description: x}\n',
    ),
    'topics=tags.packages': (
        'data/list.yaml',
        '- {name: Bees, website_url: https://example.org/b, tags: {packages: sets},'
        ' description: x, stars: 5}\n',
    ),
    'title=Name': (
        'data/links.csv',
        'Name,Link,Category,Notes,Added on,Rating\n'
        'Wasps,https://example.org/w,Sets,x,2026-01-31,5\n',
    ),
    'parts/algebra.json': (
        'parts/algebra.json',
        '[{"title": "Moths", "url": "https://example.org/m", "topics": ["sets"],'
        ' "kind": "book", "description": "x"}]\n',
    ),
}
#: Lines that stand in a resource.
WITHIN = {'url': 'https://example.org/0', 'topics': 'sets', 'level': 'beginner'}


def blocks(page: str, language: str) -> list[str]:
    """Return the blocks of code of a page."""
    text = (ROOT / page).read_text(encoding='utf-8')
    found = re.findall(rf'(?ms)^( *)```{language}\n(.*?)^\1```$', text)
    return [dedent(code) for _, code in found]


def the_block(page: str, language: str, part: str) -> str:
    """Return the one block of a page that holds a text."""
    (found,) = (code for code in blocks(page, language) if part in code)
    return found


def page_of(code: str) -> str:
    """Return a page with a block of Markdown, or with lines that stand in one."""
    if code.startswith('# '):
        return code
    if code.startswith(':::'):
        return f'---\nresource-kind: book\n---\n\n# Copied\n\n{code}'
    options = {name: WITHIN[name] for name in WITHIN if f':{name}:' not in code}
    lines, body = (code, 'x') if code.startswith(':') else ('', code)
    told = block('markdown', 'resource', 'Text', options | {'kind': 'book'}, body)
    return '# Copied\n\n' + told.replace(':kind:', f'{lines}:kind:')


PAGES = [
    *('README.md', '_ext/README.md', 'data.md'),
    *(f'contribute/{path.name}' for path in sorted((ROOT / 'contribute').glob('*.md'))),
]


@pytest.mark.parametrize('page', [page for page in PAGES if blocks(page, 'markdown')])
def test_blocks_in_markdown_give_no_warning(page: str, tmp_path: Path) -> None:
    # What other projects are called is in their inventories: test_documentation.py.
    codes = [code for code in blocks(page, 'markdown') if '{external' not in code]
    files = {f'{n}/copied.md': page_of(code) for n, code in enumerate(codes)}
    for n, code in enumerate(codes):
        data = (IMPORTED[part] for part in IMPORTED if part in code)
        files |= {f'{n}/{name}': text for name, text in data}
    declared = '\n'.join(
        block('markdown', 'resource-topic', topic, {}, 'x')
        for topic in TOPICS
        if f'# {topic}\n' not in ''.join(codes)
    )
    options = {'topics': ', '.join(TOPICS), 'authors': 'Grant Sanderson'}
    options |= {'kind': 'video', 'level': 'beginner'}
    files['known.md'] = f'# Known\n\n{declared}\n' + '\n'.join(
        block(
            'markdown', 'resource', title, options | {'url': f'https://a.org/{n}'}, 'x'
        )
        for n, title in enumerate(RESOURCES)
    )
    names = [name.removesuffix('.md') for name in files if name.endswith('.md')]
    files['index.md'] = '# Home\n\n' + toctree('markdown', *names)
    assert Project(tmp_path, files).build('dummy').warnings == ''


def test_readers_of_the_readme_see_the_warning_that_it_shows(tmp_path: Path) -> None:
    for page, right, wrong in (
        ('README.md', 'linear algebra', 'linear algbra'),
        ('_ext/README.md', 'writing', 'writng'),
    ):
        text = (ROOT / page).read_text(encoding='utf-8')
        (shown,) = re.findall(r'(?ms)^```\n\S+:\d+: (.*?)^```', text)
        code = the_block(page, 'markdown', ':::{resource} Title').replace(right, wrong)
        topics = ''.join(
            block('markdown', 'resource-topic', topic, {}, 'x') for topic in TOPICS
        )
        files = {'index.md': page_of(code) + topics}
        told = Project(tmp_path / wrong, files).build('dummy').warnings
        assert told == 'index.md:9: ' + ' '.join(shown.split())


def project(path: Path, number: int = 1, **config: object) -> Project:
    """Return a project with a topic and some resources, each of which needs one."""
    options = {'topics': 'sets', 'kind': 'book', 'level': 'beginner'}
    resources = (
        block(
            'markdown',
            'resource',
            f'Ants {n}',
            options | {'url': f'https://example.org/{n}', 'requires': f'ants-{n - 1}'},
            f'On ants, {n}.',
        )
        for n in range(1, number + 1)
    )
    topic = block('markdown', 'resource-topic', 'Sets', {'aliases': 'ants-0'}, 'x')
    return Project(
        path, {'index.md': f'# Home\n\n{topic}' + '\n'.join(resources)}, config
    )


def executed(code: str) -> dict[str, Any]:
    """Return what a block of Python defines."""
    found: dict[str, Any] = {'__name__': 'copied'}
    exec(code, found)
    return found


@pytest.mark.parametrize(
    'code',
    [
        code
        for page in ('README.md', '_ext/README.md', ELSEWHERE)
        for code in blocks(page, 'python')
        if 'import json' not in code
    ],
)
def test_settings_give_no_warning(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = executed(code)
    values = {
        name: value
        for name, value in found.items()
        if re.match('resource_|myst_|html_|suppress_|extensions', name)
    }
    values['extensions'] = [*CONFIG['extensions'], *values.get('extensions', ())]
    if 'setup' in found:
        module = ModuleType('copied')
        vars(module).update(found)
        monkeypatch.setitem(sys.modules, 'copied', module)
        values['extensions'].append('copied')
    build = project(tmp_path, **values).build()
    assert build.warnings == ''
    if 'write_titles' in found:
        assert build.text('titles.txt') == 'Ants 1'


def test_a_catalogue_in_parts_is_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = 'https://example.org/algebra/'
    part = project(tmp_path / 'part', 5, html_baseurl=address).build()
    contents = '```{toctree}\n:glob:\n\nparts/*\n```\n\n'
    topic = block('markdown', 'resource-topic', 'Sets', {}, 'x')
    made = Project(tmp_path, {'index.md': f'# Home\n\n{contents}{topic}'})
    made.write('algebra/catalogue.json', part.text('catalogue.json'))
    monkeypatch.chdir(made.source)
    script = the_block(ELSEWHERE, 'python', 'catalogue.json')
    assert script.count('200') == 2
    executed(script.replace('200', '2'))
    build = made.build()
    assert build.warnings == ''
    pages = [build.html(f'parts/algebra-{start}.html') for start in (0, 2, 4)]
    assert [cards(page) for page in pages] == [
        ['Ants 1', 'Ants 2'],
        ['Ants 3', 'Ants 4'],
        ['Ants 5'],
    ]
    assert pages[1].h1
    assert pages[1].h1.get_text().startswith('Algebra from 3')
    # What one needs stands on the page before.
    links = [str(a['href']) for a in pages[1].select('.resource-facts a')]
    assert 'algebra-0.html#test-ants-2' in links


def test_the_page_that_asks_pieces_finds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = the_block(ELSEWHERE, 'html', 'Pagefind')
    made = project(tmp_path, 2, html_extra_path=['extra'])
    made.write('extra/find.html', page)
    made.build()
    found: dict[str, set[str]] = {}

    def pagefind(command: list[str], **named: object) -> CompletedProcess[str]:
        where = dict(zip(command[3::2], command[4::2], strict=True))
        texts = [path.read_text() for path in Path(where['--site']).rglob('*.html')]
        html = BeautifulSoup(''.join(texts), 'html.parser')
        found['pages'] = {str(a['href']) for a in html.select('h1 a')}
        found['index'] = {where['--output-path']}
        return CompletedProcess(command, 0)

    monkeypatch.setattr('subprocess.run', pagefind)
    out = tmp_path / 'html'
    assert pieces.main(str(out), str(out / 'catalogue.json')) == 0
    assert found['pages'] == {'/index.html#ants-1', '/index.html#ants-2'}
    html = BeautifulSoup((out / 'find.html').read_text(), 'html.parser')
    asked = [tag.get('src', tag.get('href')) for tag in html.select('script, link')]
    names = ['pagefind-ui.css', 'pagefind-ui.js']
    index = Path(*found['index']).relative_to(out).as_posix()
    assert [one for one in asked if one] == [f'{index}/{name}' for name in names]
    (place,) = re.findall(r'element: "#(\w+)"', page)
    assert html.find(id=place)
    # On a phone it is as wide as the screen.
    assert html.select('meta[name=viewport][content*="width=device-width"]')


def test_a_script_reads_the_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project(tmp_path, 2)
    made.edit('index.md', 'resource-topic} Sets', 'resource-topic} Linear algebra')
    made.edit('index.md', ':aliases: ', ':aliases: sets, ')
    bare = block('markdown', 'resource', 'Bare', {'url': 'https://example.org/bare'})
    made.write('index.md', f'{made.read("index.md")}\n{bare}')
    monkeypatch.chdir(made.build().out)
    executed(the_block('data.md', 'python', 'catalogue.json'))
    assert capsys.readouterr().out.splitlines() == [
        'Ants 1 https://example.org/1',
        'Ants 2 https://example.org/2',
    ]


@pytest.mark.parametrize(
    'command',
    [
        line.partition(' -m sphinx_resources ')[2]
        for page in (*PAGES, 'CONTRIBUTING.md')
        for code in blocks(page, 'sh')
        for line in code.replace('\\\n', '').splitlines()
        if ' -m sphinx_resources ' in line
    ],
)
def test_commands_are_understood(command: str) -> None:
    make_parser().parse_args(shlex.split(command, comments=True))
