"""The plan of the extension, read from its sources: what may import what."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / '_ext' / 'sphinx_resources'
NAME = 'sphinx_resources'
#: What pure rooms know nothing of.
OTHERS = ('sphinx', 'docutils', 'myst_parser', 'sphinx_design')
#: What named tuples have for all: the underscore keeps it from their fields.
NAMED_TUPLE = ('_replace', '_asdict', '_fields', '_make')
#: The modules that may know each other for their types.
KNOWN = {f'{NAME}.domain', f'{NAME}.indices'}
#: The pure rooms, and the rooms that each may import.
PURE = {'model': {'model'}, 'views': {'model', 'views'}}


def place_of(node: ast.AST) -> str:
    """Return the module that is imported once something of it is called."""
    match node:
        case ast.Call(ast.Name('late'), [ast.Constant(str(place))]):
            return place.partition(':')[0]
    return ''


def imported(
    tree: ast.Module, *, at_run_time: bool = False, late: bool = True
) -> Iterator[str]:
    """Return the modules that a source imports.

    :param tree: The source.
    :param at_run_time: Whether to leave out what only type checkers read.
    :param late: Whether to include what is imported when it is called.
    """
    for node in ast.walk(tree):
        if (
            at_run_time
            and isinstance(node, ast.If)
            and 'TYPE_CHECKING' in ast.dump(node.test)
        ):
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f'{node.module}.{alias.name}' for alias in node.names)
        elif late and (place := place_of(node)):
            yield place


def forbidden(source: str, allowed: set[str]) -> list[str]:
    """Return what a module of a pure room imports and may not."""
    found = []
    for module in imported(ast.parse(source)):
        top, _, rest = module.partition('.')
        if top in OTHERS or (
            top == NAME and rest and rest.partition('.')[0] not in allowed
        ):
            found.append(module)
    return found


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Return modules that import each other, or nothing."""
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def private(source: str) -> list[str]:
    """Return what a module uses that other packages keep to themselves."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(ast.Name('self' | 'cls')):
                continue
            case ast.Attribute(attr=name) if name not in NAMED_TUPLE:
                words = [name]
            case ast.Call(ast.Name('getattr'), [_, ast.Constant(str(name)), *_]):
                words = [name]
            case ast.ImportFrom(module=str(module), names=names) if (
                module != '__future__' and not module.startswith(NAME)
            ):
                words = [*module.split('.'), *(alias.name for alias in names)]
            case _:
                continue
        found += [
            word
            for word in words
            if word.startswith('_') and not word.endswith('__') and word != '_'
        ]
    return found


def sources() -> dict[str, Path]:
    """Return the modules of the package by their full names."""
    found = {}
    for path in PACKAGE.rglob('*.py'):
        parts = path.relative_to(PACKAGE).with_suffix('').parts
        name = '.'.join([NAME, *(part for part in parts if part != '__init__')])
        found[name] = path
    return found


@pytest.mark.parametrize('room', PURE)
def test_pure_rooms_know_nothing_of_sphinx(room: str) -> None:
    faults = {
        path.name: found
        for path in (PACKAGE / room).rglob('*.py')
        if (found := forbidden(path.read_text(encoding='utf-8'), PURE[room]))
    }
    assert faults == {}


def graph_of(*, at_run_time: bool, late: bool = True) -> dict[str, set[str]]:
    """Return the modules of the package that each module imports."""
    modules = sources()
    graph = {
        name: {
            module
            for module in imported(
                ast.parse(path.read_text(encoding='utf-8')),
                at_run_time=at_run_time,
                late=late,
            )
            if module in modules and module not in {name, NAME}
        }
        for name, path in modules.items()
    }
    graph.pop(NAME)
    return graph


def test_no_module_imports_itself_through_others() -> None:
    assert circle(graph_of(at_run_time=True)) == []


def test_a_build_that_changes_nothing_imports_no_room_that_makes_pages() -> None:
    graph = graph_of(at_run_time=True, late=False)
    setup = ast.parse((PACKAGE / '__init__.py').read_text(encoding='utf-8'))
    waiting, found = set(imported(setup, at_run_time=True)), set[str]()
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= graph.get(name, set()) - found
    makers = ('views', 'checks', 'formats.dataset', 'rendering.renderer', 'commands')
    wrong = tuple(f'{NAME}.{name}' for name in makers)
    assert {name for name in found if name.startswith(wrong)} == set()
    assert f'{NAME}.model.catalogue' in found


def test_for_types_only_the_domain_and_its_indices_know_each_other() -> None:
    graph = graph_of(at_run_time=False)
    assert set(circle(graph)) == KNOWN
    graph[f'{NAME}.indices'].remove(f'{NAME}.domain')
    assert circle(graph) == []


def test_private_names_of_other_packages_are_in_one_file() -> None:
    users = {
        path.name
        for path in sources().values()
        if private(path.read_text(encoding='utf-8'))
    }
    assert users == {'compat.py'}


def test_the_checks_find_an_arrow_that_is_turned() -> None:
    turned = 'from sphinx_resources.rendering.renderer import Renderer'
    assert forbidden(turned, PURE['views'])
    assert forbidden('import docutils.nodes', PURE['model'])
    assert forbidden('from sphinx_resources import nodes', PURE['model'])
    assert forbidden('from sphinx_resources.views import show', PURE['model'])
    assert not forbidden('from sphinx_resources.model import values', PURE['views'])
    assert circle({'a': {'b'}, 'b': {'a'}})
    assert private('app = env._app') == ['_app']
    assert private("getattr(env, '_app', None)") == ['_app']
    assert private('from sphinx._cli import util') == ['_cli']
    assert not private('self._app = one._replace(a=__name__)')
