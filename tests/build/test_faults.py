"""Each fault gives one warning: its line, the value, the reason, what to write."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from support import ROOT, SYNTAXES, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support import Build

GOOD = {
    'url': 'https://example.org/',
    'topics': 'Graphs',
    'kind': 'book',
}
GOOD_LINES = ':url: https://example.org/\n:topics: Graphs\n:kind: book'


def table(name: str) -> dict[str, Any]:
    """Return a table of faults from the folder of data."""
    text = (ROOT / 'tests/data' / f'{name}.yaml').read_text(encoding='utf-8')
    return dict(yaml.safe_load(text))


BLOCKS = table('faulty-blocks')
OPTIONS = table('faulty-options')
PAGES = table('faulty-pages')


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
@pytest.mark.parametrize('fault', BLOCKS)
def test_each_fault_gives_its_warning(fault: str, syntax: str, tmp_path: Path) -> None:
    case = BLOCKS[fault]
    faulty = block(
        syntax,
        case['directive'],
        case.get('argument', ''),
        case.get('options', {}),
        case.get('text', ''),
    )
    after = {**GOOD, 'url': 'https://example.org/next'}
    text = faulty + '\n' + block(syntax, 'resource', 'Next', after, 'x')
    build = build_page(tmp_path, syntax, text)
    first = 3 if syntax == 'markdown' else 4
    assert build.warnings.splitlines() == [
        f'page.{SYNTAXES[syntax]}:{first + line}: WARNING: {message}'
        for line, message in case['warnings'].items()
    ]
    assert 'Next' in cards(build.html('page.html'))


def faulty_options() -> Iterator[tuple[dict[str, str], str, int]]:
    """Give all options of each resource, its warning and the line of that."""
    next_year = str(dt.datetime.now(tz=dt.UTC).year + 1)
    for option, cases in OPTIONS.items():
        for number, case in enumerate(cases):
            address = f'https://example.org/{option}/{number}'
            options = {**GOOD, 'url': address, option: case['value']}
            message = case['message'].replace('{next_year}', next_year)
            subtype = case.get('subtype', option)
            yield (
                options,
                f'{option}: {message} [resource.{subtype}]',
                list(options).index(option),
            )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_bad_value_costs_that_value(syntax: str, tmp_path: Path) -> None:
    text = ''
    expected = []
    for number, (options, message, place) in enumerate(faulty_options()):
        line = text.count('\n') + (3 if syntax == 'markdown' else 4) + 1 + place
        expected.append(f'page.{SYNTAXES[syntax]}:{line}: WARNING: {message}')
        text += block(syntax, 'resource', f'A {number}', options, 'Still here.') + '\n'
    build = build_page(tmp_path, syntax, text)
    assert build.warnings.splitlines() == expected
    found = build.html('page.html').select('.resource-card')
    assert len(found) == len(expected)
    for card in found:
        assert 'Still here.' in card.get_text()
        topics = [link.get_text() for link in card.select('a.resource-topic')]
        assert topics == ['Graphs']


@pytest.mark.parametrize('fault', PAGES)
def test_a_faulty_page(fault: str, tmp_path: Path) -> None:
    case = PAGES[fault]
    build = build_page(tmp_path, 'markdown', case['text'])
    first = build.warnings.splitlines()[0]
    assert first == f'page.md:{case["line"]}: WARNING: {case["message"]}'
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
    build = build_page(tmp_path, 'markdown', text)
    warnings = build.warnings.splitlines()
    assert [warning.partition('other: ')[2][:9] for warning in warnings] == [
        'B → C → B',
        'D → E → D',
    ]
    # No page says that of two each comes before the other.
    rows = [dt.get_text() for dt in build.html('page.html').select('dl dt')]
    assert sum('Know first' in row for row in rows) == 2
    assert sum('Leads to' in row for row in rows) == 2


def test_a_block_that_swallows_a_heading(tmp_path: Path) -> None:
    text = f':::{{resource}} A\n{GOOD_LINES}\n\nx\n\n## More\n\ny\n'
    build = build_page(tmp_path, 'markdown', text)
    assert build.warnings == (
        "page.md:10: WARNING: the heading 'More' stands inside 'A'; end that above it "
        'with a line :::, or write **More** [resource.block]'
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


def test_a_heading_that_lacks_its_space_is_named(tmp_path: Path) -> None:
    text = '##Graphs and maps\n\n' + block('markdown', 'resource', 'A', GOOD, 'x')
    build = Project(tmp_path, {'index.md': text}).build(
        suppress_warnings=['resource.topic']
    )
    assert build.warnings == (
        "index.md:3: WARNING: 'A' stands above the title of the page; '##Graphs and "
        "maps' is no heading, so write ## Graphs and maps [resource.title]"
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
        "page.md:7: WARNING: image: '../secret.png' is outside the source folder; "
        'copy it into it [resource.image]'
    )
    assert not list(build.out.rglob('secret.png'))


def test_every_subtype_is_described_and_can_be_suppressed(tmp_path: Path) -> None:
    everything = '\n'.join(case['text'] for case in PAGES.values())
    build = build_page(tmp_path / 'a', 'markdown', everything)
    assert '[resource.' in build.warnings
    project = Project(tmp_path / 'a')
    silent = project.build(fresh=True, suppress_warnings=['resource'])
    assert silent.warnings == ''
