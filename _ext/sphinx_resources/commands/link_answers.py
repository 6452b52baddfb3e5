"""Asking every link of a project for an answer, and understanding the answers.

Sphinx's ``linkcheck`` does the asking.  Of what it found only whether an
address works is certain; why one does not, it tells in the words of whatever
failed, which are read here.
"""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docutils import nodes
from docutils.utils import get_source_line
from sphinx.builders.linkcheck import CheckExternalLinksBuilder
from sphinx.util.console import strip_colors

from sphinx_resources.commands.messages import relative
from sphinx_resources.commands.output import CommandError, tell
from sphinx_resources.commands.project import opened
from sphinx_resources.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from sphinx.application import Sphinx

    from sphinx_resources.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Category:
    """A reason for which an address needs a look."""

    #: What stands above such addresses in a report.
    title: str
    #: What it means, and what to do.
    advice: str
    #: What it says of the page.
    page: Literal['there', 'missing', 'unknown']


#: Reasons by their names, in the order of a report.
CATEGORIES = {
    'gone': Category(
        'Not found',
        'The server has no such page. Look for its new address; if there is none, '
        'keep the entry with an `archive`, or remove it.',
        'missing',
    ),
    'connection': Category(
        'No connection',
        'No server answers under this name. Look again in some days; if it stays '
        'so, treat it as not found.',
        'missing',
    ),
    'timeout': Category(
        'Timed out',
        'The server did not answer in time. Look again in some days.',
        'missing',
    ),
    'server': Category(
        'Server error',
        'The server has a fault of its own. Look again in some days.',
        'missing',
    ),
    'certificate': Category(
        'Bad certificate',
        'The server does not prove that it is the one. Open the address: if the '
        'browser warns too, look for another one.',
        'unknown',
    ),
    'refused': Category(
        'Refused',
        'The server turns programs away, or had too much to do; the page may well '
        'be there. Open the address: if you can read it, there is nothing to do.',
        'unknown',
    ),
    'late': Category(
        'Not answered yet',
        'The check was ended while it was told to wait. Nothing is known.',
        'unknown',
    ),
    'other': Category(
        'Not understood',
        'Something else went wrong. Open the address, and see whether it is '
        'written correctly.',
        'unknown',
    ),
    'moved': Category(
        'Moved',
        'The page has another address for good. Write that one, if it shows the '
        'same; if it is only a front page, treat it as not found.',
        'there',
    ),
    'anchor': Category(
        'Missing anchor',
        'The page is there, but not the part of it that stands behind the `#`. '
        'Correct that, or leave it out.',
        'there',
    ),
}

#: An address that works.
FINE = ''

#: An address that is not to be asked.
IGNORED = 'ignored'

#: Reasons by the words of those who failed; the first that fits counts.
_WORDS = (
    (r"Anchor '.*' not found$", 'anchor'),
    (r'unauthorized$|Exceeded \d+ redirects', 'refused'),
    # The server took the question and hung up, as some do on programs.
    (r'.*(Connection aborted|RemoteDisconnected)', 'refused'),
    (r'.*(SSLError\(|\[SSL)', 'certificate'),
    (r'.*timed out', 'timeout'),
    (r'.*(Max retries exceeded|NewConnectionError|NameResolutionError)', 'connection'),
)
_STATUS = re.compile(r'(?P<code>\d{3}) \w+ Error:\s+(?P<reason>.*?)\s*for url: ')
_CORE = re.compile(
    r'(?:\[Errno -?\d+\]|certificate verify failed:) ([^\'"()]+)'
    r'|(Failed to resolve \'[^\']*\'|Connection to \S+ timed out|Read timed out)'
)


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """What came of asking an address."""

    #: Source file in which it stands first, relative to the working directory.
    path: str
    #: Line in that file; 0 if unknown.
    line: int
    address: str
    #: A name of :data:`CATEGORIES`, :data:`FINE` or :data:`IGNORED`.
    category: str
    #: What the server or the network said.
    detail: str
    #: What it is of which resource, in words.
    owners: tuple[str, ...]
    #: Whether it is the address of a resource whose copy is archived.
    archived: bool

    @property
    def is_remote(self) -> bool:
        """Whether it is on the web, not a file of the project."""
        return self.address.startswith(('http:', 'https:'))


class Progress(io.StringIO):
    """A stream that shows the user what Sphinx says, without colours."""

    def write(self, text: str, /) -> int:
        tell(strip_colors(text), end='')
        return len(text)


