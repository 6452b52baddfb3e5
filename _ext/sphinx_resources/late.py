"""What a build may do without is imported when it is called.

Most builds of an author at work change little, and none needs all formats: to import
them takes a tenth of a build after which nothing had changed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def late(place: str) -> Callable[..., Any]:
    """Return a function that imports another, and calls it.

    Type checkers get the other itself where it is not in a table::

        if TYPE_CHECKING:
            from package.module import function
        else:
            function = late('package.module:function')

    :param place: The module of the other and its name, with a colon between them.
    """
    module, _, name = place.partition(':')

    def call(*args: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*args, **named)

    call.__module__, call.__qualname__ = module, name
    return call
