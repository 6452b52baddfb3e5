"""Markup with a slip, or of the other syntax, which readers see as it is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_resources.domain import ResourceDomain
from sphinx_resources.model.bare_markup import ROLES
from support import PLAIN_PAGES, SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

BOOK = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}
MATHML = ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml']

#: Markdown, and the end of what is said of it.
MARKDOWN = {
    'See {topic}sets.': 'as in {topic}`sets`',
    'See {topic}(sets).': 'as in {topic}`sets`',
    'See {topic} `sets`.': 'write {topic}`sets`',
    'See {ref} `sets`.': 'write {ref}`sets`',
    'See {topic`sets`}.': 'write {topic}`sets`',
    'See {topic}`sets.': "'{topic}`sets' is shown as text; put what it cites between "
    'backquotes, as in {topic}`…`',
    'See :topic:`sets`.': 'write {topic}`sets`',
    'See :math:`x^2`.': 'write {math}`x^2`',
    'Is {math}x^2 so?': 'as in {math}`x^2`',
    'A *word {topic}sets*.': 'as in {topic}`sets`',
    'See[^1].\n\n[^1]: A note {topic} `sets`.': 'write {topic}`sets`',
    '- See {topic} `sets`.': 'write {topic}`sets`',
    'See {topic}\n`sets`.': 'write {topic}`sets`',
    'See [x y](on sets.md).': 'write %20 for each space in its address',
    'See [x y](https://e.org/a\nb).': 'write its address on one line',
    'From $5 to $x$.': "'$5 to $' is read as a formula; write \\$ for a price",
    'See [x y](https://e.org/a b).': 'write %20 for each space in its address',
    'See [x y] (https://e.org/).': 'write [x y](https://e.org/)',
    'See [x y](https://e.org/': 'write [x y](https://e.org/)',
    'See [x y](': "'[x y](' is shown as text; write [x y](https://…)",
    'See (x y)[https://e.org/].': 'write [x y](https://e.org/)',
    'See ![x] (x.png)': 'write ![x](x.png)',
    'See [x y][more].': 'write [x y](https://…), or below it [more]: https://…',
    'See [x y][].': 'write [x y](https://…), or below it [x y]: https://…',
    'See `x y <https://e.org/>`_.': 'write [x y](https://e.org/)',
    '.. note:: Text': 'write a line ```{note} above its text, and ``` below',
    '\\begin{align}\na &= \\frac{1}{2}\n\\end{align}': 'put a line $$ above it, and $$ '
    'below',
    '```math\nx^2\n```': "'math' is no language of code; write ```{math} for a formula",
    '$$\nx^2\n$': "'$$x^2$' stands in a line, so that a dollar is shown; write one at "
    'each end, or put a line $$ above it and one below',
    'Is $$x^2$$ so?': "'$$x^2$$' stands in a line",
    '$$\nx^2 + y': 'end it with $$',
    'Is $`x^2`$ so?': 'shows its backquotes; write $x^2$',
    'Is $100% sure$ so?': "the formula '100% sure' is not shown from its % on, where a "
    'comment begins in LaTeX; write \\%',
    '$$\n50% x\n$$': "the formula '50% x' is not shown",
    'See [[Sets]].': 'write {topic}`Sets` or {resource}`Sets`',
    'See [[Sets#More|these]].': 'write {topic}`Sets` or {resource}`Sets`',
    'See ![[x.png]].': 'write ![](x.png)',
    'Is ==this one== so?': 'write **this one**',
    '> [!TIP]\n> Text.': 'write a line ```{note} above its text, and ``` below',
    'Is %%a remark%% so?': "'%%a remark%%' is shown as text; leave it out",
    'See {{< youtube x >}} so.': "'{{< youtube x >}}' is shown as text; leave it out",
    'As [@knuth97; @b] says.': 'write what it cites, or a link',
    'Is 2^10^ so?': 'write {sup}`10`',
    'Is H~2~O so?': 'write {sub}`2`',
    'So it is【4†source】.': "'【4†source】' is shown as text; leave it out",
    'So :contentReference[oaicite:0]{index=0} is.': 'is shown as text; leave it out',
    'So it is [cite: 1, 2].': "'[cite: 1, 2]' is shown as text; leave it out",
    'Go :rocket: on.': "':rocket:' is shown as text; write the sign itself",
    'So::\n\n::\n\n   code': 'put the code below it between lines ```',
}
RST = {
    'See {topic}`sets`.': 'write :topic:`sets`',
    'See :topic: `sets`.': 'write :topic:`sets`',
    'See :topic:``sets``.': 'write :topic:`sets`',
    'See :topic`sets`.': 'write :topic:`sets`',
    'See :topic:sets.': 'as in :topic:`sets`',
    'See [x y](https://e.org/).': 'write `x y <https://e.org/>`_',
    'See [x y] (https://e.org/).': 'write `x y <https://e.org/>`_',
    'See ![x](x.png)': 'write .. image:: x.png',
    'See `x y <https://e.org/>`.': 'write `x y <https://e.org/>`_',
    'Use `np.dot` here.': "'`np.dot`' is shown as the title of a work; write "
    '``np.dot`` if it is code',
    'Use `x = 1` here.': 'write ``x = 1`` if it is code',
    '```python\nx\n```': 'write a line .. code-block:: python, and indent what follows',
    '```\nx\n```': 'write a line .. code-block::, and indent what follows',
    '```math\nx^2\n```': 'write a line .. math::, and indent what follows',
    '.. code-block:: math\n\n   x': 'write a line .. math:: for a formula',
    '\\begin{align}\na &= b\n\\end{align}': 'put a line .. math:: above it, and '
    'indent it',
    'Is :math:`100% sure` so?': "the formula '100% sure' is not shown from its % on",
    'See [[Sets]].': 'write :topic:`Sets` or :resource:`Sets`',
    'Is 2^10^ so?': r'write \ :sup:`10`',
    'So it is【4†source】.': "'【4†source】' is shown as text; leave it out",
}
TOLD = {'markdown': MARKDOWN, 'restructuredtext': RST}
#: What must not be told, in both syntaxes.
SOUND = [
    'See [1] (https://e.org/) and [12][13] and a[i][j] and f[x](y) and [sic](see it).',
    'A list such as [a, b] (or more), {name} and {x}y, at 12:30:45, :-) and so on.',
    r'An escaped \[text\](https://e.org/) and C:\code and #tag and 100% of it.',
    'Costs $5 and $10, or $5-$10, or 5$ and 10$ a month.',
    'Templates hold {code} and ``{topic}x`` and ``[x] (https://e.org/)``.',
    'Arrays [[1, 2], [3, 4]] and [[1]], a == b == c, 50%% of %% it, ~5~10.',
    'At 10:30:45 a::b::c, 【书评】, :orphan: and 数学：图论, {{x}} and {a: b}.',
    '``[[Sets]]`` and ``==x==`` and ``:rocket:`` and ``H~2~O``.',
    'The work *War and Peace*, an `option`_ and a note [#n]_.',
]


def test_each_role_of_ours_is_known() -> None:
    assert set(ResourceDomain.roles) <= ROLES


def built(
    tmp_path: Path, syntax: str, texts: list[str], name: str = 'resource'
) -> tuple[list[str], str]:
    """Return the warnings of blocks, and what the page shows."""
    parts = []
    for number, text in enumerate(texts):
        url = f'https://example.org/{number}'
        options = {**BOOK, 'url': url} if name == 'resource' else {}
        parts.append(block(syntax, name, f'Title {number}', options, text))
    parts.append(block(syntax, 'resource-topic', 'Sets'))
    page = f'index.{SYNTAXES[syntax]}'
    files = {page: heading(syntax, 'Books') + '\n\n'.join(parts)}
    config = {'extensions': MATHML, 'html_math_renderer': 'mathml'}
    build = Project(tmp_path, files, config).build()
    warnings = [w for w in build.warnings.splitlines() if '[resource.' in w]
    return warnings, build.html('index.html').get_text()


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('name', ['resource', 'resource-topic'])
def test_markup_that_is_text_is_told(tmp_path: Path, syntax: str, name: str) -> None:
    told = TOLD[syntax]
    warnings, _ = built(tmp_path, syntax, list(told), name)
    assert len(warnings) == len(told), '\n'.join(warnings)
    for warning, words in zip(warnings, told.values(), strict=True):
        message, _, subtype = warning.rpartition(' [')
        assert words in message
        assert subtype in {'resource.description]', 'resource.math]'}
        assert words.startswith("'") or 'formula' in words or message.endswith(words)


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_sound_text_is_not_told(tmp_path: Path, syntax: str) -> None:
    texts = SOUND[:-1] if syntax == 'restructuredtext' else SOUND
    warnings, shown = built(tmp_path, syntax, texts)
    assert warnings == []
    assert 'Costs $5 and $10, or $5-$10, or 5$ and 10$ a month.' in shown


def test_a_formula_behind_a_number_stays_one(tmp_path: Path) -> None:
    warnings, shown = built(
        tmp_path, 'markdown', ['In $2$ of $3x$ cases, $k$NN, or $2^{10}$0.']
    )
    assert warnings == []
    assert '$' not in shown


def test_too_few_colons_are_told_where_colons_end_a_block(tmp_path: Path) -> None:
    warnings, _ = built(tmp_path, 'restructuredtext', ['```\nx\n```'])
    assert not any('too few' in warning for warning in warnings)


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('name', ['resource', 'resource-topic', 'resource-path'])
def test_a_formula_of_a_title_that_does_not_end(
    tmp_path: Path, syntax: str, name: str
) -> None:
    titles = {
        'On $x^2 and more': "holds '$x^2', which readers see as it is, because a "
        'title is plain text; end its formula with $',
        'On $100% sure$ things': "holds '$100% sure$', which is not shown from its % "
        'on, where a comment begins in LaTeX; write \\%',
    }
    options = BOOK if name == 'resource' else {}
    if name == 'resource-path':
        options = {'goal': 'Sets'}
    for title, words in titles.items():
        parts = [
            block(syntax, name, title, options, 'Text.'),
            block(syntax, 'resource-topic', 'Sets'),
        ]
        page = f'index.{SYNTAXES[syntax]}'
        files = {page: heading(syntax, 'Books') + '\n\n'.join(parts)}
        (warning,) = Project(tmp_path, files).build('dummy').warnings.splitlines()
        assert warning.startswith(f'{page}:')
        assert f"the title '{title}' {words} [resource.title]" in warning


DATA = """\
- title: A
  url: https://example.org/
  kind: book
  topics: [Sets]
  description: >
    {}
