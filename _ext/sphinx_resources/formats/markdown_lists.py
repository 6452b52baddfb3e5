"""Lists of links in Markdown, as many READMEs are: lists and tables under headings.

A heading is a topic, and those below it are parts of it; above others, the only heading
of the first level is the title of the list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.formats.heading_topics import HeadingTopics
from sphinx_resources.formats.markdown_inline import paragraph, plain, take_link
from sphinx_resources.formats.tree import Content, Entry, Flaw, Text
from sphinx_resources.late import late
from sphinx_resources.model.controls import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
else:
    Token = late('markdown_it.token:Token')

_FRONT_MATTER = re.compile(r'\A---[ \t]*\n.*?\n(---|\.\.\.)[ \t]*$', re.DOTALL | re.M)
#: A link in HTML.
_LINKED = re.compile(r'<a\s[^<>]*href\s*=\s*["\']?https?:', re.IGNORECASE)
#: What cites a footnote.
_FOOTNOTE = re.compile(r'\[\^[^][\s]+\]')
#: What is no link, because its address holds a space.
_SPACED = re.compile(r'\[(?P<title>[^][]+)\]\((?P<url>https?://[^()<>\s]+ [^()<>"]*)\)')
_CELL = re.compile(r'(?<!\\)\|')
#: The mark of a task that is done, or not.
_TASK = re.compile(r'\[[ xX]\](\s+|$)')


def read_markdown(text: str, markup: str = 'markdown') -> Content:
    """Read a page.

    :param text: What the file says.
    :param markup: The syntax in which descriptions are written.
    """
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        message = (
            'Markdown is read with markdown-it-py; install it with '
            "pip install 'sphinx-resources[markdown]'"
        )
        return Content(flaws=[Flaw(1, message)])
    # What a page says of itself is no list.
    text = _FRONT_MATTER.sub(lambda match: '\n' * match[0].count('\n'), text)
    # A mark of a footnote is none of a link.
    text = re.sub(r'(?<!\\)(?=\[\^[^][\s]+\])', r'\\', text)
    parser = MarkdownIt('commonmark').enable(['table', 'strikethrough'])
    return _Reader(text.split('\n'), markup).read(parser.parse(text))


class _Reader:
    """Reads one page, token by token.

    :param lines: What it says.
    :param markup: The syntax in which descriptions are written.
    """

    def __init__(self, lines: Sequence[str], markup: str) -> None:
        self._lines = lines
        self._markup = markup
        self._content = Content()
        #: The headings above the line, with their levels.
        self._above: list[tuple[int, str]] = []
        self._topics = HeadingTopics()
        #: What the items around the line have become; None if one has no link.
        self._items: list[Entry | None] = []
        #: Whether the paragraph is the first one of its item.
        self._is_first = False
        #: Keys of the table that the line is in, and cells of its row.
        self._keys: list[str] = []
        self._row: list[Token] = []
        self._counts: dict[str, tuple[int, int]] = {}

    def read(self, tokens: Sequence[Token]) -> Content:
        """Return what a page says.

        :param tokens: What the parser makes of it.
        """
        firsts = [token for token in tokens if token.type == 'heading_open']
        # The only heading of all is a topic.
        self._title = len(firsts) > 1 and [t.tag for t in firsts].count('h1') == 1
        for place, token in enumerate(tokens):
            if token.type == 'list_item_open':
                self._items.append(None)
                self._is_first = True
            elif token.type == 'list_item_close':
                self._items.pop()
                self._is_first = False
            elif token.type in {'tr_open', 'tr_close'}:
                self._table_row(token)
            elif token.type == 'inline':
                self._inline(tokens[place - 1], token)
            elif token.type == 'html_block' and not token.content.startswith('<!--'):
                for _ in _LINKED.finditer(token.content):
                    self._count('links in HTML', _line(token))
        for words, (line, count) in self._counts.items():
            message = f'{words} are left out: {count}, the first on this line'
            self._content.left_out.append(Flaw(line, message))
        self._content.left_out.sort()
        self._content.topics = self._topics.finish()
        return self._content

    def _inline(self, around: Token, token: Token) -> None:
        """Take note of a piece of text, by what it stands in."""
        if around.type == 'heading_open':
            self._heading(int(around.tag[1:]), plain(token.children or []))
            self._leave_out(token)
        elif around.type in {'th_open', 'td_open'}:
            self._row.append(token)
        elif self._items:
            self._item(token)
        else:
            self._leave_out(token)

    def _heading(self, level: int, label: str) -> None:
        self._above = [pair for pair in self._above if pair[0] < level]
        if not (level == 1 and self._title):
            self._above.append((level, label))

    def _leave_out(self, token: Token) -> None:
        """Count the links of a text that is no item."""
        children = list(token.children or [])
        while link := take_link(children):
            children = link.before + link.after
            self._count('links outside of lists and tables', _line(token))

    def _count(self, words: str, line: int) -> None:
        first, count = self._counts.get(words, (line, 0))
        self._counts[words] = first, count + 1

    # Items

    def _item(self, token: Token) -> None:
        """Take a paragraph of an item."""
        is_first, self._is_first = self._is_first, False
        children = self._mended(token)
        source = plain(children, markup=self._markup)
        outer = next((entry for entry in reversed(self._items) if entry), None)
        if not is_first and outer:
            self._describe(outer, paragraph(source), '\n\n')
            return
        link = take_link(children)
        if link is None:
            self._without_link(token, source, outer)
            return
        before = _TASK.sub('', plain(link.before, markup=self._markup))
        after = re.sub(
            r'^\s*(?:\\?[-–—:|,.])+(\s+|$)', '', plain(link.after, markup=self._markup)
        )
        before = before if re.search(r'\w', before) else ''
        values = {'title': link.title, 'url': link.url}
        if not link.title:
            words = before.strip(' -–—:') or link.url
            values['title'], before = words, ''
        values['description'] = paragraph(f'{before} {after}'.strip())
        self._items[-1] = self._note(_line(token), values)

    def _mended(self, token: Token) -> list[Token]:
        """Return the pieces of an item without what is no text and no link."""
        children = []
        for child in token.children or []:
            if child.type != 'text':
                children.append(child)
                continue
            text = child.content
            for _ in _FOOTNOTE.finditer(text):
                self._count('marks of footnotes', _line(token))
            child.content = text = _FOOTNOTE.sub('', text)
            start = 0
            for match in _SPACED.finditer(text):
                url = match['url'].strip().replace(' ', '%20')
                message = f"the address '{match['url']}' holds a space; write {url}"
                self._content.flaws.append(Flaw(_line(token), message))
                link = Token('link_open', 'a', 1, attrs={'href': url})
                inner = Token('text', '', 0, content=match['title'])
                before = Token('text', '', 0, content=text[start : match.start()])
                children += [before, link, inner, Token('link_close', 'a', -1)]
                start = match.end()
            children.append(Token('text', '', 0, content=text[start:]))
        return children

    def _without_link(self, token: Token, source: str, outer: Entry | None) -> None:
        kinds = {child.type for child in token.children or []}
        if outer:
            inner = outer.values.get('description', [Text('', 0)])[0].text
            parting = '\n' if inner.rpartition('\n')[2].startswith('- ') else '\n\n'
            self._describe(outer, f'- {source}', parting)
        elif 'link_open' in kinds:
            self._count('items that lead to no other site', _line(token))
        elif source:
            message = f"'{shortened(source)}' has no link, and is left out"
            self._content.left_out.append(Flaw(_line(token), message))

    def _describe(self, entry: Entry, text: str, parting: str) -> None:
        """Add to the description of an item."""
        found = entry.values.get('description', [Text('', entry.line)])[0]
        whole = f'{found.text}{parting}{text}' if found.text else text
        entry.values['description'] = [found._replace(text=whole)]

    # Tables

    def _table_row(self, token: Token) -> None:
        """Begin a row, or take what it has."""
        row, self._row = self._row, []
        if token.type == 'tr_open' or not row:
            return
        line = _line(row[0])
        if self._lines[line - 1 : line] and token.level == 2 and self._is_head(line):
            self._keys = [plain(cell.children or []).casefold() for cell in row]
            return
        cells = len(_CELL.split(self._lines[line - 1].strip().strip('|')))
        if cells > len(self._keys):
            message = f'the row has {cells} cells, and there are {len(self._keys)}'
            self._content.flaws.append(Flaw(line, f'{message} columns'))
        linked: dict[str, list[str]] = {}
        self._note(line, self._cells(row, linked)).linked = linked

    def _is_head(self, line: int) -> bool:
        """Say whether a row is the first one of its table."""
        below = self._lines[line].strip() if line < len(self._lines) else ''
        return bool(below) and not re.sub(r'[\s|:-]', '', below) and '-' in below

    def _cells(
        self, row: Sequence[Token], linked: dict[str, list[str]]
    ) -> dict[str, str]:
        """Return what a row says, by key.

        :param row: Its cells.
        :param linked: Takes the links that are not all that a cell is there for.
        """
        values: dict[str, str] = {}
        for key, cell in zip(self._keys, row, strict=False):
            children = list(cell.children or [])
            skips = 'url' in values or key == 'description'
            link = None if skips else take_link(children)
            rest = link.before + link.after if link else children
            text = plain(rest, markup=self._markup if key == 'description' else '')
            if link:
                values['url'] = link.url
                if key != 'title':
                    self._content.called = {**self._content.called, key: 'url'}
                named = key == 'title' or 'title' not in self._keys
                if named and link.title:
                    values.setdefault('title', link.title)
                elif link.title:
                    text = f'{link.title} {text}'.strip()
                if named and text and key != 'title':
                    key, text = 'description', plain(rest, markup=self._markup)
            if key and text:
                if key != 'description' and (links := _links(rest, key)):
                    # That of the resource comes first, where this cell has it.
                    linked[key] = _links(children, key) if link else links
                values[key] = f'{values[key]} {text}' if key in values else text
        return values

    # Entries

    def _note(self, line: int, values: dict[str, str]) -> Entry:
        entry = Entry(line)
        for key, value in values.items():
            if value:
                entry.values[key] = [Text(value, line)]
        trail = tuple(label for _, label in self._above if label)
        if trail and 'topics' not in entry.values:
            self._topics.note(entry, trail)
        self._content.entries.append(entry)
        return entry


def _links(tokens: Sequence[Token], key: str) -> list[str]:
    """Return the links of a cell as ``links`` has them."""
    found = []
    while link := take_link(tokens):
        found.append(f'{link.title or key} <{link.url}>')
        tokens = link.after
    return found


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1
