"""Licenses: the names of SPDX, and what was meant by what is nearly one.

https://spdx.org/licenses/
"""

from __future__ import annotations

import re

from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.values import line

#: Licenses that free resources often have, to suggest.
LICENSES = (
    'CC-BY-4.0',
    'CC-BY-SA-4.0',
    'CC-BY-NC-4.0',
    'CC-BY-NC-SA-4.0',
    'CC-BY-NC-ND-4.0',
    'CC0-1.0',
    'GFDL-1.3-or-later',
    'MIT',
    'Apache-2.0',
    'BSD-3-Clause',
    'GPL-3.0-or-later',
)

#: The address of a license of Creative Commons.
_DEED = re.compile(
    r'(https?://)?(www\.)?creativecommons\.org/(licenses|publicdomain)/'
    r'(?P<kind>[a-z0-9-]+)/(?P<version>\d\.\d).*',
    re.IGNORECASE | re.DOTALL,
)


def license_name(text: str) -> str:
    """Read a license.

    :param text: An SPDX expression, ``CC-BY-4.0``; or free text, which holds a
        space.
    :raises ValueError: It is one word that is not in the SPDX list of licenses, or
        nearly the name of one that is.
    """
    text = line(text)
    is_word = ' ' not in text
    if is_word and (known := _spdx(text)):
        return known
    # Of free text without a version nobody knows which it is.
    endings = ('', '.0', '-4.0') if is_word else ('', '.0')
    right = next(filter(None, (_spdx('-'.join(text.split()) + e) for e in endings)), '')
    if not is_word and not right:
        return text
    right = right or _begun(text) or _spdx(f'{text}-1.0')
    hint = f"; did you mean '{right}'?" if right else ''
    name = _DEED.sub(_name_of_deed, text)
    hint = hint or did_you_mean(name, LICENSES, list_all=False)
    also = ', and free text has several words' if is_word and hint else ''
    hint = hint or '; write one such as CC-BY-4.0, or free text of several words'
    msg = f"'{text}' is not an SPDX identifier{also}{hint}"
    raise ValueError(msg)


def _begun(text: str) -> str:
    """Return the usual license of a family that is named; empty if it is none."""
    family = re.sub(r'(?<=[a-uw-z])v?(?=\d)', '-', text.casefold())
    for name in LICENSES:
        if name.casefold().startswith((f'{family}-', f'{family}.')):
            return name
    return _spdx(f'{family}.0-or-later') or _spdx(f'{family}-3.0-or-later')


def _spdx(text: str) -> str:
    """Return an SPDX expression as SPDX writes it; empty if it is none."""
    # Its list is long, and many builds read no license.
    from packaging.licenses import canonicalize_license_expression

    try:
        return canonicalize_license_expression(text)
    except ValueError:
        return ''


def _name_of_deed(match: re.Match[str]) -> str:
    kind = 'CC0' if match['kind'] in {'zero', 'cc0'} else f'CC-{match["kind"]}'
    return f'{kind}-{match["version"]}'
