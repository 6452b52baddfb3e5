"""What the workflows of GitHub may do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from sphinx_resources.__main__ import make_parser
from sphinx_resources.commands import links
from support import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


@pytest.fixture
def workflow() -> dict[str, Any]:
    path = ROOT / '.github' / 'workflows' / 'links.yml'
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding='utf-8'))
    return found


def test_only_what_runs_no_code_of_others_may_write(workflow: dict[str, Any]) -> None:
    assert workflow['permissions'] == {}
    check, keep = workflow['jobs']['check'], workflow['jobs']['keep']
    assert check['permissions'] == {'contents': 'read'}
    assert keep['permissions'] == {'contents': 'write'}
    used = [step['uses'].partition('@')[0] for step in keep['steps'] if 'uses' in step]
    assert used == ['actions/download-artifact']
    assert check['steps'][0]['with'] == {'persist-credentials': False}


def test_actions_are_named_by_a_commit_and_say_which_version_it_is() -> None:
    used = [
        line.strip()
        for path in (ROOT / '.github' / 'workflows').glob('*.yml')
        for line in path.read_text(encoding='utf-8').splitlines()
        if 'uses:' in line
    ]
    assert len(used) >= 13
    pinned = r'(- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+'
    assert [line for line in used if not re.fullmatch(pinned, line)] == []


def test_the_history_is_all_that_its_branch_holds(
    workflow: dict[str, Any], tmp_path: Path
) -> None:
    (step,) = [step for step in workflow['jobs']['keep']['steps'] if 'run' in step]
    remote = tmp_path / 'owner' / 'name'
    subprocess.run(['git', 'init', '--quiet', '--bare', remote], check=True)
    github = {'GITHUB_SERVER_URL': str(tmp_path), 'GITHUB_REPOSITORY': 'owner/name'}
    for number, text in enumerate(('{}', '{"https://a.org/": {}}')):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / 'links.json').write_text(text, encoding='utf-8')
        command = ['bash', '-e', '-c', step['run']]
        subprocess.run(command, cwd=folder, env={**os.environ, **github}, check=True)
        show = ['git', '-C', str(remote), 'show', 'link-history:links.json']
        assert subprocess.check_output(show, text=True) == text
    count = ['git', '-C', str(remote), 'rev-list', '--all', '--count']
    assert subprocess.check_output(count, text=True) == '1\n'


def test_the_workflow_asks_as_the_command_line_can(workflow: dict[str, Any]) -> None:
    text = ''.join(step.get('run', '') for step in workflow['jobs']['check']['steps'])
    words = ' '.join(text.replace('\\\n', ' ').split())
    (arguments,) = re.findall(r'python -m sphinx_resources (.*?) >>', words)
    args = make_parser().parse_args(arguments.split())
    assert (args.run, str(args.history)) == (links.run, 'links.json')


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
