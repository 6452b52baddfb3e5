"""Tables are read as programs for tables write them, and nothing is lost unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.__main__ import main
from sphinx_resources.formats import read_data, unreadable
from sphinx_resources.formats.importing import drafts_of, pairs_of
from sphinx_resources.model import days
from sphinx_resources.model.fields import Field
from sphinx_resources.model.options import RESOURCE, option_of

if TYPE_CHECKING:
    from pathlib import Path

#: Two resources, and what is read of them.
ROWS = [('Sets; and Maps', 'https://e.org/a'), ('Größe, "x"', 'https://e.org/b')]
TABLE = 'title,url\n"Sets; and Maps",https://e.org/a\n"Größe, ""x""",https://e.org/b\n'


def rows(data: str | bytes) -> tuple[list[tuple[str, ...]], list[tuple[int, str]]]:
    """Return the cells of a table, and what is said of it."""
    raw = data.encode() if isinstance(data, str) else data
    content = read_data(raw, '.csv')
    cells = [
        tuple(texts[0].text for texts in entry.values.values())
        for entry in content.entries
    ]
    return cells, [(flaw.line, flaw.message) for flaw in content.flaws]


def separated(sign: str) -> str:
    """Return the table with other separators, all of its cells in quotation marks."""
    return f'"title"{sign}"url"\r\n' + ''.join(
        '"{}"{}"{}"\r\n'.format(title.replace('"', '""'), sign, url)
        for title, url in ROWS
    )


@pytest.mark.parametrize(
    'data',
    [
        TABLE,
        *map(separated, ',;\t|'),
        f'sep=;\r\n{separated(";")}',
        f'sep=|\n{separated("|")}',
        '\ufeff' + separated(';'),
        '\n \n' + TABLE,
        TABLE.replace('\n', '\r'),
        TABLE.replace('title,url', '"title", "url"').replace(',h', ', h'),
        TABLE.replace('\n', ',,\n'),
        TABLE.replace('\n', ' ,\n , , \n'),
    ],
)
def test_a_table_is_read_in_each_of_its_forms(data: str) -> None:
    assert rows(data) == (ROWS, [])


@pytest.mark.parametrize('encoding', ['utf-16', 'utf-16-le', 'utf-16-be', 'utf-32'])
def test_what_excel_calls_unicode_is_named_and_read(encoding: str) -> None:
    cells, flaws = rows(separated('\t').encode(encoding))
    assert cells == ROWS
    assert flaws == [
        (1, f'the file is written in {encoding[:6].upper()}; save it as UTF-8')
    ]


#: What is wrong with a table, its line, and how many of its rows stay.
FAULTS = [
    ('title,url,title\nA,https://e.org,B\n', 1, "the column 'title' stands twice", 1),
    ('\ntitle,url,title\nA,https://e.org,B\n', 2, "the column 'title' stands twice", 1),
    ('title,url\nA,https://e.org,b\n', 2, 'the row has 3 cells, and there are 2', 1),
    (
        'title,,url\nA,,https://e.org\n"B\nC",lost,https://f.org\n',
        3,
        "the column 2, as with 'lost', has no name",
        2,
    ),
    ('A,https://e.org\nB,https://f.org\n', 1, 'the first row has to name the col', 0),
    ('title,url\n"A,https://e.org\nB,x\nC,y\n', 2, 'closed nowhere', 3),
    ('title,url\n"A,https://e.org\n"B",x\n"C",y\n', 2, 'closed nowhere', 3),
    ('title,url\nA,x\n"B" or "C",https://e.org\nD,y\n', 3, 'goes on behind its', 3),
    ('title,url\nA,x\n title ,url\nB,y\n', 3, 'names the columns again; delete it', 2),
    ('title,url\n#NAME?,x\n', 2, "cell '#NAME?' of the column 'title' is a form", 1),
    ('title,url\n#NV,x\nB,y\n', 2, "cell '#NV' of the column 'title' is a formula", 2),
    ('title;url\nA;"=HYPERLINK(""x"";""y"")"\n', 2, 'write its value', 1),
    ('title,url\n"A \\"x\\" b",https://e.org\nD,y\n', 2, 'goes on behind its', 2),
]


@pytest.mark.parametrize(('table', 'line', 'words', 'stay'), FAULTS)
def test_a_fault_costs_no_other_row(
    table: str, line: int, words: str, stay: int
) -> None:
    cells, flaws = rows(table)
    assert [place for place, _ in flaws] == [line]
    assert words in flaws[0][1]
    assert len(cells) == stay


def test_a_long_cell_is_no_fault() -> None:
    cells, flaws = rows(f'title,url,description\nA,b,"{"x" * 200_000}"\n')
    assert len(cells[0][2]) == 200_000
    assert flaws == []


def test_columns_are_known_whatever_their_letters() -> None:
    text = 'Title,URL,Year ,Author(s)\nA,https://e.org,2001,B\n'
    entries = read_data(text.encode(), '.csv').entries
    (draft,), unused = drafts_of(entries, RESOURCE, {'author(s)': 'authors'})
    assert {name: text for name, (text, _) in draft.values.items()} == {
        'title': 'A',
        'url': 'https://e.org',
        'year': '2001',
        'authors': 'B',
    }
    assert unused == []


