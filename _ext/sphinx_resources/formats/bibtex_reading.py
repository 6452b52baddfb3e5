"""Bibliographies in BibTeX that come in: what their entries and fields say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_resources.formats.bibtex import is_balanced
from sphinx_resources.formats.bibtex_syntax import inherited, parse_bibtex
from sphinx_resources.formats.latex_text import latex_decoder
from sphinx_resources.formats.tree import Content, Entry, Flaw, Text
from sphinx_resources.model.authors import OTHERS, apart
from sphinx_resources.model.controls import shortened
from sphinx_resources.model.names import make_id
from sphinx_resources.model.persons import is_suffix, put_together
from sphinx_resources.model.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_resources.formats.bibtex_syntax import BibEntry

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

#: Types of BibTeX and of BibLaTeX (its manual, 2.1) that say nothing of the kind.
_OTHER_TYPES = (
    'artwork audio bibnote bookinbook commentary dataset electronic image inreference '
    'jurisdiction legal legislation letter misc music mvcollection mvproceedings '
    'mvreference online patent performance periodical reference review set standard '
    'suppbook suppcollection suppperiodical www xdata'
)

#: Options by the fields that say the same.
_OPTIONS = {'publisher': 'publisher', 'institution': 'publisher', 'school': 'publisher'}
#: What else is read of fields, by their names.
_CALLED = {
    **_OPTIONS,
    **dict.fromkeys(('author', 'editor'), 'authors'),
    **dict.fromkeys(('bdsk-url-1', 'doi', 'eprint', 'arxivid'), 'url'),
    **dict.fromkeys(('langid', 'language'), 'language'),
    'abstract': 'description',
    'date': 'year',
    'entrysubtype': 'kind',
    'keywords': 'topics',
    'subtitle': 'title',
}
#: Fields that are not handed on to an entry that refers to this one.
_OWN = {'url', 'doi', 'eprint', 'title', 'subtitle', 'abstract', 'keywords'}
_OWN |= {'crossref', 'xdata', 'entrysubtype', 'howpublished'}
#: Most fields that the entries of a file take over from others.
_MOST_TAKEN_OVER = 2**18
#: Languages by what LaTeX calls them.
_LANGUAGES = {
    'english': 'en',
    'american': 'en-US',
    'usenglish': 'en-US',
    'british': 'en-GB',
    'ukenglish': 'en-GB',
    'german': 'de',
    'ngerman': 'de',
    'french': 'fr',
    'spanish': 'es',
    'italian': 'it',
    'portuguese': 'pt',
    'brazilian': 'pt-BR',
    'brazil': 'pt-BR',
    'russian': 'ru',
    'polish': 'pl',
    'czech': 'cs',
    'dutch': 'nl',
    'swedish': 'sv',
    'danish': 'da',
    'finnish': 'fi',
    'japanese': 'ja',
    'chinese': 'zh',
    'korean': 'ko',
    'arabic': 'ar',
    'greek': 'el',
    'latin': 'la',
}
_URL = re.compile(r'\\url\s*\{([^{}]*)\}|https?://[^\s{}]+')
#: What divides names elsewhere, and what else ends in it.
_SEMICOLON = re.compile(r'\s*;\s*')
_ENTITY = re.compile(r'&#?\w+;')
#: What stands between family name and given name, if there are two commas.
_SUFFIX = re.compile(r'([ivx]+|\d+\w\w)?\.?', re.IGNORECASE)


def read_bibtex(text: str) -> Content:
    """Read a bibliography.

    :param text: What the file says.
    """
    content = Content(called=_CALLED)
    strange: list[str] = []
    try:
        decode = latex_decoder(strange.append)
    except ImportError:
        message = (
            'BibTeX is read with pylatexenc; install it with '
            "pip install 'sphinx-resources[bibtex]'"
        )
        content.flaws.append(Flaw(1, message))
        return content
    entries = parse_bibtex(text, content.flaws)
    content.has = frozenset(name for entry in entries for name in entry.fields)
    for entry, fields in _whole(entries, content.flaws):
        if meant := _meant_type(entry.kind):
            message = f"there is no type '@{entry.kind}'; did you mean '@{meant}'?"
            content.flaws.append(Flaw(entry.line, message))
            entry.kind = meant
        reader = _Reader(entry, fields, decode)
        content.entries.append(reader.read())
        content.joined += reader.joined
        advice = 'is no LaTeX, and stays as it is without braces; mend it'
        content.flaws += [
            Flaw(entry.line, f"'{shortened(text)}' {advice}")
            for text in dict.fromkeys(strange)
        ]
        strange.clear()
    content.flaws.sort(key=lambda flaw: flaw.line)
    if not entries and not content.flaws:
        message = 'the file has no entry; write one each, as in @book{key, …}'
        content.flaws.append(Flaw(1, message))
    return content


def _meant_type(kind: str) -> str:
    """Return the type that was meant by another; nothing if it may be one."""
    known = [*KINDS, *_OTHER_TYPES.split()]
    return '' if kind in known else nearest(kind, known)


def _whole(
    entries: list[BibEntry], flaws: list[Flaw]
) -> Iterator[tuple[BibEntry, dict[str, Text]]]:
    """Give each entry with its fields, those of entries that it refers to among them.

    :param entries: All entries.
    :param flaws: Takes note of what is wrong.
    """
    by_key = {entry.key.casefold(): entry for entry in reversed(entries) if entry.key}
    left = _MOST_TAKEN_OVER
    for entry in entries:
        if entry.kind == 'xdata':
            continue
        fields = dict(entry.fields)
        for other in inherited(entry, by_key, flaws):
            taken = {
                name: value
                for name, value in other.fields.items()
                if name not in _OWN and name not in fields
            }
            left -= len(taken)
            if left < 0:
                message = f"too many fields are taken over from '{other.key}'"
                flaws.append(
                    Flaw(entry.line, f'{message}; write them where they belong')
                )
                break
            # A fault of it is told where it is written, once.
            fields |= taken
        yield entry, fields


class _Reader:
    """Reads one entry.

    :param entry: The entry as it is written.
    :param fields: Its fields, those of entries that it refers to among them.
    :param decode: Returns the text of what is written in LaTeX.
    """

    def __init__(
        self,
        entry: BibEntry,
        fields: dict[str, Text],
        decode: Callable[[str], str],
    ) -> None:
        self._entry = entry
        self._fields = fields
        self._decode = decode
        self._found = Entry(entry.line)
        #: Authors that are written as one.
        self.joined: list[Flaw] = []

    def _take(self, *names: str) -> Text | None:
        """Return the first of some fields that has a text, and use it up."""
        for name in names:
            if name in self._fields and self._fields[name].text.strip():
                return self._fields.pop(name)
        return None

    def _note(self, option: str, text: str, line: int) -> None:
        if text:
            self._found.values.setdefault(option, []).append(Text(text, line))

    def read(self) -> Entry:
        """Return what it says, by options; what is none has the name of its field."""
        self._title()
        self._addresses()
        self._authors()
        for name, option in _OPTIONS.items():
            if option not in self._found.values and (text := self._take(name)):
                self._note(option, self._decode(text.text), text.line)
        if date := self._take('year', 'date'):
            whole = self._decode(date.text)
            years = re.findall(r'(?<!\d)\d{4}(?!\d)', whole)
            self._note('year', next(iter(years), whole), date.line)
        if keywords := self._take('keywords'):
            self._note('topics', self._decode(keywords.text), keywords.line)
        if abstract := self._take('abstract'):
            paragraphs = map(self._decode, re.split(r'\n\s*\n', abstract.text))
            self._note('description', '\n\n'.join(paragraphs).strip(), abstract.line)
        if language := self._take('language', 'langid'):
            name = language.text.strip()
            tag = _LANGUAGES.get(name.casefold(), name)
            self._note('language', tag, language.line)
        self._kind()
        for name in ('crossref', 'xdata'):
            self._fields.pop(name, None)
        for name, text in self._fields.items():
            self._note(name, self._decode(text.text), text.line)
        return self._found

    def _title(self) -> None:
        title, subtitle = self._take('title'), self._take('subtitle')
        if title:
            parts = filter(None, [title, subtitle])
            text = ': '.join(self._decode(part.text) for part in parts)
            self._note('title', text, title.line)

    def _kind(self) -> None:
        entry = self._entry
        kind = self._take('entrysubtype')
        text = self._decode(kind.text) if kind else KINDS.get(entry.kind, '')
        self._note('kind', text, kind.line if kind else entry.line)
        if aliases := self._take('aliases'):
            self._note('aliases', self._decode(aliases.text), aliases.line)
        title = self._found.values.get('title')
        if entry.key and title and entry.key != make_id(title[0].text):
            self._note('aliases', entry.key, entry.line)

    def _addresses(self) -> None:
        """Note where the work is: its address, else that of an identifier.

        An identifier beside an address is a link.
        """
        found: list[tuple[str, Text]] = []
        if url := self._take('url'):
            found.append(('', url._replace(text=_address(url.text))))
        if doi := self._take('doi'):
            found.append(('DOI', doi._replace(text=_doi(doi.text))))
        archive = self._fields.get('archiveprefix') or self._fields.get('eprinttype')
        if archive is None or archive.text.strip(' {}').casefold() == 'arxiv':
            self._take('archiveprefix', 'eprinttype')
            for number in filter(None, map(self._take, ('eprint', 'arxivid'))):
                name = re.sub(r'^arxiv:\s*', '', number.text.strip(' {}'), flags=re.I)
                address = f'https://arxiv.org/abs/{name}'
                found.append(('arXiv', number._replace(text=address)))
        # BibDesk has addresses of its own.
        if url := self._take('bdsk-url-1'):
            found.append(('BibDesk', url._replace(text=_address(url.text))))
        if not found:
            found += self._mentioned()
        seen: set[str] = set()
        for place, (label, text) in enumerate(found):
            if not place:
                self._note('url', text.text, text.line)
            elif _plain(text.text) not in seen:
                self._found.lists.add('links')
                self._note('links', f'{label} <{text.text}>', text.line)
            seen.add(_plain(text.text))

    def _mentioned(self) -> Iterator[tuple[str, Text]]:
        """Give the first address that stands in a text on where a work is."""
        for name in ('howpublished', 'note'):
            text = self._fields.get(name)
            if text is None or not (match := _URL.search(text.text)):
                continue
            yield '', text._replace(text=match[1] or match[0])
            rest = f'{text.text[: match.start()]}{text.text[match.end() :]}'
            if re.search(r'\w', self._decode(rest)):
                self._fields[name] = text._replace(text=rest)
            else:
                del self._fields[name]
            return

    def _authors(self) -> None:
        authors = self._take('author', 'editor')
        if not authors:
            return
        self._found.lists.add('authors')
        for name in split_names(authors.text):
            if name.casefold() == 'others':
                persons = [OTHERS]
            elif several := self._several(name, authors.line):
                # Their LaTeX is text already.
                persons = [_read_name(person, str) for person in several]
            else:
                persons = [_read_name(name, self._decode)]
            for person in persons:
                self._note('authors', person, authors.line)

    def _several(self, name: str, line: int) -> list[str]:
        """Return the names that are joined in one by what joins none in BibTeX.

        :param name: What stands for one author.
        :param line: Where.
        """
        text = self._decode(_bare(name))
        found = apart(text)
        if not found and not _ENTITY.search(text):
            found = list(filter(None, _SEMICOLON.split(text)))
        if len(found) < 2:
            return []
        shown = ' and '.join(found).replace(f'and {OTHERS}', OTHERS)
        where = '' if _bare(name) == name else ', without braces around them'
        message = f"authors: '{text}' looks like several authors; write {shown}{where}"
        self.joined.append(Flaw(line, message))
        return found


def _cut(text: str, pattern: str) -> list[str]:
    """Return the parts of a text between matches that are outside of braces."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(rf'\\.|[{{}}]|{pattern}', text, re.IGNORECASE | re.DOTALL):
        if match[0] in '{}':
            depth += 1 if match[0] == '{' else -1
        elif depth <= 0 and not match[0].startswith('\\'):
            parts.append(text[start : match.start()])
            start = match.end()
    return [part.strip() for part in [*parts, text[start:]]]


