"""Reading the values of options.

Every reader takes the text that an author wrote and returns its meaning, or
raises :exc:`ValueError` with what is wrong and what to write instead.  MyST
and reStructuredText treat a converter's error differently, so directives
receive options unchanged and call these themselves.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_resources.model.authors import check_name
from sphinx_resources.model.controls import shortened
from sphinx_resources.model.durations import in_units
from sphinx_resources.model.names import fold, proposed_id
from sphinx_resources.model.records import ACCESS, Requirement
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

#: What programs write for the values of a boolean: Excel in its own language, Airtable
#: only where a box is ticked.
TRUTHS = {
    **dict.fromkeys(('true', 'checked', 'wahr', 'vrai', 'verdadero'), 'yes'),
    **dict.fromkeys(('vero', 'verdadeiro', 'waar', 'prawda', 'истина'), 'yes'),
    **dict.fromkeys(('false', 'falsch', 'faux', 'falso', 'onwaar', 'fałsz'), 'no'),
    'ложь': 'no',
}

_NUMBER = r'\d+(\.\d+)?'
_DURATION = re.compile(
    rf'({_NUMBER}(\s?[-–]\s?{_NUMBER})?\s*'
    r'(min|h|d|days?|weeks?|months?|years?)\s*)+'
)
_RANGE = re.compile(rf'(?P<first>{_NUMBER})\s?[-–]\s?(?P<last>{_NUMBER})')
#: What separates members of lists, as keyboards of several scripts have it.
COMMAS, SEMICOLONS = ',،、，', ';؛；'
_SEPARATOR = f'[{COMMAS}{SEMICOLONS}]'
#: What can keep signs from separating.
_HOLDING = frozenset('()"\'\\')
#: A member in quotation marks, with what follows it.
_QUOTED = re.compile(
    rf"""(?P<mark>["'])(?P<name>(?:(?!(?P=mark)).)+)(?P=mark)"""
    rf'(?=\s*(?:{_SEPARATOR}|[(<]|$))'
)
#: Names of which each stands in quotation marks, as where other tables join them.
_ALL_QUOTED = re.compile(rf'"[^"]+"(?:\s*[{COMMAS}]\s*"[^"]+")+')
_BRACKETED = re.compile(r'\[[^][]*\]')
_ESCAPED = re.compile(rf'\\({_SEPARATOR})')
_ID = re.compile(r'[a-z][a-z0-9]*(-[a-z0-9]+)*')


def reason_of(error: Exception) -> str:
    """Return what an author is told of an error of a library, on one line."""
    return ' '.join(str(error).split()) or type(error).__name__


def items(text: str) -> tuple[str, ...]:
    """Read a list: separated by semicolons if there are any, else by commas.

    Those in parentheses or quotation marks do not separate, nor those after a
    backslash.  Brackets around it are dropped, because it is a habit from YAML.

    :param text: ``calculus (limits, series), probability``.
    :returns: Its members, each once.
    """
    text = ' '.join(text.split())
    if text.startswith('[') and text.endswith(']'):
        text = text[1:-1]
    return between(text, separators(text, SEMICOLONS) or separators(text, COMMAS))


def between(text: str, cuts: Iterable[int]) -> tuple[str, ...]:
    """Return the members of a list, each once, without what holds them together.

    :param text: The list.
    :param cuts: Where they are separated.
    """
    members = (
        _plain(text[start + 1 : end].strip())
        for start, end in pairwise([-1, *cuts, len(text)])
    )
    return tuple(dict.fromkeys(filter(None, members)))


def _plain(member: str) -> str:
    """Return a member of a list without the signs that hold it together."""
    if member[:1] in ('"', "'") and (match := _QUOTED.match(member)):
        return match['name'] + member[match.end() :]
    return _ESCAPED.sub(r'\1', member) if '\\' in member else member


def listed(
    members: Iterable[str],
    separator: str = '; ',
    many: Callable[[str], tuple[str, ...]] = items,
) -> str:
    """Return a list as its reader takes it apart.

    :param members: Its members; those that would be taken apart get quotation
        marks.
    :param separator: What to put between them.
    :param many: Its reader.
    """
    return separator.join(
        member if many(member) == (member,) else f'"{member}"' for member in members
    )


def separators(text: str, signs: str) -> list[int]:
    """Return where members of a list are separated.

    Signs in parentheses or quotation marks do not separate, nor those after a
    backslash: in each list of each option.

    :param text: The list, on one line.
    :param signs: What separates.
    """
    if set(signs).isdisjoint(text):
        return []
    if _HOLDING.isdisjoint(text):
        return [place for place, letter in enumerate(text) if letter in signs]
    depth, outside, everywhere = 0, [], []
    begins, after = True, 0
    for place, letter in enumerate(text):
        if place < after or letter == ' ':
            continue
        if begins and (quoted := _QUOTED.match(text, place)):
            after = quoted.end('name') + 1
        elif letter == '\\' and _ESCAPED.match(text, place):
            after = place + 2
        begins = letter in COMMAS or letter in SEMICOLONS
        if place < after:
            continue
        depth += (letter == '(') - (letter == ')' and depth > 0)
        if letter in signs:
            everywhere.append(place)
            if not depth:
                outside.append(place)
    # An opening one without its end holds nothing.
    return everywhere if depth else outside


def split_note(text: str) -> tuple[str, str]:
    """Take off what stands in parentheses at the end of a value.

    :param text: ``calculus (the chain rule)``.
    :returns: What stands before them, and in them; all and nothing if there are
        none.
    """
    depth = 0
    for place in range(len(text) - 1, 0, -1) if text.endswith(')') else ():
        depth += (text[place] == ')') - (text[place] == '(')
        if not depth:
            return text[:place].strip(), text[place + 1 : -1].strip()
    return text, ''


def unquote(text: str) -> str:
    """Return *text* without the quotation marks around it, a habit from YAML."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in '\'"':
        inner = text[1:-1]
        return text if text[0] in inner else inner
    return text


def names(text: str) -> tuple[str, ...]:
    """Read a list of persons, separated by semicolons.

    :param text: ``Ian Goodfellow; Yoshua Bengio; and others``.  Commas do not
        separate, because names and titles of persons hold them, but in brackets, a
        habit from YAML, and where each name is in quotation marks.
    :returns: The names, each once.
    """
    text = line(text)
    if _BRACKETED.fullmatch(text) or _ALL_QUOTED.fullmatch(text):
        return items(text)
    return between(text, separators(text, SEMICOLONS))


def author(text: str) -> str:
    """Read one author.

    :param text: ``Ada Lovelace``, or ``Lovelace, Ada``; in braces, as BibTeX has
        them, is one name whatever it holds.
    :raises ValueError: It joins the full names of several.
    """
    text = line(text)
    if text.startswith('{') and text.endswith('}') and not set('{}') & set(text[1:-1]):
        return text[1:-1].strip()
    check_name(text)
    return text


def line(text: str) -> str:
    """Read a value that is one line of free text."""
    return ' '.join(text.split())


def pair(text: str) -> tuple[str, str]:
    """Read which key of a data file is meant by an option.

    :param text: ``url=website_url``; nothing before the sign leaves the key out.
    :raises ValueError: It has no sign, or no key.
    """
    option, sign, key = (part.strip() for part in text.partition('='))
    if not sign or not key:
        msg = f"'{text}' names no key; write option=key, as in title=name"
        raise ValueError(msg)
    return option, key


def choice(text: str, known: Collection[str]) -> str:
    """Read one word of a closed vocabulary.

    :param text: What the author wrote; case does not matter.
    :param known: The words there are.
    :raises ValueError: It is none of them.
    """
    word = line(text)
    if word in known:
        return word
    for name in known:
        if fold(name) == fold(word):
            return name
    parts = {fold(part) for part in re.split(r'[\s,;/&+|–-]+', word)}
    several = [name for name in known if fold(name) in parts]
    if len(several) > 1 or (word and ',' in word):
        msg = f"'{word}' is not one word; write one of: {', '.join(several or known)}"
        raise ValueError(msg)
    meant = TRUTHS.get(fold(word), '') or _called(word, known)
    hint = f'; write {meant}' if meant in known else did_you_mean(word, known)
    said = f"'{word}' is unknown" if word else 'a word is missing'
    msg = f'{said}{hint or "; leave it out"}'
    raise ValueError(msg)


def _called(label: str, known: Collection[str]) -> str:
    """Return the word that readers see as *label*; an empty string if none is."""
    for name, term in known.items() if isinstance(known, Mapping) else ():
        seen = term if isinstance(term, str) else getattr(term, 'label', '')
        if seen and fold(seen) == fold(label):
            return str(name)
    return ''


def torn(texts: Iterable[str]) -> dict[str, str]:
    """Return texts that hold what separates the members of a list, by each part.

    :param texts: Names, each without quotation marks around it.
    """
    return {fold(part): text for text in texts for part in items(text) if part != text}


def year(text: str) -> str:
    """Read a year of publication.

    :param text: Four digits, from 1450 to next year.
    :raises ValueError: It is not such a year.
    """
    text = text.strip()
    latest = dt.datetime.now(tz=dt.UTC).year + 1
    if not re.fullmatch(r'[0-9]{4}', text):
        within = set(re.findall(r'(?<![0-9])(?:1[4-9]|20)[0-9]{2}(?![0-9])', text))
        advice = within.pop() if len(within) == 1 else 'four digits, as in 2020'
        msg = f"'{text}' is not a year; write {advice}"
        raise ValueError(msg)
    if not 1450 <= int(text) <= latest:
        msg = f"'{text}' cannot be the year; write one from 1450 to {latest}"
        raise ValueError(msg)
    return text


def duration(text: str) -> str:
    """Read how long a resource takes.

    :param text: ``45 min``, ``3 h 20 min``, ``10-12 weeks`` or ``6 months``.
    :raises ValueError: It is not made of numbers and units.
    """
    text = line(text)
    if not _DURATION.fullmatch(text):
        meant = in_units(text)
        known = _DURATION.fullmatch(meant)
        advice = meant if known else 'it as in 45 min, 3 h, 10-12 weeks or 6 months'
        msg = f"'{text}' is not a duration; write {advice}"
        raise ValueError(msg)
    meant = _RANGE.sub(_from_least, text)
    if meant != text:
        msg = f"'{text}' ends before it begins; write {meant}"
        raise ValueError(msg)
    return text


def _from_least(found: re.Match[str]) -> str:
    first, last = found['first'], found['last']
    return found[0] if float(first) <= float(last) else f'{last}-{first}'


def requirement(text: str) -> Requirement:
    """Read something to know first, with the reason in parentheses.

    :param text: ``calculus (the chain rule)``.
    """
    text = line(text)
    name, reason = split_note(text)
    return Requirement(name=name, reason=reason, written=text)


def access(text: str) -> tuple[str, str]:
    """Read whether a resource is free.

    :param text: A word of :data:`~sphinx_resources.model.records.ACCESS`, perhaps
        with a note in parentheses: ``account (to see the exercises)``.
    :returns: The word, and the note.
    :raises ValueError: It is another word.
    """
    text = line(text)
    word, note = split_note(text)
    first, _space, rest = text.partition(' ')
    first = first.rstrip(',;:').casefold()
    if word.casefold() not in ACCESS and rest and first in ACCESS:
        rest = ' '.join(re.sub(r'[()]|^[-–—:]+\s', ' ', rest).split())
        other = f'one of: {first}, {rest}' if rest in ACCESS else f'{first} ({rest})'
        msg = f"'{text}' is more than a word; write {other if rest else first}"
        raise ValueError(msg)
    return choice(word, ACCESS), note


def identifier(text: str) -> str:
    """Read an anchor.

    :param text: Lower-case letters, digits and single hyphens, a letter first.
    :raises ValueError: It holds something else.
    """
    text = text.strip()
    if not _ID.fullmatch(text):
        msg = (
            f"'{text}' is not an id; write lower-case letters, digits and "
            'hyphens, a letter first'
        )
        if any(map(str.isalnum, text)):
            msg += f', as in {proposed_id(text.lstrip("#"))}'
        raise ValueError(msg)
    return text


def local_file(text: str) -> str:
    """Read the name of a file of the project.

    :param text: A path, relative to the document, or to the source folder if
        it begins with a slash.
    :raises ValueError: It is an address: pages load nothing from other hosts.
    """
    text = text.strip()
    # No system has longer paths, and some refuse to be asked for them.
    if len(text) > 255 or not text.isprintable():
        msg = (
            f"'{shortened(text)}' is not a file of the project: no file has such a name"
        )
        raise ValueError(msg)
    if not text or ':' in text or text.startswith('//'):
        msg = f"'{text}' is not a file of the project; copy the picture into it"
        raise ValueError(msg)
    return text


def count(text: str) -> int:
    """Read a number of entries.

    :param text: A positive whole number.
    :raises ValueError: It is not one.
    """
    text = text.strip()
    if not re.fullmatch(r'[1-9][0-9]{0,5}', text):
        msg = f"'{text}' is not a number; write a whole number from 1 on"
        raise ValueError(msg)
    return int(text)
