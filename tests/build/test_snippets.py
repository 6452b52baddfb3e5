"""``snippets``: blocks that VS Code fills in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from sphinx_resources.__main__ import main
from sphinx_resources.commands.drafts import today
from sphinx_resources.commands.project import read_project
from sphinx_resources.commands.snippets import make_snippets
from support import ROOT, Project
from support import SYNTAXES as SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_resources.commands.project import Project as ReadProject


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


def test_those_of_the_site_are_fresh(read_site: ReadProject) -> None:
    path = ROOT / '.vscode/sphinx-resources.code-snippets'
    assert make_snippets(read_site) == path.read_text(encoding='utf-8')


@pytest.mark.parametrize('command', ['snippets', 'form'])
def test_they_go_to_the_terminal_or_to_a_file(
    command: str, catalogue: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(catalogue.source)]) == 0
    expected = capsys.readouterr().out
    assert 'resource' in expected
    path = tmp_path / 'new' / 'file'
    assert main([command, str(catalogue.source), '-o', str(path)]) == 0
    assert path.read_bytes() == expected.encode()
