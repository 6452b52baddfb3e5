"""The forms of the signs of a value: what was meant by others, or by none at all."""

from __future__ import annotations

import re
from unicodedata import decimal, normalize

from sphinx_resources.model.controls import UNSHOWN

#: What people write where they know nothing.
NOTHING = re.compile(
    r'n/?a|n\.\s?[ad]\.|none|nothing|null|nil|tba|tbd|todo|unknown|[-–—?]+',
    re.IGNORECASE,
)
_DASHES = re.compile('[\u2010-\u2015\u2212]')
#: Signs around a value, or behind it as at the end of a sentence.
_AROUND = ' .,;:"\'()[]“”„‘’«»'


def plain_form(text: str) -> str:
    """Return a value with the signs of a keyboard, and with none around it.

    :param text: ``“2026–01–31”``, or digits of another width.
    """
    text = UNSHOWN.sub('', normalize('NFKC', text))
    # Digits of other scripts are the same numbers.
    text = ''.join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return _DASHES.sub('-', text).strip(_AROUND)
