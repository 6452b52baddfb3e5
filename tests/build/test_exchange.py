"""Data leaves and enters on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_resources.__main__ import main
from sphinx_resources.formats import WRITERS
from support import Project, cards

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.parametrize('syntax', ['markdown'], indirect=True)

LIST = """\
# Awesome list

Words with [a link](https://example.org/no).

## Algebra

- [Sets](https://example.org/sets) - On sets,
  and maps.
* **[Maps (all)](https://example.org/maps_(1))**: On maps.

### Linear

| Title | Level | Description |
| --- | --- | --- |
| [Lines](https://example.org/lines) | beginner | On lines |

```
- [Code](https://example.org/code)
```
"""


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize('form', [name for name in WRITERS if name != 'atom'])
def test_an_export_is_what_a_build_writes(
    form: str, catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    build = catalogue.build()
    name = {'bibtex': 'catalogue.bib', 'csl': 'catalogue.csl.json'}.get(form)
    name = name or {'json': 'catalogue.json', 'amb': 'catalogue.amb.json'}[form]
    printed = output(capsys, 'export', form, '.')
    if form == 'json':
        written = json.loads(build.text(name))['resources']
        assert json.loads(printed)['resources'] == written
    else:
        assert printed == build.text(name)


def test_what_an_export_needs_is_named(
    catalogue: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['export', 'atom', '.']) == 1
    assert 'set html_baseurl' in capsys.readouterr().err
    assert main(['export', 'bibtex', '.', '--topic', 'no such topic']) == 1
    assert "there is no topic 'no such topic'" in capsys.readouterr().err
    assert 'json-schema.org' in output(capsys, 'export', 'schema')


def test_lists_in_markdown_become_blocks(
    syntax: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'list.md').write_text(LIST)
    blocks = output(capsys, 'convert', str(tmp_path / 'list.md'), '--kind', 'book')
    assert 'Sets' in blocks
    project = Project(tmp_path, {'index.md': f'# Start\n\n{blocks}'})
    build = project.build()
    assert not build.warnings
    assert cards(build.html('index.html'))[:3] == ['Sets', 'Maps (all)', 'Lines']
    data = json.loads(build.text('catalogue.json'))
    found = {record['title']: record for record in data['resources']}
    assert found['Maps (all)']['url'] == 'https://example.org/maps_(1)'
    assert found['Sets']['description'] == 'On sets, and maps.'
    assert found['Lines']['topics'] == ['linear']
    assert {t['id']: t.get('broader') for t in data['topics']} == {
        'algebra': None,
        'linear': 'algebra',
    }


def test_paths_become_blocks(
    syntax: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    step = {'topic': 'sets', 'resource': 'a', 'alternatives': ['b'], 'needs': ['maps']}
    found = [{'id': n, 'title': n, 'url': f'https://{n}.org'} for n in 'ab']
    data = {
        'version': 1,
        'catalogue': {'title': 'T', 'language': 'en'},
        'topics': [{'id': 'sets', 'label': 'Sets'}, {'id': 'maps', 'label': 'Maps'}],
        'paths': [{'id': 'p', 'title': 'Way', 'level': 'beginner', 'steps': [step]}],
        'resources': [
            {**one, 'kind': 'book', 'topics': ['sets'], 'description': 'D'}
            for one in found
        ],
    }
    (tmp_path / 'c.json').write_text(json.dumps(data))
    blocks = output(capsys, 'convert', str(tmp_path / 'c.json'))
    again = Project(tmp_path / 'again', {'index.md': f'# Start\n\n{blocks}'}).build()
    assert not again.warnings
    (path,) = json.loads(again.text('catalogue.json'))['paths']
    assert path['steps'] == [step]
    assert path['level'] == 'beginner'


def test_a_folder_becomes_blocks(
    syntax: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / 'list'
    folder.mkdir()
    assert main(['convert', str(folder)]) == 1
    assert 'has no file that ends in .yaml' in capsys.readouterr().err
    (folder / 'a.yaml').write_text('title: A\nurl: https://a.org\nstars: 1\n')
    (folder / 'b.yml').write_text('title: B\nurl: https://b.org\ntopics: [x\n')
    assert main(['convert', str(folder)]) == 1
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if line.startswith(':::{')] == [
        ':::{resource} A',
        ':::{resource} B',
    ]
    assert "list/a.yaml:3: the key 'stars' is left out" in err
    assert 'list/b.yml:3: this is not YAML' in err


def test_what_a_conversion_loses_is_named(
    syntax: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'list.yaml'
    path.write_text('- name: A\n  url: https://example.org/\n  stars: 1\n')
    assert main(['convert', str(path), '--map', 'title=name']) == 0
    out, err = capsys.readouterr()
    assert ':::{resource} A' in out
    assert "list.yaml:3: the key 'stars' is left out" in err
    assert main(['convert', str(path), '--map', 'title']) == 1
    assert 'names no key' in capsys.readouterr().err
    assert main(['convert', str(tmp_path / 'list.xls')]) == 1
    assert 'save its sheet as CSV' in capsys.readouterr().err
    assert main(['convert', str(tmp_path / 'none.yaml')]) == 1
