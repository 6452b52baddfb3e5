"""Fields that a project declares, and the order of a card's parts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_resources.model.card import blocks, read_card
from support import (
    SYNTAXES,
    Project,
    assert_as_clean,
    block,
    cards,
    heading,
    toctree,
)

if TYPE_CHECKING:
    from pathlib import Path

FIELDS: dict[str, dict[str, Any]] = {
    'platforms': {'label': 'Platforms', 'type': 'list', 'facet': True},
    'exercises': {
        'label': 'Exercises',
        'type': 'choice',
        'values': {'some': 'With exercises', 'solved': 'With solutions'},
        'facet': True,
        'column': True,
    },
    'offline': {'label': 'Offline', 'type': 'boolean', 'facet': True},
    'updated': {'label': 'Updated', 'type': 'date'},
    'pages': {'label': 'Pages', 'type': 'number'},
    'isbn': {'label': 'ISBN', 'type': 'text', 'pattern': r'97[89]\d{10}'},
    'demo': {'label': 'Demo', 'type': 'url'},
}
VALUES = {
    'platforms': 'Linux; Web (all, even old)',
    'exercises': 'Solved',
    'offline': 'yes',
    'updated': '2026-01-31',
    'pages': '120',
    'isbn': '9780123456789',
    'demo': 'https://demo.example.org/x',
}
SHOWN = {
    'platforms': 'Linux, Web (all, even old)',
    'exercises': 'With solutions',
    'offline': 'Yes',
    'updated': '2026-01-31',
    'pages': '120',
    'isbn': '9780123456789',
    'demo': 'demo.example.org of A',
}


def project(
    path: Path, syntax: str, *resources: dict[str, str], **config: Any
) -> Project:
    """Return a project whose resources are called A, B, ….

    It lists them as a table on another page.
    """
    suffix = SYNTAXES[syntax]
    page = heading(syntax, 'Books') + ''.join(
        block(
            syntax,
            'resource',
            title,
            {
                'url': f'https://example.org/{title}',
                'topics': 'Sets',
                'kind': 'book',
                **options,
            },
            f'About {title}.',
        )
        for title, options in zip('ABCDEFGH', resources, strict=False)
    )
    topics = heading(syntax, 'Sets') + block(syntax, 'resource-topic', '', {}, 'It is.')
    table = heading(syntax, 'Table') + block(
        syntax, 'resource-list', '', {'style': 'table', 'sort': 'title'}
    )
    return Project(
        path,
        {
            f'index.{suffix}': heading(syntax, 'Home')
            + toctree(syntax, 'books', 'sets', 'table'),
            f'books.{suffix}': page,
            f'sets.{suffix}': topics,
            f'table.{suffix}': table,
        },
        {'resource_fields': FIELDS, **config},
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_field_is_shown_on_the_card(tmp_path: Path, syntax: str) -> None:
    build = project(tmp_path, syntax, VALUES).build()
    assert build.warnings == ''
    for page in ('books.html', 'sets.html'):
        html = build.html(page)
        for name, text in SHOWN.items():
            row = html.select_one(f'.resource-facts > .resource-field-{name}')
            assert row, name
            assert row.dt, name
            assert row.dt.get_text() == FIELDS[name]['label']
            assert row.dd, name
            assert row.dd.get_text() == text
    link = build.html('books.html').select_one('.resource-field-demo a')
    assert link
    assert link['href'] == VALUES['demo']
    head, cells = (
        [cell.get_text() for cell in line.select('th, td')]
        for line in build.html('table.html').select('tr')
    )
    assert (head[-1], cells[-1]) == ('Exercises', 'With solutions')


@pytest.mark.parametrize('builder', ['text', 'latex', 'man', 'texinfo', 'xml', 'epub'])
def test_a_field_is_shown_in_every_builder(tmp_path: Path, builder: str) -> None:
    build = project(tmp_path, 'markdown', VALUES).build(builder)
    found = ''.join(
        path.read_text(encoding='utf-8')
        for path in sorted(build.out.rglob('*'))
        if path.suffix in {'.txt', '.tex', '.1', '.texi', '.xml', '.xhtml'}
    )
    for name, text in SHOWN.items():
        assert FIELDS[name]['label'] in found
        shown = 'demo.example.org' if name == 'demo' else text.split(', ')[-1]
        plain = found.replace(r'\sphinxhyphen{}', '-').replace(r'\:', '')
        plain = plain.replace('\\', '').replace('{}', '')
        assert ' '.join(shown.split()) in ' '.join(plain.split()), name


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize(
    ('name', 'value', 'message'),
    [
        ('exercises', 'sovled', "'sovled' is unknown; did you mean 'solved'?"),
        ('offline', 'maybe', "'maybe' is unknown; write one of: yes, no"),
        ('updated', '31.1.2026', "'31.1.2026' is not a date; write 2026-01-31"),
        ('pages', 'many', "'many' is not a number; write it as in 12 or 2.5"),
        ('isbn', '12', r"'12' is not of the form 97[89]\d{10}"),
        ('demo', 'example.org', "'example.org' is not a full address"),
    ],
)
def test_a_wrong_value_is_told(
    tmp_path: Path, syntax: str, name: str, value: str, message: str
) -> None:
    build = project(tmp_path, syntax, {name: value}).build('dummy')
    suffix = SYNTAXES[syntax]
    place = f'books.{suffix}:{7 if syntax == "markdown" else 8}'
    assert build.warnings.startswith(f'{place}: WARNING: {name}: {message}')
    assert build.warnings.endswith('[resource.field]')
    assert len(build.warnings.splitlines()) == 1


def test_facets_and_order(tmp_path: Path) -> None:
    build = project(
        tmp_path,
        'markdown',
        VALUES,
        {'pages': '30', 'updated': '2026-02-01', 'platforms': 'linux, macOS'},
        *[{'offline': 'no'}] * 4,
    )
    build.write('more.md', '# More\n\n')
    for key in ('pages', 'updated'):
        text = build.read('more.md')
        query = block('markdown', 'resource-list', '', {'sort': key, 'limit': '3'})
        build.write('more.md', text + query)
    found = build.build()
    told = "more.md: WARNING: document isn't included in any toctree"
    assert found.warnings.removesuffix(' [toc.not_included]') == told
    assert cards(found.html('more.html')) == ['B', 'A', 'C', 'B', 'A', 'C']
    labels = {
        label.input['value']: (label.span.get_text(), label.b.get_text())
        for label in found.html('books.html').select('.resource-facet label')
        if label.input and label.span and label.b and label.input['name'] in FIELDS
    }
    assert labels == {
        'linux': ('Linux', '2'),
        'macos': ('macOS', '1'),
        'web-all-even-old': ('Web (all, even old)', '1'),
        'solved': ('With solutions', '1'),
        'yes': ('Yes', '1'),
        'no': ('No', '4'),
    }
    card = found.html('books.html').select_one('[data-resource=a]')
    assert card
    assert card['data-platforms'] == 'linux web-all-even-old'


def test_texts_are_translated_but_words_are_not(tmp_path: Path) -> None:
    fields = {**FIELDS, 'note': {'label': 'Note', 'type': 'text'}}
    values = {**VALUES, 'note': 'Ask for it.'}
    build = project(tmp_path, 'markdown', values, resource_fields=fields)
    messages = build.build('gettext').text('books.pot')
    assert 'msgid "Ask for it."' in messages
    assert 'msgid "solved"' not in messages
    assert 'msgid "2026-01-31"' not in messages


# The card


@pytest.mark.parametrize(
    ('names', 'faults'),
    [
        (['sumary'], ["there is no part 'sumary'; did you mean 'summary'?"]),
        (['isbm'], ["there is no part 'isbm'; did you mean 'isbn'?"]),
        ([3], ['there is no part 3']),
        (['level', 'level'], ["'level' stands twice; only the first counts"]),
        (['more', 'more'], ["'more' stands twice; only the first counts"]),
        (['title'], ["there is no part 'title'"]),
    ],
)
def test_parts_are_checked(names: list[object], faults: list[str]) -> None:
    told = read_card(names, ['isbn'])[1]
    assert [fault[: len(start)] for fault, start in zip(told, faults, strict=True)] == (
        faults
    )


def test_parts_that_follow_each_other_are_together() -> None:
    assert blocks(('topics', 'license', 'isbn', 'summary', 'level', 'marks')) == (
        ('badges', ('topics',)),
        ('facts', ('license', 'isbn')),
        ('summary', ('summary',)),
        ('badges', ('level',)),
        ('marks', ('marks',)),
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_the_order_of_a_card(tmp_path: Path, syntax: str) -> None:
    build = project(
        tmp_path,
        syntax,
        {**VALUES, 'level': 'beginner', 'license': 'MIT', 'duration': '3 h'},
        {},
        resource_card=['isbn', 'summary', 'topics', 'more', 'exercises', 'duration'],
    ).build()
    assert build.warnings == ''
    for page in ('books.html', 'sets.html'):
        html = build.html(page)
        card = html.select_one('.resource-card')
        assert card
        fold = card.select_one('details.resource-more')
        assert fold
        assert fold.summary
        assert fold.summary.get_text() == 'More: A'
        assert [dt.get_text() for dt in fold.select('dt')] == ['Exercises', 'Time']
        text = card.get_text(' ')
        order = ['ISBN', 'About A.', 'Sets', 'More', 'Exercises', 'Time']
        # A page on a topic does not say on each card that it is on it.
        if page == 'sets.html':
            order.remove('Sets')
        places = [text.index(word) for word in order]
        assert places == sorted(places)
        assert 'Beginner' not in text
        assert 'MIT' not in text
        assert not card.select('.resource-see-also')
        # Where nothing is below it, there is no fold.
        assert len(html.select('.resource-card')) == 2
        assert len(html.select('details.resource-more')) == 1


def test_marks_can_be_left_out(tmp_path: Path) -> None:
    many = [{'level': level} for level in ('beginner', 'advanced') for _ in range(3)]
    whole = project(tmp_path / 'a', 'markdown', *many).build()
    assert 'resource-marks.js' in whole.text('books.html')
    assert 'Your marks' in whole.text('books.html')
    without = project(
        tmp_path / 'b', 'markdown', *many, resource_card=['level', 'summary']
    ).build()
    assert without.html('books.html').select('.resource-filter')
    assert 'marks' not in without.text('books.html')


def test_an_unknown_part_is_told_once(tmp_path: Path) -> None:
    build = project(tmp_path, 'markdown', {}, resource_card=['sumary', 'level']).build()
    assert build.warnings == (
        "WARNING: resource_card: there is no part 'sumary'; did you mean "
        "'summary'? [resource.card]"
    )


def test_in_text_the_order_is_that_of_the_card(tmp_path: Path) -> None:
    values = {**VALUES, 'level': 'beginner'}
    build = project(
        tmp_path, 'markdown', values, resource_card=['isbn', 'more', 'level', 'summary']
    ).build('text')
    text = build.text('books.txt')
    assert text.index('ISBN') < text.index('Beginner') < text.index('About A.')
    assert 'Exercises' not in text


@pytest.mark.parametrize('builder', ['html', 'text'])
def test_a_change_of_fields_or_card_rewrites_pages(
    tmp_path: Path, builder: str
) -> None:
    project_ = project(tmp_path, 'markdown', VALUES)
    project_.build(builder)
    project_.config['resource_card'] = ['pages', 'summary']
    build = project_.build(builder)
    assert any(name.startswith('sets.') for name in build.written)
    assert_as_clean(project_, build, builder)
    fields = {**FIELDS, 'pages': {'label': 'Length', 'type': 'number'}}
    project_.config['resource_fields'] = fields
    build = project_.build(builder)
    assert any(name.startswith('sets.') for name in build.written) or builder == 'text'
    assert_as_clean(project_, build, builder)


def test_fields_leave_with_the_catalogue(tmp_path: Path) -> None:
    fields = {**FIELDS, 'isbn': {**FIELDS['isbn'], 'property': 'isbn'}}
    build = project(tmp_path, 'markdown', VALUES, resource_fields=fields).build()
    (resource,) = json.loads(build.text('catalogue.json'))['resources']
    assert resource['fields']['platforms'] == ['Linux', 'Web (all, even old)']
    assert resource['fields']['exercises'] == 'solved'
    assert '"isbn":"9780123456789"' in build.text('books.html')
    assert '"exercises"' not in build.text('books.html')
