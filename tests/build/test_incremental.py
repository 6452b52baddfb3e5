"""A build after an edit gives what a clean build gives, and writes no more."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx.builders.html import StandaloneHTMLBuilder

from support import (
    PLAIN_PAGES,
    Project,
    assert_as_clean,
    block,
    example,
    toctree,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support import Build

#: The pages of the project below, none of which holds a toctree of another but
#: the index, so that nothing but ours makes Sphinx write a page again.
FILES = {
    'index.md': '# Home\n\n'
    + toctree('markdown', 'books', 'videos', 'listing')
    + toctree('markdown', 'calculus', 'graphs', 'prose', 'plain', 'report'),
    'books.md': '---\nresource-kind: book\n---\n\n# Books\n\n'
    + block(
        'markdown',
        'resource',
        'First',
        {'url': 'https://example.org/1', 'topics': 'calculus', 'level': 'beginner'},
        'One.',
    )
    + '\n'
    + block(
        'markdown',
        'resource',
        'Second',
        {'url': 'https://example.org/2', 'topics': 'graphs', 'authors': 'Ada'},
        'Two.',
    ),
    'videos.md': '---\nresource-kind: video\n---\n\n# Videos\n\n'
    + block(
        'markdown',
        'resource',
        'Third',
        {'url': 'https://example.org/3', 'topics': 'calculus', 'requires': 'graphs'},
        'Three.',
    ),
    'listing.md': '# Listing\n\n'
    + block('markdown', 'resource-list', '', {'levels': 'beginner'}),
    'calculus.md': '# Calculus\n\n'
    + block('markdown', 'resource-topic', '', {'aliases': 'analysis'}, 'Change.'),
    'graphs.md': '# Graphs\n\n'
    + block('markdown', 'resource-topic', '', {'requires': 'calculus'}, 'Nodes.'),
    'prose.md': '# Prose\n\nSee {resource}`first` and [](#second).\n',
    'plain.md': '# Plain\n\nNothing of ours.\n',
    'report.md': '# Report\n\n' + block('markdown', 'resource-report', 'thin'),
}


def make(path: Path) -> Project:
    return Project(path, FILES, PLAIN_PAGES)


def pages(build: Build) -> set[str]:
    """Return the names of the documents that were written."""
    extra = {'genindex', 'search', 'resource-titles', 'resource-authors'}
    names = {
        name.removesuffix('.html') for name in build.written if name.endswith('.html')
    }
    return names - extra


def test_an_idle_build_reads_and_writes_nothing(tmp_path: Path) -> None:
    project = example('markdown', tmp_path)
    project.build()
    environment = (tmp_path / 'doctrees/environment.pickle').stat().st_mtime_ns
    again = project.build()
    assert pages(again) == set()
    assert '0 added, 0 changed, 0 removed' in again.status
    assert 'no targets are out of date' in again.status
    assert (tmp_path / 'doctrees/environment.pickle').stat().st_mtime_ns == environment


def edit(name: str, old: str, new: str) -> Callable[[Project], None]:
    return lambda project: project.edit(name, old, new)


def add_topic(project: Project) -> None:
    project.write('new.md', '# New\n\n' + block('markdown', 'resource-topic'))
    project.edit('index.md', 'plain\n', 'plain\nnew\n')
    project.edit('videos.md', 'topics: calculus', 'topics: calculus, new')


def remove_topic(project: Project) -> None:
    project.delete('graphs.md')
    project.edit('index.md', 'graphs\n', '')


def move(project: Project) -> None:
    third = project.read('videos.md').partition('# Videos\n\n')[2]
    project.edit('videos.md', third, 'None left.\n')
    project.write(
        'plain.md',
        project.read('plain.md')
        + '\n'
        + third.replace(':topics:', ':kind: video\n:topics:'),
    )


#: An edit, and the documents that it makes Sphinx write; the home page is
#: written whenever a page of its toctree is.
EDITS: dict[str, tuple[Callable[[Project], None], set[str]]] = {
    'description': (edit('books.md', 'One.', 'Uno.'), {'books', 'calculus', 'listing'}),
    'description that no listing shows': (
        edit('books.md', 'Two.', 'Two.\n\nMore.'),
        {'books', 'graphs'},
    ),
    'title': (
        edit('books.md', '} First', '} Premier\n:id: first'),
        # The other one on calculus says "see also", and the way to graphs names it.
        {'books', 'calculus', 'graphs', 'listing', 'prose', 'videos'},
    ),
    'id': (
        edit('books.md', '} Second', '} Second\n:id: deux'),
        {'books', 'graphs', 'prose'},
    ),
    'level': (
        edit('books.md', 'level: beginner', 'level: advanced'),
        {'books', 'calculus', 'listing', 'report'},
    ),
    'topics': (
        edit('books.md', 'topics: graphs', 'topics: calculus'),
        {'books', 'calculus', 'graphs', 'listing', 'report', 'videos'},
    ),
    'kind of a page': (
        edit('videos.md', 'resource-kind: video', 'resource-kind: course'),
        {'videos', 'calculus'},
    ),
    'archive': (
        edit('books.md', 'authors: Ada', 'archive: https://example.org/old'),
        {'books', 'graphs'},
    ),
    'authors': (edit('books.md', 'authors: Ada', 'authors: Eve'), {'books', 'graphs'}),
    'label of a topic': (
        edit('graphs.md', '# Graphs', '# Networks'),
        {'books', 'calculus', 'graphs', 'report', 'videos'},
    ),
    'alias of a topic': (
        edit('calculus.md', 'aliases: analysis', 'aliases: change'),
        {'calculus'},
    ),
    'requires of a topic': (
        edit('graphs.md', ':requires: calculus', ''),
        {'calculus', 'graphs'},
    ),
    'text of a topic': (edit('graphs.md', 'Nodes.', 'Edges.'), {'graphs'}),
    'query of a listing': (
        edit('listing.md', 'beginner', 'advanced'),
        {'listing'},
    ),
    'text without a resource': (edit('plain.md', 'of ours', 'at all'), {'plain'}),
    'a line above a resource': (
        edit('books.md', '# Books\n', '# Books\n\nMore words.\n'),
        {'books'},
    ),
    'a new topic': (add_topic, {'new', 'videos', 'calculus', 'report'}),
    'a topic removed': (remove_topic, {'books', 'calculus', 'report', 'videos'}),
    'a resource moved': (
        move,
        {'videos', 'plain', 'calculus', 'books', 'listing'},
    ),
}


@pytest.mark.parametrize('name', EDITS)
def test_an_edit_writes_exactly_what_it_changes(name: str, tmp_path: Path) -> None:
    change, expected = EDITS[name]
    project = make(tmp_path)
    project.build()
    change(project)
    build = project.build()
    assert pages(build) - {'index'} == expected
    assert_as_clean(project, build)


@pytest.mark.whole
@pytest.mark.parametrize('name', EDITS)
def test_a_second_builder_with_the_same_doctrees_is_right(
    name: str, tmp_path: Path
) -> None:
    project = make(tmp_path)
    project.build()
    project.build('dirhtml')
    EDITS[name][0](project)
    project.build()
    assert_as_clean(project, project.build('dirhtml'), 'dirhtml')


def test_a_partial_build_leaves_the_rest_out_of_date(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.build()
    project.edit('books.md', 'One.', 'Uno.')
    partial = project.build(filenames=('books.md',))
    assert pages(partial) == {'books', 'index'}
    build = project.build()
    assert 'Uno.' in build.text('calculus.html')
    assert_as_clean(project, build)


def test_a_failed_build_leaves_everything_out_of_date(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.build()
    project.edit('books.md', 'One.', 'Uno.')
    with pytest.raises(Exception, match='no theme'):
        project.build(html_theme='no-such-theme')
    assert_as_clean(project, project.build())


def test_a_changed_vocabulary_reaches_every_page(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.build()
    levels = {'beginner': {'label': 'Einfach', 'description': '-'}}
    build = project.build(resource_levels=levels)
    assert 'Einfach' in build.text('listing.html')
    assert 'Einfach' in build.text('calculus.html')


def test_a_changed_vocabulary_reaches_a_second_builder(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.build()
    project.build('dirhtml')
    levels = {'beginner': {'label': 'Einfach', 'description': '-'}}
    project.config['resource_levels'] = levels
    project.build()
    build = project.build('dirhtml')
    for name in ('books', 'listing', 'calculus', 'report'):
        assert 'Einfach' in build.text(f'{name}/index.html'), name
    assert_as_clean(project, build, 'dirhtml')


def test_removed_output_is_written_again(tmp_path: Path) -> None:
    project = make(tmp_path)
    first = project.build().files()
    shutil.rmtree(tmp_path / 'html')
    assert project.build().files() == first


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'text'])
def test_processes_and_folders_do_not_matter(builder: str, tmp_path: Path) -> None:
    serial = make(tmp_path / 'a').build(builder)
    parallel = make(tmp_path / 'b' / 'deeper').build(builder, jobs=4)
    assert parallel.warnings == serial.warnings == ''
    assert parallel.files() == serial.files()


def test_an_edit_in_parallel(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.build(jobs=4)
    project.edit('books.md', '} First', '} Premier\n:id: first')
    build = project.build(jobs=4)
    assert 'Premier' in build.text('prose.html')
    assert_as_clean(project, build)


def test_sources_stay_as_they_are(tmp_path: Path) -> None:
    project = example('markdown', tmp_path)
    before = sorted(project.source.rglob('*'))
    for builder in ('html', 'latex', 'gettext'):
        project.build(builder, doctrees=f'doctrees-{builder}')
    assert sorted(project.source.rglob('*')) == before


def test_an_interrupted_build_leaves_what_it_wrote_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path)
    project.build()
    project.edit('books.md', 'One.', 'Uno.')

    def interrupt(builder: StandaloneHTMLBuilder) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(StandaloneHTMLBuilder, 'finish', interrupt)
        with pytest.raises(KeyboardInterrupt):
            project.build()
    # The page of the topic has been written, and its source stays as it is.
    assert 'Uno.' in (tmp_path / 'html/calculus.html').read_text(encoding='utf-8')
    project.edit('books.md', 'Uno.', 'One.')
    build = project.build()
    assert 'One.' in build.text('calculus.html')
    assert_as_clean(project, build)
