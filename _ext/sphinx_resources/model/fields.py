"""Fields that a project declares for its resources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any

from sphinx_resources.model import addresses, days, values
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: The types of fields, and whether there can be a facet of each.
TYPES = {
    'text': False,
    'list': True,
    'choice': True,
    'date': False,
    'number': False,
    'url': False,
    'boolean': True,
}

#: Types that have an order of their own.
SORTED = ('date', 'number')

#: What a field of type ``boolean`` may be, as readers see it.
BOOLEANS = {'yes': N_('Yes'), 'no': N_('No')}

_NAME = re.compile(r'[a-z][a-z0-9]*(-[a-z0-9]+)*')
_NUMBER = re.compile(r'-?[0-9]+(\.[0-9]+)?')
#: A number whose comma may stand between thousands.
_THOUSANDS = re.compile(r'-?[1-9][0-9]{0,2},[0-9]{3}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something that a project says of its resources."""

    #: Name by which authors write it.
    name: str
    #: What readers see before it.
    label: str
    #: One of :data:`TYPES`.
    type: str
    #: The words that it may be one of, each with what readers see.
    values: tuple[tuple[str, str], ...] = ()
    #: Whether readers can choose resources by it.
    facet: bool = False
    #: Whether tables have a column for it.
    column: bool = False
    #: A regular expression that the whole of a text matches.
    pattern: str = ''
    #: A property of schema.org that it is.
    property: str = ''

    def __hash__(self) -> int:
        # It is looked up for each value of each resource.
        return hash(self.name)

    def is_closed(self) -> bool:
        """Say whether it has a closed vocabulary."""
        return bool(self.values) or self.type == 'boolean'

    def words(self) -> dict[str, str]:
        """Return the closed vocabulary of its values, with labels; empty if open."""
        if self.type == 'boolean':
            return {name: _(label) for name, label in BOOLEANS.items()}
        return dict(self.values)

    def read(self, text: str) -> str:
        """Read a value, or a member of a list.

        :param text: What an author wrote.
        :raises ValueError: It is not of the type, or not one of the words.
        """
        if self.is_closed():
            return values.choice(text, self.words())
        if self.type in {'date', 'url'}:
            is_date = self.type == 'date'
            return days.day(text) if is_date else addresses.url(text)
        text = values.line(text)
        if self.type == 'number' and not _NUMBER.fullmatch(text):
            msg = f"'{text}' is not a number; write it as in {_meant(text)}"
            raise ValueError(msg)
        if self.pattern and not re.fullmatch(self.pattern, text):
            msg = f"'{text}' is not of the form {self.pattern}"
            raise ValueError(msg)
        return text

    def label_of(self, value: str) -> str:
        """Return a value as readers see it."""
        return self.words().get(value, value) if self.is_closed() else value


def _meant(text: str) -> str:
    """Return the number that was probably meant, else examples."""
    text = text.replace('\u2212', '-').removeprefix('+')
    # What stands last is before the fraction, and what stands alone may be either.
    if text.rfind(',') > text.rfind('.') > 0:
        text = text.replace('.', '')
    elif text.rfind('.') > text.rfind(',') > 0:
        text = text.replace(',', '')
    elif _THOUSANDS.fullmatch(text):
        return f'{text.replace(",", "")} or {text.replace(",", ".")}'
    meant = text.replace(',', '.')
    return meant if _NUMBER.fullmatch(meant) else '12 or 2.5'


def read_fields(
    value: Mapping[str, Any], taken: Collection[str]
) -> tuple[dict[str, Field], list[str]]:
    """Read the declaration of fields.

    :param value: What stands in the configuration: a dictionary for each name.
    :param taken: Names that mean something else.
    :returns: The fields, and what is wrong with some.  Those whose names can be none
        are left out, others become what is right in their declaration.
    """
    found: dict[str, Field] = {}
    faults = []
    for name, keys in value.items():
        try:
            _check_name(name, taken)
            found[name] = _mended(name, keys)
            found[name] = _declared(name, keys)
        except ValueError as error:
            faults.append(str(error))
    return found, faults


def _check_name(name: object, taken: Collection[str]) -> None:
    _expect(
        isinstance(name, str) and _NAME.fullmatch(name),
        f'{name!r} is not a name; write lower-case letters, digits and hyphens, a '
        'letter first',
    )
    assert isinstance(name, str)
    free = name not in taken and not name.startswith('not-')
    _expect(free, f'{name!r} means something else already')


def _mended(name: str, keys: object) -> Field:
    """Return the field that a wrong declaration comes closest to."""
    said = keys if isinstance(keys, dict) else {}
    least = {'label': name, 'type': 'text'}
    for wanted in (('label', 'type', 'values'), ('label', 'type'), ('label',)):
        kept = {key: said[key] for key in wanted if key in said}
        try:
            return _declared(name, {**least, **kept})
        except ValueError:
            continue
    return Field(name=name, label=name, type='text')


def _declared(name: str, keys: object) -> Field:
    _expect(isinstance(keys, dict), f'{name!r} must be a dictionary, not {keys!r}')
    assert isinstance(keys, dict)
    known = [field.name for field in fields_of(Field) if field.name != 'name']
    for key in keys:
        _expect(key in known, f'{name!r} has no key {key!r}{_near(key, known)}')
    for key in ('label', 'type'):
        _expect(key in keys, f'{name!r} has no {key!r}')
    for key in ('label', 'type', 'pattern', 'property'):
        text = keys.get(key, '')
        good = isinstance(text, str) and (text.strip() or key not in keys)
        _expect(good, f'{name!r}: {key!r} must be a text, not {text!r}')
    for key in ('facet', 'column'):
        flag = keys.get(key, False)
        _expect(
            isinstance(flag, bool),
            f'{name!r}: {key!r} must be True or False, not {flag!r}',
        )
    words = _read_words(name, keys)
    return _checked(Field(**{'name': name, **keys, 'values': words}))


def _read_words(name: str, keys: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    words = keys.get('values', {})
    good = isinstance(words, dict) and all(
        isinstance(word, str) and isinstance(label, str) and label.strip()
        for word, label in words.items()
    )
    _expect(good, f"{name!r}: 'values' must be texts by name, not {words!r}")
    for word in words:
        _expect(
            _NAME.fullmatch(word),
            f'{name!r}: {word!r} in values is not a name; write lower-case letters, '
            'digits and hyphens, a letter first',
        )
    return tuple(words.items())


def _checked(field: Field) -> Field:
    """Return *field*, if what it says goes together."""
    name, type_ = field.name, field.type
    _expect(
        type_ in TYPES, f'{name!r}: there is no type {type_!r}{_near(type_, TYPES)}'
    )
    _expect(type_ != 'choice' or field.values, f"{name!r} is a choice without 'values'")
    _expect(
        not field.values or type_ in {'choice', 'list'},
        f"{name!r}: 'values' are for the types choice and list, not {type_}",
    )
    can = ', '.join(known for known, facet in TYPES.items() if facet)
    _expect(
        not field.facet or TYPES[type_],
        f'{name!r}: a facet can be of the types {can}, not {type_}',
    )
    _expect(
        not field.pattern or (type_ in {'text', 'list'} and not field.values),
        f"{name!r}: 'pattern' is for texts and lists without values",
    )
    try:
        re.compile(field.pattern)
    except re.error as error:
        msg = f'{name!r}: the pattern {field.pattern!r} is wrong: {error}'
        raise ValueError(msg) from None
    return field


def _near(word: object, known: Collection[str]) -> str:
    return did_you_mean(str(word), known)


def _expect(good: object, message: str) -> None:
    if not good:
        raise ValueError(message)
