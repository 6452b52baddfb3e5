"""What a project declares in its configuration: kinds, levels, fields, cards."""

from __future__ import annotations

import re
from dataclasses import fields as fields_of
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from weakref import WeakKeyDictionary

from sphinx.errors import ConfigError
from sphinx.locale import get_translator
from sphinx_design.icons import list_octicons

from sphinx_resources.diagnostics import warn
from sphinx_resources.model.addresses import filled, url
from sphinx_resources.model.card import MORE, default_card, read_card
from sphinx_resources.model.exports import EXPORTS, written
from sphinx_resources.model.facets import FACETS
from sphinx_resources.model.fields import Field, read_fields
from sphinx_resources.model.listing_options import LISTING
from sphinx_resources.model.names import fold
from sphinx_resources.model.options import RESOURCE
from sphinx_resources.model.query import SORT_KEYS
from sphinx_resources.model.records import Kind, Level
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.vocabulary import Vocabulary
from sphinx_resources.model.words import N_, _, use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
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
    'resource',
    'title',
    'description',
    'origin',
)
#: Values that are read member by member; two of them Sphinx itself blames.
_READ = ('resource_kinds', 'resource_levels', 'resource_fields', 'resource_card')
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
    return _fields(config)[0]


def _fields(config: Config) -> tuple[dict[str, Field], list[str]]:
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
        if (names := _card(config)) is not None:
            card, _ = read_card(names, own)
        _VOCABULARIES[config] = Vocabulary(
            kinds=kinds(config), levels=levels(config), fields=own, card=card
        )
    return _VOCABULARIES[config]


def _card(config: Config) -> Iterable[object] | None:
    names = config.resource_card
    return names if isinstance(names, list | tuple) else None


def exports(config: Config) -> tuple[Export, ...]:
    """Return the forms in which the catalogue of a project leaves its site."""
    return written(config.resource_formats, address=config.html_baseurl)


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
        if not isinstance(description, dict) or set(description) != wanted:
            msg = (
                f'{place} must be a dictionary with exactly the '
                f'keys {", ".join(sorted(wanted))}, not {description!r}'
            )
            raise ConfigError(msg)
        for key, text in description.items():
            _check_text(f'{place}[{key!r}]', text, empty=key in _MAY_BE_EMPTY)
    return {
        name: term(name=name, **_translated(keys, defaults.get(name, {})))
        for name, keys in value.items()
    }


def _translated(keys: dict[str, str], defaults: dict[str, str]) -> dict[str, str]:
    """Return the words of a term, those of this package in the site's language."""
    return {
        key: _(word) if key in _WORDS and word and word == defaults.get(key) else word
        for key, word in keys.items()
    }


def _check_name(value_name: str, name: object, seen: dict[str, str]) -> None:
    """Refuse what authors cannot write, or what addresses cannot tell apart."""
    _check_text(value_name, name)
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


def _check_text(place: str, text: object, *, empty: bool = False) -> None:
    if not isinstance(text, str):
        msg = f'{place}: {text!r} is no text; write it in quotation marks'
        raise ConfigError(msg)
    if not empty and not text.strip():
        msg = f'{place}: {text!r} is empty; write a name'
        raise ConfigError(msg)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Speak the language of the site, in what a project declares too."""
    use(get_translator(DOMAIN))
    for name in ('resource_kinds', 'resource_levels', 'resource_fields'):
        setattr(config, name, _in_words(config[name]))


def _in_words(value: object) -> object:
    """Return *value* with texts in place of what Sphinx translates when it is used."""
    if isinstance(value, dict):
        return {key: _in_words(member) for key, member in value.items()}
    return str(value) if hasattr(value, 'casefold') else value


def check_values(app: Sphinx, config: Config) -> None:
    """Refuse values of another type, and addresses that are none."""
    for name, (_default, _rebuild, types, _text) in VALUES.items():
        if name not in _READ and not isinstance(config[name], tuple(types)):
            known = ' or '.join(sorted(each.__name__ for each in types))
            msg = f'{name} must be a {known}, not {config[name]!r}'
            raise ConfigError(msg)
    for name in config.resource_formats:
        if name not in EXPORTS:
            hint = did_you_mean(str(name), EXPORTS)
            msg = f'resource_formats: there is no format {name!r}{hint}'
            raise ConfigError(msg)
    addresses = [('resource_about', address) for address in config.resource_about]
    if config.resource_issue_url:
        address = filled(config.resource_issue_url, id='id', title='title')
        addresses.append(('resource_issue_url', address))
    for name, address in addresses:
        _check_text(name, address)
        try:
            url(address)
        except ValueError as error:
            msg = f'{name}: {error}'
            raise ConfigError(msg) from None


def check_vocabulary(app: Sphinx, config: Config) -> None:
    """Refuse a malformed vocabulary before anything is read."""
    levels(config)
    # A file of all icons is read only for what is not known without it.
    ours = {kind['icon'] for kind in KINDS.values()}
    for kind in kinds(config).values():
        if kind.icon not in {'', *ours} and kind.icon not in (known := list_octicons()):
            hint = did_you_mean(kind.icon, known)
            msg = f'resource_kinds[{kind.name!r}]: there is no icon {kind.icon!r}{hint}'
            raise ConfigError(msg)
    own, faults = _fields(config)
    for fault in faults:
        warn('field', f'resource_fields: {fault}')
    for fault in read_card(_card(config) or (), own)[1]:
        warn('card', f'resource_card: {fault}')


#: The configuration values: default, what a change rebuilds, types, and what it is.
VALUES: dict[str, tuple[Any, Literal['env', 'html'], frozenset[type], str]] = {
    'resource_kinds': (
        KINDS,
        'env',
        frozenset({dict}),
        'Kinds of resources, by name.',
    ),
    'resource_levels': (
        LEVELS,
        'env',
        frozenset({dict}),
        'Levels of resources, by name, easiest first.',
    ),
    'resource_fields': (
        {},
        'env',
        frozenset({dict}),
        'Fields of your own for resources, by name.',
    ),
    'resource_card': (
        None,
        'env',
        frozenset({list, tuple, type(None)}),
        (
            'The parts of a card, in order; ``more`` folds those after it. '
            'The title, the authors and the link to the card are always there.'
        ),
    ),
    'resource_formats': (
        FORMATS,
        'html',
        frozenset({list, tuple}),
        'Forms in which the catalogue leaves the site. An empty list turns all off.',
    ),
    'resource_license': (
        '',
        'html',
        frozenset({str}),
        'License of the catalogue itself, an SPDX identifier; catalogue.json names it.',
    ),
    'resource_about': (
        [],
        'html',
        frozenset({list, tuple}),
        (
            'Addresses of the subjects that the whole catalogue is about, for '
            'harvesters: terms of a vocabulary that AMB knows, such as '
            'https://w3id.org/kim/hochschulfaechersystematik/n105 (mathematics).'
        ),
    ),
    'resource_issue_url': (
        '',
        'html',
        frozenset({str}),
        (
            'Address at which readers report a problem with a resource; ``{id}`` and '
            '``{title}`` in it stand for those of the resource.'
        ),
    ),
}


def setup_config(app: Sphinx) -> None:
    """Register the configuration values."""
    for name, (default, rebuild, types, description) in VALUES.items():
        app.add_config_value(
            name, default, rebuild, types=types, description=description
        )
    app.add_message_catalog(DOMAIN, str(Path(__file__).parent / 'locale'))
    app.connect('config-inited', on_config_inited)
    app.connect('config-inited', check_values)
    app.connect('config-inited', check_vocabulary)
