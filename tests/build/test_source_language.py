"""A site in another language than that of its sources."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from support import Project, block, cards, toctree

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ['myst_parser', 'sphinx_resources']
myst_enable_extensions = ['colon_fence']
html_baseurl = 'https://example.org/'
project = 'Test'
suppress_warnings = ['resource.no-description']
"""
#: So many that there is a filter.
MORE = [f'Mengen {"a" * number}' for number in range(1, 8)]
FROM_THE_ENVIRONMENT = "import os\nlanguage = os.environ['SITE_LANGUAGE']\n"


def resource(title: str, **options: str) -> str:
    """Return a beginner's book."""
    known = {
        'url': f'https://example.org/{title.replace(" ", "-")}',
        'level': 'beginner',
    }
    known |= {'kind': 'book', 'topics': 'Mengen'}
    return block('markdown', 'resource', title, known | options)


def sources(conf: str) -> dict[str, str]:
    return {
        'conf.py': CONF + conf,
        'index.md': '# Start\n\n'
        + toctree('markdown', 'mengen')
        + block('markdown', 'resource-path', 'Weg', {'goal': 'Mengen'})
        + '\n'
        + block('markdown', 'resource-list', '', {'languages': 'de'}),
        'mengen.md': '# Mengen\n\n'
        + block('markdown', 'resource-topic', '')
        + '\n'
        # What says nothing comes first by its title.
        + resource('Abbildungen')
        + resource('Sets', language='en')
        + '\n'.join(map(resource, MORE)),
    }


def build(path: Path, conf: str, *arguments: str, language: str = '') -> Path:
    """Run Sphinx as from a command line; it must not warn."""
    Project(path, sources(conf))
    out = path / 'out'
    command = [sys.executable, '-m', 'sphinx', '-q', '-W', *arguments]
    subprocess.run(
        [*command, str(path / 'source'), str(out)],
        env={**os.environ, 'SITE_LANGUAGE': language},
        check=True,
    )
    return out


WAYS = {
    'the command line': ("language = 'de'", ('-D', 'language=en'), ''),
    'the environment': (FROM_THE_ENVIRONMENT + "resource_language = 'de'", (), 'en'),
}


@pytest.mark.parametrize('way', WAYS)
def test_a_translated_site_knows_the_language_of_its_sources(
    way: str, tmp_path: Path
) -> None:
    conf, arguments, language = WAYS[way]
    out = build(tmp_path, conf, *arguments, language=language)
    page = BeautifulSoup((out / 'mengen.html').read_text('utf-8'), 'html.parser')
    script = page.select('script[type="application/ld+json"]')[0]
    data = json.loads(script.get_text())
    found = {one['name']: one['inLanguage'] for one in data['@graph']}
    assert {'Abbildungen': ['de'], 'Sets': ['en']}.items() <= found.items()
    amb = json.loads((out / 'catalogue.amb.json').read_text('utf-8'))
    assert {one['name']: one['inLanguage'] for one in amb} == {
        'Abbildungen': ['de'],
        'Sets': ['en'],
        **{title: ['de'] for title in MORE},
    }
    values = [box['value'] for box in page.select('input[name=language]')]
    assert sorted(values) == ['de', 'en']
    (card,) = page.select('#abbildungen')
    assert card.select('.sd-card-title [lang=de]')
    assert 'German' in card.get_text(' ')
    first = BeautifulSoup((out / 'index.html').read_text('utf-8'), 'html.parser')
    # Whoever reads English begins with what is in English.
    assert cards(first) == ['Sets', 'Abbildungen', *MORE]


def test_the_site_in_its_own_language_says_nothing_more(tmp_path: Path) -> None:
    out = build(tmp_path, "language = 'de'")
    page = BeautifulSoup((out / 'mengen.html').read_text('utf-8'), 'html.parser')
    assert page.select_one('#abbildungen .sd-card-title [lang]') is None
    catalogue = json.loads((out / 'catalogue.json').read_text('utf-8'))
    said = [r['id'] for r in catalogue['resources'] if r.get('languages')]
    assert said == ['sets']
