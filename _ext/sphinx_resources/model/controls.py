r"""Characters of authors that would command a terminal, a log or a file.

These are the control characters of ISO 6429, an escape sequence among them, the
line ends of Unicode, what overrides the direction of text (Unicode Standard
Annex #9, *Explicit Directional Formatting Characters*) and halves of characters,
which cannot be written.  Marks of direction and joiners stay: words need them.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')
_END = re.compile(r'\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]')
_UNSEEN_END = re.compile(r'[\v\f\x1c-\x1e\x85\u2028\u2029]')
#: What XML cannot hold, with the controls that it can and that show nothing.
_UNWRITABLE = re.compile(r'[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]')
_UNSEEN = re.compile('[\xad\u200b\u2060\ufeff]')
#: Signs that show nothing, of which words need some, and spaces of the Web.
_SIGNS = '\xad\u200b-\u200f\u2060\ufeff'
UNSHOWN = re.compile(f'[{_SIGNS}]')
_IN_MARKUP = re.compile(f'[{_SIGNS}\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]')
#: What begins or ends a block or the metadata, or names an option or the kind of a
#: page, with the spaces around it.
_MARKUP = re.compile(
    r'\s*(?:[:`]{3,}(?:\s*\{[\w-]+\})?|\.\.\s+[\w-]+::|:[A-Za-z][\w-]*:)\s*|'
    r'-{3}\s*$|resource-kind\s*:\s*'
)
#: What keys of YAML and items of Markdown begin with, and texts of JSON with what is
#: between them.
_KEY = re.compile(r'\s*(?:-\s+)*(?:[\w.-]+\s*:(?:\s+|$))?')
_ITEM = re.compile(r'\s*(?:[-*+]\s+|\d+[.)]\s+)*')
_PARTS_OF_JSON = re.compile(rf'"(?:[^"\\]|\\.)*"|{_IN_MARKUP.pattern}', re.DOTALL)
_FOLDED = re.compile(r'\s*(?:\r\n|[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029])\s*')


def escaped(text: str) -> str:
    r"""Return *text* on one line, each other control shown as ``\x1b``.

    :param text: What is told to somebody, the words of an author in it.
    """
    return _CONTROL.sub(_shown, _FOLDED.sub(' ', text))


def shortened(text: str, longest: int = 60) -> str:
    """Return the beginning of *text*, on one line, as a message can hold it.

    :param text: Words of an author.
    :param longest: Most characters that are shown.
    """
    words = ' '.join(text.split())
    return words if len(words) <= longest else f'{words[:longest]}…'


def escaped_lines(text: str) -> str:
    """Return the same of a text of several lines, which stay.

    :param text: Lines that end with a line feed.
    """
    return '\n'.join(_CONTROL.sub(_shown, line) for line in text.split('\n'))


def removed(text: str) -> str:
    """Return *text* on one line, without controls.

    :param text: What is written into a file, the words of an author in it.
    """
    return ' '.join(_CONTROL.sub('', _FOLDED.sub(' ', text)).split())


def removed_lines(text: str) -> str:
    """Return the same of a text of several lines, all with the same end.

    :param text: Lines with any ends.
    :returns: Lines with a line feed between them; tabs are four spaces.
    """
    lines = _END.sub('\n', text).replace('\t', ' ' * 4).split('\n')
    return '\n'.join(_CONTROL.sub('', line) for line in lines)


def has_unseen_end(text: str) -> bool:
    """Say whether *text* holds a line end that editors do not show."""
    return _UNSEEN_END.search(text) is not None


def unseen(text: str, *, marks: bool = False) -> str:
    """Return the first character that shows nothing and that no word needs.

    :param text: A value.
    :param marks: Whether it holds no words, so that it needs no such character.
    :returns: Its number and name, or an empty string.
    """
    match = (UNSHOWN if marks else _UNSEEN).search(text)
    return f'U+{ord(match[0]):04X} ({unicodedata.name(match[0])})' if match else ''


def without_unseen_ends(text: str) -> str:
    """Return *text* with spaces in place of line ends that editors do not show.

    :param text: Lines that end with a line feed.
    """
    return _UNSEEN_END.sub(' ', text)


def spaced(text: str) -> str:
    """Return the same without what cannot stand in a page at all.

    :param text: Lines that end with a line feed.
    """
    return _UNWRITABLE.sub('', without_unseen_ends(text))


def plainly_marked(text: str) -> str:
    """Return a page with nothing but plain spaces in its markup.

    :param text: Its source.  Text that was copied from the Web holds signs that show
        nothing, with which no parser takes a line for what it looks like.
    """
    return _plain_lines(text, _MARKUP)


def plainly_keyed(text: str, suffix: str) -> str:
    """Return the same of a data file, between whose keys and values such signs stand.

    :param text: What it says.
    :param suffix: How its name ends.
    """
    if suffix in {'.yaml', '.yml'}:
        return _plain_lines(text, _KEY)
    if suffix in {'.md', '.markdown'}:
        return _plain_lines(text, _ITEM)
    if suffix == '.json' and _IN_MARKUP.search(text):
        return _PARTS_OF_JSON.sub(lambda m: m[0] if m[0][0] == '"' else ' ', text)
    return text


def _plain_lines(text: str, markup: re.Pattern[str]) -> str:
    if not _IN_MARKUP.search(text):
        return text
    return '\n'.join(_plain_line(line, markup) for line in text.split('\n'))


def _plain_line(line: str, form: re.Pattern[str]) -> str:
    if not _IN_MARKUP.search(line):
        return line
    seen = UNSHOWN.sub('', line)
    if not (markup := form.match(seen)):
        return line
    # What follows the markup may need such signs.
    end = re.match(f'(?:[{_SIGNS}]*[^{_SIGNS}]){{{markup.end()}}}', line)
    rest = line[end.end() :] if end and seen[markup.end() :] else ''
    marks = markup[0].lstrip()
    # At the start of a line that of Chinese and Japanese is as wide as two.
    indent = markup[0][: len(markup[0]) - len(marks)].replace('\u3000', '  ')
    return re.sub(r'[^\S\t\r]', ' ', indent + marks) + rest


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f'\\x{code:02x}' if code < 0x100 else f'\\u{code:04x}'
