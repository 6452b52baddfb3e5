"""Every construct of a line of text, in both syntaxes, and what readers see of it."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from support import PLAIN_PAGES, SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

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
    'attributes': ('A [word]{.cls #idx} and `code`{.python}.', 'A word and code.'),
    'attributes of a block': ('{.cls #idy}\nA word.', 'A word.'),
    'attributes of a link': ('A [link](https://example.org/z){title="T"}.', 'A link.'),
    'title of a link': ('A [link](https://example.org/z "T \\"q\\"").', 'A link.'),
    'link by name': ('[A][lk] and [lk].\n\n[lk]: https://example.org/z', 'A and lk.'),
    'formula': ('A $a=1$ or {math}`b_1 < 2`.', r'A \(a=1\) or \(b_1 < 2\).'),
    'formula in a line': ('A $$a=1$$ b.', r'A \[a=1\] b.'),
    'no formula': (r'From \$5 to \$6.', 'From $5 to $6.'),
    'replacements': ('A (c) (tm) +-1.', 'A © ™ ±1.'),
    'picture': ('A ![round *sign*](p.svg) there.', 'A there.'),
    'picture in html': ('A <img src="p.svg" alt="sign"> there.', 'A there.'),
    'note': ('A note[^n] here.\n\n[^n]: Said.', 'A note[1] here.'),
    'entities': ('A &copy; &#945;&nbsp;b.', 'A © α b.'),
    'download': ('A {download}`p.svg`, {download}`file <p.svg>`.', 'A p.svg, file.'),
    'standards': ('A {pep}`8` and {rfc}`2324`.', 'A PEP 8 and RFC 2324.'),
    'programs': ('{command}`rm`, {program}`ls`, {envvar}`HOME`.', 'rm, ls, HOME.'),
    'menus': ('{guilabel}`&Ok`, {menuselection}`A --> B`.', 'Ok, A ‣ B.'),
    'samples': ('{samp}`print({x})` in {file}`/usr/{x}`.', 'print(x) in /usr/x.'),
    'marks of words': (
        '{dfn}`a` {regexp}`b*` {mailheader}`X` {makevar}`Y` {mimetype}`t/p` '
        '{newsgroup}`c` {manpage}`ls(1)`',
        'a b* X Y t/p c ls(1)',
    ),
    'roles of docutils': (
        '{literal}`a` {code}`b` {emphasis}`c` {strong}`d` {title-reference}`e`',
        'a b c d e',
    ),
    'objects': ('{py:func}`foo` and {py:class}`~a.B`.', 'foo() and B.'),
    'expressions': ('{cpp:expr}`a + b` or {c:expr}`x*y`.', 'a + b or x * y.'),
    'index': ('A {index}`word` or {index}`two <pair: a; b>`.', 'A word or two.'),
    'doc with text': ('A {doc}`page <other>`.', 'A page.'),
    'filter': ('A {resource-filter}`few <topic=graphs>`.', 'A few.'),
    'topic': ('{topic}`Graphs`, {topic}`nets <Graphs>`.', 'Graphs, nets.'),
    'resource with text': ('A {resource}`book <other-book>`.', 'A book.'),
    'abbreviation alone': ('{abbr}`ML` here.', 'ML here.'),
    'all at once': ('***a*** **[b *c* `d`](https://example.org/q)** e', 'a b c d e'),
    'struck in a link': ('[~~x~~ y](https://example.org/)', 'x y'),
    'sub in a link': ('[H{sub}`2`](https://example.org/)', 'H2'),
    'backquotes': ('A ``a`b`` or ` x `.', 'A a`b or x.'),
    'signs': (
        r'C:\dir, 100%, #1, a & b, ~y, ^z, {w}.',
        'C:\\dir, 100%, #1, a & b, ~y, ^z, {w}.',
    ),
    'mail': (
        '<me@example.org> or [me](mailto:me@example.org).',
        'me@example.org or me.',
    ),
    'spaces': ('A\u00a0b\u202f; d.', 'A b ; d.'),
    'label before': ('(inner-target)=\nA word.', 'A word.'),
    'badges': ('{bdg-primary}`new` {octicon}`star` word.', 'new word.'),
    'equation by number': ('See {math:numref}`eq-one`.', 'See (1).'),
    'right to left': ('שלום *עולם* here.', 'שלום עולם here.'),
    'within a container': ('```{container} x\nA word.\n```', 'A word.'),
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
    'notes': (
        'A note [#]_ here [#x]_.\n\n.. [#] Said.\n.. [#x] So.',
        'A note [1] here [2].',
    ),
    'anonymous link': ('A `link`__.\n\n__ https://example.org/a', 'A link.'),
    'named link': (
        'A link_, `two words`_.\n\n.. _link: https://example.org/a\n'
        '.. _two words: https://example.org/b',
        'A link, two words.',
    ),
    'place in a line': ('A _`place`, see place_.', 'A place, see place.'),
    'addresses': (
        'https://example.org/s or me@example.org.',
        'https://example.org/s or me@example.org.',
    ),
    'picture': (
        'A |img| there.\n\n.. |img| image:: p.svg\n   :alt: round sign',
        'A there.',
    ),
    'sign by number': ('A |cp|.\n\n.. |cp| unicode:: 0xA9', 'A ©.'),
    'link by substitution': (
        'A |w|_.\n\n.. |w| replace:: *text*\n.. _w: https://example.org/w',
        'A text.',
    ),
    'version': ('A |version|.', 'A 1.'),
    'literal': ('A ``a  b`` or ``*x*``.', 'A a b or *x*.'),
    'own role': ('.. role:: mine\n   :class: c\n\nA :mine:`w`.', 'A w.'),
    'own role of another': ('.. role:: own(strong)\n\nA :own:`w`.', 'A w.'),
    'code': ('.. role:: py(code)\n   :language: python\n\nA :py:`def x`.', 'A def x.'),
    'escapes': (r'A \*x\* re\ ``st``.', 'A *x* rest.'),
    'download': ('A :download:`p.svg`.', 'A p.svg.'),
    'programs': (':command:`rm`, :program:`ls`, :envvar:`HOME`.', 'rm, ls, HOME.'),
    'standards': (':pep:`8`, :rfc:`2324`.', 'PEP 8, RFC 2324.'),
    'samples': (':samp:`a{b}`, :kbd:`A+B`, :guilabel:`&Ok`.', 'ab, A+B, Ok.'),
    'objects': (':py:func:`foo`, :py:class:`~a.B`, :func:`x`.', 'foo(), B, x().'),
    'expressions': (':cpp:expr:`a + b`, :c:expr:`x`.', 'a + b, x.'),
    'index': ('A :index:`word`.', 'A word.'),
    'numref with a word': (':numref:`Pic {number} <fig-one>`.', 'Pic 1.'),
    'no reference': ('A :ref:`!nothing`.', 'A nothing.'),
    'term with text': ('Two :term:`ants <Ant>`.', 'Two ants.'),
    'topic': (':topic:`Graphs`, :resource:`book <other-book>`.', 'Graphs, book.'),
    'abbreviation alone': (':abbr:`ML` here.', 'ML here.'),
    'equation by number': ('See :math:numref:`eq-one`.', 'See (1).'),
    'right to left': ('שלום *עולם* here.', 'שלום עולם here.'),
    'within a container': ('.. container:: x\n\n   A word.', 'A word.'),
    'within a compound': ('.. compound::\n\n   A word.', 'A word.'),
}
TABLES = {'markdown': MARKDOWN, 'restructuredtext': RESTRUCTUREDTEXT}

#: What a copy shows of those of which it shows something else than the card.
COPIES = {
    'markdown': {
        'formula in a line': r'A \(a=1\) b.',
        'picture': 'A round sign there.',
        'picture in html': 'A sign there.',
        # It stands below the page of the card.
        'note': 'A note here.',
    },
    'restructuredtext': {'picture': 'A round sign there.', 'notes': 'A note here.'},
}

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
    'extensions': ['myst_parser', 'sphinx_design', 'sphinx_resources'],
    # All but linkify, which needs another package.
    'myst_enable_extensions': [
        'amsmath',
        'attrs_block',
        'attrs_inline',
        'colon_fence',
        'deflist',
        'dollarmath',
        'fieldlist',
        'html_admonition',
        'html_image',
        'replacements',
        'smartquotes',
        'strikethrough',
        'substitution',
        'tasklist',
    ],
    'myst_dmath_double_inline': True,
    'myst_substitutions': {'word': 'filled in'},
    'rst_prolog': '',
    'numfig': True,
    'suppress_warnings': ['myst.strikethrough'],
}


def construct_project(
    path: Path, syntax: str, table: dict[str, tuple[str, str]]
) -> Project:
    """Return a project with a resource for each construct, and a topic of them.

    :param path: Where to put it.
    :param syntax: Name of its syntax.
    :param table: Names of the constructs, with their sources.
    """
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
            + toctree(syntax, 'books', 'graphs', 'ants', 'other')
            + block(syntax, 'resource-list', '', {'topics': 'Graphs'}),
            f'books.{end}': books,
            f'graphs.{end}': heading(syntax, 'Graphs')
            + block(syntax, 'resource-topic'),
            f'ants.{end}': heading(syntax, 'Ants') + block(syntax, 'resource-topic'),
            'other.md': OTHER,
            'p.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        },
        CONFIG,
    )


def descriptions(page: BeautifulSoup) -> dict[str, str]:
    """Return the first paragraph of each description, with spaces made even."""
    found = {}
    for card in page.select('article.resource-card'):
        for address in card.select('.link-target'):
            address.decompose()
        for line in card.select('br'):
            line.replace_with('\n')
        words = [
            ' '.join(p.get_text().split())
            for p in card.select('p.resource-summary, .resource-summary p')
            if not p.find_parent('details')
        ]
        title = card.select_one('.sd-card-title')
        assert title is not None
        assert not card.select('p p')
        found[title.get_text()] = words[0] if words else ''
    return found
