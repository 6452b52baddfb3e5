"""Formulas and directions in titles and labels, in every place and builder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

MARKDOWN = r"""# The $\ell_1$ norm

:::{resource-topic}
:::

{resource}`w`, {topic}`The $\ell_1$ norm`, {topic}`$L^2$ spaces`.
"""

RST = r"""Books
=====

.. resource:: On $W^\pm$ & ``x`` in QCD's
   :id: w
   :url: https://example.org/w
   :topics: The $\ell_1$ norm, $L^2$ spaces
   :kind: book
   :added: 2024-01-02

   Text.

.. resource:: Costs \$5 or $6
   :url: https://example.org/5
   :topics: The $\ell_1$ norm, $L^2$ spaces
   :kind: book

   Text, as in :resource:`w`.

.. resource-topic:: $L^2$ spaces

   Spaces.
"""

INDEX = """\
# Home

:::{resource-list}
:style: table
:::

:::{resource-list}
:style: list
:::

:::{resource-list}
:::

```{toctree}
norm
books
```
"""


@pytest.fixture(scope='module')
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {'index.md': INDEX, 'norm.md': MARKDOWN, 'books.rst': RST}
    path = tmp_path_factory.mktemp('titles')
    return Project(path, files, {'html_baseurl': 'https://example.org/'})


@pytest.fixture(scope='module')
def site(project: Project) -> Build:
    return project.build()


def test_formulas_are_formulas_wherever_html_shows_titles(site: Build) -> None:
    assert site.warnings == ''
    for name in ('index.html', 'norm.html', 'books.html'):
        body = site.html(name)
        shown = body.body.get_text() if body.body else ''
        assert r'$W^' not in shown, name
        assert r'$\ell' not in shown, name
        assert '\x02' not in site.text(name)
        assert body.select('.math'), name
        assert 'mathjax' in site.text(name).lower(), name
    card = site.html('books.html').select('#w .sd-card-title')[0]
    assert card.get_text().startswith('On \\(W^\\pm\\) & ``x`` in QCD’s')
    copy = site.html('norm.html').select('.resource-card .sd-card-title')[0]
    assert copy.get_text().startswith('On \\(W^\\pm\\)') or 'Costs' in copy.get_text()
    assert 'Costs $5 or $6' in site.html('norm.html').get_text()
    badges = site.html('books.html').select('#w .resource-topic .math')
    assert len(badges) == 2


def test_formulas_are_text_where_no_formula_can_stand(site: Build) -> None:
    index = site.text('searchindex.js')
    assert r'On W^\u00b1 &' in index
    assert 'W^±' in site.text('catalogue.atom')
    names = [r['title'] for r in json.loads(site.text('catalogue.csl.json'))]
    assert any('W^±' in name for name in names)
    for name in ('resource-titles.html', 'genindex.html'):
        assert 'On W^± &' in site.html(name).get_text(), name
    for name in ('books.html', 'norm.html', 'index.html'):
        for tag in site.html(name).find_all(True):
            for attribute, value in tag.attrs.items():
                assert '$W' not in str(value), (name, attribute)
        for hidden in site.html(name).select('.resource-hidden'):
            assert '$W' not in hidden.get_text()
    assert r'title = {On $W^\pm$ \&' in site.text('catalogue.bib')
    source = json.loads(site.text('catalogue.json'))['resources']
    assert any(r['title'].startswith(r'On $W^\pm$') for r in source)


@pytest.mark.parametrize(
    ('builder', 'name', 'shown', 'not_shown'),
    [
        ('text', 'books.txt', 'On W^± &', '$W'),
        ('latex', 'test.tex', r'On \(W^\pm\) \&', r'\$W'),
        ('man', 'test.1', 'On W^± &', '$W'),
        ('xml', 'books.xml', 'W^±', '$W'),
    ],
)
def test_titles_in_other_builders(
    project: Project, builder: str, name: str, shown: str, not_shown: str
) -> None:
    build = project.build(builder, man_pages=[('index', 'test', 'Test', ['A'], 1)])
    assert build.warnings == ''
    assert shown in build.text(name)
    assert not_shown not in build.text(name)


DIRECTIONS = """\
# Home

