"""Resources inside of all that can hold text are shown, cited and listed."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from constructs import CONFIG
from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

#: What stands above a resource, before each of its lines, and below it.
MARKDOWN = {
    'note': ('::::{note}', '', '::::'),
    'admonition': ('::::{admonition} Title', '', '::::'),
    'sidebar': ('::::{sidebar} Title', '', '::::'),
    'container': ('::::{container} x', '', '::::'),
    'class': (':::: x', '', '::::'),
    'epigraph': ('::::{epigraph}', '', '::::'),
    'condition': ('::::{only} not never', '', '::::'),
    'version': ('::::{versionadded} 1.0', '', '::::'),
    'function': ('::::{py:function} f()', '', '::::'),
    'figure': ('::::{figure} p.svg\nCaption.\n', '', '::::'),
    'tab': (':::::{tab-set}\n::::{tab-item} One', '', '::::\n:::::'),
    'dropdown': ('::::{dropdown} Title', '', '::::'),
    'grid': (':::::{grid} 2\n::::{grid-item}', '', '::::\n:::::'),
    'card': (':::::{grid} 2\n::::{grid-item-card} T', '', '::::\n:::::'),
    'table': ('::::{list-table}\n* - One\n  - Two\n\n', '    ', '::::'),
    'glossary': ('::::{glossary}\nWord\n: Said\n', '  ', '::::'),
    'list': ('- One\n', '  ', ''),
    'numbers': ('1. One\n', '   ', ''),
    'tasks': ('- [ ] One\n', '  ', ''),
    'term': ('Term\n: Said\n', '  ', ''),
    'field': (':field: Said\n', '  ', ''),
    'quote': ('> Said\n>', '> ', ''),
    'quotes': ('> > Said\n> >', '> > ', ''),
    'footnote': ('A[^n].\n\n[^n]: Said\n', '    ', ''),
}
RESTRUCTUREDTEXT = {
    'note': ('.. note::\n', '   ', ''),
    'sidebar': ('.. sidebar:: Title\n', '   ', ''),
    'container': ('.. container:: x\n', '   ', ''),
    'condition': ('.. only:: not never\n', '   ', ''),
    'function': ('.. py:function:: f()\n', '   ', ''),
    'figure': ('.. figure:: p.svg\n\n   Caption.\n', '   ', ''),
    'tab': ('.. tab-set::\n\n   .. tab-item:: One\n', '      ', ''),
    'dropdown': ('.. dropdown:: Title\n', '   ', ''),
    'grid': ('.. grid:: 2\n\n   .. grid-item::\n', '      ', ''),
    'table': ('.. list-table::\n\n   * - One\n     - Two\n', '       ', ''),
    'glossary': ('.. glossary::\n\n   Word\n      Said\n', '      ', ''),
    'list': ('- One\n', '  ', ''),
    'option': ('-a  One\n', '    ', ''),
    'term': ('Term\n  Said\n', '  ', ''),
    'field': ('Text.\n\n:field: Said\n', '   ', ''),
    'quote': ('Text.\n', '   ', ''),
    'footnote': ('A [#]_.\n\n.. [#] Said\n', '   ', ''),
    'citation': ('A [Knu97]_.\n\n.. [Knu97] Said\n', '   ', ''),
}
#: Headings of cards, of which none is that of the page.
HEADINGS = [f'article.resource-card > h{level}' for level in (2, 3)]

TABLES = {'markdown': MARKDOWN, 'restructuredtext': RESTRUCTUREDTEXT}


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_resource_stands_in_each(syntax: str, tmp_path: Path) -> None:
    end, page = SYNTAXES[syntax], heading(syntax, 'Books')
    for name, (above, before, below) in TABLES[syntax].items():
        options = {'url': f'https://example.org/{name}', 'topics': 'Sets'}
        options |= {'kind': 'book'}
        text = block(syntax, 'resource', f'In {name}', options, f'Of {name}.')
        marked = ''.join(f'{before}{line}\n' for line in text.splitlines())
        text = marked if '>' in before else indent(text, before)
        # A comment ends what only its indentation ends.
        between = {'markdown': '%\n', 'restructuredtext': '..\n'}[syntax]
        page += f'{above}\n{text}{below}\n\n{between}\n'
    made = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home')
            + toctree(syntax, 'books', 'sets')
            + block(syntax, 'resource-list', '', {'sort': 'title'}),
            f'books.{end}': page,
            f'sets.{end}': heading(syntax, 'Sets') + block(syntax, 'resource-topic'),
            'p.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        },
        CONFIG,
    )
    build = made.build()
    assert build.warnings == ''
    titles = {f'In {name}' for name in TABLES[syntax]}
    books = build.html('books.html')
    for name in ('books.html', 'sets.html', 'index.html'):
        shown = build.html(name).select(', '.join(HEADINGS))
        assert titles <= {' '.join(h.get_text().strip('#').split()) for h in shown}
    for link in build.html('sets.html').select('a[href^="books.html#"]'):
        assert books.find(id=str(link['href']).partition('#')[2])
    assert not books.select('p article')
    said = books.get_text()
    assert all(f'Of {name}.' in said for name in TABLES[syntax])
    plain = made.build('text').text('books.txt')
    assert all(title in plain for title in titles)
