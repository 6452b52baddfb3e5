"""The configuration values that there are, and what of them is refused."""

from __future__ import annotations

import re
from contextlib import suppress
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from babel import Locale, UnknownLocaleError
from sphinx.errors import ConfigError
from sphinx.locale import get_translator, init
from sphinx_design.icons import list_octicons

from sphinx_resources.compat import written_language, written_names
from sphinx_resources.config import (
    DOMAIN,
    FORMATS,
    KINDS,
    LEVELS,
    check_text,
    fields_with_faults,
    kinds,
    levels,
    own_card,
)
from sphinx_resources.diagnostics import warn
from sphinx_resources.model.addresses import filled, url
from sphinx_resources.model.card import AFTER, BEFORE, read_card
from sphinx_resources.model.exports import EXPORTS
from sphinx_resources.model.languages import language
from sphinx_resources.model.licenses import license_name
from sphinx_resources.model.schema_org import PROPERTIES, TYPES, meant
from sphinx_resources.model.suggestions import did_you_mean, is_slip
from sphinx_resources.model.words import use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Where the words for readers are, in a folder for each language.
LOCALE = Path(__file__).parent / 'locale'
#: Values that are read member by member; two of them Sphinx itself blames.
_READ = ('resource_kinds', 'resource_levels', 'resource_fields', 'resource_card')


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Speak the language of the site, in what a project declares too."""
    words = get_translator(DOMAIN)
    if type(words) is NullTranslations:
        words, _found = init([LOCALE], _nearest(config.language), DOMAIN)
    use(words)
    if not config.resource_language:
        # A value of another type is refused next.
        config.resource_language = written_language(config)
    for name in ('resource_kinds', 'resource_levels', 'resource_fields'):
        setattr(config, name, _in_words(config[name]))


def _nearest(language: str) -> str:
    """Return the language of the words to take for *language*: ``pt_BR`` for ``pt``."""
    name = language.replace('-', '_')
    for known in (path.name for path in LOCALE.iterdir() if path.is_dir()):
        if known.partition('_')[0] == name.partition('_')[0]:
            with suppress(ValueError, UnknownLocaleError):
                script = Locale.parse(name).script
                # Regions differ in words; in another script they cannot be read.
                if script in {None, Locale.parse(known).script}:
                    return known
    return language


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
        if not isinstance(name, str) or name not in EXPORTS:
            hint = did_you_mean(str(name), EXPORTS)
            msg = f'resource_formats: there is no format {name!r}{hint}'
            raise ConfigError(msg)
    try:
        if config.resource_language != config.language:
            language(config.resource_language.replace('_', '-'))
    except ValueError as error:
        msg = f'resource_language: {error}'
        raise ConfigError(msg) from None
    addresses = [('resource_about', address) for address in config.resource_about]
    if pattern := config.resource_issue_url:
        if unknown := re.search(r'\{[^{}]*\}', filled(pattern, id='', title='')):
            msg = f"resource_issue_url: '{unknown[0]}' stands for nothing"
            msg += '; write {id} or {title}'
            raise ConfigError(msg)
        address = filled(pattern, id='--id--', title='--title--')
        addresses.append(('resource_issue_url', address))
    for name, address in addresses:
        check_text(name, address)
        if fault := _fault(address):
            # What is told, and meant, is as it is written.
            fault = fault.replace('--id--', '{id}').replace('--title--', '{title}')
            msg = f'{name}: {fault}'
            raise ConfigError(msg)


def _fault(address: str) -> str:
    """Return what is wrong with an address; an empty string if nothing is."""
    try:
        url(address)
    except ValueError as error:
        return str(error)
    return ''


def check_slips(app: Sphinx, config: Config) -> None:
    """Tell of settings of ``conf.py`` whose names are nearly ours."""
    ours = {value.name for value in config if value.name.startswith('resource_')}
    names = written_names(config)
    unset = sorted(ours.difference(names))
    for slip in (name for name in names if name.startswith('resource')):
        right = next((name for name in unset if is_slip(slip, name)), '')
        if right and slip not in ours:
            message = f"there is no setting '{slip}'; did you mean '{right}'?"
            warn('option', message, _place(app, slip))


def check_address(app: Sphinx, config: Config) -> None:
    """Tell of an address of the site that files of the catalogue cannot name."""
    address = config.html_baseurl
    wanted = config.resource_formats and isinstance(address, str) and address
    if wanted and (fault := _fault(address)):
        warn('url', f'html_baseurl: {fault}', _place(app, 'html_baseurl'))


def check_vocabulary(app: Sphinx, config: Config) -> None:
    """Refuse a malformed vocabulary before anything is read."""
    levels(config)
    # A file of all icons is read only for what is not known without it.
    ours = {kind['icon'] for kind in KINDS.values()}
    for kind in kinds(config).values():
        if kind.icon not in {'', *ours} and kind.icon not in (known := list_octicons()):
            # Others write the name of the set before it.
            bare = kind.icon.partition('-')[2]
            hint = did_you_mean(kind.icon, known) or did_you_mean(bare, known)
            msg = f'resource_kinds[{kind.name!r}]: there is no icon {kind.icon!r}{hint}'
            raise ConfigError(msg)
        if name := meant(kind.type, TYPES):
            message = f'resource_kinds[{kind.name!r}]: {_unknown(kind.type, name)}'
            warn('option', message, _place(app, 'resource_kinds'))
    own, faults = fields_with_faults(config)
    for field in own.values():
        if name := meant(field.property, PROPERTIES):
            faults.append(f'{field.name!r}: {_unknown(field.property, name)}')
    for fault in faults:
        warn('field', f'resource_fields: {fault}', _place(app, 'resource_fields'))
    for fault in read_card(own_card(config) or (), own)[1]:
        warn('card', f'resource_card: {fault}', _place(app, 'resource_card'))
    try:
        if config.resource_license:
            license_name(config.resource_license)
    except ValueError as error:
        place = _place(app, 'resource_license')
        warn('license', f'resource_license: {error}', place)


def _unknown(name: str, right: str) -> str:
    return f'{name!r} is no name of schema.org for works; did you mean {right!r}?'


def _place(app: Sphinx, name: str) -> str | None:
    """Return where a value is set, if that is a line of ``conf.py``."""
    path = Path(app.confdir, 'conf.py')
    if not path.is_file():
        return None
    lines = path.read_text(encoding='utf-8', errors='replace').splitlines()
    found = (number for number, line in enumerate(lines, 1) if line.startswith(name))
    return f'{path}:{next(found, 1)}'


def _spelled(names: Iterable[str]) -> str:
    return ', '.join(f'``{name}``' for name in names)


#: The configuration values: default, what a change rebuilds, types, and what it is.
VALUES: dict[str, tuple[Any, Literal['env', 'html'], frozenset[type], str]] = {
    'resource_kinds': (
        KINDS,
        'env',
        frozenset({dict}),
        (
            'Kinds of resources, by name: ``label`` and ``plural`` for readers, '
            '``icon``, an octicon or empty, and ``type``, of schema.org.'
        ),
    ),
    'resource_levels': (
        LEVELS,
        'env',
        frozenset({dict}),
        'Levels, by name, the easiest first: ``label`` and ``description``.',
    ),
    'resource_fields': (
        {},
        'env',
        frozenset({dict}),
        (
            'Fields of your own for resources, by name: ``label`` and ``type``, and '
            'where wanted ``values``, ``pattern``, ``facet``, ``column``, ``property``.'
        ),
    ),
    'resource_card': (
        None,
        'env',
        frozenset({list, tuple, type(None)}),
        (
            'The parts of a card, in order; ``more`` folds those after it. '
            'The title, the authors and the link to the card are always there. If not '
            f'set: {_spelled(BEFORE)}, your fields, {_spelled(AFTER)}.'
        ),
    ),
    'resource_formats': (
        list(FORMATS),
        'html',
        frozenset({list, tuple}),
        'Forms in which the catalogue leaves the site. An empty list turns all off.',
    ),
    'resource_language': (
        '',
        'env',
        frozenset({str}),
        (
            'Language in which the sources are written; if not set, the ``language`` '
            'of ``conf.py``, whatever ``-D language=`` makes of it. A translated '
            'site says so of what has no ``:language:`` of its own.'
        ),
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
    app.add_message_catalog(DOMAIN, str(LOCALE))
    app.connect('config-inited', on_config_inited)
    app.connect('config-inited', check_values)
    app.connect('config-inited', check_vocabulary)
    app.connect('config-inited', check_slips)
    app.connect('config-inited', check_address)
