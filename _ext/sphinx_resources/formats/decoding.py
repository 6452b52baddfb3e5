"""The text of a file, from its bytes: UTF-8, and what is left of anything else."""

from __future__ import annotations

import re

from sphinx_resources.formats.tree import Flaw

#: Most bytes of a file.
LARGEST = 64 * 2**20

#: With what files begin that are written in wider units, most of them with a mark;
#: without it, the first letter of a table or list tells.
_LETTERS = [bytes([n]) for n in range(9, 127)]
_WIDE = {
    'utf-32-le': (b'\xff\xfe\0\0',),
    'utf-32-be': (b'\0\0\xfe\xff',),
    'utf-16-le': (b'\xff\xfe', *(letter + b'\0' for letter in _LETTERS)),
    'utf-16-be': (b'\xfe\xff', *(b'\0' + letter for letter in _LETTERS)),
}
#: How many bytes tell in which units a file is written, and whether it is a text.
_FIRST = 2000
#: What a server sends instead of a list that is not there.
_PAGE = re.compile(r'\s*<(!doctype\s+html|html\b|\?xml)', re.IGNORECASE)
#: What stands for bytes that are no letter.
_LOST = '\ufffd'


def decoded(data: bytes, flaws: list[Flaw]) -> str:
    """Return the text of a file, which is to be UTF-8, perhaps with a mark of it.

    :param data: Its bytes.
    :param flaws: Takes note of what is wrong.
    :returns: Its text, with one form of the ends of lines; empty if it is none.
    """
    if len(data) > LARGEST:
        flaws.append(Flaw(1, too_large()))
        return ''
    if encoding := _wide(data):
        name = encoding[:6].upper()
        flaws.append(Flaw(1, f'the file is written in {name}; save it as UTF-8'))
        text = data.decode(encoding, errors='replace')
    else:
        text = _narrow(data, flaws)
    text = text.lstrip('\ufeff').replace('\r\n', '\n').replace('\r', '\n')
    if _PAGE.match(text):
        message = 'the file is a page in HTML or XML; save the list itself'
        flaws.append(Flaw(1, message))
        return ''
    return text


def too_large() -> str:
    """Return what is said of a file that has more bytes than one may have."""
    return f'the file has more than {LARGEST // 2**20} MB; divide it'


def _wide(data: bytes) -> str:
    """Return the encoding of a file of wider units; empty if they are bytes."""
    for encoding, signs in _WIDE.items():
        if data.startswith(signs):
            return encoding
    # Of most letters one half is zero.
    zeros = data[0:_FIRST:2].count(0), data[1:_FIRST:2].count(0)
    few, many = sorted(zeros)
    if many > min(len(data), _FIRST) / 8 and few < many / 8:
        return 'utf-16-be' if zeros[0] == many else 'utf-16-le'
    return ''


def _narrow(data: bytes, flaws: list[Flaw]) -> str:
    try:
        return data.decode('utf-8-sig')
    except UnicodeDecodeError as error:
        if 0 in data[:_FIRST] or data.startswith(b'%PDF'):
            message = 'the file is no text; save a table of a program as CSV in UTF-8'
            flaws.append(Flaw(1, message))
            return ''
        line = len(re.findall(rb'\r\n?|\n', data[: error.start])) + 1
        text = data.decode('utf-8-sig', errors='replace')
        more = text.count(_LOST) - 1
        verb = 'is' if more == 1 else 'are'
        others = f', nor {verb} {more} more' if more > 0 else ''
        message = (
            f'the byte {data[error.start]:#x} is not UTF-8{others}; save it as UTF-8'
        )
        flaws.append(Flaw(line, message))
        return text
