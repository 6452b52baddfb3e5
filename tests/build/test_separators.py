"""Line ends that editors do not show cut nothing off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from sphinx_resources.formats import read_data
from support import PLAIN_PAGES, SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

ENDS = '\v\f\x1c\x1d\x1e\x85\u2028\u2029'


def check_cards(build: Build, text: str) -> None:
    """Check that each card but the last has all that its author wrote."""
    shown = build.html('index.html').select('article.resource-card[id]')
    assert len(shown) == len(ENDS) + 1
    for number, card in enumerate(shown[:-1]):
        words = ' '.join(card.get_text().split())
        assert words.startswith(f'Ants {number}')
        assert 'Good Press' in words
        assert '2020' in words
        assert text in words


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_they_are_spaces(syntax: str, tmp_path: Path) -> None:
    text = heading(syntax, 'Graphs') + block(syntax, 'resource-topic')
    for number, end in enumerate(ENDS):
        options = {
            'publisher': f'Good{end}Press',
            'url': f'https://example.org/{number}',
            'topics': f'Graphs;{end}graphs',
            'kind': 'book',
            'year': '2020',
        }
        text += block(syntax, 'resource', f'Ants{end}{number}', options, f'A{end}b.')
        text += '\n'
    last = text.count('\n') + 1
    text += block(syntax, 'resource', 'Last', {'level': 'none'}, 'Text.')
    made = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}, PLAIN_PAGES)
    build = made.build(suppress_warnings=['resource.url', 'resource.no-topic'])
    level, *others = build.warnings.splitlines()
    assert level.startswith(f'index.{SYNTAXES[syntax]}:{last + 1}: WARNING: level: ')
    assert len(others) == 1
    assert 'no kind' in others[0]
    check_cards(build, 'A b.')


def test_pages_of_others_are_as_they_were(tmp_path: Path) -> None:
    text = '# Page\n\n```\na\u2028b\n```\n\n'
    made = Project(tmp_path, {'index.md': text}, PLAIN_PAGES)
    assert '\u2028' in made.build().text('index.html')


def test_a_file_that_is_included_loses_no_option(tmp_path: Path) -> None:
    options = {'url': 'https://example.org/', 'publisher': 'Good\u2028Press'}
    options |= {'topics': 'Graphs', 'kind': 'book'}
    included = block('markdown', 'resource', 'Ants', options, 'Text.')
    made = Project(
        tmp_path,
        {
            'index.md': '# Graphs\n\n```{include} ants.txt\n```\n\n'
            + block('markdown', 'resource-topic'),
            'ants.txt': included,
        },
        PLAIN_PAGES,
    )
    build = made.build()
    # Old releases of MyST cut the line, of which the author is told.
    assert all("'Press' stands" in line for line in build.warnings.splitlines())
    card = build.html('index.html').select_one('.resource-card[id]')
    assert card is not None
    assert 'Good Press' in card.get_text()


def test_restructuredtext_includes_a_file_as_it_would_be_a_page(tmp_path: Path) -> None:
    text = ''
    for number, end in enumerate(ENDS):
        options = {'url': f'https://example.org/{number}', 'kind': 'book'}
        options |= {'publisher': f'Good{end}Press', 'topics': 'Graphs', 'year': '2020'}
        body = f'A\tb{end}c.'
        text += block(
            'restructuredtext', 'resource', f'Ants{end}{number}', options, body
        )
        text += '\n'
    page = heading('restructuredtext', 'Graphs')
    page += '.. include:: ants.txt\n\n'
    page += block('restructuredtext', 'resource-topic') + '\n'
    page += block('restructuredtext', 'resource', 'Last', {'level': 'none'}, 'Text.')
    made = Project(tmp_path, {'index.rst': page, 'ants.txt': text}, PLAIN_PAGES)
    build = made.build(suppress_warnings=['resource.url', 'resource.no-topic'])
    level, kind = build.warnings.splitlines()
    line = page.count('\n', 0, page.index(':level:')) + 1
    assert level.startswith(f'index.rst:{line}: WARNING: level: ')
    assert 'no kind' in kind
    check_cards(build, 'b c.')


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_controls_are_left_out(syntax: str, tmp_path: Path) -> None:
    control = '\x00\x01\x1b\x1f\x7f\x9f\ufffe'
    options = {'url': 'https://example.org/', 'kind': 'book'}
    options |= {'topics': f'Gra{control}phs', 'authors': f'Ann{control} Lee'}
    text = heading(syntax, f'Graphs{control}')
    text += block(syntax, 'resource-topic') + '\n'
    text += block(syntax, 'resource', f'An{control}ts', options, f'A {control}b.')
    made = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text})
    build = made.build('epub')
    assert build.warnings == ''
    for page in build.out.glob('*.xhtml'):
        assert ElementTree.parse(page).getroot() is not None
    assert 'Ann Lee' in build.text('index.xhtml')


def test_translations_and_files_of_directives_hold_none(tmp_path: Path) -> None:
    text = (
        '# Graphs\n\n:::{resource-topic}\n:::\n\n::::{resource} Ants\n'
        ':url: https://example.org/\n:topics: graphs\n:kind: book\n'
        ':access: free (all)\n\nWords.\n\n'
        '```{csv-table}\n:file: a.csv\n```\n\n'
        '```{literalinclude} a.txt\n:language: python\n```\n::::\n'
    )
    made = Project(tmp_path, {'index.md': text}, PLAIN_PAGES)
    made.write('a.csv', f'"Ta{ENDS}ble"\n')
    made.write('a.txt', f"'co{ENDS}de'\n")
    messages = {'Graphs': 'Gra', 'Ants': 'Amei', 'Words.': 'Wor', 'all': 'al'}
    made.write(
        'locale/de/LC_MESSAGES/index.po',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        + ''.join(
            f'msgid "{source}"\nmsgstr "{start}{ENDS}ende"\n\n'
            for source, start in messages.items()
        ),
    )
    for builder in ('html', 'epub', 'gettext'):
        build = made.build(
            builder, doctrees=f'of-{builder}', language='de', locale_dirs=['locale']
        )
        assert build.warnings == ''
        for name, content in build.files().items():
            if name.endswith(('html', '.json', '.js', '.xml', '.pot')):
                assert not set(content.decode()) & set(ENDS), name
        if builder == 'html':
            page = build.html('index.html')
    words = ' '.join(page.get_text().split())
    for start in (*messages.values(), 'Ta', "'co"):
        assert re.search(rf'{start} (ende|ble|de)', words), start
    # What is one colored word of code is still colored.
    assert page.select('.highlight .s1')


@pytest.mark.parametrize('suffix', ['yaml', 'json', 'csv', 'bib'])
@pytest.mark.parametrize('end', ENDS)
def test_data_files_hold_none(suffix: str, end: str) -> None:
    text = {
        'yaml': f'- title: A{end}b\n',
        'json': f'[{{"title": "A{end}b"}}]',
        'csv': f'title\nA{end}b\n',
        'bib': f'@book{{k, title={{A{end}b}}}}',
    }[suffix]
    content = read_data(text.encode(), f'.{suffix}')
    assert content.flaws == []
    assert content.entries[0].values['title'][0].text == 'A b'
