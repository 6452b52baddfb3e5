"""Changes to a ``conf.py`` and to a toctree, or none where they are not certain."""

from __future__ import annotations

import pytest

from sphinx_resources.commands.edits import with_entry, with_extension

NAME = "'sphinx_resources'"


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('', f'extensions = [{NAME}]\n'),
        ("project = 'é'\n", f"project = 'é'\n\nextensions = [{NAME}]\n"),
        ('extensions = []', f'extensions = [{NAME}]'),
        ("é = 'é'; extensions = ['a']", f"é = 'é'; extensions = ['a', {NAME}]"),
        ("extensions = ['a', ]\n", f"extensions = ['a', {NAME}, ]\n"),
        ('extensions: list[str] = ["a"]', 'extensions: list[str] = ["a", "{}"]'),
        (
            "extensions = [\n    'a',  # a, b\n    # 'c',\n]\nextensions += ['d']\n",
            f"extensions = [\n    'a',  # a, b\n    # 'c',\n    {NAME},\n]\n"
            "extensions += ['d']\n",
        ),
        (
            "extensions = ['a',\n  'é'  # é\n  ]",
            f"extensions = ['a',\n  'é',  # é\n    {NAME},\n  ]",
        ),
        (
            "if 1:\n    x = 2\nextensions = [\n  'a'\n]",
            f"if 1:\n    x = 2\nextensions = [\n  'a',\n  {NAME},\n]",
        ),
    ],
)
def test_a_plain_list_gets_the_extension(old: str, new: str) -> None:
    assert with_extension(old) == new.replace('{}', 'sphinx_resources')


@pytest.mark.parametrize(
    'text',
    [
        'extensions = [',
        'extensions = load()',
        "extensions = ('a',)",
        "extensions = ['a'] + more",
        "extensions = [('a')]",
        "extensions = ['a'\n  'b'\n, ]",
        "if 1:\n    extensions = ['a']\nelse:\n    extensions = ['b']",
        "extensions = ['a']\nextensions = ['b']",
        'from common import *\nextensions.append(1)',
        'for extensions in []: pass',
        '\0',
    ],
)
def test_another_list_is_left_to_its_author(text: str) -> None:
    assert with_extension(text) is None


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('```{toctree}\n```', '```{toctree}\nx/y\n```\n'),
        ('```{toctree}\na\nb\n```\n\nText.', '```{toctree}\na\nb\nx/y\n```\n\nText.\n'),
        (
            'A.\n\n````{toctree} T\n:x: 1\n````\n',
            'A.\n\n````{toctree} T\n:x: 1\n\nx/y\n````\n',
        ),
        (':::{toctree}\n\na\n\n:::\n', ':::{toctree}\n\na\nx/y\n:::\n'),
        (
            '```{toctree}\n---\nmaxdepth: 1\n---\n```\n',
            '```{toctree}\n---\nmaxdepth: 1\n---\nx/y\n```\n',
        ),
    ],
)
def test_an_entry_in_markdown(old: str, new: str) -> None:
    assert with_entry(old, 'x/y', markdown=True) == new


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('.. toctree::', '.. toctree::\n\n   x/y\n'),
        ('.. toctree::\n   :x: 1\n\n\n', '.. toctree::\n   :x: 1\n\n   x/y\n'),
        ('.. toctree::\n\n  a\n  b', '.. toctree::\n\n  a\n  b\n  x/y\n'),
        (
            'A.\n\n.. toctree::\n\n   a\n\n\nText.\n',
            'A.\n\n.. toctree::\n\n   a\n   x/y\n\nText.\n',
        ),
        (
            '* Item\n\n  .. toctree::\n     :x:\n\n* Text\n',
            '* Item\n\n  .. toctree::\n     :x:\n\n     x/y\n\n* Text\n',
        ),
    ],
)
def test_an_entry_in_restructuredtext(old: str, new: str) -> None:
    assert with_entry(old, 'x/y', markdown=False) == new


@pytest.mark.parametrize('markdown', [True, False])
def test_no_toctree_or_two_are_left_to_their_author(markdown: bool) -> None:
    one = '```{toctree}\na\n```\n' if markdown else '.. toctree::\n\n   a\n\n'
    assert with_entry('Text.', 'x', markdown=markdown) is None
    assert with_entry(f'{one}\nText.\n\n{one}', 'x', markdown=markdown) is None
