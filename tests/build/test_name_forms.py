"""Wherever a name meets a name, its form does not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from sphinx_resources.model.names import another_id
from support import SYNTAXES, Project, block, cards, heading, toctree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: A name in other forms.
FORMS: dict[str, Callable[[str], str]] = {
    'decomposed': lambda name: normalize('NFD', name),
    'no-break space': lambda name: name.replace(' ', '\xa0'),
    'case': str.upper,
    'spaces': lambda name: name.replace(' ', '   '),
    'zero width': lambda name: name.replace('é', 'é\u200b').replace(' ', '\u2060 '),
    'marks': lambda name: f'\u200e{name}\u200f',
    'soft hyphen': lambda name: name.replace('n', 'n\u00ad', 1),
}


def _role(syntax: str, name: str, text: str) -> str:
    return f'{{{name}}}`{text}`' if syntax == 'markdown' else f':{name}:`{text}`'


def _files(syntax: str, form: str) -> dict[str, str]:
    """Return pages that declare names, and others that call them in a form."""
    end, other = SYNTAXES[syntax], FORMS[form]
    topic, title, alias = other('Théorie un'), other('Entrée un'), other('Éléments an')
    path, author = other('Chemin né un'), other('Étienne Un')
    good = {'url': 'https://example.org/1', 'kind': 'book', 'level': 'beginner'}
    one = {'topics': 'Théorie un', 'aliases': 'Éléments an', 'authors': 'Étienne Un'}
    part = {'broader': topic, 'requires': topic}
    two = {
        **good,
        'url': 'https://example.org/2',
        'topics': topic,
        'requires': f'{title}, {topic}',
        'authors': author,
    }
    steps = f'1. {_role(syntax, "topic", topic)}: {_role(syntax, "resource", title)}'
    roles = [
        _role(syntax, 'resource', title),
        _role(syntax, 'resource', alias),
        _role(syntax, 'topic', topic),
        _role(syntax, 'resource-path', path),
        _role(syntax, 'resource-filter', f'topic={topic}&kind=BOOK&level=Beginner'),
    ]
    listed = {'topics': topic, 'authors': author, 'kinds': 'BOOK', 'levels': 'Beginner'}
    return {
        f'index.{end}': heading(syntax, 'Home')
        + toctree(syntax, 'one', 'two', 'topics', 'list')
        + '\n'
        + block(syntax, 'resource-list'),
        f'one.{end}': heading(syntax, 'One')
        + block(syntax, 'resource', 'Entrée un', good | one, 'Text.'),
        f'two.{end}': heading(syntax, 'Two')
        + block(syntax, 'resource', 'Entrée deux', two, 'Text.'),
        f'topics.{end}': heading(syntax, 'Topics')
        + block(syntax, 'resource-topic', 'Théorie un', {}, 'Text.')
        + '\n'
        + block(syntax, 'resource-topic', 'Part', part, 'Text.')
        + '\n'
        + block(syntax, 'resource-path', 'Chemin né un', {'goal': topic}, steps),
        f'list.{end}': heading(syntax, 'List')
        + ', '.join(roles)
        + '\n\n'
        + block(syntax, 'resource-list', '', listed)
        + '\n'
        + block(syntax, 'resource-map', '', {'topics': topic}),
    }


@pytest.mark.parametrize('form', FORMS)
@pytest.mark.parametrize('syntax', SYNTAXES)
def test_names_meet_in_every_form(syntax: str, form: str, tmp_path: Path) -> None:
    build = Project(tmp_path, _files(syntax, form)).build()
    assert build.warnings == ''
    assert len(cards(build.html('list.html'))) == 2
    authors = build.html('resource-authors.html').get_text()
    assert authors.casefold().count('étienne un') == 1


def test_an_id_is_proposed_that_says_whose_it_is() -> None:
    assert another_id('a', ['Gilbert Strang'], '2020', ()) == 'a-strang'
    assert another_id('a', ['von Neumann, John'], '', ()) == 'a-von-neumann'
    assert another_id('a', ['Gilbert Strang'], '2020', {'a-strang'}) == 'a-2020'
    assert another_id('a', ['Hal Daumé III'], '', ()) == 'a-daume'
    assert another_id('a', [], '20x', ()) == 'a-2'
    assert another_id('a', [], '', {'a', 'a-2'}) == 'a-3'
