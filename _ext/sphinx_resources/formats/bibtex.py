"""Bibliographies for biblatex and reference managers, in UTF-8."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx_resources.formats.names import parse_name
from sphinx_resources.formats.tree import Content, Entry, Flaw, Text
from sphinx_resources.model.names import make_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from bibtexparser.library import Library

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
_SPECIAL = re.compile(r'[\\{}~^&%$#_]')
_CONTROL = re.compile(r'[\x00-\x1f\x7f]+')


def write_bibtex(data: Dataset, filename: str) -> str:
    """Return resources as a bibliography.

    :param data: The resources.
    :param filename: Not used: the file names itself nowhere.
    """
    keys: set[str] = set()
    return '\n'.join(_entry(resource, data, keys) for resource in data.resources)


def _entry(resource: Resource, data: Dataset, keys: set[str]) -> str:
    kind = data.catalogue.kinds.get(resource.kind)
    type_ = ENTRY_TYPES.get(kind.type if kind else '', 'online')
    lines = [f'  {name} = {{{value}}},' for name, value in _fields(resource, data)]
    return '\n'.join([f'@{type_}{{{_key(resource.id, keys)},', *lines, '}', ''])


def _key(wanted: str, keys: set[str]) -> str:
    """Return a key that no other entry has."""
    key, number = wanted, 1
    while key in keys:
        number += 1
        key = f'{wanted}-{number}'
    keys.add(key)
    return key


def _fields(resource: Resource, data: Dataset) -> Iterator[tuple[str, str]]:
    """Return the fields of an entry; only addresses are written as they are."""
    texts = {
        'title': resource.title,
        'publisher': resource.publisher,
        'year': resource.year,
        'entrysubtype': resource.kind,
        'keywords': ', '.join(
            label.replace(',', ' ') for label in data.topics_of(resource)
        ),
        'abstract': data.text(resource.description),
    }
    if resource.authors:
        yield 'author', ' and '.join(map(_author, resource.authors))
    for name, text in texts.items():
        if text:
            yield name, escape(text)
    if resource.url:
        yield 'url', resource.url


def _author(text: str) -> str:
    """Return an author so that readers take the name apart as we do."""
    name = parse_name(text)
    if not name.is_person:
        return f'{{{escape(text)}}}'
    parts = [escape(name.family), escape(name.given)]
    # Of a name that holds the word which separates names, nothing is taken apart.
    return f'{{{escape(text)}}}' if ' and ' in f' {text} ' else ', '.join(parts)


def escape(text: str) -> str:
    """Return *text* as LaTeX writes it, on one line."""
    escapes = {**_ESCAPES, '{': r'\{', '}': r'\}'} if _is_balanced(text) else _ESCAPES
    return _SPECIAL.sub(lambda m: escapes[m[0]], _CONTROL.sub(' ', text))


def _is_balanced(text: str) -> bool:
    """Say whether each brace has its other: BibTeX counts those with a backslash."""
    depth = 0
    for letter in text:
        depth += (letter == '{') - (letter == '}')
        if depth < 0:
            return False
    return depth == 0


#: Kind by type of entry; none for all others.
KINDS = {
    **dict.fromkeys(('book', 'booklet', 'collection', 'mvbook', 'manual'), 'book'),
    **dict.fromkeys(('inbook', 'incollection', 'proceedings'), 'book'),
    **dict.fromkeys(('article', 'inproceedings', 'conference', 'report'), 'paper'),
    **dict.fromkeys(('techreport', 'thesis', 'phdthesis', 'mastersthesis'), 'paper'),
    **dict.fromkeys(('unpublished', 'mathesis'), 'paper'),
    **dict.fromkeys(('video', 'movie'), 'video'),
    'software': 'tool',
}

#: Options by the fields that say the same.
_OPTIONS = {'title': 'title', 'publisher': 'publisher', 'abstract': 'description'}
#: Fields that are not handed on to an entry that refers to this one.
_OWN = {'url', 'doi', 'eprint', 'title', 'abstract', 'keywords', 'crossref'}
_FIELD = re.compile(
    r'\b(\w+)\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|"([^"]*)"|(\w+))', re.DOTALL
)


def read_bibtex(text: str) -> Content:
    """Read a bibliography.

    :param text: What the file says.
    """
    content = Content()
    try:
        from bibtexparser.entrypoint import parse_string
    except ImportError:
        message = (
            'BibTeX is read with bibtexparser; install it with '
            "pip install 'sphinx-resources[bibtex]'"
        )
        content.flaws.append(Flaw(1, message))
        return content
    with _quiet():
        library: Library = parse_string(text)
    found = [_parts(block, content) for block in library.blocks]
    parts = [part for part in found if part is not None]
    by_key = {part.key.casefold(): part for part in reversed(parts)}
    decode = _decoder()
    for part in parts:
        fields = {**_inherited(part, by_key), **part.fields}
        content.entries.append(_read_entry(part, fields, decode))
    return content


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser from telling the terminal what is told with its line here."""
    logger = logging.getLogger('bibtexparser')
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


class _Part:
    """An entry as it is written.

    :param kind: Its type.
    :param key: Its key.
    :param line: Line on which it begins.
    :param fields: Its fields by name, each with its line.
    """

    def __init__(self, kind: str, key: str, line: int, fields: dict[str, Text]) -> None:
        self.kind = kind.casefold()
        self.key = key
        self.line = line
        self.fields = fields


