"""``stubs``: pages for topics that lack one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalogues import CONF, KNOWN
from sphinx_resources.__main__ import main
from sphinx_resources.commands.project import read_project
from support import SYNTAXES as SUFFIXES
from support import Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_for_each_topic_that_lacks_one(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    suffix = SUFFIXES[syntax]
    names = 'graphs, C++, analysis of *p*, pH value, analysis of *p*'
    catalogue.edit(f'books.{suffix}', 'Graph theory', names)
    catalogue.edit(f'topics/sets.{suffix}', 'A text.', 'A text')
    page = catalogue.read(f'topics/sets.{suffix}')
    listing = block(syntax, 'resource-list', '', {'topics': 'graph theori'})
    catalogue.write(f'topics/sets.{suffix}', f'{page}\n{listing}')
    expected = [
        f'topics/c-plus-plus.{suffix}',
        f'topics/analysis-of-p.{suffix}',
        f'topics/ph-value.{suffix}',
        f"topics/graph-theori.{suffix}; did you mean 'Graph theory'?",
    ]

    assert main(['stubs', '--dry-run']) == 0
    assert capsys.readouterr().out.splitlines() == expected
    assert not (catalogue.source / f'topics/c-plus-plus.{suffix}').exists()

    assert main(['stubs']) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == expected
    entries = ['topics/c-plus-plus', 'topics/analysis-of-p', 'topics/ph-value']
    entries.append('topics/graph-theori')
    assert err.splitlines() == [
        '',
        f'Add to the toctree of index.{suffix}:',
        '',
        *entries,
    ]
    known = ('topics/sets', 'books', 'topics/graph-theory')
    catalogue.write(
        f'index.{suffix}', heading(syntax, 'Home') + toctree(syntax, *known, *entries)
    )
    assert main(['check']) == 0
    labels = read_project(catalogue.source).catalogue.declared_labels
    assert {'C++', 'Analysis of *p*', 'pH value', 'Graph theori'} <= set(labels)
    assert main(['stubs']) == 0
    assert capsys.readouterr().err.endswith('Every topic that is named has a page.\n')


def test_stubs_for_a_project_without_topics(
    syntax: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    suffix = SUFFIXES[syntax]
    book = block(syntax, 'resource', 'A', {**KNOWN, 'kind': 'book'}, 'A text.')
    project = Project(tmp_path, {'conf.py': CONF})
    project.write(f'index.{suffix}', heading(syntax, 'Home') + book)
    monkeypatch.chdir(project.source)
    assert main(['stubs']) == 0
    out, err = capsys.readouterr()
    assert out == f'topics/graph-theory.{suffix}\n'
    assert err.splitlines()[1:] == [
        f'Add to the toctree of index.{suffix}:',
        '',
        'topics/graph-theory',
    ]


def test_stubs_overwrite_nothing(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    suffix = SUFFIXES[syntax]
    catalogue.edit(f'books.{suffix}', 'Graph theory', 'Trees')
    catalogue.write(f'topics/trees.{suffix}', 'A note.')
    assert main(['stubs']) == 0
    assert 'exists already' in capsys.readouterr().err
    assert catalogue.read(f'topics/trees.{suffix}') == 'A note.'


def test_names_that_files_cannot_have(catalogue: Project, syntax: str) -> None:
    suffix = SUFFIXES[syntax]
    first, second = 'a' * 300, 'a' * 299 + 'b'
    catalogue.edit(f'books.{suffix}', 'Graph theory', f'{first}, {second}, sets')
    assert main(['stubs']) == 0
    for name, topic in (('a' * 100, first), ('a' * 100 + '-2', second)):
        assert topic[1:] in catalogue.read(f'topics/{name}.{suffix}')


@pytest.mark.parametrize(
    'label',
    [
        '.. raw:: html',
        '{raw} html',
        ':::{raw} html',
        '1. Numbers',
        '- Minus',
        ':field: x',
        '| line',
        '> quoted',
        '=====',
        'C #',
        '&amp and __dunder__',
        '(a) x',
    ],
)
def test_a_label_is_only_a_label(
    label: str, catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    suffix = SUFFIXES[syntax]
    catalogue.edit(f'books.{suffix}', 'Graph theory', label)
    assert main(['stubs']) == 0
    (line,) = capsys.readouterr().out.splitlines()
    name = line.partition(f'.{suffix}')[0]
    index = catalogue.read(f'index.{suffix}')
    catalogue.write(
        f'index.{suffix}',
        index.replace('topics/sets', f'topics/sets\n{name}', 1)
        if syntax == 'markdown'
        else index.replace('topics/sets', f'topics/sets\n   {name}', 1),
    )
    project = read_project(catalogue.source)
    assert project.messages == []
    assert label in project.catalogue.declared_labels


def test_a_parenthesis_that_is_open_is_closed(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    suffix = SUFFIXES[syntax]
    catalogue.edit(f'books.{suffix}', 'Graph theory', 'Trees (of numbers')
    assert main(['stubs']) == 0
    assert f'topics/trees-of-numbers.{suffix}' in capsys.readouterr().out
    page = catalogue.read(f'topics/trees-of-numbers.{suffix}')
    assert 'Trees (of numbers)\n' in page
