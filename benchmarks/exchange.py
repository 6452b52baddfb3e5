"""What the catalogue costs on its way out and in, for one of any size.

It builds the catalogue of ``bench.py`` with and without its files for others, in
turn, edits one resource, and imports what came out, each in a process of its own.
A build that loses a resource, or rewrites what it need not, ends it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import re
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from builds import BenchError, Project, spawn
from catalogue import make_catalogue, slug, topic_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builds import Usage
    from catalogue import Catalogue

ADDRESS = "html_baseurl = 'https://example.org/catalogue/'\n"

#: What stands below the first row of a table.
RULE = '| --- | ---: | ---: | ---: |'
#: Keys of a list that an author would keep.
KEYS = ('title', 'url', 'topics', 'authors', 'year', 'level', 'kind', 'description')


class Site(Project):
    """A project of the benchmark with settings of its own."""

    def __init__(self, path: Path, settings: str) -> None:
        super().__init__(path, 'ours')
        self._settings = settings

    def write(self, catalogue: Catalogue) -> None:
        """Write the sources, and the settings."""
        super().write(catalogue)
        with (self.source / 'conf.py').open('a', encoding='utf-8') as file:
            file.write(self._settings)

    def clean(self, catalogue: Catalogue, jobs: int) -> Usage:
        """Build from nothing."""
        for folder in (self.out, self.path / 'doctrees'):
            if folder.exists():
                for path in sorted(folder.rglob('*'), reverse=True):
                    path.rmdir() if path.is_dir() else path.unlink()
        self.write(catalogue)
        return self.build(jobs)

    def exports(self) -> dict[str, tuple[int, int]]:
        """Return when each file for others was written, and its size."""
        found = [*self.out.glob('catalogue.*'), *self.out.glob('_catalogue/*')]
        stats = {path.relative_to(self.out).as_posix(): path.stat() for path in found}
        return {name: (stat.st_mtime_ns, stat.st_size) for name, stat in stats.items()}


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--size', type=int, default=1000, help='number of resources')
    parser.add_argument('--rounds', type=int, default=1, help='clean builds of each')
    parser.add_argument('--jobs', type=int, default=1, help='processes of a build')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument(
        '--parts', default='read,out,in', help='of: read, out, in; with commas'
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(options, Path(folder)):
            print(line, flush=True)


def measured(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Return the lines of a report, each part as soon as it is measured.

    :param options: What to measure.
    :param folder: Where to build.
    """
    catalogue = make_catalogue(options.size, options.seed)
    yield f'{options.size} resources, -j {options.jobs}'
    yield ''
    if 'read' in options.parts:
        yield from readings(catalogue, folder)
    if 'out' not in options.parts and 'in' not in options.parts:
        return
    site = Site(folder / 'with', ADDRESS)
    yield from costs(site, Site(folder / 'without', plain()), catalogue, options)
    yield from sizes(site, options.size)
    for case in ('description', 'topics') if 'out' in options.parts else ():
        yield from edited(site, catalogue, case, options.jobs)
        catalogue = catalogue.edited(case)
    if 'in' in options.parts:
        yield from imported(site, folder, options)


#: Reads a file, and says how many entries it has.
READ = """
import sys, pathlib
from sphinx_resources.formats import read_data
path = pathlib.Path(sys.argv[1])
content = read_data(path.read_bytes(), path.suffix)
print(len(content.entries), len(content.flaws))
"""


def readings(catalogue: Catalogue, folder: Path) -> Iterator[str]:
    """Read lists that an author would keep, without any page.

    :raises BenchError: A resource is lost.
    """
    rows = [
        {
            'title': one.title,
            'url': one.url,
            'topics': list(one.topics),
            'authors': list(one.authors),
            'year': one.year,
            'level': one.level.lower(),
            'kind': one.kind,
            'description': one.text,
        }
        for one in catalogue.resources
    ]
    yield '| reading alone | KiB | CPU s | peak MiB |'
    yield RULE
    for name, text in lists(rows).items():
        path, log = folder / name, folder / 'log.txt'
        path.write_text(text, encoding='utf-8')
        status, usage = spawn([sys.executable, '-c', READ, str(path)], log)
        if status or log.read_text().split() != [str(len(rows)), '0']:
            msg = f'{name}: {log.read_text()[:2000]}'
            raise BenchError(msg)
        size = path.stat().st_size / 1024
        yield f'| {name} | {size:.0f} | {usage.cpu:.2f} | {usage.peak:.0f} |'
    yield ''


def plain() -> str:
    """Return the settings without files for others."""
    return f'{ADDRESS}resource_formats = []\n'


def costs(
    site: Site, without: Site, catalogue: Catalogue, options: argparse.Namespace
) -> list[str]:
    """Build with and without files for others, in turn."""
    used: dict[str, list[Usage]] = {'with': [], 'without': []}
    for _ in range(options.rounds):
        used['without'].append(without.clean(catalogue, options.jobs))
        used['with'].append(site.clean(catalogue, options.jobs))
    lines = [
        '| clean build | CPU s | wall s | peak MiB |',
        '| --- | ---: | ---: | ---: |',
    ]
    for name, all_ in used.items():
        cells = (
            f'{statistics.median(getattr(one, part) for one in all_):.2f}'
            for part in ('cpu', 'wall', 'peak')
        )
        lines.append(f'| {name} files for others | {" | ".join(cells)} |')
    ratios = [a.cpu / b.cpu for a, b in zip(used['with'], used['without'], strict=True)]
    return [*lines, '', f'CPU with / without: {statistics.median(ratios):.3f}', '']


