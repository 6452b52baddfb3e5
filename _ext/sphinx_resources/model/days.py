"""Days, as authors and programs write them."""

from __future__ import annotations

import datetime as dt
import re
import time
from contextlib import suppress

#: A day in English words, perhaps with that of the week before it, and the hour behind.
_IN_WORDS = re.compile(
    r"""(?:[A-Za-z]+,?\s+)?
    (?:(?P<before>\d{1,2})(?:[a-z]{2})?\s+(?:of\s+)?)?
    (?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?\s+
    (?:(?P<after>\d{1,2})(?:[a-z]{2})?,?\s+)?
    (?P<year>\d{4})\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: A day as tables count it; those of this century have five digits.
_SERIAL = re.compile(r'[34]\d{4}')
_SERIALS_BEGIN = dt.date(1899, 12, 30)
#: A day as it is to be written.
_DAY = re.compile('[0-9]{4}-[0-9]{2}-[0-9]{2}')
#: Nothing was added to a catalogue of addresses before there were any.
FIRST_DAY = '1991-08-06'


def date(text: str) -> str:
    """Read a day on which something was added.

    :param text: An ISO 8601 date, ``2026-01-31``.
    :raises ValueError: There is no such day, it is yet to come, or before there was a
        Web, or it is written otherwise.
    """
    found = day(text)
    if found < FIRST_DAY:
        msg = f"'{found}' is before there was a Web"
        raise ValueError(f'{msg}; write the day on which it was added')
    # Where its author lives it may be tomorrow already.
    latest = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1)
    if found > latest.isoformat():
        msg = f"'{found}' is in the future; write the day on which it was added"
        raise ValueError(msg)
    return found


def day(text: str) -> str:
    """Read a day, past or yet to come.

    :param text: An ISO 8601 date, ``2026-01-31``.
    :raises ValueError: There is no such day, or it is written otherwise.
    """
    text = text.strip()
    try:
        # The usual form needs none of what takes the others.
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text).isoformat()
        return _day(text, '%Y-%m-%d').isoformat()
    except ValueError:
        meant = _meant_day(text)
        form = meant or 'year-month-day, as in 2026-01-31'
        msg = f"'{text}' is not a date; write {form}"
        raise ValueError(msg) from None


def _day(text: str, form: str) -> dt.date:
    return dt.date(*time.strptime(text, form)[:3])


def _meant_day(text: str) -> str:
    """Return the day that a table of a program means, if there is no doubt."""
    found = set()
    for form in (
        '%d.%m.%Y',
        '%d/%m/%Y',
        '%m/%d/%Y',
        '%Y/%m/%d',
        '%Y.%m.%d',
        '%Y-%d-%m',
    ):
        with suppress(ValueError):
            found.add(_day(re.split('[T ]', text)[0], form).isoformat())
    if match := _IN_WORDS.match(text):
        number, year = match['before'] or match['after'], match['year']
        written = f'{number} {match["month"][:3]} {year}'
        with suppress(ValueError):
            found.add(_day(written, '%d %b %Y').isoformat())
    if _SERIAL.fullmatch(text):
        found.add((_SERIALS_BEGIN + dt.timedelta(days=int(text))).isoformat())
    with suppress(ValueError):
        found.add(dt.datetime.fromisoformat(text).date().isoformat())
    return found.pop() if len(found) == 1 else ''
