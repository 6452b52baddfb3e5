"""Pages that are not written in UTF-8, at which Sphinx ends and names none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx import version_info
from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_resources.late import late

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.formats.decoding import decoded
    from sphinx_resources.formats.tree import Flaw
else:
    decoded = late('sphinx_resources.formats.decoding:decoded')


logger = logging.getLogger(__name__)


class Undecoded(NamedTuple):
    """A page that cannot be decoded."""

    path: Path
    line: int
    #: What is wrong with it, and what to do.
    message: str


class EncodingError(SphinxError):
    """Some pages cannot be decoded."""

    category = 'Encoding error'

    def __init__(self, pages: list[Undecoded]) -> None:
        super().__init__(
            '\n'.join(f'{page.path}:{page.line}: {page.message}' for page in pages)
        )
        self.pages = pages


def undecoded(path: Path) -> Undecoded | None:
    """Return what is wrong with the encoding of a page; None if nothing is.

    :param path: The page; of one that cannot be read, Sphinx tells.
    """
    try:
        data = path.read_bytes()
        data.decode('utf-8-sig')
    except OSError:
        return None
    except UnicodeDecodeError:
        flaws: list[Flaw] = []
        decoded(data, flaws)
        return Undecoded(path, *flaws[0])
    return None


def on_env_before_read_docs(
    app: Sphinx, env: BuildEnvironment, docnames: list[str]
) -> None:
    """Name all pages that cannot be decoded, before one of them is read.

    :raises EncodingError: There are some.
    """
    # Releases that no longer have the setting read UTF-8.
    if getattr(app.config, 'source_encoding', 'utf-8-sig') != 'utf-8-sig':
        return
    paths = (Path(env.doc2path(docname)) for docname in sorted(docnames))
    if pages := list(filter(None, map(undecoded, paths))):
        for page in pages:
            place = f'{page.path}:{page.line}'
            logger.error('%s', page.message, location=place)
        raise EncodingError(pages)


def setup_encoding(app: Sphinx) -> None:
    """Connect it."""
    # Older releases read such pages, and tell of each odd sign.
    if version_info >= (8, 2):
        app.connect('env-before-read-docs', on_env_before_read_docs)
