"""The command line: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from sphinx_resources import __main__ as command_line
from sphinx_resources.__main__ import main
from sphinx_resources.commands.drafts import nearest_topics, today
from sphinx_resources.commands.project import message_at, read_project
from sphinx_resources.commands.syntax import SYNTAXES, Syntax
from sphinx_resources.commands.templates import make_form, make_snippets
from sphinx_resources.model.options import RESOURCE
from support import ROOT, Project, block, heading, toctree
from support import SYNTAXES as SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONF = """\
extensions = ['myst_parser', 'sphinx_resources']
myst_enable_extensions = ['colon_fence']
exclude_patterns = ['notes']
"""

KNOWN = {'url': 'https://example.org/known', 'topics': 'Graph theory'}

#: The least that `new` has to be told.
ENOUGH = [
    'A new book', '--url', 'https://example.org/new', '--kind', 'book',
    '--topics', 'graphs', '--description', 'What it teaches.',
]  # fmt: skip


@pytest.fixture(params=SUFFIXES)
def syntax(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def catalogue(syntax: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with a page of books and two topics; it is where we are."""
    project = Project(tmp_path, {'conf.py': CONF})
    suffix = SUFFIXES[syntax]
    names = ('books', 'topics/graph-theory', 'topics/sets')
    kind = {
        'markdown': '---\nresource-kind: book\n---\n\n',
        'restructuredtext': ':resource-kind: book\n\n',
    }
    project.write(f'index.{suffix}', heading(syntax, 'Home') + toctree(syntax, *names))
    project.write(
        f'books.{suffix}',
        kind[syntax]
        + heading(syntax, 'Books')
        + block(syntax, 'resource', 'Known', KNOWN, 'A text.'),
    )
    graphs = block(syntax, 'resource-topic', '', {'aliases': 'graphs'}, 'A text.')
    project.write(f'{names[1]}.{suffix}', heading(syntax, 'Graph theory') + graphs)
    sets = block(syntax, 'resource-topic', '', {}, 'A text.')
    project.write(f'{names[2]}.{suffix}', heading(syntax, 'Sets') + sets)
    monkeypatch.chdir(project.source)
    return project


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Iterator[str]]:
    """Return a function that answers all questions."""

    def prepare(*answers: str) -> Iterator[str]:
        left = iter(answers)

        def read() -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr('builtins.input', read)
        monkeypatch.setattr(command_line, 'is_terminal', lambda: True)
        return left

    return prepare


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, '-m', 'sphinx_resources', *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding='utf-8',
        check=False,
    )


# check


def test_a_clean_project_passes(
    catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['check']) == 0
    out, err = capsys.readouterr()
    assert out == ''
    assert re.fullmatch(r'Pages: 4\. Warnings: 0\. Time: \d+\.\d s\.\n', err)


def test_every_run_repeats_every_warning(catalogue: Project, syntax: str) -> None:
    name = f'books.{SUFFIXES[syntax]}'
    catalogue.edit(name, 'Graph theory', 'Graph teory — 图')
    line = catalogue.read(name)[: catalogue.read(name).index('Graph teory')].count('\n')
    expected = (
        f"source/{name}:{line + 1}: the topic 'Graph teory — 图' is not declared; "
        "did you mean 'Graph theory'? [resource.topic]\n"
    )
    for _ in range(2):
        result = run('check', 'source', cwd=catalogue.path)
        assert (result.returncode, result.stdout) == (1, expected)


