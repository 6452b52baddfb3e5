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
        file = resource.file or resource.included
        is_bib = file.lower().endswith('.bib')
        for author in resource.authors:
            for parts in _two(author, is_bib=is_bib):
                known = [catalogue.by_authors([part]) for part in parts]
                if not all(known):
                    continue
                other = known[1][0]
                known_in = other.file or other.included
                where = known_in or env.doc2path(other.docname, base=False)
                written = ', '.join(parts) if is_bib else author
                message = (
                    f"authors: '{written}' looks like two authors, because "
                    f"'{parts[1]}' is one in {where}:{other.lineno}; write "
                    f'{(" and " if is_bib else "; ").join(parts)}'
                )
                line = resource.lines.get('authors', resource.lineno)
                place = place_of(env, resource.docname, file, line)
                yield Fault('authors', message, place)


def _two(author: str, *, is_bib: bool) -> Iterator[list[str]]:
    """Give the names that an author may be, in the order in which they are written.

    :param author: An author.
    :param is_bib: Whether it is written in BibTeX, of which is read what stands behind
        a comma before the rest.
    """
    parts = _COMMA.split(author)
    words = author.split()
    found = [parts]
    if is_bib and len(parts) == 1:
        found = [
            [' '.join(words[place:]), ' '.join(words[:place])]
            for place in range(2, len(words) - 1)
        ]
    for names in found:
        if len(names) == 2 and all(map(_is_whole, names)):
            yield names


def _is_whole(name: str) -> bool:
    """Say whether a name can be that of a person: its first and last are no initials.

    What bibliographies mangle has initials for a name.
    """
    words = name.replace('.', ' ').split()
    return len(words) > 1 and len(words[0]) > 1 and len(words[-1]) > 1
