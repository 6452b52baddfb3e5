"""Files of which a fault of the catalogue is told, and which documents read them."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

from sphinx_resources.diagnostics import Fault, place_of

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.records import Path, Resource, Topic


def read_twice(
    first: Resource | Topic | Path,
    second: Resource | Topic | Path,
    env: BuildEnvironment,
) -> Fault | None:
    """Return what is wrong with a file that two documents include or import.

    It is one fault, however much stands in the file.

    :param first: What one document declares.
    :param second: What another does.
    :param env: Where the names of source files are known.
    :returns: None if they are not what one file says in one place.
    """
    file = first.file or first.included
    if not file or first.docname == second.docname:
        return None
    if (file, first.lineno) != (second.file or second.included, second.lineno):
        return None
    one, other = (
        env.doc2path(record.docname, base=False) for record in (first, second)
    )
    message = (
        f"'{file}' is read by {one} and again by {other}; read it once, and show what "
        'is in it again with resource-list'
    )
    return Fault('duplicate', message, place_of(env, second.docname, file, 1))


def is_in(fault: Fault, docnames: Set[str], env: BuildEnvironment) -> bool:
    """Say whether a fault is in one of these documents, or in what they include.

    :param fault: The fault.
    :param docnames: Names of documents.
    :param env: Where it is known what they include.
    """
    if not isinstance(fault.place, str):
        return fault.place[0] in docnames
    path = _resolved(pathlib.Path(fault.place.rpartition(':')[0]))
    return any(
        _resolved(env.srcdir / name) == path
        for docname in docnames
        for name in env.dependencies[docname]
    )


def _resolved(path: pathlib.Path) -> pathlib.Path:
    """Return where a path leads; itself, if links lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
