"""``form``: write the form for GitHub by which a reader proposes a resource."""

from __future__ import annotations

import json
from collections.abc import Mapping
from textwrap import indent
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_output, add_source, add_syntax
from sphinx_resources.commands.output import write
from sphinx_resources.commands.project import read_project
from sphinx_resources.commands.syntax import BODY, Syntax
from sphinx_resources.model.options import resource_options
from sphinx_resources.model.words import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterable

    from sphinx_resources.commands.project import Project

HELP = 'Print the form for GitHub.'

FORM = """\
# Written by `python -m sphinx_resources form`.
name: {name}
description: {about}
title: {title}
body:
  - type: markdown
    attributes:
      value: |
        {first}
        {needed}
  - type: textarea
    id: block
    attributes:
      label: {label}
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
    title, body, new = _('Title'), _(BODY), _('New resource:')
    block = inside.block('resource', title, {**options, 'url': 'https://'}, body)
    return FORM.format(
        name=_quoted(_('Propose a resource')),
        about=_quoted(_('Propose something free to learn from.')),
        title=_quoted(f'{new} '),
        first=_('Fill in the block below; it will stand on a page of the catalogue.'),
        needed=_(
            'Its title, {options} and text are needed; leave empty what you do not '
            'know.'
        ).format(options='`url`, `kind`, `topics`'),
        label=_quoted(_('Block')),
        help=indent(_form_help(project, options), ' ' * 8),
        block=indent(block.rstrip(), ' ' * 8),
        language='markdown' if syntax.is_markdown else 'rst',
    )


def _quoted(text: str) -> str:
    """Return a text as a value of YAML, whatever signs a language has in it."""
    return json.dumps(text, ensure_ascii=False)


def _form_help(project: Project, options: Iterable[str]) -> str:
    """Return what to write behind each option."""
    vocabulary = project.vocabulary
    known = resource_options(vocabulary)
    lines = []
    for name in options:
        field = vocabulary.fields.get(name)
        words = f'{field.label}.' if field else _(known[name].help)
        if choices := known[name].words:
            one_of = _('One of: {words}.').format(words=_listed(choices(vocabulary)))
            words = f'{words} {one_of}' if field else one_of
        # Angle brackets would be taken for HTML.
        lines.append(f'- `{name}`: {words}'.replace('<', '\\<'))
    return '\n'.join(lines)


def _listed(words: Collection[str]) -> str:
    """Return the words of a vocabulary, with what each says of itself."""
    terms = words if isinstance(words, Mapping) else {}
    said = (getattr(terms.get(word), 'description', '') for word in words)
    return _('; ').join(
        f'`{word}` ({about.rstrip(".。")})' if about else f'`{word}`'
        for word, about in zip(words, said, strict=True)
    )
