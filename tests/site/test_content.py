"""What the entries and topics of this site keep to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from support import ROOT, count_blocks

if TYPE_CHECKING:
    from sphinx_resources.commands.project import Project as ReadProject


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


def test_core_topics_have_something_of_every_sort(read_site: ReadProject) -> None:
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
    catalogue = read_site.catalogue
    sorts = [{'book'}, {'video', 'course'}, {'tool', 'post'}]
    for topic in sorted(core):
        kinds = {resource.kind for resource in catalogue.by_topic[topic]}
        assert all(kinds & sort for sort in sorts), f'{topic}: {kinds}'


def test_beginners_need_no_more_than_calculus_and_linear_algebra(
    read_site: ReadProject,
) -> None:
    catalogue = read_site.catalogue
    known = {'school-mathematics', 'calculus', 'linear-algebra'}
    for resource in catalogue.resources:
        if resource.level == 'beginner':
            topics = catalogue.named_topics(r.name for r in resource.requires)
            assert {topic.id for topic in topics} <= known, resource.title


def test_entries_name_their_main_topics_only(read_site: ReadProject) -> None:
    for resource in read_site.catalogue.resources:
        assert len(resource.topics) <= 6, resource.title


def test_the_first_paragraph_of_each_topic_stands_alone() -> None:
    for path in (ROOT / 'topics').glob('*.md'):
        block = path.read_text('utf-8').partition(':::{resource-topic}')[2]
        if block:
            first = block.split('\n\n')[1]
            assert len(first.split()) <= 45, path.stem
            assert first.endswith(('.', '?')), path.stem
            assert '$$' not in first, path.stem
