"""Every construct of a line of text: the card shows it, and its copy the same."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from support import (
    PLAIN_PAGES,
    SYNTAXES,
    Project,
    assert_as_clean,
    block,
    heading,
    toctree,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

    from support import Build

#: What an author writes in Markdown, and what readers see of it.
MARKDOWN = {
    'hard break': ('One line\\\nand another.', 'One line and another.'),
    'hard break with spaces': ('One line  \nand another.', 'One line and another.'),
    'break in bold': ('A **bold\\\nword**.', 'A bold word.'),
    'html break': ('One line<br>and another.', 'One line and another.'),
    'comment': ('Shown <!-- concealed --> here.', 'Shown here.'),
    'only a comment': ('<!-- concealed -->\n\nText.', 'Text.'),
    'line comment': ('% concealed\n\nText.', 'Text.'),
    'struck': ('Was ~~paid **now**~~ free.', 'Was paid now free.'),
    'two struck': ('~~a~~ and ~~b~~.', 'a and b.'),
    'emphasis in bold': ('**a *b* c** and *d **e** f*.', 'a b c and d e f.'),
    'code in bold': ('**a `b` c**.', 'a b c.'),
    'formula in bold': ('**a $x^2$ sum**.', r'a \(x^2\) sum.'),
    'reference in bold': ('**See {ref}`part-two`**.', 'See Second part.'),
    'resource in italics': ('*See {resource}`other-book`*.', 'See Other book.'),
    'ref': ('See {ref}`part-two`.', 'See Second part.'),
    'ref with text': ('See {ref}`there <part-two>`.', 'See there.'),
    'doc': ('See {doc}`other`.', 'See Second part.'),
    'numref': ('See {numref}`fig-one`.', 'See Fig. 1.'),
    'numref with text': ('See {numref}`picture %s <fig-one>`.', 'See picture 1.'),
    'eq': ('See {eq}`eq-one`.', 'See (1).'),
    'any': ('See {any}`part-two`.', 'See Second part.'),
    'any resource': ('See {any}`other-book`.', 'See Other book.'),
    'label': ('See [](#part-two).', 'See Second part.'),
    'label with text': ('See [the **part**](#part-two).', 'See the part.'),
    'page': ('See [](other.md).', 'See Second part.'),
    # Before, MyST found only headings there.
    **(
        {'place on a page': ('See [](other.md#part-two).', 'See Second part.')}
        if version('myst-parser') >= '5'
        else {}
    ),
    'term': ('See {term}`Ant`.', 'See Ant.'),
    'sub and sup': ('H{sub}`2`O is x{sup}`2`.', 'H2O is x2.'),
    'abbreviation': ('{abbr}`ML (machine learning)`.', 'ML.'),
    'link': ('See [a **good** page](https://example.org/).', 'See a good page.'),
    'address': ('See <https://example.org/x>.', 'See https://example.org/x.'),
    'code': ('Write `a  b`.', 'Write a b.'),
    'key': ('Press {kbd}`Ctrl`.', 'Press Ctrl.'),
    'escapes': (r'\*not\* &amp; 1 < 2.', '*not* & 1 < 2.'),
    'substitution': ('See {{ word }}.', 'See filled in.'),
    'quotes': ('Say "it\'s" -- so...', 'Say “it’s” – so…'),
}

RESTRUCTUREDTEXT = {
    'comment': ('.. concealed\n\nText.', 'Text.'),
    'ref': ('See :ref:`part-two`.', 'See Second part.'),
    'ref with text': ('See :ref:`there <part-two>`.', 'See there.'),
    'doc': ('See :doc:`other`.', 'See Second part.'),
    'numref': ('See :numref:`fig-one`.', 'See Fig. 1.'),
    'eq': ('See :eq:`eq-one`.', 'See (1).'),
    'any': ('See :any:`part-two`.', 'See Second part.'),
    'resource': ('See :resource:`other-book`.', 'See Other book.'),
    'citation': ('See [Knu97]_.', 'See [Knu97].'),
    'term': ('See :term:`Ant`.', 'See Ant.'),
    'emphasis': ('*a* and **b** and ``c``.', 'a and b and c.'),
    'sub and sup': (r'H\ :sub:`2`\ O is x\ :sup:`2`.', 'H2O is x2.'),
    'abbreviation': (':abbr:`ML (machine learning)`.', 'ML.'),
    'formula': ('A :math:`x^2`.', r'A \(x^2\).'),
    'title': ('See `Book`.', 'See Book.'),
    'file': ('See :file:`a/{b}.py`.', 'See a/b.py.'),
    'menu': ('See :menuselection:`A --> B`.', 'See A ‣ B.'),
    'link': ('See `a page <https://example.org/>`_.', 'See a page.'),
    'substitution': ('See |word|.', 'See filled in.'),
}
TABLES = {'markdown': MARKDOWN, 'restructuredtext': RESTRUCTUREDTEXT}

OTHER = """# First

(part-two)=
# Second part

```{figure} p.svg
:name: fig-one
A figure.
```

```{math}
:label: eq-one
x = 1
```

```{glossary}
Ant
  An insect.
```

```{eval-rst}
See [Knu97]_.

.. [Knu97] Knuth.
```

:::{resource} Other book
:url: https://example.org/other
:topics: Ants
:kind: book

