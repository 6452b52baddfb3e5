"""Languages: the tags of BCP 47, and what readers call them.

Tags are read as RFC 5646 says. Which languages, scripts and regions there are, and
which tags stand for others, is what Babel knows of the Unicode CLDR.
https://www.rfc-editor.org/rfc/rfc5646#section-2.1
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

#: A tag, in the syntax of verbose patterns; compiled only where there is one.
_TAG = r"""
    (?P<language> [a-z]{2,3} ) (?P<extended> (?: -[a-z]{3} (?![a-z0-9]) ){0,3} )
    (?: - (?P<script> [a-z]{4} ) (?![a-z0-9]) )?
    (?: - (?P<region> [a-z]{2} | [0-9]{3} ) (?![a-z0-9]) )?
    (?P<variants> (?: - (?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) (?![a-z0-9]) )* )
    (?P<rest> (?: -[0-9a-wyz] (?: -[a-z0-9]{2,8} )+ )* (?: -x (?: -[a-z0-9]{1,8} )+ )? )
    | (?P<private> x (?: -[a-z0-9]{1,8} )+ )
    """
#: What projects may use as they like.
_PRIVATE = re.compile('q[a-t][a-z]')
#: Languages that lists call by their own names.
_WRITTEN = (
    'ar bg bn ca cs da de el en es fa fi fr he hi hr hu id it ja ko nl no pl pt ro '
    'ru sk sl sr sv th tr uk ur vi zh'
)
#: What programs write behind the name of a locale.
_ENCODING = re.compile(r'[.@].*')


@lru_cache(maxsize=1024)
def language(text: str) -> str:
    """Read a language.

    :param text: A BCP 47 tag, ``en`` or ``pt-BR``.
    :returns: The tag, as the CLDR writes it: ``eng`` is ``en``, ``iw`` is ``he``.
    :raises ValueError: It is no tag, or of no language that is known.
    """
    text = text.strip()
    match = re.fullmatch(_TAG, text, re.VERBOSE | re.IGNORECASE)
    if not match:
        msg = f"'{text}' is not a language tag{_meant(text)}"
        raise ValueError(msg)
    if match['private']:
        return text.lower()
    name = match['language'].lower()
    # A dialect with the language that it belongs to stands for itself.
    name = (match['extended'].rpartition('-')[2] or name).lower()
    name, _, script = get_global('language_aliases').get(name, name).partition('_')
    script = (match['script'] or script).title()
    region = (match['region'] or '').upper()
    if heirs := get_global('territory_aliases').get(region):
        region = heirs[0]
    english = Locale('en')
    for part, known in (
        (name, _is_language(name)),
        (script, not script or script in english.scripts),
        (region, not region or region in english.territories),
    ):
        if not known:
            msg = f"'{text}' is not a language tag: nothing is called '{part}'"
            raise ValueError(msg + _meant(text))
    if region and not script:
        script = _usual_script(name, region)
    rest = (match['variants'] + match['rest']).lower()
    return '-'.join(filter(None, (name, script, region))) + rest


def _is_language(name: str) -> bool:
    likely = get_global('likely_subtags')
    known = name in likely or name in Locale('en').languages
    return known or bool(_PRIVATE.fullmatch(name))


def _usual_script(name: str, region: str) -> str:
    """Return the script of a language that has several, where its region says which."""
    try:
        return Locale.parse(f'{name}_{region}').script or ''
    except (ValueError, UnknownLocaleError):
        return ''


def _meant(text: str) -> str:
    """Return a hint at the tag that was probably meant."""
    word = _ENCODING.sub('', text).strip('_-')
    if several := _several(text):
        return f'; write {", ".join(several)}'
    if '_' in word:
        tags = [word.replace('_', '-')]
    else:
        # The code of a country, or the English name of a language.
        likely = get_global('likely_subtags').get(f'und_{word.upper()}', '')
        names = Locale('en').languages
        tags = [likely.partition('_')[0]] if 1 < len(word) < 3 else []
        tags += [str(t) for t in names if names[t].casefold() == word.casefold()]
        tags += filter(None, [_own_names().get(word.casefold())])
    for tag in filter(None, tags):
        try:
            return f"; did you mean '{language(tag)}'?"
        except ValueError:
            continue
    return '; write it as in en, fr or pt-BR'


@lru_cache(maxsize=1)
def _own_names() -> dict[str, str]:
    """Return the tags of languages by what they call themselves."""
    tags = (Locale.parse(tag) for tag in _WRITTEN.split())
    return {str(each.languages[each.language]).casefold(): str(each) for each in tags}


def groups_by_points(site: str) -> bool:
    """Say whether a language writes a point between thousands, as 1.200 in German.

    :param site: The language, as Sphinx names it.
    """
    try:
        symbols = Locale.parse(site.replace('-', '_')).number_symbols
    except (ValueError, UnknownLocaleError):
        return False
    return bool(symbols.get('latn', symbols).get('group') == '.')


def _several(text: str) -> list[str]:
    """Return the tags of a list that is joined otherwise than by commas."""
    # The last of a list in words has one before it.
    bare = re.sub(r'^(?:and|or|&)\s+', '', text)
    parts = re.split(r'\s*[/|+&]\s*|\s+(?:and\s+)?', bare)
    try:
        is_list = len(parts) > 1 or bare != text
        return [language(part) for part in parts] if is_list else []
    except ValueError:
        return []


@lru_cache(maxsize=1024)
def language_name(tag: str, site: str) -> str:
    """Return a language in words.

    :param tag: The language, as a BCP 47 tag.
    :param site: Language of the words, as Sphinx names it.
    :returns: What the CLDR calls it; *tag* if it has no name.
    """
    match = re.fullmatch(_TAG, tag, re.VERBOSE | re.IGNORECASE)
    try:
        words = Locale.parse(site)
    except (ValueError, UnknownLocaleError):
        return tag
    if not match or match['language'] not in words.languages:
        return tag
    variants = match['variants'].split('-')
    details = (
        words.scripts.get(match['script'], match['script']),
        words.territories.get(match['region'], match['region']),
        *(words.variants.get(variant.upper(), variant) for variant in variants),
        match['rest'].strip('-'),
    )
    shown = ', '.join(filter(None, details))
    name = words.languages[match['language']]
    return f'{name} ({shown})' if shown else name
