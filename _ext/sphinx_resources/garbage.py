"""What the collection of garbage looks through.

It walks through all objects again and again, the more of them there are.  What Sphinx
and its extensions are made of, and what was read, lives as long as the build.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def on_more_to_come(*args: object) -> None:
    """Leave alone what is there, before documents are read or written."""
    gc.freeze()


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Look through everything again, should the process live on."""
    gc.unfreeze()


def setup_garbage(app: Sphinx) -> None:
    """Connect what tells the collection of garbage."""
    app.connect('env-before-read-docs', on_more_to_come)
    app.connect('write-started', on_more_to_come)
    app.connect('build-finished', on_build_finished)