Text.
:::
""".removeprefix('# First\n\n')

CONFIG = {
    **PLAIN_PAGES,
    'myst_enable_extensions': [
        'colon_fence',
        'dollarmath',
        'strikethrough',
        'substitution',
        'tasklist',
    ],
    'myst_substitutions': {'word': 'filled in'},
    'rst_prolog': '',
    'numfig': True,
    'suppress_warnings': ['myst.strikethrough'],
}


def _project(path: Path, syntax: str, table: dict[str, tuple[str, str]]) -> Project:
    end = SYNTAXES[syntax]
    books = heading(syntax, 'Books')
    if syntax == 'restructuredtext':
        books = '.. |word| replace:: filled in\n\n' + books
    for number, (name, (source, _)) in enumerate(table.items()):
        options = {'url': f'https://example.org/{number}', 'topics': 'Graphs'}
        options |= {'kind': 'book', 'id': 'x-' + name.replace(' ', '-')}
        books += block(syntax, 'resource', name, options, source) + '\n'
    return Project(
        path,
        {
            f'index.{end}': heading(syntax, 'Home')
            + toctree(syntax, 'books', 'graphs', 'ants', 'other'),
            f'books.{end}': books,
            f'graphs.{end}': heading(syntax, 'Graphs')
            + block(syntax, 'resource-topic'),
            f'ants.{end}': heading(syntax, 'Ants') + block(syntax, 'resource-topic'),
            'other.md': OTHER,
            'p.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        },
        CONFIG,
    )


def _descriptions(page: BeautifulSoup) -> dict[str, str]:
    """Return the first paragraph of each description, with spaces made even."""
    found = {}
    for card in page.select('article.resource-card'):
        for address in card.select('.link-target'):
            address.decompose()
        for line in card.select('br'):
            line.replace_with('\n')
        words = [
            ' '.join(p.get_text().split())
            for p in card.select('p.resource-summary, .resource-summary > p')
            if not p.find_parent('details')
        ]
        title = card.select_one('.sd-card-title')
        assert title is not None
        assert not card.select('p p')
        found[title.get_text()] = words[0] if words else ''
    return found


def _page(build: Build, name: str) -> BeautifulSoup:
    for path in (f'{name}.html', f'{name}/index.html', f'{name}.xhtml'):
        if (build.out / path).is_file():
            return build.html(path)
    return build.html('index.html')


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'epub'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_copy_shows_what_the_card_shows(
    syntax: str, builder: str, tmp_path: Path
) -> None:
    table = TABLES[syntax]
    build = _project(tmp_path, syntax, table).build(builder)
    assert build.warnings == ''
    expected = {name: text for name, (_, text) in table.items()}
    shown = _descriptions(_page(build, 'books'))
    copies = _descriptions(_page(build, 'graphs'))
    assert shown == expected
    assert copies == expected


@pytest.mark.parametrize('builder', ['singlehtml', 'text', 'latex', 'man', 'texinfo'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_every_builder_takes_every_construct(
    syntax: str, builder: str, tmp_path: Path
) -> None:
    build = _project(tmp_path, syntax, TABLES[syntax]).build(builder)
    assert build.warnings == ''
    for path in build.out.iterdir():
        if path.suffix in {'.html', '.txt', '.tex'}:
            text = path.read_text(encoding='utf-8')
            assert not any(
                part in text for part in ('&lt;br', '&lt;!--', '&lt;s&gt;', 'concealed')
            )
            if path.suffix == '.txt':
                assert '<br' not in text
                assert 'lineand' not in text


def test_tasks(tmp_path: Path) -> None:
    body = 'Text.\n\nContents:\n\n- [x] one\n- [ ] two'
    made = _project(tmp_path, 'markdown', {'tasks': (body, '')})
    for builder in ('html', 'text', 'latex'):
        build = made.build(builder)
        assert build.warnings == ''
        name = {'html': 'books.html', 'text': 'books.txt', 'latex': 'test.tex'}
        text = build.text(name[builder])
        assert 'input class="task' not in text
        assert '☑ one' in text
        assert '☐ two' in text


def test_markup_of_the_author_is_text_and_told_once(tmp_path: Path) -> None:
    table = {'raw': ('A <b>bold</b> word.\n\n<div>\nx\n</div>', '')}
    build = _project(tmp_path, 'markdown', table).build()
    lines = build.warnings.splitlines()
    assert len(lines) == 2
    assert "'<b>' is raw markup, and is shown as text; write **text**" in lines[0]
    assert "'<div> x </div>' is raw markup" in lines[1]
    for name in ('books', 'graphs'):
        text = build.text(f'{name}.html')
        assert 'A &lt;b&gt;bold&lt;/b&gt; word.' in text
    assert not build.html('books.html').select('p p')


def test_what_a_description_cites_is_written_again(tmp_path: Path) -> None:
    made = _project(tmp_path, 'markdown', MARKDOWN)
    made.build()
    made.edit('other.md', '# Second part', '# New part')
    build = made.build()
    assert {'books.html', 'graphs.html'} <= build.written
    assert 'ants.html' not in made.build().written
    shown = _descriptions(build.html('graphs.html'))
    assert shown['ref'] == shown['doc'] == shown['label'] == 'See New part.'
    assert _descriptions(build.html('books.html')) == shown
    assert_as_clean(made, build)


def test_a_reference_that_leads_nowhere_is_told_once(tmp_path: Path) -> None:
    table = {'ref': ('See {ref}`nowhere` and [](#never).', '')}
    build = _project(tmp_path, 'markdown', table).build()
    assert build.warnings.count('nowhere') == 1
    assert build.warnings.count("'never'") == 1
    assert 'nowhere' in _descriptions(build.html('graphs.html'))['ref']
