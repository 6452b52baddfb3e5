"""``new``: write the block of a resource, from arguments or from answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import SOURCE_HELP, add_syntax
from sphinx_resources.commands.drafts import Draft, append, nearest_topics, today
from sphinx_resources.commands.messages import relative
from sphinx_resources.commands.output import CommandError, say, tell
from sphinx_resources.commands.project import read_project
from sphinx_resources.model.options import RESOURCE, option_of
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from sphinx_resources.commands.project import Project
    from sphinx_resources.commands.syntax import Syntax

HELP = 'Write a block from arguments, or from answers.'

#: Parts of a resource, in the order in which they are asked for.
PARTS = {
    'title': 'What it is called.',
    **{option.name: option.help for option in RESOURCE.values()},
    'description': 'What one learns from it, for whom it is, what is special.',
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    parser.epilog = (
        'If something that is needed is missing and there is a terminal, all that '
        'is not given is asked for.'
    )
    parser.add_argument(
        '--source', metavar='SOURCEDIR', type=Path, default=Path(), help=SOURCE_HELP
    )
    parser.add_argument('title', metavar='TITLE', nargs='?', help=PARTS['title'])
    parser.add_argument(
        '--append',
        metavar='FILE',
        nargs='?',
        const='',
        help='append the block to this page; without FILE, to the page of its kind',
    )
    for name, help_ in PARTS.items():
        if name == 'title':
            continue
        if name == 'added':
            help_ += ' Without it, today.'
        parser.add_argument(f'--{name}', metavar='TEXT', help=help_.replace('%', '%%'))
    parser.add_argument(
        '--field',
        metavar='NAME=TEXT',
        action='append',
        default=[],
        help='a field that the project declares for itself; may be repeated',
    )
    add_syntax(parser)


def run(args: argparse.Namespace) -> int:
    """Print the block, or append it to a page."""
    project = read_project(args.source)
    draft = Draft(project, page_of(args.append, project) if args.append else '')
    fill(draft, given_by(args, project))
    if args.append is not None:
        check_page(draft)
    syntax = syntax_for(draft, args.syntax, appending=args.append is not None)
    block = draft.block(syntax)
    if faults := draft.faults():
        raise CommandError('\n'.join(faults))
    if args.append is not None:
        path = project.path(draft.page)
        say(f'{relative(path)}:{append(path, block)}: {draft.parts["title"]}')
        return 0
    if draft.page:
        tell(f'Paste this into {relative(project.path(draft.page))}:\n')
    say(block.rstrip('\n'))
    return 0


def given_by(args: argparse.Namespace, project: Project) -> dict[str, str | None]:
    """Return what was given of each part, with the fields of the project's own.

    :raises CommandError: A field is unknown, or not written as one.
    """
    own = project.vocabulary.fields
    given = {name: getattr(args, name) for name in PARTS}
    last = given.pop('description')
    given |= dict.fromkeys(own)
    for text in args.field:
        name, equals, value = text.partition('=')
        if not equals or not name:
            msg = f"--field: '{text}' has no name and value; write NAME=TEXT"
            raise CommandError(msg)
        if name not in own:
            msg = f"--field: there is no field '{name}'{did_you_mean(name, own)}"
            raise CommandError(msg)
        given[name] = value
    return {**given, 'description': last}


def fill(draft: Draft, given: dict[str, str | None]) -> None:
    """Take what was given, and ask for the rest where somebody can be asked."""
    given['added'] = today() if given['added'] is None else given['added']
    missing = [name for name in draft.required if not (given[name] or '').strip()]
    if missing and is_terminal():
        ask_for(draft, given)
    else:
        take(draft, given, missing)


def check_page(draft: Draft) -> None:
    """Check that there is a page to which a block can be appended.

    :raises CommandError: There is none, or it is a notebook.
    """
    if not draft.page:
        kind = draft.parts['kind']
        msg = f"no page has the resource-kind '{kind}'; name one: --append FILE"
        raise CommandError(msg)
    if not draft.project.is_text(draft.page):
        path = relative(draft.project.path(draft.page))
        msg = f'{path} is a notebook; without --append, the block is printed'
        raise CommandError(msg)


def page_of(name: str, project: Project) -> str:
    """Return the name of the document that a file is.

    :raises CommandError: It is none of the project.
    """
    path = Path(name)
    # A page, its folder and that of the project may each be a link.
    for docname in sorted(project.env.found_docs) if path.is_file() else ():
        if project.path(docname).samefile(path):
            return docname
    msg = f'{name}: this file is no page of the project'
    raise CommandError(msg)


def syntax_for(draft: Draft, name: str | None, *, appending: bool) -> Syntax:
    """Return the syntax of a block: as told, else that of the page it is for."""
    project = draft.project
    syntax = project.syntax_of(draft.page or project.app.config.root_doc)
    if name is None or name == syntax.name:
        return syntax
    if appending:
        msg = f'{relative(project.path(draft.page))} is written in {syntax.name}'
        raise CommandError(msg)
    return project.syntax(name)


def is_terminal() -> bool:
    """Say whether somebody can be asked."""
    # Without a console, as under pythonw, there is no input at all.
    return sys.stdin is not None and sys.stdin.isatty()


def take(draft: Draft, given: Mapping[str, str | None], missing: list[str]) -> None:
    """Take all that was given as arguments.

    :raises CommandError: Something is wrong or missing; all of it is named.
    """
    one_of = {'kind': f' One of: {", ".join(draft.catalogue.kinds)}.'}
    faults = [
        f'{name} is missing: {PARTS[name]}{one_of.get(name, "")}' for name in missing
    ]
    for name, text in given.items():
        try:
            draft.set(name, text or '')
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise CommandError('\n'.join(faults))


def ask_for(draft: Draft, given: Mapping[str, str | None]) -> None:
    """Ask for all that was not given, and again for what is wrong."""
    tell('An empty answer leaves out what is not needed.')
    for name, text in given.items():
        if text is None and name in RESOURCE and RESOURCE[name].technical:
            continue
        needed = name in draft.required
        answer = text if text is not None else ask(name, draft)
        while True:
            try:
                draft.set(name, answer)
            except ValueError as error:
                tell(str(error))
            else:
                if not needed or name in draft.parts:
                    break
                tell(f'{name} is needed')
            answer = ask(name, draft)


def ask(name: str, draft: Draft) -> str:
    """Return the answer of the user to the question for one part."""
    catalogue = draft.catalogue
    own = draft.project.vocabulary.fields
    hint = option_of(own[name]).help if name in own else PARTS[name]
    if name == 'kind':
        hint = ', '.join(catalogue.kinds)
    elif name == 'level':
        hint = ', '.join(catalogue.levels)
    elif name == 'topics' and (near := nearest_topics(catalogue, draft.parts['title'])):
        hint = f'{hint} Near the title: {"; ".join(near)}.'
    elif name == 'description':
        hint = f'{hint} An empty line ends it.'
    # Not as the argument of input(), which writes it among the output.
    tell(f'{name} ({hint}): ', end='')
    lines = [input()]
    while name == 'description' and lines[-1]:
        lines.append(input())
    return '\n'.join(lines)
