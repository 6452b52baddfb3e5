"""Writing files of a build: what cannot be written is told in a sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Write a file, or say why that cannot be done, which ends the build.

    :param path: The file.
    :raises ExtensionError: It cannot be written.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        msg = f'{error.filename or path}: this cannot be written: {reason}'
        raise ExtensionError(msg) from None
