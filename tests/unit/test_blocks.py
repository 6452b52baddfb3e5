"""Taking a block apart, however it is written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_resources.directives.block import Block, Line, split
from sphinx_resources.model.values import unquote

KNOWN = ('url', 'topics', 'year')


def take(text: str, *, argument: str = '') -> Block:
    """Take a block of MyST apart."""
    lines = [Line(number, line) for number, line in enumerate(text.splitlines(), 2)]
    return split([Line(1, argument)] if argument else [], lines, KNOWN)


def values(block: Block) -> dict[str, str]:
    return {name: option.value for name, option in block.options.items()}


@pytest.mark.parametrize(
    ('text', 'options', 'body'),
    [
        (':url: x\n:topics: a, b\n\nText.', {'url': 'x', 'topics': 'a, b'}, ['Text.']),
        (':url: x\nText.', {'url': 'x'}, ['Text.']),
        ('\n:url: x\n\n:year: 1\n\nText.', {'url': 'x', 'year': '1'}, ['Text.']),
        (':URL: x', {'url': 'x'}, []),
        (':url:x', {'url': 'x'}, []),
        (':url: "x y"', {'url': 'x y'}, []),
        (':topics: "a", "b"', {'topics': '"a", "b"'}, []),
        (':topics: C #, x', {'topics': 'C #, x'}, []),
        (':topics: | a', {'topics': '| a'}, []),
        (':topics: a,\n  b\n', {'topics': 'a, b'}, []),
        (':topics:\n- a\n- "b"\n\nText.', {'topics': 'a;b;'}, ['Text.']),
        (':topics:\n  - a\n  - b', {'topics': 'a;b;'}, []),
        ('---\nurl: x\ntopics: a\n---\nText.', {'url': 'x', 'topics': 'a'}, ['Text.']),
        (':other: x\n\nText.', {'other': 'x'}, ['Text.']),
        ('Text.\n:other: x', {}, ['Text.', ':other: x']),
        (
            'Text.\n\n```{a}\n:url: x\n```\n',
            {},
            ['Text.', '', '```{a}', ':url: x', '```'],
        ),
        (
            'Text.\n\n::::{a}\n:::{b}\n:url: x\n:::\n:url: y\n::::\n',
            {},
            ['Text.', '', '::::{a}', ':::{b}', ':url: x', ':::', ':url: y', '::::'],
        ),
        ('Text.\n\n   :url: x', {}, ['Text.', '', '   :url: x']),
        (':url: x\n\n:field: of the body', {'url': 'x'}, [':field: of the body']),
        (
            ':url: x\n\nYear: a word of the text',
            {'url': 'x'},
            ['Year: a word of the text'],
        ),
        (':url: x\n\n- a\n- b', {'url': 'x'}, ['- a', '- b']),
        ('', {}, []),
    ],
)
def test_options_and_body(text: str, options: dict[str, str], body: list[str]) -> None:
    block = take(text)
    assert values(block) == options
    assert [line.text for line in block.body] == body
    assert block.faults == []


def test_lines_are_those_of_the_source() -> None:
    block = take(':url: x\n\n:year: 1\n\n\nText.', argument='Title')
    assert block.title == 'Title'
    assert block.options['url'].lineno == 2
    assert block.options['year'].lineno == 4
    assert block.body == [Line(7, 'Text.')]


def test_restructuredtext_gives_options_with_the_argument() -> None:
    argument = [Line(1, 'A long'), Line(2, 'title'), Line(3, ':url: x'), Line(4, 'y')]
    block = split(argument, [Line(6, 'Text.')], KNOWN)
    assert block.title == 'A long title'
    assert values(block) == {'url': 'x'}
    assert [line.text for line in block.body] == ['y', '', 'Text.']


def test_what_is_wrong_with_the_form() -> None:
    block = take(':url: x\n:url: y\nyear: 2020\n:topics a, b\nText.')
    assert values(block) == {'url': 'x', 'year': '2020', 'topics': 'a, b'}
    assert [line.text for line in block.body] == ['Text.']
    assert block.faults == [
        (3, "the option 'url' stands twice; only the first counts"),
        (4, "'year: 2020' lacks its first colon; write :year: 2020"),
        (5, "':topics a, b' lacks its second colon; write :topics: a, b"),
    ]


def test_options_where_they_are_words() -> None:
    block = take(':url: x\n\nText.\n:year: 1\n\n```\n:year: 2\n```\n:topics: a')
    assert values(block) == {'url': 'x'}
    told = "':{}' stands in the text; write it above, with the options"
    assert block.faults == [
        (5, told.format('year: 1')),
        (10, told.format('topics: a')),
    ]


def test_options_behind_the_title() -> None:
    block = take(':year: 1', argument='A title of :other: words :url: x')
    assert block.title == 'A title of :other: words'
    assert values(block) == {'url': 'x', 'year': '1'}
    fault = "':url:' stands behind the title; give each option a line of its own"
    assert block.faults == [(1, fault)]


@pytest.mark.parametrize('remark', ['# a remark', '% a remark', '.. a remark'])
def test_remarks_between_options(remark: str) -> None:
    block = take(f':url: x\n{remark}\n:year: 1\n\nText.')
    assert values(block) == {'url': 'x', 'year': '1'}
    assert [line.text for line in block.body] == ['Text.']
    assert block.faults == [(3, f"'{remark}' stands between options; leave it out")]


def test_a_title_below_its_block() -> None:
    block = take('A title\n:url: x\n\nText.')
    assert values(block) == {'url': 'x'}
    fault = (
        "'A title' stands above the options; write the title on one line, behind the "
        'name of the block, and the text below the options'
    )
    assert block.faults == [(2, fault)]


@pytest.mark.parametrize(
    'form',
    ['- {}: {}', '* {} : {}', '**{}:** {}', '"{}": "{}",', "'{}': '{}'", '`{}`: {}'],
)
def test_options_as_in_lists_and_in_json(form: str) -> None:
    lines = [form.format(*pair) for pair in (('url', 'x'), ('topics', 'a, b'))]
    block = take('\n'.join([*lines, '', '- year: that of the text', '', 'Text.']))
    assert values(block) == {'url': 'x', 'topics': 'a, b'}
    assert [line.text for line in block.body if line.text] == [
        '- year: that of the text',
        'Text.',
    ]
    assert [told for _, told in block.faults] == [
        f"'{line}' is not written as an option; write :{name}: {value}"
        for line, name, value in zip(
            lines, ('url', 'topics'), ('x', 'a, b'), strict=True
        )
    ]
    # Below an option that is written as one, they are text.
    block = take('\n'.join([':url: x', *lines]))
    assert values(block) == {'url': 'x'}
    assert [line.text for line in block.body] == lines


@pytest.mark.parametrize(
    'written',
    [
        ': year: 1',
        '–year: 1',
        '—year: 1',
        '-year: 1',
        '--year: 1',
        '：year: 1',
        ':year：1',
        '::year: 1',
        ':: year: 1',
        ':year : 1',
        ':year = 1',
        ':year=1',
        'year=1',
        'Year = 1',
        '•\tyear: 1',
        '\u200b:year: 1',
        '“:year: 1',
        '/year: 1',
    ],
)
def test_options_with_other_signs(written: str) -> None:
    name = 'Year' if 'Year' in written else 'year'
    strange = [sign for sign in written if sign in '：“']
    named = ''.join(
        f": '{sign}' ({unicodedata.name(sign)}) stands in it" for sign in strange
    )
    fault = f"'{written}' is not written as an option{named}; write :{name}: 1"
    for text in (written, f':url: x\n{written}\n:topics: a'):
        block = take(f'{text}\n\nText.', argument='Title')
        assert block.options['year'].value == '1'
        assert [line.text for line in block.body] == ['Text.']
        assert [told for _, told in block.faults] == [fault]
    # In reStructuredText they are lines of the argument.
    argument = [Line(1, 'A title'), Line(2, written), Line(3, ':url: x')]
    block = split(argument, [Line(5, 'Text.')], KNOWN)
    assert block.title == 'A title'
    assert values(block) == {'url': 'x', 'year': '1'}
    assert block.faults == [(2, fault)]


@pytest.mark.parametrize('written', [': year: 1', '：year: 1', '::year: 1', ':year 1'])
def test_colons_are_no_text_below_an_empty_line(written: str) -> None:
    block = take(f':url: x\n\n{written}\ntopics: a\n\nText.')
    assert values(block) == {'url': 'x', 'year': '1', 'topics': 'a'}
    assert len(block.faults) == 2


def test_an_option_without_second_colon_and_value() -> None:
    block = take(':url: x\n:year\n\nText.')
    assert values(block) == {'url': 'x', 'year': ''}
    assert block.faults == [(3, "':year' lacks its second colon; write :year:")]


@pytest.mark.parametrize(
    'text',
    [
        '- year: 1',
        '* year: 1',
        '+ year: 1',
        '> year: 1',
        '# year: 1',
        '.. year: 1',
        '**year**: 1',
        '$year = 1$',
        '`year: 1`',
        '(year: 1)',
        '[year]: x',
        ': other: 1',
        '\nyear = 1',
        '\n– year: 1',
    ],
)
def test_text_that_is_no_option(text: str) -> None:
    block = take(f':url: x\n{text}', argument='Title')
    assert values(block) == {'url': 'x'}
    assert [line.text for line in block.body] == [text.strip()]
    assert block.faults == []


@pytest.mark.parametrize(
    ('text', 'options', 'fault'),
    [
        (':url: x\ny\n:year: 1', {'url': 'x y', 'year': '1'}, 'between'),
        (':url: x\ny\nz\n:year: 1', {'url': 'x y z', 'year': '1'}, 'between'),
        (':url: "x\ny"\n:year: 1', {'url': 'x y', 'year': '1'}, 'between'),
        ('---\nurl: x\ny\nyear: 1\n---', {'url': 'x y', 'year': '1'}, 'between'),
        ('y\n:url: x', {'url': 'x'}, 'above'),
    ],
)
def test_words_between_options(text: str, options: dict[str, str], fault: str) -> None:
    block = take(f'{text}\n\nText.', argument='Title')
    assert values(block) == options
    assert block.body[-1].text == 'Text.'
    ((_, told),) = block.faults
    assert fault in told


@pytest.mark.parametrize('sign', [',', ';'])
def test_the_end_of_a_list_that_was_broken_in_two(sign: str) -> None:
    block = take(f':url: x\n:topics: sets{sign}\nmaps\n\nText.', argument='Title')
    assert values(block)['topics'] == f'sets{sign} maps'
    assert [line.text for line in block.body] == ['Text.']
    ((line, told),) = block.faults
    assert told == (
        "'maps' stands below a value that ends with a comma, and is read as its end; "
        'indent it'
    )
    assert line == 4


@pytest.mark.parametrize('text', ['A book on sets.', 'Contents:', '\nmaps', '- maps'])
def test_what_follows_a_comma_and_is_no_end_of_a_list(text: str) -> None:
    block = take(f':url: x\n:topics: sets,\n{text}', argument='Title')
    assert values(block)['topics'] == 'sets,'
    assert block.faults == []


@pytest.mark.parametrize(
    ('text', 'body'),
    [
        (':url: x\n```{note}\n:year: 1\n```', ['```{note}', ':year: 1', '```']),
        (':url: x\nText.\n- :year: 1', ['Text.', '- :year: 1']),
        (':url: x\n\nText.\n:other: 1', ['Text.', ':other: 1']),
        ('\nText.\n:other: 1', ['Text.', ':other: 1']),
        (':url: x\nText.\n:other: 1', ['Text.', ':other: 1']),
    ],
)
def test_a_body_is_no_value(text: str, body: list[str]) -> None:
    block = take(text, argument='Title')
    assert [line.text for line in block.body] == body
    assert block.faults == []


@pytest.mark.parametrize(
    ('text', 'plain'),
    [
        ('"a"', 'a'),
        ("'a'", 'a'),
        ('"a" b "c"', '"a" b "c"'),
        ('"', '"'),
        ('\'a"', '\'a"'),
    ],
)
def test_quotation_marks(text: str, plain: str) -> None:
    assert unquote(text) == plain


@given(st.text())
def test_no_line_is_lost(text: str) -> None:
    block = take(text)
    words = ' '.join(
        [
            *(f'{n} {o.value}' for n, o in block.options.items()),
            *(f for _, f in block.faults),
        ]
        + [line.text for line in block.body]
    ).lower()
    for line in text.splitlines():
        stripped = line.strip(' \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0:-"\'')
        assert stripped == '' or any(
            part.lower() in words for part in stripped.split(':') if part
        )
