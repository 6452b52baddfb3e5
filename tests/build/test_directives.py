"""What authors write, and what they are told: the same in both syntaxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import SYNTAXES, Project, block, cards, example, heading, toctree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


GOOD = {
    'url': 'https://example.org/',
    'topics': 'Graphs',
    'kind': 'book',
}


def test_both_syntaxes_give_the_same_pages(tmp_path: Path) -> None:
    markdown = example('markdown', tmp_path / 'm').build()
    rest = example('restructuredtext', tmp_path / 'r').build()
    for name in ('books', 'mixed', 'topics/linear-algebra', 'topics/languages'):
        pages = [build.html(f'{name}.html') for build in (markdown, rest)]
        first, second = (
            # MyST-Parser 4 keeps the line ends round a formula.
            [
                ''.join(str(card).split())
                for card in found.select('.resource-card, .resource-index')
            ]
            for found in pages
        )
        assert first == second, name


def test_a_card(tmp_path: Path) -> None:
    page = example('markdown', tmp_path).build().html('books.html')
    card = page.find(id='first-book')
    assert card is not None
    item = card.parent
    assert item is not None
    assert item.name == 'li'
    assert item.parent is not None
    assert item.parent.name == 'ul'
    assert item.parent['role'] == 'list'
    assert card.h2 is not None
    assert card.h2.a is not None
    assert card.h2.a['href'] == 'https://example.org/first?a=1&b=2'
    assert card.h2.a.get_text() == 'First book'
    assert card.h2.span['lang'] == 'fr'  # type: ignore[index]
    assert 'favourite' in card['class']
    assert card.time['datetime'] == '1843'  # type: ignore[index]
    badges = [badge.get_text() for badge in card.select('.resource-badges > li')]
    assert badges == ['Beginner', 'Linear algebra', 'C++']
    links = [str(link['href']) for link in card.select('.resource-badges a')]
    assert links == ['topics/linear-algebra.html', 'topics/languages.html#c-plus-plus']
    more = card.select_one('details.resource-more')
    assert more is not None
    summaries = [summary.get_text() for summary in more.select('summary')]
    assert summaries[:2] == ['More: First book', 'Contents of First book (3 entries)']
    permalink = card.select_one('.resource-permalink')
    assert permalink is not None
    assert permalink['href'] == '#first-book'
    assert permalink['aria-label'] == 'Link to First book'
    assert [child.name for child in card.find_all(recursive=False)] == [
        'img', 'h2', 'p', 'ul', 'div', 'details', 'p',
    ]  # fmt: skip
    older = page.find(id='the-third')
    assert older is not None
    assert older.h3 is not None


@pytest.mark.parametrize('page', ['books', 'topics/linear-algebra'])
def test_every_card_links_the_archived_copy(page: str, tmp_path: Path) -> None:
    html = example('markdown', tmp_path).build().html(f'{page}.html')
    (link,) = html.select('.resource-facts a[href="https://example.org/archived"]')
    assert link.get_text() == 'Archived copy of First book'
    assert link.find_parent(id='first-book')


def test_permalinks_can_be_off(tmp_path: Path) -> None:
    build = example('markdown', tmp_path).build(html_permalinks=False)
    home = build.html('books.html').find(id='first-book')
    assert home is not None
    assert not home.select('.resource-permalink')
    assert not build.html('topics/linear-algebra.html').select('.headerlink')


def test_a_copy_leads_to_its_original(tmp_path: Path) -> None:
    page = example('markdown', tmp_path).build().html('topics/linear-algebra.html')
    assert cards(page) == ['First book', 'Third book', 'Second book', 'A video']
    headings = page.select('h2.resource-kind')
    assert [str(head.contents[0]) for head in headings] == ['Books', 'Videos']
    # Each can be linked, as other headings can.
    permalinks = [head.select_one('a.headerlink') for head in headings]
    assert [(link['href'], link['title']) for link in permalinks if link] == [
        (f'#{head["id"]}', 'Link to this heading') for head in headings
    ]
    assert headings[0]['id'] == 'linear-algebra:kind:book'
    links = page.select('.resource-more > .resource-entry:last-child')
    assert [str(link['href']) for link in links] == [
        '../books.html#first-book',
        '../books.html#the-third',
        '../books.html#second-book',
        '../mixed.html#a-video',
    ]
    assert links[0].get_text() == 'Contents (3 entries)'
    for card in page.select('.resource-card'):
        addresses = [str(link['href']) for link in card.select('a')]
        assert len(addresses) == len(set(addresses))
    ids = [card.get('id') for card in page.select('.resource-card')]
    assert ids == ['first-book', 'the-third', 'second-book', 'a-video']
    assert not page.select('.resource-contents')
    second = page.select('.resource-card')[2]
    assert 'Short, after First book.' in second.get_text()


def test_equal_titles_on_a_page_have_two_anchors(
    project: Callable[..., Project],
) -> None:
    one = block('markdown', 'resource', 'A', GOOD, 'x')
    two = one.replace('example.org', 'example.com')
    build = project({'index.md': f'# Home\n\n{one}\n{two}'}).build(
        suppress_warnings=['resource.topic']
    )
    assert build.warnings == (
        "index.md:11: WARNING: the id 'a' is taken on this page, 'a-2' is used "
        'instead; give one of the two its own, as in :id: a-2 [resource.id]'
    )
    page = build.html('index.html')
    assert [card['id'] for card in page.select('.resource-card')] == ['a', 'a-2']


def test_equal_titles_on_two_pages_are_reported_once(
    project: Callable[..., Project],
) -> None:
    one = block('markdown', 'resource', 'A', GOOD, 'x')
    files = {
        'index.md': '# Home\n\n' + toctree('markdown', 'b', 'c'),
        'b.md': f'# B\n\n{one}',
        'c.md': '# C\n\n' + one.replace('example.org', 'example.com'),
    }
    build = project(files).build(suppress_warnings=['resource.topic'])
    assert build.warnings == (
        "c.md:3: WARNING: the id 'a' of 'A' is that of a resource in b.md:3, to "
        'which references lead; give this one its own, as in :id: a-2 '
        '[resource.id]'
    )


def test_a_short_line_before_the_last_list_is_its_label(
    project: Callable[..., Project],
) -> None:
    body = 'What it is.\n\nAreas covered:\n\n- one\n- two'
    text = block('markdown', 'resource', 'A', GOOD, body)
    page = project({'index.md': f'# Home\n\n{text}'}).build().html('index.html')
    (summary,) = page.select('.resource-contents > summary')
    assert summary.get_text() == 'Areas covered of A (2 entries)'
    assert 'Areas covered:' not in page.get_text()


def test_a_topic_may_be_the_whole_page(project: Callable[..., Project]) -> None:
    files = {
        'index.md': '# Home\n\n{topic}`calculus`\n\n' + toctree('markdown', 't'),
        't.md': block('markdown', 'resource-topic', 'Calculus', {}, 'Change.'),
    }
    build = project(files).build()
    assert build.warnings == ''
    assert build.html('t.html').h1.get_text().startswith('Calculus')  # type: ignore[union-attr]
    link = build.html('index.html').select_one('.resource-topic')
    assert link is not None
    assert link.get_text() == 'Calculus'


def test_without_a_topic_page_badges_lead_to_the_index(
    project: Callable[..., Project],
) -> None:
    files = {
        'index.md': '# Home\n\n'
        + block('markdown', 'resource-index', 'topics')
        + toctree('markdown', 'b'),
        'b.md': '# B\n\n' + block('markdown', 'resource', 'A', GOOD, 'x'),
    }
    build = project(files).build()
    badge = build.html('b.html').select_one('a.resource-topic')
    assert badge is not None
    assert badge['href'] == 'index.html#topic-graphs'
    place = build.html('index.html').find(id='topic-graphs')
    assert place is not None
    assert place.li is not None
    assert place.li.a is not None
    assert place.li.a['href'] == 'b.html#a'
    assert "the topic 'Graphs' is not declared" in build.warnings
    assert build.warnings.count('WARNING') == 1


def test_without_any_index_badges_are_text(project: Callable[..., Project]) -> None:
    text = block('markdown', 'resource', 'A', GOOD, 'x')
    build = project({'index.md': f'# Home\n\n{text}'}).build()
    badges = build.html('index.html').select('.resource-topic')
    assert [(badge.name, badge.get_text()) for badge in badges] == [('span', 'Graphs')]


@pytest.mark.parametrize('syntax', SYNTAXES)
def test_a_missing_reference_names_the_nearest(syntax: str, tmp_path: Path) -> None:
    suffix = SYNTAXES[syntax]
    project = example(syntax, tmp_path)
    role = (
        '{topic}`linear-algbra`' if syntax == 'markdown' else ':topic:`linear-algbra`'
    )
    project.write(f'mixed.{suffix}', heading(syntax, 'Other') + role + '\n')
    build = project.build()
    assert (
        "WARNING: there is no topic 'linear-algbra'; did you mean 'Linear algebra'? "
        '[resource.reference]'
    ) in build.warnings


@pytest.mark.parametrize('syntax', SYNTAXES)
@pytest.mark.parametrize('jobs', [1, 2])
def test_formulas_of_copies_are_shown_too(
    syntax: str, jobs: int, tmp_path: Path
) -> None:
    """Sphinx loads MathJax on pages that have formulas when they are read."""
    suffix = SYNTAXES[syntax]
    formula = '$x^2$' if syntax == 'markdown' else ':math:`x^2`'
    files = {
        f'index.{suffix}': heading(syntax, 'Home')
        + toctree(syntax, 'books', 'graphs', 'plain'),
        f'books.{suffix}': heading(syntax, 'Books')
        + block(syntax, 'resource', 'One', GOOD, f'On {formula}.'),
        f'graphs.{suffix}': heading(syntax, 'Graphs')
        + block(syntax, 'resource-topic', '', {}, 'Edges.'),
        f'plain.{suffix}': heading(syntax, 'Plain') + 'No formula.\n',
    }
    build = Project(tmp_path, files).build(jobs=jobs)
    assert build.warnings == ''
    for name, loads in (('books', True), ('graphs', True), ('plain', False)):
        scripts = build.html(f'{name}.html').select('script[src*=mathjax]')
        assert bool(scripts) == loads, name
