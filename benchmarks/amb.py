"""Compare ``catalogue.amb.json`` with the schema that AMB publishes.

The first argument is a version of AMB as its repository has it, a folder with
``schemas`` and ``examples`` (https://github.com/dini-ag-kim/amb). Its own
examples are tried first: a check that takes those that are wrong shows nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry, Resource

if TYPE_CHECKING:
    from collections.abc import Iterator


FORMATS = FormatChecker()


def is_time(value: object) -> bool:
    """Say whether a text is a time; AMB's own check takes those without a zone."""
    if not isinstance(value, str):
        return True
    return 'T' in value and bool(dt.datetime.fromisoformat(value))


FORMATS.checks('date-time', raises=ValueError)(is_time)


def validator_of(folder: Path) -> Draft7Validator:
    """Return what checks one description, formats too.

    :param folder: The folder of the schemas.
    """
    schemas = [json.loads(path.read_text('utf-8')) for path in folder.glob('*.json')]
    registry: Registry[Any] = Registry().with_resources(
        (schema['$id'], Resource.from_contents(schema)) for schema in schemas
    )
    whole = json.loads((folder / 'schema.json').read_text('utf-8'))
    return Draft7Validator(whole, registry=registry, format_checker=FORMATS)


def wrong_examples(validator: Draft7Validator, folder: Path) -> Iterator[str]:
    """Give the examples of AMB of which the check says what AMB does not say.

    :param validator: The check.
    :param folder: The folder of the examples.
    """
    for name in ('valid', 'invalid'):
        paths = sorted((folder / name).glob('*.json'))
        if not paths:
            yield f'{folder / name}: no example'
        for path in paths:
            data = json.loads(path.read_text('utf-8'))
            if validator.is_valid(data) != (name == 'valid'):
                yield f'{path}: is not {name}'
        print(f'{len(paths)} examples that are {name}')


def faults(validator: Draft7Validator, items: list[Any]) -> Iterator[str]:
    """Give what is wrong with descriptions.

    :param validator: The check.
    :param items: What a site has written.
    """
    for item in items:
        for error in validator.iter_errors(item):
            yield f'{item.get("id")}: {error.json_path}: {error.message}'


def main(arguments: list[str]) -> int:
    """Run the comparison; 1 if something differs."""
    parser = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    parser.add_argument('amb', type=Path, help='a version of AMB')
    parser.add_argument('files', type=Path, nargs='*', help='catalogue.amb.json')
    args = parser.parse_args(arguments)
    validator = validator_of(args.amb / 'schemas')
    found = list(wrong_examples(validator, args.amb / 'examples'))
    for path in args.files:
        items = json.loads(path.read_text('utf-8'))
        found += faults(validator, items)
        print(f'{path}: {len(items)} resources')
    print(*found, sep='\n')
    print(f'{len(found)} differences')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
