"""Names and texts of all sorts: nothing breaks, nothing gets out unescaped."""

from __future__ import annotations

import json
import re
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_resources.model.options import RESOURCE
from support import SYNTAXES, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

ATTACKS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='alert(1)",
    '</title><svg onload=alert(1)>',
    '{{ 7*7 }}{% raw %}',
    'a]]><b>&amp;&lt;',
    '\\"); alert(1); //',
    '--> <!-- x',
    '`` `code` ``',
    '$x^2$ | *a* _b_',
    '$<img src=x onerror=alert(1)>$',
    '‮rtl‬ עברית 数学 🎉',
]


def as_shown(title: str) -> str:
    """Return a title as a page has it, on one line, its formula for MathJax."""
    return re.sub(r'\$(.+?)\$', r'\\(\1\\)', ' '.join(title.split()))


def dangerous(page: BeautifulSoup) -> list[str]:
    """Return what on a page could run, beside the scripts of the theme."""
    found = [
        f'{element.name} {name}'
        for element in page.find_all(True)
        for name in element.attrs
        if name.startswith('on')
    ]
    found += [
        str(script)
        for script in page.find_all('script')
        # Data are not run, unless they end their element.
        if 'alert' in script.get_text() and script.get('type') != 'application/ld+json'
    ]
    found += [str(image) for image in page.select('img[src=x], svg[onload]')]
    for link in page.select('[href], [src]'):
        address = str(link.get('href') or link.get('src')).strip().lower()
        if address.startswith(('javascript:', 'data:', 'vbscript:')):
            found.append(address)
    return found