"""


@pytest.mark.parametrize(
    ('text', 'words'),
    [
        ('See [x y](https://e.org/).', 'is shown as text; write x y'),
        ('See {topic}`sets`.', 'is shown as text; write sets'),
        ('Is $100% sure$ so?', "the formula '100% sure' is not shown from its % on"),
        ('Costs $5 and $10.', ''),
        ('See [1] (https://e.org/) and `code`.', ''),
    ],
)
def test_descriptions_of_data_files(tmp_path: Path, text: str, words: str) -> None:
    page = (
        '# Books\n\n:::{resource-import} a.yaml\n:::\n\n:::{resource-topic} Sets\n:::'
    )
    files = {'index.md': page, 'a.yaml': DATA.format(text)}
    warnings = Project(tmp_path, files).build('dummy').warnings
    assert words in warnings
    assert bool(warnings) == bool(words)
    if words:
        assert warnings.startswith(('a.yaml:5: ', 'a.yaml:6: '))


def test_prices_of_translators_are_no_formulas(tmp_path: Path) -> None:
    text = (
        '# Graphs\n\nPage.\n\n:::{resource-topic}\nTopic.\n\nMore.\n:::\n\n'
        ':::{resource} Ants\n:url: https://example.org/\n:topics: Graphs\n'
        ':kind: book\n\nCosts.\n:::\n'
    )
    made = Project(tmp_path, {'index.md': text}, PLAIN_PAGES)
    messages = {
        'Page.': 'Seite $4 und $5.',
        'Topic.': 'Thema $6 und $7.',
        'More.': 'Mehr $8 und $9.',
        'Costs.': 'Kostet $5 bis $10, $x$.',
    }
    made.write(
        'locale/de/LC_MESSAGES/index.po',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        + ''.join(f'msgid "{a}"\nmsgstr "{b}"\n\n' for a, b in messages.items()),
    )
    build = made.build(language='de', locale_dirs=['locale'])
    assert build.warnings == ''
    page = build.html('index.html')
    shown = {math.get_text() for math in page.select('p .math')}
    # Of what stands beside blocks the parser decides.
    assert shown == {r'\(4 und \)', r'\(x\)'}
    words = ' '.join(page.get_text().split())
    assert 'Thema $6 und $7.' in words
    assert 'Mehr $8 und $9.' in words
    (found,) = json.loads(build.text('catalogue.json'))['resources']
    assert found['description'] == 'Kostet $5 bis $10, $x$.'


def test_code_of_the_other_syntax_ends_no_block(tmp_path: Path) -> None:
    text = 'As below.\n\n::\n\n   x = 1\n\nMore.'
    warnings, _ = built(tmp_path, 'markdown', [text])
    message = "'::' is shown as text; put the code below it between lines ```"
    assert [warning.partition('WARNING: ')[2] for warning in warnings] == [
        f'{message} [resource.description]'
    ]
