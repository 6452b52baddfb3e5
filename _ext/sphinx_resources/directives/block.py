"""Taking a block apart: its title, its options with their lines, and its body.

Options are not left to the parser of the document.  MyST reads them with a
tokenizer that drops the whole block for one odd quote and cuts values at
`` #``; docutils refuses a directive for one unknown name.  Read here, they are
the same in both, a fault costs no more than its own line, and that line is
known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.model.values import unquote
from sphinx_resources.model.wide_signs import first_wide, sign_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_OPTION = re.compile(r':(?P<name>[A-Za-z][\w-]*):(?:\s+|(?=\S)|$)(?P<value>.*)')
_BARE = re.compile(r'(?P<name>[A-Za-z][\w-]*):(?:\s+|$)(?P<value>.*)')
#: An option behind other text.
_BEHIND = re.compile(r'\s:(?P<name>[A-Za-z][\w-]*):(?=\s|$)')
_HALF = re.compile(r':(?P<name>[A-Za-z][\w-]*)(?:\s+(?P<value>.*)|$)')
#: An option with other signs than its colons, or with more of them. What begins an
#: item, a quotation, a heading, a comment, a formula or other markup begins the body.
_ODD = re.compile(
    r'(?![-+>#]\s|\.\.\s)(?P<signs>[^\w\s$`*\[(<{!]*)\s*(?P<name>[A-Za-z][\w-]*)'
    r'\s*[:：=]+(?P<value>.*)'
)
#: An option as an item of a list, with emphasis, or as in JSON.
_LOOSE = re.compile(
    r'(?:[-*+•]\s+)?["\'*_`]{0,2}(?P<name>[A-Za-z][\w-]*)["\'*_`]{0,2}\s*[:：=]'
    r'["\'*_`]{0,2}\s+(?P<value>.*?),?'
)
_FENCE = re.compile(r'-{3,}\s*')
#: A line of words; one with markup at its start begins the body.
_WORDS = re.compile(r'[\w"\'(„“‘«].*')
#: A remark, as other languages write it.
_REMARK = re.compile(r'[#%]\s.*|\.\.\s[^:]*')
#: What begins a block in a text, and ends it if nothing follows.
_MARKS = re.compile(r'\s*(?P<signs>:{3,}|`{3,}|~{3,})(?P<rest>.*)')


class Line(NamedTuple):
    """A line of a source file."""

    number: int
    text: str


@dataclass(slots=True)
class Option:
    """An option as its author wrote it."""

    lineno: int
    #: Without quotation marks around it.
    value: str
    #: With them: around one member of a list they hold it together.
    written: str = ''


@dataclass(slots=True)
class Block:
    """The parts of a directive."""

    #: Argument, on one line.
    title: str = ''
    #: Options by name, in lower case.
    options: dict[str, Option] = field(default_factory=dict)
    #: What is left.
    body: list[Line] = field(default_factory=list)
    #: What is wrong with the form, each with its line.
    faults: list[tuple[int, str]] = field(default_factory=list)


def split(
    argument: Sequence[Line], content: Sequence[Line], known: Collection[str]
) -> Block:
    """Take a block apart.

    :param argument: The argument; in reStructuredText it holds the options.
    :param content: The content; in MyST it begins with the options.
    :param known: Names of the options that there are.
    :returns: Its parts.
    """
    block = Block()
    lines = list(argument)
    while lines and not _begins(lines[0].text.strip(), known if block.title else ()):
        block.title = f'{block.title} {lines.pop(0).text.strip()}'.strip()
    # A title may hold what an option below has for itself.
    below = map(_OPTION.fullmatch, (line.text.strip() for line in (*lines, *content)))
    meant = set(known) - {match['name'].lower() for match in below if match}
    for behind in _BEHIND.finditer(block.title):
        if behind['name'].lower() in meant:
            number = argument[0].number
            block.faults.append((number, _apart(behind['name'], 'the title')))
            lines.insert(0, Line(number, block.title[behind.start() :].strip()))
            block.title = block.title[: behind.start()]
            break
    if lines:
        lines.append(Line(lines[-1].number + 1, ''))
    _Reader(block, known).read([*lines, *content])
    block.faults += _below(block.body, known)
    return block


def _apart(name: str, other: str) -> str:
    return f"':{name}:' stands behind {other}; give each option a line of its own"


def _below(body: Sequence[Line], known: Collection[str]) -> Iterator[tuple[int, str]]:
    """Tell of options in a text, where they are words of it.

    Blocks and code in it have options of their own, and are indented or between marks.
    """
    opened: list[str] = []
    for line in body:
        if marks := _MARKS.fullmatch(line.text):
            signs = marks['signs']
            if opened and not marks['rest'].strip() and signs.startswith(opened[-1]):
                opened.pop()
            elif not opened or opened[-1][0] == ':':
                opened.append(signs)
            continue
        match = None if opened else _OPTION.fullmatch(line.text)
        if match and match['name'].lower() in known:
            text = line.text.strip()
            fault = f"'{text}' stands in the text; write it above, with the options"
            yield line.number, fault


def _begins(text: str, known: Collection[str]) -> bool:
    """Say whether a line of an argument begins the options, if not as it should.

    :param text: The line.
    :param known: Names of the options that may be told from words of a title.
    """
    if _OPTION.fullmatch(text):
        return True
    match = _HALF.fullmatch(text) or _ODD.fullmatch(text)
    return match is not None and match['name'].lower() in known


class _Reader:
    """Reads options until something else begins."""

    def __init__(self, block: Block, known: Collection[str]) -> None:
        self.block = block
        self.known = known
        self.fenced = False
        #: What the next line may continue; nothing after an empty line.
        self.last: Option | None = None
        self.paused = False
        #: How many were written as in lists, in JSON or with emphasis.
        self.loose = 0

    def read(self, lines: Sequence[Line]) -> None:
        """Read the options; what follows them is the body."""
        index = 0
        while index < len(lines):
            if self._take(lines[index]):
                index += 1
            elif self._is_remark(lines[index : index + 2]):
                text = lines[index].text.strip()
                fault = f"'{text}' stands between options; leave it out"
                self.block.faults.append((lines[index].number, fault))
                index += 1
            elif stray := self._stray(lines[index:]):
                self._join(stray)
                index += len(stray)
            elif self._is_cut(lines[index].text):
                self._join_cut(lines[index])
                index += 1
            else:
                self.block.body += lines[index:]
                return

    def _take(self, line: Line) -> bool:
        """Take a line, if it belongs to the options."""
        text = line.text.strip()
        if (
            text[:1] == '-'
            and _FENCE.fullmatch(text)
            and (self.fenced or not self.block.options)
        ):
            self.fenced = not self.fenced
            self.last = None
            return True
        if not text:
            self.last = None
            self.paused = True
            return True
        match = _OPTION.fullmatch(text)
        if match and (self.last or not self.block.options or self._knows(match)):
            self._note(line, match['name'], match['value'])
            return True
        bare = _BARE.fullmatch(text)
        if bare and self.fenced:
            self._note(line, bare['name'], bare['value'])
            return True
        return self._mended(line) or self._continue(line)

    def _mended(self, line: Line) -> bool:
        """Take a line that was meant for an option, and say how to write it."""
        text = line.text.strip()
        if odd := _ODD.fullmatch(text):
            reason = 'is not written as an option'
            if sign := first_wide(text[: odd.start('value')]):
                reason += f': {sign_name(sign)} stands in it'
            if _BARE.fullmatch(text):
                reason = 'lacks its first colon'
            is_meant = ':' in odd['signs'] or '：' in odd['signs']
            # What is indented continues a value, and a sentence can begin so.
            if self._continues(line) or (self.paused and not is_meant):
                return False
        elif odd := _HALF.fullmatch(text):
            reason = 'lacks its second colon'
        elif not self.paused and self._is_loose():
            odd = _LOOSE.fullmatch(text)
            reason = 'is not written as an option'
        if not odd or not self._knows(odd):
            return False
        value = (odd['value'] or '').strip()
        if odd.re is _LOOSE:
            self.loose += 1
            value = unquote(value)
        self._note(line, odd['name'], value)
        mended = f':{odd["name"]}: {value}'.rstrip()
        self.block.faults.append((line.number, f"'{text}' {reason}; write {mended}"))
        return True

    def _is_loose(self) -> bool:
        """Say whether no option is written as one, so that a list may be them."""
        return self.loose == len(self.block.options)

    def _is_remark(self, lines: Sequence[Line]) -> bool:
        """Say whether a line is a remark on the option that follows it."""
        remark, *rest = [line.text.strip() for line in lines]
        match = _OPTION.fullmatch(rest[0]) if rest and self.last else None
        return bool(match and self._knows(match) and _REMARK.fullmatch(remark))

    def _stray(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines of words that part options from others or the title."""
        below_title = not (self.block.options or self.paused)
        if self.last is None and not below_title:
            return []
        found: list[Line] = []
        for line in lines:
            text = line.text.strip()
            form = _BARE if self.fenced else _OPTION
            if (match := form.fullmatch(text)) and self._knows(match):
                return found
            if not _WORDS.fullmatch(text):
                break
            found.append(line)
        return []

    def _join(self, stray: Sequence[Line]) -> None:
        """Keep lines that stand where they should not."""
        text = ' '.join(line.text.strip() for line in stray)
        number = stray[0].number
        if self.last is None:
            fault = (
                f"'{text}' stands above the options; write the title on one line, "
                'behind the name of the block, and the text below the options'
            )
            self.block.body += stray
        else:
            fault = (
                f"'{text}' stands between options, and is read as the end of the one "
                'above; write each on one line, or indent what continues it'
            )
            self._extend(text)
        self.block.faults.append((number, fault))

    def _is_cut(self, text: str) -> bool:
        """Say whether a line is the end of a list that its author broke in two."""
        is_open = self.last is not None and self.last.written.endswith((',', ';'))
        return is_open and bool(_WORDS.fullmatch(text)) and text[-1] not in '.!?:'

    def _join_cut(self, line: Line) -> None:
        text = line.text.strip()
        fault = (
            f"'{text}' stands below a value that ends with a comma, and is read as its "
            'end; indent it'
        )
        self.block.faults.append((line.number, fault))
        self._extend(text)

    def _knows(self, match: re.Match[str]) -> bool:
        return match['name'].lower() in self.known

    def _note(self, line: Line, name: str, value: str) -> None:
        for behind in filter(self._knows, _BEHIND.finditer(value)):
            self._note(line, name, value[: behind.start()])
            fault = _apart(behind['name'], f"the value of '{name}'")
            self.block.faults.append((line.number, fault))
            self._note(line, behind['name'], value[behind.end() :])
            return
        option = self.last = Option(line.number, unquote(value := value.strip()), value)
        self.paused = False
        if (name := name.lower()) in self.block.options:
            fault = f"the option '{name}' stands twice; only the first counts"
            self.block.faults.append((line.number, fault))
        else:
            self.block.options[name] = option

    def _continue(self, line: Line) -> bool:
        """Take a line that continues a value: indented, or an item of a list."""
        text = line.text.strip()
        if self.last is None:
            return False
        if text.startswith('- ') and (
            not self.last.value or self.last.value[-1] == ';'
        ):
            self.last.value += f'{unquote(text[2:].strip())};'
            self.last.written = self.last.value
            return True
        if self._continues(line):
            self._extend(text)
            return True
        return False

    def _extend(self, text: str) -> None:
        if self.last is not None:
            self.last.written = f'{self.last.written} {text}'.strip()
            self.last.value = unquote(self.last.written)

    def _continues(self, line: Line) -> bool:
        return self.last is not None and line.text[:1].isspace()
