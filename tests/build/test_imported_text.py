"""Descriptions of data files: what in them is a formula, and what authors are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_resources.__main__ import main
from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

MATHML = {
    'extensions': ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml'],
    'html_math_renderer': 'mathml',
}
#: A description, and what is said of it.
TOLD = {
    'a <b>word</b>': "'<b>' is raw markup, and is shown as text; leave it out",
    '<p>Text.</p>': "'<p>' is raw markup, and is shown as text; leave it out",
    'text <!-- more -->': "'<!-- more -->' is shown as text; leave it out",
    'Sets &amp; maps': "'&amp;' is shown as text; write &",
    'Is x^2 so?': "'x^2' is shown as text, not as a formula; write $x^2$",
    r'Is \frac{a}{b} so?': r"'\frac{a}{b}' is shown as text, not as a formula; write $",
    r'Is \(x + y\) so?': r"'\(x + y\)' is shown as text, not as a formula; write $x + ",
    'Is $$x^2$$ so?': "'$$x^2$$' is shown as text, not as a formula; write $x^2$",
    r'Is $x^2 so?': "'$x^2' begins a formula that does not end; end it with $",
    r'See $\href{https://e.org}{x}$.': r"'\href' can do more than show signs, so that",
}
SOUND = [
    'Costs $5 or $10, about 3$.',
    r'In C:\beta\dir, or `\d+\bar{x}`, or List<T>, or a < b and c > d.',
    'Names as n_estimators, x_i and 3*4, and https://example.org/x^2.',
    'All of *it* [here], & more; AT&T; 10^6 points.',
]


def entry(number: int, text: str) -> dict[str, Any]:
    return {
        'title': f'Title {number}',
        'url': f'https://example.org/{number}',
        'topics': ['Sets'],
        'kind': 'book',
        'description': text,
    }


def written(suffix: str, texts: list[str]) -> str:
    """Return a data file, each entry on lines of its own."""
    entries = [entry(number, text) for number, text in enumerate(texts)]
    if suffix == 'json':
        return json.dumps(entries, indent=1)
    if suffix == 'csv':
        rows = [';'.join(entries[0])]
        for each in entries:
            rows.append(';'.join([*list(each.values())[:2], 'Sets', 'book']))
            rows[-1] += ';"' + each['description'].replace('"', '""') + '"'
        return '\n'.join(rows) + '\n'
    if suffix == 'csl.json':
        for each in entries:
            each |= {'type': 'book', 'id': each['url'], 'URL': each.pop('url')}
            each['abstract'] = each.pop('description')
            each['keyword'] = each.pop('topics')[0]
            del each['kind']
        return json.dumps(entries, indent=1)
    return '\n'.join(
        f'- title: {each["title"]}\n  url: {each["url"]}\n  topics: [Sets]\n'
        f'  kind: book\n  description: {json.dumps(each["description"])}'
        for each in entries
    )


def project(path: Path, name: str, text: str, syntax: str = 'markdown') -> Project:
    """Return a project with a page that imports a file."""
    parts = [
        block(syntax, 'resource-topic', 'Sets'),
        block(syntax, 'resource-import', name),
    ]
    page = heading(syntax, 'Books') + '\n\n'.join(parts)
    return Project(path, {f'index.{SYNTAXES[syntax]}': page, name: text}, dict(MATHML))


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('suffix', ['yaml', 'json', 'csv', 'csl.json'])
def test_what_is_shown_as_it_is_typed_is_told_on_its_line(
    tmp_path: Path, suffix: str, syntax: str
) -> None:
    expected = dict(TOLD)
    if suffix == 'csl.json':
        # What these may hold is text already.
        for text in ('a <b>word</b>', '<p>Text.</p>', 'Sets &amp; maps'):
            del expected[text]
    text = written(suffix, list(expected))
    name = f'list.{suffix}'
    build = project(tmp_path, name, text, syntax).build('dummy')
    warnings = [w for w in build.warnings.splitlines() if w.startswith(name)]
    assert len(warnings) == len(expected), build.warnings
    lines = text.splitlines()
    for warning, (description, words) in zip(warnings, expected.items(), strict=True):
        assert words in warning
        place = int(warning.split(':')[1])
        form = json.dumps(description)[1:-1] if suffix != 'csv' else description
        assert form in lines[place - 1]


@pytest.mark.parametrize('suffix', ['yaml', 'json', 'csv', 'csl.json'])
def test_sound_text_is_not_told(tmp_path: Path, suffix: str) -> None:
    text = written(suffix, SOUND)
    assert project(tmp_path, f'list.{suffix}', text).build('dummy').warnings == ''


def test_what_many_entries_have_alike_is_told_once(tmp_path: Path) -> None:
    text = written('yaml', ['one <br> two', 'three <br> four'])
    (warning,) = (
        project(tmp_path, 'list.yaml', text).build('dummy').warnings.split('\n')
    )
    assert (
        "'<br>' is raw markup, and is shown as text; leave it out (2 times" in warning
    )


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('suffix', ['yaml', 'json', 'csv', 'csl.json'])
def test_dollars_make_formulas(tmp_path: Path, suffix: str, syntax: str) -> None:
    text = written(suffix, ['It costs $5, and $x^2$ is\n\nmore than $y$.'])
    build = project(tmp_path, f'list.{suffix}', text, syntax).build()
    assert build.warnings == ''
    card = build.html('index.html').select_one('#title-0')
    assert card is not None
    assert [math.get_text() for math in card.select('math')] == ['x2', 'y']
    assert 'It costs $5, and ' in card.get_text()


BIB = r"""
@book{one,
  title = {Title},
  url = {https://example.org/},
  keywords = {Sets},
  abstract = {In $O(n^2)$, in $ x_1 $, in \[y^2\] and $$z$$, at 5\% of \$10.

    Without dollars: O(T^{2/3}), x_{i+1} and \alpha-stable.},
}
"""


def test_a_bibliography_has_formulas_by_right(tmp_path: Path) -> None:
    build = project(tmp_path, 'list.bib', BIB).build()
    assert build.warnings == ''
    card = build.html('index.html').select_one('#title')
    assert card is not None
    assert [math.get_text() for math in card.select('math')] == [
        'O(n2)',
        'x1',
        'y2',
        'z',
        'T2/3',
        'xi+1',
    ]
    assert 'at 5% of $10.' in card.get_text()
    assert 'and α-stable' in card.get_text()


def test_a_formula_that_cannot_be_converted_is_told_in_the_file(
    tmp_path: Path,
) -> None:
    text = written('yaml', ['Sound.', r'It is $\nonsense{x}$.'])
    (warning,) = project(tmp_path, 'list.yaml', text).build().warnings.split('\n')
    assert warning.startswith('list.yaml:10: ')
    assert warning.endswith('[resource.math]')


def test_labels_and_titles_of_a_catalogue_are_told_and_have_formulas(
    tmp_path: Path,
) -> None:
    catalogue = {
        'version': 1,
        'catalogue': {'title': 'Another', 'language': 'en'},
        'topics': [{'id': 'squares', 'label': 'On $x^2$'}, {'id': 'b', 'label': 'x^3'}],
        'resources': [entry(0, 'Text.')],
        'paths': [{'id': 'p', 'title': 'A &amp; $y$', 'goal': 'squares', 'steps': []}],
    }
    text = json.dumps(catalogue, indent=1)
    build = project(tmp_path, 'catalogue.json', text).build()
    lines = text.splitlines()
    told = build.warnings.splitlines()
    for warning, value, words in zip(
        told, ('"x^3"', '&amp;'), ('write $x^3$', 'write &'), strict=True
    ):
        place = next(n for n, line in enumerate(lines, 1) if value in line)
        assert warning.startswith(f'catalogue.json:{place}: ')
        assert warning.endswith(f'a title is plain text; {words} [resource.title]')
    page = build.html('index.html')
    headings = [
        page.select_one(f'#{id_} > h2, #{id_} > h3') for id_ in ('squares', 'p')
    ]
    found = [each.math.get_text() for each in headings if each and each.math]
    assert found == ['x2', 'y']


def test_formulas_of_descriptions_leave_as_formulas(tmp_path: Path) -> None:
    text = written('yaml', ['It costs $5, and $x^2_{i}$ is 5% more.'])
    build = project(tmp_path, 'list.yaml', text).build()
    exported = build.text('catalogue.bib')
    assert r'abstract = {It costs \$5, and $x^2_{i}$ is 5\% more.}' in exported
    again = project(tmp_path / 'again', 'list.bib', exported).build()
    assert again.warnings == ''
    assert again.text('catalogue.bib') == exported


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_formulas_are_converted_too(
    tmp_path: Path, syntax: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project(tmp_path, 'list.yaml', written('yaml', ['It is $x^2$.']), syntax)
    file = str(made.source / 'list.yaml')
    assert main(['convert', file, '--syntax', syntax]) == 0
    blocks = capsys.readouterr().out
    topic = block(syntax, 'resource-topic', 'Sets')
    name = f'index.{SYNTAXES[syntax]}'
    made.write(name, f'{heading(syntax, "Home")}{topic}\n{blocks}')
    build = made.build()
    assert build.warnings == ''
    formulas = build.html('index.html').select('#title-0 math')
    assert [math.get_text() for math in formulas] == ['x2']
