"""Lists of links in Markdown are read as readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_resources.__main__ import main
from sphinx_resources.formats import read_data
from sphinx_resources.formats.markdown_lists import read_markdown

if TYPE_CHECKING:
    from pathlib import Path

READ = {'.md': read_markdown}

#: Items, and the title, address and description that each is read as.
ITEMS = {
    '- [X](https://e.org): on x': ('X', 'https://e.org', 'on x'),
    '* **[X](https://e.org)** — on x': ('X', 'https://e.org', 'on x'),
    '+ *[X](https://e.org)* by *Y*': ('X', 'https://e.org', 'by *Y*'),
    '1. [**X** `y`](<https://e.org/a> "t").': ('X y', 'https://e.org/a', ''),
    '- [x] [X](https://e.org)': ('X', 'https://e.org', ''),
    '- Prof. Y: [X](https://e.org) (2001)': ('X', 'https://e.org', 'Prof. Y: (2001)'),
    '- ![](i.png) [X](https://e.org)': ('X', 'https://e.org', ''),
    '- [X][r]\n\n[r]: https://e.org': ('X', 'https://e.org', ''),
    '- <https://e.org>': ('https://e.org', 'https://e.org', ''),
    '- X: https://e.org/a, for y': ('X', 'https://e.org/a', 'for y'),
    '- <a href="https://e.org">X</a> - y': ('X', 'https://e.org', 'y'),
    '- [X [y] \\] &amp;](https://e.org)': ('X [y] ] &', 'https://e.org', ''),
    '- [X](https://e.org/x_(1)) | [Y](https://f.org)': (
        'X',
        'https://e.org/x_(1)',
        '[Y](https://f.org)',
    ),
    '- [Y](#y) of [X](https://e.org)': ('X', 'https://e.org', '[Y](#y) of'),
    '- 🔥 [X\n  y](https://e.org) -\n  z': ('X y', 'https://e.org', 'z'),
    '- [X](https://e.org) - y\n\n  `z`': ('X', 'https://e.org', 'y\n\n`z`'),
    '- ~~[X](https://e.org)~~ y': ('X', 'https://e.org', 'y'),
    '- [X](https://e.org) # y': ('X', 'https://e.org', r'\# y'),
    '- [X](https://e.org) :star: y': ('X', 'https://e.org', r'\:star: y'),
    '- [X](https://e.org) 1. y': ('X', 'https://e.org', r'\1. y'),
    '- [X](https://e.org)\n  - y\n  - z': ('X', 'https://e.org', '- y\n- z'),
}


def read(text: str) -> list[dict[str, str]]:
    """Return what the entries of a page say, by key."""
    content = read_markdown(text)
    assert not content.flaws
    return [
        {key: texts[0].text for key, texts in entry.values.items()}
        for entry in content.entries
    ]


@pytest.mark.parametrize('item', ITEMS)
def test_an_item_is_read_in_each_of_its_forms(item: str) -> None:
    (entry,) = read(item)
    expected = dict(zip(('title', 'url', 'description'), ITEMS[item], strict=True))
    assert entry == {key: value for key, value in expected.items() if value}


#: Items, and their descriptions in reStructuredText.
RESTRUCTUREDTEXT = {
    '- [X](https://e.org) | [Y](https://f.org) *a* `b`': (
        '`Y <https://f.org>`__ *a* ``b``'
    ),
    '- [X](https://e.org): **[Y](https://f.org)** ~~a~~ <https://g.org/a_>': (
        '`Y <https://f.org>`__ a https://g.org/a_'
    ),
    '- [X](https://e.org) a\\*b\\* c_ d|e| $\\alpha_1$<br>f <b>g</b>': (
        r'a\*b\* c\_ d\|e\| :math:`\alpha_1` f g'
    ),
    '- [X](https://e.org) - :star: y': r'\:star: y',
    '- [X](https://e.org)\n\n  .. y': r'\.. y',
}


@pytest.mark.parametrize('item', RESTRUCTUREDTEXT)
def test_descriptions_are_written_in_the_syntax_of_the_blocks(item: str) -> None:
    (entry,) = read_markdown(item, 'restructuredtext').entries
    assert entry.values['description'][0].text == RESTRUCTUREDTEXT[item]


def test_an_address_with_a_space_is_told_and_read() -> None:
    content = read_markdown('# T\n\n- [X](https://e.org/a b) - y\n')
    (entry,) = content.entries
    assert [entry.values[key][0].text for key in ('title', 'url', 'description')] == [
        'X',
        'https://e.org/a%20b',
        'y',
    ]
    message = "the address 'https://e.org/a b' holds a space; write https://e.org/a%20b"
    assert content.flaws == [(3, message)]


def test_links_of_headings_and_html_and_footnotes_are_counted() -> None:
    text = (
        '# [T](https://a.org)\n\n- [X](https://e.org)[^1] y\n\n'
        '<ul><li><a href="https://f.org">Y</a></li></ul>\n\n[^1]: z\n'
    )
    content = read_markdown(text)
    assert content.entries[0].values['description'][0].text == 'y'
    assert content.left_out == [
        (
            1,
            'links outside of lists and tables are left out: 1, the first on this line',
        ),
        (3, 'marks of footnotes are left out: 1, the first on this line'),
        (5, 'links in HTML are left out: 1, the first on this line'),
    ]


@pytest.mark.parametrize('unit', ['[^', '<a '])
def test_marks_without_an_end_are_searched_once(unit: str) -> None:
    """Searched again from each of them, this would not end."""
    content = read_markdown(
        f'<ul>{unit * 60_000}\n\n- [X](https://e.org) {unit * 6_000}'
    )
    assert [entry.values['url'][0].text for entry in content.entries] == [
        'https://e.org'
    ]


def test_items_inside_items_are_entries_too() -> None:
    text = '- [X](https://e.org)\n  - [Y](https://f.org) - y\n- Group\n'
    text += '  - [Z](https://g.org)\n    more\n'
    content = read_markdown(text)
    assert [entry.values['title'][0].text for entry in content.entries] == [*'XYZ']
    assert content.left_out == [(3, "'Group' has no link, and is left out")]


def test_what_is_no_list_is_no_entry() -> None:
    text = (
        '---\na: [x](https://a.org)\n---\n# T\n```\n- [x](https://b.org)\n```\n\n'
        '    - [x](https://c.org)\n\n<!--\n- [x](https://d.org)\n-->\n\n'
        'See [x](https://e.org) and https://f.org.\n\n- [Contents](#c)\n- [Y](../y)\n'
    )
    content = read_markdown(text)
    assert not content.entries
    words = 'are left out: 2, the first on this line'
    assert content.left_out == [
        (15, f'links outside of lists and tables {words}'),
        (17, f'items that lead to no other site {words}'),
    ]


def test_tables_are_read_cell_by_cell() -> None:
    text = (
        '| Title | Level | Description |\n| :-: | - | --- |\n'
        '| [X](https://e.org) | beginner | of `y` \\| *z* |\n'
        '| **Y** \\| Z | | https://f.org |\n\n'
        'Name | URL | Year\n--- | --- | ---\nA | <https://g.org> | 2001\n\n'
        'Link | Of\n--- | ---\n[B](https://h.org) with words | [C](https://i.org)\n'
    )
    assert read(text) == [
        {
            'title': 'X',
            'url': 'https://e.org',
            'level': 'beginner',
            'description': 'of `y` | *z*',
        },
        {'title': 'Y | Z', 'description': 'https://f.org'},
        {'name': 'A', 'url': 'https://g.org', 'year': '2001'},
        {
            'title': 'B',
            'url': 'https://h.org',
            'description': 'with words',
            'of': 'C',
        },
    ]
    content = read_markdown('| title |\n| --- |\n| A | B |\n')
    assert content.flaws == [(3, 'the row has 2 cells, and there are 1 columns')]


@pytest.mark.parametrize(
    ('text', 'topics'),
    [
        ('# T\n## A\n{}\n### B\n{}\n## C\n{}\n', {'A': '', 'B': 'A', 'C': ''}),
        ('T\n===\nA\n---\n{}\n', {'A': ''}),
        ('# A\n{}\n# B\n{}\n', {'A': '', 'B': ''}),
        ('## [A](#a), *b* & `c` ##\n{}\n', {'A, b & c': ''}),
        ('## Contents\n- [A](#a)\n## A\n{}\n', {'A': ''}),
    ],
)
def test_headings_are_topics(text: str, topics: dict[str, str]) -> None:
    content = read_markdown(text.replace('{}', '- [X](https://e.org)'))
    assert {
        topic.values['label'][0].text: ''.join(
            text.text for text in topic.values.get('broader', [])
        )
        for topic in content.topics
    } == topics


def test_a_topic_with_commas_stays_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'list.md'
    path.write_text('## Sets, maps\n- [X](https://e.org) - y\n')
    assert main(['convert', str(path)]) == 0
    assert ':topics: "Sets, maps"\n' in capsys.readouterr().out
    path = tmp_path / 'list.json'
    path.write_text('[{"title": "X", "topics": ["a, b", "c"], "authors": ["D, E"]}]')
    assert main(['convert', str(path)]) == 0
    out = capsys.readouterr().out
    assert ':topics: "a, b"; c\n' in out
    assert ':authors: D, E\n' in out


def test_a_missing_parser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__('sys').modules, 'markdown_it', None)
    (flaw,) = read_markdown('- [X](https://e.org)').flaws
    assert "pip install 'sphinx-resources[markdown]'" in flaw.message


@pytest.mark.parametrize(
    ('text', 'topics', 'said'),
    [
        ('# Sets\n\n{}', ['Sets'], ''),
        ('# List\n\n{}\n## Sets\n\n{}', [None, 'Sets'], '3: 1 of 2 entries have no'),
        ('{}', [None], '1: 1 of 1 entries have no'),
    ],
)
def test_the_only_heading_is_a_topic(
    text: str,
    topics: list[str | None],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / 'list.md'
    path.write_text(text.replace('{}', '- [X](https://e.org/)\n'))
    found = read_markdown(path.read_text()).entries
    assert [
        entry.values['topics'][0].text if 'topics' in entry.values else None
        for entry in found
    ] == topics
    assert main(['convert', str(path)]) == 0
    err = capsys.readouterr().err
    words = ' topics; put a heading above them, which is their topic\n'
    assert (f'list.md:{said}{words}' in err) == bool(said)
    assert ('no topics' in err) == bool(said)


@pytest.mark.parametrize(
    ('kind', 'meant'),
    [('vdeo', 'video'), ('Video', ''), ('video', ''), ('exercise', ''), ('', '')],
)
def test_a_kind_with_a_slip_is_told(
    kind: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'list.md'
    path.write_text('# Sets\n\n- [X](https://e.org/)\n')
    assert main(['convert', str(path), '--kind', kind]) == 0
    out, err = capsys.readouterr()
    said = f"--kind: '{kind}' is no kind of this package; did you mean '{meant}'?\n"
    assert (said in err) == bool(meant)
    assert ('no kind' in err) == bool(meant)
    assert f':kind: {kind}'.strip() in out or not kind


def test_a_column_of_addresses_may_be_named_as_in_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'list.md'
    path.write_text(
        '# Sets\n\n| Name | Link |\n| --- | --- |\n| A | https://e.org/ |\n'
    )
    assert main(['convert', str(path), '--map', 'title=Name,url=Link']) == 0
    out, err = capsys.readouterr()
    assert out.startswith(':::{resource} A\n:url: https://e.org/\n')
    assert 'Link' not in err
    assert main(['convert', str(path), '--map', 'title=Name,archive=Link']) == 0
    assert "the key 'Link' of such a file is read as 'url'" in capsys.readouterr().err


@pytest.mark.parametrize('sign', ['-\xa0', '\u200b- ', '\u3000- ', '1.\u2003'])
def test_signs_that_show_nothing_are_no_part_of_an_item(sign: str) -> None:
    found = read_data(f'# Sets\n\n{sign}[X](https://e.org/)\n'.encode(), '.md', READ)
    assert [entry.values['title'][0].text for entry in found.entries] == ['X']


LINKED = """\
# Sets

