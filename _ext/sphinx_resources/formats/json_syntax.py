"""The syntax of JSON (:rfc:`8259`): values with their lines, and each fault.

The parser of the standard library decides what is valid.  This one knows lines, and
goes on behind a fault: a comma too much or too few, quotation marks of another kind,
a comment, an end that is missing, or several values one after the other.
"""

from __future__ import annotations

import json
import re

from sphinx_resources.formats.eaten_commands import advice, eaten_commands
from sphinx_resources.formats.tree import DEEPEST, Flaw, List, Map, Node, Text, cleaned
from sphinx_resources.model.controls import shortened

_TOKEN = re.compile(
    r'(?P<mark>[][{}:,])|(?P<text>"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\')'
    r'|(?P<word>[^][{}:,"\'\s]+)',
    re.DOTALL,
)
_SPACE = re.compile(r'\s*')
_COMMENT = re.compile(r'//[^\n]*|/\*.*?(?:\*/|\Z)|#[^\n]*', re.DOTALL)
#: A text over several lines that something follows which may.
_LONG = re.compile(r'"(?:[^"\\]|\\.)*"(?=\s*[]},:])', re.DOTALL)
_NUMBER = re.compile(r'-?\d+(\.\d+)?([eE][-+]?\d+)?')
#: Words that are no text, and what they are as one.
_WORDS = {'null': '', 'true': 'true', 'false': 'false'}
#: What programs write for numbers that are none.
_NO_NUMBERS = frozenset({'NaN', 'Infinity', '-Infinity'})
#: A text whose last quotation mark is missing, before the next key.
_UNENDED = re.compile(r'"([^"\\\n]*?)\s*(?=,\s*"[\w-]+"\s*:)')
#: A text whose first one is missing.
_UNBEGUN = re.compile(r'[^][{}:,"\'\s][^][{}:,"\'\n]*"(?=\s*[]},])')
_END = ('', '')


