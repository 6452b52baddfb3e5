"""What an author who is not trusted can put on a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from support import ROOT, Project, block, toctree

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
    'formula that leads elsewhere': (
        r'A {math}`\href{javascript:alert(1)}{x}`.',
        r'A :math:`\href{javascript:alert(1)}{x}`.',
        r'\(\href',
        r"'\href' can do more than show signs",
    ),
    'formula that loads something': (
        '```{math}\n\\style{background:url(//example.org/)}{x}\n```',
        '.. math:: \\style{background:url(//example.org/)}{x}',
        '\\[\\style',
        "'\\style' can do more than show signs",
    ),
    'command to browsers': (
        '```{eval-rst}\n.. meta::\n   :http-equiv=Refresh: 0; url=x.html\n```',
        '.. meta::\n   :http-equiv=Refresh: 0; url=x.html',
        'http-equiv="refresh"',
        "'Refresh' is a command to browsers",
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


@pytest.mark.parametrize('syntax', ['markdown', 'restructuredtext'])
def test_only_addresses_that_lead_to_pages_stay(syntax: str, tmp_path: Path) -> None:
    kept = ['https://a.example/', 'http://b.example/', 'ftp://c.example/']
    kept += ['mailto:me@example.org']
    taken = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd']
    form = '[w{}](<{}>)' if syntax == 'markdown' else '`w{} <{}>`__'
    links = [form.format(n, address) for n, address in enumerate(kept + taken)]
    build = built(tmp_path, syntax, ', '.join(links))
    text = build.html('books.html').select_one('.resource-summary')
    assert text
    assert [unquote(str(a['href'])) for a in text.select('a')] == kept
    assert all(f'w{n}' in text.get_text() for n in range(len(links)))
    if syntax == 'restructuredtext':  # Markdown itself makes no links of them.
        for address in taken:
            told = f"'{address}' is not allowed as an address: use https, http, mailto"
            assert told in build.warnings


def test_the_words_for_a_picture_of_another_host_stay(tmp_path: Path) -> None:
    build = built(tmp_path, 'markdown', '![A pixel](https://example.org/pixel.png)')
    for page in ('books.html', 'index.html'):
        assert 'A pixel' in build.html(page).article.get_text()  # type: ignore[union-attr]


def test_options_are_text_in_every_file(tmp_path: Path) -> None:
    attack = '</script><script>alert(1)</script> ]]> $\\href{javascript:alert(1)}{x}$'
    options = {'url': 'https://example.org/', 'topics': 'sets', 'kind': 'book'}
    options |= dict.fromkeys(('authors', 'publisher', 'license', 'edition'), attack)
    options['added'] = '2026-01-01'
    text = '# Home\n\n' + block('markdown', 'resource', attack, options, 'Text.')
    build = Project(tmp_path, {'index.md': text}).build(
        html_baseurl='https://example.org/'
    )
    assert r"'\href', which can do more than show signs" in build.warnings
    page = build.html('index.html')
    assert not [s for s in page.find_all('script') if s.get_text() == 'alert(1)']
    assert not page.select('.math, a[href^="javascript"]')
    data = [json.loads(s.get_text()) for s in page.select('script[type$="ld+json"]')]
    assert attack in json.dumps(data).replace('\\\\', '\\')
    for feed in build.out.rglob('*.xml'):
        root = ElementTree.parse(feed).getroot()
        assert not [node for node in root.iter() if node.tag.endswith('script')]
    assert attack in build.text('catalogue.json').replace('\\\\', '\\')
    index = build.text('resource-search-index.js').partition(' = ')[2]
    assert attack in str(json.loads(index.rstrip(';\n'))).replace('\\\\', '\\')


def test_what_is_no_border(tmp_path: Path) -> None:
    secret = tmp_path / 'secret.txt'
    secret.write_text('secret', encoding='utf-8')
    build = Project(
        tmp_path,
        {
            'index.rst': 'Home\n====\n\n`x <javascript:alert(1)>`__\n\n'
            '.. image:: https://example.org/pixel.png\n\n'
            '.. include:: ../secret.txt\n\n.. literalinclude:: ../secret.txt\n\n'
            '.. csv-table::\n   :file: ../secret.txt\n\n'
            ':download:`../secret.txt`\n\n'
            '.. meta::\n   :http-equiv=refresh: 0; url=x.html\n\n'
            '.. toctree::\n\n   x <tel:1>\n'
        },
    ).build(html_theme='basic')
    page = build.html('index.html')
    assert page.select('a[href="javascript:alert(1)"]')
    assert page.select('img[src="https://example.org/pixel.png"]')
    assert page.select('meta[http-equiv=refresh]')
    assert page.get_text().count('secret') >= 4
    assert list(build.out.rglob('secret.txt'))


def test_what_runs_a_page(tmp_path: Path) -> None:
    run = f"open('{tmp_path}/{{}}', 'w').close()"
    call = f'cycler.__init__.__globals__.os.mkdir("{tmp_path}/two")'
    jinja = f'{{{{ {call} }}}}'
    text = f'# Home\n\n```{{ifconfig}} {run.format("one")}\nx\n```\n\n{jinja}\n'
    Project(tmp_path, {'index.md': text}).build(
        extensions=['myst_parser', 'sphinx.ext.ifconfig'],
        myst_enable_extensions=['substitution'],
    )
    assert (tmp_path / 'one').is_file()
    assert (tmp_path / 'two').is_dir()
    conf = (ROOT / 'conf.py').read_text(encoding='utf-8')
    assert 'ifconfig' not in conf
    assert 'substitution' not in conf


def test_a_project_makes_its_mathjax_safe(tmp_path: Path) -> None:
    made = Project(
        tmp_path,
        {'index.md': '# Home\n\n$x$\n'},
        {'mathjax3_config': {'loader': {'load': ['ui/safe']}}},
    )
    extensions = [*made.config['extensions'], 'sphinx.ext.mathjax']
    page = made.build(extensions=extensions).html('index.html')
    scripts = [str(script) for script in page.select('script')]
    config = next(n for n, script in enumerate(scripts) if 'ui/safe' in script)
    assert any('mathjax@' in script for script in scripts[config + 1 :])
