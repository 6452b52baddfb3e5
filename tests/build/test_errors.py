"""Whatever a library raises at what an author writes is told, and ends no build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.directives import resource
from sphinx_resources.formats import read_data
from sphinx_resources.model.names import make_id
from sphinx_resources.model.options import Option
from sphinx_resources.model.vocabulary import Vocabulary
from support import PLAIN_PAGES, SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

#: Errors of sorts that no reader of ours raises by itself.
ERRORS = [
    ZeroDivisionError('so it is'),
    RecursionError(),
    UnicodeError('x'),
    OSError(5),
]


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_block_is_shown_as_it_is_written(
    syntax: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(resource, 'resource_of', fail)
    text = heading(syntax, 'Home')
    line = text.count('\n') + 1
    text += block(syntax, 'resource', 'Ants', {'year': '2020'}) + '\nEnd.\n'
    made = Project(tmp_path, {f'index.{SYNTAXES[syntax]}': text}, PLAIN_PAGES)
    build = made.build()
    assert build.warnings == (
        f'index.{SYNTAXES[syntax]}:{line}: WARNING: the text cannot be read, and is '
        'shown as it is written: ZeroDivisionError [resource.block]'
    )
    page = build.html('index.html').get_text()
    assert ':year: 2020' in page
    assert 'End.' in page


@pytest.mark.parametrize('error', ERRORS)
def test_a_value_is_told(error: Exception) -> None:
    def fail(_: str) -> NoReturn:
        raise error

    with pytest.raises(ValueError, match=str(error) or type(error).__name__):
        Option(name='a', help='b', reader=fail).read(
            'c', Vocabulary(kinds={}, levels={})
        )


@pytest.mark.parametrize('error', ERRORS)
def test_a_file_is_told(error: Exception) -> None:
    def fail(_: str) -> NoReturn:
        raise error

    content = read_data(b'a', '.bib', {'.bib': fail})
    reason = str(error) or type(error).__name__
    assert content.flaws == [(1, f'it cannot be read: {reason}')]


def test_half_a_character_has_an_anchor() -> None:
    assert make_id('\ud800') == make_id('\udfff') != ''


def test_what_is_said_of_latex_names_no_place(
    capfd: pytest.CaptureFixture[str],
) -> None:
    content = read_data(b'@book{a, title = {A \\frac}, url = {https://e.org}}', '.bib')
    assert content.entries
    assert capfd.readouterr() == ('', '')