def test_warnings_of_sphinx_count(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    suffix = SUFFIXES[syntax]
    catalogue.write(f'lost.{suffix}', heading(syntax, 'Lost'))
    assert main(['check']) == 1
    out = capsys.readouterr().out
    assert out.startswith(f'lost.{suffix}: ')
    assert out.count('\n') == 1


def test_formulas_are_checked(
    catalogue: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = catalogue.read('conf.py').replace("es']", "es', 'sphinx_resources.mathml']")
    catalogue.write('conf.py', conf)
    name = f'topics/sets.{SUFFIXES[syntax]}'
    role = {'markdown': '{math}', 'restructuredtext': ':math:'}[syntax]
    catalogue.edit(name, 'A text.', rf'A formula: {role}`\nothing` and so on.')
    assert main(['check']) == 1
    out = capsys.readouterr().out
    assert out.startswith(f'{name}:')
    assert out.endswith('[resource.math]\n')
    assert out.count('\n') == 1


def test_check_writes_nothing_into_the_project(catalogue: Project) -> None:
    before = sorted(catalogue.path.rglob('*'))
    main(['check'])
    assert sorted(catalogue.path.rglob('*')) == before


@pytest.mark.parametrize(
    ('conf', 'message'),
    [
        (None, 'there is no conf.py in this folder'),
        ('extensions = []', "add 'sphinx_resources' to extensions"),
        ('extensions = [', 'syntax error'),
        ("extensions = ['sphinx_resources']\nresource_kinds = {'a': {}}", "'a'"),
    ],
)
def test_a_project_that_cannot_be_read(
    conf: str | None,
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if conf is not None:
        (tmp_path / 'conf.py').write_text(conf)
    assert main(['check', str(tmp_path)]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ('place', 'message'),
    [
        ('a.md:3', 'a.md:3: x'),
        ('a.md', 'a.md: x'),
        ('a.md:', 'a.md: x'),
        ('', 'x'),
        (r'C:\docs\a.md:3', r'C:\docs\a.md:3: x'),
        ('a.py:docstring of a:2', 'a.py:docstring of a:2: x'),
    ],
)
def test_places_of_messages(place: str, message: str) -> None:
    assert str(message_at(place, 'x')) == message


def test_the_site_passes() -> None:
    assert read_project(ROOT).messages == []


# new


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
    assert err == 'the block would not be read as one resource\n'
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
                '(nearest: Graph theory)',
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
        f'kind is missing: {command_line.PARTS["kind"]} '
        'One of: book, post, paper, tool, video, course.',
        f'topics is missing: {command_line.PARTS["topics"]}',
        f'description is missing: {command_line.PARTS["description"]}',
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
    asked = [name for name in command_line.PARTS if name not in given]
    left = answer(*(text for name in asked for text in answers.get(name, [''])))
    assert main(['new', '--level', 'beginner', '--append']) == 0
    assert list(left) == []
    out, err = capsys.readouterr()
    assert out.endswith(': Graph theory for all\n')
    for message in (
        'title is needed\n',
        "did you mean 'https://example.org/new'?\n",
        'Near the title: Graph theory.',
        '(nearest: Graph theory)',
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
        {'access': '> | [x] {y}'},
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
    'description', [':::{note}\nA note.\n:::', 'A text.\n\n::::\n\nThe end.']
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


# stubs


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


# snippets and form


def expand(snippet: list[str]) -> str:
    """Return what VS Code makes of a snippet whose user takes every default."""
    text = '\n'.join(snippet)
    text = text.replace('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', today())
    text = re.sub(r':topics: \$\d+', ':topics: sets', text)
    text = re.sub(r'\$\{\d+\|((?:\\.|[^\\|,])*).*?\|\}', r'\1', text)
    text = re.sub(r'\$\{\d+:((?:\\.|[^\\}])*)\}', r'\1', text)
    text = re.sub(r'\$\d+', '', text)
    return re.sub(r'\\(.)', r'\1', text) + '\n'


def test_every_snippet_is_valid(catalogue: Project, syntax: str) -> None:
    name = f'books.{SUFFIXES[syntax]}'
    before = catalogue.read(name)
    snippets = json.loads(make_snippets(read_project(catalogue.source)))
    mine = {key: found for key, found in snippets.items() if found['scope'] == syntax}
    assert len(mine) * 2 == len(snippets)
    for key, snippet in mine.items():
        text = expand(snippet['body'])
        assert '$' not in text
        if snippet['prefix'] == 'resource-topic':
            text = text.replace('resource-topic::', 'resource-topic:: Trees')
            text = text.replace('{resource-topic}', '{resource-topic} Trees')
        catalogue.write(name, f'{before}\n{text}')
        assert read_project(catalogue.source).messages == [], key


def submitted(form: str) -> str:
    """Return the text of an issue that was made with a form, as GitHub writes it."""
    parts = []
    for field in yaml.safe_load(form)['body']:
        if field['type'] == 'textarea':
            attributes = field['attributes']
            fence = f'```{attributes["render"]}\n{attributes["value"].rstrip()}\n```'
            parts.append(f'### {attributes["label"]}\n\n{fence}')
    return '\n\n'.join(parts) + '\n'


@pytest.mark.parametrize('enabled', [True, False])
def test_a_submission_holds_one_valid_block(
    catalogue: Project, syntax: str, enabled: bool
) -> None:
    if not enabled:
        catalogue.edit('conf.py', "['colon_fence']", '[]')
        for path in catalogue.source.rglob('*.md'):
            text = path.read_text(encoding='utf-8').replace(':::', '```')
            path.write_text(text, encoding='utf-8')
    project = read_project(catalogue.source)
    text = submitted(make_form(project, project.syntax(syntax)))
    (found,) = re.findall(r'(?ms)^```\w+\n(.*?)^```$', text)
    assert text.count('```') == 2
    for empty, full in (
        (':url: https://', ':url: https://example.org/new'),
        (':topics:', ':topics: sets'),
        (':kind:', ':kind: video'),
        (':level:', ':level: beginner'),
    ):
        assert found.count(f'{empty}\n') == 1
        found = found.replace(f'{empty}\n', f'{full}\n')
    name = f'index.{SUFFIXES[syntax]}'
    catalogue.write(name, f'{catalogue.read(name)}\n{found}')
    after = read_project(catalogue.source)
    assert after.messages == []
    assert len(after.catalogue.resources) == len(project.catalogue.resources) + 1


def test_the_form_is_one_that_github_takes() -> None:
    form = yaml.safe_load(make_form(read_project(ROOT), Syntax('markdown')))
    assert set(form) == {'name', 'description', 'title', 'body'}
    intro, field = form['body']
    assert (intro['type'], list(intro['attributes'])) == ('markdown', ['value'])
    assert field['type'] == 'textarea'
    assert field['attributes']['render'] == 'markdown'
    assert field['validations'] == {'required': True}
    for name, option in RESOURCE.items():
        told = f'- `{name}`: ' in field['attributes']['description']
        assert told == (not option.technical)


@pytest.mark.parametrize(
    ('command', 'name'),
    [
        ('snippets', '.vscode/sphinx-resources.code-snippets'),
        ('form', '.github/ISSUE_TEMPLATE/resource.yml'),
    ],
)
def test_generated_files_are_fresh(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = (ROOT / name).read_text(encoding='utf-8')
    assert main([command, str(ROOT)]) == 0
    assert capsys.readouterr().out == expected
    assert main([command, str(ROOT), '-o', str(tmp_path / 'new' / 'file')]) == 0
    assert (tmp_path / 'new' / 'file').read_bytes() == expected.encode()


def test_hooks_run_what_is_installed() -> None:
    pytest.importorskip('ruff', reason='the floor has no tools to lint with')
    text = (ROOT / '.pre-commit-config.yaml').read_text(encoding='utf-8')
    (repository,) = yaml.safe_load(text)['repos']
    assert repository['repo'] == 'local'
    for hook in repository['hooks']:
        assert hook['language'] == 'system'
        program, *arguments = hook['entry'].split()
        assert program == 'python'
        result = subprocess.run(
            [sys.executable, *arguments, '--help'], capture_output=True, check=False
        )
        assert result.returncode == 0
