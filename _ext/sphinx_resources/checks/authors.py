"""Names of authors of which only the whole catalogue says that they are two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.diagnostics import Fault, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.catalogue import Catalogue

_COMMA = re.compile(r'\s*[,،，]\s*')


def check_authors(catalogue: Catalogue, env: BuildEnvironment) -> Iterator[Fault]:
    """Return names that are two, because both are authors elsewhere.

    Family names can have several words, and given names too: nothing in
    ``García Márquez, Gabriel José`` itself says which they are.

    :param catalogue: All resources.
    :param env: Where the names of source files are known.
    """
    for resource in catalogue.resources:
        for author in resource.authors:
            parts = _COMMA.split(author)
            if len(parts) != 2 or not all(map(_is_whole, parts)):
                continue
            known = [catalogue.by_authors([part]) for part in parts]
            if all(known):
                other = known[1][0]
                file = other.file or other.included
                where = file or env.doc2path(other.docname, base=False)
                message = (
                    f"authors: '{author}' looks like two authors, because '{parts[1]}' "
                    f'is one in {where}:{other.lineno}; write {"; ".join(parts)}'
                )
                line = resource.lines.get('authors', resource.lineno)
                file = resource.file or resource.included
                place = place_of(env, resource.docname, file, line)
                yield Fault('authors', message, place)


def _is_whole(name: str) -> bool:
    """Say whether a name can be that of a person: its first and last are no initials.

    What bibliographies mangle has initials for a name.
    """
    words = name.replace('.', ' ').split()
    return len(words) > 1 and len(words[0]) > 1 and len(words[-1]) > 1
