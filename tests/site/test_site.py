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

from sphinx_resources.commands.project import read_project
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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp('site')
    build('html', out)
    return out / 'html'


@pytest.fixture(scope='module')
def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(
            path.read_text(encoding='utf-8'), 'html.parser'
        )
        for path in sorted(site.rglob('*.html'))
        if '_static' not in path.parts
    }


def own_cards(page: BeautifulSoup) -> list[Tag]:
    """Return the cards of a page that stand in their own place."""
    return [
        card
        for card in page.select('.resource-card[id]')
        if card.select(f'.resource-foot a[href="#{card["id"]}"]')
    ]


def test_as_many_cards_as_blocks(pages: dict[str, BeautifulSoup]) -> None:
    blocks = count_blocks(ROOT / 'resources')
    assert blocks >= 13
    assert sum(len(own_cards(page)) for page in pages.values()) == blocks


def test_every_badge_leads_to_a_page_that_lists_its_resource(
    pages: dict[str, BeautifulSoup], site: Path
) -> None:
    badges = 0
    for name, page in pages.items():
        for card in own_cards(page):
            title = card.h2.a.get_text()  # type: ignore[union-attr]
            links = card.select('a.resource-topic')
            assert links, title
            for link in links:
                target = ((site / name).parent / str(link['href'])).resolve()
                listed = pages[target.relative_to(site.resolve()).as_posix()]
                assert title in cards(listed), f'{title}: {link["href"]}'
                badges += 1
    assert badges >= 40


def test_every_listed_resource_has_the_badge_of_its_topic(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in pages.items():
        if not re.fullmatch(r'topics/(?!index).*', name):
            continue
        label = page.h1.find(string=True, recursive=False)  # type: ignore[union-attr]
        for card in page.select('.resource-card'):
            here = [badge.get_text() for badge in card.select('span.resource-topic')]
            assert [text.removeprefix('Topic: ') for text in here] == [label], name


def test_two_builds_are_the_same(site: Path, tmp_path: Path) -> None:
    # In another folder, at another time, in processes that hash otherwise.
    build('html', tmp_path, '-j', '4', PYTHONHASHSEED='12345')
    ours = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob('*')
        if path.is_file()
    }
    other = tmp_path / 'html'
    assert {name: (other / name).read_bytes() for name in ours} == ours
    assert len(ours) == sum(path.is_file() for path in other.rglob('*'))


def test_nothing_comes_from_another_host(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for element in page.select('[src], link[href]:not([rel=canonical])'):
            address = str(element.get('src') or element.get('href'))
            assert '//' not in address, f'{name}: {address}'


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


def test_ids_are_unique(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        counts = Counter(element['id'] for element in page.select('[id]'))
        assert [id_ for id_, count in counts.items() if count > 1] == [], name


def test_every_page_is_described(pages: dict[str, BeautifulSoup]) -> None:
    generated = {'genindex.html', 'search.html'}
    generated |= {'resource-titles.html', 'resource-authors.html'}
    for name in set(pages) - generated:
        (meta,) = pages[name].select('meta[name=description]')
        assert 20 <= len(str(meta['content'])) <= 155, name


@pytest.mark.parametrize('builder', BUILDERS)
def test_every_builder_takes_the_site(builder: str, tmp_path: Path) -> None:
    build(builder, tmp_path)


def test_addresses_are_unique() -> None:
    text = '\n'.join(
        path.read_text(encoding='utf-8') for path in (ROOT / 'resources').glob('*.md')
    )
    addresses = re.findall(r'(?m)^:url: (\S+)$', text)
    assert len(addresses) == count_blocks(ROOT / 'resources')
    assert len({address.rstrip('/').casefold() for address in addresses}) == len(
        addresses
    )


def test_the_first_addresses_were_all_seen() -> None:
    """Nothing of the first two days of the catalogue was written from memory."""
    seen = set((ROOT / 'tests/seen-addresses.txt').read_text('utf-8').split('\n'))
    for path in (ROOT / 'resources').glob('*.md'):
        blocks = re.findall(r'(?ms)^:::\{resource\}.*?^:::$', path.read_text('utf-8'))
        for block in blocks:
            if re.search('(?m)^:added: 2026-11-2[25]$', block):
                head = block.partition('\n\n')[0]
                assert set(re.findall(r'https?://[^\s>]+', head)) <= seen


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


def test_descriptions_are_short_and_plain() -> None:
    """Praise says nothing that a reader could check."""
    praise = re.compile(
        r'\b(amazing|awesome|excellent|fantastic|great|must-read|superb|wonderful|'
        r'world-class|the best|highly recommended)\b',
        re.IGNORECASE,
    )
    pages = [path.read_text('utf-8') for path in (ROOT / 'resources').glob('*.md')]
    block = re.compile(r'(?ms)^:::\{resource\} (.*?)\n\n(.*?)(?:\n\n|^:::$)')
    found = [match for page in pages for match in block.findall(page)]
    assert len(found) == count_blocks(ROOT / 'resources')
    for head, text in found:
        assert 2 <= len(re.findall(r'[.!?](?=\s|$)', text.strip())) <= 4, head
        assert not praise.search(text), head
        assert not re.search(r'\b(\w+)\s+\1\b', text), head


def test_core_topics_have_something_of_every_sort() -> None:
    core = {
        'linear-algebra',
        'matrix-decompositions',
        'calculus',
        'matrix-calculus',
        'probability',
        'statistics',
        'bayesian-inference',
        'optimization',
        'information-theory',
        'regression',
    }
    catalogue = read_project(ROOT).catalogue
    sorts = [{'book'}, {'video', 'course'}, {'tool', 'post'}]
    for topic in sorted(core):
        kinds = {resource.kind for resource in catalogue.by_topic[topic]}
        assert all(kinds & sort for sort in sorts), f'{topic}: {kinds}'


def test_no_link_is_called_by_an_empty_phrase(pages: dict[str, BeautifulSoup]) -> None:
    empty = {'', 'more', 'here', 'click here', 'read more', 'this'}
    for name, page in pages.items():
        for link in page.select('article[role=main] a:not(.headerlink, .back-to-top)'):
            text = link.get_text().strip().lower()
            assert text not in empty, f'{name}: {link}'


def test_beginners_need_no_more_than_calculus_and_linear_algebra() -> None:
    catalogue = read_project(ROOT).catalogue
    known = {'school-mathematics', 'calculus', 'linear-algebra'}
    for resource in catalogue.resources:
        if resource.level == 'beginner':
            topics = catalogue.named_topics(r.name for r in resource.requires)
            assert {topic.id for topic in topics} <= known, resource.title


def test_entries_name_their_main_topics_only() -> None:
    for resource in read_project(ROOT).catalogue.resources:
        assert len(resource.topics) <= 6, resource.title


def test_the_first_paragraph_of_each_topic_stands_alone() -> None:
    for path in (ROOT / 'topics').glob('*.md'):
        block = path.read_text('utf-8').partition(':::{resource-topic}')[2]
        if block:
            first = block.split('\n\n')[1]
            assert len(first.split()) <= 45, path.stem
            assert first.endswith(('.', '?')), path.stem
            assert '$$' not in first, path.stem
