"""What is told of a text without markup."""

from __future__ import annotations

import pytest

from sphinx_resources.checks.text import plain_faults


@pytest.mark.parametrize('text', ['<!--', '<b '])
def test_what_never_ends_is_looked_at_once(text: str) -> None:
    """Looked at again from each place, this would not end."""
    assert list(plain_faults(text * 2**17)) == []


def test_a_comment_and_an_element_end_where_they_do() -> None:
    told = plain_faults('a <!-- b --> c <!-- d <br> --> e <br> > f')
    assert [message for _, message in told] == [
        "'<!-- b -->' is shown as text; leave it out",
        "'<!-- d <br> -->' is shown as text; leave it out",
        "'<br>' is raw markup, and is shown as text; leave it out",
    ]
