# ruff: noqa: E501 - a message in a table reads best on one line
"""Each fault gives one warning: its line, the value, the reason, what to write."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

GOOD = {
    'url': 'https://example.org/',
    'topics': 'Graphs',
    'kind': 'book',
}

#: A name; a directive with its argument, options and body; and its warnings,
#: each with the number of lines below the directive.
FAULTS: dict[
    str, tuple[tuple[str, str, dict[str, str], str], list[tuple[int, str]]]
] = {
    'no url': (
        ('resource', 'A', {'topics': 'Graphs', 'kind': 'book'}, 'x'),
        [
            (
                0,
                "'A' has no address; add a line such as :url: https://example.org/ "
                '[resource.url]',
            )
        ],
    ),
    'relative url': (
        ('resource', 'A', {**GOOD, 'url': 'example.org/a'}, 'x'),
        [
            (
                1,
                "url: 'example.org/a' is not a full address; did you mean "
                "'https://example.org/a'? [resource.url]",
            )
        ],
    ),
    'unsafe url': (
        ('resource', 'A', {**GOOD, 'url': 'javascript:alert(1)'}, 'x'),
        [
            (
                1,
                "url: 'javascript:alert(1)' is not allowed as an address: use "
                'https, http, mailto, ftp [resource.url]',
            )
        ],
    ),
    'unsafe link': (
        ('resource', 'A', {**GOOD, 'links': 'x <data:text/html,x>'}, 'x'),
        [
            (
                4,
                "links: 'data:text/html,x' is not allowed as an address: use "
                'https, http, mailto, ftp [resource.links]',
            )
        ],
    ),
    'picture of another host': (
        ('resource', 'A', {**GOOD, 'image': 'https://example.org/a.png'}, 'x'),
        [
            (
                4,
                "image: 'https://example.org/a.png' is not a file of the project; "
                'copy the picture into it [resource.image]',
            )
        ],
    ),
    'no topics': (
        ('resource', 'A', {'url': 'https://example.org/', 'kind': 'book'}, 'x'),
        [
            (
                0,
                "'A' has no topics; add a line such as :topics: linear algebra, "
                'probability [resource.no-topic]',
            )
        ],
    ),
    'unknown topic': (
        ('resource', 'A', {**GOOD, 'topics': 'graph'}, 'x'),
        [
            (
                2,
                "the topic 'graph' is not declared; did you mean 'Graphs'? "
                '[resource.topic]',
            )
        ],
    ),
    'unknown required topic': (
        ('resource', 'A', {**GOOD, 'requires': 'zzz'}, 'x'),
        [
            (
                4,
                "the topic 'zzz' is not declared; write one of: Graphs, "
                'Neighbour, A, Next [resource.topic]',
            )
        ],
    ),
    'unknown level': (
        ('resource', 'A', {**GOOD, 'level': 'begginer'}, 'x'),
        [
            (
                4,
                "level: 'begginer' is unknown; did you mean 'beginner'? "
                '[resource.level]',
            )
        ],
    ),
    'unknown kind': (
        ('resource', 'A', {**GOOD, 'kind': 'bok'}, 'x'),
        [(3, "kind: 'bok' is unknown; did you mean 'book'? [resource.kind]")],
    ),
    'no kind': (
        ('resource', 'A', {'url': 'https://example.org/', 'topics': 'Graphs'}, 'x'),
        [
            (
                0,
                "'A' has no kind; add a line such as :kind: book, or resource-kind "
                'to the metadata of the page (one of: book, post, paper, tool, '
                'video, course) [resource.kind]',
            )
        ],
    ),
    'unknown option': (
        ('resource', 'A', {**GOOD, 'autors': 'Ada'}, 'x'),
        [
            (
                4,
                "there is no option 'autors'; did you mean 'authors'? "
                '[resource.option]',
            )
        ],
    ),
    'bad year': (
        ('resource', 'A', {**GOOD, 'year': '20200'}, 'x'),
        [
            (
                4,
                "year: '20200' is not a year; write four digits, as in 2020 "
                '[resource.year]',
            )
        ],
    ),
    'bad date': (
        ('resource', 'A', {**GOOD, 'added': '2026-02-30'}, 'x'),
        [
            (
                4,
                "added: '2026-02-30' is not a date; write year-month-day, as in "
                '2026-01-31 [resource.added]',
            )
        ],
    ),
    'bad duration': (
        ('resource', 'A', {**GOOD, 'duration': 'long'}, 'x'),
        [
            (
                4,
                "duration: 'long' is not a duration; write it as in 45 min, 3 h, "
                '10-12 weeks or 6 months [resource.duration]',
            )
        ],
    ),
    'bad language': (
        ('resource', 'A', {**GOOD, 'language': 'english'}, 'x'),
        [
            (
                4,
                "language: 'english' is not a language tag; write it as in en, fr "
                'or pt-BR [resource.language]',
            )
        ],
    ),
    'bad id': (
        ('resource', 'A', {**GOOD, 'id': 'My Book'}, 'x'),
        [
            (
                4,
                "id: 'My Book' is not an id; write lower-case letters, digits and "
                'hyphens, a letter first [resource.id]',
            )
        ],
    ),
    'no title': (
        ('resource', '', GOOD, 'x'),
        [
            (
                0,
                'a resource has no title; write it behind the name of the '
                'directive, as in {resource} Dive into Deep Learning '
                '[resource.title]',
            )
        ],
    ),
    'several broader topics': (
        ('resource-topic', 'Trees', {'broader': 'Graphs, Sets'}, 'x'),
        [
            (
                1,
                "broader: 'Graphs, Sets' is not one topic; write one of them "
                '[resource.topic]',
            )
        ],
    ),
    'listing of an unknown kind': (
        ('resource-list', '', {'kinds': 'book, vidoe'}, ''),
        [
            (
                1,
                "kinds: 'vidoe' is unknown; did you mean 'video'? [resource.query]",
            )
        ],
    ),
    'listing of an unknown topic': (
        ('resource-list', '', {'topics': 'graph'}, ''),
        [
            (
                1,
                "the topic 'graph' is not declared; did you mean 'Graphs'? "
                '[resource.topic]',
            )
        ],
    ),
    'unknown order': (
        ('resource-list', '', {'sort': 'date'}, ''),
        [
            (
                1,
                "sort: 'date' is unknown; write one of: level, title, author, "
                'year, added [resource.query]',
            )
        ],
    ),
    'unknown form': (
        ('resource-list', '', {'style': 'card'}, ''),
        [(1, "style: 'card' is unknown; did you mean 'cards'? [resource.query]")],
    ),
    'bad limit': (
        ('resource-list', '', {'limit': 'few'}, ''),
        [
            (
                1,
                "limit: 'few' is not a number; write a whole number from 1 on "
                '[resource.query]',
            )
        ],
    ),
    'unknown index': (
        ('resource-index', 'topic', {}, ''),
        [(0, "index: 'topic' is unknown; did you mean 'topics'? [resource.query]")],
    ),
}


GOOD_LINES = ':url: https://example.org/\n:topics: Graphs\n:kind: book'


def resource(**options: str) -> tuple[str, str, dict[str, str], str]:
    """Return a sound resource with further options."""
    return ('resource', 'A', {**GOOD, **options}, 'x')


def listing(**options: str) -> tuple[str, str, dict[str, str], str]:
    """Return a listing."""
    return ('resource-list', '', options, '')


#: What is wrong with one option of a sound resource: its name, value, message
#: and subtype.
OPTIONS = [
    ('url', 'ftp://', "'ftp://' is not a full address: it names no host", 'url'),
    (
        'url',
        'about:blank',
        "'about:blank' is not allowed as an address: use https, http, mailto, ftp",
        'url',
    ),
    (
        'links',
        'Run <javascript:x>',
        "'javascript:x' is not allowed as an address: use https, http, mailto, ftp",
        'links',
    ),
    (
        'kind',
        'podcast',
        "'podcast' is unknown; write one of: book, post, paper, tool, video, course",
        'kind',
    ),
    ('kind', 'vidoe', "'vidoe' is unknown; did you mean 'video'?", 'kind'),
    ('year', 'MMXX', "'MMXX' is not a year; write four digits, as in 2020", 'year'),
    (
        'added',
        '2026/01/31',
        "'2026/01/31' is not a date; write year-month-day, as in 2026-01-31",
        'added',
    ),
    (
        'duration',
        'three weeks',
        "'three weeks' is not a duration; write it as in 45 min, 3 h, "
        '10-12 weeks or 6 months',
        'duration',
    ),
    (
        'language',
        'e',
        "'e' is not a language tag; write it as in en, fr or pt-BR",
        'language',
    ),
    (
        'authors',
        'Faisal, Ong, Deisenroth',
        "'Faisal, Ong, Deisenroth' looks like several authors; write Faisal; Ong; Deisenroth",
        'authors',
    ),
    (
        'url',
        '//d2l.ai',
        "'//d2l.ai' is not a full address; did you mean 'https://d2l.ai'?",
        'url',
    ),
    ('url', 'books/one', "'books/one' is not a full address", 'url'),
    ('url', 'https://', "'https://' is not a full address: it names no host", 'url'),
    (
        'url',
        'https:/a.org',
        "'https:/a.org' is not a full address: it names no host",
        'url',
    ),
    (
        'url',
        'https://a.org/x y',
        "'https://a.org/x y' is not an address: it holds a character that none can have",
        'url',
    ),
    (
        'url',
        'https://a.org/<b>',
        "'https://a.org/<b>' is not an address: it holds a character that none can have",
        'url',
    ),
    (
        'url',
        'data:text/html,x',
        "'data:text/html,x' is not allowed as an address: use https, http, mailto, ftp",
        'url',
    ),
    (
        'url',
        'file:///etc/passwd',
        "'file:///etc/passwd' is not allowed as an address: use https, http, mailto, ftp",
        'url',
    ),
    (
        'url',
        'VBScript:x',
        "'VBScript:x' is not allowed as an address: use https, http, mailto, ftp",
        'url',
    ),
    ('url', 'mailto:', "'mailto:' has no address after 'mailto:'", 'url'),
    (
        'archive',
        'example.org/a',
        "'example.org/a' is not a full address; did you mean 'https://example.org/a'?",
        'url',
    ),
    (
        'archive',
        'javascript:x',
        "'javascript:x' is not allowed as an address: use https, http, mailto, ftp",
        'url',
    ),
    (
        'archive',
        'http://www.example.org',
        "'http://www.example.org' is no copy but the address itself; write that of "
        'the copy',
        'url',
    ),
    (
        'links',
        'Code <code.org>',
        "'code.org' is not a full address; did you mean 'https://code.org'?",
        'links',
    ),
    (
        'links',
        'Code https://a.org',
        "'Code https://a.org' is not of the form: Label <https://example.org/>",
        'links',
    ),
    (
        'links',
        '[Code](https://a.org)',
        "'[Code](https://a.org)' is a link of Markdown; write Code <https://a.org>",
        'links',
    ),
    (
        'links',
        'A <https://a.org>, B <https://b.org>',
        "'A <https://a.org>, B <https://b.org>' holds several addresses; separate them with semicolons",
        'links',
    ),
    (
        'links',
        'Code <>',
        'an address is missing; write it in full, as in https://example.org/',
        'links',
    ),
    (
        'image',
        '//a.org/b.png',
        "'//a.org/b.png' is not a file of the project; copy the picture into it",
        'image',
    ),
    (
        'image',
        'data:image/png;base64,x',
        "'data:image/png;base64,x' is not a file of the project; copy the picture into it",
        'image',
    ),
    (
        'level',
        'hard',
        "'hard' is unknown; write one of: beginner, intermediate, advanced",
        'level',
    ),
    (
        'level',
        'beginner, advanced',
        "'beginner, advanced' is not one word; write one of: beginner, intermediate, advanced",
        'level',
    ),
    ('year', '20', "'20' is not a year; write four digits, as in 2020", 'year'),
    (
        'year',
        '1066',
        "'1066' cannot be the year; write one from 1450 to {next_year}",
        'year',
    ),
    (
        'year',
        '9999',
        "'9999' cannot be the year; write one from 1450 to {next_year}",
        'year',
    ),
    (
        'added',
        '31.1.2026',
        "'31.1.2026' is not a date; write year-month-day, as in 2026-01-31",
        'added',
    ),
    (
        'added',
        '2026-1-1x',
        "'2026-1-1x' is not a date; write year-month-day, as in 2026-01-31",
        'added',
    ),
    (
        'duration',
        '3',
        "'3' is not a duration; write it as in 45 min, 3 h, 10-12 weeks or 6 months",
        'duration',
    ),
    (
        'language',
        'xx-yy',
        "'xx-yy' is not a language tag; write it as in en, fr or pt-BR",
        'language',
    ),
    (
        'license',
        'CC-BY-4',
        "'CC-BY-4' is not an SPDX identifier, and free text has several words; did you mean 'CC-BY-4.0'?",
        'license',
    ),
    (
        'license',
        'free',
        "'free' is not an SPDX identifier, and free text has several words",
        'license',
    ),
    (
        'authors',
        'Ada Lovelace, Alan Turing',
        "'Ada Lovelace, Alan Turing' looks like several authors; write Ada Lovelace; Alan Turing",
        'authors',
    ),
    (
        'id',
        'a b',
        "'a b' is not an id; write lower-case letters, digits and hyphens, a letter first",
        'id',
    ),
    (
        'id',
        '-a',
        "'-a' is not an id; write lower-case letters, digits and hyphens, a letter first",
        'id',
    ),
]

#: Pages as they are written in Markdown, with the line and text of the warning.
PAGES: dict[str, tuple[str, int, str]] = {
    'option without its first colon': (
        f':::{{resource}} A\n{GOOD_LINES}\nlevel: beginner\n\nx\n:::\n',
        7,
        "'level: beginner' lacks its first colon; write :level: beginner "
        '[resource.option]',
    ),
    'option that stands twice': (
        f':::{{resource}} A\n{GOOD_LINES}\n:kind: video\n\nx\n:::\n',
        7,
        "the option 'kind' stands twice; only the first counts [resource.option]",
    ),
    'no description': (
        f':::{{resource}} A\n{GOOD_LINES}\n:::\n',
        3,
        "'A' has no description; say what one learns from it [resource.no-description]",
    ),
    'markup in a description': (
        f':::{{resource}} A\n{GOOD_LINES}\n\nx <b onclick="y()">z</b>\n:::\n',
        8,
        '\'<b onclick="y()">\' is raw markup, and is shown as text; '
        'write **text** [resource.description]',
    ),
    'text in a listing': (
        ':::{resource-list}\n:topics: Graphs\n\nSome text.\n:::\n',
        6,
        "'Some text.' is not an option, and resource-list has no text "
        '[resource.option]',
    ),
    'no braces': (
        f':::resource A\n{GOOD_LINES}\n\nx\n:::\n',
        3,
        "':::resource' was not read as a block; begin it with :::{resource} and a "
        'space, and end it with a line ::: [resource.block]',
    ),
    'two colons': (
        f'::{{resource}} A\n{GOOD_LINES}\n\nx\n',
        3,
        "'::{resource} A' was not read as a block; begin it with :::{resource} and a "
        'space, and end it with a line ::: [resource.block]',
    ),
    'a second topic on a page that is one': (
        ':::{resource-topic}\nx\n:::\n\n:::{resource-topic}\ny\n:::\n',
        7,
        "this page is the topic 'Page' already; write the label of another behind "
        'the name of the directive [resource.title]',
    ),
    'the id of another topic': (
        ':::{resource-topic} Networks\n:id: graphs\n\nx\n:::\n',
        4,
        "the topic 'Networks' has the id 'graphs' of one in graphs.md:3; give it its "
        'own, with an :id: line [resource.topic]',
    ),
    'an alias that is a label': (
        ':::{resource-topic} Networks\n:aliases: graphs\n\nx\n:::\n',
        4,
        "the alias 'graphs' of 'Networks' is a name of 'Graphs' in graphs.md:3; "
        'remove one of them [resource.topic]',
    ),
    'an alias of two topics': (
        ':::{resource-topic} B\n:aliases: x\n\nx\n:::\n\n'
        ':::{resource-topic} C\n:aliases: x\n\nx\n:::\n',
        10,
        "the alias 'x' of 'C' is a name of 'B' in page.md:3; remove one of them "
        '[resource.topic]',
    ),
    'a cycle of requires': (
        ':::{resource-topic} B\n:requires: C\n\nx\n:::\n\n'
        ':::{resource-topic} C\n:requires: D\n\nx\n:::\n\n'
        ':::{resource-topic} D\n:requires: B\n\nx\n:::\n',
        4,
        'topics require each other: B → C → D → B; remove one of these :requires: '
        'lines [resource.cycle]',
    ),
    'a topic that is a part of itself': (
        ':::{resource-topic} B\n:broader: B\n\nx\n:::\n',
        4,
        'topics are parts of each other: B → B; remove one of these :broader: lines '
        '[resource.cycle]',
    ),
    'an unknown broader topic': (
        ':::{resource-topic} B\n:broader: grphs\n\nx\n:::\n',
        4,
        "the topic 'grphs' is not declared; did you mean 'Graphs'? [resource.topic]",
    ),
    'an author without a resource': (
        ':::{resource-list}\n:authors: Ada\n:::\n',
        4,
        "authors: 'Ada' has no resource; write one of: Bob [resource.query]",
    ),
    'an address of another resource': (
        ':::{resource} A\n:url: http://www.EXAMPLE.org/n/?utm_source=x\n'
        ':topics: Graphs\n:kind: book\n\nx\n:::\n',
        4,
        "'http://www.EXAMPLE.org/n/?utm_source=x' is the address of 'Neighbour' in "
        'neighbour.md:3 too; keep one of them, and show it again with resource-list '
        '[resource.duplicate]',
    ),
    'an unknown resource': (
        'See {resource}`neighbor`.\n',
        3,
        "there is no resource 'neighbor'; did you mean 'neighbour'? "
        '[resource.reference]',
    ),
    'an unknown topic': (
        'See {topic}`grph`.\n',
        3,
        "there is no topic 'grph'; did you mean 'Graphs'? [resource.reference]",
    ),
    'an index without a name': (
        ':::{resource-index}\n:::\n',
        3,
        "index: '' is unknown; write one of: topics, kinds, levels, authors, titles, "
        'paths [resource.query]',
    ),
    'an index with an option': (
        ':::{resource-index} kinds\n:sort: title\n:::\n',
        4,
        "there is no option 'sort' [resource.option]",
    ),
}


def build_page(tmp_path: Path, syntax: str, text: str) -> Build:
    """Build a page with *text* beside two sound pages."""
    suffix = SYNTAXES[syntax]
    sound = {**GOOD, 'url': 'https://example.org/n', 'authors': 'Bob'}
    files = {
        f'index.{suffix}': heading(syntax, 'Home')
        + toctree(syntax, 'page', 'graphs', 'neighbour'),
        f'page.{suffix}': heading(syntax, 'Page') + text,
        f'graphs.{suffix}': heading(syntax, 'Graphs')
        + block(syntax, 'resource-topic', '', {}, 'Text.'),
        f'neighbour.{suffix}': heading(syntax, 'Other')
        + block(syntax, 'resource', 'Neighbour', sound, 'x'),
    }
    return Project(tmp_path, files).build()


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('fault', FAULTS)
def test_each_fault_gives_its_warning(fault: str, syntax: str, tmp_path: Path) -> None:
    directive, warnings = FAULTS[fault]
    after = ('resource', 'Next', {**GOOD, 'url': 'https://example.org/next'}, 'x')
    text = block(syntax, *directive) + '\n' + block(syntax, *after)
    build = build_page(tmp_path, syntax, text)
    first = 3 if syntax == 'markdown' else 4
    assert build.warnings.splitlines() == [
        f'page.{SYNTAXES[syntax]}:{first + line}: WARNING: {message}'
        for line, message in warnings
    ]
    assert 'Next' in cards(build.html('page.html'))


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize(('option', 'value', 'message', 'subtype'), OPTIONS)
def test_a_bad_value_costs_that_value(
    option: str, value: str, message: str, subtype: str, syntax: str, tmp_path: Path
) -> None:
    options = {**GOOD, option: value}
    text = block(syntax, 'resource', 'A', options, 'Still here.')
    build = build_page(tmp_path, syntax, text)
    next_year = dt.datetime.now(tz=dt.UTC).year + 1
    message = message.replace('{next_year}', str(next_year))
    line = (3 if syntax == 'markdown' else 4) + 1 + list(options).index(option)
    suffix = SYNTAXES[syntax]
    assert build.warnings == (
        f'page.{suffix}:{line}: WARNING: {option}: {message} [resource.{subtype}]'
    )
    (card,) = build.html('page.html').select('.resource-card')
    assert 'Still here.' in card.get_text()
    assert [link.get_text() for link in card.select('a.resource-topic')] == ['Graphs']


@pytest.mark.parametrize('fault', PAGES)
def test_a_faulty_page(fault: str, tmp_path: Path) -> None:
    text, line, message = PAGES[fault]
    build = build_page(tmp_path, 'markdown', text)
    first = build.warnings.splitlines()[0]
    assert first == f'page.md:{line}: WARNING: {message}'
    others = build.warnings.splitlines()[1:]
    assert all('raw markup' in warning for warning in others)


def test_an_archived_copy_is_no_second_address(tmp_path: Path) -> None:
    text = block(
        'markdown', 'resource', 'A', {**GOOD, 'archive': 'https://example.org/n'}, 'x'
    )
    assert build_page(tmp_path, 'markdown', text).warnings == ''


def test_a_block_that_is_not_closed(tmp_path: Path) -> None:
    text = f':::{{resource}} A\n{GOOD_LINES}\n\nx\n\n'
    text += ':::{resource} B\n:url: https://b.org\n:topics: Graphs\n\ny\n:::\n'
    build = build_page(
        tmp_path, 'markdown', text.replace('Graphs\n\ny', 'Graphs\n:kind: book\n\ny')
    )
    assert build.warnings == (
        "page.md:10: WARNING: 'B' stands inside 'A', which was not closed; end it with "
        'a line ::: or, in reStructuredText, of less indentation [resource.block]'
    )
    assert cards(build.html('page.html')) == ['A', 'B']


def test_two_cycles_give_two_warnings(tmp_path: Path) -> None:
    pairs = {'B': 'C', 'C': 'B', 'D': 'E', 'E': 'D'}
    text = '\n'.join(
        block('markdown', 'resource-topic', label, {'requires': other}, 'x')
        for label, other in pairs.items()
    )
    warnings = build_page(tmp_path, 'markdown', text).warnings.splitlines()
    assert [warning.partition('other: ')[2][:9] for warning in warnings] == [
        'B → C → B',
        'D → E → D',
    ]


def test_a_block_that_swallows_a_heading(tmp_path: Path) -> None:
    text = f':::{{resource}} A\n{GOOD_LINES}\n\nx\n\n## More\n\ny\n'
    build = build_page(tmp_path, 'markdown', text)
    assert build.warnings == (
        "page.md:10: WARNING: the heading 'More' stands inside 'A', which was not "
        'closed; end it with a line ::: [resource.block]'
    )


def test_a_block_that_ends_with_two_colons(tmp_path: Path) -> None:
    text = f':::{{resource}} A\n{GOOD_LINES}\n\nx\n::\n'
    build = build_page(tmp_path, 'markdown', text)
    assert build.warnings == (
        "page.md:3: WARNING: 'A' ends with too few colons; write ::: [resource.block]"
    )


def test_a_resource_above_the_title(tmp_path: Path) -> None:
    files = {
        'index.md': block('markdown', 'resource', 'A', GOOD, 'x') + '\n# Home\n',
    }
    build = Project(tmp_path, files).build(suppress_warnings=['resource.topic'])
    assert build.warnings == (
        "index.md:1: WARNING: 'A' stands above the title of the page; begin the page "
        'with a heading [resource.title]'
    )


def test_an_unsafe_link_in_a_description(tmp_path: Path) -> None:
    text = block(
        'restructuredtext', 'resource', 'A', GOOD, '`click <javascript:alert(1)>`__'
    )
    build = build_page(tmp_path, 'restructuredtext', text)
    assert build.warnings == (
        "page.rst:4: WARNING: 'javascript:alert(1)' is not allowed as an address: use "
        'https, http, mailto, ftp [resource.url]'
    )
    assert 'javascript:' not in build.text('page.html')


def test_a_picture_that_is_not_there(tmp_path: Path) -> None:
    text = block('markdown', 'resource', 'A', {**GOOD, 'image': 'no.png'}, 'x')
    build = build_page(tmp_path, 'markdown', text)
    assert build.warnings == (
        "page.md:7: WARNING: image: there is no file 'no.png' [resource.image]"
    )


def test_a_picture_outside_the_project(tmp_path: Path) -> None:
    (tmp_path / 'secret.png').write_bytes(b'')
    text = block('markdown', 'resource', 'A', {**GOOD, 'image': '../secret.png'}, 'x')
    build = build_page(tmp_path, 'markdown', text)
    assert build.warnings == (
        "page.md:7: WARNING: image: there is no file '../secret.png' [resource.image]"
    )
    assert not list(build.out.rglob('secret.png'))


def test_every_subtype_is_described_and_can_be_suppressed(tmp_path: Path) -> None:
    everything = '\n'.join(text for text, _, _ in PAGES.values())
    build = build_page(tmp_path / 'a', 'markdown', everything)
    assert '[resource.' in build.warnings
    project = Project(tmp_path / 'a')
    silent = project.build(fresh=True, suppress_warnings=['resource'])
    assert silent.warnings == ''


def test_the_table_is_long_enough() -> None:
    assert len(FAULTS) + len(OPTIONS) >= 60
