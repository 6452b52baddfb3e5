"""The text of a title or label: what in it is a formula, and what is left over.

Titles are plain text, in which only ``$…$`` means something.  Authors who bring
titles from elsewhere leave entities and escapes in them, which readers would see.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.model.bare_formulas import bare_formulas

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A formula, as the extension ``dollarmath`` of MyST takes it in its strictest
#: form: no space within the dollars, no digit behind the last, and no empty one.
#: https://myst-parser.readthedocs.io/en/latest/syntax/optional.html
_FORMULA = re.compile(
    r"""
    (?P<escape> \\. )
    | (?<! \$ ) \$ (?! [\s$] ) (?P<formula> (?: \\. | [^\\$] )+ )
        (?<! \s ) \$ (?! [\d$] )
    """,
    re.VERBOSE | re.DOTALL,
)

#: What can do more in a page than show signs, where MathJax shows it: lead to an
#: address that runs, load something, take the name of something else on the page, or
#: make the name of a command that does. MathML holds only what ``formulas.markup``
#: lets through, but MathJax reads LaTeX in the browser, where projects add commands.
#: https://docs.mathjax.org/en/latest/input/tex/extensions/html.html
_ACTIVE = re.compile(
    r'\\(?:href|url|style|class|cssId|data|bbox|mmlToken|includegraphics|csname|U)'
    r'(?![A-Za-z])'
)

_ENTITY = re.compile(r'&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);')

#: What is markup in a text: a role or link, in either syntax; an element; a
#: substitution. Emphasis and code are left: they read well as they are typed, and many
#: titles have them.
_MARKUP = re.compile(
    r"""
    (?: \{ (?P<role> [a-z] [\w:+-]* ) \} | : (?P<named> [a-z] [\w:+-]* ) : )
        ` (?P<text> [^`]+ ) `
    | \[ (?P<link> [^][]+ ) \]\( < ? \w+:[^()\s]+ \)
    | ` (?P<named_link> [^`<]+? ) \s* <[^`<>]+>`_ _ ?
    | < (?P<tag> a | b | code | em | i | kbd | mark | s | span | strong | sub | sup | tt
        | u ) \b [^<>]* > (?P<inside> [^<>]* ) </ (?P=tag) >
    | \{\{ [\w\s.]+ \}\}
    | \{ [#] (?P<anchor> [\w:-]+ ) [^{}]* \} \s* \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)

_ESCAPED_SIGN = re.compile(r'\\.', re.DOTALL)

_ESCAPE = re.compile(r'\\(?P<sign>[!-/:-@\[-`{-~])')

#: Signs by which LaTeX sets an accent on a letter, with the accent.
_ACCENTS = {
    "'": '\u0301',
    '`': '\u0300',
    '^': '\u0302',
    '"': '\u0308',
    '~': '\u0303',
    '=': '\u0304',
    '.': '\u0307',
}
_ACCENTED = re.compile(
    r"""\\(?P<sign>['`^"~=.])(?P<open>\{)?(?P<letter>\w)(?(open)\})"""
)


class Piece(NamedTuple):
    """A part of a title."""

    #: The text; of a formula, its LaTeX without the dollars.
    text: str
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class Leftover:
    """What another form of writing left in a title."""

    #: As it is written, such as ``&amp;`` or ``\\|``.
    written: str
    #: The character that it stands for; an empty string if none can be written.
    character: str

    @property
    def advice(self) -> str:
        """What the author should write instead, for a warning."""
        if not self.character:
            return 'leave it out'
        if unicodedata.category(self.character[0])[0] not in 'CZ':
            return f'write {self.character}'
        numbers = ' '.join(f'U+{ord(character):04X}' for character in self.character)
        name = unicodedata.name(self.character[0], 'no character')
        return f'leave it out, or write the character itself, {numbers} ({name})'


def split_title(title: str) -> list[Piece]:
    r"""Return the parts of a title, in order.

    :param title: Text with formulas in it, such as ``On $W^\pm$ in QCD``. A dollar
        that is to be one is written ``\$``, where it could begin a formula.
    :returns: Its parts, none of them empty; no two that follow each other are text.
    """
    pieces: list[Piece] = []
    text, start = '', 0
    for match in _FORMULA.finditer(title):
        text += title[start : match.start()]
        start = match.end()
        if match['formula'] is None:
            text += '$' if match['escape'] == r'\$' else match['escape']
            continue
        if active_command(match['formula']):
            text += match[0]
            continue
        if text:
            pieces.append(Piece(text))
        pieces.append(Piece(match['formula'], is_formula=True))
        text = ''
    text += title[start:]
    return [*pieces, Piece(text)] if text else pieces


