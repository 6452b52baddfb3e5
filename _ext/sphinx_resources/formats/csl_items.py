"""Bibliographies of reference managers, in CSL-JSON."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from sphinx_resources.formats.tree import (
    Content,
    Entry,
    Flaw,
    List,
    Map,
    Text,
    entry_of,
    maps_of,
    note_beside,
)
from sphinx_resources.model.names import make_id
from sphinx_resources.model.persons import put_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_resources.formats.tree import Node

#: Kind by type of item; none for all others.
KINDS = {
    **dict.fromkeys(('book', 'chapter', 'collection'), 'book'),
    **dict.fromkeys(('article', 'article-journal', 'manuscript'), 'paper'),
    **dict.fromkeys(('paper-conference', 'report', 'thesis'), 'paper'),
    **dict.fromkeys(('post', 'post-weblog', 'article-magazine'), 'post'),
    **dict.fromkeys(('motion_picture', 'broadcast'), 'video'),
    'software': 'tool',
}

#: Options by the variables that say the same.
_OPTIONS = {
    'title': 'title',
    'publisher': 'publisher',
    'language': 'language',
    'abstract': 'description',
    'URL': 'url',
}

#: What else is read of variables, by their names.
CALLED = {
    **_OPTIONS,
    **dict.fromkeys(('author', 'editor'), 'authors'),
    **dict.fromkeys(('id', 'citation-key'), 'aliases'),
    **dict.fromkeys(('type', 'genre'), 'kind'),
    'DOI': 'url',
    'issued': 'year',
    'keyword': 'topics',
}

#: Variables of which an item has one, if the file is a bibliography.
_VARIABLES = {'URL', 'issued', 'DOI', 'citation-key', 'container-title', 'genre'}
#: Marks that titles and abstracts may have.
_MARK = re.compile(r'</?(i|b|em|strong|sub|sup|sc|span|p|jats:[a-z-]+)(\s[^<>]*)?/?>')
_PARAGRAPH = re.compile(r'</(jats:)?p>\s*')
_DOI = re.compile(r'(https?://(dx\.)?doi\.org/|doi:\s*)', re.IGNORECASE)
_YEAR = re.compile(r'(?<!\d)\d{4}(?!\d)')


def items_of(node: Node, content: Content) -> list[Map]:
    """Return the items of a JSON file, if it is a bibliography.

    :param node: All that the file says: a list, a list under a key, or one item.
    :param content: Takes note of what is none.
    """
    whole = Content()
    if isinstance(node, Map) and not _is_item(node):
        lists = [k for k, part in node.members.items() if isinstance(part, List)]
        if len(lists) == 1:
            note_beside(node.members, lists, whole)
            node = node.members[lists[0]]
    members = node if isinstance(node, List) else List(node.line, [node])
    items = list(maps_of(members, whole.flaws))
    known = sum(map(_is_item, items))
    if not known or 2 * known < len(items):
        return []
    content.flaws += whole.flaws
    content.beside += whole.beside
    return items


def _is_item(item: Map) -> bool:
    if not isinstance(item.members.get('type'), Text):
        return False
    names = item.members.get('author') or item.members.get('editor')
    people = names.members if isinstance(names, List) else []
    has_names = any(
        {'family', 'literal'} & set(name.members)
        for name in people
        if isinstance(name, Map)
    )
    return has_names or bool(_VARIABLES & set(item.members))


def read_item(item: Map, flaws: list[Flaw]) -> Entry:
    """Return an item as an entry; what is no option has the name of its variable.

    :param item: What the file says of it.
    :param flaws: Takes note of what is wrong.
    """
    members = dict(item.members)
    entry = Entry(item.line)
    for variable, option in _OPTIONS.items():
        if (text := members.get(variable)) and isinstance(text, Text):
            del members[variable]
            rich = option in {'title', 'description'}
            _note(entry, option, text._replace(text=_bare(text.text)) if rich else text)
    _addresses(entry, members)
    names = members.pop('author', None) or members.pop('editor', None)
    if isinstance(names, Text):
        _note(entry, 'authors', names)
    elif names:
        # A name alone is no list of names, and says as much.
        each = names.members if isinstance(names, List) else [names]
        entry.values['authors'] = list(_names(each, flaws))
        entry.lists.add('authors')
    if 'issued' in members:
        texts = [text for text in _texts(members.pop('issued')) if text.text]
        years = ((_YEAR.search(text.text), text) for text in texts)
        found = [text._replace(text=year[0]) for year, text in years if year]
        for text in (found or texts)[:1]:
            _note(entry, 'year', text)
    if keyword := members.pop('keyword', None):
        entry.values['topics'] = [text for text in _texts(keyword) if text.text]
        if isinstance(keyword, List):
            entry.lists.add('topics')
    _kind(entry, members)
    _key(entry, members)
    for name, texts in entry_of(Map(item.line, members)).values.items():
        if any(text.text for text in texts):
            entry.values.setdefault(name, texts)
    return entry


def _note(entry: Entry, option: str, text: Text) -> None:
    if text.text:
        entry.values[option] = [text]


def _bare(text: str) -> str:
    """Return a text without the marks for its look."""
    if '<' not in text and '&' not in text:
        return text
    return html.unescape(_MARK.sub('', _PARAGRAPH.sub('\n\n', text))).strip()


def _addresses(entry: Entry, members: dict[str, Node]) -> None:
    """Note a DOI as the address, or as a link beside it."""
    doi = members.get('DOI')
    if not isinstance(doi, Text) or not doi.text:
        return
    del members['DOI']
    address = f'https://doi.org/{_DOI.sub("", doi.text.strip())}'
    if 'url' not in entry.values:
        _note(entry, 'url', doi._replace(text=address))
    elif entry.values['url'][0].text != address:
        entry.lists.add('links')
        _note(entry, 'links', doi._replace(text=f'DOI <{address}>'))


def _kind(entry: Entry, members: dict[str, Node]) -> None:
    """Note the kind: our own word for it, else what the type of an item stands for."""
    type_, genre = members.pop('type', None), members.get('genre')
    if isinstance(genre, Text) and re.fullmatch('[a-z][a-z0-9-]*', genre.text):
        _note(entry, 'kind', genre)
        del members['genre']
    elif isinstance(type_, Text):
        _note(entry, 'kind', type_._replace(text=KINDS.get(type_.text, '')))


def _key(entry: Entry, members: dict[str, Node]) -> None:
    """Note the key by which texts cite an item as another name for it."""
    key = members.pop('id', None)
    key = members.pop('citation-key', key)
    title = entry.values.get('title')
    if not isinstance(key, Text) or not title or key.text == make_id(title[0].text):
        return
    # What a program counts with, or where it keeps the item, is no name.
    if not re.fullmatch(r'\d+|\w+:/.*|.*/.*', key.text):
        _note(entry, 'aliases', key)


def _names(nodes: Iterable[Node], flaws: list[Flaw]) -> Iterator[Text]:
    """Give the names that can be read; the others are noted."""
    for node in nodes:
        text = node if isinstance(node, Text) else _read_name(node)
        if text.text:
            yield text
        elif any(part.text for part in _texts(node)):
            message = 'a name has neither "family" nor "literal"; write one, as a text'
            flaws.append(Flaw(node.line, message))


def _read_name(node: Map | List) -> Text:
    members = node.members if isinstance(node, Map) else {}
    parts = {k: v.text for k, v in members.items() if isinstance(v, Text)}
    if literal := parts.get('literal') or parts.get('name'):
        return Text(literal, node.line)
    order = ('given', 'dropping-particle', 'non-dropping-particle')
    first = ' '.join(filter(None, (parts.get(part, '') for part in order)))
    whole = put_together(first, parts.get('family', ''), parts.get('suffix', ''))
    return Text(whole, node.line)


def _texts(node: Node) -> Iterator[Text]:
    """Return all texts of a value, in order."""
    if isinstance(node, Text):
        yield node
        return
    members = node.members.values() if isinstance(node, Map) else node.members
    for member in members:
        yield from _texts(member)