def split_names(text: str) -> list[str]:
    """Return the names of a field: the word "and" separates, outside of braces."""
    return list(filter(None, _cut(f' {text} ', r'\s+and(?=\s)')))


def _address(text: str) -> str:
    """Return an address without the marks by which LaTeX lets its signs stand."""
    plain = re.sub(r'\$\\sim\$|\{?\\textasciitilde\s*(\{\})?\}?', '~', _bare(text))
    plain = re.sub(r'\{?\\([&%#_~$])(\{\})?\}?|\{([~_])\}', r'\1\3', plain)
    return re.sub(r'^\\url\{(.*?)\}?$', r'\1', plain)


def _doi(text: str) -> str:
    """Return the address of a DOI, which may be written as that of a library."""
    name = re.sub(r'\\(url|doi)\b', '', text).strip(' {}').replace('\\_', '_')
    name = re.sub(r'^https?://.*?(?=10\.\d{4,9}/)', '', name, flags=re.I)
    name = re.sub(r'^(https?://(dx\.)?doi\.org/|doi:\s*)', '', name, flags=re.I)
    return f'https://doi.org/{name}'


def _plain(address: str) -> str:
    """Return what two spellings of an address of a number have in common."""
    bare = re.sub(r'^https?://((?:dx|www)\.)?', '', unquote(address), flags=re.I)
    return bare.casefold()


def _bare(text: str) -> str:
    """Return *text* without the braces around all of it."""
    text = text.strip()
    while text.startswith('{') and text.endswith('}') and is_balanced(text[1:-1]):
        text = text[1:-1].strip()
    return text


def _read_name(text: str, decode: Callable[[str], str]) -> str:
    """Return a name as it is read: given name first; a body as it is."""
    # Numbers tell persons of one name apart in dblp.
    text = re.sub(r'(?<=\w)\s+0\d{3}$', '', text.strip())
    parts = [decode(part) for part in _cut(text, ',')]
    named = {k.strip(): v.strip(' "') for k, _, v in (p.partition('=') for p in parts)}
    if named.get('family'):
        # The form of biblatex, in which each part has a name.
        first = f'{named.get("given", "")} {named.get("prefix", "")}'.strip()
        return put_together(first, named['family'], named.get('suffix', ''))
    if len(parts) == 2:
        return put_together(parts[1], parts[0])
    if len(parts) == 3 and (is_suffix(parts[1]) or _SUFFIX.fullmatch(parts[1])):
        return put_together(parts[2], parts[0], parts[1])
    return decode(text)
