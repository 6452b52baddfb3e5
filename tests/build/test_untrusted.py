"""What an author who is not trusted can put on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import ROOT, Project, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

HEAD = ':url: https://example.org/\n:topics: sets\n:kind: book\n'

#: Bodies of a resource in Markdown and reStructuredText, what must not be on the
#: page, and what its author is told.
BODIES = {
    'icon with a script as class': (
        'A {octicon}`heart;1em;x"><script>alert(1)</script>` here.',
        'A :octicon:`heart;1em;x"><script>alert(1)</script>` here.',
        'alert(1)</script>',
        'is no icon',
    ),
    'icon with a handler as class': (
        'A {octicon}`heart;1em;x" onload="alert(1)` here.',
        'A :octicon:`heart;1em;x" onload="alert(1)` here.',
        'onload="alert',
        'is no icon',
    ),
    'address that runs': (
        '```{toctree}\nx <javascript://%0aalert(1)>\n```',
        'A `x <javascript://%0aalert(1)>`_ here.',
        'href="javascript:',
        "'javascript://%0aalert(1)' is not allowed as an address",
    ),
    'picture of another host': (
        '![A pixel](https://example.org/pixel.png)',
        '.. image:: https://example.org/pixel.png\n   :alt: A pixel',
        'src="https://example.org/pixel.png"',
        'is a picture of another host',
    ),
    'raw markup': (
        'A <b onclick="alert(1)">word</b>.',
        '.. raw:: html\n\n   <b onclick="alert(1)">word</b>',
        '<b onclick',
        'is raw markup',
    ),
    'raw markup in a note': (
        'A word.[^1]\n\n[^1]: A <b onclick="alert(1)">note</b>.',
        'A word. [1]_\n\n.. [1] Note\n\n   .. raw:: html\n\n      <b onclick="a">b</b>',
        '<b onclick',
        'is raw markup',
    ),
}


def built(tmp_path: Path, syntax: str, body: str) -> Build:
    """Return a build of one resource in a syntax."""
    topic = ':::{resource-topic} sets\n:::\n'
    if syntax == 'markdown':
        text = f'# Books\n\n:::::{{resource}} One\n{HEAD}\n{body}\n:::::\n'
        name = 'books.md'
    else:
        lines = f'{HEAD}\n{body}'.splitlines()
        indented = '\n'.join(f'   {line}'.rstrip() for line in lines)
        text = f'Books\n=====\n\n.. resource:: One\n{indented}\n'
        name = 'books.rst'
    index = '# Home\n\n' + toctree('markdown', 'books') + topic
    extensions = ['myst_parser', 'sphinx_design', 'sphinx_resources']
    config = {'extensions': extensions}
    return Project(tmp_path, {'index.md': index, name: text}, config).build()


@pytest.mark.parametrize('syntax', ['markdown', 'restructuredtext'])
@pytest.mark.parametrize('name', BODIES)
def test_a_resource_cannot_harm(name: str, syntax: str, tmp_path: Path) -> None:
    *bodies, harmful, told = BODIES[name]
    build = built(tmp_path, syntax, bodies[syntax != 'markdown'])
    for page in ('books.html', 'index.html'):
        assert harmful not in build.text(page)
    suffix = 'md' if syntax == 'markdown' else 'rst'
    assert told in build.warnings
    assert f'books.{suffix}:' in build.warnings


def test_a_sound_icon_stays(tmp_path: Path) -> None:
    build = built(tmp_path, 'markdown', 'A {octicon}`heart;1em;sd-text-info` here.')
    assert build.warnings == ''
    assert build.html('books.html').select('article svg.sd-octicon-heart.sd-text-info')


#: What the page on untrusted authors says that the site's configuration closes.
AROUND = {
    'markup': 'A <script>alert(1)</script> word.\n\n<script>alert(2)</script>\n',
    'raw': '```{raw} html\n<script>alert(1)</script>\n```\n',
    'reStructuredText': (
        '```{eval-rst}\n.. raw:: html\n\n   <script>alert(1)</script>\n```\n'
    ),
}


@pytest.mark.parametrize('name', AROUND)
def test_the_site_shows_markup_of_pages_as_text(name: str, tmp_path: Path) -> None:
    conf = (ROOT / 'conf.py').read_text(encoding='utf-8')
    assert 'myst_disable_syntax' in conf
    project = Project(
        tmp_path,
        {
            'index.md': f'# Home\n\n{AROUND[name]}',
            'docutils.conf': (ROOT / 'docutils.conf').read_text(encoding='utf-8'),
        },
        {'myst_disable_syntax': ['html_block', 'html_inline']},
    )
    page = project.build().html('index.html')
    assert not [s for s in page.find_all('script') if 'alert' in s.get_text()]
