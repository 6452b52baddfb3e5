"""Lists that are kept in data files come in with the checks of the directive."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_resources.formats import LARGEST, READERS, read_data
from support import Project, assert_as_clean, cards, example

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
            'id': 'a',
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


@pytest.mark.parametrize('name', FORMS)
def test_every_form_gives_the_same_resource(name: str, tmp_path: Path) -> None:
    build = project(tmp_path, **{name: FORMS[name]}).build()
    assert not build.warnings
    (record,) = records(build)
    assert cards(build.html('index.html')) == ['Sets and Maps']
    text = 'On sets. And on maps.' if name == 'a.bib' else 'On sets.\n\nAnd on maps.'
    assert record == {
        'anchor': 'sets-and-maps',
        'authors': ['Ada Lovelace', 'Charles Babbage'],
        'description': text,
        'id': 'sets-and-maps',
        'kind': 'book',
        'page': 'index.html',
        'title': 'Sets and Maps',
        'topics': ['sets'],
        'url': 'https://example.org/sets',
        'year': '1843',
    }


@pytest.mark.parametrize('builder', ['text', 'latex', 'epub', 'gettext', 'linkcheck'])
def test_every_builder_takes_what_was_imported(builder: str, tmp_path: Path) -> None:
    made = project(tmp_path, **{'a.yaml': YAML})
    made.config['linkcheck_ignore'] = ['.*']
    build = made.build(builder)
    assert not build.warnings
    if builder == 'text':
        assert 'Sets and Maps' in build.text('index.txt')


#: A wrong value, what it is said of it, and the line in YAML, JSON and CSV.
FAULTS = {
    'url': ('example.org/sets', "did you mean 'https://example.org/sets'?", 2),
    'year': ('20200', "'20200' is not a year; write four digits", 3),
    'level': ('begginer', "did you mean 'beginner'?", 3),
    'kind': ('bok', "did you mean 'book'?", 3),
    'license': ('CC-BY-4', "did you mean 'CC-BY-4.0'?", 3),
    'added': ('1.2.2026', 'write year-month-day', 3),
    'language': ('english', 'is not a language tag', 3),
    'duration': ('long', 'is not a duration', 3),
    'links': ('Slides https://x.org', 'is not of the form', 3),
    'id': ('My Book', 'is not an id', 3),
    'topics': ('set', "the topic 'set' is not declared; did you mean 'Sets'?", 3),
    'image': ('https://example.org/a.png', 'is not a file of the project', 3),
    'licence': ('MIT', "the key 'licence' of an entry is not known; did you mean", 3),
}


def faulty(form: str, key: str, value: str) -> tuple[str, int]:
    """Return a file with one fault, and the line of its value."""
    entry = {'title': 'A', 'url': 'https://example.org/sets', 'topics': 'sets'}
    entry = {**entry, 'description': 'D', 'kind': 'book', key: value}
    good = {name: text for name, text in entry.items() if name != key}
    good |= {'title': 'B', 'url': 'https://example.org/b'}
    good |= {'kind': 'book', 'topics': 'sets'}
    place = list(entry).index(key)
    if form == 'yaml':
        text = ''.join(
            f'{"- " if not n else "  "}{name}: "{x}"\n'
            for item in (entry, good)
            for n, (name, x) in enumerate(item.items())
        )
        return text, place + 1
    if form == 'json':
        return json.dumps([entry, good], indent=1), place + 3
    rows = [[*entry], [*entry.values()], [good.get(name, '') for name in entry]]
    return '\n'.join(','.join(f'"{x}"' for x in row) for row in rows) + '\n', 2


@pytest.mark.parametrize('form', ['yaml', 'json', 'csv'])
@pytest.mark.parametrize('key', FAULTS)
def test_a_fault_is_told_where_it_is_written(
    form: str, key: str, tmp_path: Path
) -> None:
    value, words, _ = FAULTS[key]
    text, line = faulty(form, key, value)
    build = project(tmp_path, **{f'a.{form}': text}).build()
    (message,) = build.warnings.splitlines()
    assert message.startswith(f'a.{form}:{line}: WARNING: '), message
    assert words in message
    assert cards(build.html('index.html')) == ['A', 'B']


ITEM = '- {title: B, url: "https://example.org/b", topics: sets, description: D}\n'
#: Files that are no list, or not all of one: what is said, and how many stay.
BROKEN: dict[str, tuple[str, bytes, str, int, int]] = {
    'empty': ('yaml', b'', 'the file is empty', 1, 0),
    'not UTF-8': (
        'yaml',
        f'{ITEM}# \xe9\n'.encode('latin-1'),
        'the byte 0xe9 is not UTF-8',
        2,
        1,
    ),
    'UTF-16': ('yaml', ITEM.encode('utf-16'), 'written in UTF-16', 1, 1),
    'alias': (
        'yaml',
        f'- &a {{title: A}}\n- *a\n{ITEM}'.encode(),
        "the alias '*a' is refused",
        2,
        2,
    ),
    'cut off': ('yaml', f'{ITEM}- title: "A'.encode(), 'this is not YAML', 2, 1),
    'cut off JSON': (
        'json',
        b'[{"title": "B", "url": "https://example.org/b", "topics": "sets",\n'
        b'"description": "D"},\n {"title',
        'this is not JSON',
        3,
        1,
    ),
    'key twice': (
        'yaml',
        ITEM.replace('title: B', 'title: B, title: A').encode(),
        "the key 'title' stands twice",
        1,
        1,
    ),
    'a text': ('yaml', b'only words\n', 'is not a list of resources', 1, 0),
    'a list of texts': ('yaml', f'- word\n{ITEM}'.encode(), 'is not an entry', 1, 1),
    'nested': (
        'yaml',
        (
            f'{ITEM}- {{title: A, url: {{en: "https://example.org/a"}}, topics: sets, '
            'description: D}\n'
        ).encode(),
        "the key 'url.en' of an entry is not known",
        2,
        2,
    ),
    'control character': (
        'json',
        b'[{"title": "B\\u0007", "url": "https://example.org/b", "topics": "sets",'
        b'"description": "D"}]',
        'the control character U+0007',
        1,
        1,
    ),
    'too deep': ('json', b'[' * 100_000, 'this is nested too deeply', 1, 0),
    'too many cells': (
        'csv',
        b'title,url,topics,description\nB,https://example.org/b,sets,D,E\n',
        'the row has 5 cells, and there are 4 columns',
        2,
        1,
    ),
    'huge': ('csv', b'x' * (LARGEST + 1), 'the file has more than 64 MB', 1, 0),
}


@pytest.mark.parametrize('case', BROKEN)
def test_a_broken_file_costs_no_more_than_what_is_broken(
    case: str, tmp_path: Path
) -> None:
    form, data, words, line, stay = BROKEN[case]
    made = project(tmp_path, **{f'a.{form}': ''})
    (made.source / f'a.{form}').write_bytes(data)
    build = made.build()
    lines = build.warnings.splitlines()
    assert any(
        message.startswith(f'a.{form}:{line}: WARNING: ') and words in message
        for message in lines
    ), lines
    assert len(lines) <= 4
    assert len(cards(build.html('index.html'))) == stay


def test_markup_in_data_is_text(tmp_path: Path) -> None:
    text = YAML.replace('Sets and Maps', '<script>alert(1)</script>').replace(
        'On sets.', 'On <b>sets</b> & ``maps``.'
    )
    build = project(tmp_path, **{'a.yaml': text}).build()
    assert not build.html('index.html').select('article b, article script')
    assert '&lt;b&gt;sets&lt;/b&gt;' in build.text('index.html')


def test_files_outside_the_source_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / 'secret.yaml').write_text(YAML)
    made = project(tmp_path, **{'a.yaml': YAML})
    made.write('index.md', made.read('index.md').replace('a.yaml', '../secret.yaml'))
    assert 'outside the source folder' in made.build().warnings
    (made.source / 'link.yaml').symlink_to(tmp_path / 'secret.yaml')
    made.write('index.md', made.read('index.md').replace('../secret', 'link'))
    build = made.build()
    assert 'index.md:3: WARNING' in build.warnings
    assert 'outside the source folder' in build.warnings
    made.write('index.md', made.read('index.md').replace('link.yaml', 'b.yaml'))
    assert "there is no file 'b.yaml'; did you mean 'a.yaml'?" in made.build().warnings


def test_a_description_cannot_take_in_a_file(tmp_path: Path) -> None:
    (tmp_path / 'secret.md').write_text('A secret.')
    data = {
        'version': 1,
        'catalogue': {'title': 'T', 'language': 'en'},
        'resources': [
            {
                'id': 'a',
                'title': 'A',
                'url': 'https://example.org/a',
                'source': {
                    'markup': 'markdown',
                    'text': f'```{{include}} {tmp_path}/secret.md\n```',
                },
            }
        ],
    }
    build = project(tmp_path, **{'a.json': json.dumps(data)}).build()
    assert 'A secret' not in build.text('index.html')


def test_keys_are_named_by_a_map(tmp_path: Path) -> None:
    text = (
        '- name: Sets\n  website_url: https://example.org/s\n'
        '  tags: {packages: [sets]}\n  stars: 7\n  text: D\n'
    )
    options = (
        ':kind: tool\n:topics: sets\n'
        ':map: title=name, url=website_url, topics=tags.packages, =stars, '
        'description=text'
    )
    build = project(tmp_path, options, **{'a.yaml': text}).build()
    assert not build.warnings
    (record,) = records(build)
    assert (record['kind'], record['topics']) == ('tool', ['sets'])
    wrong = project(tmp_path / 'b', ':map: titel=name, x', **{'a.yaml': text}).build()
    assert "map: there is no option 'titel'; did you mean 'title'?" in wrong.warnings
    assert "map: 'x' names no key" in wrong.warnings


def test_ids_do_not_depend_on_the_order(tmp_path: Path) -> None:
    items = [
        f'- {{title: Sets, url: "https://example.org/{n}", topics: sets, '
        f'description: D}}\n'
        for n in 'abc'
    ]
    made = project(tmp_path, **{'a.yaml': ''.join(items)})
    first = made.build()
    made.write('a.yaml', ''.join(reversed(items)))
    second = made.build()
    ids = {record['url']: record['id'] for record in records(first)}
    assert ids == {record['url']: record['id'] for record in records(second)}
    assert len(set(ids.values())) == 3
    assert first.warnings.count("another entry has the id of 'Sets'") == 3


def test_a_folder_is_read_again_when_its_files_change(tmp_path: Path) -> None:
    made = Project(
        tmp_path,
        {
            'index.md': '# Start\n\n:::{resource-import} list\n:kind: book\n:::\n',
            'sets.md': f'---\norphan: 1\n---\n{TOPIC}',
            'list/a.yaml': YAML.replace('- title', '  title'),
        },
    )
    assert cards(made.build().html('index.html')) == ['Sets and Maps']
    made.write('list/b.yml', 'title: More\nurl: example.org\ntopics: sets\n')
    build = made.build()
    assert cards(build.html('index.html')) == ['Sets and Maps', 'More']
    assert 'list/b.yml:2: WARNING: url:' in build.warnings
    assert_as_clean(made, build)
    made.delete('list/b.yml')
    assert cards(made.build().html('index.html')) == ['Sets and Maps']
    made.edit('list/a.yaml', 'Sets and Maps', 'Maps and Sets')
    build = made.build()
    assert cards(build.html('index.html')) == ['Maps and Sets']
    assert_as_clean(made, build)


@pytest.mark.parametrize('name', ['markdown', 'restructuredtext'])
def test_what_leaves_comes_back_the_same(name: str, tmp_path: Path) -> None:
    made = example(name, tmp_path / 'a')
    texts = [made.build().text('catalogue.json')]
    for folder in ('b', 'c'):
        again = Project(tmp_path / folder, config=made.config)
        index = (
            '# Start\n\n:::{resource-import} catalogue.json\n:::\n'
            if name == 'markdown'
            else 'Start\n=====\n\n.. resource-import:: catalogue.json\n'
        )
        again.write('index.md' if name == 'markdown' else 'index.rst', index)
        again.write('catalogue.json', texts[-1])
        again.write('picture.svg', made.read('picture.svg'))
        build = again.build()
        assert not build.warnings
        texts.append(build.text('catalogue.json'))
    assert texts[1] == texts[2]
    first, second = [*map(json.loads, texts[:2])]
    for data in (first, second):
        for item in [*data['resources'], *data['topics']]:
            item.pop('page', None)
            item.pop('anchor', None)
    assert first == second


def test_a_foreign_catalogue_is_named(tmp_path: Path) -> None:
    made = example('markdown', tmp_path / 'a')
    text = made.build().text('catalogue.json').replace('"Test"', '"Their list"')
    options = ':from: https://example.org/theirs'
    build = project(tmp_path / 'b', options, **{'catalogue.json': text}).build()
    assert {record['origin'] for record in records(build)} == {'Their list'}
    assert all(record['id'].startswith('their-list-') for record in records(build))
    assert 'Their list' in str(build.html('index.html').select('.resource-facts'))


BIBLIOGRAPHY = r"""
@string{press = "Example Press"}
@comment{nothing}
@book{a, title={B{\"o}hm and the 50% rule}, author={Ludwig van Beethoven and
  Knuth, Jr., Donald E. and {Example and Sons} and others}, publisher=press,
  doi={10.1000/1}, year={2001}, keywords={sets}, abstract={D}}
@inbook{b, crossref={a}, title={A Chapter}, eprint={arXiv:2001.1}, keywords={sets},
  abstract={D}}
@misc{c, title={Broken}, url={https://example.org/c},
  keywords={sets}, abstract={D}
@online{d, title={After}, editor={Ada Lovelace}, url={https://example.org/a\_b\%20},
  year=2002, keywords={sets}, abstract={D}}
@online{d, title={Twice}, url={https://example.org/twice}, keywords={sets},
  abstract={D}}
"""


def test_nothing_of_a_bibliography_is_lost(tmp_path: Path) -> None:
    build = project(tmp_path, **{'a.bib': BIBLIOGRAPHY}).build()
    found = {record['title']: record for record in records(build)}
    assert set(found) == {
        'Böhm and the 50% rule',
        'A Chapter',
        'Broken',
        'After',
        'Twice',
    }
    first = found['Böhm and the 50% rule']
    assert first['authors'] == [
        'Ludwig van Beethoven',
        'Donald E. Knuth Jr.',
        'Example and Sons',
    ]
    assert first['publisher'] == found['A Chapter']['publisher'] == 'Example Press'
    assert first['url'] == 'https://doi.org/10.1000/1'
    assert found['A Chapter']['url'] == 'https://arxiv.org/abs/2001.1'
    assert found['After']['url'] == 'https://example.org/a_b%20'
    assert found['After']['authors'] == ['Ada Lovelace']
    assert 'a.bib:9: WARNING: this entry has a fault' in build.warnings
    assert 'a.bib:13: WARNING: this entry has a fault' in build.warnings


def test_a_missing_parser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__('sys').modules, 'bibtexparser.entrypoint', None)
    content = read_data(b'@book{a, title={A}}', '.bib')
    assert "pip install 'sphinx-resources[bibtex]'" in content.flaws[0].message


def test_random_bytes_never_stop_a_reader() -> None:
    rng = random.Random(15)
    sources = {'.yaml': YAML, '.json': JSON, '.csv': CSV, '.bib': BIB, '.yml': YAML}
    for suffix in READERS:
        for _ in range(200):
            data = bytearray(sources[suffix].encode())
            for _ in range(rng.randint(1, 6)):
                place = rng.randrange(len(data))
                data[place : place + rng.randint(0, 4)] = rng.randbytes(
                    rng.randint(0, 3)
                )
            content = read_data(bytes(data[: rng.randint(0, len(data))]), suffix)
            assert content.entries or content.flaws or suffix == '.bib'
