"""Where the time of one build goes."""

from __future__ import annotations

import cProfile
import importlib
import os
import pstats
import shutil
import sys
import time
import traceback
from collections import defaultdict
from contextlib import contextmanager
from functools import reduce, wraps
from inspect import isgeneratorfunction
from typing import TYPE_CHECKING

from builds import BenchError, Project
from catalogue import make_catalogue
from results import table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

#: Functions that begin a phase, which lasts until they return or the next begins.
PHASES = {
    'myst_parser.parsers.sphinx_:MystParser.parse': 'parse, directives',
    'sphinx.transforms:SphinxTransformer.apply_transforms': 'read transforms',
    'sphinx.builders:Builder.read': 'rest of reading: domains, doctrees to disk',
    'sphinx.builders:Builder.build': 'checks, environment to disk',
    'sphinx.environment:BuildEnvironment.get_and_resolve_doctree': 'resolve',
    'sphinx.builders.html:StandaloneHTMLBuilder.write': 'rest of writing',
    'sphinx.builders.html:StandaloneHTMLBuilder.write_doc': 'write HTML',
    'sphinx.builders.html:StandaloneHTMLBuilder._get_local_toctree': 'toctrees',
    'sphinx.builders.html:StandaloneHTMLBuilder.handle_page': 'templates, navigation',
    'sphinx.builders.html:StandaloneHTMLBuilder.index_page': 'search index',
    'sphinx.builders.html:StandaloneHTMLBuilder.dump_search_index': 'search index',
    'sphinx.builders.html:StandaloneHTMLBuilder.copy_assets': 'finish',
    'sphinx.builders.html:StandaloneHTMLBuilder.finish': 'finish',
}
OUR_PHASES = {
    'sphinx_resources.collector:on_doctree_read': 'ours: note pages',
    'sphinx_resources.domain:ResourceDomain.find_faults': 'ours: check catalogue',
    'sphinx_resources.rendering.transform:ShowResources.run': 'ours: make cards',
    'sphinx_resources.rebuild:Rebuild.on_env_get_updated': 'ours: fingerprints',
    'sphinx_resources.rebuild:Rebuild.on_build_finished': 'ours: fingerprints',
    'sphinx_resources.rendering.html.copies:Copies.__iter__': 'ours: make cards',
    'sphinx_resources.files:Files.on_build_finished': 'ours: write files',
    'sphinx_resources.formats.publish:files_of': 'ours: formats',
    'sphinx_resources.rendering.html.search_files:files_of': 'ours: search index',
}
START = 'start-up, imports'


def found_at(place: str) -> tuple[Any, str]:
    """Return what holds the function at a place, and the name of the function."""
    module, _, path = place.partition(':')
    *classes, name = path.split('.')
    return reduce(getattr, classes, importlib.import_module(module)), name


class Phases:
    """CPU time of each phase, without that of the phases in it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running = [START]
        self._since = time.process_time()

    def _lap(self) -> None:
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what is run as this phase."""
        self._lap()
        # Transforms are also applied to resolve references.
        nested = 'resolve' in self._running and name == 'read transforms'
        self._running.append('resolve' if nested else name)
        try:
            yield
        finally:
            self._lap()
            self._running.pop()

    def watch(self, place: str, name: str) -> None:
        """Begin a phase whenever a function is called."""
        owner, function_name = found_at(place)
        function: Callable[..., Any] = getattr(owner, function_name)

        @wraps(function)
        def watched(*args: Any, **named: Any) -> Any:
            with self.phase(name):
                return function(*args, **named)

        @wraps(function)
        def watched_parts(*args: Any, **named: Any) -> Iterator[Any]:
            # A generator runs only while its next part is made.
            parts, end = function(*args, **named), object()
            while (part := watched_next(parts, end)) is not end:
                yield part

        def watched_next(parts: Iterator[Any], end: object) -> Any:
            with self.phase(name):
                return next(parts, end)

        in_parts = isgeneratorfunction(function)
        setattr(owner, function_name, watched_parts if in_parts else watched)

    def table(self) -> str:
        """Return the seconds of all phases as Markdown."""
        self._lap()
        total = sum(self.seconds.values())
        rows = [('phase', 'CPU s', '%')]
        found = sorted(self.seconds.items(), key=lambda item: -item[1])
        for name, seconds in [*found, ('all', total)]:
            rows.append((name, f'{seconds:.2f}', f'{100 * seconds / total:.0f}'))
        return table(rows, left=(0,))


def profile(options: argparse.Namespace, folder: Path) -> None:
    """Print the phases of a clean build, and its functions by time."""
    for size in options.sizes:
        catalogue = make_catalogue(size, options.seed)
        project = Project(folder / f'profile-{size}', options.profile)
        project.write(catalogue)
        print(f'\n{options.profile}, {size} resources\n')
        # A profiler makes calls dear, so it does not run while phases are timed.
        for task in (time_phases, time_functions):
            shutil.rmtree(project.out, ignore_errors=True)
            in_fork(task, project)
            if stale := project.stale(catalogue):
                msg = f'wrong pages: {", ".join(stale)}'
                raise BenchError(msg)


def in_fork(task: Callable[[Project], None], project: Project) -> None:
    """Run a task in a copy of this process, so that it imports all anew."""
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            task(project)
            sys.stdout.flush()
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(code)
    if os.waitpid(pid, 0)[1]:
        msg = 'the profiled build failed'
        raise BenchError(msg)


def build_here(project: Project) -> None:
    """Build in this process."""
    from sphinx.cmd.build import build_main

    if build_main(['-E', *project.arguments(1)]):
        msg = f'{project.name}: the build failed'
        raise BenchError(msg)


def time_phases(project: Project) -> None:
    """Build, and print the CPU time of each phase."""
    phases = Phases()
    ours = 'sphinx_resources' in project.variant.extensions
    for place, name in (PHASES | (OUR_PHASES if ours else {})).items():
        phases.watch(place, name)
    build_here(project)
    print(phases.table())


def time_functions(project: Project) -> None:
    """Build, and print the functions that took longest."""
    profiler = cProfile.Profile()
    profiler.runcall(build_here, project)
    stats = pstats.Stats(profiler).strip_dirs()
    print('\nBy own time, under a profiler:')
    stats.sort_stats('tottime').print_stats(30)
    if 'sphinx_resources' in project.variant.extensions:
        print('Ours, with all that they call:')
        full = pstats.Stats(profiler)
        full.sort_stats('cumulative').print_stats('/sphinx_resources/', 20)
