"""``form``: write the form for GitHub by which a reader proposes a resource."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_output, add_source, add_syntax
from sphinx_resources.commands.output import write
from sphinx_resources.commands.project import read_project
from sphinx_resources.commands.syntax import BODY, Syntax
from sphinx_resources.model.options import resource_options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from sphinx_resources.commands.project import Project

HELP = 'Print the form for GitHub.'

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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    add_source(parser)
    add_output(parser)
    add_syntax(parser)


def run(args: argparse.Namespace) -> int:
    """Write the form."""
    project = read_project(args.source)
    pages = [*project.targets.kind_pages.values(), project.app.config.root_doc]
    syntax = project.syntax_of(pages[0])
    if args.syntax:
        syntax = project.syntax(args.syntax)
    write(make_form(project, syntax), args.output)
    return 0


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
    known = resource_options(project.vocabulary)
    options = {o.name: '' for o in known.values() if not o.technical}
    block = inside.block('resource', 'Title', {**options, 'url': 'https://'}, BODY)
    return FORM.format(
        help=indent(_form_help(project, options), ' ' * 8),
        block=indent(block.rstrip(), ' ' * 8),
        language='markdown' if syntax.is_markdown else 'rst',
    )


def _form_help(project: Project, options: Iterable[str]) -> str:
    """Return what to write behind each option."""
    known = resource_options(project.vocabulary)
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
        words = known[name].help.replace('<', '\\<')
        if name in terms:
            words = f'one of {"; ".join(terms[name])}.'
        lines.append(f'- `{name}`: {words}')
    return '\n'.join(lines)
