"""Values in data files as programs write them, each told of in its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from support import MYST_COUNTS_LATE, SYNTAXES, Project, block, heading

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {
    'stars': {'label': 'Stars', 'type': 'number'},
    'starts': {'label': 'Starts', 'type': 'date'},
    'free': {'label': 'Free', 'type': 'boolean'},
}
CATALOGUE: dict[str, Any] = {
    'version': 1,
    'catalogue': {'title': 'Other'},
    'resources': [
        {'id': 'a', 'title': 'Sums', 'url': 'https://e.org/5', 'topics': ['sums']}
    ],
    'topics': [{'id': 'sums', 'label': 'Sums'}, {'id': 'A B', 'label': 'Bad'}, {}],
    'paths': [
        {
            'id': 'p',
            'title': 'Way',
            'level': 'begin',
            'steps': [
                {'topic': 'sum', 'resource': 'a'},
                {'topic': 'sums', 'resource': 'Sum'},
                {'topic': 'sums'},
            ],
        }
    ],
}
#: Data files, each with what is told of them, by line.
FILES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    'table.csv': (
        'Our links;;;;\n'
        'title;url;stars;starts;free\n'
        'Sets;https://e.org/1;"2,5";2044-01-02;TRUE\n'
        'Maps;https://e.org/2;3;02.01.2024;perhaps\n',
        [
            ("'Our links' stands above the names of the columns", 'Our links'),
            ("stars: '2,5' is not a number; write it as in 2.5", 'Sets;'),
            (
                "starts: '02.01.2024' is not a date; write 2024-01-02",
                'Maps;',
            ),
            ("free: 'perhaps' is unknown; write one of: yes, no", 'Maps;'),
        ],
    ),
    'formulas.json': (
        '[{"title": "Angles",\n"url": "https://e.org/7",\n'
        r'"description": "An angle $\theta$ is no $\frac{1}{2}$."}]',
        [(r"'\theta', '\frac' begin escapes between quotation marks", '"description"')],
    ),
    'formulas.yaml': (
        '- title: Fields\n  url: https://e.org/8\n'
        r'  description: "It is $\nabla f$."',
        [(r"'\nabla' begins an escape between quotation marks", '  description')],
    ),
    'list.yaml': (
        '- &a\n  title: Vectors\n  url: https://e.org/3\n  free: false\n'
        '- title: Spaces\n  url: https://e.org/4\n  aliases: *a\n'
        '- title: !include secret.yaml\n  url: https://e.org/6\n  <<: *a\n',
        [
            ("the alias '*a' is refused", 'aliases: *a'),
            ("the tag '!include' is refused; write the value itself", '!include'),
            ("the alias '*a' is refused", '<<: *a'),
        ],
    ),
    'other.json': (
        json.dumps(CATALOGUE, indent=1),
        [
            ("id: 'A B' is not an id", '"A B"'),
            ('an empty item is not a topic; write keys and values, as in', '{}'),
            ("level: 'begin' is unknown; did you mean 'beginner'?", '"begin"'),
            ("the topic 'sum' is not declared; did you mean 'Sums'?", '"sum",'),
            ("there is no resource 'Sum'; did you mean 'Sums'?", '"Sum"'),
            (
                "step 3 of 'Way' names no resource; add a key such as resource: ID",
                '"topic": "sums"\n',
            ),
        ],
    ),
}


def line_of(text: str, part: str) -> int:
    """Return the line on which a part of a text stands."""
    assert text.count(part) == 1, part
    return text.count('\n', 0, text.index(part)) + 1


@pytest.fixture(scope='module')
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], dict[str, Any]]:
    """Return the warnings of an import of all files, and the records by title."""
    page = heading('markdown', 'Start') + '\n'.join(
        block('markdown', 'resource-import', name, {'kind': 'book'}) for name in FILES
    )
    files = {'index.md': page} | {name: text for name, (text, _) in FILES.items()}
    config = {
        'resource_fields': FIELDS,
        'suppress_warnings': ['resource.no-description', 'resource.no-topic'],
    }
    build = Project(tmp_path_factory.mktemp('values'), files, config).build()
    records = json.loads(build.text('catalogue.json'))['resources']
    return build.warnings.splitlines(), {each['title']: each for each in records}


def test_each_fault_names_file_line_value_and_what_to_write(
    made: tuple[list[str], dict[str, Any]],
) -> None:
    warnings = list(made[0])
    for name, (text, faults) in FILES.items():
        for words, part in faults:
            # Objects of JSON begin on the line before their first key.
            line = line_of(text, part) - part.endswith('\n')
            told = next(
                (
                    each
                    for each in warnings
                    if words in each and each.startswith(f'{name}:{line}: ')
                ),
                None,
            )
            assert told, (name, words, warnings)
            warnings.remove(told)
    assert warnings == []


def test_what_programs_write_is_understood(
    made: tuple[list[str], dict[str, Any]],
) -> None:
    _, records = made
    # A day that is yet to come is wrong only where it says when something was added.
    assert records['Sets']['fields'] == {'free': 'yes', 'starts': '2044-01-02'}
    assert records['Vectors']['fields'] == {'free': 'no'}
    assert {'Maps', 'Spaces', 'Sums'} < set(records)
    assert 'aliases' not in records['Spaces']
    assert records['Angles']['description'] == (
        r'An angle $\theta$ is no $\frac{1}{2}$.'
    )
    assert records['Fields']['description'] == r'It is $\nabla f$.'


def test_a_block_is_told_what_a_program_would_write(tmp_path: Path) -> None:
    text = block(
        'markdown', 'resource', 'Sets', {'url': 'https://e.org', 'free': 'True'}
    )
    project = Project(tmp_path, {'index.md': text}, {'resource_fields': FIELDS})
    assert "free: 'True' is unknown; write yes" in project.build('dummy').warnings


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('is_included', [False, True])
def test_topics_of_all_are_told_at_their_option(
    tmp_path: Path, syntax: str, is_included: bool
) -> None:
    end = SYNTAXES[syntax]
    options = {'kind': 'book', 'topics': 'sets, knotz'}
    text = block(syntax, 'resource-import', 'a.yaml', options)
    page = heading(syntax, 'Start') + text
    topic = block(syntax, 'resource-topic', 'Sets')
    files = {f'index.{end}': f'{page}\n\n{topic}', 'a.yaml': TWO}
    name = f'index.{end}'
    if is_included:
        name = 'part.txt'
        include = block(syntax, 'include', name)
        page = f'{heading(syntax, "Start")}{include}\n\n{topic}'
        files |= {name: text, f'index.{end}': page}
    made = Project(tmp_path, files)
    source = text if is_included else page
    lines = source.splitlines()
    place = next(n for n, line in enumerate(lines, 1) if 'knotz' in line)
    told = made.build('dummy').warnings.splitlines()
    words = "the topic '{}' is not declared"
    assert len(told) == 2
    assert any(
        line.startswith(f'a.yaml:4: WARNING: {words.format("knoz")}') for line in told
    )
    late = MYST_COUNTS_LATE if is_included and syntax == 'markdown' else 0
    assert any(
        line.startswith(f'{name}:{place + late}: WARNING: {words.format("knotz")}')
        for line in told
    )


#: Two entries, of which the second has a topic that nothing declares.
TWO = (
    '- {title: A, url: "https://example.org/a", description: x}\n'
    '- title: B\n  url: https://example.org/b\n  topics: knoz\n  description: x\n'
)
