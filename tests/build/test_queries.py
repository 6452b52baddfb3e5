"""What a listing can ask for and leave out, and catalogues that lack something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import sphinx_resources
from sphinx_resources import get_catalogue
from sphinx_resources.model.spans import span
from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

FIELDS = {
    'platforms': {'label': 'Platforms', 'type': 'list'},
    'updated': {'label': 'Updated', 'type': 'date'},
    'pages': {'label': 'Pages', 'type': 'number'},
    'offline': {'label': 'Offline', 'type': 'boolean'},
}
RESOURCES = {
    'A': {'kind': 'book', 'year': '2010', 'language': 'en, fr', 'pages': '100'},
    'B': {'kind': 'video', 'year': '2020', 'access': 'account', 'offline': 'no'},
    'C': {'kind': 'book', 'authors': 'Ada Lovelace', 'platforms': 'Linux, Web'},
    'D': {'kind': 'tool', 'topics': 'maps', 'updated': '2024-05-01', 'pages': '20.5'},
}


def resources(syntax: str) -> str:
    """Return a page of resources."""
    return heading(syntax, 'All') + ''.join(
        block(
            syntax,
            'resource',
            title,
            {'url': f'https://example.org/{title}', 'topics': 'sets', **options},
            f'About {title}.',
        )
        for title, options in RESOURCES.items()
    )


def topics(syntax: str) -> str:
    """Return a page that declares the topics."""
    return heading(syntax, 'Topics') + ''.join(
        block(syntax, 'resource-topic', label, {}, 'It is.')
        for label in ('Sets', 'Maps')
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_words_behind_the_name_of_a_list_choose_nothing(
    tmp_path: Path, syntax: str
) -> None:
    end = SYNTAXES[syntax]
    text = block(syntax, 'resource-list', 'maps')
    files = {
        f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'all') + text,
        f'all.{end}': resources(syntax) + topics(syntax),
    }
    project = Project(tmp_path, files, {'resource_fields': FIELDS})
    (warning,) = project.build('dummy').warnings.splitlines()
    assert warning.startswith(f'index.{end}:')
    assert warning.endswith(
        "'maps' chooses nothing; write it as an option, such as :topics: maps "
        '[resource.option]'
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_queries(tmp_path: Path, syntax: str) -> None:
    queries = [
        ({'not-topics': 'maps'}, 'ABC'),
        ({'not-kinds': 'book, tool'}, 'B'),
        ({'kinds': 'book', 'not-authors': 'ada lovelace'}, 'A'),
        ({'years': '2010-2015'}, 'A'),
        ({'years': '2015-'}, 'B'),
        ({'years': '-2020'}, 'AB'),
        ({'languages': 'fr'}, 'A'),
        ({'languages': 'en'}, 'ABCD'),
        ({'not-languages': 'fr'}, 'BCD'),
        ({'access': 'account'}, 'B'),
        ({'not-access': 'account'}, 'ACD'),
        ({'platforms': 'web'}, 'C'),
        ({'platforms': 'LINUX; web'}, 'C'),
        ({'not-platforms': 'Web'}, 'ABD'),
        ({'offline': 'no'}, 'B'),
        ({'updated': '2024'}, 'D'),
        ({'pages': '10-99'}, 'D'),
        ({'topics': 'sets', 'not-kinds': 'video', 'years': '2000-'}, 'A'),
    ]
    suffix = SYNTAXES[syntax]
    page = heading(syntax, 'Home') + toctree(syntax, 'all', 'topics')
    page += ''.join(
        block(syntax, 'resource-list', '', {**query, 'style': 'list'})
        for query, _ in queries
    )
    files = {
        f'index.{suffix}': page,
        f'all.{suffix}': resources(syntax),
        f'topics.{suffix}': topics(syntax),
    }
    build = Project(tmp_path, files, {'resource_fields': FIELDS}).build()
    assert build.warnings == ''
    lists = build.html('index.html').select('div.body ul:not(.toctree-wrapper ul)')
    found = [
        ''.join(link.get_text() for link in shown.select('a[href*="example.org"]'))
        for shown in lists
    ]
    assert found == [expected for _, expected in queries]


@pytest.mark.parametrize(
    ('query', 'message'),
    [
        ({'years': '2020-2010'}, "years: '2020-2010' ends before it begins"),
        ({'years': 'new'}, "years: 'new' is not a range; write it as in 2010-2020"),
        ({'not-kinds': 'bok'}, "not-kinds: 'bok' is unknown; did you mean 'book'?"),
        (
            {'not-topics': 'setz'},
            "the topic 'setz' is not declared; did you mean 'Sets'",
        ),
        ({'not-authors': 'Ada'}, "not-authors: 'Ada' has no resource"),
        (
            {'platforms': 'Linus'},
            "platforms: 'Linus' has no resource; did you mean 'Linux'?",
        ),
        (
            {'not-platforms': 'Wep'},
            "not-platforms: 'Wep' has no resource; write one of",
        ),
        ({'languages': 'english'}, "languages: 'english' is not a language tag"),
        ({'access': 'fre'}, "access: 'fre' is unknown; did you mean 'free'?"),
        ({'offline': 'maybe'}, "offline: 'maybe' is unknown; write one of: yes, no"),
        ({'not-year': '2010'}, "there is no option 'not-year'"),
    ],
)
def test_what_is_wrong_with_a_query_is_told(
    tmp_path: Path, query: dict[str, str], message: str
) -> None:
    files = {
        'index.md': resources('markdown')
        + block('markdown', 'resource-list', '', query),
        'topics.md': '---\norphan: true\n---\n' + topics('markdown'),
    }
    build = Project(tmp_path, files, {'resource_fields': FIELDS}).build('dummy')
    (warning,) = build.warnings.splitlines()
    assert f'WARNING: {message}' in warning
    assert warning.startswith('index.md:')


@pytest.mark.parametrize(
    ('text', 'read'),
    [
        ('2010-2020', (2010, 2020)),
        ('2010 – 2020', (2010, 2020)),
        ('2020', (2020, 2020)),
        ('2.5-', (2.5, float('inf'))),
        ('-3', (-float('inf'), 3)),
    ],
)
def test_spans(text: str, read: tuple[float, float]) -> None:
    assert span(text) == read


@pytest.mark.parametrize('text', ['', '-', 'x', '1-2-3', '1 2'])
def test_what_is_no_span(text: str) -> None:
    with pytest.raises(ValueError, match='is not a range'):
        span(text)


# Without some vocabulary


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('builder', ['html', 'text'])
def test_a_catalogue_can_lack_kinds_levels_topics_and_descriptions(
    tmp_path: Path, syntax: str, builder: str
) -> None:
    suffix = SYNTAXES[syntax]
    listed = ''.join(
        block(syntax, 'resource', name, {'url': f'https://example.org/{name}'})
        for name in 'ABCDEFG'
    )
    table = block(syntax, 'resource-list', '', {'style': 'table'})
    index = block(syntax, 'resource-index', 'topics')
    values: dict[str, Any] = {
        'resource_kinds': {},
        'resource_levels': {},
        'suppress_warnings': ['resource.no-topic', 'resource.no-description'],
    }
    page = heading(syntax, 'Links') + listed + table + index
    build = Project(tmp_path, {f'index.{suffix}': page}, values).build(builder)
    assert build.warnings == ''
    if builder == 'text':
        text = build.text('index.txt')
        for word in ('Kind', 'Level', 'Topics', 'Other resources'):
            assert word not in text
        return
    html = build.html('index.html')
    assert [cell.get_text() for cell in html.select('th')] == ['Title']
    assert len(html.select('.resource-card')) == 7
    assert not html.select('.resource-badges, .resource-facts')
    lines = {line.get_text() for line in html.select('.resource-byline')}
    assert lines == {'example.org'}
    assert not html.select('.resource-see-also')
    assert [legend.get_text() for legend in html.select('legend')] == ['Your marks']


def test_topics_without_kinds_have_no_headings(tmp_path: Path) -> None:
    block_ = block(
        'markdown',
        'resource',
        'A',
        {'url': 'https://example.org/', 'topics': 'sets'},
        'A.',
    )
    page = (
        '# Home\n\n' + block_ + block('markdown', 'resource-topic', 'Sets', {}, 'It.')
    )
    build = Project(tmp_path, {'index.md': page}, {'resource_kinds': {}}).build()
    assert build.warnings == ''
    assert len(build.html('index.html').select('.resource-card')) == 2
    assert not build.html('index.html').select('.resource-kind')


# For others


def test_others_can_read_the_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Any] = []

    def handler(app: Sphinx, _exception: Exception | None) -> None:
        found.append(get_catalogue(app))

    page = resources('markdown') + '\n' + topics('markdown').replace('# Topics', '')
    project = Project(tmp_path, {'index.md': page}, {'resource_fields': FIELDS})
    original = sphinx_resources.setup

    def setup(app: Sphinx) -> Any:
        app.connect('build-finished', handler)
        return original(app)

    monkeypatch.setattr(sphinx_resources, 'setup', setup)
    project.build('dummy')
    (catalogue,) = found
    assert [resource.title for resource in catalogue.resources] == ['A', 'B', 'C', 'D']
    assert set(catalogue.topics) == {'sets', 'maps'}
    assert dict(catalogue.paths) == {}
    first = catalogue.resource('a')
    assert first.fields == (('pages', '100'),)
    assert [topic.label for topic in catalogue.topics_of(first)] == ['Sets']
    on_maps = catalogue.resources_on(catalogue.topics['maps'])
    assert [resource.title for resource in on_maps] == ['D']
    with pytest.raises(TypeError):
        catalogue.topics['new'] = first
    with pytest.raises(AttributeError):
        catalogue.resources = ()