class Parser:
    """Parses one text.

    :param text: The text.
    :param flaws: Takes note of what is wrong.
    """

    def __init__(self, text: str, flaws: list[Flaw]) -> None:
        self._text = text
        self._flaws = flaws
        self._place = 0
        self._line = 1
        self._counted = 0
        self._said: set[str] = set()
        #: Whether it is told that the text ends too early: all else follows from it.
        self._is_cut = False
        self._kind, self._token = _END

    def parse(self) -> Node | None:
        """Return all that can be read."""
        self._next()
        found: list[Node] = []
        while self._kind:
            if self._token in {']', '}', ',', ':'}:
                self._stray()
                continue
            if found:
                message = (
                    'several values follow each other, as in JSON Lines; put them '
                    'between brackets, with commas between them'
                )
                self._blame(message, once=True)
            found.append(self._value(0))
        if len(found) < 2:
            return found[0] if found else None
        whole = List(1)
        for node in found:
            whole.members += node.members if isinstance(node, List) else [node]
        return whole

    # Tokens

    def _next(self) -> None:
        """Go on to the next token, over space and comments."""
        while True:
            space = _SPACE.match(self._text, self._place)
            self._place = space.end() if space else self._place
            self._line += self._text.count('\n', self._counted, self._place)
            self._counted = self._place
            if not (comment := _COMMENT.match(self._text, self._place)):
                break
            self._blame('a comment is left out; JSON has none', once=True)
            self._place = comment.end()
        match = _TOKEN.match(self._text, self._place)
        if match:
            self._kind = match.lastgroup or ''
            self._token = self._closed(match)
        elif self._place < len(self._text):
            self._kind, self._token = 'text', self._open_text()
        else:
            self._kind, self._token = _END

    def _closed(self, match: re.Match[str]) -> str:
        """Return a token; as a text, if it is one of which a mark is missing."""
        place, end = match.start(), match.end()
        is_open = match['text'] and self._text[end : end + 1].isalnum()
        if is_open and (text := _UNENDED.match(self._text, place)):
            self._blame('a quotation mark is missing at the end of a text')
            self._place = text.end()
            return json.dumps(text[1])
        if match['word'] and (text := _UNBEGUN.match(self._text, place)):
            self._blame('a quotation mark is missing at the beginning of a text')
            self._kind, self._place = 'text', text.end()
            return json.dumps(text[0][:-1])
        self._place = end
        return match[0]

    def _open_text(self) -> str:
        """Return a text that is not closed on its line."""
        if match := _LONG.match(self._text, self._place):
            self._blame('a text goes over several lines; write \\n for each end')
            self._place = match.end()
            return match[0]
        end = self._text.find('\n', self._place)
        end = len(self._text) if end < 0 else end
        start = self._place + 1
        self._blame('a quotation mark is missing at the end of a text')
        self._is_cut = end == len(self._text)
        rest = self._text[start:end].rstrip(' \t\r,')
        if (bare := rest.rstrip(' \t]},')) and _closes(rest):
            rest, end = bare, start + len(bare)
        self._place = end
        return json.dumps(rest)

    def _blame(self, message: str, line: int = 0, *, once: bool = False) -> None:
        if not self._is_cut and not (once and message in self._said):
            self._said.add(message)
            self._is_cut = not self._kind and self._place == len(self._text)
            flaw = Flaw(line or self._line, f'this is not JSON: {message}')
            self._flaws.append(flaw)

    def _stray(self) -> None:
        self._blame(f"'{self._token}' is out of place; remove it")
        self._next()

    # Values

    def _value(self, depth: int) -> Node:
        """Return the value that begins here, and go on behind it."""
        line, token = self._line, self._token
        if token in {'[', '{'} and self._kind == 'mark':
            self._next()
            if depth >= DEEPEST:
                self._blame('this is nested too deeply', line, once=True)
                self._skip()
                return Text('', line)
            return self._list(line, depth) if token == '[' else self._map(line, depth)
        text = self._string() if self._kind == 'text' else self._word()
        self._next()
        return Text(text, line)

    def _skip(self) -> None:
        """Go on behind the end of what is open."""
        depth = 1
        while self._kind and depth:
            if self._kind == 'mark':
                depth += (self._token in '[{') - (self._token in ']}')
            self._next()

    def _string(self) -> str:
        token = self._token
        if token.startswith("'"):
            message = 'a text stands between single quotation marks; write double ones'
            self._blame(message, once=True)
            inner = token[1:-1].replace("\\'", "'")
            token = '"' + re.sub(r'(?<!\\)"', r'\\"', inner) + '"'
        line = self._line
        commands, meant, before = eaten_commands(token, 'bfnrt')
        try:
            text: str = json.loads(meant, strict=False)
        except ValueError:
            self._blame(
                f'{shortened(token)} holds a backslash that means nothing; double it'
            )
            return token[1:-1]
        if commands:
            self._flaws.append(Flaw(line + before, advice(commands)))
        return cleaned(text, self._flaws, line) if '\\' in token else text

    def _word(self) -> str:
        word = self._token
        if word in _NO_NUMBERS:
            self._blame(f"'{word}' is no value; write null")
            return ''
        if word not in _WORDS and not _NUMBER.fullmatch(word):
            self._blame(
                f"'{shortened(word)}' is no text; put it between quotation marks"
            )
        return _WORDS.get(word, word)

    def _separated(self, closing: str, line: int, *, is_first: bool) -> bool:
        """Go over what separates members; say whether another one follows.

        :param closing: What ends what is open.
        :param line: Line on which it begins.
        :param is_first: Whether no member is read yet.
        """
        commas = 0
        while self._token == ',' and self._kind == 'mark':
            commas += 1
            comma = self._line
            self._next()
            if commas > 1 or is_first or self._token == closing:
                self._blame('a comma is too much; remove it', comma)
        if self._token == closing and self._kind == 'mark':
            self._next()
            return False
        if not self._kind or (self._kind == 'mark' and self._token in ']}'):
            what = 'a list' if closing == ']' else 'an entry'
            message = f"{what} is not closed; add '{closing}' at its end"
            self._blame(message, line)
            return False
        if not commas and not is_first:
            self._blame(f'a comma is missing before {shortened(self._token)}')
        return True

    def _list(self, line: int, depth: int) -> List:
        found, is_first = List(line), True
        while self._separated(']', line, is_first=is_first):
            is_first = False
            if self._token == ':' and self._kind == 'mark':
                self._stray()
                continue
            member = self._value(depth + 1)
            # Of what is cut off before its first value nothing is left.
            if self._kind or not isinstance(member, Map) or member.members:
                found.members.append(member)
        return found

    def _map(self, line: int, depth: int) -> Map:
        found, is_first = Map(line), True
        while self._separated('}', line, is_first=is_first):
            is_first = False
            if self._kind == 'mark' and self._token == '{':
                self._blame("an entry is not closed; add '}' at its end", line)
                break
            if self._kind == 'mark':
                self._stray()
                continue
            self._member(found, depth)
        return found

    def _member(self, found: Map, depth: int) -> None:
        """Read a key and its value."""
        line = self._line
        if self._kind == 'word':
            message = 'a key stands without quotation marks; put them around it'
            self._blame(message, once=True)
        name = self._string() if self._kind == 'text' else self._token
        self._next()
        if self._kind == 'mark' and self._token == ':':
            self._next()
        elif not self._kind or (self._kind == 'mark' and self._token in ',}]'):
            self._blame(f"the key '{shortened(name)}' has no value", line)
            return
        else:
            self._blame(f"a colon is missing behind '{shortened(name)}'", line)
        if not self._kind or (self._kind == 'mark' and self._token in ',}]:'):
            self._blame(f"the key '{shortened(name)}' has no value", line)
            return
        value = self._value(depth + 1)
        if name in found.members:
            message = f"the key '{name}' stands twice; only the first counts"
            self._flaws.append(Flaw(line, message))
        else:
            found.members[name] = value


def _closes(text: str) -> bool:
    """Say whether a text closes more than it opens, so that its end is none of it."""
    return any(text.count(a) < text.count(b) for a, b in ('{}', '[]'))


def parse_json(text: str, flaws: list[Flaw]) -> Node | None:
    """Return what a file says, as far as it can be read.

    :param text: A JSON text.
    :param flaws: Takes note of what is wrong.
    """
    known = len(flaws)
    node = Parser(text, flaws).parse()
    try:
        json.loads(text, parse_int=str)
    except ValueError as error:
        if len(flaws) == known:
            line, reason = getattr(error, 'lineno', 1), getattr(error, 'msg', error)
            flaws.append(Flaw(line, f'this is not JSON: {reason}'))
    except RecursionError:
        pass
    flaws.sort(key=lambda flaw: flaw.line)
    return node
