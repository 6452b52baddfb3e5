"""What a description or title says that readers would see as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {'url': 'https://example.org/{}', 'topics': 'Sets', 'kind': 'book'}
NO_HTML = {'myst_disable_syntax': ['html_block', 'html_inline']}

#: Text, and what is said of it in Markdown and in reStructuredText.
TOLD = {
    'a <b>word</b>': ["'<b>' is raw markup, and is shown as text; write **text**"] * 2,
    '<p>Text.</p>': ["'<p>' is raw markup, and is shown as text"] * 2,
    'one<br>two': ["'<br>' is raw markup, and is shown as text"] * 2,
    '<a href="https://e.org">x</a>': ['\'<a href="https://e.org">\' is raw'] * 2,
    '<script>alert(1)</script>': ["'<script>' is raw markup"] * 2,
    'text <!-- and more -->': ["'<!-- and more -->' is shown as text; leave"] * 2,
    r'Is \frac{a}{b + c} so?': [
        r"'\frac{a}{b + c}' is shown as text, not as a formula; write "
        r'$\frac{a}{b + c}$, or put it between backquotes',
        r'write :math:`\frac{a}{b + c}`',
    ],
    r'Is \(x^2\) so?': ['write $x^2$', 'write :math:`x^2`'],
    r'Is \[ x + y = 2 \] so?': ['write $x + y = 2$', 'write :math:`x + y = 2`'],
    r'Is \(x + y\) so?': ['write $x + y$', 'write :math:`x + y`'],
    r'Is x^2 a square?': ["'x^2' is shown as text", 'write :math:`x^2`'],
    r'Is O(n^{2}).': ["'n^{2}' is shown as text", "'n^{2}' is shown as text"],
    r'Is \alpha a letter?': [r'write $\alpha$', r'write :math:`\alpha`'],
    r'Is $$ x + y': [
        "'$$' begins a formula that does not end; end it with $$",
        "'$$' begins a formula that does not end; write :math:`x`",
    ],
    r'Is $x^2 and more': ["'$x^2' begins a formula that does not end"] * 2,
}
SOUND = [
    r'Costs $5 or $10, about 3$.',
    r'In C:\beta\dir and folder\alpha\beta.',
    r'See ``\d+\bar{x}$`` and ``x^2`` and `<b>x</b>`.',
    r'If a < b and c > d, or List<T>, or <name>.',
    r'An escaped \<b>x\</b> and https://example.org/x^2.',
    r'Names as n_estimators, x_i and 3*4.',
    r'Not \[a link\] or \(aside\).',
    r'Smile ^_^ and C^ or 2 ^ 3.',
]


def built(tmp_path: Path, syntax: str, texts: list[str], **config: object) -> list[str]:
    parts = [
        block(
            syntax,
            'resource',
            f'Title {number}',
            {**OPTIONS, 'url': f'https://example.org/{number}'},
            text,
        )
        for number, text in enumerate(texts)
    ]
    parts.append(block(syntax, 'resource-topic', 'Sets'))
    name = 'index.md' if syntax == 'markdown' else 'index.rst'
    files = {name: heading(syntax, 'Books') + '\n\n'.join(parts)}
    return Project(tmp_path, files, dict(config)).build('dummy').warnings.splitlines()


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_what_is_shown_as_it_is_typed_is_told(tmp_path: Path, syntax: str) -> None:
    which = list(SYNTAXES).index(syntax)
    warnings = built(tmp_path, syntax, list(TOLD), **NO_HTML)
    expected = [told[which] for told in TOLD.values()]
    assert len(warnings) == len(expected), '\n'.join(warnings)
    for warning, words in zip(warnings, expected, strict=True):
        assert words in warning
        assert '[resource.' in warning


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_sound_text_is_not_told(tmp_path: Path, syntax: str) -> None:
    texts = SOUND[:2] + SOUND[3:] if syntax == 'markdown' else SOUND
    assert built(tmp_path, syntax, texts, **NO_HTML) == []


def test_without_dollars_a_formula_is_a_role(tmp_path: Path) -> None:
    extensions = ['colon_fence']
    (warning,) = built(
        tmp_path, 'markdown', ['Is $x^2$ so?'], myst_enable_extensions=extensions
    )
    assert "'$x^2$' is shown as text, not as a formula; write {math}`x^2`" in warning


@pytest.mark.parametrize('indent', ['    ', '\t'])
def test_a_description_that_is_code_by_its_indentation(
    tmp_path: Path, indent: str
) -> None:
    texts = [f'{indent}Some text.\n{indent}More.', '```\nprint()\n```']
    (warning,) = built(tmp_path, 'markdown', texts)
    assert warning.startswith('index.md:8: ')
    assert "'Some text.' is indented, so that the text is shown as" in warning
    assert built(tmp_path / 'b', 'restructuredtext', ['::\n\n    Some text.']) == []


BOOK = {'url': 'https://example.org/', 'topics': 'Sets', 'kind': 'book'}


def steps(syntax: str, text: str) -> str:
    """Return a list with the step of a path."""
    roles = ('{topic}`sets`', '{resource}`sets-and-maps`')
    if syntax == 'restructuredtext':
        roles = (':topic:`sets`', ':resource:`sets-and-maps`')
    return f'1. Read {roles[1]} on {roles[0]}: {text}'


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('text', [r'Is \frac{a}{b} so?', 'Is x^2 so?', 'a <b>word</b>'])
def test_texts_of_topics_and_paths_are_told_too(
    tmp_path: Path, syntax: str, text: str
) -> None:
    parts = [
        block(syntax, 'resource-topic', 'Sets', {}, f'First.\n\n{text}'),
        block(syntax, 'resource', 'Sets and Maps', BOOK, 'Text.'),
        block(syntax, 'resource-path', 'The way', {}, f'{text}\n\n{steps(syntax, "")}'),
        block(
            syntax, 'resource-path', 'Another', {}, f'First.\n\n{steps(syntax, text)}'
        ),
    ]
    name = f'index.{SYNTAXES[syntax]}'
    page = heading(syntax, 'Home') + '\n\n'.join(parts)
    project = Project(tmp_path, {name: page}, dict(NO_HTML))
    lines = page.splitlines()
    places = [number for number, line in enumerate(lines, 1) if text in line]
    warnings = project.build('dummy').warnings.splitlines()
    assert len(warnings) == len(places) == 3
    words = (
        TOLD[text][list(SYNTAXES).index(syntax)] if text in TOLD else "' is shown as"
    )
    for place, warning in zip(places, warnings, strict=True):
        assert warning.startswith(f'{name}:{place}: ')
        assert words in warning


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_block_in_the_text_of_another_is_told_once(
    tmp_path: Path, syntax: str
) -> None:
    inner = block(syntax, 'resource', 'Sets and Maps', BOOK, 'Is x^2 so?')
    if syntax == 'markdown':
        inner = inner.replace(':::', '```')
    text = block(syntax, 'resource-topic', 'Sets', {}, f'Text.\n\n{inner}')
    name = f'index.{SYNTAXES[syntax]}'
    project = Project(tmp_path, {name: heading(syntax, 'Home') + text})
    (warning,) = project.build('dummy').warnings.splitlines()
    assert "'x^2' is shown as text" in warning


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_title_of_a_path_is_told_as_others(tmp_path: Path, syntax: str) -> None:
    parts = [
        block(syntax, 'resource-topic', 'Sets'),
        block(syntax, 'resource-path', 'On x^2 &amp; more', {'goal': 'Sets'}),
    ]
    name = f'index.{SYNTAXES[syntax]}'
    text = heading(syntax, 'Home') + '\n\n'.join(parts)
    warnings = Project(tmp_path, {name: text}).build('dummy').warnings.splitlines()
    assert [warning.rpartition('; ')[2] for warning in warnings] == [
        'write $x^2$ [resource.title]',
        'write & [resource.title]',
    ]
