"""What a project declares in its configuration: kinds, levels, fields, cards."""

from __future__ import annotations

import re
from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from sphinx.errors import ConfigError

from sphinx_resources.model.addresses import url
from sphinx_resources.model.card import MORE, default_card, read_card
from sphinx_resources.model.exports import EXPORTS, written
from sphinx_resources.model.facets import FACETS
from sphinx_resources.model.fields import Field, read_fields
from sphinx_resources.model.languages import groups_by_points
from sphinx_resources.model.listing_options import LISTING
from sphinx_resources.model.names import fold
from sphinx_resources.model.options import RESOURCE
from sphinx_resources.model.query import SORT_KEYS
from sphinx_resources.model.records import Kind, Level
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.vocabulary import Vocabulary
from sphinx_resources.model.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config

    from sphinx_resources.model.exports import Export

    Term = TypeVar('Term', Kind, Level)

#: Name of the message catalogs of this package.
DOMAIN = 'sphinx_resources'

#: Default of ``resource_kinds``; groups are shown in this order.
KINDS = {
    'book': {
        'label': N_('Book'),
        'plural': N_('Books'),
        'icon': 'book',
        'type': 'Book',
    },
    'post': {
        'label': N_('Blog post'),
        'plural': N_('Blog posts'),
        'icon': 'pencil',
        'type': 'Article',
    },
    'paper': {
        'label': N_('Paper or notes'),
        'plural': N_('Papers and notes'),
        'icon': 'file',
        'type': 'ScholarlyArticle',
    },
    'tool': {
        'label': N_('Interactive tool'),
        'plural': N_('Interactive tools'),
        'icon': 'tools',
        'type': 'WebApplication',
    },
    'video': {
        'label': N_('Video'),
        'plural': N_('Videos'),
        'icon': 'video',
        'type': 'VideoObject',
    },
    'course': {
        'label': N_('Online course'),
        'plural': N_('Online courses'),
        'icon': 'mortar-board',
        'type': 'Course',
    },
}

#: Default of ``resource_levels``; listings are sorted in this order.
LEVELS = {
    'beginner': {
        'label': N_('Beginner'),
        'description': N_(
            'No earlier course on the subject is needed. What else '
            'helps is named under “Know first”.'
        ),
    },
    'intermediate': {
        'label': N_('Intermediate'),
        'description': N_(
            'A first university course on the subject, or on the '
            'topics named under “Know first”, comes before it.'
        ),
    },
    'advanced': {
        'label': N_('Advanced'),
        'description': N_(
            'For readers at home with proofs and with several of '
            'the topics of this catalogue.'
        ),
    },
}

#: Keys of a term that readers see.
_WORDS = ('label', 'plural', 'description')


#: What a name of a kind or level cannot hold: lists and addresses split there.
_NO_NAME = re.compile(r'[\s,;]+')
#: What a kind can do without.
_MAY_BE_EMPTY = ('icon', 'type')


#: Default of ``resource_formats``.
FORMATS = tuple(EXPORTS)
#: Names that mean something else in addresses, on cards or in the script.
_TAKEN = (
    MORE,
    'q',
    'saved',
    'done',
    'know',
    'resource',
    'title',
    'description',
    'origin',
)
_VOCABULARIES: WeakKeyDictionary[Config, Vocabulary] = WeakKeyDictionary()


def kinds(config: Config) -> dict[str, Kind]:
    """Return the kinds of a project, by name.

    :param config: The project's configuration.
    :raises sphinx.errors.ConfigError: ``resource_kinds`` is malformed.
    """
    return _terms('resource_kinds', config.resource_kinds, Kind, KINDS)


def levels(config: Config) -> dict[str, Level]:
    """Return the levels of a project, by name, easiest first.

    :param config: The project's configuration.
    :raises sphinx.errors.ConfigError: ``resource_levels`` is malformed.
    """
    return _terms('resource_levels', config.resource_levels, Level, LEVELS)


def fields(config: Config) -> dict[str, Field]:
    """Return the fields of a project's own, by name.

    :param config: The project's configuration.
    """
    return fields_with_faults(config)[0]


def fields_with_faults(config: Config) -> tuple[dict[str, Field], list[str]]:
    """Return the fields of a project's own, by name, and what is wrong with them."""
    # Of another type Sphinx warns itself.
    if not isinstance(config.resource_fields, dict):
        return {}, []
    taken = {*RESOURCE, *LISTING, *SORT_KEYS, *FACETS, *default_card(()), *_TAKEN}
    return read_fields(config.resource_fields, taken)