:::{resource} מבוא (חלק 1): ML!
:url: https://example.org/a
:topics: גרפים
:kind: book
:id: mavo
:language: he
:authors: משה כהן; Ada B

פסקה ראשונה (1).
:::

:::{resource} C++ للقدماء (الجزء 2)
:url: https://example.org/b
:topics: גרפים
:kind: book
:id: cpp
:language: ar

Text.
:::

:::{resource} Learn Arabic (1)
:url: https://example.org/c
:topics: גרפים
:kind: book
:id: latin
:language: ar

Text.
:::

:::{resource} Deep Learning ללמידה
:url: https://example.org/e
:topics: גרפים
:kind: book
:language: he

Text.
:::

:::{resource} Deep Learning للقدماء
:url: https://example.org/f
:topics: גרפים
:kind: book
:language: ar, en

Text.
:::

:::{resource} כותר (2)
:url: https://example.org/d
:topics: גרפים
:kind: book
:id: unsaid

Text, as in {resource}`mavo`.
:::

```{toctree}
graphs
```
"""
GRAPHS = """\
גרפים
=====

.. resource-topic::

.. resource-list::
   :style: list

.. resource-list::
   :style: table
"""


def test_titles_and_names_say_their_direction(tmp_path: Path) -> None:
    project = Project(tmp_path, {'index.md': DIRECTIONS, 'graphs.rst': GRAPHS})
    build = project.build()
    assert build.warnings == ''
    for page in ('index.html', 'graphs.html'):
        found = {
            span.get_text(): (span.get('lang'), span['dir'])
            for span in build.html(page).select('.sd-card-title span[dir]')
        }
        assert found == {
            'מבוא (חלק 1): ML!': ('he', 'rtl'),
            'C++ للقدماء (الجزء 2)': ('ar', 'rtl'),
            'Deep Learning ללמידה': ('he', 'rtl'),
            'Deep Learning للقدماء': (None, 'auto'),
            'כותר (2)': (None, 'auto'),
        }, page
        assert build.html(page).select('[lang=ar]:not([dir])'), page
    home, graphs = build.html('index.html'), build.html('graphs.html')
    assert home.select('.resource-byline bdi')[0].get_text() == 'משה כהן'
    assert home.select('#mavo [dir=auto] > p')[0].get_text() == 'פסקה ראשונה (1).'
    copies = [p.get_text() for p in graphs.select('p[dir=auto]')]
    assert 'פסקה ראשונה (1).' in copies
    assert home.select('.resource-topic [dir=auto]')
    assert home.select('#unsaid a.internal [dir=auto], #unsaid a.internal[dir=auto]')
    assert home.select('.resource-see-also [dir=rtl]')
    assert graphs.select('li a [dir=rtl]')
    assert graphs.select('td a [dir=rtl]')
    cited = [
        p.bdi.get_text() for p in graphs.select('p') if p.bdi and 'as in' in p.text
    ]
    assert cited == ['מבוא (חלק 1): ML!']
    text = project.build('text').text('graphs.txt')
    assert '\u2068מבוא (חלק 1): ML!\u2069' in text
    assert '\u2067C++ للقدماء (الجزء 2)\u2069' in text
    index = build.text('resource-titles.html')
    assert '\u2067Deep Learning ללמידה\u2069' in index
    assert '\u2068Deep Learning للقدماء\u2069' in index
    tex = project.build('latex').text('test.tex')
    assert '\u2068' not in tex


def test_an_author_is_told_of_entities_and_escapes_in_titles(tmp_path: Path) -> None:
    options = (
        ':url: https://example.org/{}\n:topics: a \\| b\n:kind: book\n\nText.\n:::\n'
    )
    page = (
        '# Home\n\n:::{resource} Tom &amp; Jerry\n'
        + options.format(1)
        + '\n:::{resource} AT&T, $a \\| b$ and R&D;\n'
        + options.format(2)
        + '\n:::{resource-topic} a \\| b\n:::\n'
    )
    build = Project(tmp_path, {'index.md': page}).build()
    warnings = [line.split('index.md:')[1] for line in build.warnings.splitlines()]
    words = 'which readers see as it is, because a title is plain text;'
    assert warnings == [
        f"3: WARNING: the title 'Tom &amp; Jerry' holds '&amp;', {words} write & "
        '[resource.title]',
        f"19: WARNING: the title 'a \\| b' holds '\\|', {words} write | "
        '[resource.title]',
    ]


MANY = {'url': 'https://example.org/', 'topics': 'גרפים (א), Sets', 'kind': 'book'}


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_is_said_beside_names_has_its_own_direction(
    syntax: str, tmp_path: Path
) -> None:
    end = SYNTAXES[syntax]
    options = {
        'language': 'ar, en',
        'authors': 'משה כהן (עורך)',
        'requires': 'Sets (סיבה!)',
        'access': 'partly (חלק 1 בלבד!)',
    }
    text = 'Text.\n\n- פרק (א)\n- פרק (ב)'
    made = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home')
            + toctree(syntax, 'sets', 'graphs')
            + block(syntax, 'resource', 'C++ للقدماء (الجزء 2)', MANY | options, text),
            f'sets.{end}': heading(syntax, 'Sets') + block(syntax, 'resource-topic'),
            f'graphs.{end}': heading(syntax, 'גרפים (א)')
            + block(syntax, 'resource-topic', '', {'requires': 'Sets (כי!)'}),
        },
    )
    build = made.build()
    assert build.warnings == ''
    home, graphs = build.html('index.html'), build.html('graphs.html')
    # Of several languages, that of the title is not known.
    title, contents = 'h2 [dir=rtl]', '.resource-contents [dir=auto] li'
    assert home.select(title)[0].get_text() == 'C++ للقدماء (الجزء 2)'
    assert home.select(contents)[0].get_text() == 'פרק (א)'
    notes = [bdi.get_text() for bdi in home.select('.resource-facts bdi')]
    assert notes == ['סיבה!', 'חלק 1 בלבד!']
    assert graphs.select('.resource-why bdi + bdi')[0].get_text() == 'כי!'
    assert '\u2067C++ للقدماء (الجزء 2)\u2069' in build.text('resource-titles.html')
    assert '\u2068משה כהן (עורך)\u2069' in build.text('resource-authors.html')
    assert '\u2067' not in made.build('latex').text('test.tex')


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_numbers_before_headings_are_no_part_of_names(
    syntax: str, tmp_path: Path
) -> None:
    end = SYNTAXES[syntax]
    numbers = block(syntax, 'sectnum') + '\n'
    options = {'url': 'https://example.org/', 'topics': 'Trees, Sets', 'kind': 'book'}
    path = block(syntax, 'resource-path', 'Way', {'goal': 'Sets'}, 'Text.')
    files = {
        f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'trees', 'books'),
        f'trees.{end}': heading(syntax, 'Trees')
        + numbers
        + block(syntax, 'resource-topic', '', {'id': 'trees'})
        + '\n'
        + block(syntax, 'resource-topic', 'Sets'),
        f'books.{end}': heading(syntax, 'Books')
        + numbers
        + block(syntax, 'resource', 'Ants', options, 'x')
        + '\n'
        + path,
    }
    build = Project(tmp_path, files).build()
    assert build.warnings == ''
    found = json.loads(build.text('catalogue.json'))
    assert sorted(topic['label'] for topic in found['topics']) == ['Sets', 'Trees']
    assert [path['title'] for path in found['paths']] == ['Way']
    shown = build.html('trees.html').select('h1, h2:has(.sectnum)')
    texts = [' '.join(h.get_text().strip('¶').split()) for h in shown]
    assert texts == ['1 Trees', '1.1 Sets']
