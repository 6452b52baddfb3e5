"""Which files are pictures that pages can show."""

from __future__ import annotations

import re
from pathlib import PurePath

#: How many bytes of a file say what it is. An SVG has its element behind comments and
#: definitions, which programs for drawing write at length.
ENOUGH = 1 << 16

#: Formats that all browsers show, with what their files end in. The first is the
#: usual one.
FORMATS = {
    'PNG': ('.png',),
    'JPEG': ('.jpg', '.jpeg'),
    'GIF': ('.gif',),
    'SVG': ('.svg',),
    'WebP': ('.webp',),
    'AVIF': ('.avif',),
}

_SVG = re.compile(rb'<(?:\w+:)?svg[\s/>]')


def format_of(content: bytes) -> str:
    """Return the format of a picture; empty if it is none of :data:`FORMATS`.

    :param content: The first bytes of a file, :data:`ENOUGH` of them.
    """
    # https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
    if content.startswith(b'\x89PNG\r\n\x1a\n'):
        return 'PNG'
    if content.startswith(b'\xff\xd8\xff'):
        return 'JPEG'
    if content.startswith((b'GIF87a', b'GIF89a')):
        return 'GIF'
    if content.startswith(b'RIFF') and content[8:12] == b'WEBP':
        return 'WebP'
    # https://aomediacodec.github.io/av1-avif/#brands
    if content[4:8] == b'ftyp' and re.search(b'avi[fs]', content[8:64]):
        return 'AVIF'
    # Of a text in UTF-16, each second byte is empty.
    return 'SVG' if _SVG.search(content.replace(b'\0', b'')) else ''


def check_picture(name: str, content: bytes) -> None:
    """Check that pages can show a file as a picture.

    :param name: Its name, by whose end servers tell browsers what it is.
    :param content: Its first bytes, :data:`ENOUGH` of them.
    :raises ValueError: They cannot; the text says what to write instead.
    """
    found = format_of(content)
    if not found:
        *most, last = FORMATS
        reason = 'is no picture that all browsers show' if content else 'is empty'
        msg = f"'{name}' {reason}; write the path of a {', '.join(most)} or {last}"
        raise ValueError(msg)
    path = PurePath(name)
    if path.suffix.lower() not in FORMATS[found]:
        kind = f'{"an" if found in {"SVG", "AVIF"} else "a"} {found}'
        named = path.stem + FORMATS[found][0]
        msg = f"'{name}' is {kind}, which its name does not say; call it '{named}'"
        raise ValueError(msg)
