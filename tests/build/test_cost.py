"""What a build costs, counted and not timed: no count depends on the machine."""

from __future__ import annotations

import pickle
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.domain import ResourceDomain, domain_of
from sphinx_resources.model.catalogue import Catalogue
from sphinx_resources.model.similar import Similar
from sphinx_resources.rendering.transform import ShowResources
from sphinx_resources.views.details import Details
from support import Project, block, toctree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

    from docutils import nodes

TOPICS = ('Sets', 'Maps', 'Limits')
BODY = (
    'A *plain* book on $x^2$ with a [link](https://example.org/more). '
    'It says what one learns, for whom it is, and what is special about it.\n\n'
    'More words on it follow here.'
)


def project(path: Path, count: int) -> Project:
    """Return a catalogue of *count* resources, ten a page, each on two topics."""
    topics = [label.lower() for label in TOPICS]
    pages = [f'page-{number}' for number in range(-(-count // 10))]
    files = {'index.md': '# Home\n\n' + toctree('markdown', *pages, *topics)}
    for name, label in zip(topics, TOPICS, strict=True):
        text = block('markdown', 'resource-topic', '', {}, 'It is.')
        files[f'{name}.md'] = f'# {label}\n\n{text}'
    for place, name in enumerate(pages):
        text = f'# Page {place}\n\n'
        for number in range(place * 10, min(place * 10 + 10, count)):
            options = {
                'url': f'https://example.org/{number}',
                'topics': f'{TOPICS[number % 3]}, {TOPICS[(number + 1) % 3]}',
                'kind': 'book',
                'authors': f'Author {number // 2}',
                'level': ('beginner', 'advanced')[number % 2],
            }
            text += block('markdown', 'resource', f'Book {number}', options, BODY)
            text += '\n'
        files[f'{name}.md'] = text
    return Project(path, files)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the calls of what is dear."""
    counter: Counter[str] = Counter()

    def count(owner: type, name: str) -> None:
        original: Callable[..., Any] = getattr(owner, name)

        def counted(*args: Any, **named: Any) -> Any:
            counter[f'{owner.__name__}.{name}'] += 1
            return original(*args, **named)

        monkeypatch.setattr(owner, name, counted)

    count(CatalogueDirective, 'parse_content_to_nodes')
    count(Catalogue, '__init__')
    count(Similar, 'of')
    count(Details, '_facts')
    count(ResourceDomain, 'resolve_xref')
    count(ShowResources, 'run')
    return counter


def test_a_clean_build_does_everything_once(
    tmp_path: Path, calls: Counter[str]
) -> None:
    assert project(tmp_path, 60).build().warnings == ''
    assert calls == {
        # The description of each resource and topic, and nothing else.
        'CatalogueDirective.parse_content_to_nodes': 63,
        'Catalogue.__init__': 1,
        'Similar.of': 60,
        'Details._facts': 60,
        'ShowResources.run': 10,
    }
    # Links of cards need no resolver.
    assert 'ResourceDomain.resolve_xref' not in calls


def test_an_idle_build_does_nothing(tmp_path: Path, calls: Counter[str]) -> None:
    small = project(tmp_path, 60)
    small.build()
    calls.clear()
    small.build()
    # The indices of titles and authors, which Sphinx from 9 on writes every time.
    assert calls in ({}, {'Catalogue.__init__': 1})


def test_an_edit_reads_one_page_and_writes_what_shows_it(
    tmp_path: Path, calls: Counter[str]
) -> None:
    small = project(tmp_path, 60)
    small.build()
    calls.clear()
    line = ':url: https://example.org/31\n'
    small.edit('page-3.md', line, f'{line}:year: 2020\n')
    small.build()
    assert calls['CatalogueDirective.parse_content_to_nodes'] == 10
    assert calls['Catalogue.__init__'] == 1
    # Its page, its two topics, and the home page with their toctree.
    assert calls['ShowResources.run'] == 4


def measured(small: Project, builder: str = 'html') -> tuple[Counter[str], int]:
    """Build a project.

    :returns: The number of nodes of each document as its writer gets it, and the
        bytes of what the environment keeps for us.
    """
    sizes: Counter[str] = Counter()

    def note(app: Sphinx, doctree: nodes.document, docname: str) -> None:
        sizes[docname] = sum(1 for _ in doctree.findall())

    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            small.source,
            None,
            small.path / builder,
            small.path / 'doctrees',
            builder,
            confoverrides=small.config,
            status=None,
        )
        app.connect('doctree-resolved', note)
        app.build()
        return sizes, len(pickle.dumps(domain_of(app.env).data))


def test_a_listing_is_one_node_however_long_it_is(tmp_path: Path) -> None:
    few, many = (measured(project(tmp_path / f'{n}', n))[0] for n in (30, 60))
    assert few['sets'] == many['sets']


def test_a_card_in_its_place_has_few_nodes_beside_its_text(tmp_path: Path) -> None:
    few, many = (measured(project(tmp_path / f'{n}', n))[0] for n in (7, 10))
    # Two paragraphs, a word set off, a formula and a link, with what is between.
    text = 12
    assert (many['page-0'] - few['page-0']) / 3 <= text + 11


def test_a_resource_is_small_in_the_environment(tmp_path: Path) -> None:
    few, many = (measured(project(tmp_path / f'{n}', n), 'dummy') for n in (10, 60))
    # Its first paragraph, of some 150 letters, is most of it.
    assert (many[1] - few[1]) / 50 <= 800


def test_twice_the_resources_cost_twice_as_much(tmp_path: Path) -> None:
    counts = []
    for count in (40, 80, 160):
        small = project(tmp_path / str(count), count)
        made = 0

        def watch(frame: FrameType, event: str, _: object) -> None:
            nonlocal made
            made += event == 'call' and '/sphinx_resources/' in frame.f_code.co_filename

        sys.setprofile(watch)
        try:
            small.build()
        finally:
            sys.setprofile(None)
        counts.append(made)
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    assert second <= 2.1 * first
