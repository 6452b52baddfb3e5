"""What others do to our doctrees and files does not end the build."""

from __future__ import annotations

import pickle
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import SphinxError

from sphinx_resources import files
from sphinx_resources.kept import FOLDER
from sphinx_resources.rebuild import FILENAME
from support import SYNTAXES, Project, assert_as_clean, block, cards, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {'url': 'https://example.org/', 'topics': 'Graphs', 'kind': 'book'}


def _project(path: Path, syntax: str = 'markdown', **config: object) -> Project:
    end = SYNTAXES[syntax]
    body = block(syntax, 'resource', 'Ants', OPTIONS, 'Text.')
    return Project(
        path,
        {
            f'index.{end}': heading(syntax, 'Home') + toctree(syntax, 'graphs') + body,
            f'graphs.{end}': heading(syntax, 'Graphs')
            + block(syntax, 'resource-topic'),
        },
        config,
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_another_extension_copies_doctrees(
    syntax: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / 'copier.py').write_text(
        """
copies = {}

def on_doctree_read(app, doctree):
    copies[app.env.docname] = doctree.deepcopy()

def on_env_updated(app, env):
    for docname, doctree in sorted(copies.items()):
        env.resolve_references(doctree, docname, app.builder)

def setup(app):
    app.connect('doctree-read', on_doctree_read)
    app.connect('env-updated', on_env_updated)
""",
        encoding='utf-8',
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    made = _project(
        tmp_path, syntax, extensions=['copier', 'myst_parser', 'sphinx_resources']
    )
    build = made.build()
    assert build.warnings == ''
    assert cards(build.html('graphs.html')) == ['Ants']


@pytest.mark.parametrize('order', [1, -1])
@pytest.mark.parametrize('event', ['html-collect-pages', 'build-finished'])
def test_another_extension_resolves_pages_that_are_not_written(
    event: str, order: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / 'resolver.py').write_text(
        f"""
def resolve(app, *args):
    for docname in sorted(app.env.found_docs):
        tree = app.env.get_doctree(docname)
        app.env.resolve_references(tree, docname, app.builder)
    return []

def setup(app):
    app.connect('{event}', resolve)
""",
        encoding='utf-8',
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    extensions = ['resolver', 'myst_parser', 'sphinx_resources'][::order]
    made = _project(tmp_path, extensions=extensions)
    made.write('other.md', '# Other\n')
    made.build()
    made.edit('index.md', 'Ants', 'Bees')
    made.build(filenames=('other.md',))
    build = made.build()
    assert cards(build.html('graphs.html')) == ['Bees']
    assert_as_clean(made, build)


@pytest.mark.parametrize(
    'found', ['folder', 'link', 'deep', 'numbers', 'list', 'bytes']
)
def test_a_record_that_is_none(found: str, tmp_path: Path) -> None:
    made = _project(tmp_path)
    path = made.build().out / FILENAME
    path.unlink()
    if found == 'folder':
        path.mkdir()
        (path / 'x').write_text('x', encoding='utf-8')
    elif found == 'link':
        path.symlink_to(tmp_path / 'nowhere' / 'else')
    elif found == 'bytes':
        path.write_bytes(b'\xff\xfe')
    else:
        deep = '[' * 100_000 + ']' * 100_000
        text = {'deep': deep, 'numbers': '{"index": 1}', 'list': '[1]'}[found]
        path.write_text(text, encoding='utf-8')
    made.edit('index.md', 'Ants', 'Bees')
    build = made.build()
    assert build.warnings == ''
    assert_as_clean(made, build)


@pytest.mark.parametrize('found', ['folder', 'link', 'file', 'number'])
def test_what_is_kept_is_something_else(found: str, tmp_path: Path) -> None:
    made = _project(tmp_path)
    made.build()
    kept = tmp_path / 'doctrees' / FOLDER
    files = list(kept.rglob('*.pickle'))
    assert len(files) > 5
    if found == 'file':
        shutil.rmtree(kept)
        kept.write_text('', encoding='utf-8')
    for path in files if found != 'file' else ():
        around, texts = pickle.loads(path.read_bytes())
        path.unlink()
        if found == 'folder':
            path.mkdir()
        elif found == 'link':
            path.symlink_to(path)
        else:
            path.write_bytes(pickle.dumps((around, dict.fromkeys(texts, 1))))
    made.edit('graphs.md', '# Graphs', '# Graphs\n\nMore.')
    build = made.build()
    assert build.warnings == ''
    assert_as_clean(made, build)


@pytest.mark.parametrize('builder', ['changes', 'coverage'])
def test_builders_that_have_no_addresses(builder: str, tmp_path: Path) -> None:
    made = _project(tmp_path)
    made.edit('index.md', 'Text.', 'See {doc}`graphs` and {ref}`search`.')
    extensions = [*made.config['extensions'], 'sphinx.ext.coverage']
    assert made.build(builder, extensions=extensions).warnings == ''


@pytest.mark.parametrize('jobs', [1, 2])
@pytest.mark.parametrize(
    ('name', 'reason'),
    [
        ('catalogue.json', 'Is a directory'),
        ('_catalogue/graphs.bib', 'Is a directory'),
        ('_static/resource-common.js', 'Is a directory'),
        ('_catalogue', 'File exists'),
    ],
)
def test_a_file_that_cannot_be_written(
    name: str, reason: str, jobs: int, tmp_path: Path
) -> None:
    made = _project(tmp_path)
    path = tmp_path / 'html' / name
    if reason == 'Is a directory':
        path.mkdir(parents=True)
    else:
        path.parent.mkdir()
        path.touch()
    with pytest.raises(SphinxError) as error:
        made.build(jobs=jobs)
    said = f'{path}: this cannot be written: {reason}'
    assert str(error.value).removeprefix('sphinx.errors.ExtensionError: ') == said


def test_another_build_removes_files_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = files.standing

    def with_one_that_is_gone(outdir: Path) -> list[Path]:
        return [*standing(outdir), outdir / '_catalogue' / 'gone.bib']

    monkeypatch.setattr(files, 'standing', with_one_that_is_gone)
    made = _project(tmp_path)
    assert_as_clean(made, made.build())


@pytest.mark.parametrize('jobs', [1, 2])
@pytest.mark.parametrize('name', ['graphs', 'resource-titles'])
def test_a_page_that_cannot_be_written_is_written_later(
    name: str, jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _project(tmp_path)
    page = made.build().out / f'{name}.html'
    made.edit('index.md', 'Ants', 'Bees')
    write = StandaloneHTMLBuilder.handle_page

    def refuse(
        self: StandaloneHTMLBuilder, pagename: str, *args: Any, **named: Any
    ) -> None:
        # Of a file that it cannot write Sphinx only warns.
        if pagename != name:
            write(self, pagename, *args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(StandaloneHTMLBuilder, 'handle_page', refuse)
        made.build(jobs=jobs)
    assert 'Ants' in page.read_text(encoding='utf-8')
    if sphinx.version_info < (8, 2) and name != 'graphs':
        # That one writes indices only where a page is out of date.
        made.edit('index.md', 'Text.', 'More.')
    build = made.build()
    assert 'Bees' in page.read_text(encoding='utf-8')
    assert_as_clean(made, build)
    assert page.name not in made.build().written
