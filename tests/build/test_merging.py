"""What several catalogues have is kept once, and says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from import_forms import records
from support import Project, assert_as_clean, cards

if TYPE_CHECKING:
    from pathlib import Path


def catalogue(title: str, *resources: tuple[str, str]) -> str:
    """Return the catalogue of another site."""
    found: dict[str, Any] = {
        'version': 1,
        'catalogue': {'title': title, 'language': 'en'},
        'resources': [
            {
                'id': name.lower(),
                'title': name,
                'url': url,
                'kind': 'book',
                'topics': ['sets'],
                'description': f'What {title} says.',
            }
            for name, url in resources
        ],
    }
    return json.dumps(found)


OWN = (
    '# Own\n\n:::{resource} Ours\n:url: https://example.org/a/\n:topics: sets\n'
    ':kind: book\n\nWhat we say.\n:::\n'
)
FILES = {
    'index.md': '# Start\n\n```{toctree}\na\nb\nown\nsets\n```\n',
    'a.md': '# A\n\n:::{resource-import} a.json\n:from: https://a.org\n:::\n',
    'b.md': '# B\n\n:::{resource-import} b.json\n:from: https://b.org\n:::\n',
    'own.md': '# Own\n',
    'sets.md': '# Sets\n\n:::{resource-topic}\n:::\n\n{resource}`b-list-theirs`\n',
    'a.json': catalogue('A list', ('Theirs', 'http://www.example.org/a')),
    'b.json': catalogue(
        'B list',
        ('Theirs', 'https://example.org/a?utm_source=x'),
        ('More', 'https://example.org/b'),
    ),
}


def test_the_same_address_is_kept_once_and_names_all(tmp_path: Path) -> None:
    project = Project(tmp_path, FILES)
    build = project.build()
    assert build.warnings == ''
    assert cards(build.html('sets.html')) == ['More', 'Theirs']
    assert [record['id'] for record in records(build)] == [
        'a-list-theirs',
        'b-list-more',
    ]
    card = build.html('a.html').select('.resource-card')[0]
    assert 'Also in' in card.get_text()
    assert 'B list' in card.get_text()
    assert build.html('sets.html').select('a[href$="a.html#a-list-theirs"]')
    project.write('own.md', OWN)
    build = project.build()
    assert build.warnings == ''
    assert cards(build.html('sets.html')) == ['More', 'Ours']
    card = build.html('own.html').select('.resource-card')[0]
    assert 'A list, B list' in card.get_text()
    assert 'Also in' not in build.html('a.html').select('.resource-card')[0].get_text()
    assert_as_clean(project, build)
    script = str(build.html('b.html').find('script', type='application/ld+json'))
    assert 'example.org/b' in script
    assert 'example.org/a' not in script


def test_one_catalogue_that_has_an_address_twice_is_told(tmp_path: Path) -> None:
    twice = catalogue('A list', ('One', 'https://x.org'), ('Two', 'https://x.org'))
    build = Project(tmp_path, {**FILES, 'a.json': twice}).build()
    assert "is the address of 'One'" in build.warnings
    assert build.warnings.startswith('a.json:')
