"""What was made of single resources and pages, kept from build to build.

It is kept with the doctrees, as pickles like them, form by form: a form is a file of
texts by their keys.  A key names all that its text was made of, but for what the texts
of a form have in common, of which the file has a digest.  So what is found is right,
whatever happened between two builds.
"""

from __future__ import annotations

import hashlib
import pickle
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Folder beside the doctrees.
FOLDER = '.resources'


def stamp_of(path: Path) -> tuple[str, int, int]:
    """Return what changes with a file: its name, time and size."""
    found = path.stat()
    return path.name, found.st_mtime_ns, found.st_size


@cache
def _code() -> str:
    """Return what changes with the code of the package, which makes the texts."""
    # Words for readers too are in files of the package.
    files = Path(__file__).parent.rglob('*.[pm][yo]')
    stamps = map(stamp_of, sorted(files))
    return hashlib.sha256(repr([*stamps]).encode()).hexdigest()


class Kept:
    """What is kept of texts.

    :param folder: Where their files are; None if nothing outlives the process.
    :param around: A digest of all that they depend on and no key says.
    :param fresh: Whether to make everything anew.
    """

    def __init__(
        self, folder: Path | None = None, around: str = '', *, fresh: bool = False
    ) -> None:
        self._folder = folder
        self._around = f'{around} {_code()}' if folder else around
        self._fresh = fresh
        self._old: dict[str, dict[str, str]] = {}
        self._new: dict[str, dict[str, str]] = {}

    def once(self, form: str, key: str, make: Callable[[], str]) -> str:
        """Return a text, which is made unless it is kept.

        :param form: Name of its form.
        :param key: What it is made of.
        :param make: Makes it.
        """
        new = self._new.get(form)
        if new is None:
            new = self._new[form] = {}
            self._old[form] = self._read(form)
        text = new.get(key)
        if text is None:
            text = self._old[form].get(key)
            new[key] = text = text if isinstance(text, str) else make()
        return text

    def finish(self, form: str, *, unasked: bool = False) -> None:
        """Keep the texts of a form for the next build, and forget them here.

        :param form: Name of the form.
        :param unasked: Whether to go on keeping those that nobody asked for.
        """
        old, new = self._old.pop(form, {}), self._new.pop(form, {})
        if unasked:
            new = old | new
        if self._folder is None or old.keys() == new.keys():
            return
        path = self._path(self._folder, form)
        # Where something else stands in its place, all is made anew each time.
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open('wb') as file:
                pickle.dump((self._around, new), file)

    def _read(self, form: str) -> dict[str, str]:
        if self._folder is None or self._fresh:
            return {}
        try:
            around, texts = pickle.loads(self._path(self._folder, form).read_bytes())
        # It is missing or damaged: what is read then can raise anything.
        except Exception:
            return {}
        known = around == self._around and isinstance(texts, dict)
        return texts if known else {}

    @staticmethod
    def _path(folder: Path, form: str) -> Path:
        return folder / f'{form}.pickle'
