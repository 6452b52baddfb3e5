"""What others call the options, and options that share a line."""

from __future__ import annotations

import pytest

from sphinx_resources.directives.block import Line, split
from sphinx_resources.model.options import PATH, RESOURCE
from sphinx_resources.model.other_words import _MEANT, meant_option


@pytest.mark.parametrize(
    ('name', 'hint'),
    [
        ('lang', '; write :language:'),
        ('tags', '; write :topics:'),
        ('website', '; write :url:'),
        ('link', '; write :url:'),
        ('prerequisites', '; write :requires:'),
        ('author', '; write :authors:'),
        ('date', '; write :year:'),
        ('type', '; write :kind:'),
        ('format', '; write :kind:'),
        ('date-published', '; write :year:'),
        ('dc-creator', '; write :authors:'),
        ('title', '; write the title behind the name of the directive'),
        ('description', '; write the description below the options, without a name'),
        ('colour', ''),
    ],
)
def test_what_is_meant_by_another_word(name: str, hint: str) -> None:
    assert meant_option(name, RESOURCE, has_text=True) == hint


def test_only_what_there_is_is_proposed() -> None:
    assert set(_MEANT.values()) <= set(RESOURCE)
    assert not set(_MEANT) & set(RESOURCE)
    assert meant_option('author', PATH, has_text=True) == ''
    assert meant_option('title', RESOURCE, has_text=False) == ''


def test_options_that_share_a_line_are_read_and_told() -> None:
    content = [Line(2, ':url: https://e.org :topics: calculus :level: beginner')]
    block = split([Line(1, 'A :kind: book')], content, RESOURCE)
    assert block.title == 'A'
    assert {name: option.value for name, option in block.options.items()} == {
        'kind': 'book',
        'url': 'https://e.org',
        'topics': 'calculus',
        'level': 'beginner',
    }
    assert block.faults == [
        (line, f"':{name}:' stands behind {other}; give each option a line of its own")
        for line, name, other in (
            (1, 'kind', 'the title'),
            (2, 'topics', "the value of 'url'"),
            (2, 'level', "the value of 'topics'"),
        )
    ]
    sound = split(
        [Line(1, 'A :nonsense: b')], [Line(2, ':publisher: x:y :z: a')], RESOURCE
    )
    assert sound.faults == []


def test_a_title_may_hold_what_an_option_below_has_for_itself() -> None:
    block = split([Line(1, 'A :url: x')], [Line(2, ':url: https://e.org')], RESOURCE)
    assert block.title == 'A :url: x'
    assert block.faults == []
