r"""Commands of LaTeX between quotation marks, where ``\t`` is a tab."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_resources.formats import read_data

if TYPE_CHECKING:
    from sphinx_resources.formats.tree import Content

#: Texts as they are written in JSON and YAML, with the commands that are told.
EATEN = {
    r'Angle $\theta$, $\frac{1}{2}$ and $\nabla$.': [r'\theta', r'\frac', r'\nabla'],
    r'A $\beta$ and $\beta$ again.': [r'\beta'],
    r'Without dollars: \theta_1, \rightarrow, \notin.': [
        r'\theta',
        r'\rightarrow',
        r'\notin',
    ],
    # What stands behind these backslashes is a word, which a formula has not.
    r'To $\nu$, $x \to y$ and $\tan x$.': [r'\nu', r'\to', r'\tan'],
    r'$$\text{rank} \neq \rho$$': [r'\text', r'\neq', r'\rho'],
    r'Two: $\\theta$, and $\theta$.': [r'\theta'],
}
#: The same that YAML alone knows as escapes.
IN_YAML = {
    r'$\eta$ and \epsilon': [r'\eta', r'\epsilon'],
    r'$\alpha$, \varepsilon, $\Phi$, $\Lambda$': [
        r'\alpha',
        r'\varepsilon',
        r'\Phi',
        r'\Lambda',
    ],
}
#: What says nothing else than what it says.
MEANT = [
    r'Analisi\ne geometria\nu nas\to\tan\tau\rangle',
    r'For $5\ne and $6.',
    r'One.\n\nbeta\ttheta\r\nheta',
    r'$\\theta$ and $\\nu$, "C:\\temp\\beta".'.replace('"', r'\"'),
]


def read(text: str, suffix: str) -> Content:
    data = f'[{{"title": "A",\n"url": "https://e.org",\n"description": "{text}"}}]'
    return read_data(data.encode(), suffix)


def description(content: Content) -> str:
    return content.entries[0].values['description'][0].text


@pytest.mark.parametrize('suffix', ['.json', '.yaml'])
@pytest.mark.parametrize('text', EATEN)
def test_a_command_that_an_escape_eats_is_told_and_read(text: str, suffix: str) -> None:
    check(text, EATEN[text], suffix)


@pytest.mark.parametrize('text', IN_YAML)
def test_yaml_has_more_escapes(text: str) -> None:
    check(text, IN_YAML[text], '.yaml')


def check(text: str, commands: list[str], suffix: str) -> None:
    content = read(text, suffix)
    (flaw,) = content.flaws
    assert flaw.line == 3
    shown = ', '.join(f"'{command}'" for command in commands)
    assert flaw.message.startswith(f'{shown} begin')
    assert f'double the backslash, as in \\{commands[0]}' in flaw.message
    assert ('single quotation marks' in flaw.message) == (suffix == '.yaml')
    assert description(content) == text.replace(r'\\', '\\')


@pytest.mark.parametrize('suffix', ['.json', '.yaml'])
@pytest.mark.parametrize('text', MEANT)
def test_what_may_be_an_escape_is_one(text: str, suffix: str) -> None:
    content = read(text, suffix)
    assert content.flaws == []
    assert description(content) == json.loads(f'"{text}"')


@pytest.mark.parametrize('text', [r'$\sigma$', r'$\xi$', r'$\upsilon$'])
def test_what_yaml_refuses_is_told_with_what_to_write(text: str) -> None:
    content = read_data(f'- title: "{text}"\n  url: https://e.org\n'.encode(), '.yaml')
    (flaw,) = content.flaws
    assert flaw.line == 1
    assert flaw.message.startswith('this is not YAML: ')
    assert 'double the backslash, or put the text between single' in flaw.message
    assert content.entries[0].values['title'][0].text == text


def test_what_json_refuses_is_told_alone() -> None:
    content = read(r'$\theta$ and $\sigma$', '.json')
    (flaw,) = content.flaws
    assert flaw.message.endswith('holds a backslash that means nothing; double it')
    assert description(content) == r'$\theta$ and $\sigma$'


def test_the_line_is_that_of_the_command() -> None:
    text = '- title: A\n  url: https://e.org\n  description: "Some\n    $\\beta$"\n'
    content = read_data(text.encode(), '.yaml')
    assert [flaw.line for flaw in content.flaws] == [4]
    assert description(content) == r'Some $\beta$'
