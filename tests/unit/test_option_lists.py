"""Members of lists hold what separates them, alike in each option."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.model import addresses, values
from sphinx_resources.model.records import Link

if TYPE_CHECKING:
    from collections.abc import Callable

HELD = [
    '"Slides; part 2" <https://example.org/a;b>; Code <https://example.org/c;d>',
    r'Slides\; part 2 <https://example.org/a;b>; Code <https://example.org/c;d>',
    '"Slides; part 2 <https://example.org/a;b>"; Code <https://example.org/c;d>',
    "'Slides; part 2' <https://example.org/a;b> ; Code <https://example.org/c;d>",
]


@pytest.mark.parametrize('text', HELD)
def test_a_label_holds_a_semicolon(text: str) -> None:
    assert [addresses.link(member) for member in addresses.links(text)] == [
        Link(label='Slides; part 2', url='https://example.org/a;b'),
        Link(label='Code', url='https://example.org/c;d'),
    ]


@pytest.mark.parametrize('text', ['"Smith; Sons"; Ada', r'Smith\; Sons; Ada'])
def test_a_name_holds_a_semicolon(text: str) -> None:
    assert values.names(text) == ('Smith; Sons', 'Ada')


@pytest.mark.parametrize(
    ('many', 'member'),
    [
        (values.items, 'Limits, colimits'),
        (values.names, 'Smith; Sons'),
        (values.names, 'Lovelace, Ada'),
        (addresses.links, 'Slides; part 2 <https://example.org/a;b>'),
        (addresses.links, 'https://example.org/a;b'),
    ],
)
def test_what_is_written_is_read_alike(
    many: Callable[[str], tuple[str, ...]], member: str
) -> None:
    written = values.listed([member, 'https://example.org/'], many=many)
    assert many(written) == (member, 'https://example.org/')
    assert ('"' in written) == (many(member) != (member,))
