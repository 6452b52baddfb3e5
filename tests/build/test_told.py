"""What its author was told of comes back only with what concerns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sphinx_resources.checks.catalogue import check_catalogue
from support import MYST_COUNTS_LATE, SYNTAXES, Project, block, heading, toctree, under

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
    build = made.build(jobs=jobs)
    assert f'second.{end}' in told(build)
    assert f'first.{end}' not in told(build)
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


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_hint_that_an_edit_elsewhere_changes_tells_nothing_new(
    syntax: str, tmp_path: Path
) -> None:
    end = SYNTAXES[syntax]
    made = make(tmp_path, syntax)
    build = made.build()
    assert "did you mean 'Graphs'?" in build.warnings
    assert f"'Ants' in first.{end}:" in build.warnings
    # What was meant, and the line of the other that has the address.
    near = block(syntax, 'resource-topic', 'Grahpse', {}, 'x')
    made.write(f'graphs.{end}', made.read(f'graphs.{end}') + '\n' + near)
    assert told(made.build()) == {f'graphs.{end}'}
    text = made.read(f'first.{end}')
    place = text.index('\n\n') + 2
    made.write(f'first.{end}', f'{text[:place]}More.\n\n{text[place:]}')
    build = made.build()
    assert told(build) == {f'first.{end}'}
    assert "did you mean 'Grahpse'?" in build.warnings


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_file_that_two_pages_read_is_one_fault(syntax: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    other = {**OPTIONS, 'url': 'https://example.org/2', 'aliases': 'hornets'}
    part = block(syntax, 'resource', 'Ants', OPTIONS, 'x') + '\n'
    part += block(syntax, 'resource', 'Wasps', other, 'x') + '\n'
    part += block(syntax, 'resource-topic', 'Trees', {}, 'x')
    page = block(syntax, 'include', 'part.inc') + '\n'
    page += block(syntax, 'resource-import', 'list.yaml', {'kind': 'book'})
    made = Project(
        tmp_path,
        {
            f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'a', 'b'),
            f'a.{end}': heading(syntax, 'First') + page,
            f'b.{end}': heading(syntax, 'Second') + page,
            'part.inc': part,
            'list.yaml': '- {title: Moths, url: "https://example.org/m", '
            'topics: [Trees], description: d}\n'
            '- {title: Flies, url: "https://example.org/f", topics: [Nils], '
            'description: d}\n',
        },
    )
    late = syntax == 'markdown' and MYST_COUNTS_LATE
    found = made.build().warnings.splitlines()
    for name in ('part.inc', 'list.yaml'):
        words = f"'{name}' is read by a.{end} and again by b.{end}; read it once"
        (line,) = [line for line in found if words in line]
        assert line.startswith(f'{name}:1: ')
        assert line.endswith('[resource.duplicate]')
        found.remove(line)
    assert sorted(found) == [
        "list.yaml:2: WARNING: the topic 'Nils' is not declared; write one of: Trees "
        '[resource.topic]',
        *(
            f"part.inc:{line}: WARNING: the topic 'Grahps' is not declared; write one "
            'of: Trees [resource.topic]'
            for line in (11 + late, 3 + late)
        ),
    ]


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_a_condition_hides_is_told_as_that(syntax: str, tmp_path: Path) -> None:
    end = SYNTAXES[syntax]
    role = '{%s}`%s`' if syntax == 'markdown' else ':%s:`%s`'
    topic = under(syntax, 'only', 'latex', block(syntax, 'resource-topic', 'Trees'))
    one = block(syntax, 'resource', 'Ants', {**OPTIONS, 'topics': 'Trees'}, 'x')
    two = {**OPTIONS, 'url': 'https://example.org/2', 'topics': 'Nils'}
    # What is hidden cites what is hidden, and what is nowhere.
    hidden = block(syntax, 'resource', 'Bees', two, 'x')
    hidden += f'\nSee {role % ("resource", "Bees")}, {role % ("topic", "Nowhere")}.\n'
    hidden += f'\nSee {role % ("any", "bees")}.\n'
    seen = f'See {role % ("topic", "Trees")} and {role % ("resource", "Bees")}.\n'
    text = heading(syntax, 'Home') + topic + one + '\n' + seen + '\n'
    text += under(syntax, 'only', 'latex', hidden)
    made = Project(tmp_path, {f'index.{end}': text})
    found = made.build().warnings.splitlines()
    words = [line.partition(': WARNING: ')[2] for line in found]
    reason = '; a condition, such as only, hides it from this build: take it out of '
    reason += 'that, or put what names it under the same'
    assert words == [
        f"the topic 'Trees' is not declared{reason} [resource.topic]",
        f"there is no topic 'Trees'{reason} [resource.reference]",
        f"there is no resource 'Bees'{reason} [resource.reference]",
    ]
    # The builder that shows it reads nothing again, and says what is wrong with it.
    found = made.build('latex').warnings.splitlines()
    words = [line.partition(': WARNING: ')[2].partition(';')[0] for line in found]
    assert words == [
        "the topic 'Nils' is not declared",
        "there is no topic 'Nowhere'",
    ]