def vocabulary(config: Config) -> Vocabulary:
    """Return the words of a project, which do not change once it is read."""
    if config not in _VOCABULARIES:
        own = fields(config)
        card = default_card(own)
        if (names := own_card(config)) is not None:
            card, _ = read_card(names, own)
        _VOCABULARIES[config] = Vocabulary(
            kinds=kinds(config),
            levels=levels(config),
            fields=own,
            card=card,
            groups=groups_by_points(config.resource_language),
        )
    return _VOCABULARIES[config]


def own_card(config: Config) -> Iterable[object] | None:
    """Return the parts of a card that a project names, if it does."""
    names = config.resource_card
    return names if isinstance(names, list | tuple) else None


def exports(config: Config) -> tuple[Export, ...]:
    """Return the forms in which the catalogue of a project leaves its site."""
    return written(config.resource_formats, address=site_address(config))


def site_address(config: Config) -> str:
    """Return the address of a site; nothing where it is none that others can use."""
    try:
        return url(str(config.html_baseurl or ''))
    except ValueError:
        return ''


def _terms(
    value_name: str,
    value: dict[str, Any],
    term: type[Term],
    defaults: dict[str, dict[str, str]],
) -> dict[str, Term]:
    wanted = {field.name for field in fields_of(term)} - {'name'}
    if not isinstance(value, dict):
        msg = f'{value_name} must be a dictionary of terms by name, not {value!r}'
        raise ConfigError(msg)
    seen: dict[str, str] = {}
    for name, description in value.items():
        _check_name(value_name, name, seen)
        place = f'{value_name}[{name!r}]'
        _check_keys(place, description, wanted)
        for key, text in description.items():
            check_text(f'{place}[{key!r}]', text, empty=key in _MAY_BE_EMPTY)
    return {
        name: term(name=name, **_translated(keys, defaults.get(name, {})))
        for name, keys in value.items()
    }


def _check_keys(place: str, description: object, wanted: set[str]) -> None:
    """Refuse a term without exactly the keys that it needs."""
    if not isinstance(description, dict):
        keys = ', '.join(sorted(wanted))
        msg = f'{place} must be a dictionary with the keys {keys}, not {description!r}'
        raise ConfigError(msg)
    for key in description:
        if key not in wanted:
            hint = did_you_mean(str(key), sorted(wanted - set(description)))
            msg = f'{place}: there is no key {key!r}{hint}'
            raise ConfigError(msg)
    if missing := sorted(wanted - set(description)):
        msg = f'{place} has no {", no ".join(map(repr, missing))}'
        raise ConfigError(msg)


def _translated(keys: dict[str, str], defaults: dict[str, str]) -> dict[str, str]:
    """Return the words of a term, those of this package in the site's language."""
    return {
        key: _(word) if key in _WORDS and word and word == defaults.get(key) else word
        for key, word in keys.items()
    }


def _check_name(value_name: str, name: object, seen: dict[str, str]) -> None:
    """Refuse what authors cannot write, or what addresses cannot tell apart."""
    check_text(value_name, name)
    assert isinstance(name, str)
    if _NO_NAME.search(name):
        mended = _NO_NAME.sub('-', name.strip())
        msg = (
            f'{value_name}: the name {name!r} holds a space, comma or semicolon; '
            f'write {mended!r}'
        )
        raise ConfigError(msg)
    first = seen.setdefault(fold(name), name)
    if first != name:
        msg = f'{value_name}: {name!r} reads as {first!r}; keep one of the two'
        raise ConfigError(msg)


def check_text(place: str, text: object, *, empty: bool = False) -> None:
    """Refuse what is no text, or an empty one.

    :param place: What holds it.
    :param text: The text.
    :param empty: Whether it may be empty.
    :raises sphinx.errors.ConfigError: It is not.
    """
    if not isinstance(text, str):
        msg = f'{place}: {text!r} is no text; write it in quotation marks'
        raise ConfigError(msg)
    if not empty and not text.strip():
        msg = f'{place}: {text!r} is empty; write some words'
        raise ConfigError(msg)


def source_languages(config: Config) -> tuple[str, ...]:
    """Return the language of what does not say its own, where it is not the site's.

    :param config: The project's configuration.
    :returns: Its BCP 47 tag; nothing where the site is no translation.
    """
    source, shown = (
        name.replace('_', '-')
        for name in (config.resource_language, config.language or 'en')
    )
    return () if source == shown else (source,)
