"""Signs that show nothing, and spaces of the Web, keep no markup from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.formats import read_data
from support import PLAIN_PAGES, SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

UNSEEN = ['\u200b', '\ufeff', '\u2060', '\xad', '\u200e', '\u200d']
SPACES = ['\xa0', '\u2003', '\u202f', '\u3000']
OPTIONS = {'url': 'https://example.org/', 'topics': 'Graphs', 'kind': 'book'}

#: What of a block is written with such a sign: in Markdown, in reStructuredText.
PLACES = {
    'before the block': ((':::{', '{}:::{{'), ('.. res', '{}.. res')),
    'in its name': (('{resource}', '{{reso{}urce}}'), ('resource::', 'reso{}urce::')),
    'behind its name': (('{resource}', '{{resource{}}}'), ('source::', 'source{}::')),
    'before an option': ((':topics:', '{}:topics:'), (':topics:', '{}:topics:')),
    'in an option': ((':topics:', ':to{}pics:'), (':topics:', ':to{}pics:')),
    'behind an option': ((':topics:', ':topics{}:'), (':topics:', ':topics{}:')),
    'before a value': ((':topics:', ':topics:{}'), (':topics:', ':topics:{}')),
    'behind the end': ((':::\n', ':::{}\n'), ('kind: book', 'kind: book{}')),
}


def build_with(path: Path, syntax: str, old: str, new: str) -> tuple[str, list[str]]:
    """Build two blocks, the first with *new* in place of *old*."""
    first = block(syntax, 'resource', 'Ants', OPTIONS, 'On ants.')
    head, found, tail = first.rpartition(old)
    assert found
    other = OPTIONS | {'url': 'https://example.org/b'}
    text = heading(syntax, 'Graphs') + block(syntax, 'resource-topic') + '\n'
    text += f'{head}{new}{tail}\n'
    text += block(syntax, 'resource', 'Bees', other, 'On bees.')
    build = Project(path, {f'index.{SYNTAXES[syntax]}': text}, PLAIN_PAGES).build()
    shown = build.html('index.html').select('article.resource-card[id]')
    return build.warnings, [str(card['id']) for card in shown]


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('place', PLACES)
def test_what_shows_nothing_is_left_out(
    syntax: str, place: str, tmp_path: Path
) -> None:
    old, new = PLACES[place][list(SYNTAXES).index(syntax)]
    for number, sign in enumerate(UNSEEN):
        path = tmp_path / str(number)
        told, shown = build_with(path, syntax, old, new.format(sign))
        assert told == '', ascii(sign)
        assert shown == ['ants', 'bees'], ascii(sign)


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('space', SPACES)
def test_spaces_of_the_web_are_spaces(syntax: str, space: str, tmp_path: Path) -> None:
    indent = '' if syntax == 'markdown' else '   '
    mended = f'{indent}:topics:', f'{indent.replace(" ", space)}:topics:{space}'
    told, shown = build_with(tmp_path / 'option', syntax, *mended)
    assert (told, shown) == ('', ['ants', 'bees'])
    if syntax == 'markdown':
        told, shown = build_with(tmp_path / 'end', syntax, ':::\n', f':::{space}\n')
        assert (told, shown) == ('', ['ants', 'bees'])


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('kind: book', 'kind:{}book'),
        ('resource', '{}resource'),
        ('---', '---{}'),
        ('---', '{}---'),
    ],
)
@pytest.mark.parametrize('sign', [*UNSEEN, *SPACES])
def test_metadata_say_the_kind(old: str, new: str, sign: str, tmp_path: Path) -> None:
    if (sign in SPACES) != ('kind' in new):
        # A space makes another line of it, and a key needs one.
        new = old
    page = '---\nresource-kind: book\n---\n\n# Graphs\n\n'.replace(
        old, new.format(sign), 1
    )
    options = {key: OPTIONS[key] for key in ('url', 'topics')}
    page += block('markdown', 'resource-topic') + '\n'
    page += block('markdown', 'resource', 'Ants', options, 'On ants.')
    assert Project(tmp_path, {'index.md': page}, PLAIN_PAGES).build().warnings == ''


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_words_keep_what_they_need(syntax: str, tmp_path: Path) -> None:
    titles = {'title': 'می\u200cخواهم', 'authors': 'A\u200dB', 'body': 'ក\u200bខ'}
    options = OPTIONS | {'authors': titles['authors']}
    text = heading(syntax, 'Graphs') + block(syntax, 'resource-topic') + '\n'
    text += block(syntax, 'resource', titles['title'], options, titles['body'])
    build = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}, PLAIN_PAGES).build()
    assert build.warnings == ''
    card = build.html('index.html').select_one('article.resource-card[id]')
    assert card is not None
    assert all(words in card.get_text() for words in titles.values())


def test_pages_of_others_are_as_they_were(tmp_path: Path) -> None:
    text = '# Page\n\n:topics\u200b: calculus\n\n\u200b:::{note}\n'
    made = Project(tmp_path, {'index.md': text}, PLAIN_PAGES)
    assert made.build().text('index.html').count('\u200b') == 2


BETWEEN = {
    '.yaml': [
        '- title: Ants\n  url:@ https://example.org/\n',
    ],
    '.json': [
        '[{@"title": "Ants", "url": "https://example.org/"}]',
        '[{"title":@"Ants"@, "url": "https://example.org/"}]',
    ],
}
BETWEEN_SPACES = [
    '-@title: Ants\n  url: https://example.org/\n',
    '- title: Ants\n  url:@https://example.org/\n',
]
IN_KEYS = [
    '-@ title: Ants\n  url: https://example.org/\n',
    '- title: Ants\n  @url: https://example.org/\n',
    '- title: Ants\n  u@rl: https://example.org/\n',
]


@pytest.mark.parametrize(
    ('suffix', 'text'),
    [
        *(
            (suffix, text.replace('@', sign))
            for suffix, texts in BETWEEN.items()
            for text in texts
            for sign in (*UNSEEN, *SPACES)
        ),
        *(('.yaml', t.replace('@', sign)) for t in BETWEEN_SPACES for sign in SPACES),
        *(('.yaml', t.replace('@', sign)) for t in IN_KEYS for sign in UNSEEN),
        ('.yaml', '- title: Ants\n\u3000url: https://example.org/\n'),
    ],
)
def test_so_between_keys_and_values_of_data_files(suffix: str, text: str) -> None:
    content = read_data(text.encode(), suffix)
    assert content.flaws == []
    (entry,) = content.entries
    assert {key: texts[0].text for key, texts in entry.values.items()} == {
        'title': 'Ants',
        'url': 'https://example.org/',
    }


def test_texts_of_data_files_keep_what_they_need() -> None:
    words = 'می\u200cخواهم\xa0ក\u200bខ'
    for suffix, text in {
        '.yaml': f'- title: {words}\n',
        '.json': f'[{{"title": "{words}"}}]',
    }.items():
        content = read_data(text.encode(), suffix)
        assert content.flaws == []
        assert content.entries[0].values['title'][0].text == words
