"""The real site: every block is a card, and every badge leads there and back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from support import ROOT, cards, count_blocks

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

BUILDERS = ('html', 'singlehtml', 'latex', 'text', 'man', 'texinfo', 'xml', 'epub')


def build(builder: str, out: Path, *options: str, **environment: str) -> str:
    """Build the site as its readers do, and return what Sphinx said."""
    command = [sys.executable, '-m', 'sphinx', '-nW', '--keep-going', '-b', builder]
    run = subprocess.run(
        [
            *command,
            *options,
            '-d',
            str(out / f'doctrees-{builder}'),
            '.',
            str(out / builder),
        ],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ''
    return run.stdout


@pytest.fixture(scope='module')
def pages(built_site: Path) -> dict[str, BeautifulSoup]:
    return {
        path.relative_to(built_site).as_posix(): BeautifulSoup(
            path.read_text(encoding='utf-8'), 'html.parser'
        )
        for path in sorted(built_site.rglob('*.html'))
        if '_static' not in path.parts
    }


def own_cards(page: BeautifulSoup) -> list[Tag]:
    """Return the cards of a page that stand in their own place."""
    return [
        card
        for card in page.select('.resource-card[id]')
        if card.select(f'.resource-foot a[href="#{card["id"]}"]')
    ]


@pytest.mark.whole
def test_as_many_cards_as_blocks(pages: dict[str, BeautifulSoup]) -> None:
    blocks = count_blocks(ROOT / 'resources')
    assert blocks >= 13
    assert sum(len(own_cards(page)) for page in pages.values()) == blocks


@pytest.mark.whole
def test_every_badge_leads_to_a_page_that_lists_its_resource(
    pages: dict[str, BeautifulSoup], built_site: Path
) -> None:
    badges = 0
    titles = {name: set(cards(page)) for name, page in pages.items()}
    for name, page in pages.items():
        for card in own_cards(page):
            title = card.h2.a.get_text()  # type: ignore[union-attr]
            links = card.select('a.resource-topic')
            assert links, title
            for link in links:
                target = ((built_site / name).parent / str(link['href'])).resolve()
                listed = target.relative_to(built_site.resolve()).as_posix()
                assert title in titles[listed], f'{title}: {link["href"]}'
                badges += 1
    assert badges >= 40


@pytest.mark.whole
def test_no_listed_resource_repeats_the_topic_of_the_page(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in pages.items():
        if not re.fullmatch(r'topics/(?!index).*', name):
            continue
        label = page.h1.find(string=True, recursive=False)  # type: ignore[union-attr]
        badges = [badge.get_text() for badge in page.select('.resource-topic')]
        assert badges, name
        assert label not in badges, name


@pytest.mark.whole
def test_two_builds_are_the_same(built_site: Path, tmp_path: Path) -> None:
    # In another folder, at another time, in processes that hash otherwise.
    build('html', tmp_path, '-j', '4', PYTHONHASHSEED='12345')
    ours = {
        path.relative_to(built_site).as_posix(): path.read_bytes()
        for path in built_site.rglob('*')
        if path.is_file()
    }
    other = tmp_path / 'html'
    assert {name: (other / name).read_bytes() for name in ours} == ours
    assert len(ours) == sum(path.is_file() for path in other.rglob('*'))


@pytest.mark.whole
def test_nothing_comes_from_another_host(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for element in page.select('[src], link[href]:not([rel=canonical])'):
            address = str(element.get('src') or element.get('href'))
            assert '//' not in address, f'{name}: {address}'


@pytest.mark.whole
def test_addresses_of_the_site_come_from_the_host(
    tmp_path: Path, pages: dict[str, BeautifulSoup], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not pages['index.html'].select('link[rel=canonical], .edit-this-page')
    monkeypatch.setenv('SITE_BASEURL', 'https://example.org/maths/')
    monkeypatch.setenv('SITE_REPOSITORY', 'https://github.com/example/maths')
    build('html', tmp_path)
    page = (tmp_path / 'html/resources/books.html').read_text(encoding='utf-8')
    soup = BeautifulSoup(page, 'html.parser')
    (canonical,) = soup.select('link[rel=canonical]')
    assert canonical['href'] == 'https://example.org/maths/resources/books.html'
    (edit,) = soup.select('.edit-this-page a')
    assert edit['href'] == (
        'https://github.com/example/maths/edit/main/resources/books.md'
    )


@pytest.mark.whole
def test_ids_are_unique(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        counts = Counter(element['id'] for element in page.select('[id]'))
        assert [id_ for id_, count in counts.items() if count > 1] == [], name


@pytest.mark.whole
def test_every_page_is_described(pages: dict[str, BeautifulSoup]) -> None:
    generated = {'genindex.html', 'search.html'}
    generated |= {'resource-titles.html', 'resource-authors.html'}
    for name in set(pages) - generated:
        (meta,) = pages[name].select('meta[name=description]')
        assert 20 <= len(str(meta['content'])) <= 155, name


@pytest.mark.whole
@pytest.mark.parametrize('builder', BUILDERS)
def test_every_builder_takes_the_site(builder: str, tmp_path: Path) -> None:
    build(builder, tmp_path)


@pytest.mark.whole
def test_each_topic_has_an_introduction_and_resources(
    pages: dict[str, BeautifulSoup],
) -> None:
    topics = {path.stem for path in (ROOT / 'topics').glob('*.md')} - {'index'}
    assert len(topics) >= 45
    for name in topics:
        assert len(pages[f'topics/{name}.html'].select('.resource-card')) >= 3, name
        source = (ROOT / f'topics/{name}.md').read_text('utf-8')
        block = source.partition(':::{resource-topic}')[2].partition('\n:::')[0]
        text = block.partition('\n\n')[2]
        # A formula counts as a word.
        words = re.sub(r'\$\$.*?\$\$|\$.*?\$', 'x', text, flags=re.DOTALL).split()
        assert 60 <= len(words) <= 150, f'{name}: {len(words)}'


@pytest.mark.whole
def test_no_link_is_called_by_an_empty_phrase(pages: dict[str, BeautifulSoup]) -> None:
    empty = {'', 'more', 'here', 'click here', 'read more', 'this'}
    for name, page in pages.items():
        for link in page.select('article[role=main] a:not(.headerlink, .back-to-top)'):
            text = link.get_text().strip().lower()
            assert text not in empty, f'{name}: {link}'