def test_two_columns_for_one_option_lose_nothing_unsaid() -> None:
    text = (
        'name,title,area,tags\nA,Other,"x, y",z\n,Only this,w,\n"C",,,"v (u, t); s"\n'
    )
    entries = read_data(text.encode(), '.csv').entries
    pairs, faults = pairs_of(
        [('title', 'name'), ('topics', 'area'), ('topics', 'tags'), ('titel', 'x')],
        RESOURCE,
    )
    assert faults[0].startswith("map: there is no option 'titel'; did you mean 'title'")
    drafts, unused = drafts_of(entries, RESOURCE, pairs)
    assert [draft.text('title') for draft in drafts] == ['A', 'Only this', 'C']
    assert drafts[0].members['topics'] == [('x', 2), ('y', 2), ('z', 2)]
    assert [(one.key, one.line, one.reason) for one in unused] == [
        ('title', 2, "says 'title' too, for which 'name' stands")
    ]


def test_a_file_of_a_program_for_tables_is_to_be_saved_as_text() -> None:
    assert 'save its sheet as CSV' in unreadable('.XLSX')
    assert 'use one of .yaml' in unreadable('.doc')


@pytest.mark.parametrize('suffix', ['.ris', '.RIS', '.enw', '.nbib', '.rdf'])
def test_a_bibliography_in_another_form_is_to_be_exported(suffix: str) -> None:
    assert 'export it as BibTeX (.bib) or CSL-JSON (.json)' in unreadable(suffix)


#: What is told where no day can be known.
EXAMPLE = 'year-month-day, as in 2026-01-31'


@pytest.mark.parametrize(
    ('written', 'meant'),
    [
        ('24.12.2025', '2025-12-24'),
        ('12/24/2025', '2025-12-24'),
        ('24/12/2025', '2025-12-24'),
        ('2025-12-24 00:00:00', '2025-12-24'),
        ('24.12.2025 08:15', '2025-12-24'),
        ('January 5, 2024 3:12 PM', '2024-01-05'),
        ('Fri, 5th of Jan. 2024', '2024-01-05'),
        ('Sept 3, 2024', '2024-09-03'),
        ('31 February 2024', EXAMPLE),
        ('March 2024', EXAMPLE),
        ('45321', '2024-01-30'),
        ('03/04/2025', EXAMPLE),
        ('soon', EXAMPLE),
    ],
)
def test_a_day_of_a_table_is_told_as_it_was_meant(written: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f'is not a date; write {meant}$'):
        days.date(written)


def test_a_conversion_says_that_titles_have_another_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'list.csv'
    path.write_text('Name;Link;Notes\nA;https://e.org;B\nC;https://f.org;D\n')
    assert main(['convert', str(path), '--map', 'url=link']) == 0
    said = capsys.readouterr().err
    assert "list.csv:2: the key 'Name' is left out of 2 entries" in said
    assert 'list.csv:2: 2 of 2 entries have no title; if it has another name' in said
    assert 'no url' not in said


@pytest.mark.parametrize('sign', '，；،؛、')
def test_signs_of_other_keyboards_separate_cells_as_members_of_lists(sign: str) -> None:
    assert rows(separated(sign)) == (ROWS, [])
    plain = sign.join(['title', 'url']) + '\n' + sign.join(['Sets', 'https://e.org/a'])
    assert rows(plain) == ([('Sets', 'https://e.org/a')], [])
    # In a table with commas they are words of a text.
    text = f'title,url\nSets{sign} maps{sign},https://e.org/a\n'
    assert rows(text) == ([(f'Sets{sign} maps{sign}', 'https://e.org/a')], [])


@pytest.mark.parametrize(
    ('cell', 'read'),
    [
        ('"=""9780123456786"""', '9780123456786'),
        ('="0012"', '0012'),
        ('a="b"', 'a="b"'),
        ('="a" & "b"', '="a" & "b"'),
    ],
)
def test_texts_that_excel_shall_not_take_for_numbers(cell: str, read: str) -> None:
    assert rows(f'title,isbn\nSets,{cell}\n') == ([('Sets', read)], [])


@pytest.mark.parametrize('cell', ['"="""""', '=""'])
def test_empty_texts_of_excel_are_nothing(cell: str) -> None:
    assert rows(f'title,isbn\nSets,{cell}\n') == ([('Sets',)], [])


@pytest.mark.parametrize(
    ('word', 'read'),
    [
        ('TRUE', 'yes'),
        ('checked', 'yes'),
        ('WAHR', 'yes'),
        ('FALSCH', 'no'),
        ('VRAI', 'yes'),
        ('FAUX', 'no'),
        ('VERDADERO', 'yes'),
        ('FALSO', 'no'),
        ('ИСТИНА', 'yes'),
        ('ЛОЖЬ', 'no'),
        ('perhaps', 'perhaps'),
    ],
)
def test_booleans_in_the_language_of_the_program(word: str, read: str) -> None:
    content = read_data(f'title,free\nSets,{word}\n'.encode(), '.csv')
    free = Field(name='free', label='Free', type='boolean')
    (draft,), _ = drafts_of(content.entries, {'free': option_of(free)}, {})
    assert draft.text('free') == read
