"""Bibliographies for biblatex and reference managers, in UTF-8."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.model.addresses import uri
from sphinx_resources.model.persons import parse_name
from sphinx_resources.model.title_text import split_title
from sphinx_resources.model.values import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_resources.formats.dataset import Dataset
    from sphinx_resources.model.records import Resource

#: Type of entry by type in schema.org; ``online`` for all others.
ENTRY_TYPES = {
    'Book': 'book',
    'ScholarlyArticle': 'report',
    'WebApplication': 'software',
    'SoftwareApplication': 'software',
    'VideoObject': 'video',
    'AudioObject': 'audio',
    'Dataset': 'dataset',
}

_ESCAPES = {
    '\\': r'\textbackslash{}',
    '{': r'\textbraceleft{}',
    '}': r'\textbraceright{}',
    '~': r'\textasciitilde{}',
    '^': r'\textasciicircum{}',
    **{letter: f'\\{letter}' for letter in '&%$#_'},
}
#: The same where each brace has its other.
_BALANCED = {**_ESCAPES, '{': r'\{', '}': r'\}'}
_SPECIAL = re.compile(r'[\\{}~^&%$#_]')
#: Signs that LaTeX joins with the next one, such as two hyphens.
_JOINING = re.compile("-(?=-)|`(?=`)|'(?=')")
_CONTROL = re.compile(r'[\x00-\x1f\x7f]+')
#: Any of these.
_ANY = re.compile('|'.join(p.pattern for p in (_SPECIAL, _JOINING, _CONTROL)))


def write_bibtex(data: Dataset, filename: str) -> str:
    """Return resources as a bibliography.

    :param data: The resources.
    :param filename: Not used: the file names itself nowhere.
    """
    return '\n'.join(_entry(key, resource, data) for key, resource in data.keyed())


def _entry(key: str, resource: Resource, data: Dataset) -> str:
    kind = data.catalogue.kinds.get(resource.kind)
    type_ = ENTRY_TYPES.get(kind.type if kind else '', 'online')
    fields = data.once('bibtex', resource, _written)
    return f'@{type_}{{{key},\n{fields}}}\n'


def _written(resource: Resource, data: Dataset) -> str:
    """Return the fields of an entry, a line each."""
    fields = _fields(resource, data)
    return ''.join(f'  {name} = {{{value}}},\n' for name, value in fields)


def _fields(resource: Resource, data: Dataset) -> Iterator[tuple[str, str]]:
    """Return the fields of an entry; only addresses are written as they are."""
    texts = {
        'title': resource.title,
        'publisher': resource.publisher,
        'year': resource.year,
        'entrysubtype': resource.kind,
        'keywords': listed(data.topics_of(resource), ', '),
        'abstract': data.description(resource),
    }
    if resource.authors:
        others = ['others'] if resource.others else []
        yield 'author', ' and '.join([*map(_author, resource.authors), *others])
    for name, text in texts.items():
        if text:
            has_formulas = name in {'title', 'abstract'}
            yield name, _formulas(text) if has_formulas else escape(text)
    if resource.url:
        yield 'url', uri(resource.url)


def _formulas(text: str) -> str:
    """Return a title or description as LaTeX, its formulas as they are."""
    return ''.join(
        f'${piece.text}$'
        if piece.is_formula and is_balanced(piece.text)
        else escape(piece.text)
        for piece in split_title(text)
    )


def _author(text: str) -> str:
    """Return an author so that readers take the name apart as we do."""
    name = parse_name(text)
    if not name.is_person:
        return f'{{{escape(text)}}}'
    parts = [escape(part) for part in (name.family, name.suffix, name.given) if part]
    # Of a name that holds the word which separates names, nothing is taken apart.
    return f'{{{escape(text)}}}' if ' and ' in f' {text} ' else ', '.join(parts)


def escape(text: str) -> str:
    """Return *text* as LaTeX writes it, on one line."""
    if not _ANY.search(text):
        return text
    escapes = _BALANCED if is_balanced(text) else _ESCAPES
    written = _SPECIAL.sub(lambda m: escapes[m[0]], _CONTROL.sub(' ', text))
    return _JOINING.sub(r'\g<0>{}', written)


def is_balanced(text: str) -> bool:
    """Say whether each brace has its other: BibTeX counts those with a backslash.

    :param text: What stands between braces.
    """
    if '{' not in text and '}' not in text:
        return True
    depth = 0
    for letter in text:
        depth += (letter == '{') - (letter == '}')
        if depth < 0:
            return False
    return depth == 0
