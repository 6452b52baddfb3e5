"""How things are called: anchors, and the forms in which names are compared."""

from __future__ import annotations

import hashlib

from babel import Locale, UnknownLocaleError
from slugify import slugify


def make_id(text: str) -> str:
    """Return the anchor for *text*, the same in every build.

    Plus and sharp signs are spelt out, because C, C++ and C# are three names;
    other scripts are transliterated, as :pypi:`python-slugify` does it.

    :param text: A title or a label.
    :returns: Lower-case ASCII letters, digits and hyphens, a letter first; a
        part of a digest when *text* has nothing that can be spelt so.
    """
    slug = slugify(text, replacements=[('+', '-plus'), ('#', '-sharp')])
    # The search of Sphinx makes a selector of it, which no digit may begin.
    if slug[:1].isdigit():
        return f'id-{slug}'
    return slug or f'resource-{hashlib.sha256(text.encode()).hexdigest()[:8]}'


def fold(name: str) -> str:
    """Return *name* without differences of case and white space.

    :param name: A label, alias or id as somebody wrote it.
    :returns: The form under which names are compared.
    """
    return ' '.join(name.replace('-', ' ').casefold().split())


def family_name(author: str) -> str:
    """Return what *author* is sorted by.

    :param author: ``Gilbert Strang``, or ``Strang, Gilbert``.
    :returns: The last word, or what stands before the comma, then the rest;
        without differences of case.
    """
    family, comma, given = author.partition(',')
    if not comma:
        given, _space, family = author.rpartition(' ')
    return f'{family.strip()} {given.strip()}'.strip().casefold()


def language_name(tag: str, language: str) -> str:
    """Return a language in words.

    :param tag: The language, as a BCP 47 tag.
    :param language: Language of the words, as Sphinx names it.
    :returns: What the CLDR calls it; *tag* if it has no name.
    """
    try:
        name = Locale.parse(tag, sep='-').get_display_name(language)
    except UnknownLocaleError:
        name = None
    return name or tag
