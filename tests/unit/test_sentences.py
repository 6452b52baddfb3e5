"""Where the first sentence of a description ends."""

from __future__ import annotations

import pytest

from sphinx_resources.rendering.html.inline import first_sentence


@pytest.mark.parametrize(
    ('runs', 'first'),
    [
        ([('', 'One book. And more.')], [('', 'One book.')]),
        ([('', 'One book.'), ('', '\n'), ('', 'And more.')], [('', 'One book.')]),
        ([('', 'Is it one? Yes.')], [('', 'Is it one?')]),
        ([('', 'Tools, e.g. some. More.')], [('', 'Tools, e.g. some.')]),
        ([('', 'Version 2.0 of it. More.')], [('', 'Version 2.0 of it.')]),
        (
            [('', 'On '), ('math', 'a. b'), ('', ' and that. More.')],
            [('', 'On '), ('math', 'a. b'), ('', ' and that.')],
        ),
        (
            [('', 'By Cox et al. in J. S. Press. More.')],
            [('', 'By Cox et al. in J. S. Press.')],
        ),
        ([('', '一本书。还有更多。')], [('', '一本书。')]),
        ([('', 'No end')], [('', 'No end')]),
        ([], []),
    ],
)
def test_the_first_sentence(
    runs: list[tuple[str, str]], first: list[tuple[str, str]]
) -> None:
    assert first_sentence(runs) == first
