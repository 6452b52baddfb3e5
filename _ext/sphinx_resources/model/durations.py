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
    return ' '.join(parts)


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
    """Return a duration that a program has written as authors write it, if it is one.

    :param text: ``PT1H30M``, ``1:30:00``, ``10h30`` or ``2 hours``.
    """
    for form in _WRITTEN:
        if match := re.fullmatch(form, text):
            numbers = match.groupdict(default='0').items()
            return ' '.join(f'{int(n)} {unit}' for unit, n in numbers if int(n))
    text = re.sub(r'\b(?:hours?|hrs?)\b', 'h', text, flags=re.IGNORECASE)
    return re.sub(r'\b(?:minutes?|mins)\b', 'min', text, flags=re.IGNORECASE)
