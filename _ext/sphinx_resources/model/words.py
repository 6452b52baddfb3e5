"""Words for readers, in the language of the site.

The rooms that say something to readers import ``_`` and ``ngettext`` from here;
where a project is opened, its language is put in.  Tables that are made before
that mark their words with ``N_``, and translate them where they are shown.
"""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Iterable

_current: list[NullTranslations] = [NullTranslations()]


def use(translations: NullTranslations) -> None:
    """Take the words from *translations* from now on."""
    _current[0] = translations


def _(message: str) -> str:
    """Return *message* in the language of the site."""
    return _current[0].gettext(message)


def N_(message: str) -> str:  # as in other projects with gettext
    """Mark *message* for translators, and return it as it is."""
    return message


def counted(one: str, other: str) -> tuple[str, str]:
    """Mark the forms of a message that goes with a number, and return them."""
    return one, other


def ngettext(one: str, other: str, count: int) -> str:
    """Return the form of a message that goes with a number.

    :param one: The message in English for one.
    :param other: The message in English for all other numbers.
    :param count: The number.
    """
    return _current[0].ngettext(one, other, count)


def plural_forms(one: str, other: str, language: str) -> dict[str, str]:
    """Return all forms of a message, for a script that knows the number.

    :param one: The message in English for one.
    :param other: The message in English for all other numbers.
    :param language: The language, as Sphinx names it.
    :returns: Forms by the names that the CLDR gives to plural categories
        (``Intl.PluralRules`` of ECMA-402); ``other`` is always there.
    """
    forms = {name: ngettext(one, other, count) for name, count in _examples(language)}
    return {'other': ngettext(one, other, 0), **forms}


@cache
def _examples(language: str) -> Iterable[tuple[str, int]]:
    """Return each plural category that whole numbers have, with such a number."""
    try:
        rule = Locale.parse(language).plural_form
    except (ValueError, UnknownLocaleError):
        rule = Locale('en').plural_form
    # Of 0 and 1, regions of one language think differently.
    found = {rule(count): count for count in (0, 1, *range(200, 1, -1))}
    # Where one number has a form of its own, larger ones show the usual one.
    return tuple(found.items())


def listed(names: Iterable[str]) -> str:
    """Return *names* in one line, with what stands between them in a list."""
    return _(', ').join(names)


def around(message: str, **values: str) -> tuple[str, str]:
    """Return what stands before and after a link, for ``Ref``.

    :param message: A text that names the link as ``{link}``.
    :param values: What else it names.
    """
    before, _link, after = message.partition('{link}')
    return before.format(**values), after.format(**values)
