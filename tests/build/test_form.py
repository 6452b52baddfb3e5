"""``form``: the form for GitHub."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from sphinx.locale import translators

from sphinx_resources.commands.form import make_form
from sphinx_resources.commands.project import read_project
from sphinx_resources.commands.syntax import Syntax
from sphinx_resources.model.options import RESOURCE
from support import ROOT, Project
from support import SYNTAXES as SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_resources.commands.project import Project as ReadProject


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


def test_the_form_is_one_that_github_takes(read_site: ReadProject) -> None:
    path = ROOT / '.github/ISSUE_TEMPLATE/resource.yml'
    text = make_form(read_site, Syntax('markdown'))
    assert text == path.read_text(encoding='utf-8')
    form = yaml.safe_load(text)
    assert set(form) == {'name', 'description', 'title', 'body'}
    intro, field = form['body']
    assert (intro['type'], list(intro['attributes'])) == ('markdown', ['value'])
    assert field['type'] == 'textarea'
    assert field['attributes']['render'] == 'markdown'
    assert field['validations'] == {'required': True}
    for name, option in RESOURCE.items():
        told = f'- `{name}`: ' in field['attributes']['description']
        assert told == (not option.technical)


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Keep words of another language out of this test, and its own out of others."""
    translators.clear()
    yield
    translators.clear()


@pytest.mark.usefixtures('forgetful')
@pytest.mark.parametrize(
    ('language', 'name', 'title', 'topics', 'one_of'),
    [
        (
            'de',
            'Eine Ressource vorschlagen',
            'Titel',
            'Was sie lehrt',
            'Eines von: {}; {}',
        ),
        (
            'ja',
            '資料を提案する',
            'タイトル',
            'この資料で学べること',
            '次のいずれか：{}；{}',
        ),
        ('nl', 'Propose a resource', 'Title', 'What it teaches', 'One of: {}; {}'),
    ],
)
def test_the_form_is_in_the_language_of_the_site(
    catalogue: Project,
    language: str,
    name: str,
    title: str,
    topics: str,
    one_of: str,
) -> None:
    catalogue.write('conf.py', f'{catalogue.read("conf.py")}language = {language!r}\n')
    project = read_project(catalogue.source)
    form = yaml.safe_load(make_form(project, project.syntax('markdown')))
    field = form['body'][1]['attributes']
    assert form['name'] == name
    assert field['value'].partition('\n')[0].endswith(f'{{resource}} {title}')
    assert f'- `topics`: {topics}' in field['description']
    kinds = one_of.format('`book`', '`post`')
    assert f'- `kind`: {kinds}' in field['description']
