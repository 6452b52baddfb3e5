"""``export``: write the catalogue in a form that others read, without its site."""

from __future__ import annotations

import argparse
import io
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_output, add_source
from sphinx_resources.commands.output import CommandError, write
from sphinx_resources.commands.project import opened
from sphinx_resources.formats import WRITERS
from sphinx_resources.formats.publish import dataset_of
from sphinx_resources.formats.schema import write_schema
from sphinx_resources.model.exports import EXPORTS
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

HELP = 'Print the catalogue in a form that others read.'

#: What is made of the package alone.
SCHEMA = 'schema'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    rows = [f'  {name:8}{EXPORTS[name].help}' for name in WRITERS]
    rows.append(f'  {SCHEMA:8}The JSON Schema of the form json.')
    parser.epilog = '\n'.join(['forms:', *rows])
    parser.add_argument('form', metavar='FORMAT', choices=[*WRITERS, SCHEMA])
    add_source(parser)
    parser.add_argument('--topic', metavar='NAME', help='only resources on this topic')
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Write the catalogue."""
    if args.form == SCHEMA:
        write(write_schema(), args.output)
    else:
        write(exported(args.source, args.form, args.topic), args.output)
    return 0


def exported(source: Path, form: str, topic: str | None = None) -> str:
    """Return the catalogue of a project, as the build of its site writes it.

    :param source: The folder of its ``conf.py``.
    :param form: Name of the form.
    :param topic: A topic, to which it is limited, if it is.
    :raises CommandError: There is no such project or topic, or its site has no
        address, without which there can be no feed.
    """
    with opened(source, 'html', warning=io.StringIO()) as app:
        app.builder.read()
        data = dataset_of(app.env, app.builder)
    if EXPORTS[form].absolute and not data.address:
        msg = f'{source / "conf.py"}: set html_baseurl, which a feed needs'
        raise CommandError(msg)
    id_ = ''
    if topic is not None:
        found = data.catalogue.topic(topic)
        if found is None:
            hint = did_you_mean(
                topic, data.catalogue.declared_labels, data.catalogue.declared_aliases
            )
            named = f"there is no topic '{topic}'"
            msg = f'{named if topic.strip() else "--topic names nothing"}{hint}'
            raise CommandError(msg)
        id_, data = found.id, data.on(found)
    return WRITERS[form](data, EXPORTS[form].filename(id_))
