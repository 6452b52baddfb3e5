"""Every construct of a line of text, wherever it is shown, in every builder.

One project holds them all, so that each builder runs once for a syntax.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from constructs import COPIES, TABLES, construct_project, descriptions
from support import SYNTAXES

if TYPE_CHECKING:
    from pathlib import Path


#: The files of the card, of its copy on the page of a topic, and in a listing.
PAGES = {
    'html': ('books.html', 'graphs.html', 'index.html'),
    'dirhtml': ('books/index.html', 'graphs/index.html', 'index.html'),
    'epub': ('books.xhtml', 'graphs.xhtml', 'index.xhtml'),
}


@pytest.mark.parametrize(
    'builder',
    [
        'html',
        pytest.param('dirhtml', marks=pytest.mark.whole),
        pytest.param('epub', marks=pytest.mark.whole),
    ],
)
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_copies_show_what_cards_show(syntax: str, builder: str, tmp_path: Path) -> None:
    table = TABLES[syntax]
    build = construct_project(tmp_path, syntax, table).build(builder)
    assert build.warnings == ''
    shown = {name: text for name, (_, text) in table.items()}
    copied = shown | COPIES[syntax]
    card, copy, listing = (build.html(name) for name in PAGES[builder])
    assert descriptions(card) == shown
    assert descriptions(copy) == copied
    assert descriptions(listing) == copied
    if builder == 'html':
        data = json.loads(build.text('catalogue.json'))['resources']
        said = {one['title']: letters(one['description']) for one in data}
        copied |= {'notes': 'A note here. Said. So.'} if 'notes' in copied else {}
        assert {name: said[name] for name in copied} == {
            name: letters(text) for name, text in copied.items()
        }


#: The file of each other builder that holds all cards, and what is no text there.
PLAIN = {
    'singlehtml': ('index.html', r'<[^>]*>'),
    'text': ('books.txt', r'\[image: |\]\[image\]'),
    'latex': (
        'test.tex',
        r'\\(sphinxhref|label|PYG|DUrole)\{(\\detokenize\{)?[^{}]*\}?\}'
        r'|\\index\{.*?\}\}(?=\\index|\w|\\sphinx)|\\hyperref\[.*?\}\]'
        r'|\\begin\{sphinxuseclass\}\{\w+\}|\\(begin|end)\{[^}]*\}(\[.\])?|\\[a-zA-Z]+',
    ),
    'man': (
        'test.1',
        r'\\f[BIRP]|\\s-2|\\s0|\\[ude]|\\\(ga|(?<=[\w)P]) \\%<.*?>|\\[%&:]'
        r'|(?m:^\.[A-Za-z].*)|\[image(: |\])',
    ),
    'texinfo': (
        'test.texi',
        r'@(anchor|footnote)\{[^}]*\}|@ref\{\w+,,|@image\{[^,]*,,,|,svg\}|@geindex.*'
        r'|(?m:^@(c|end) .*)|(?<!@)@[a-z]+',
    ),
    'xml': (
        'books.xml',
        r'(?s:<(raw|comment|substitution_definition)\b.*?</\1>)|<[^>]*>',
    ),
}
#: Sphinx counts figures only for HTML and LaTeX; these others show what is in words.
WORDS = {
    'numref': 'See Fig. %s.',
    'numref with text': 'See picture %s.',
    'numref with a word': 'Pic {number}.',
    'picture': 'A round sign there.',
    'picture in html': 'A sign there.',
}
#: What builders say where it is something else than what a card says in HTML.
OTHERWISE: dict[str, dict[str, str]] = {
    'singlehtml': {'notes': 'A note [1] here [2]. [1] Said. [2] So.'},
    'text': {
        **WORDS,
        'abbreviation': 'ML (machine learning)',
        'notes': 'A note [1] here [2]. [1] Said. [2] So.',
        'place in a line': 'A, see place.',
    },
    'latex': {
        'abbreviation': 'ML (machine learning)',
        'citation': 'See other:knu97.',
        'eq': 'See equation:other:eq-one.',
        'equation by number': 'See equation:other:eq-one.',
        'note': 'A note (Said.) here.',
        'notes': 'A note (Said.) here (So.).',
        'numref': 'See Fig. other:fig-one.',
        'numref with a word': 'Pic other:fig-one.',
        'numref with text': 'See picture other:fig-one.',
        'picture': 'A p.svg there.',
        'picture in html': 'A p.svg there.',
    },
    'man': {
        **WORDS,
        'address': 'See',
        'addresses': 'https://example.org/s or',
        'citation': 'See [Knu97] knu97.',
        'notes': 'A note [1] here [2]. Said. So.',
    },
    'texinfo': {
        **WORDS,
        'abbreviation': 'ML (machine learning)',
        'mail': 'me@example.org or me@example.org, me.',
        'note': 'A note here.',
        'notes': 'A note here.',
    },
    'xml': {'notes': 'A note [1] here [2]. [1] Said. [2] So.'},
}


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return ''.join(re.findall(r'[^\W_]+', text))


@pytest.mark.whole
@pytest.mark.parametrize('builder', PLAIN)
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_other_builders_show_the_same(
    syntax: str, builder: str, tmp_path: Path
) -> None:
    table = {
        name: (f'Start{number}x.\n\n{source}\n\nStop{number}x.', text)
        for number, (name, (source, text)) in enumerate(TABLES[syntax].items())
    }
    build = construct_project(tmp_path, syntax, table).build(builder)
    assert build.warnings == ''
    file, signs = PLAIN[builder]
    found = build.text(file)
    shown, expected = {}, {}
    for number, (name, (_, text)) in enumerate(table.items()):
        match = re.search(rf'Start{number}x\.(.*?)Stop{number}x\.', found, re.DOTALL)
        assert match, name
        shown[name] = letters(html.unescape(re.sub(signs, ' ', match[1])))
        expected[name] = letters(OTHERWISE[builder].get(name, text))
    assert shown == expected
