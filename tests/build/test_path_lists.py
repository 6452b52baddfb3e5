"""Lists in a path that were meant to be its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

STEP = {
    'markdown': 'Learn {topic}`sets` from {resource}`a-book`.',
    'restructuredtext': 'Learn :topic:`sets` from :resource:`a-book`.',
}
TOPIC = {'markdown': '{topic}`sets`', 'restructuredtext': ':topic:`sets`'}
BOOK = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}


def warnings(path: Path, syntax: str, text: str, **options: str) -> list[str]:
    parts = [
        block(syntax, 'resource-path', 'The way', options, text),
        block(syntax, 'resource-topic', 'Sets'),
        block(syntax, 'resource', 'A book', BOOK, 'Text.'),
    ]
    name = f'index.{SYNTAXES[syntax]}'
    files = {name: heading(syntax, 'Home') + '\n\n'.join(parts)}
    return Project(path, files).build('dummy').warnings.splitlines()


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('form', ['- {}', '* {}\n* {}', '- First.\n- {}'])
def test_a_list_without_numbers_is_told(tmp_path: Path, syntax: str, form: str) -> None:
    text = 'For beginners.\n\n' + form.replace('{}', STEP[syntax])
    (warning,) = warnings(tmp_path, syntax, text, goal='Sets')
    line = 8 if syntax == 'markdown' else 9
    assert warning.startswith(f'index.{SYNTAXES[syntax]}:{line}: WARNING: ')
    assert warning.endswith(
        "the path 'The way' is made of its goal, because this list is no part of it; "
        'write 1. and a space before each step, at the start of its line '
        '[resource.path]'
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_list_that_is_indented_is_told(tmp_path: Path, syntax: str) -> None:
    quote = '> ' if syntax == 'markdown' else '   '
    text = f'For beginners.\n\n{quote}1. {STEP[syntax]}'
    (warning,) = warnings(tmp_path, syntax, text, goal='Sets')
    assert "the path 'The way' is made of its goal" in warning


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_an_introduction_lists_is_left(tmp_path: Path, syntax: str) -> None:
    text = f'For those who\n\n- count,\n- know {TOPIC[syntax]}.'
    assert warnings(tmp_path, syntax, text, goal='Sets') == []
    text += f'\n\nThen:\n\n1. {STEP[syntax]}'
    assert warnings(tmp_path / 'b', syntax, text, goal='Sets') == []


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('form', ['1. {}\n\nThen go on:\n\n2. {}', '1. {}\n\n2) {}'])
def test_steps_in_a_second_list_are_told(
    tmp_path: Path, syntax: str, form: str
) -> None:
    text = form.replace('{}', STEP[syntax])
    found = warnings(tmp_path, syntax, text)
    line = form.count('\n') + (5 if syntax == 'markdown' else 6)
    assert found[-1] == (
        f'index.{SYNTAXES[syntax]}:{line}: WARNING: this list is no part of the path '
        "'The way'; write all steps as one list, with numbers of one form and no text "
        'between them [resource.path]'
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_list_below_the_steps_is_left(tmp_path: Path, syntax: str) -> None:
    text = f'1. {STEP[syntax]}\n\nAfterwards:\n\n1. Rest.\n2. Play.'
    assert warnings(tmp_path, syntax, text) == []


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_of_two_paths_with_one_title_the_first_has_fewer_steps(
    tmp_path: Path, syntax: str
) -> None:
    short = block(
        syntax, 'resource-path', 'The way', {'goal': 'sets', 'assumes': 'sets'}
    )
    steps = f'1. {STEP[syntax]}\n2. {STEP[syntax]}'
    long = block(syntax, 'resource-path', 'The way', {}, steps)
    topic = block(syntax, 'resource-topic', 'Sets')
    book = block(syntax, 'resource', 'A book', BOOK, 'Text.')
    end = SYNTAXES[syntax]
    build = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home')
            + '\n\n'.join([toctree(syntax, 'one', 'two'), topic, book]),
            f'one.{end}': heading(syntax, 'Short') + short,
            f'two.{end}': heading(syntax, 'Long') + long,
        },
    ).build()
    assert f'two.{end}' in build.warnings
    assert 'A book' in build.html('two.html').get_text()
