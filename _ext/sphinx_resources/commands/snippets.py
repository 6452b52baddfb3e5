"""``snippets``: write the snippets for VS Code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_output, add_source
from sphinx_resources.commands.output import write
from sphinx_resources.commands.project import read_project
from sphinx_resources.commands.syntax import BODY, SYNTAXES
from sphinx_resources.directives import DIRECTIVES
from sphinx_resources.model.options import resource_options
from sphinx_resources.views.index import INDEXES
from sphinx_resources.views.report import REPORTS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_resources.commands.project import Project
    from sphinx_resources.commands.syntax import Syntax
    from sphinx_resources.model.options import Option

HELP = 'Print the snippets for VS Code.'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    add_source(parser)
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Write the snippets."""
    write(make_snippets(read_project(args.source)), args.output)
    return 0


class Stops:
    """The places of a snippet through which its user goes, in order."""

    def __init__(self) -> None:
        self.number = 0

    def text(self, default: str = '') -> str:
        """Return a place for free text."""
        self.number += 1
        escaped = re.sub(r'([\\$}])', r'\\\1', default)
        return f'${{{self.number}:{escaped}}}' if default else f'${self.number}'

    def choice(self, words: Iterable[str]) -> str:
        """Return a place for one of some words."""
        self.number += 1
        escaped = (re.sub(r'([\\,|])', r'\\\1', word) for word in words)
        return f'${{{self.number}|{",".join(escaped)}|}}'


def make_snippets(project: Project) -> str:
    """Return a file of snippets for VS Code, in both syntaxes.

    :param project: The project whose kinds and levels they offer.
    :returns: Its text, JSON.
    """
    snippets = {
        f'{prefix} ({name})': {
            'scope': name,
            'prefix': prefix,
            'description': description,
            'body': block.splitlines(),
        }
        for name in SYNTAXES
        for prefix, description, block in _snippets(project, project.syntax(name))
    }
    return json.dumps(snippets, indent=2, ensure_ascii=False) + '\n'


def _snippets(project: Project, syntax: Syntax) -> Iterator[tuple[str, str, str]]:
    """Return the prefix, the description and the text of each snippet."""
    known = resource_options(project.vocabulary)
    usual = ('url', 'topics', 'level', 'authors', 'added')
    for prefix, description, names in (
        ('resource', 'A resource, with what most have.', usual),
        (
            'resource-all',
            'A resource, with all its options.',
            resource_options(project.vocabulary),
        ),
    ):
        stops = Stops()
        title = stops.text('Title')
        options = {name: _stop(known[name], stops, project) for name in names}
        body = stops.text(BODY)
        yield prefix, description, syntax.block('resource', title, options, body)
    arguments: dict[str, Collection[str]] = {
        'resource-topic': (),
        'resource-list': (),
        'resource-index': INDEXES,
        'resource-report': REPORTS,
    }
    for name, words in arguments.items():
        directive = DIRECTIVES[name]
        stops = Stops()
        argument = stops.choice(words) if words else ''
        options = {
            option.name: _stop(option, stops, project)
            for option in directive.options_for(project.vocabulary).values()
        }
        body = stops.text('What it is.') if directive.has_body else ''
        description = (directive.__doc__ or name).splitlines()[0]
        yield name, description, syntax.block(name, argument, options, body)


def _stop(option: Option, stops: Stops, project: Project) -> str:
    """Return the place for the value of an option."""
    if option.words and (words := option.words(project.vocabulary)):
        return stops.choice(words)
    if option.name == 'added':
        return '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE'
    return stops.text('https://example.org/' if option.name == 'url' else '')
