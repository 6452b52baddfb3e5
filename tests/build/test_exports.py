"""The catalogue leaves in forms that others read."""

from __future__ import annotations

import json
import re
import warnings
from typing import TYPE_CHECKING

import feedparser
import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from jsonschema import Draft202012Validator, FormatChecker
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from sphinx_resources.formats.dataset import iso_duration, license_address
from sphinx_resources.formats.schema import write_schema
from support import ROOT, Project, example

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from support import Build

ADDRESS = 'https://example.org/site'

#: Titles and authors that no format may break on.
TITLES = {
    'Plain & simple 50% #1 $x_1$ {braces} ~': 'Ada Lovelace; Charles Babbage',
    'Ünïcödé 数学 und ß': 'Ludwig van Beethoven; Khan Academy',
    '</script><script>alert(1)</script>': 'Johnson and Johnson',
    '"Quotes" \'and\' \\backslash': 'Strang, Gilbert; Hal Daumé III',
}


def hostile(path: Path, **config: Any) -> Project:
    books = '\n'.join(
        f':::{{resource}} {title}\n:url: https://example.org/{number}?a=1&b=_%20~\n'
        f':authors: {authors}\n:year: 200{number}\n:topics: sets\n'
        f':added: 2026-01-0{number + 1}\n\nOn $x^2$ & `<b>`.\n:::\n'
        for number, (title, authors) in enumerate(TITLES.items())
    )
    files = {
        'index.md': '# Start\n\n```{toctree}\nbooks\nsets\n```\n',
        'books.md': f'---\nresource-kind: book\n---\n# Books\n\n{books}',
        'sets.md': '# Sets\n\n:::{resource-topic}\n:::\n',
    }
    return Project(
        path, files, {'html_baseurl': ADDRESS, 'smartquotes': False} | config
    )


def as_text() -> list[str]:
    """Return the titles for formats that hold no formulas."""
    return [title.replace('$x_1$', 'x₁') for title in TITLES]


@pytest.fixture(scope='module')
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    build = hostile(tmp_path_factory.mktemp('hostile')).build()
    assert not build.warnings
    return build


@pytest.mark.parametrize('name', ['markdown', 'restructuredtext'])
def test_the_catalogue_has_the_form_that_its_schema_says(
    name: str, tmp_path: Path
) -> None:
    build = example(name, tmp_path, html_baseurl=ADDRESS).build()
    data = json.loads(build.text('catalogue.json'))
    schema = json.loads(build.text('catalogue.schema.json'))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(data)] == []
    data['resources'][0]['x-own'] = 1
    assert validator.is_valid(data)
    for wrong in ({'publishers': 'x'}, {'url': 'no address'}, {'added': '1.2.2026'}):
        broken = {**data, 'resources': [{**data['resources'][0], **wrong}]}
        assert not validator.is_valid(broken), wrong
    first = next(r for r in data['resources'] if r['id'] == 'first-book')
    assert first['source']['markup'] == name
    assert first['description'].startswith('A first description with $x^2$')


def test_the_schema_that_comes_with_the_package_is_made_from_its_tables() -> None:
    schema = json.loads(write_schema())
    assert 'url' in schema['properties']['resources']['items']['properties']
    # Else: python -m sphinx_resources export schema --output of that file.
    beside = ROOT / '_ext/sphinx_resources/catalogue.schema.json'
    assert beside.read_text(encoding='utf-8') == write_schema()


def test_a_feed_is_read_without_a_fault(site: Build) -> None:
    for name in ('catalogue.atom', '_catalogue/sets.atom'):
        with warnings.catch_warnings():
            warnings.simplefilter('ignore', DeprecationWarning)
            feed = feedparser.parse(site.text(name))
        assert not feed.bozo, feed.get('bozo_exception')
        assert feed.feed.id == f'{ADDRESS}/{name}'
        assert feed.feed.updated == '2026-01-04T00:00:00Z'
        found = [entry.updated[:10] for entry in feed.entries]
        assert found == [f'2026-01-0{day}' for day in (4, 3, 2, 1)]
        assert {e.id.partition('#')[0] for e in feed.entries} == {
            f'{ADDRESS}/books.html'
        }
        assert [entry.title_detail.value for entry in feed.entries] == as_text()[::-1]