def _parts(block: Any, content: Content) -> _Part | None:
    """Return an entry, also one with a fault, which is noted."""
    name = type(block).__name__
    line = (block.start_line or 0) + 1
    if name == 'Entry':
        fields = {
            field.key.casefold(): Text(str(field.value), (field.start_line or 0) + 1)
            for field in reversed(block.fields)
        }
        return _Part(block.entry_type, block.key, line, fields)
    if not hasattr(block, 'error'):
        return None
    reason = ' '.join(str(block.error).split())
    content.flaws.append(Flaw(line, f'this entry has a fault: {reason}'))
    inner = block.ignore_error_block
    if inner is not None:
        return _parts(inner, content)
    # What can be read of it is taken.
    raw = block.raw or ''
    head = re.match(r'\s*@(\w+)\s*[{(]\s*([^,\s]*)', raw)
    if head is None or head[1].casefold() in {'comment', 'string', 'preamble'}:
        return None
    fields = {
        match[1].casefold(): Text(
            match[2] or match[3] or match[4] or '',
            line + raw.count('\n', 0, match.start(1)),
        )
        for match in _FIELD.finditer(raw)
    }
    return _Part(head[1], head[2], line, fields)


def _inherited(part: _Part, by_key: Mapping[str, _Part]) -> dict[str, Text]:
    """Return the fields of the entry that this one refers to."""
    if 'crossref' not in part.fields:
        return {}
    other = by_key.get(part.fields['crossref'].text.casefold())
    if other is None or other is part:
        return {}
    return {k: v for k, v in other.fields.items() if k not in _OWN}


def _decoder() -> Callable[[str], str]:
    """Return what makes text of LaTeX."""
    from pylatexenc.latex2text import LatexNodes2Text

    to_text = LatexNodes2Text(math_mode='verbatim').latex_to_text

    def decode(text: str) -> str:
        if re.search(r'[\\{}~$%]', text):
            # What is no comment in BibTeX would be one in LaTeX.
            escaped = re.sub(r'(?<!\\)%', r'\\%', text)
            text = to_text(escaped.replace('~', ' '), tolerant_parsing=True)
        return ' '.join(text.split())

    return decode


def _read_entry(
    part: _Part, fields: Mapping[str, Text], decode: Callable[[str], str]
) -> Entry:
    entry = Entry(part.line)

    def note(option: str, text: str, line: int) -> None:
        if text:
            entry.values.setdefault(option, []).append(Text(text, line))

    for name, option in _OPTIONS.items():
        if name in fields:
            note(option, decode(fields[name].text), fields[name].line)
    url = _address(fields)
    if url:
        note('url', url.text, url.line)
    authors = fields.get('author') or fields.get('editor')
    if authors:
        entry.lists.add('authors')
        for name in _split_names(authors.text):
            if name.casefold() != 'others':
                note('authors', _read_name(name, decode), authors.line)
    date = fields.get('year') or fields.get('date')
    if date:
        note('year', decode(date.text)[:4], date.line)
    if keywords := fields.get('keywords'):
        note('topics', decode(keywords.text), keywords.line)
    language = fields.get('language') or fields.get('langid')
    if language and re.fullmatch(r'[a-z]{2}(-\w+)?', language.text):
        note('language', language.text, language.line)
    kind = fields.get('entrysubtype')
    note('kind', kind.text if kind else KINDS.get(part.kind, ''), part.line)
    title = entry.values.get('title')
    if part.key and title and part.key != make_id(title[0].text):
        note('aliases', part.key, part.line)
    return entry


def _address(fields: Mapping[str, Text]) -> Text | None:
    """Return where the work is: its address, else that of its identifier."""
    if url := fields.get('url'):
        plain = re.sub(r'\\([&%#_~$])(\{\})?', r'\1', url.text.strip())
        return url._replace(text=re.sub(r'^\\url\{(.*)\}$', r'\1', plain))
    if doi := fields.get('doi'):
        name = re.sub(r'^(https?://(dx\.)?doi\.org/|doi:)', '', doi.text.strip())
        return doi._replace(text=f'https://doi.org/{name}')
    if eprint := fields.get('eprint'):
        name = re.sub(r'^arxiv:', '', eprint.text.strip(), flags=re.IGNORECASE)
        return eprint._replace(text=f'https://arxiv.org/abs/{name}')
    return None


def _split_names(text: str) -> list[str]:
    """Return the names of a field: the word "and" separates, outside braces."""
    names, depth, start = [], 0, 0
    for match in re.finditer(r'\\.|[{}]|\s+and\s+', text, re.IGNORECASE):
        if match[0] in '{}':
            depth += 1 if match[0] == '{' else -1
        elif not depth and not match[0].startswith('\\'):
            names.append(text[start : match.start()])
            start = match.end()
    return [name.strip() for name in [*names, text[start:]] if name.strip()]


def _read_name(text: str, decode: Callable[[str], str]) -> str:
    """Return a name as it is read: given name first; a body as it is."""
    if text.startswith('{') and text.endswith('}'):
        return decode(text)
    parts = [decode(part) for part in re.split(r',(?![^{]*\})', text)]
    if len(parts) == 3:
        family, suffix, given = parts
        return ' '.join(filter(None, [given, family, suffix]))
    if len(parts) == 2:
        return ' '.join(filter(None, [parts[1], parts[0]]))
    return decode(text)
