"""What its author was told of comes back only with what concerns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sphinx_resources.checks.catalogue import check_catalogue
from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from support import Build

OPTIONS = {'url': 'https://example.org/', 'topics': 'Grahps', 'kind': 'book'}


def make(path: Path, syntax: str) -> Project:
    """Return a project with faults on a page, in an included file and in a list."""
    end = SYNTAXES[syntax]
    include = '```{include} %s\n```\n' if syntax == 'markdown' else '.. include:: %s\n'
    list_ = block(syntax, 'resource-import', 'list.yaml', {'kind': 'book'})
    other = {'url': 'https://example.org/other', 'topics': 'Graphs', 'kind': 'book'}
    return Project(
        path,
        {
            f'index.{end}': heading(syntax, 'Home')
            + toctree(syntax, 'first', 'second', 'third', 'graphs'),
            f'first.{end}': heading(syntax, 'First')
            + block(syntax, 'resource', 'Ants', OPTIONS, 'x'),
            f'second.{end}': heading(syntax, 'Second')
            + block(syntax, 'resource', 'Bees', other, 'x'),
            f'third.{end}': heading(syntax, 'Third')
            + include % 'part.inc'
            + '\n'
            + list_,
            'part.inc': block(syntax, 'resource', 'Wasps', OPTIONS, 'x'),
            'list.yaml': (
                '- title: Moths\n  url: https://example.org/m\n  topics: [Nils]\n'
            ),
            f'graphs.{end}': heading(syntax, 'Graphs')
            + block(syntax, 'resource-topic', '', {'requires': 'Graphs'}),
        },
    )


def told(build: Build) -> set[str]:
    """Return the files that warnings of a build name."""
    return {line.split(':')[0] for line in build.warnings.splitlines()}


@pytest.mark.parametrize('jobs', [1, 2])
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_was_told_is_not_told_again(
    syntax: str, jobs: int, tmp_path: Path
) -> None:
    end = SYNTAXES[syntax]
    made = make(tmp_path, syntax)
    every = {f'first.{end}', 'part.inc', 'list.yaml', f'graphs.{end}'}
    assert told(made.build(jobs=jobs)) == every
    assert told(made.build(jobs=jobs)) == set()
    # What was not read says nothing, with another builder as well.
    made.edit(f'second.{end}', 'Bees', 'Hornets')
    assert told(made.build(jobs=jobs)) == set()
    assert told(made.build('dirhtml', jobs=jobs)) == set()
    # What was read says what is wrong with it.
    made.edit(f'first.{end}', 'Ants', 'Spiders')
    assert told(made.build(jobs=jobs)) == {f'first.{end}', 'part.inc'}
    made.edit('list.yaml', 'Moths', 'Flies')
    assert told(made.build(jobs=jobs)) == {'part.inc', 'list.yaml'}
    # What an edit elsewhere makes wrong is new.
    made.write(f'graphs.{end}', heading(syntax, 'Trees'))
    assert told(made.build(jobs=jobs)) >= {f'first.{end}', f'second.{end}'}
    assert told(made.build(fresh=True, jobs=jobs)) >= {f'first.{end}', 'list.yaml'}


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_second_builder_says_what_was_meant(syntax: str, tmp_path: Path) -> None:
    role = '{topic}`Grahps`' if syntax == 'markdown' else ':topic:`Grahps`'
    page = heading(syntax, 'Graphs') + block(syntax, 'resource-topic')
    made = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': f'{page}\nSee {role}.\n'})
    for builder in ('html', 'dirhtml'):
        assert "'Grahps'; did you mean 'Graphs'?" in made.build(builder).warnings


def test_descriptions_are_not_looked_through_for_faults_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Any] = []

    def noted(*args: Any) -> Any:
        looked.append(args)
        return check_catalogue(*args)

    monkeypatch.setattr('sphinx_resources.domain.check_catalogue', noted)
    topic = block('markdown', 'resource-topic', '', {}, 'All.')
    one = block('markdown', 'resource', 'Ants', OPTIONS | {'topics': 'Graphs'}, 'One.')
    made = Project(
        tmp_path,
        {
            'index.md': '# Home\n\n' + toctree('markdown', 'graphs') + one,
            'graphs.md': f'# Graphs\n\n{topic}',
        },
    )
    assert not made.build().warnings
    assert len(looked) == 1
    made.edit('index.md', 'One.', 'Uno.')
    assert not made.build().warnings
    assert len(looked) == 1
    # What is wrong is looked for until it is mended, and so are its lines.
    made.edit('index.md', 'topics: Graphs', 'topics: Grahps')
    assert "'Grahps' is not declared" in made.build().warnings
    made.edit('index.md', 'Uno.', 'Eins.')
    assert "'Grahps' is not declared" in made.build().warnings
    made.edit('index.md', 'topics: Grahps', 'topics: Graphs')
    assert not made.build().warnings
    assert len(looked) == 4
    made.edit('graphs.md', '# Graphs', '# Trees')
    assert "'Graphs' is not declared" in made.build().warnings