def test_a_bibliography_is_read_back_by_two_parsers(site: Build) -> None:
    text = site.text('catalogue.bib')
    decoded = LatexNodes2Text(
        keep_braced_groups=False, math_mode='verbatim'
    ).latex_to_text
    entries = parse_string(text, 'bibtex').entries.values()
    assert [decoded(entry.fields['title']) for entry in entries] == [*TITLES]
    assert [e.fields['year'] for e in entries] == ['2000', '2001', '2002', '2003']
    library = parse_bibtex(
        text, append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    assert [entry['title'] for entry in library.entries] == [*TITLES]
    assert [entry['author'] for entry in library.entries] == [
        ['Lovelace, Ada', 'Babbage, Charles'],
        ['van Beethoven, Ludwig', '{Khan Academy}'],
        ['{Johnson and Johnson}'],
        ['Strang, Gilbert', 'Daumé, III, Hal'],
    ]
    for number, entry in enumerate(entries):
        assert entry.fields['url'] == f'https://example.org/{number}?a=1&b=_%20~'
    persons = [[str(p) for p in entry.persons['author']] for entry in entries]
    assert persons[:2] == [
        ['Lovelace, Ada', 'Babbage, Charles'],
        ['van Beethoven, Ludwig', '{Khan Academy}'],
    ]


def test_csl_has_names_taken_apart(site: Build) -> None:
    items = json.loads(site.text('_catalogue/sets.csl.json'))
    assert [item['title'] for item in items] == as_text()
    assert items[1]['author'] == [
        {'family': 'van Beethoven', 'given': 'Ludwig'},
        {'literal': 'Khan Academy'},
    ]
    suffixed = {'family': 'Daumé', 'given': 'Hal', 'suffix': 'III'}
    assert items[3]['author'] == [{'family': 'Strang', 'given': 'Gilbert'}, suffixed]
    assert items[0]['issued'] == {'date-parts': [[2000]]}
    assert {item['type'] for item in items} == {'book'}


def test_linked_data_stands_where_a_resource_has_its_place(site: Build) -> None:
    page = site.html('books.html')
    script = page.find('script', type='application/ld+json')
    assert script is not None
    graph = json.loads(script.text)['@graph']
    assert [item['name'] for item in graph] == as_text()
    assert graph[0]['@type'] == ['LearningResource', 'Book']
    assert graph[0]['mainEntityOfPage'].startswith(f'{ADDRESS}/books.html#')
    assert not site.html('sets.html').find('script', type='application/ld+json')


def test_harvesters_get_amb(site: Build) -> None:
    items = json.loads(site.text('catalogue.amb.json'))
    assert {tuple(item['type']) for item in items} == {('LearningResource', 'Book')}
    assert items[1]['creator'] == [
        {'type': 'Person', 'name': 'Ludwig van Beethoven'},
        {'type': 'Organization', 'name': 'Khan Academy'},
    ]
    assert items[0]['mainEntityOfPage'][0]['id'].startswith(ADDRESS)


def test_heads_and_listings_lead_to_the_files(tmp_path: Path) -> None:
    project = hostile(tmp_path)
    project.write('plain.md', '---\norphan: true\n---\n# Plain\n')
    build = project.build()
    links = {
        str(link['href'])
        for link in build.html('sets.html').find_all('link', rel='alternate')
    }
    assert {'catalogue.json', 'catalogue.atom', '_catalogue/sets.bib'} <= links
    shown = {str(a['href']) for a in build.html('sets.html').find_all('a', href=True)}
    assert {'_catalogue/sets.bib', '_catalogue/sets.atom'} <= shown
    for link in links | {a for a in shown if a.startswith('_catalogue')}:
        assert (build.out / link).is_file(), link
    assert 'alternate' not in build.text('plain.html')


def test_an_edit_rewrites_only_the_exports_that_it_changes(tmp_path: Path) -> None:
    project = example('markdown', tmp_path, html_baseurl=ADDRESS)
    first = project.build()
    names = [name for name in first.files() if '_catalogue/' in name]
    assert '_catalogue/c-sharp.bib' in names
    again = project.build()
    assert not [name for name in again.written if 'catalogue' in name]
    project.edit('books.md', 'A second paragraph', 'Another paragraph')
    edited = project.build()
    assert {n for n in edited.written if '_catalogue/' in n} == {
        f'_catalogue/{topic}{suffix}'
        # C++ is a part of C.
        for topic in ('linear-algebra', 'c-plus-plus', 'c')
        for suffix in ('.bib', '.csl.json')
    }
    clean = Project(tmp_path / 'clean', config=project.config)
    clean.source = project.source
    assert {
        name: content
        for name, content in clean.build(jobs=2).files().items()
        if 'catalogue' in name
    } == {
        name: content for name, content in edited.files().items() if 'catalogue' in name
    }


def test_files_of_a_topic_that_is_gone_are_removed(tmp_path: Path) -> None:
    project = hostile(tmp_path)
    assert (project.build().out / '_catalogue/sets.bib').is_file()
    project.write('books.md', project.read('books.md').replace(': sets', ': maps'))
    project.write('sets.md', '# Sets\n')
    build = project.build()
    assert not (build.out / '_catalogue/sets.bib').exists()
    assert (build.out / '_catalogue/maps.bib').is_file()
    build = project.build(resource_formats=['json'])
    assert (build.out / 'catalogue.json').is_file()
    assert not (build.out / '_catalogue').exists()
    assert not (project.build(resource_formats=[]).out / 'catalogue.json').exists()


def test_without_an_address_of_the_site_none_is_made_up(tmp_path: Path) -> None:
    build = hostile(tmp_path, html_baseurl='').build()
    assert build.status.count('no feeds are written') == 1
    assert not [name for name in build.files() if name.endswith('.atom')]
    assert 'Feed of' not in build.text('sets.html')
    assert 'mainEntityOfPage' not in build.text('catalogue.amb.json')
    assert 'mainEntityOfPage' not in build.text('books.html')


@pytest.mark.parametrize('builder', ['epub', 'text', 'latex', 'linkcheck', 'gettext'])
def test_only_sites_have_files_for_others(builder: str, tmp_path: Path) -> None:
    project = hostile(tmp_path, linkcheck_ignore=['.*'])
    build = project.build(builder)
    assert not [name for name in build.files() if 'catalogue' in name]


@pytest.mark.parametrize('builder', ['dirhtml', 'singlehtml'])
def test_addresses_are_those_of_the_builder(builder: str, tmp_path: Path) -> None:
    build = hostile(tmp_path).build(builder)
    data = json.loads(build.text('catalogue.json'))
    pages = {resource['page'] for resource in data['resources']}
    assert pages == {'books/' if builder == 'dirhtml' else 'index.html'}


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no format 'bibtx'; did you mean 'bibtex'"):
        hostile(tmp_path, resource_formats=['bibtx']).build()


@pytest.mark.parametrize(
    ('text', 'iso'),
    [
        ('3 h 20 min', 'PT3H20M'),
        ('10 weeks', 'P10W'),
        ('2 days 3 h', 'P2DT3H'),
        ('10-12 weeks', ''),
        ('1.5 h', ''),
        ('1 week 2 days', ''),
    ],
)
def test_durations(text: str, iso: str) -> None:
    assert iso_duration(text) == iso


def test_addresses_of_licenses() -> None:
    address = 'https://creativecommons.org/licenses/by-nc-sa/4.0/'
    assert license_address('CC-BY-NC-SA-4.0') == address
    assert license_address('MIT') == 'https://spdx.org/licenses/MIT'
    assert license_address('free for everybody') == ''
    assert re.match('https', license_address('CC0-1.0'))


def test_bibliographies_have_each_key_once(tmp_path: Path) -> None:
    """Programs that read them keep one entry of a key."""
    project = hostile(tmp_path)
    more = ':::{{resource}} Maps\n:url: https://example.org/{}\n:kind: book\n:::\n'
    for name in 'abc':
        project.write(f'{name}.md', f'# {name}\n\n{more.format(name)}')
    build = project.build()
    items = json.loads(build.text('catalogue.csl.json'))
    keys = [item['id'] for item in items if item['title'] == 'Maps']
    assert keys == ['maps', 'maps-2', 'maps-3']
    entries = parse_string(build.text('catalogue.bib'), 'bibtex').entries
    assert {*keys} <= {*entries}
    addresses = {item['URL'] for item in items if item['title'] == 'Maps'}
    assert len(addresses) == len(keys)
