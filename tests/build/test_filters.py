"""The form above the cards, what else to see, and links to a set filter."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_resources.model.records import Resource
from sphinx_resources.model.similar import LIMIT, Similar
from sphinx_resources.rendering.html.cards import MOST_WHOLE
from sphinx_resources.views.filter import WORTHWHILE
from support import PLAIN_PAGES, Project, assert_as_clean, block, cards, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup, Tag

#: Title, kind, level and topics of each resource.
ROWS = [
    ('Alpha', 'book', 'beginner', 'calculus'),
    ('Beta', 'book', 'beginner', 'calculus, graphs'),
    ('Gamma', 'video', 'beginner', 'calculus, sets'),
    ('Delta', 'video', 'advanced', 'calculus, graphs, sets'),
    ('Epsilon', 'tool', '', 'calculus, graphs, sets'),
    ('Zeta', 'book', 'advanced', 'calculus, graphs'),
]


def resources(rows: list[tuple[str, str, str, str]]) -> str:
    return '\n'.join(
        block(
            'markdown',
            'resource',
            title,
            {
                'url': f'https://example.org/{title}',
                'kind': kind,
                'level': level,
                'topics': topics,
            },
            f'On {topics}.',
        )
        for title, kind, level, topics in rows
    )


def make(path: Path, rows: list[tuple[str, str, str, str]] = ROWS) -> Project:
    """Return a project with a page of resources and one for each of two topics."""
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'all', 'calculus', 'graphs'),
        'all.md': '# All\n\nWords.\n\n' + resources(rows),
        'calculus.md': '# Calculus\n\n'
        + block('markdown', 'resource-topic', '', {'aliases': 'analysis'}, 'Change.'),
        'graphs.md': '# Graphs\n\n' + block('markdown', 'resource-topic'),
    }
    config = {**PLAIN_PAGES, 'suppress_warnings': ['resource.topic']}
    return Project(path, files, config)


def form_of(page: BeautifulSoup) -> Tag:
    (form,) = page.select('form.resource-filter')
    return form


def offered(form: Tag) -> dict[str, dict[str, int]]:
    """Return the number beside each value of each group."""
    return {
        group.legend.get_text(): {  # type: ignore[union-attr]
            label.span.get_text(): int(label.b.get_text())  # type: ignore[union-attr]
            for label in group.select('label')
        }
        for group in form.select('fieldset')
    }


def test_the_form_offers_what_the_cards_differ_in(tmp_path: Path) -> None:
    build = make(tmp_path).build()
    assert build.warnings == ''
    form = form_of(build.html('all.html'))
    assert offered(form) == {
        'Level': {'Beginner': 3, 'Advanced': 2},
        'Kind': {'Books': 3, 'Interactive tools': 1, 'Videos': 2},
        # All are on calculus, so that this tells nothing.
        'Topic': {'Graphs': 4, 'sets': 3},
        'Your marks': {'Saved': 0, 'Done': 0, 'Not done': 6},
    }
    results = form.find_next_sibling()
    assert results is not None
    assert results.get_text() == '6 resources'
    assert results.select('[role=status][aria-atomic=true][id="resource:results"]')
    names = [label.get_text() for label in form.select('fieldset label')]
    assert names[0] == 'Beginner 3 resources'


def test_languages_have_names(tmp_path: Path) -> None:
    project = make(tmp_path)
    for title, tag in (('Alpha', 'en'), ('Beta', 'fr'), ('Gamma', 'de')):
        project.edit('all.md', f'/{title}\n', f'/{title}\n:language: {tag}\n')
    form = form_of(project.build().html('all.html'))
    assert offered(form)['Language'] == {'English': 4, 'French': 1, 'German': 1}


def test_the_form_is_above_the_cards_and_their_heading(tmp_path: Path) -> None:
    build = make(tmp_path).build()
    for name in ('all.html', 'calculus.html'):
        page = build.html(name)
        following = form_of(page).find_all_next(['h2', 'ul'])
        first = page.select('h2.resource-kind, ul.resource-cards')[0]
        assert first in following
        before = form_of(page).find_previous_sibling(['h2', 'ul'])
        assert before is None


def test_cards_say_what_they_are(tmp_path: Path) -> None:
    page = make(tmp_path).build().html('calculus.html')
    item = page.select('ul.resource-filtered > li')[0]
    assert item.attrs == {
        'data-resource': 'alpha',
        'data-kind': 'book',
        'data-level': 'beginner',
        'data-topic': 'calculus',
    }


def test_few_cards_need_no_form(tmp_path: Path) -> None:
    build = make(tmp_path, ROWS[: WORTHWHILE - 1]).build()
    assert not build.html('all.html').select('.resource-filter, .resource-status')


def test_of_many_cards_each_says_only_what_it_is(tmp_path: Path) -> None:
    rows = [
        (f'Card {number}', 'book', '', 'calculus') for number in range(MOST_WHOLE + 1)
    ]
    project = make(tmp_path, rows)
    (few,) = project.build().html('all.html').select('ul.resource-cards')
    assert 'resource-short' not in few['class']
    assert few.select('.resource-see-also')
    (many,) = project.build().html('calculus.html').select('ul.resource-cards')
    assert 'resource-short' in many['class']
    assert len(many.select('p.resource-summary')) == MOST_WHOLE + 1
    assert not many.select('.resource-see-also')
    # What would stand in each is in the page once.
    assert len(many.select('svg > use[href="#icon:book"]')) == MOST_WHOLE + 1
    symbols = project.build().html('calculus.html').select('svg > symbol')
    assert [symbol['id'] for symbol in symbols] == ['icon:book']
    assert symbols[0].path
    assert not many.select('[data-resource]')
    assert few.select('[data-resource=card-7] > article#card-7')


def test_a_picture_stands_once_in_a_page_and_parts_no_heading_from_its_list(
    tmp_path: Path,
) -> None:
    build = make(tmp_path).build()
    for name in ('all', 'calculus'):
        page = build.html(f'{name}.html')
        shown = {use['href'] for use in page.select('.sd-card-title > svg > use')}
        symbols = [f'#{symbol["id"]}' for symbol in page.select('symbol')]
        assert shown
        assert symbols == sorted(shown)
        assert len(page.select('.sd-card-title use')) == len(cards(page))
    page = build.html('calculus.html')
    headings = page.select('h2.resource-kind')
    assert headings
    assert len(page.select('h2.resource-kind + ul')) == len(headings)


def test_a_choice_of_a_few_is_left_alone(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.write('all.md', project.read('all.md') + '\n## Again\n')
    listing = block('markdown', 'resource-list', '', {'limit': '6'})
    project.write('index.md', project.read('index.md') + listing)
    page = project.build().html('index.html')
    assert len(page.select('.resource-card')) == 6
    assert not page.select('.resource-filter')


@pytest.mark.parametrize('builder', ['singlehtml', 'epub'])
def test_no_form_where_no_script_runs(builder: str, tmp_path: Path) -> None:
    build = make(tmp_path).build(builder)
    for path in build.out.rglob('*html'):
        assert 'resource-filter' not in path.read_text(encoding='utf-8')


def test_the_search_finds_no_words_of_the_form(tmp_path: Path) -> None:
    build = make(tmp_path).build()
    index = build.text('searchindex.js')
    assert '"analysi"' not in index
    assert '"chang"' in index


def test_files_are_linked_only_where_used(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.edit('index.md', 'graphs\n', 'graphs\nplain\nlist\n')
    project.write('plain.md', '# Plain\n\nNothing of ours.\n')
    index = block('markdown', 'resource-index', 'kinds')
    project.write('list.md', f'# List\n\n{index}')
    few = block('markdown', 'resource-list', '', {'limit': '3'})
    project.write('few.md', f'# Few\n\n{few}')
    table = block('markdown', 'resource-list', '', {'style': 'table'})
    project.write('table.md', f'# Table\n\n{table}')
    project.edit('index.md', 'list\n', 'list\nfew\ntable\n')
    build = project.build(templates_path=[])
    assert build.warnings == ''
    scripts = ('common', 'marks', 'filter', 'scroll')
    files = ['sphinx-resources.css', *(f'resource-{name}.js' for name in scripts)]
    used = {
        name: [int(file in build.text(f'{name}.html')) for file in files]
        for name in ('all', 'calculus', 'few', 'list', 'table', 'plain', 'search')
    }
    assert used == {
        'all': [1, 1, 1, 1, 0],
        'calculus': [1, 1, 1, 1, 0],
        'few': [1, 1, 1, 0, 0],
        'list': [1, 0, 0, 0, 0],
        'table': [1, 0, 0, 0, 1],
        'plain': [0, 0, 0, 0, 0],
        'search': [1, 1, 0, 0, 0],
    }
    linked = build.html('all.html').select('script[src*="/resource-"], link')
    sources = {str(tag.get('src') or tag['href']).split('?')[0] for tag in linked}
    ours = [name for name in sources if 'resource' in name and name.startswith('_s')]
    weights = [len(gzip.compress((build.out / name).read_bytes())) for name in ours]
    assert len(weights) == 5
    assert sum(weights) < 20_000
    page = build.text('all.html')
    order = [page.index(f'resource-{name}.js') for name in scripts[:3]]
    assert order == sorted(order)


def test_a_new_alias_reaches_the_forms(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.build()
    project.edit('calculus.md', 'analysis', 'infinitesimals')
    build = project.build()
    assert_as_clean(project, build)
    # No form offers what all have, but an address may ask for it.
    assert 'infinitesimals' in build.text('all.html')
    project.write('graphs.md', '# Graphs\n\n:::{resource-topic}\n:aliases: nets\n:::\n')
    build = project.build()
    assert 'data-aliases="nets"' in build.text('all.html')
    assert_as_clean(project, build)


# What else to see


def see_also(card: Tag) -> dict[str, list[str]]:
    return {
        fact.dt.get_text(): [link.get_text() for link in fact.select('dd a')]  # type: ignore[union-attr]
        for fact in card.select('.resource-see-also dl > div')
    }


def test_a_card_says_what_else_to_see(tmp_path: Path) -> None:
    project = make(tmp_path)
    for title in ('Alpha', 'Zeta'):
        project.edit('all.md', f'/{title}\n', f'/{title}\n:authors: Ada\n')
    page = project.build().html('all.html')
    cards = {str(card['id']): card for card in page.select('.resource-card')}
    assert see_also(cards['alpha']) == {
        'Same author': ['Entry: Zeta'],
        'Similar': ['Entry: Beta', 'Entry: Gamma', 'Entry: Delta'],
    }
    # Those with the same topics and no others come first.
    assert see_also(cards['beta'])['Similar'][0] == 'Entry: Zeta'
    assert cards['alpha'].select('dd a')[0]['href'] == '#zeta'
    (summary,) = cards['alpha'].select('.resource-see-also > summary')
    assert summary.get_text() == 'See also for Alpha'


def test_other_builders_say_what_else_to_see(tmp_path: Path) -> None:
    text = make(tmp_path).build('text').text('all.txt')
    entry = text[text.index('Alpha') : text.index('Beta\n')]
    assert re.search(r'Similar:\s+Beta, Gamma, Zeta', entry)


def test_a_topic_says_what_is_related(tmp_path: Path) -> None:
    page = make(tmp_path).build().html('graphs.html')
    fields = page.select('dl.field-list')[0].get_text(' ', strip=True)
    assert fields == 'Related : Calculus , sets'


@given(
    st.lists(
        st.frozensets(st.sampled_from('abcde'), max_size=5), min_size=1, max_size=30
    ),
    st.data(),
)
def test_similar_is_what_shares_most_topics(
    topics: list[frozenset[str]], data: st.DataObject
) -> None:
    records = [
        Resource(id=str(i), title='', url='', docname='a', lineno=i)
        for i in range(len(topics))
    ]
    related = Similar(records, [sorted(names) for names in topics])
    one = data.draw(st.sampled_from(range(len(topics))))
    without = data.draw(st.sets(st.sampled_from(range(len(topics)))))

    def rank(other: int) -> tuple[int, int, int]:
        shared = len(topics[one] & topics[other])
        return -shared, len(topics[other]), (other - one) % len(topics)

    others = set(range(len(topics))) - without - {one}
    expected = sorted((i for i in others if topics[one] & topics[i]), key=rank)
    found = related.of(records[one], [records[i] for i in without])
    assert [int(r.id) for r in found] == expected[:LIMIT]


# Links to a set filter


@pytest.mark.parametrize(
    ('query', 'address', 'text'),
    [
        (
            'topic=calculus&level=beginner',
            'calculus.html?level=beginner',
            'Calculus, Beginner',
        ),
        ('topic=analysis&kind=video', 'calculus.html?kind=video', 'Calculus, Videos'),
        ('level=advanced&q=convex+sets', 'all.html?level=advanced&q=convex+sets', ''),
        ('topic=calculus&topic=graphs', 'all.html?topic=calculus&topic=graphs', ''),
        ('?kind=book', 'books.html', 'Books'),
        ('topic=sets', 'all.html?topic=sets', 'sets'),
    ],
)
def test_a_link_sets_the_filter(
    query: str, address: str, text: str, tmp_path: Path
) -> None:
    project = make(tmp_path)
    project.write('all.md', '# All\n\n:::{resource-list}\n:::\n')
    project.write(
        'books.md', '---\nresource-kind: book\n---\n\n# B\n\n' + resources(ROWS)
    )
    project.edit('index.md', 'all\n', 'all\nbooks\n')
    project.write(
        'index.md', project.read('index.md') + f'\nA {{resource-filter}}`{query}`.\n'
    )
    build = project.build(nitpicky=True)
    assert build.warnings == ''
    *_, link = build.html('index.html').select('a.reference')
    assert link['href'] == address
    assert not text or link.get_text() == text


@pytest.mark.parametrize(
    ('query', 'message'),
    [
        ('level=easy', "there is no level 'easy'; write one of: beginner, "),
        ('kind=bok', "there is no kind 'bok'; did you mean 'book'?"),
        ('topic=calculs', "there is no topic 'calculs'; did you mean 'Calculus'?"),
        ('levl=beginner', "a filter knows no 'levl'; did you mean 'level'?"),
        ('beginner', "'beginner' asks for nothing; write it as in level=beginner&"),
        ('level=beginner', 'no page lists the whole catalogue; make one, with a '),
    ],
)
def test_a_link_that_cannot_be_made_is_reported(
    query: str, message: str, tmp_path: Path
) -> None:
    project = make(tmp_path)
    project.write('home.md', f'# H\n\n{{resource-filter}}`a <{query}>`\n')
    project.edit('index.md', 'graphs\n', 'graphs\nhome\n')
    build = project.build()
    warning = f'home.md:3: WARNING: resource-filter: {message}'
    assert warning in build.warnings
    assert '[resource.reference]' in build.warnings
