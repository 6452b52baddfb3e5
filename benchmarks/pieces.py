"""An index of catalogues that a browser reads in pieces, made by Pagefind.

    python benchmarks/pieces.py _build/html one/catalogue.json two/catalogue.json

Each resource is an answer of its own, which leads to its card, with kind, level and
topics to choose by.  It needs ``pip install 'pagefind[bin]'``, and writes the folder
``pagefind`` beside the pages.
"""

from __future__ import annotations

import json
import subprocess
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How many pages are in one folder.
FOLDER = 1000


def pages(catalogue: dict[str, Any]) -> Iterator[str]:
    """Return a page for each resource, which Pagefind reads and no browser.

    :param catalogue: The content of a ``catalogue.json``.
    """
    about = catalogue['catalogue']
    topics = {topic['id']: topic['label'] for topic in catalogue['topics']}
    words = {
        name: {key: one['label'] for key, one in catalogue[f'{name}s'].items()}
        for name in ('kind', 'level')
    }
    for one in catalogue['resources']:
        labels = [topics.get(id_, id_) for id_ in one.get('topics', ())]
        chosen = {name: found.get(one.get(name)) for name, found in words.items()}
        values = [*chosen.items(), *(('topic', label) for label in labels)]
        names = [*one.get('aliases', ()), *one.get('authors', ())]
        address = f'{urljoin(about.get("address") or "/", one["page"])}#{one["anchor"]}'
        texts = ['; '.join(names), one.get('description', '')]
        yield (
            f'<html lang="{escape(about["language"])}"><body><h1>'
            f'<a data-pagefind-meta="url[href]" href="{escape(address)}">'
            f'{escape(one["title"])}</a></h1>'
            + ''.join(
                f'<p data-pagefind-filter="{name}">{escape(value)}</p>'
                for name, value in values
                if value
            )
            + ''.join(f'<p>{escape(text)}</p>' for text in texts)
        )


def main(out: str, *paths: str) -> int:
    """Write the index of some catalogues, and return the exit code of Pagefind.

    :param out: The folder of the pages.
    :param paths: The catalogues.
    """
    with TemporaryDirectory() as temporary:
        number = 0
        for path in paths:
            for page in pages(json.loads(Path(path).read_text(encoding='utf-8'))):
                file = Path(temporary, f'{number // FOLDER}', f'{number}.html')
                file.parent.mkdir(exist_ok=True)
                file.write_text(page, encoding='utf-8')
                number += 1
        command = [sys.executable, '-m', 'pagefind', '--site', temporary]
        where = ['--output-path', str(Path(out, 'pagefind').absolute())]
        return subprocess.run([*command, *where], check=False).returncode


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
