"""What the command line writes: lines for the next program, for users, files.

Words of authors are in most of it, so no control character but the line feed
comes out.  A file is written whole or stays as it was.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.model.controls import escaped_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


class CommandError(Exception):
    """Something that the user has to mend; the text says how."""


def say(text: str) -> None:
    """Write a line for the next program.

    :raises CommandError: Nobody reads it, because the output is closed.
    """
    if sys.stdout is None:
        msg = 'the standard output is closed'
        raise CommandError(msg)
    sys.stdout.write(f'{escaped_lines(text)}\n')


def tell(text: str, end: str = '\n') -> None:
    """Write a line for the user, who may have closed the window."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f'{escaped_lines(text)}{end}')
            sys.stderr.flush()


def write(text: str, path: Path | None) -> None:
    """Write *text*, whose last line has its end, to a file, or print it.

    :raises OSError: The file cannot be written.
    """
    if path is None:
        say(text.removesuffix('\n'))
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)


def write_whole(path: Path, text: str) -> None:
    """Write a file either whole or not at all.

    :param path: The file; a link stays one.
    :param text: Its text, with the line ends that it shall have.
    :raises OSError: It cannot be written; what was there is still there.
    """
    try:
        _write_whole(Path(os.path.realpath(path)), text)
    except OSError as error:
        # It may be of a file that nobody has named.
        reason = error.strerror or str(error)
        raise OSError(error.errno, reason, str(path)) from None


def _write_whole(path: Path, text: str) -> None:
    if path.exists() and not path.is_file():
        # A device or a pipe takes what is written, and cannot be replaced.
        path.write_text(text, encoding='utf-8', newline='')
        return
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    new = path.with_name(f'.sphinx-resources-{os.getpid()}')
    try:
        new.write_text(text, encoding='utf-8', newline='')
        if path.exists():
            _take_over(path, new)
        new.replace(path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _take_over(old: Path, new: Path) -> None:
    """Give a file the mode and, where that is allowed, the owner of another."""
    found = old.stat()
    if hasattr(os, 'chown'):
        with suppress(OSError):
            os.chown(new, found.st_uid, found.st_gid)
    shutil.copymode(old, new)


def prepare_streams() -> None:
    """Let both streams take all characters, whatever the console is set to."""
    for stream in _streams():
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding='utf-8', errors='backslashreplace')


def give_up_streams() -> None:
    """Forget what could not be written, which Python would try again at its end."""
    for stream in _streams():
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _streams() -> Iterator[TextIO]:
    """Return the streams that there are: under pythonw there is none."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            yield stream
