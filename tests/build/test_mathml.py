r"""Formulas of a site: shown as MathML, or told of at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from sphinx_resources.__main__ import main
from sphinx_resources.formulas import converter
from support import SYNTAXES, Project, block, heading, toctree

if TYPE_CHECKING:
    from pathlib import Path

#: A project that shows formulas as MathML.
CONFIG = {
    'extensions': ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml'],
    'html_math_renderer': 'mathml',
    'epub_copyright': 'The authors',
}

MATHML = '{http://www.w3.org/1998/Math/MathML}'

#: What ended builds, with what is said of it, in front of the place in the file.
FAULTS = {
    r'P(A & B)': 'Found "&", which may only appear in a table-like environment; write '
    r'\& for the sign, or put an environment such as aligned around',
    r'a \\ b': r'\\ stands outside of an environment, such as aligned',
    r'1\limits': r'Found "\limits", which may only appear after \int, \sum, ...; '
    r'write \mathop{…}\limits around another operator',
    r'\frac{1}{': 'Expected closing token "}", but reached end of input; write it '
    'where the part ends',
}


def inline(syntax: str, code: str) -> str:
    """Return a formula in a line of text."""
    return f'${code}$' if syntax == 'markdown' else f':math:`{code}`'


def displayed(syntax: str, code: str, label: str = '') -> str:
    """Return a formula on lines of its own."""
    if syntax == 'markdown':
        return f'$$\n{code}\n$$' + (f' ({label})' if label else '') + '\n'
    lines = ''.join(f'   {line}'.rstrip() + '\n' for line in code.splitlines())
    option = f'   :label: {label}\n' if label else ''
    return f'.. math::\n{option}\n{lines}\n'


def catalogue(path: Path, syntax: str, description: str) -> Project:
    """Return a resource with formulas, which the page of its topic shows too."""
    options = {'url': 'https://example.org/a', 'topics': 'Graphs', 'kind': 'book'}
    suffix = SYNTAXES[syntax]
    files = {
        f'index.{suffix}': heading(syntax, 'Home')
        + toctree(syntax, 'books', 'graphs', 'plain'),
        f'books.{suffix}': heading(syntax, 'Books')
        + block(syntax, 'resource', 'Ants', options, description),
        f'graphs.{suffix}': heading(syntax, 'Graphs')
        + block(syntax, 'resource-topic', '', {}, 'Edges.'),
        f'plain.{suffix}': heading(syntax, 'Plain') + 'No formula.\n',
    }
    return Project(path, files, CONFIG)


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml', 'epub'])
def test_no_formula_ends_a_build(syntax: str, builder: str, tmp_path: Path) -> None:
    """Each is told of once, where it is written, and shown as it is written."""
    formulas = [inline(syntax, code) for code in FAULTS]
    project = catalogue(tmp_path, syntax, 'On ' + ',\nand '.join(formulas) + '.')
    name = f'books.{SYNTAXES[syntax]}'
    source = project.read(name).splitlines()
    line = next(n for n, text in enumerate(source, 1) if 'On ' in text)
    build = project.build(builder)
    assert build.warnings.splitlines() == [
        f"{name}:{line}: WARNING: the formula '{code}' cannot be shown: {reason} "
        '[resource.math]'
        for code, reason in FAULTS.items()
    ]
    names = {'singlehtml': 'index.html', 'epub': 'graphs.xhtml'}
    names |= {'html': 'graphs.html', 'dirhtml': 'graphs/index.html'}
    shown = build.html(names[builder]).select('span.math')
    assert [span.get_text() for span in shown][-len(FAULTS) :] == list(FAULTS)


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_of_a_formula_in_a_title_only_its_author_is_told(
    syntax: str, tmp_path: Path
) -> None:
    project = catalogue(tmp_path, syntax, 'Text.')
    end = SYNTAXES[syntax]
    role = '{topic}`oops`' if syntax == 'markdown' else ':topic:`oops`'
    title = heading(syntax, 'Graphs')
    topic = block(syntax, 'resource-topic', r'On $\oops$', {'id': 'oops'}, 'x')
    index = block(syntax, 'resource-index', 'topics')
    project.write(f'graphs.{end}', f'{title}{topic}\nSee {role}.\n\n{index}')
    build = project.build(suppress_warnings=['resource.topic'])
    places = [line.split(':')[0] for line in build.warnings.splitlines()]
    assert places == [f'graphs.{end}']


def test_processes_tell_of_a_formula_once(tmp_path: Path) -> None:
    project = catalogue(tmp_path, 'markdown', r'On $\oops$.')
    for name in 'abcdefgh':
        project.write(f'{name}.md', f'---\norphan:\n---\n\n# {name}\n\nText.\n')
    assert project.build(jobs=2).warnings.count('[resource.math]') == 1


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_formulas_are_mathml(syntax: str, tmp_path: Path) -> None:
    code = r'\operatorname{tr}(A) \le \textbf{b}'
    project = catalogue(tmp_path, syntax, f'That {inline(syntax, code)}.')
    build = project.build()
    assert build.warnings == ''
    for name in ('books', 'graphs'):
        page = build.html(f'{name}.html')
        assert [m.get_text() for m in page.select('span.math > math')] == [
            'tr\u2061(A)≤b'
        ]
        assert page.select('link[href*="sphinx-resources-math.css"]')
        assert not page.select('math [style], math[style], script[src*=mathjax]')
    assert 'sphinx-resources-math' not in build.text('plain.html')
    assert (build.out / '_static' / 'sphinx-resources-math.css').is_file()


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_epub_readers_get_well_formed_formulas(syntax: str, tmp_path: Path) -> None:
    code = r'\operatorname{tr}(A) < \textbf{b} \& \frac{1}{2}'
    build = catalogue(tmp_path, syntax, f'That {inline(syntax, code)}.').build('epub')
    assert build.warnings == ''
    page = ElementTree.fromstring(build.text('books.xhtml'))
    (formula,) = page.iter(f'{MATHML}math')
    assert [node.tag for node in formula.iter(f'{MATHML}mfrac')]
    assert [node.text for node in formula.iter('{http://www.w3.org/1999/xhtml}b')] == [
        'b'
    ]


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_epub_readers_get_what_cannot_be_shown(syntax: str, tmp_path: Path) -> None:
    text = f'That {inline(syntax, "a&b<c" + chr(1) + "d")}.'
    build = catalogue(tmp_path, syntax, text).build('epub')
    page = ElementTree.fromstring(build.text('books.xhtml'))
    assert 'a&b<cd' in ''.join(page.itertext())


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_equations_keep_their_numbers_and_rows(syntax: str, tmp_path: Path) -> None:
    suffix = SYNTAXES[syntax]
    cited = '{eq}`first`' if syntax == 'markdown' else ':eq:`first`'
    text = (
        heading(syntax, 'Home')
        + displayed(syntax, 'a &= b \\\\\n&= c', 'first')
        + '\n'
        + displayed(syntax, 'y &= x')
        + '\n'
        + displayed(syntax, r'\oops', 'second')
        + f'\nBy {cited}.\n'
    )
    build = Project(tmp_path, {f'index.{suffix}': text}, CONFIG).build()
    assert build.warnings.count('WARNING') == 1
    assert r"the formula '\oops' cannot be shown" in build.warnings
    page = build.html('index.html')
    # They scroll where they are wider than the page.
    first, plain, second = page.select('div.math:has(> .resource-math-block)')
    assert [row.get_text() for row in first.select('mtr')] == ['a=b', '=c']
    assert [row.get_text() for row in plain.select('mtr')] == ['y=x']
    assert [number.get_text()[:3] for number in page.select('.eqno')] == ['(1)', '(2)']
    assert r'\oops' in second.get_text()
    assert page.select(f'a[href="#{first["id"]}"]')


class PanicError(BaseException):
    """What ends Rust code unexpectedly: no ``Exception``."""


@pytest.mark.parametrize('fault', [RecursionError, KeyError, MemoryError, PanicError])
@pytest.mark.parametrize('code', ['x', 'x + ' * 100 + 'x'])
def test_no_fault_of_a_library_ends_a_build(
    fault: type[BaseException],
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken:
        def convert_with_local_state(self, code: str, *, displaystyle: bool) -> str:
            raise fault

    converter.additions()
    monkeypatch.setattr(converter, '_CONVERTER', Broken())
    project = Project(tmp_path, {'index.md': f'# Home\n\n${code}$\n'}, CONFIG)
    warnings = project.build().warnings
    assert warnings.startswith("index.md:3: WARNING: the formula 'x")
    assert warnings.endswith(f'cannot be shown: {fault.__name__} [resource.math]')


@pytest.mark.parametrize('stop', [KeyboardInterrupt, SystemExit])
def test_a_user_can_stop_a_build(
    stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped:
        def convert_with_local_state(self, code: str, *, displaystyle: bool) -> str:
            raise stop

    made = converter.Converter({})
    monkeypatch.setattr(converter, '_CONVERTER', Stopped())
    with pytest.raises(stop):
        made.convert('x', block=False)


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_check_names_file_line_and_formula(
    syntax: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = next(iter(FAULTS))
    project = catalogue(tmp_path, syntax, f'On {inline(syntax, code)}.')
    config = ''.join(f'{name} = {value!r}\n' for name, value in project.config.items())
    project.write('conf.py', config)
    monkeypatch.chdir(project.source)
    assert main(['check', '.']) == 1
    out = capsys.readouterr().out
    assert out.count('[resource.math]') == 1
    assert f"the formula '{code}' cannot be shown: {FAULTS[code]}" in out
    assert f'books.{SYNTAXES[syntax]}:' in out
