"""Ranges of years and other numbers, in the queries of listings."""

from __future__ import annotations

import math
import re

_NUMBER = r'[0-9]+(?:\.[0-9]+)?'
_SPAN = re.compile(rf'(?P<first>{_NUMBER})?\s*(?P<to>[-–])?\s*(?P<last>{_NUMBER})?')

#: The first and the last number of a range.
Span = tuple[float, float]


def span(text: str) -> Span:
    """Read a range of numbers, open where one is left out.

    :param text: ``2010-2020``, ``2010-``, ``-2020`` or ``2020``.
    :raises ValueError: It is not a range, or ends before it begins.
    """
    match = _SPAN.fullmatch(text.strip())
    found = match and (match['first'] or match['last'])
    if not match or not found or (match['last'] and not match['to']):
        msg = f"'{text}' is not a range; write it as in 2010-2020, 2010- or 2020"
        raise ValueError(msg)
    first = float(match['first'] or -math.inf)
    last = float(match['last'] or (math.inf if match['to'] else first))
    if first > last:
        msg = f"'{text}' ends before it begins; write the smaller number first"
        raise ValueError(msg)
    return first, last
