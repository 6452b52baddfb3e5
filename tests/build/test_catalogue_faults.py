"""What another's ``catalogue.json`` says and cannot be kept is told, once a key."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from import_forms import project, records
from support import Project

if TYPE_CHECKING:
    from pathlib import Path

TOPIC = {'id': 'maps', 'label': 'Maps', 'page': 'maps.html', 'anchor': 'maps'}
RESOURCE = {
    'id': 'a',
    'title': 'A',
    'url': 'https://example.org/a',
    'kind': 'book',
    'topics': ['maps'],
    'description': 'D',
}
CATALOGUE: dict[str, Any] = {
    '$schema': 'catalogue.schema.json',
    '@context': 'https://schema.org',
    'x-own': {'y': 1},
    'version': 1,
    'verzion': 2,
    'catalogue': {'title': 'Other', 'language': 'en', 'licence': 'MIT', '@id': 'x'},
    'kinds': {'book': {'label': 'Book'}},
    'levels': {},
    'topics': [
        {**TOPIC, 'aliasses': ['charts'], 'x-own': 1},
        {'id': 'b', 'label': 'B', 'aliasses': ['c'], 'requires': [{'reson': 'z'}]},
        'only words',
        [1],
    ],
    'paths': [
        {
            'id': 'p',
            'title': 'P',
            'gaol': 'maps',
            'steps': [
                {'topic': ['maps', 'b'], 'resource': 'a', 'alternativ': ['q']},
                'no step',
            ],
        },
        {'id': 'q', 'title': 'Q', 'goal': 'maps', 'steps': {'resource': 'r'}},
    ],
    'resources': [{**RESOURCE, 'publishers': 'P', '@type': 'Book'}, 5],
    'ressources': [],
}
#: What is told, and a part of the line at which it is.
TOLD = {
    "the key 'verzion' of the catalogue is not known; did you mean 'version'?": 'verzi',
    "the key 'licence' of the catalogue is not known; did you mean 'license'?": 'licen',
    "the key 'aliasses' of 2 topics is not known; did you mean 'aliases'?": '"charts"',
    "the key 'requires.reson' of a topic is not known": 'reson',
    "'only words' is not a topic; write keys and values, as in label: Sets": 'only',
    'a list is not a topic': '',
    "the key 'gaol' of a path is not known; did you mean 'goal'?": 'gaol',
    "the key 'alternativ' of a step is not known; did you mean 'alternatives'?": '"q"',
    "topic: a step has one, and 'b' is left out": '"b"\n',
    "'no step' is not a step; write keys and values, as in resource: sets": 'no step',
    "'steps' is not a list; put what it holds between brackets": '"steps": {',
    "'5' is not an entry; write keys and values": '5\n',
    "the key 'ressources' of the catalogue is not known; did you mean": 'ressources',
    "the key 'publishers' of an entry is not known; did you mean 'publisher'?": 'publ',
}


def test_each_key_that_is_not_known_is_told_where_it_stands(tmp_path: Path) -> None:
    text = json.dumps(CATALOGUE, indent=1)
    build = project(tmp_path, '', **{'c.json': text}).build()
    told = build.warnings.splitlines()
    for words, part in TOLD.items():
        (line,) = [each for each in told if words in each]
        told.remove(line)
        match = re.match(r'c\.json:(\d+): ', line)
        assert match, line
        shown = '\n'.join(text.split('\n')[int(match[1]) - 1 :])
        assert part in f'{shown}\n'.partition('\n')[0] + '\n', (words, shown[:80])
    assert [each for each in told if 'is not known' in each] == []
    assert [record['title'] for record in records(build)] == ['A']


def test_what_a_catalogue_may_say_is_not_told(tmp_path: Path) -> None:
    data = {**CATALOGUE, 'topics': [TOPIC], 'paths': [], 'resources': [RESOURCE]}
    for key in ('verzion', 'ressources'):
        del data[key]
    data['catalogue'] = {'title': 'Other', 'language': 'en'}
    assert project(tmp_path, '', **{'c.json': json.dumps(data)}).build().warnings == ''
    del data['version']
    words = 'c.json:1: WARNING: the catalogue has no version; add a key such as "vers'
    build = project(tmp_path / 'b', '', **{'c.json': json.dumps(data)}).build()
    assert build.warnings.startswith(words)
    assert len(records(build)) == 1


def test_what_stands_beside_a_list_is_told_once(tmp_path: Path) -> None:
    item = {**RESOURCE, 'topics': ['sets']}
    lists = {
        'a.json': json.dumps({'total': 1, '$id': 'x', 'x-y': 1, 'items': [item]}),
        'b.yaml': f'# x\nowner: me\nitems: [{json.dumps({**item, "url": "https://b"})}]',
    }
    pages = ''.join(f':::{{resource-import}} {name}\n:::\n\n' for name in lists)
    files = {
        'index.md': f'# S\n\n{pages}',
        'sets.md': '# Sets\n\n:::{resource-topic}\n:::',
    }
    made = Project(tmp_path, {**files, **lists})
    warnings = made.build().warnings
    assert "a.json:1: WARNING: the key 'total' stands beside the list" in warnings
    assert "b.yaml:2: WARNING: the key 'owner' stands beside the list" in warnings
    assert warnings.count('stands beside') == 2
    for name, key in (('a.json', 'total'), ('b.yaml', 'owner')):
        pages = pages.replace(name, f'{name}\n:map: ={key}')
    made.write('index.md', f'# S\n\n{pages}')
    assert 'stands beside' not in made.build().warnings
