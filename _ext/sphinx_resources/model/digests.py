"""Digests of records, by which a build knows what it made already.

What is made of a resource depends on the resource, and on all that others may show of
the rest.  Of the rest nobody shows what is written of it: so after a description has
changed, only what is made of that resource has to be made again.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sphinx_resources.model.records import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_resources.model.records import Page

#: Where a resource was read, which only warnings tell.
PLACES = frozenset(
    {'lineno', 'lines', 'shared', 'shared_line', 'included', 'file', 'digest'}
)
#: What nothing that is made of another resource looks at.
PROSE = frozenset({'description', 'source', 'summary', 'more', 'image', 'classes'})

#: Letters of a digest that tell resources of a document apart; each is kept.
LENGTH = 20

_NAMES = [field.name for field in fields(Resource) if field.name not in PLACES]
_own = attrgetter(*_NAMES)
_known_to_others = attrgetter(*(name for name in _NAMES if name not in PROSE))


def digest_of(parts: Iterable[object]) -> str:
    """Return a digest of records, the same in every process."""
    digest = hashlib.sha256()
    for part in parts:
        # A page as text is long, and printed it is longer.
        text = part if type(part) is str else repr(part)
        digest.update(text.encode('utf-8', 'surrogatepass'))
        digest.update(b'\0')
    return digest.hexdigest()


def replaced(resource: Resource, values: Mapping[str, Any]) -> Resource:
    """Return a resource with other values, and with a digest of all that it says.

    :param resource: A resource as its block declares it.
    :param values: What is known of it besides, by names of fields.
    """
    digest = digest_of([_own(resource), sorted(values.items())])[:LENGTH]
    return replace(resource, **values, digest=digest)


def with_digests(page: Page, text: str) -> Page:
    """Return a page with digests of it.

    :param page: What a document declares and shows; its resources have theirs.
    :param text: All that the document holds.
    """
    parts = [page, *(part for _, part in page.conditional)]
    conditions = [conditions for conditions, _ in page.conditional]
    bare = [replace(part, resources=(), conditional=()) for part in parts]
    every = [resource for part in parts for resource in part.resources]
    return replace(
        page,
        digest=digest_of([text, conditions, bare, [one.digest for one in every]]),
        outline=digest_of(
            [
                conditions,
                # What it cites leads others nowhere.
                [replace(part, targets=()) for part in bare],
                [len(part.resources) for part in parts],
                *map(outline_of, every),
            ]
        ),
    )


def outline_of(resource: Resource) -> tuple[object, ...]:
    """Return what may be shown where other resources are."""
    return *_known_to_others(resource), bool(resource.summary)