def active_command(formula: str) -> str:
    """Return the first command that can do more than show signs.

    :param formula: LaTeX.
    :returns: Its name with the backslash; empty if there is none.
    """
    match = _ACTIVE.search(formula)
    return match[0] if match else ''


def has_comment(formula: str, after: re.Pattern[str] | None = None) -> bool:
    r"""Say whether a formula has a percent sign, which hides what is behind it.

    :param formula: LaTeX.
    :param after: How what ends with the sign has to look; anything, without it.
    """
    plain = _ESCAPED_SIGN.sub('', formula)
    return bool(after.search(plain)) if after else '%' in plain


def leftovers(title: str) -> list[str]:
    """Return what its author should know of a title.

    :param title: Text with formulas in it.
    :returns: For each entity, escape and markup that readers would see, what to write.
    """
    formulas = [match['formula'] or '' for match in _FORMULA.finditer(title)]
    bare = bare_formulas(title, dollars=True)
    found = [
        (b.written, f'write ${b.formula}$' if b.formula else 'end its formula with $')
        for b in bare
    ]
    rest = title
    for each in reversed(bare):
        rest = f'{rest[: each.start]} {rest[each.end :]}'
    found += [(each.written, each.advice) for each in find_leftovers(rest)]
    return [
        f"the title '{title}' holds '{written}', which readers see as it is, "
        f'because a title is plain text; {advice}'
        for written, advice in [*found, *markup_in(rest)]
    ] + [
        f"the title '{title}' holds {advice}"
        for formula in dict.fromkeys(formulas)
        if (advice := _in_formula(formula))
    ]


def _in_formula(formula: str) -> str:
    """Return what is wrong with a formula of a title; nothing if it may be right."""
    if command := active_command(formula):
        return (
            f"'{command}', which can do more than show signs, so that its formula is "
            'shown as it is written; leave it out'
        )
    if has_comment(formula):
        return (
            f"'${formula}$', which is not shown from its % on, where a comment begins "
            r'in LaTeX; write \%'
        )
    return ''


def markup_in(title: str) -> Iterator[tuple[str, str]]:
    """Return what in a title would be markup in a text, and what to write instead."""
    for match in _MARKUP.finditer(title):
        inner = ('text', 'link', 'named_link', 'inside')
        text = next(filter(None, map(match.group, inner)), '')
        role = (match['role'] or match['named'] or '').lower()
        if anchor := match['anchor']:
            yield match[0].strip(), f'leave it out, and write :id: {anchor}'
        elif role == 'math':
            yield match[0], f'write ${text}$'
        else:
            yield match[0], f'write {text}' if text else 'write what it stands for'


def find_leftovers(title: str) -> list[Leftover]:
    """Return the entities and escapes in a title, each once, formulas aside.

    :param title: Text with formulas in it.
    """
    # Text, where formulas stand that hold neither.
    text = _FORMULA.sub(lambda match: match['escape'] or ' ', title)
    found = sorted([*_entities(text), *_escapes(text)], key=lambda pair: pair[0])
    return list(dict.fromkeys(leftover for _, leftover in found))


def _entities(text: str) -> Iterator[tuple[int, Leftover]]:
    for match in _ENTITY.finditer(text):
        character = html.unescape(match[0])
        if match[0].startswith('&#') or match[0][1:] in html5:
            yield match.start(), Leftover(match[0], character)


def _escapes(text: str) -> Iterator[tuple[int, Leftover]]:
    end = 0
    for match in _ESCAPE.finditer(text):
        if match.start() < end or match[0] == r'\$':
            continue
        accented = _ACCENTED.match(text, match.start())
        letter = ''
        if accented:
            accent = _ACCENTS[accented['sign']]
            letter = unicodedata.normalize('NFC', accented['letter'] + accent)
        if accented and len(letter) == 1:
            end = accented.end()
            yield match.start(), Leftover(accented[0], letter)
        else:
            end = match.end()
            yield match.start(), Leftover(match[0], match['sign'])