def sizes(site: Site, count: int) -> list[str]:
    """Say how large the files are."""
    lines = ['| file | KiB | bytes a resource |', '| --- | ---: | ---: |']
    topics = 0
    for name, (_, size) in sorted(site.exports().items()):
        if name.startswith('_'):
            topics += size
        else:
            lines.append(f'| {name} | {size / 1024:.0f} | {size / count:.0f} |')
    lines.append(f'| of topics, all | {topics / 1024:.0f} | {topics / count:.0f} |')
    linked = 0
    for path in site.out.rglob('*.html'):
        text = path.read_text(encoding='utf-8')
        for script in re.findall(r'(?s)ld\+json">(.*?)</script>', text):
            linked += len(gzip.compress(script.encode(), mtime=0))
    lines.append(
        f'| linked data, gzipped | {linked / 1024:.0f} | {linked / count:.0f} |'
    )
    return [*lines, '']


def edited(site: Site, catalogue: Catalogue, case: str, jobs: int) -> list[str]:
    """Edit one resource, and say what was rewritten.

    :raises BenchError: A file of a topic was rewritten that has nothing to do with it.
    """
    after = catalogue.edited(case)
    changed = {
        slug(topic)
        for old, new in zip(catalogue.resources, after.resources, strict=True)
        if old != new
        for topic in (*old.topics, *new.topics)
    }
    before = site.exports()
    site.write(after)
    usage = site.build(jobs)
    now = site.exports()
    rewritten = sorted(name for name in now if before.get(name) != now[name])
    others = [
        name
        for name in rewritten
        if name.startswith('_') and Path(name).name.partition('.')[0] not in changed
    ]
    if others:
        msg = f'{case}: files of other topics were rewritten: {", ".join(others)}'
        raise BenchError(msg)
    total = sum(now[name][1] for name in rewritten) / 1024
    said = (
        f'After an edit of {case}: {usage.cpu:.2f} s CPU, {len(rewritten)} of '
        f'{len(now)} files rewritten, {total:.0f} KiB'
    )
    return [f'{said}: {", ".join(rewritten)}', '']


def listed(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what an author would keep of each resource."""
    labels = {topic['id']: topic['label'] for topic in data['topics']}
    return [
        {key: one[key] for key in KEYS if key in one}
        | {'topics': [labels[id_] for id_ in one['topics']]}
        for one in data['resources']
    ]


def lists(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Return what an author would keep as files."""
    table = io.StringIO()
    writer = csv.DictWriter(table, KEYS)
    writer.writeheader()
    writer.writerows(
        {k: '; '.join(v) if isinstance(v, list) else v for k, v in row.items()}
        for row in rows
    )
    return {
        'list.json': json.dumps(rows, indent=1),
        'list.yaml': yaml.safe_dump(rows, allow_unicode=True),
        'list.csv': table.getvalue(),
    }


def forms(site: Site) -> dict[str, str]:
    """Return the catalogue in each form in which a list comes in."""
    text = (site.out / 'catalogue.json').read_text(encoding='utf-8')
    return {
        'catalogue.json': text,
        **lists(listed(json.loads(text))),
        'list.bib': (site.out / 'catalogue.bib').read_text(encoding='utf-8'),
        'csl.json': (site.out / 'catalogue.csl.json').read_text(encoding='utf-8'),
    }


def imported(site: Site, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """Import what came out, in each form.

    :raises BenchError: A resource is lost.
    """
    yield '| clean build of an import | CPU s | wall s | peak MiB | warnings |'
    yield f'{RULE} ---: |'
    for name, text in forms(site).items():
        project = Site(folder / f'import-{name}', plain().replace('[]', "['json']"))
        prepare(project, name, text, site)
        log = project.path / 'log.txt'
        command = [sys.executable, '-m', 'sphinx', *project.arguments(options.jobs)]
        status, usage = spawn(command, log)
        said = log.read_text(encoding='utf-8').count('WARNING')
        out = project.out / 'catalogue.json'
        count = len(json.loads(out.read_text())['resources']) if out.exists() else 0
        if status or count != options.size:
            msg = f'{name}: status {status}, {count} resources; see {log}'
            raise BenchError(msg)
        cells = f'{usage.cpu:.2f} | {usage.wall:.2f} | {usage.peak:.0f} | {said}'
        yield f'| {name} | {cells} |'


def prepare(project: Site, name: str, text: str, site: Site) -> None:
    """Write a project that imports a file."""
    source = project.source
    source.mkdir(parents=True)
    conf = (site.source / 'conf.py').read_text(encoding='utf-8')
    settings = plain().replace('[]', "['json']")
    (source / 'conf.py').write_text(f'{conf}{settings}', encoding='utf-8')
    (source / name).write_text(text, encoding='utf-8')
    names = ['list']
    if name != 'catalogue.json':
        # A list has no topics of its own.
        topics = sorted(path.stem for path in (site.source / 'topics').glob('*.md'))
        names += [topic_name(topic) for topic in topics]
        (source / 'topics').mkdir()
        for topic in names[1:]:
            page = (site.source / f'{topic}.md').read_text(encoding='utf-8')
            (source / f'{topic}.md').write_text(page, encoding='utf-8')
    (source / 'list.md').write_text(
        f'# List\n\n:::{{resource-import}} {name}\n:::\n', encoding='utf-8'
    )
    toctree = '\n'.join(names)
    (source / 'index.md').write_text(
        f'# Start\n\n```{{toctree}}\n{toctree}\n```\n', encoding='utf-8'
    )


if __name__ == '__main__':
    main()
