"""What shops of books ask of EPUB, and readers of old devices need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from support import SYNTAXES, Build, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

BOOK = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}
CODE = {
    'markdown': '```python\nprint(1)\n```\n',
    'restructuredtext': '.. code-block:: python\n\n   print(1)\n',
}


def made(path: Path, syntax: str, language: str = 'en') -> Build:
    """Build a book of one page with a card, and one of another's."""
    end = SYNTAXES[syntax]
    text = heading(syntax, 'Sets') + block(syntax, 'resource-topic', '', {}, 'Many.')
    page = text + block(syntax, 'resource', 'Ants', BOOK, 'Text.') + CODE[syntax]
    files = {
        f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'sets'),
        f'sets.{end}': page,
    }
    about = {'version': '1', 'copyright': 'The authors', 'language': language}
    return Project(path, files, about).build('epub')


def files_of(build: Build) -> dict[str, str]:
    """Return the texts of a book."""
    with ZipFile(next(build.out.glob('*.epub'))) as book:
        return {
            name: book.read(name).decode()
            for name in book.namelist()
            if name.endswith(('.css', '.opf', '.xhtml'))
        }


def sheets_of(build: Build) -> dict[str, str]:
    """Return the style sheets of a book that are ours."""
    return {
        name: text
        for name, text in files_of(build).items()
        if name.startswith('_static/sphinx-resources')
    }


def nested(sheet: str) -> list[str]:
    """Return the rules that stand inside of a rule."""
    found: list[str] = []
    outer: list[str] = []
    for match in re.finditer(r'([^{};]*)\{|\}', re.sub(r'"[^"]*"', '""', sheet)):
        if match[0] == '}':
            outer.pop()
            continue
        if any(not each.startswith('@') for each in outer):
            found.append(match[1].strip())
        outer.append(match[1].strip())
    assert not outer
    return found


@pytest.mark.parametrize('language', ['en', 'ar'])
def test_style_sheets_of_books(language: str, tmp_path: Path) -> None:
    sheets = sheets_of(made(tmp_path, 'markdown', language=language))
    assert '_static/sphinx-resources.css' in sheets
    for name, sheet in sheets.items():
        assert nested(sheet) == [], name
        assert re.findall(r'[^-\w](?:direction|unicode-bidi):', sheet) == [], name
        # What an address cannot hold is written as numbers.
        assert re.findall(r'data:[^,]*,[^)]*?[<> ][^)]*', sheet) == [], name


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_pages_of_books_say_their_direction(syntax: str, tmp_path: Path) -> None:
    page = made(tmp_path, syntax, language='ar').html('sets.xhtml')
    assert page.select('.resource-card')
    for card in page.select('.resource-card'):
        assert [one['dir'] for one in card.find_parents(dir=True)] == ['rtl']
    assert [code['dir'] for code in page.select('pre')] == ['ltr']
    page = made(tmp_path / 'en', syntax).html('sets.xhtml')
    assert page.select_one('.resource-card')
    assert not page.select('[dir]')


def test_pages_of_sites_have_their_direction(tmp_path: Path) -> None:
    page = heading('markdown', 'Sets') + block('markdown', 'resource', 'Ants', BOOK)
    project = Project(tmp_path, {'index.md': page})
    for language, number in (('ug', 1), ('ar', 1), ('en', 0)):
        build = project.build(language=language)
        name = 'sphinx-resources-direction.css'
        assert build.text('index.html').count(name) == number


@pytest.mark.parametrize(
    ('builder', 'query'), [('html', '?level=beginner'), ('epub', '')]
)
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_links_of_books_ask_nothing(
    syntax: str, builder: str, query: str, tmp_path: Path
) -> None:
    end = SYNTAXES[syntax]
    role = '{resource-filter}' if syntax == 'markdown' else ':resource-filter:'
    files = {
        f'index.{end}': f'{heading(syntax, "Home")}{toctree(syntax, "all")}\n'
        f'See {role}`level=beginner`.\n',
        f'all.{end}': heading(syntax, 'All')
        + block(syntax, 'resource', 'Ants', {**BOOK, 'level': 'beginner'}, 'Text.')
        + block(syntax, 'resource-list'),
    }
    suffix = 'xhtml' if builder == 'epub' else 'html'
    page = Project(tmp_path, files).build(builder).html(f'index.{suffix}')
    *_, link = page.select('.body a.reference')
    assert link['href'] == f'all.{suffix}{query}'


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_books_declare_their_formulas(syntax: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    formula = '$x^2$' if syntax == 'markdown' else ':math:`x^2`'
    names = ('sets', 'a & b')
    project = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home') + toctree(syntax, *names),
            **{f'{name}.{end}': heading(syntax, name) + formula for name in names},
        },
        {
            'extensions': [
                'myst_parser',
                'sphinx_resources',
                'sphinx_resources.mathml',
            ],
            'html_math_renderer': 'mathml',
            'myst_enable_extensions': ['colon_fence', 'dollarmath'],
        },
    )
    for _ in range(2):
        found = files_of(project.build('epub'))
        declared = re.findall(
            r'href="([^"]*)"[^>]*properties="mathml"', found['content.opf']
        )
        assert sorted(declared) == ['a%20%26%20b.xhtml', 'sets.xhtml']
    project.edit(f'sets.{end}', formula, 'None.')
    found = files_of(project.build('epub'))
    assert found['content.opf'].count('mathml') == 1
