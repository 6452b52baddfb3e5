"""``new``: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sphinx

from catalogues import ENOUGH, run
from sphinx_resources.__main__ import main
from sphinx_resources.commands.drafts import nearest_topics, today
from sphinx_resources.commands.new import PARTS
from sphinx_resources.commands.project import read_project
from sphinx_resources.commands.syntax import SYNTAXES
from sphinx_resources.model.options import RESOURCE
from support import SYNTAXES as SUFFIXES
from support import Project, block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def test_new_prints_a_block(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['new', *ENOUGH, '--level', 'Beginner', '--authors', 'Ada; Bob']) == 0
    out, err = capsys.readouterr()
    options = {
        'url': 'https://example.org/new',
        'topics': 'graphs',
        'level': 'beginner',
        'authors': 'Ada; Bob',
        'added': today(),
    }
    expected = block(syntax, 'resource', 'A new book', options, 'What it teaches.')
    assert out.strip() == expected.strip()
    assert err == f'Paste this into books.{SUFFIXES[syntax]}:\n\n'


def test_new_appends_to_the_page_of_the_kind(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f'books.{SUFFIXES[syntax]}'
    before = catalogue.read(name)
    assert main(['new', *ENOUGH, '--append']) == 0
    after = catalogue.read(name)
    assert after.startswith(before.rstrip('\n') + '\n\n')
    line = after[: after.index('A new book')].count('\n') + 1
    assert capsys.readouterr().out == f'{name}:{line}: A new book\n'
    assert 'kind: book' not in after.removeprefix(before)
    assert main(['check']) == 0


def test_new_appends_to_a_page_of_no_kind(catalogue: Project, syntax: str) -> None:
    name = f'index.{SUFFIXES[syntax]}'
    assert main(['new', *ENOUGH, '--append', name]) == 0
    assert ':kind: book\n' in catalogue.read(name)
    assert main(['check']) == 0


def test_the_kind_of_the_page_is_enough(catalogue: Project, syntax: str) -> None:
    arguments = [text for text in ENOUGH if text not in ('--kind', 'book')]
    assert main(['new', *arguments, '--append', f'books.{SUFFIXES[syntax]}']) == 0
    assert main(['check']) == 0


def test_line_ends_of_the_page_are_kept(catalogue: Project, syntax: str) -> None:
    path = catalogue.source / f'books.{SUFFIXES[syntax]}'
    path.write_bytes(path.read_bytes().replace(b'\n', b'\r\n'))
    assert main(['new', *ENOUGH, '--append']) == 0
    text = path.read_bytes()
    assert text.count(b'\n') == text.count(b'\r\n')


@pytest.mark.parametrize(
    'address',
    [
        'https://example.org/known',
        'http://example.org/known',
        'https://EXAMPLE.org/known/',
        'https://www.example.org/known?utm_source=x',
    ],
)
def test_no_address_is_written_twice(
    address: str, catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f'books.{SUFFIXES[syntax]}'
    before = catalogue.read(name)
    arguments = [address if text.startswith('https') else text for text in ENOUGH]
    assert main(['new', *arguments, '--append']) == 1
    line = before[: before.index('Known')].count('\n') + 1
    assert capsys.readouterr().err == (
        f"url: '{address}' is the address of 'Known' in {name}:{line} already\n"
    )
    assert catalogue.read(name) == before


def test_a_title_that_is_taken_gets_an_id(
    catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ['Known', *ENOUGH[1:]]
    assert main(['new', *arguments, '--append', '--authors', 'Ada Lovelace']) == 0
    assert capsys.readouterr().out.endswith(': Known\n')
    for number, id_ in ((2, 'known-book'), (3, 'known-book-2')):
        again = [text.replace('/new', f'/{number}') for text in arguments]
        assert main(['new', *again, '--append']) == 0
        assert main(['check']) == 0
        ids = [r.id for r in read_project(catalogue.source).catalogue.resources]
        assert ids[-1] == id_


@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
def test_a_block_that_would_be_lost_is_refused(
    catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue.write('books.md', f'{catalogue.read("books.md")}\n```\n')
    before = catalogue.read('books.md')
    assert main(['new', *ENOUGH, '--append']) == 1
    err = capsys.readouterr().err
    assert err == (
        "':::{resource} A new book' is a part of the code that begins here, which was "
        'not ended; end that with a line ``` [resource.block]\n'
        'the block would not be read as one resource\n'
    )
    assert catalogue.read('books.md') == before


@pytest.mark.parametrize(
    ('arguments', 'messages'),
    [
        (['--url', 'example.org/a'], ["did you mean 'https://example.org/a'?"]),
        (['--level', 'begginer'], ["level: 'begginer' is unknown; did you mean"]),
        (['--kind', 'bok'], ["kind: 'bok' is unknown; did you mean 'book'?"]),
        (
            ['--topics', 'graph', '--year', '99'],
            [
                "topics: the topic 'graph' is not declared; ",
                "did you mean 'Graph theory'?",
                "year: '99' is not a year",
            ],
        ),
        (['--requires', 'xyz'], ["requires: the topic 'xyz' is not declared"]),
        (['--links', '<x'], ["links: '<x'"]),
        (['--added', 'today'], ["added: 'today' is not a date"]),
        (['--language', 'english'], ["language: 'english' is not"]),
        (['--duration', 'long'], ["duration: 'long' is not"]),
        (['--image', 'https://example.org/a'], ['is not a file of the project']),
        (['--image', 'none.png'], ['none.png']),
        (['--id', 'My Book'], ["id: 'My Book' is not an id"]),
        (['--description', '{topic}`x` :topic:`x`'], ["there is no topic 'x'"]),
        (['--description', ' '], ['description is missing']),
        (['--append', 'none.md'], ['none.md: this file is no page of the project']),
        (['--append', 'conf.py'], ['conf.py: this file is no page of the project']),
        (['--kind', 'video', '--append'], ["no page has the resource-kind 'video'"]),
    ],
)
def test_what_is_wrong_is_refused(
    arguments: list[str],
    messages: list[str],
    catalogue: Project,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = {path: path.read_bytes() for path in catalogue.source.rglob('*.*')}
    assert main(['new', *ENOUGH, *arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ''
    for message in messages:
        assert message in err
    assert before == {p: p.read_bytes() for p in catalogue.source.rglob('*.*')}


def test_a_page_takes_its_own_syntax_only(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (other,) = set(SYNTAXES) - {syntax}
    assert main(['new', *ENOUGH, '--append', '--syntax', other]) == 1
    assert f'is written in {syntax}' in capsys.readouterr().err


def test_a_block_for_a_page_of_another_project(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (other,) = set(SYNTAXES) - {syntax}
    assert main(['new', *ENOUGH, '--syntax', other]) == 0
    first = {'markdown': ':::{resource} A', 'restructuredtext': '.. resource:: A'}
    assert capsys.readouterr().out.startswith(first[other])


def test_without_a_terminal_nothing_is_asked(catalogue: Project) -> None:
    result = run('new', 'A title', cwd=catalogue.source)
    assert result.returncode == 1
    assert result.stdout == ''
    assert result.stderr.splitlines() == [
        'url is missing: Its main address.',
        f'kind is missing: {PARTS["kind"]} '
        'One of: book, post, paper, tool, video, course.',
        f'topics is missing: {PARTS["topics"]}',
        f'description is missing: {PARTS["description"]}',
    ]


def test_questions_and_answers(
    catalogue: Project,
    answer: Callable[..., Iterator[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = {
        'title': ['', 'Graph theory for all'],
        'url': ['example.org/new', 'https://example.org/new'],
        'topics': ['graff theory', 'graphs, sets'],
        'kind': ['bok', 'Book'],
        'year': ['x', '2020'],
        'description': ['What it', 'teaches.', ''],
    }
    given = {'level', *(o.name for o in RESOURCE.values() if o.technical)}
    asked = [name for name in PARTS if name not in given]
    left = answer(*(text for name in asked for text in answers.get(name, [''])))
    assert main(['new', '--level', 'beginner', '--append']) == 0
    assert list(left) == []
    out, err = capsys.readouterr()
    assert out.endswith(': Graph theory for all\n')
    for message in (
        'title is needed\n',
        "did you mean 'https://example.org/new'?\n",
        'Near the title: Graph theory.',
        "did you mean 'Graph theory'?",
        "kind: 'bok' is unknown",
        "year: 'x' is not a year",
    ):
        assert message in err
    assert main(['check']) == 0


def test_an_interrupted_dialogue_writes_nothing(
    catalogue: Project,
    syntax: str,
    answer: Callable[..., Iterator[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = catalogue.read(f'books.{SUFFIXES[syntax]}')
    answer('A title')
    assert main(['new', '--append']) == 1
    assert capsys.readouterr().err.endswith('\nNothing was written.\n')
    assert catalogue.read(f'books.{SUFFIXES[syntax]}') == before


@pytest.mark.parametrize(
    'odd',
    [
        {'title': 'C# & C++: "a" `b` *c* <d> $e$ 100 %'},
        {'publisher': 'A # B'},
        {'publisher': "'t Hooft: 50 %"},
        {'publisher': '> | [x] {y}'},
        {'access': 'partly'},
        {'description': 'A text.\n\n- one\n- two'},
    ],
)
def test_odd_values_arrive(odd: dict[str, str], catalogue: Project) -> None:
    title = odd.pop('title', 'A new book')
    options = [text for item in odd.items() for text in (f'--{item[0]}', item[1])]
    assert main(['new', title, *ENOUGH[1:], *options, '--append']) == 0
    project = read_project(catalogue.source)
    assert project.messages == []
    _, new = project.catalogue.resources
    # Quotation marks become typographic ones.
    assert new.title.replace('“', '"').replace('”', '"') == title
    for name in {'publisher', 'access'} & set(odd):
        assert getattr(new, name) == odd[name]


@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
@pytest.mark.parametrize(
    'description',
    [':::{note}\nA note.\n:::', 'A text.\n\n::::{note}\nA note.\n::::\n\nThe end.'],
)
def test_fences_in_a_description_do_not_end_the_block(
    description: str, catalogue: Project
) -> None:
    assert main(['new', *ENOUGH, '--description', description, '--append']) == 0
    after = catalogue.read('books.md')
    fence = after.splitlines()[-1]
    assert after.endswith(f'\n\n{description}\n{fence}\n')
    assert fence not in description


def test_topics_near_a_text(catalogue: Project) -> None:
    known = read_project(catalogue.source).catalogue
    assert nearest_topics(known, 'Graphs, in short') == ['Graph theory']
    assert nearest_topics(known, 'theory') == ['Graph theory']
    assert nearest_topics(known, 'set') == ['Sets']
    assert nearest_topics(known, 'zzz') == []
    assert nearest_topics(known, '') == []


@pytest.mark.parametrize('command', ['new', 'form'])
def test_every_part_can_be_given(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, '--help'])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    for name in RESOURCE:
        assert (f'--{name} ' in out) == (command == 'new')


def test_line_ends_and_controls_do_not_leave_the_block(
    catalogue: Project, syntax: str
) -> None:
    end = {'markdown': ':::{note}\r', 'restructuredtext': 'Two.\r'}[syntax]
    description = f'One.\r{end}\rOut\u2028{end}\x85\x1b[31mred \u202etext'
    arguments = ['A \x1b]0;new\x07\u202ebook\r:url: x', *ENOUGH[1:-1], description]
    assert main(['new', *arguments, '--append']) == 0
    project = read_project(catalogue.source)
    assert project.messages == []
    _, new = project.catalogue.resources
    assert new.title == 'A ]0;newbook :url: x'
    assert new.url == 'https://example.org/new'
    page = project.path('books').read_text(encoding='utf-8')
    assert [sign for sign in page if not sign.isprintable() and sign != '\n'] == []


@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
def test_a_notebook_is_left_alone(
    catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    suffixes = {'.md': 'markdown', '.ipynb': 'markdown'}
    catalogue.write('conf.py', f'{catalogue.read("conf.py")}source_suffix = {suffixes}')
    books = catalogue.read('books.md')
    catalogue.delete('books.md')
    catalogue.write('books.ipynb', books)
    assert main(['new', *ENOUGH, '--append']) == 1
    assert capsys.readouterr().err == (
        'books.ipynb is a notebook; without --append, the block is printed\n'
    )
    assert catalogue.read('books.ipynb') == books
    assert main(['new', *ENOUGH]) == 0
    assert capsys.readouterr().err == 'Paste this into books.ipynb:\n\n'


@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
def test_a_page_that_is_not_utf8(
    catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = catalogue.source / 'books.md'
    before = path.read_bytes().replace(b'A text', b'A t\xe9xt')
    path.write_bytes(before)
    assert main(['new', *ENOUGH, '--append']) == 1
    line = before[: before.index(b'\xe9')].count(b'\n') + 1
    said = f'books.md:{line}: the byte 0xe9 is not UTF-8; save it as UTF-8\n'
    assert capsys.readouterr().err == said
    assert main(['check']) == 1
    # Before, Sphinx read it and told of each odd sign.
    assert capsys.readouterr().err == said or sphinx.version_info < (8, 2)
    assert path.read_bytes() == before


@pytest.mark.parametrize('syntax', ['markdown'], indirect=True)
def test_a_page_or_folder_that_is_protected(
    catalogue: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, 'Permission denied', target.name)

    before = catalogue.read('books.md')
    monkeypatch.setattr('pathlib.Path.replace', refuse)
    assert main(['new', *ENOUGH, '--append']) == 1
    err = capsys.readouterr().err
    assert err == 'books.md: Permission denied\n'
    assert catalogue.read('books.md') == before
