"""``init``: a catalogue begins in a project that there is."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, NoReturn

import pytest
from sphinx.locale import translators

from sphinx_resources.__main__ import main
from sphinx_resources.commands import init
from sphinx_resources.commands.output import write_whole
from support import SYNTAXES, Project, cards, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

#: Lines of a ``conf.py`` by syntax.
CONF = {
    'markdown': "extensions = [\n    'myst_parser',\n]\n",
    'restructuredtext': "project = 'Own'\n",
}


@pytest.fixture(params=SYNTAXES)
def syntax(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def own(syntax: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project that knows nothing of ours; it is where we are."""
    end = SYNTAXES[syntax]
    home = heading(syntax, 'Home') + toctree(syntax, 'guide')
    project = Project(
        tmp_path,
        {
            'conf.py': CONF[syntax],
            f'index.{end}': home,
            f'guide.{end}': heading(syntax, 'Guide') + 'Text.\n',
        },
    )
    monkeypatch.chdir(project.source)
    return project


def sources(project: Project) -> dict[str, str]:
    """Return the sources by name."""
    return {
        path.relative_to(project.source).as_posix(): path.read_text(encoding='utf-8')
        for path in project.source.rglob('*')
        if path.is_file() and path.suffix != '.pyc'
    }


def test_a_catalogue_begins(
    own: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    end = SYNTAXES[syntax]
    names = [f'catalogue/index.{end}', f'catalogue/first-topic.{end}']
    assert main(['init']) == 0
    assert capsys.readouterr().out.split() == ['conf.py', *names, f'index.{end}']
    written = sources(own)
    assert main(['check']) == 0
    # What the lines in conf.py say, the project has now.
    extensions = ['myst_parser', 'sphinx_resources']
    build = Project(own.path, config={'extensions': extensions}).build(nitpicky=True)
    assert build.warnings == ''
    assert cards(build.html('catalogue/index.html')) == ['A first resource']
    assert cards(build.html('catalogue/first-topic.html')) == ['A first resource']

    capsys.readouterr()
    assert main(['init']) == 0
    out, err = capsys.readouterr()
    assert (out, 'resources: 1' in err) == ('', True)
    assert sources(own) == written


@pytest.mark.parametrize(
    ('language', 'page', 'title', 'topic'),
    [
        ('de', 'Ressourcen', 'Ressource', 'Thema'),
        ('nl', 'Resources', 'A first resource', 'A first topic'),
    ],
)
def test_the_pages_are_in_the_language_of_the_project(
    own: Project, syntax: str, language: str, page: str, title: str, topic: str
) -> None:
    # Of an earlier test in this process.
    translators.clear()
    own.write('conf.py', own.read('conf.py') + f'language = {language!r}\n')
    assert main(['init']) == 0
    extensions = ['myst_parser', 'sphinx_resources']
    config = {'extensions': extensions, 'language': language}
    build = Project(own.path, config=config).build()
    assert build.warnings == ''
    first, other = map(
        build.html, ('catalogue/index.html', 'catalogue/first-topic.html')
    )
    assert cards(first) == cards(other) == [title]
    for found, words in ((first, page), (other, topic)):
        assert found.h1
        assert found.h1.get_text().rstrip('¶') == words


def test_a_page_that_is_there_stays(
    own: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f'catalogue/index.{SYNTAXES[syntax]}'
    own.write(name, heading(syntax, 'Mine') + toctree(syntax, 'first-topic'))
    text = own.read(name)
    assert main(['init']) == 0
    assert f'{name} is there already, and stays as it is' in capsys.readouterr().err
    assert own.read(name) == text
    assert main(['init', '--folder', 'more']) == 0
    assert 'A first resource' in own.read(f'more/index.{SYNTAXES[syntax]}')


@pytest.mark.parametrize('syntax', ['restructuredtext'])
def test_a_conf_that_is_not_plain_is_left_to_its_author(
    own: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    conf = "parts = []\nextensions = parts + ['sphinx.ext.todo']\n"
    own.write('conf.py', conf)
    before = sources(own)
    assert main(['init']) == 1
    out, err = capsys.readouterr()
    assert (out, err) == (
        '',
        "Add 'sphinx_resources' to extensions in conf.py, then try again.\n",
    )
    assert sources(own) == before
    # Added where it has no effect, it is taken back.
    conf = "extensions = []\nglobals()['exten' + 'sions'] = []\n"
    own.write('conf.py', conf)
    assert main(['init']) == 1
    assert own.read('conf.py') == conf
    own.write('conf.py', conf + "extensions = ['sphinx_resources']\n")
    assert main(['init']) == 0


@pytest.mark.parametrize('syntax', ['restructuredtext'])
def test_what_is_left_is_said(
    own: Project, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    trees = toctree(syntax, 'guide') + '\n' + toctree(syntax)
    own.write('index.rst', heading(syntax, 'Home') + trees)
    text = own.read('index.rst')
    assert main(['init']) == 1
    err = capsys.readouterr().err
    assert err == 'Add to a toctree of index.rst:\n\ncatalogue/index\n'
    assert own.read('index.rst') == text
    # Nothing has changed, so that it is still left.
    assert main(['init']) == 1
    assert capsys.readouterr().err == err
    own.write(
        'guide.rst', own.read('guide.rst') + '\n' + toctree(syntax, 'catalogue/index')
    )
    assert main(['init']) == 0
    assert 'Nothing is left.' in capsys.readouterr().err
    own.write('conf.py', "extensions = []\ninclude_patterns = ['*.rst']\n")
    assert main(['init', '--folder', 'more']) == 1
    err = capsys.readouterr().err
    assert err == 'conf.py leaves out more/index; let it be a page\n'


@pytest.mark.parametrize('syntax', ['restructuredtext'])
@pytest.mark.parametrize(
    ('arguments', 'said'),
    [
        (['..'], '..: there is no conf.py in this folder; did you mean ../source?'),
        (['none'], 'none: there is no conf.py in this folder; sphinx-quickstart'),
        (['--folder', '../x'], '../x: this folder is not in the project'),
        (['--syntax', 'markdown'], 'this project reads no markdown'),
    ],
)
def test_what_cannot_be(
    own: Project,
    syntax: str,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(['init', *arguments]) == 1
    assert capsys.readouterr().err.startswith(said)
    assert not list(own.source.rglob('first-topic.*'))


@pytest.mark.parametrize('syntax', ['restructuredtext'])
def test_line_ends_stay(own: Project, syntax: str) -> None:
    path = own.source / 'conf.py'
    path.write_bytes(b"project = 'Own'\r\n")
    assert main(['init']) == 0
    assert path.read_bytes().count(b'\r\n') == path.read_bytes().count(b'\n') == 3


@pytest.mark.parametrize('syntax', ['markdown'])
def test_kinds_and_levels_are_those_of_the_project(own: Project, syntax: str) -> None:
    conf = own.read('conf.py')
    own.write('conf.py', f'{conf}resource_kinds = {{}}\nresource_levels = {{}}\n')
    assert main(['init']) == 0
    text = own.read('catalogue/index.md')
    assert ':kind:' not in text
    assert ':level:' not in text
    # The project has blocks with colons only if it says so.
    assert '```{resource} A first resource' in text
    assert main(['check']) == 0


@pytest.mark.parametrize('name', ['conf.py', 'index'])
def test_an_interrupt_takes_a_change_back(
    name: str, own: Project, syntax: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = name if name == 'conf.py' else f'{name}.{SYNTAXES[syntax]}'
    before, write = own.read(file), write_whole

    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    def write_then_interrupt(path: Path, text: str) -> None:
        write(path, text)
        if path.name == file:
            monkeypatch.setattr(init, 'opened', interrupted)
            monkeypatch.setattr(init, 'read_project', interrupted)

    monkeypatch.setattr(init, 'write_whole', write_then_interrupt)
    assert main(['init']) == 130
    assert own.read(file) == before


def test_a_conf_that_cannot_be_written(
    own: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, text: str) -> NoReturn:
        raise PermissionError(errno.EACCES, 'Permission denied', str(path))

    before = sources(own)
    monkeypatch.setattr(init, 'write_whole', refuse)
    assert main(['init']) == 1
    assert capsys.readouterr().err == (
        'conf.py: Permission denied\n'
        "Add 'sphinx_resources' to extensions in conf.py, then try again.\n"
    )
    assert sources(own) == before
