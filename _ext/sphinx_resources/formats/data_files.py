"""Data files on a disk: one, or a folder with one entry in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.formats import READERS, read_data
from sphinx_resources.formats.decoding import LARGEST, too_large
from sphinx_resources.formats.tree import Content, Flaw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def read_file(
    path: Path, readers: Mapping[str, Callable[[str], Content]] = READERS
) -> Content:
    """Read a file, if it is one: a pipe, as a device, may have no end.

    :param path: The file.
    :param readers: What reads a file, by its suffix.
    """
    try:
        if path.exists() and not path.is_file():
            return _unread('it is no file; put a list in its place')
        if path.stat().st_size > LARGEST:
            return _unread(too_large())
        return read_data(path.read_bytes(), path.suffix.lower(), readers)
    except OSError as error:
        return _unread(f'it cannot be read: {error.strerror}')


def _unread(message: str) -> Content:
    return Content(flaws=[Flaw(1, message)])


def files_of(folder: Path) -> list[str]:
    """Return the names of the YAML files of a folder, in order.

    :param folder: The folder; there are none if it is not one.
    """
    if not folder.is_dir():
        return []
    return sorted(p.name for p in folder.iterdir() if p.suffix in {'.yaml', '.yml'})


def joined(contents: Mapping[str, Content]) -> Content:
    """Return what the files of a folder say; their flaws are told by file.

    :param contents: What each says, by its name.
    """
    whole = Content()
    for name, content in contents.items():
        for entry in content.entries:
            entry.file = name
        whole.entries += content.entries
        whole.beside += [one._replace(file=name) for one in content.beside]
    return whole