def attacked(syntax: str, attack: str) -> str:
    """Return a page whose every value is an attack."""
    options = {
        'url': 'https://example.org/?a=<b>',
        'topics': attack.replace(',', ' ').replace(';', ' '),
        'authors': attack.replace(';', ' '),
        'publisher': attack,
        'license': f'free {attack}',
        'access': attack,
        'links': f'{attack.replace("<", "").replace(";", "")} <https://example.org/x>',
        'class': attack,
        'kind': 'book',
    }
    topic = {'aliases': f'Again {attack}'}
    return (
        heading(syntax, 'Page')
        + block(syntax, 'resource', attack, options, 'Text.')
        + block(syntax, 'resource-topic', f'Topic {attack}', topic, 'Text.')
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_nothing_gets_out_unescaped(syntax: str, tmp_path: Path) -> None:
    suffix = SYNTAXES[syntax]
    names = [f'page{number}' for number in range(len(ATTACKS))]
    files = {
        f'index.{suffix}': heading(syntax, 'Home')
        + toctree(syntax, *names)
        + block(syntax, 'resource-list', '', {'style': 'table'})
        + block(syntax, 'resource-list', '', {'style': 'cards'})
        + ''.join(
            block(syntax, 'resource-index', name) for name in ('topics', 'authors')
        ),
    } | {
        f'{name}.{suffix}': attacked(syntax, attack)
        for name, attack in zip(names, ATTACKS, strict=True)
    }
    project = Project(tmp_path, files, {'smartquotes': False})
    build = project.build()
    indices = ('genindex', 'resource-titles', 'resource-authors')
    for name in ('index', *names, *indices):
        assert dangerous(build.html(f'{name}.html')) == [], name
    for name, attack in zip(names, ATTACKS, strict=True):
        page, shown = build.html(f'{name}.html'), as_shown(attack)
        assert set(cards(page)) == {shown}
        byline = page.select('.resource-byline')[0].get_text()
        assert shown in ' '.join(byline.split())
    index = build.text('searchindex.js')
    json.loads(index.removeprefix('Search.setIndex(').removesuffix(')'))
    for builder in ('xml', 'latex', 'text', 'epub'):
        project.build(builder)


def test_a_translation_is_no_markup_either(tmp_path: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    options = {'url': 'https://example.org/', 'topics': 'x', 'kind': 'book'}
    text = '# Home\n\n' + block('markdown', 'resource', 'Vectors <T>', options, 'x')
    project = Project(tmp_path, {'index.md': text})
    source = tmp_path / 'index.po'
    attack = 'Vektoren <script>alert(1)</script> *a*'
    source.write_text(f'msgid "Vectors <T>"\nmsgstr "{attack}"\n', encoding='utf-8')
    catalogue = project.source / 'locale/de/LC_MESSAGES/index.mo'
    catalogue.parent.mkdir(parents=True)
    with source.open('rb') as file, catalogue.open('wb') as out:
        write_mo(out, read_po(file))
    build = project.build(language='de', locale_dirs=['locale'])
    assert cards(build.html('index.html')) == [attack]
    assert dangerous(build.html('index.html')) == []


def test_a_translation_writes_one_line_into_the_inventory(tmp_path: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    options = {'url': 'https://example.org/', 'topics': 'x', 'kind': 'book'}
    text = '# Home\n\n' + block('markdown', 'resource', 'Vectors', options, 'x')
    project = Project(tmp_path, {'index.md': text})
    evil = 'Vektoren\\nevil py:function 1 https://example.org/ \\x1b[1m'
    source = tmp_path / 'index.po'
    source.write_text(f'msgid "Vectors"\nmsgstr "{evil}"\n', encoding='utf-8')
    catalogue = project.source / 'locale/de/LC_MESSAGES/index.mo'
    catalogue.parent.mkdir(parents=True)
    with source.open('rb') as file, catalogue.open('wb') as out:
        write_mo(out, read_po(file))
    build = project.build(language='de', locale_dirs=['locale'])
    data = (build.out / 'objects.inv').read_bytes()
    rows = zlib.decompress(data.split(b'\n', 4)[4]).decode().splitlines()
    assert [row for row in rows if row.startswith('evil')] == []
    (ours,) = [row for row in rows if ' resource:resource ' in row]
    assert 'Vektoren evil py:function' in ours


#: Labels of topics and their ids.
LABELS = {
    'C': 'c',
    'C++': 'c-plus-plus',
    'C#': 'c-sharp',
    'Linear Algebra': 'upper',
    'linear algebra': 'lower',
    '数学': 'shu-xue',
    "it's": 'it-s',
    'a, b': 'a-b',
    '<b>': 'b',
    '🎉': 'party',
}
#: Titles of resources.
TITLES = [
    'Quotes "double" and \'single\'',
    'Back`ticks`',
    '$e^{i\\pi}$',
    '🎉🎉',
    'שלום עולם',
    'long ' * 400,
    'Same',
    'Same',
]


def hostile_files() -> dict[str, str]:
    """Return pages with those names, which cite each other."""
    topics = ''.join(
        block('markdown', 'resource-topic', label, {'id': id_}, 'Text.')
        for label, id_ in LABELS.items()
        if label != 'linear algebra'
    )
    usable = '; '.join(LABELS)
    resources = '\n'.join(
        block(
            'markdown',
            'resource',
            title,
            {
                'url': f'https://example.org/{number}',
                'topics': usable,
                'kind': 'book',
                'id': f'r{number}',
            },
            'x',
        )
        for number, title in enumerate(TITLES)
    )
    cited = ' '.join(f'{{topic}}`{id_}`' for id_ in LABELS.values())
    cited += ' ' + ' '.join(f'{{resource}}`r{n}`' for n in range(len(TITLES)))
    return {
        'index.md': f'# Home\n\n{cited}\n\n' + toctree('markdown', 't', 'u', 'r'),
        't.md': f'# Topics\n\n{topics}',
        'u.md': '# linear algebra\n\n'
        + block('markdown', 'resource-topic', '', {'id': 'lower'}, 'Text.'),
        'r.md': f'# Books\n\n{resources}',
    }


def test_hostile_names_resolve(tmp_path: Path) -> None:
    files = hostile_files()
    build = Project(tmp_path, files, {'smartquotes': False}).build(nitpicky=True)
    assert build.warnings == ''
    links = build.html('index.html').p.find_all('a')  # type: ignore[union-attr]
    assert [link.get_text() for link in links] == [
        *LABELS,
        *map(as_shown, TITLES),
    ]
    assert links[3]['href'] == 't.html#upper'
    assert links[4]['href'] == 'u.html'
    page = build.html('r.html')
    for card in page.select('.resource-card'):
        badges = [badge.get_text() for badge in card.select('a.resource-topic')]
        assert badges == list(LABELS)
    for name in ('index', 't', 'u', 'r', 'genindex', 'resource-titles'):
        ids = [
            str(element['id']) for element in build.html(f'{name}.html').select('[id]')
        ]
        assert len(ids) == len(set(ids)), name


texts = st.text(st.characters(exclude_categories=['Cs']), max_size=60)
lines = texts.map(lambda text: ' '.join(text.split()))
blocks = st.tuples(
    lines,
    st.dictionaries(st.sampled_from(sorted(RESOURCE)), lines),
    texts,
)


def write(syntax: str, title: str, options: dict[str, str], body: str) -> str:
    """Return a block that its body cannot end."""
    body = '\n'.join(body.splitlines())
    text = block(syntax, 'resource', title, options, body)
    if syntax == 'markdown':
        fence = ':' * 80
        return fence + text.removeprefix(':::').removesuffix(':::\n') + f'{fence}\n'
    return text


# 20 fuzzed blocks an example: 20,000 in a long run.
@settings(max_examples=1000 if settings().max_examples >= 300 else 5)
@given(st.lists(blocks, min_size=20, max_size=20), st.sampled_from(sorted(SYNTAXES)))
def test_fuzzed_blocks_lose_nothing(
    found: list[tuple[str, dict[str, str], str]], syntax: str
) -> None:
    neighbour = {'url': 'https://example.org/', 'topics': 'x', 'kind': 'book'}
    text = heading(syntax, 'Page')
    for number, (title, options, body) in enumerate(found):
        text += write(syntax, title, options, body) + '\n'
        text += block(syntax, 'resource', f'Neighbour {number}', neighbour, 'x') + '\n'
    with tempfile.TemporaryDirectory() as folder:
        build = Project(Path(folder), {f'index.{SYNTAXES[syntax]}': text}).build()
        page = build.html('index.html')
    assert len(page.select('.resource-card[id]')) == 2 * len(found)
    shown = [title for title in cards(page) if title.startswith('Neighbour ')]
    assert shown == [f'Neighbour {number}' for number in range(len(found))]
    assert dangerous(page) == []
