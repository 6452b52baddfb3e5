"""Formulas and markup in the texts of options: reasons, notes, publishers, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sphinx_resources.__main__ import main
from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONFIG: dict[str, Any] = {
    'extensions': ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml'],
    'html_math_renderer': 'mathml',
    'resource_fields': {
        'remark': {'label': 'Remark', 'type': 'text'},
        'tags': {'label': 'Tags', 'type': 'list'},
    },
}
BOOK = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}
#: Options with a text, and how the value holds it.
VALUES = {
    'requires': 'Sets (as {} shows)',
    'access': 'partly (all but {})',
    'publisher': 'The {} press',
    'links': 'On {} <https://example.org/more>',
    'remark': 'On {}',
    'tags': 'one, {}',
}
#: Texts, and what is said of them.
TEXTS = {
    r'$\frac{1}{2$': r"the formula '\frac{1}{2' cannot be shown: ",
    r'$\frca{1}{2}$': r"did you mean '\frac'?",
    r'\alpha': r": '\alpha' is shown as text, not as a formula; write $\alpha$",
    '$100% sure$': r"the formula '100% sure' is not shown from its % on",
    '$x^2$': '',
}


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_texts_of_options_are_told_on_their_lines(tmp_path: Path, syntax: str) -> None:
    cases = [(option, text) for option in VALUES for text in TEXTS]
    parts = [block(syntax, 'resource-topic', 'Sets')]
    for number, (option, text) in enumerate(cases):
        url = f'https://example.org/{number}'
        options = {**BOOK, 'url': url, option: VALUES[option].format(text)}
        parts.append(block(syntax, 'resource', f'A {number}', options, 'Good.'))
    options = {'requires': r'Sets (as $\frac{1}{2$ shows)'}
    parts.append(block(syntax, 'resource-topic', 'Maps', options))
    name = f'index.{SYNTAXES[syntax]}'
    page = heading(syntax, 'Books') + '\n\n'.join(parts)
    warnings = Project(tmp_path, {name: page}, dict(CONFIG)).build().warnings
    lines = page.splitlines()
    expected = [
        (f'{name}:{number}: ', said)
        for number, line in enumerate(lines, 1)
        for text, said in TEXTS.items()
        if text in line and said
    ]
    assert len(expected) == len(VALUES) * (len(TEXTS) - 1) + 1
    found = sorted(warnings.splitlines(), key=lambda line: int(line.split(':')[1]))
    assert len(found) == len(expected), warnings
    for warning, (place, said) in zip(found, expected, strict=True):
        assert warning.startswith(place)
        assert said in warning
        assert warning.endswith(' [resource.math]')


def test_check_tells_of_reasons_too(
    catalogue: Project, capsys: pytest.CaptureFixture[str], syntax: str
) -> None:
    conf = catalogue.read('conf.py').replace("es']", "es', 'sphinx_resources.mathml']")
    catalogue.write('conf.py', conf)
    options = {**BOOK, 'requires': r'Graph theory (as $\frac{1}{2$ shows)'}
    name = f'topics/sets.{SYNTAXES[syntax]}'
    added = block(syntax, 'resource', 'A', options, 'Good.')
    catalogue.write(name, f'{catalogue.read(name)}\n{added}')
    assert main(['check']) == 1
    out = capsys.readouterr().out
    assert r"the formula '\frac{1}{2' cannot be shown" in out
    assert out.count('\n') == 1


def test_new_asks_again_for_a_formula_with_a_fault(
    catalogue: Project,
    answer: Callable[..., Iterator[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    conf = catalogue.read('conf.py').replace("es']", "es', 'sphinx_resources.mathml']")
    catalogue.write('conf.py', conf)
    answer(r'On $\frac{1}{2$', 'On $x^2 and more', 'On $x^2$')
    assert main(['new']) == 1
    said = capsys.readouterr().err
    assert r"title: the formula '\frac{1}{2' cannot be shown: " in said
    assert "title: the title 'On $x^2 and more' holds '$x^2'" in said
    assert said.count('url (') == 1
