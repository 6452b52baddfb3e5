"""What only or ifconfig hides is nowhere; what they show is everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import (
    PLAIN_PAGES,
    SYNTAXES,
    Project,
    assert_as_clean,
    block,
    cards,
    heading,
    toctree,
    under,
)

if TYPE_CHECKING:
    from pathlib import Path


def _project(path: Path, syntax: str) -> Project:
    end = SYNTAXES[syntax]

    def resource(title: str) -> str:
        options = {'url': f'https://example.org/{title}', 'topics': 'Graphs'}
        return block(syntax, 'resource', title, {**options, 'kind': 'book'}, 'Text.')

    books = heading(syntax, 'Books')
    books += under(syntax, 'only', 'latex', resource('Paper'))
    books += under(syntax, 'only', 'html', resource('Screen'))
    books += under(syntax, 'only', 'extra', resource('Extra'))
    books += under(syntax, 'ifconfig', 'False', resource('Secret'))
    books += under(syntax, 'ifconfig', 'numfig', resource('Open'))
    books += under(
        syntax,
        'only',
        'latex',
        block(syntax, 'resource-topic', 'Hidden topic', {}, 'x'),
    )
    books += resource('Ants')
    graphs = heading(syntax, 'Graphs') + block(syntax, 'resource-topic')
    index = heading(syntax, 'Home') + toctree(syntax, 'books', 'graphs')
    index += block(syntax, 'resource-index', 'topics')
    files = {f'index.{end}': index, f'books.{end}': books, f'graphs.{end}': graphs}
    extensions = ['myst_parser', 'sphinx_resources', 'sphinx.ext.ifconfig']
    config = {'extensions': extensions, 'numfig': True, **PLAIN_PAGES}
    return Project(path, files, config)


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_is_hidden_is_nowhere(syntax: str, tmp_path: Path) -> None:
    made = _project(tmp_path, syntax)
    build = made.build()
    assert build.warnings == ''
    assert sorted(cards(build.html('graphs.html'))) == ['Ants', 'Open', 'Screen']
    names = ('graphs', 'genindex', 'resource-titles', 'index', 'books', 'searchindex')
    for name in names:
        end = 'js' if name == 'searchindex' else 'html'
        text = build.text(f'{name}.{end}')
        for title in ('Paper', 'Secret', 'Extra', 'Hidden topic'):
            assert title not in text, (name, title)
    for builder in ('dirhtml', 'epub', 'text', 'latex', 'man', 'texinfo', 'gettext'):
        assert made.build(builder, doctrees=f'{builder} trees').warnings == ''
    build = made.build('latex', to='pdf', doctrees='latex trees')
    assert 'Paper' in build.text('test.tex')
    assert 'Screen' not in made.build('text', to='words', doctrees='text').text(
        'graphs.txt'
    )


def test_builders_and_tags_show_what_is_theirs(tmp_path: Path) -> None:
    made = _project(tmp_path, 'markdown')
    made.build('latex')
    build = made.build()
    assert sorted(cards(build.html('graphs.html'))) == ['Ants', 'Open', 'Screen']
    made.edit('books.md', '{only} extra', '{only} html')
    build = made.build()
    assert sorted(cards(build.html('graphs.html'))) == [
        'Ants',
        'Extra',
        'Open',
        'Screen',
    ]
    assert_as_clean(made, build)
    made.config['numfig'] = False
    build = made.build()
    assert sorted(cards(build.html('graphs.html'))) == ['Ants', 'Extra', 'Screen']
    assert_as_clean(made, build)


@pytest.mark.parametrize('tags', [[], ['extra']])
def test_a_change_of_tags_is_as_clean(tags: list[str], tmp_path: Path) -> None:
    made = _project(tmp_path, 'markdown')
    made.tags = [tag for tag in ['extra'] if tag not in tags]
    made.build()
    made.tags = tags
    build = made.build()
    assert ('Extra' in cards(build.html('graphs.html'))) == bool(tags)
    assert_as_clean(made, build)


def test_conditions_come_in_any_order(tmp_path: Path) -> None:
    options = {'url': 'https://example.org/', 'topics': 'x', 'kind': 'book'}
    one, two = (
        under('markdown', 'only', tag, block('markdown', 'resource', tag, options, 'x'))
        for tag in ('html', 'extra')
    )
    index = heading('markdown', 'Home') + toctree('markdown', 'a', 'b')
    files = {'index.md': index, 'a.md': f'# A\n\n{one}', 'b.md': f'# B\n\n{two}'}
    made = Project(tmp_path, files, PLAIN_PAGES)
    made.build()
    made.edit('a.md', '# A', '# Again')
    assert_as_clean(made, made.build())


@pytest.mark.parametrize('builder', ['html', 'text', 'latex'])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_is_to_be_done_is_hidden_with_it(
    syntax: str, builder: str, tmp_path: Path
) -> None:
    end = SYNTAXES[syntax]
    options = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}
    draft = block(syntax, 'resource', 'Draft', options, 'Text.') + '\n'
    draft += block(syntax, 'resource-topic', 'Trees', {'broader': 'Sets'})
    sound = {**options, 'url': 'https://example.org/other'}
    files = {
        f'index.{end}': heading(syntax, 'Home')
        + toctree(syntax, 'sets')
        + '\n'
        + under(syntax, 'todo', '', draft)
        + block(syntax, 'resource', 'Ants', sound, 'Text.'),
        f'sets.{end}': heading(syntax, 'Sets') + block(syntax, 'resource-topic'),
    }
    extensions = ['sphinx.ext.todo', 'myst_parser', 'sphinx_resources']
    made = Project(tmp_path, files, {**PLAIN_PAGES, 'extensions': extensions})
    names = {'html': 'sets.html', 'text': 'sets.txt', 'latex': 'test.tex'}
    for shown in (False, True, False):
        build = made.build(builder, todo_include_todos=shown)
        assert build.warnings == ''
        text = build.text(names[builder])
        assert 'Ants' in text
        assert ('Draft' in text, 'Trees' in text) == (shown, shown)
        if builder == 'html':
            assert ('Draft' in build.text('catalogue.json')) == shown
            made.config['todo_include_todos'] = shown
            assert_as_clean(made, build)
