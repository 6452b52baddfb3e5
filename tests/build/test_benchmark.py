"""The benchmark runs, and does not count a build that is not right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

import bench
import scale
from builds import CASES, BenchError, Project
from catalogue import make_catalogue, topic_name, topic_names
from phases import OUR_PHASES, PHASES, found_at
from support import cards
from variants import KNOWN

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Catalogue

SIZE = 20


@pytest.fixture(scope='module')
def catalogue() -> Catalogue:
    return make_catalogue(SIZE, seed=1)


@pytest.mark.parametrize('variant', KNOWN)
def test_the_same_seed_gives_the_same_sources(
    variant: str, catalogue: Catalogue
) -> None:
    files = KNOWN[variant].files(catalogue)
    assert KNOWN[variant].files(make_catalogue(SIZE, seed=1)) == files
    assert KNOWN[variant].files(make_catalogue(SIZE, seed=2)) != files


@pytest.mark.whole
def test_every_case_is_built_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    sizes = ['--sizes', str(SIZE), '--rounds', '1']
    assert bench.main([*sizes, '--variants', 'ours', '--keep', str(tmp_path)]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if '| ours' in line]
    assert [row.split(' | ')[3].strip() for row in rows] == list(CASES)

    project = Project(tmp_path / f'ours-{SIZE}', 'ours')
    page = (project.out / 'resources/page-1.html').read_text(encoding='utf-8')
    assert len(cards(BeautifulSoup(page, 'html.parser'))) == SIZE

    # A project is left as the last case made it; before, it would have been wrong.
    described = catalogue.edited('description')
    assert project.stale(described.edited('topics')) == []
    old = described.resources[SIZE // 2].topics
    new = described.edited('topics').resources[SIZE // 2].topics
    (left,), (joined,) = {*old} - {*new}, {*new} - {*old}
    assert {*project.stale(described)} == {
        'index',
        'resources/page-1',
        topic_name(left),
        topic_name(joined),
    }
    assert topic_name(new[1]) in project.stale(catalogue)


def test_topics_and_numbers_are_as_many_as_one_likes() -> None:
    names = topic_names(900)
    assert len({topic_name(name) for name in names}) == 900
    assert names[:30] == [*make_catalogue(1, seed=1).topics]
    later = make_catalogue(SIZE, seed=2, topic_count=31, first=SIZE)
    assert len(later.topics) == 31
    assert [one.number for one in later.resources] == [*range(SIZE, 2 * SIZE)]


@pytest.mark.whole
def test_a_catalogue_grows_and_is_joined(capsys: pytest.CaptureFixture[str]) -> None:
    assert scale.main(['--steps', '12x31', '--join', '2x8']) == 0
    *_head, grown, joined = capsys.readouterr().out.splitlines()
    assert [cell.strip() for cell in grown.split('|')[1:3]] == ['12', '31']
    assert [cell.strip() for cell in joined.split('|')[1:3]] == ['16', '30']


def test_a_build_that_warns_is_an_error(tmp_path: Path, catalogue: Catalogue) -> None:
    project = Project(tmp_path, 'ours')
    project.write(catalogue)
    with (project.source / 'index.md').open('a', encoding='utf-8') as file:
        file.write('\n{topic}`unknown`\n')
    with pytest.raises(BenchError, match='unknown'):
        project.build(1)


@pytest.mark.parametrize('place', PHASES | OUR_PHASES)
def test_a_phase_begins_with_a_function_that_exists(place: str) -> None:
    owner, name = found_at(place)
    assert callable(getattr(owner, name))
