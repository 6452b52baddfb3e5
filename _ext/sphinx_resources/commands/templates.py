"""Files for editors and hosts, made from the vocabulary of a project."""

from __future__ import annotations

import json
import re
from textwrap import indent
from typing import TYPE_CHECKING

from sphinx_resources.commands.syntax import SYNTAXES, Syntax
from sphinx_resources.directives import DIRECTIVES
from sphinx_resources.model.options import RESOURCE
from sphinx_resources.views.index import INDEXES
from sphinx_resources.views.report import REPORTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx_resources.commands.project import Project
    from sphinx_resources.model.options import Option


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
    usual = ('url', 'topics', 'level', 'authors', 'added')
    for prefix, description, names in (
        ('resource', 'A resource, with what most have.', usual),
        (
            'resource-all',
            'A resource, with all its options.',
            RESOURCE,
        ),
    ):
        stops = Stops()
        title = stops.text('Title')
        options = {name: _stop(RESOURCE[name], stops, project) for name in names}
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
            for option in directive.table.values()
        }
        body = stops.text('What it is.') if directive.has_body else ''
        description = (directive.__doc__ or name).splitlines()[0]
        yield name, description, syntax.block(name, argument, options, body)


def _stop(option: Option, stops: Stops, project: Project) -> str:
    """Return the place for the value of an option."""
    if option.words:
        return stops.choice(option.words(project.vocabulary))
    if option.name == 'added':
        return '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE'
    return stops.text('https://example.org/' if option.name == 'url' else '')


def make_form(project: Project, syntax: Syntax) -> str:
    """Return a form for GitHub by which a reader proposes a resource.

    The form has one field, which holds the block: what a maintainer sees is
    that block in a fence, ready to be copied.

    :param project: The project whose kinds and levels it names.
    :param syntax: The syntax of the block.
    :returns: Its text, YAML.
    """
    # Backquotes would end the fence that GitHub puts around the field.
    inside = Syntax(syntax.name, '~' if syntax.fence == '`' else syntax.fence)
    options = {o.name: '' for o in RESOURCE.values() if not o.technical}
    block = inside.block('resource', 'Title', {**options, 'url': 'https://'}, BODY)
    return FORM.format(
        help=indent(_form_help(project, options), ' ' * 8),
        block=indent(block.rstrip(), ' ' * 8),
        language='markdown' if syntax.is_markdown else 'rst',
    )


def _form_help(project: Project, options: Iterable[str]) -> str:
    """Return what to write behind each option."""
    terms = {
        'kind': (f'`{name}`' for name in project.catalogue.kinds),
        'level': (
            f'`{level.name}` ({level.description.rstrip(".")})'
            for level in project.catalogue.levels.values()
        ),
    }
    lines = []
    for name in options:
        # Angle brackets would be taken for HTML.
        words = RESOURCE[name].help.replace('<', '\\<')
        if name in terms:
            words = f'one of {"; ".join(terms[name])}.'
        lines.append(f'- `{name}`: {words}')
    return '\n'.join(lines)


#: What the text of a block is about.
BODY = 'What one learns from it, for whom it is, and what is special about it.'

FORM = """\
# Written by `python -m sphinx_resources form`.
name: Propose a resource
description: Propose something free to learn from.
title: "New resource: "
body:
  - type: markdown
    attributes:
      value: |
        Fill in the block below; it is what will stand on a page of the catalogue.
        Its title, `url`, `kind`, `topics` and text are needed; leave empty what
        you do not know.
  - type: textarea
    id: block
    attributes:
      label: Block
      description: |
{help}
      value: |
{block}
      render: {language}
    validations:
      required: true
"""
