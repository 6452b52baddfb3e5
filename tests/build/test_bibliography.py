"""Bibliographies in BibTeX come in whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from import_forms import project, records
from sphinx_resources.formats import read_data

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

BIBLIOGRAPHY = r"""
@string{press = "Example Press"}
@comment{nothing}
@book{a, title={B{\"o}hm and the 50% rule}, author={Ludwig van Beethoven and
  Knuth, Jr., Donald E. and {Example and Sons} and others}, publisher=press,
  doi={10.1000/1}, year={2001}, keywords={sets}, abstract={D}}
@inbook{b, crossref={a}, title={A Chapter}, eprint={arXiv:2001.1}, keywords={sets},
  abstract={D}}
@misc{c, title={Broken}, url={https://example.org/c},
  keywords={sets}, abstract={D}
@online{d, title={After}, editor={Ada Lovelace}, url={https://example.org/a\_b\%20},
  year=2002, keywords={sets}, abstract={D}}
@online{d, title={Twice}, url={https://example.org/twice}, keywords={sets},
  abstract={D}}
"""


def test_nothing_of_a_bibliography_is_lost(tmp_path: Path) -> None:
    build = project(tmp_path, **{'a.bib': BIBLIOGRAPHY}).build()
    found = {record['title']: record for record in records(build)}
    assert set(found) == {
        'Böhm and the 50% rule',
        'A Chapter',
        'Broken',
        'After',
        'Twice',
    }
    first = found['Böhm and the 50% rule']
    assert first['authors'] == [
        'Ludwig van Beethoven',
        'Donald E. Knuth Jr.',
        'Example and Sons',
    ]
    assert first['publisher'] == found['A Chapter']['publisher'] == 'Example Press'
    assert first['url'] == 'https://doi.org/10.1000/1'
    assert found['A Chapter']['url'] == 'https://arxiv.org/abs/2001.1'
    assert found['After']['url'] == 'https://example.org/a_b%20'
    assert found['After']['authors'] == ['Ada Lovelace']
    assert 'a.bib:9: WARNING: this entry has a fault' in build.warnings
    assert 'a.bib:13: WARNING: this entry has a fault' in build.warnings


def test_a_missing_parser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__('sys').modules, 'bibtexparser.entrypoint', None)
    content = read_data(b'@book{a, title={A}}', '.bib')
    assert "pip install 'sphinx-resources[bibtex]'" in content.flaws[0].message