| Name | Paper | Code | Publisher |
| --- | --- | --- | --- |
|A | [M](http://e.org/a) | [Git](http://e.org/b), <http://e.org/c> | [N](http://e.o) |
| B | [L](https://e.org/e) [PDF](https://e.org/f) | on request | N |
"""


def test_links_of_other_columns_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'list.md'
    path.write_text(LINKED)
    pairs = 'title=Name, url=Paper, links=Code'
    assert main(['convert', str(path), '--map', pairs]) == 0
    out, err = capsys.readouterr()
    assert ':url: http://e.org/a\n' in out
    assert ':links: Git <http://e.org/b>; code <http://e.org/c>\n' in out
    assert ':links: on request\n' in out
    assert ':publisher: N\n' in out
    said = "list.md:5: of the links of the key 'publisher' in an entry the words alone"
    assert f'{said} stay; add --map links=publisher to keep them\n' in err
    main(['convert', str(path), '--map', 'title=Name, url=Paper, archive=Code'])
    assert ':archive: http://e.org/b\n' in capsys.readouterr().out


def test_the_first_link_of_a_cell_is_the_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'list.md'
    links = '[L](https://e.org/e) [PDF](https://e.org/f)'
    path.write_text(f'# Sets\n\n| Title | Paper |\n| --- | --- |\n| B | {links} |\n')
    for pairs in ('', 'url=Paper'):
        assert main(['convert', str(path), '--map', pairs]) == 0
        assert ':url: https://e.org/e\n' in capsys.readouterr().out
    assert main(['convert', str(path), '--map', 'links=Paper']) == 0
    out = capsys.readouterr().out
    assert ':links: L <https://e.org/e>; PDF <https://e.org/f>\n' in out
