"""Markup of other programs for notes and pages, and traces of those that write.

Obsidian, Pandoc, GitHub, Docusaurus, Hugo and Notion have signs of their own, which
readers see as they are typed; and programs that answer leave marks of their sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What no text has that none of this is in.
_SIGNS = re.compile(
    r'\[\[|==|\[!|%%|\{[{%]|\[@|[\^~]\w+[\^~]|:\w+:|[【\ue200]|oai|\[cite'
)

#: Pictures that pages about learning have.
_PICTURES = (
    r'\+1|100|(?:blue_|green_|orange_|open_)?books?|brain|bug|bulb|calendar|clap|'
    r'computer|construction|dart|exclamation|eyes|fire|gift|headphones|heart|'
    r'heavy_check_mark|hourglass|information_source|key|link|lock|mag|memo|moneybag|'
    r'mortar_board|movie_camera|muscle|page_facing_up|pencil2?|point_(?:right|down)|'
    r'pushpin|question|robot|rocket|smile|snake|sparkles|star2?|tada|thumbsup|'
    r'video_camera|warning|white_check_mark|wrench|zap'
)

#: Markup, with what to write instead in Markdown and in reStructuredText.
_FORMS = [
    (re.compile(pattern, re.MULTILINE), in_markdown, in_rst)
    for pattern, in_markdown, in_rst in (
        (
            r'(?<![\\\w\[`])!\[\[(?P<name>[^][|#\n]+)(?:[|#][^][\n]*)?\]\]',
            'write ![]({name})',
            'write .. image:: {name}',
        ),
        (
            (
                r'(?<![\\\w\[`!])\[\[(?=[^][\n]*[^\W\d_])(?P<name>[^][|#,\n]+)'
                r'(?:[#|][^][\n]*)?\]\](?![(\[])'
            ),
            'write {{topic}}`{name}` or {{resource}}`{name}`',
            'write :topic:`{name}` or :resource:`{name}`',
        ),
        (
            r'(?<![=\w!<>])==(?=[^\s=])(?P<name>[^=\n`]+)(?<=[^\s=])==(?![=\w])',
            'write **{name}**',
            'write **{name}**',
        ),
        (
            r'(?<=>)[ \t]*(?P<shown>\[!(?P<name>\w+)\])[+-]?',
            'write a line ```{{note}} above its text, and ``` below',
            'write a line .. note::, and indent what follows',
        ),
        (r'%%(?=\S)[^%\n]+(?<=\S)%%', 'leave it out', 'leave it out'),
        (r'\{\{[<%][^{}\n]*[>%]\}\}|\{%[^{}%\n]*%\}', 'leave it out', 'leave it out'),
        (
            r'\[-?@[\w:.-]+(?:[;,][^]\n]*)?\]',
            'write what it cites, or a link',
            'write what it cites, or a link',
        ),
        (
            r'(?<=[\w)])\^(?P<name>[\w+-]{1,4})\^(?!\w)',
            'write {{sup}}`{name}`',
            r'write \ :sup:`{name}`',
        ),
        (
            r'(?<=[A-Za-z])~(?P<name>\w{1,3})~(?![~\w]{2})',
            'write {{sub}}`{name}`',
            r'write \ :sub:`{name}`\ ',
        ),
        (
            (
                r'【[^【】†\n]*†[^【】\n]*】|:contentReference\[oaicite:[^]\n]*\]'
                r'(?:\{[^}\n]*\})?|\[oai_citation:[^]\n]*\]|'
                r'\[cite(?:_start|_end|:[^]\n]*)\]|\ue200[^\ue201\n]*\ue201'
            ),
            'leave it out',
            'leave it out',
        ),
        (
            rf'(?<![\w:`{{\\/]):(?:{_PICTURES}):(?![\w`:])',
            'write the sign itself',
            'write the sign itself',
        ),
    )
]


class Slip(NamedTuple):
    """Markup that is written as text."""

    #: As its author wrote it.
    written: str
    #: What of it readers see.
    shown: str
    #: What to write instead.
    advice: str


def foreign_markup(text: str, *, is_rst: bool) -> Iterator[Slip]:
    """Return what is markup elsewhere.

    :param text: A text in Markdown or reStructuredText.
    :param is_rst: Whether it is reStructuredText.
    """
    if not _SIGNS.search(text):
        return
    for form, in_markdown, in_rst in _FORMS:
        for match in form.finditer(text):
            groups = match.groupdict()
            advice = (in_rst if is_rst else in_markdown).format(**groups)
            shown = groups.get('shown') or match[0].strip()
            yield Slip(match[0].strip(), shown, advice)