def ask_all(source: Path, results: Path | None = None) -> list[Answer]:
    """Ask every link of a project for an answer.

    An interrupt ends the asking; what has been answered counts.

    :param source: The folder of its ``conf.py``.
    :param results: Where Sphinx shall leave what it found; without it, nowhere.
    :returns: The answers, in the order of files and lines.
    :raises CommandError: There is no project, or no connection.
    """
    stream = Progress()
    with opened(source, 'linkcheck', results, stream, stream) as app:
        file = Path(app.outdir, 'output.json')
        file.unlink(missing_ok=True)
        places: dict[str, tuple[Path, int] | None] = {}
        app.connect('doctree-resolved', partial(_note_places, places))
        try:
            app.build(force_all=True)
        except KeyboardInterrupt:
            if not file.exists():
                raise
        rows = map(json.loads, file.read_text(encoding='utf-8').splitlines())
        answers = sorted(_answers(app, [*rows, *_unanswered(app)], places))
    check_connection(answers)
    return answers


def _note_places(
    places: dict[str, tuple[Path, int] | None],
    app: Sphinx,
    doctree: nodes.document,
    docname: str,
) -> None:
    """Note which addresses a page has from another file, and where they stand there.

    Of those Sphinx names the page, with the line of the other file.
    """
    page = Path(app.env.doc2path(docname)).resolve()
    for node in doctree.findall(nodes.reference):
        source, line = get_source_line(node)
        path = Path(source or page).resolve()
        is_other = path != page and path.is_file()
        places.setdefault(
            node.get('refuri', ''), (path, line or 0) if is_other else None
        )


def check_connection(answers: Iterable[Answer]) -> None:
    """Check that the network answered, else the answers say nothing.

    :raises CommandError: Of the addresses that were asked, none was reached.
    """
    unasked = (IGNORED, 'late')
    asked = [answer.category for answer in answers if answer.category not in unasked]
    if asked and set(asked) == {'connection'}:
        msg = (
            f'not one of {len(asked)} addresses can be reached; '
            'is this machine connected?'
        )
        raise CommandError(msg)


def _unanswered(app: Sphinx) -> Iterator[dict[str, Any]]:
    """Return a row for each address, to stand behind those of Sphinx."""
    builder = app.builder
    assert isinstance(builder, CheckExternalLinksBuilder)
    for link in builder.hyperlinks.values():
        yield {
            'filename': app.env.doc2path(link.docname, base=False),
            'lineno': link.lineno,
            'uri': link.uri,
            'status': 'late' if link.uri.startswith('http') else 'unchecked',
            'code': 0,
            'info': '',
        }


def _answers(
    app: Sphinx,
    rows: list[dict[str, Any]],
    places: Mapping[str, tuple[Path, int] | None],
) -> Iterator[Answer]:
    owners = _owners(domain_of(app.env).catalogue)
    seen = set()
    for row in rows:
        address = row['uri']
        if row['status'] == 'unchecked' or address in seen:
            continue
        seen.add(address)
        owned = owners.get(address, {})
        page = Path(app.srcdir, row['filename']), max(row['lineno'] or 0, 0)
        path, line = places.get(address) or page
        yield Answer(
            path=relative(path),
            line=line,
            address=address,
            category=category_of(row['status'], row['code'], row['info']),
            detail=core_of(row['info']),
            owners=tuple(owned),
            archived=any(owned.values()),
        )


def _owners(catalogue: Catalogue) -> dict[str, dict[str, bool]]:
    """Return what each address is, and whether an archive stands in for it."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for resource in catalogue.resources:
        title = resource.title
        found[resource.url][title] = bool(resource.archive)
        for link in resource.links:
            found[link.url][f'{link.label} of {title}'] = False
        found[resource.archive][f'archived copy of {title}'] = False
    return found


def category_of(status: str, code: int, info: str) -> str:
    """Return why an address needs a look.

    :param status: What Sphinx calls the outcome.
    :param code: The kind of a redirection; 0 for all else.
    :param info: What Sphinx, the server or the network said.
    :returns: A name of :data:`CATEGORIES`, :data:`FINE` or :data:`IGNORED`.
    """
    if status == 'redirected':
        return 'moved' if code in (301, 308) else FINE
    if status in ('timeout', 'late'):
        return status
    if status == 'ignored':
        # Sphinx does not judge a status of 503, and says so thus.
        return 'refused' if info == 'service unavailable' else IGNORED
    if status != 'broken':
        return FINE
    if found := _STATUS.match(info):
        if found['code'] in ('404', '410'):
            return 'gone'
        return 'server' if found['code'].startswith('5') else 'refused'
    return next((name for words, name in _WORDS if re.match(words, info)), 'other')


def core_of(info: str) -> str:
    """Return what matters of *info*, on one line."""
    text = ' '.join(info.split())
    if found := _STATUS.match(text):
        return f'{found["code"]} {found["reason"]}'.strip()
    if found := _CORE.search(text):
        return (found[1] or found[2]).strip()
    return text
