"""What the extension leaves alone in a project that uses it on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

#: A page of another's, with what an extension or a style sheet could touch.
OTHERS = {
    'markdown': """
# Guide

A [link](https://example.org/), `code` and a note[^1].

```{container} box
Inside.
```

```{admonition} Note
:class: tip

Text.
```

```python
print(1)
```

| a | b |
| - | - |
| 1 | 2 |

[^1]: Words.
""",
    'restructuredtext': """
Guide
=====

A `link <https://example.org/>`_, ``code`` and :math:`x^2`.

.. container:: box

   Inside.

.. admonition:: Note
   :class: tip

   Text.

.. code-block:: python

   print(1)

=  =
a  b
=  =
1  2
=  =
""",
}
RESOURCE = {'url': 'https://example.org/a', 'topics': 'List', 'kind': 'book'}


def pages(path: Path, syntax: str, *, ours: bool) -> Project:
    """Return a project, one page of which may show something of ours."""
    end = SYNTAXES[syntax]
    shown = block(syntax, 'resource', 'A', RESOURCE, 'Text.') + block(
        syntax, 'resource-topic', '', {}, 'It is.'
    )
    extensions = ['myst_parser', *(['sphinx_resources'] if ours else [])]
    files = {
        f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'guide', 'list'),
        f'guide.{end}': OTHERS[syntax].lstrip(),
        f'list.{end}': heading(syntax, 'List') + (shown if ours else 'Text.\n'),
    }
    # What a theme says of indices is navigation.
    config = {'extensions': extensions, 'html_domain_indices': False}
    return Project(path, files, config)


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('theme', ['alabaster', 'basic'])
def test_other_pages_are_as_they_were(tmp_path: Path, syntax: str, theme: str) -> None:
    without = pages(tmp_path / 'a', syntax, ours=False).build(html_theme=theme)
    with_us = pages(tmp_path / 'b', syntax, ours=True).build(html_theme=theme)
    assert with_us.warnings == without.warnings == ''
    for name in ('index.html', 'guide.html'):
        assert with_us.text(name) == without.text(name), name
    assert 'sphinx-resources.css' in with_us.text('list.html')


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('builder', ['epub', 'json', 'text'])
def test_other_pages_of_books_and_data(
    tmp_path: Path, syntax: str, builder: str
) -> None:
    without = pages(tmp_path / 'a', syntax, ours=False).build(builder).files()
    with_us = pages(tmp_path / 'b', syntax, ours=True).build(builder).files()
    names = [name for name in without if name.startswith(('guide', 'index.'))]
    assert names
    assert [name for name in names if with_us[name] != without[name]] == []


def test_our_pages_have_the_look_of_sphinx_design(tmp_path: Path) -> None:
    build = pages(tmp_path, 'markdown', ours=True).build()
    sheets = [
        str(link['href']).partition('?')[0]
        for link in build.html('list.html').select('link[rel=stylesheet]')
    ]
    ours = ['_static/sphinx-design.min.css', '_static/sphinx-resources.css']
    assert sheets[-2:] == ours
    assert all((build.out / name).is_file() for name in ours)
    assert not (build.out / '_static/design-tabs.js').exists()


def test_a_project_can_use_sphinx_design_itself(tmp_path: Path) -> None:
    project = pages(tmp_path, 'markdown', ours=True)
    extensions = ['myst_parser', 'sphinx_design', 'sphinx_resources']
    for order in (extensions, extensions[::-1]):
        build = project.build(extensions=order)
        for name in ('guide.html', 'list.html'):
            assert build.text(name).count('sphinx-design.min.css') == 1
