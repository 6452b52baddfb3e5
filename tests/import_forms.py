"""Data files that say the same in each form, and projects that import one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from support import Project

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

#: One resource, in each form.
YAML = """\
- title: Sets and Maps
  url: https://example.org/sets
  authors: [Ada Lovelace, Charles Babbage]
  topics:
    - sets
  year: 1843
  description: |
    On sets.

    And on maps.
"""
JSON = json.dumps(
    {
        'items': [
            {
                'title': 'Sets and Maps',
                'url': 'https://example.org/sets',
                'authors': ['Ada Lovelace', 'Charles Babbage'],
                'topics': ['sets'],
                'year': 1843,
                'description': 'On sets.\n\nAnd on maps.',
            }
        ]
    },
    indent=1,
)
CSV = (
    'title,url,authors,topics,year,description\r\n'
    'Sets and Maps,https://example.org/sets,Ada Lovelace; Charles Babbage,sets,1843,'
    '"On sets.\n\nAnd on maps."\r\n'
)
BIB = """\
@book{sets-and-maps,
  title = {Sets and {M}aps},
  author = {Lovelace, Ada and Charles Babbage},
  url = {https://example.org/sets},
  keywords = {sets},
  year = 1843,
  abstract = {On sets.

And on maps.},
}
"""
CSL = json.dumps(
    [
        {
            'id': 'sets-and-maps',
            'type': 'book',
            'title': 'Sets and Maps',
            'URL': 'https://example.org/sets',
            'author': [
                {'family': 'Lovelace', 'given': 'Ada'},
                {'literal': 'Charles Babbage'},
            ],
            'keyword': 'sets',
            'issued': {'date-parts': [[1843, 1]]},
            'abstract': 'On sets.\n\nAnd on maps.',
        }
    ]
)
FORMS = {'a.yaml': YAML, 'a.json': JSON, 'a.csv': CSV, 'a.bib': BIB, 'b.json': CSL}
TOPIC = '# Sets\n\n:::{resource-topic}\n:::\n'


def project(path: Path, options: str = ':kind: book', **files: str) -> Project:
    """Return a project that imports the first of some files."""
    name = next(iter(files))
    index = f'# Start\n\n:::{{resource-import}} {name}\n{options}\n:::\n'
    found = Project(
        path, {'index.md': index, 'sets.md': f'---\norphan: 1\n---\n{TOPIC}'}
    )
    for file, text in files.items():
        found.write(file, text)
    return found


def records(build: Build) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(build.text('catalogue.json'))['resources']
    return found
