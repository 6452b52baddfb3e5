"""How long something takes, as readers of a language say it.

Authors write it in English; the names of the units are those of the CLDR, by
Babel, with the plural forms that the language has.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

_PART = re.compile(
    r'(?P<first>[\d.]+)(?:\s?[-–]\s?(?P<last>[\d.]+))?\s*(?P<unit>[a-z]+)\s*'
)
#: Durations of ISO 8601 and of clocks, whose seconds count for nothing.
_WRITTEN = (
    r'P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<min>\d+)M)?(?:[\d.]+S)?)?',
    r'(?P<h>\d{1,2}):(?P<min>\d\d):\d\d',
    r'(?P<h>\d{1,2})\s?h\s?(?P<min>\d\d)',
)
#: What people write in place of the words of a duration.
_OTHER_WORDS = {
    'min': ('minutes', 'minute', 'mins', 'm', "'"),
    'h': ('hours', 'hour', 'hrs', 'hr'),
    'weeks': ('wks', 'wk', 'w'),
    'months': ('mos', 'mo'),
    'years': ('yrs', 'yr', 'y'),
    '-': ('to', '–', '—'),
    '': ('and', ',', '.', 'about', 'around', 'approximately', 'approx', 'ca', '~', '≈'),
    'half': ('½',),
    '1': ('a', 'an', 'one'),
}
_NUMBERS = 'two three four five six seven eight nine ten eleven twelve'
_MEANT = {other: word for word, others in _OTHER_WORDS.items() for other in others}
_MEANT |= {word: str(number) for number, word in enumerate(_NUMBERS.split(), 2)}
#: What makes a duration of its words, in order.
_REWRITTEN = [
    (re.compile(form), rewritten)
    for form, rewritten in (
        (r'(?<![\d.])(\d+) (1 )?half ', r'\1.5 '),
        (r'\b(1 )?half (1 )?h$', '30 min'),
        (r'\b(1 )?half (1 )?', '0.5 '),
        (r'(?<![\d.])(\d+) : (\d\d)( h)?$', r'\1 h \2 min'),
        (r'(?<![\d.])(\d+ h \d\d?)$', r'\1 min'),
        (r'(?<![\d.])(1 (?:day|week|month|year))s\b', r'\1'),
        (r' - ', '-'),
    )
]
Length = Literal['short', 'long']
#: Units by their first letters, with the lengths of their names, the best first.
_UNITS: dict[str, tuple[str, tuple[Length, Length]]] = {
    'min': ('minute', ('short', 'long')),
    'h': ('hour', ('short', 'long')),
    'd': ('day', ('long', 'short')),
    'w': ('week', ('long', 'short')),
    'mo': ('month', ('long', 'short')),
    'y': ('year', ('long', 'short')),
}


@lru_cache(maxsize=1024)
def spoken(duration: str, language: str) -> str:
    """Return a duration in the words of a language.

    :param duration: ``45 min``, ``3 h 20 min``, ``10-12 weeks`` or nothing.
    :param language: Language of the site, as Sphinx names it.
    :returns: The words; the duration as it is in English, and where the language
        is not known.
    """
    try:
        locale = Locale.parse(language, sep='-' if '-' in language else '_')
    except (ValueError, UnknownLocaleError):
        return duration
    if locale.language == 'en':
        return duration
    parts = [_part(match, locale) for match in _PART.finditer(duration)]
    # The narrow space of the CLDR, LaTeX does not know.
    return ' '.join(parts).replace('\u202f', '\u00a0')


def _part(match: re.Match[str], locale: Locale) -> str:
    last = match['last'] or match['first']
    prefix = next(known for known in _UNITS if match['unit'].startswith(known))
    number = float(last) if '.' in last else int(last)
    words = _words(number, prefix, locale)
    if not match['last']:
        return words
    # A form for two or so does not name the number; that of others does.
    for each in (number, 3, 11, 100):
        words = _words(each, prefix, locale)
        if str(each) in words:
            return words.replace(str(each), f'{match["first"]}–{last}')
    return match[0].strip()


def _words(number: float, prefix: str, locale: Locale) -> str:
    unit, lengths = _UNITS[prefix]
    for length in lengths:
        words = format_unit(number, f'duration-{unit}', length, locale=locale)
        # Where a name of some length is that of another, Babel has none.
        if 'duration-' not in words:
            return words
    return f'{number} {unit}'


def in_units(text: str) -> str:
    """Return what a program or a person has written as authors are to write it.

    :param text: ``PT1H30M``, ``1:30:00``, ``10h30`` or ``about two hours``.
    :returns: A duration, or what none can be made of.
    """
    for form in _WRITTEN:
        if match := re.fullmatch(form, text):
            numbers = match.groupdict(default='0').items()
            return ' '.join(f'{int(n)} {unit}' for unit, n in numbers if int(n))
    text = re.sub(r'(\d),(\d)', r'\1.\2', text.casefold())
    words = re.findall(r'\d+(?:\.\d+)?|[^\W\d]+|[^\w\s]', text)
    found = ' '.join(' '.join(_MEANT.get(word, word) for word in words).split())
    for pattern, rewritten in _REWRITTEN:
        found = pattern.sub(rewritten, found)
    return found
