"""The search: what it knows, and what it answers."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_resources.formats.search import base36
from sphinx_resources.model.exports import SEARCH_INDEX as FILENAME
from sphinx_resources.views.search_index import unaccented, words
from support import ROOT, Project, block, needs_node, toctree

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs_node

QUESTIONS = yaml.safe_load(
    (ROOT / 'tests/data/questions.yaml').read_text(encoding='utf-8')
)


def node(argument: str, asked: list[str]) -> list[Any]:
    """Return what the script says of each text."""
    command = ['node', str(ROOT / 'tests/search.js'), argument]
    found = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, check=True, text=True
    )
    answers: list[Any] = json.loads(found.stdout)
    return answers


def titles(index: Path, question: str) -> list[str]:
    """Return the titles of the answers to a question."""
    (found,) = node(str(index), [question])
    return [answer['title'] for answer in found['answers']]


@pytest.mark.parametrize(
    ('text', 'found'),
    [
        ('Linear Algebra', ['linear', 'algebra']),
        ('t-SNE', ['t', 'sne', 'tsne']),
        ('C, C++ and C#', ['c', 'c++', 'and', 'c#']),
        ('Möbius ﬁeld', ['mobius', 'field']),
        ('线性代数', ['线性', '性代', '代数']),
        ('数', ['数']),
        ('Ableitung ß', ['ableitung', 'ss']),
        ('snake_case', ['snake', 'case']),
        ('Ana\u00adlysis \u200fכותר', ['analysis', 'כותר']),
        ('می\u200cخواهم', ['مي', 'خواهم', 'ميخواهم']),
        ('ışık İz', ['isik', 'iz']),
        # Marks are no part of letters, also where they are vowels.
        ('रैखिक গণিত', ['रखक', 'গণত']),
        ('ΛΌΓΟΣ ᏣᎳᎩ', ['λογοσ', 'ꮳꮃꭹ']),
        ('', []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


#: Signs that Python knows; the script may know newer ones.
SIGNS = st.characters(categories=('L', 'M', 'N', 'P', 'S', 'Z', 'Cf'))


@settings(max_examples=25)  # Each starts a process.
@given(st.lists(st.text(SIGNS, max_size=20), max_size=30))
def test_every_word_of_a_question_can_be_in_the_index(texts: list[str]) -> None:
    for text, asked in zip(texts, node('--words', texts), strict=True):
        assert set(asked) <= set(words(text)), (text, unaccented(text))


@given(st.integers(min_value=0, max_value=10**9))
def test_numbers_are_read_back(number: int) -> None:
    assert int(base36(number), 36) == number


BOOKS = [
    ('Vectors for All', 'linear algebra', 'Ann Able', 'beginner', 'video'),
    ('Proofs of Algebra', 'linear algebra', 'Bob Baker', 'advanced', 'book'),
    ('Chance', 'probability', 'Ann Able', 'beginner', 'book'),
]


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """Make a project of three resources and two topics."""
    cards = [
        block(
            'markdown',
            'resource',
            title,
            {
                'url': f'https://example.org/{number}',
                'topics': topic,
                'authors': author,
                'level': level,
                'kind': kind,
                'aliases': f'b{number}k',
            },
            'All about eigenvalues.' if number == 1 else 'A description.',
        )
        for number, (title, topic, author, level, kind) in enumerate(BOOKS)
    ]
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'books', 'la', 'p'),
        'books.md': '# Books\n\n' + '\n'.join(cards),
        'la.md': '# Linear algebra\n\n'
        + block('markdown', 'resource-topic', '', {'aliases': 'matrices, SVD'}, 'Why.'),
        'p.md': '# Probability\n\n'
        + block('markdown', 'resource-topic', '', {}, 'Dice and coins.'),
    }
    return Project(tmp_path, files)


def test_answers(small: Project) -> None:
    build = small.build()
    assert build.warnings == ''
    index = build.out / FILENAME
    assert titles(index, 'svd')[0] == 'Linear algebra'
    assert set(titles(index, 'svd')[1:]) == {'Proofs of Algebra', 'Vectors for All'}
    assert titles(index, 'matrix')[0] == 'Linear algebra'
    assert titles(index, 'eigenvalue') == ['Proofs of Algebra']
    assert titles(index, 'coins') == ['Probability']
    assert titles(index, 'able chance') == ['Chance']
    assert titles(index, 'chance able') == ['Chance']
    assert titles(index, 'b2k') == ['Chance']
    assert 'Vectors for All' in titles(index, 'algebra beginner video')
    assert 'Proofs of Algebra' not in titles(index, 'algebra beginner video')
    assert titles(index, 'vect') == ['Vectors for All']
    assert titles(index, '') == titles(index, 'zebra') == []


def test_who_asks_for_a_way_finds_the_easiest_path(small: Project) -> None:
    """Whatever it is called, in the language of the site."""
    steps = '\n\n1. {topic}`p`: read {resource}`chance`.'
    paths = [
        block('markdown', 'resource-path', '', {'level': level}, f'A way.{steps}')
        for level in ('advanced', 'beginner')
    ]
    small.write('a.md', '# Luck to the end\n\n' + paths[0])
    small.write('b.md', '# Luck at first sight\n\n' + paths[1])
    small.write('start.md', '# Start\n\nStart here: where to start.\n')
    small.edit('index.md', 'books\n', 'books\na\nb\nstart\n')
    index = small.build().out / FILENAME
    for question in ('where do I start?', 'how to begin', 'first steps', 'beginner'):
        assert titles(index, question)[0] == 'Luck at first sight', question
    for question in ('roadmap', 'a study plan', 'learning path'):
        found = titles(index, question)
        assert found[:2] == ['Luck at first sight', 'Luck to the end'], question
    index = small.build(language='de', fresh=True).out / FILENAME
    assert titles(index, 'womit anfangen')[0] == 'Luck at first sight'


def test_levels_and_kinds_have_other_names(small: Project) -> None:
    index = small.build().out / FILENAME
    assert titles(index, 'probability for dummies') == ['Probability', 'Chance']
    assert titles(index, 'probability textbook') == ['Probability', 'Chance']
    # Of what is not the name of a topic, those that fit come first.
    assert titles(index, 'rigorous algebra')[0] == 'Proofs of Algebra'


def test_names_of_topics_are_known_in_part_and_with_other_endings(
    small: Project,
) -> None:
    index = small.build().out / FILENAME
    assert titles(index, 'prob')[0] == 'Probability'
    assert titles(index, 'probs')[0] == 'Probability'
    assert titles(index, 'what is a matrix')[0] == 'Linear algebra'


def test_a_typing_error_is_forgiven_and_named(small: Project) -> None:
    index = str(small.build().out / FILENAME)
    for question in ('lineer algebra', 'liner algebra', 'lienar algebra'):
        (found,) = node(index, [question])
        assert found['suggestion'] == 'linear algebra'
        assert found['answers'][0]['title'] == 'Linear algebra'
    (found,) = node(index, ['linear algebra'])
    assert found['suggestion'] == ''


def test_answers_lead_to_topics_and_cards(small: Project) -> None:
    for builder, card, topic in (
        ('html', 'books.html#chance', 'p.html'),
        ('dirhtml', 'books/#chance', 'p/'),
    ):
        index = str(small.build(builder).out / FILENAME)
        (found,) = node(index, ['probability'])
        addresses = [answer['address'] for answer in found['answers']]
        assert addresses == [topic, card]


def test_only_html_with_a_search_has_an_index(small: Project) -> None:
    assert not (small.build('text').out / FILENAME).exists()
    assert not (small.build('singlehtml').out / FILENAME).exists()


def test_the_search_page_brings_what_it_needs(small: Project) -> None:
    build = small.build()
    scripts = [tag['src'] for tag in build.html('search.html').select('script[src]')]
    assert any('resource-answers.js' in source for source in scripts)
    assert 'resource-field.js' not in build.text('books.html')
    everywhere = small.build(resource_search_fields=True, fresh=True)
    assert 'resource-field.js' in everywhere.text('books.html')
    # It is loaded when a field gets the focus.
    assert 'resource-answers.js' not in everywhere.text('books.html')


def test_the_index_follows_the_sources(small: Project) -> None:
    index = small.build().out / FILENAME
    before = index.stat().st_mtime_ns
    assert small.build().out / FILENAME == index
    assert index.stat().st_mtime_ns == before
    path = small.source / 'books.md'
    text = path.read_text(encoding='utf-8').replace('Chance', 'Luck')
    path.write_text(text, encoding='utf-8')
    small.build()
    assert titles(index, 'luck') == ['Luck']
    assert titles(index, 'chance') == []


def test_questions_of_readers_are_answered(built_site: Path) -> None:
    """The site itself; ``make search-table`` shows the answers as a table."""
    found = node(str(built_site / FILENAME), [each['question'] for each in QUESTIONS])
    missed = []
    for each, answer in zip(QUESTIONS, found, strict=True):
        wanted = {
            *(f'topics/{name}.html' for name in each.get('topics', ())),
            *each.get('resources', ()),
            *(f'paths/{name}.html' for name in each.get('paths', ())),
        }
        first = [
            item['address'].partition('#')[2] or item['address']
            for item in answer['answers'][:3]
        ]
        print(f'{each["question"]:32} {" | ".join(first)}')  # noqa: T201
        if not wanted.intersection(first[:1] if each.get('first') else first):
            missed.append((each['question'], first))
    assert missed == []
