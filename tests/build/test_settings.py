"""What is wrong in ``conf.py`` is told with its line, and numbers that may be two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.__main__ import main
from sphinx_resources.model.fields import Field
from sphinx_resources.model.licenses import license_name
from support import Project, block

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
extensions = ['myst_parser', 'sphinx_resources']
myst_enable_extensions = ['colon_fence']
resource_license = 'CC BY 4'
resource_card = ['levle']
"""
PAGES = {'pages': {'label': 'Pages', 'type': 'number'}}
BOOK = {'url': 'https://example.org/', 'topics': 'home', 'kind': 'book'}


def test_warnings_on_conf_py_name_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Project(tmp_path, {'conf.py': CONF, 'index.md': '# Home\n'})
    monkeypatch.chdir(tmp_path / 'source')
    assert main(['check', '--format', 'github', '.']) == 1
    said = capsys.readouterr().out
    assert 'file=conf.py,line=3,title=resource.license::resource_license: ' in said
    assert "did you mean 'CC-BY-4.0'?" in said
    assert 'file=conf.py,line=4,title=resource.card::resource_card: ' in said


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('CC BY 4', 'CC-BY-4.0'),
        ('CC-BY', 'CC-BY-4.0'),
        ('cc by-nc 3.0', 'CC-BY-NC-3.0'),
        ('Apache 2', 'Apache-2.0'),
    ],
)
def test_what_is_nearly_the_name_of_a_license(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"did you mean '{meant}'"):
        license_name(text)


@pytest.mark.parametrize('text', ['CC BY-NC-SA', 'CC BY 4.0 (text)', 'own license'])
def test_free_text_is_no_name(text: str) -> None:
    assert license_name(text) == text


@pytest.mark.parametrize(
    ('type_', 'property_', 'told'),
    [
        ('Boook', 'educationalLevl', ['Book', 'educationalLevel']),
        ('book', 'education_level', ['Book', 'educationalLevel']),
        (
            'https://schema.org/VideoObjet',
            'numberofpages',
            ['VideoObject', 'numberOfPages'],
        ),
        ('scholarly article', 'schema:isbn', ['ScholarlyArticle', 'isbn']),
        ('Book', 'isbn', []),
        ('', 'dateModified', []),
        # Of others nobody knows here whether they are right.
        ('Podcast', 'bloodType', []),
    ],
)
def test_names_of_schema_org_are_told_of_where_they_are_nearly_right(
    type_: str, property_: str, told: list[str], tmp_path: Path
) -> None:
    word = {'label': 'Book', 'plural': 'Books', 'icon': 'book', 'type': type_}
    build = Project(
        tmp_path,
        {'index.md': '# Home\n'},
        {
            'resource_kinds': {'book': word},
            'resource_fields': {
                'number': {'label': 'No.', 'type': 'text', 'property': property_}
            }
            if property_
            else {},
        },
    ).build()
    said = build.warnings.splitlines()
    assert len(said) == len(told)
    for line, right in zip(said, told, strict=True):
        assert f"is no name of schema.org for works; did you mean '{right}'? [" in line
    if said:
        assert said[0].startswith("WARNING: resource_kinds['book']: ")
        assert said[1].startswith("WARNING: resource_fields: 'number': ")


@pytest.mark.parametrize(
    ('language', 'written', 'told'),
    [
        ('de', '1.200', 'may be 1200 or 1.2; write one of them'),
        ('de', '1.234', 'may be 1234 or 1.2340; write one of them'),
        ('de', '1.25', ''),
        ('de', '0.125', ''),
        ('en', '1.200', ''),
    ],
)
def test_a_point_between_thousands_is_told(
    language: str, written: str, told: str, tmp_path: Path
) -> None:
    page = '# Home\n\n' + block('markdown', 'resource-topic')
    page += block('markdown', 'resource', 'A', {**BOOK, 'pages': written}, 'Text.')
    project = Project(tmp_path, {'index.md': page})
    build = project.build('dummy', resource_fields=PAGES, language=language)
    wanted = f"pages: '{written}' {told} [resource.field]" if told else ''
    assert build.warnings.partition('WARNING: ')[2] == wanted


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('12,50', '12.50'),
        ('1,200', '1200 or 1.200'),
        ('1.200,50', '1200.50'),
        ('1,200.50', '1200.50'),
    ],
)
def test_what_number_was_meant(text: str, meant: str) -> None:
    field = Field(name='pages', label='Pages', type='number')
    with pytest.raises(ValueError, match=f'write it as in {meant}$'):
        field.read(text)
