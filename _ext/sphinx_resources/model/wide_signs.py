"""Signs of other keyboards, and of programs for writing, in place of those of markup.

Where Chinese and Japanese are written, colons, commas and brackets are as wide as the
letters, and programs for writing curl quotation marks.  To parsers they are letters.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_resources.model.options import RESOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What is meant by such signs.
PLAIN = {
    **dict(zip('：，、；｛｝［］＝＃－', ':,,;{}[]=#-', strict=True)),
    **dict.fromkeys('“”„‟«»「」『』＂', '"'),
    **dict.fromkeys('‘’‚‛＇', "'"),
}
#: Quotation marks, by what ends a text that they begin.
_ENDS = {'“': '”“', '„': '“”', '«': '»', '「': '」', '『': '』', '‘': '’', '＂': '＂'}
_QUOTED = '|'.join(
    f'{begin}[^{begin}{ends}"\n]*[{ends}"]' for begin, ends in _ENDS.items()
)
#: A text of JSON, one in such marks, and a sign between them.
_PARTS_OF_JSON = re.compile(
    rf'(?P<text>"(?:[^"\\]|\\.)*")|{_QUOTED}|[：，、；｛｝［］]', re.DOTALL
)
_LINE_OF_YAML = re.compile(
    r'(?P<before>\s*(?:-\s+)*(?P<key>[A-Za-z][\w.-]*))\s*'
    r'(?P<colon>：|:(?=\s|$))\s*(?P<value>.*)'
)
#: What opens a text of several lines, which may hold anything.
_BLOCK = re.compile(r'[|>][-+0-9]*\s*')
#: A value that is no text of YAML without marks, but in such, and a list in brackets.
_VALUE_OF_YAML = re.compile(
    rf'(?=.*(?::\s|\s#))(?:{_QUOTED})\s*|(?=.*[［］])[［\[][^\]］]*[\]］]\s*'
)
#: Keys that there are whatever a file says.
_KEYS = {*RESOURCE, 'title', 'description', 'resource-kind'}


def sign_name(sign: str) -> str:
    """Return a sign as a message shows it, with its name in Unicode."""
    return f"'{sign}' ({unicodedata.name(sign, 'no name')})"


def first_wide(text: str) -> str:
    """Return the first of such signs in a text; an empty string if there is none."""
    return next((sign for sign in text if sign in PLAIN), '')


def begins_text(sign: str) -> bool:
    """Say whether a sign is a quotation mark that curls, or is as wide as letters."""
    return sign in _ENDS


def plainly_signed(text: str, suffix: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a data file with plain signs where its form has signs.

    :param text: What it says.
    :param suffix: How its name ends.
    :returns: The text as it was meant, and what to say of it, each with its line.
    """
    if not first_wide(text):
        return text, []
    if suffix in {'.yaml', '.yml'}:
        return _plain_yaml(text)
    return _plain_json(text) if suffix == '.json' else (text, [])


def _plain_json(text: str) -> tuple[str, list[tuple[int, str]]]:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        pass
    else:
        return text, []
    found: dict[str, list[int]] = {}

    def mended(match: re.Match[str]) -> str:
        if match['text']:
            return match[0]
        sign = match[0][0]
        found.setdefault(sign, []).append(match.start())
        if len(match[0]) == 1:
            return PLAIN[sign]
        return f'"{match[0][1:-1]}"'

    text = _PARTS_OF_JSON.sub(mended, text)
    said = []
    for sign, places in found.items():
        many = f' ({len(places)} times in this file)' if len(places) > 1 else ''
        meant = PLAIN[sign].replace("'", '"')
        message = f'{sign_name(sign)} is no sign of it; write {meant}{many}'
        line = text.count('\n', 0, places[0]) + 1
        said.append((line, f'this is not JSON: {message}'))
    return text, said


def _plain_yaml(text: str) -> tuple[str, list[tuple[int, str]]]:
    lines = text.split('\n')
    said: list[tuple[int, str]] = []
    known = _KEYS.union(re.findall(r'(?m)^[ \t-]*([A-Za-z][\w.-]*):(?=\s)', text))
    for number, match in _keys_of(lines):
        if match['key'] not in known:
            continue
        signs = []
        if match['colon'][0] == '：':
            signs.append('：')
        value = match['value']
        if _VALUE_OF_YAML.fullmatch(value):
            signs.append(first_wide(value))
            begins = PLAIN.get(value[0], value[0])
            value = value.strip()
            inner = value[1:-1] if begins == '[' else value[1:-1].replace("'", "''")
            value = f'[{inner}]' if begins == '[' else f"'{inner}'"
        lines[number] = f'{match["before"]}: {value}' if signs else lines[number]
        for sign in signs:
            meant = PLAIN[sign] + ' and a space' * (sign == '：')
            message = f'{sign_name(sign)} is no sign of it; write {meant}'
            said.append((number + 1, f'this is not YAML: {message}'))
    return '\n'.join(lines), said


def _keys_of(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Give the lines that begin with a key, but for those inside a text."""
    column = -1
    for number, line in enumerate(lines):
        is_inside = column >= 0 and len(line) - len(line.lstrip()) > column
        if is_inside or not line.strip():
            continue
        column = -1
        if match := _LINE_OF_YAML.fullmatch(line):
            if _BLOCK.fullmatch(match['value']):
                column = match.start('key')
            yield number, match
