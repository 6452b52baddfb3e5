"""The command line: ``python -m sphinx_resources``."""

from __future__ import annotations

import argparse
import io
import posixpath
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from sphinx_resources import __version__
from sphinx_resources.commands.drafts import Draft, append, nearest_topics, today
from sphinx_resources.commands.history import read_history, updated, write_history
from sphinx_resources.commands.links import ask_all
from sphinx_resources.commands.project import CommandError, read_project, relative
from sphinx_resources.commands.report import is_dead, make_report
from sphinx_resources.commands.stubs import make_stubs, toctree_of_topics
from sphinx_resources.commands.syntax import SYNTAXES
from sphinx_resources.commands.templates import make_form, make_snippets
from sphinx_resources.model.options import RESOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_resources.commands.project import Project
    from sphinx_resources.commands.syntax import Syntax

#: Parts of a resource, in the order in which they are asked for.
PARTS = {
    'title': 'What it is called.',
    **{option.name: option.help for option in RESOURCE.values()},
    'description': 'What one learns from it, for whom it is, what is special.',
}


def say(text: str) -> None:
    """Write a line for the next program."""
    sys.stdout.write(f'{text}\n')


def tell(text: str) -> None:
    """Write a line for the user."""
    sys.stderr.write(f'{text}\n')
    sys.stderr.flush()


# check


def check(args: argparse.Namespace) -> int:
    """List all warnings of a project."""
    start = time.monotonic()
    project = read_project(args.source)
    for message in project.messages:
        say(str(message))
    took = f'{time.monotonic() - start:.1f} s'
    warnings, pages = len(project.messages), len(project.env.found_docs)
    tell(f'Pages: {pages}. Warnings: {warnings}. Time: {took}.')
    return 1 if project.messages else 0


# new


def new(args: argparse.Namespace) -> int:
    """Write a block from arguments, or from answers."""
    project = read_project(args.source)
    draft = Draft(project, page_of(args.append, project) if args.append else '')
    given = {name: getattr(args, name) for name in PARTS}
    given['added'] = today() if given['added'] is None else given['added']
    missing = [name for name in draft.required if not (given[name] or '').strip()]
    if missing and is_terminal():
        ask_for(draft, given)
    else:
        take(draft, given, missing)
    if args.append == '' and not draft.page:
        kind = draft.parts['kind']
        msg = f"no page has the resource-kind '{kind}'; name one: --append FILE"
        raise CommandError(msg)
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


def page_of(name: str, project: Project) -> str:
    """Return the name of the document that a file is."""
    docname = project.env.path2doc(Path(name).resolve())
    if not docname or docname not in project.env.found_docs:
        msg = f'{name}: this file is no page of the project'
        raise CommandError(msg)
    return docname


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
    hint = PARTS[name]
    if name == 'kind':
        hint = ', '.join(catalogue.kinds)
    elif name == 'level':
        hint = ', '.join(catalogue.levels)
    elif name == 'topics' and (near := nearest_topics(catalogue, draft.parts['title'])):
        hint = f'{hint} Near the title: {"; ".join(near)}.'
    elif name == 'description':
        hint = f'{hint} An empty line ends it.'
    # Not as the argument of input(), which writes it among the output.
    sys.stderr.write(f'{name} ({hint}): ')
    sys.stderr.flush()
    lines = [input()]
    while name == 'description' and lines[-1]:
        lines.append(input())
    return '\n'.join(lines)


# stubs


def stubs(args: argparse.Namespace) -> int:
    """Write a page for each topic that is named but not declared."""
    project = read_project(args.source)
    written = []
    for stub in make_stubs(project):
        path = relative(stub.path)
        if stub.path.exists():
            tell(f'{path} exists already, but declares no topic of that name')
            continue
        if not args.dry_run:
            stub.path.parent.mkdir(parents=True, exist_ok=True)
            stub.path.write_text(stub.text, encoding='utf-8', newline='\n')
        say(f'{path}{stub.hint}')
        written.append(stub.docname)
    if not written:
        tell('Every topic that is named has a page.')
        return 0
    parent = toctree_of_topics(project)
    tell(f'\nAdd to the toctree of {relative(project.path(parent))}:\n')
    for docname in written:
        tell(posixpath.relpath(docname, posixpath.dirname(parent) or '.'))
    return 0


# links


def links(args: argparse.Namespace) -> int:
    """Ask every link for an answer, and report on those that need a look."""
    # A history that cannot be read is told before minutes of asking.
    history = read_history(args.history) if args.history else {}
    answers = ask_all(args.source, args.results)
    if args.history:
        history = updated(history, answers, today())
        write_history(args.history, history)
    write(make_report(answers, history), args.output)
    dead = [answer for answer in answers if is_dead(answer, history)]
    return 0 if all(answer.archived for answer in dead) else 1


# snippets and form


def snippets(args: argparse.Namespace) -> int:
    """Print the snippets for VS Code."""
    write(make_snippets(read_project(args.source)), args.output)
    return 0


def form(args: argparse.Namespace) -> int:
    """Print the form for GitHub."""
    project = read_project(args.source)
    pages = [*project.targets.kind_pages.values(), project.app.config.root_doc]
    syntax = project.syntax_of(pages[0])
    if args.syntax:
        syntax = project.syntax(args.syntax)
    write(make_form(project, syntax), args.output)
    return 0


def write(text: str, path: Path | None) -> None:
    """Write *text* to a file, or print it."""
    if path is None:
        sys.stdout.write(text)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8', newline='\n')


# The command line

#: Functions by the names of their commands, with what they need to be told.
COMMANDS = {
    'new': new,
    'check': check,
    'stubs': stubs,
    'links': links,
    'snippets': snippets,
    'form': form,
}


def make_parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    parser = argparse.ArgumentParser(
        prog='python -m sphinx_resources',
        description='Add resources to a catalogue, and check it.',
    )
    parser.add_argument('--version', action='version', version=__version__)
    subparsers = parser.add_subparsers(metavar='COMMAND', required=True)
    commands: dict[str, argparse.ArgumentParser] = {}
    for name, run in COMMANDS.items():
        help_ = (run.__doc__ or '').splitlines()[0]
        commands[name] = subparsers.add_parser(name, help=help_, description=help_)
        commands[name].set_defaults(run=run)
        commands[name].add_argument(
            '--source' if name == 'new' else 'source',
            metavar='SOURCEDIR',
            nargs=None if name == 'new' else '?',
            type=Path,
            default=Path(),
            help='folder of conf.py; without it, the working directory',
        )
    add_parts(commands['new'])
    commands['stubs'].add_argument(
        '--dry-run', action='store_true', help='name the pages, write none'
    )
    add_records(commands['links'])
    for name in ('links', 'snippets', 'form'):
        commands[name].add_argument(
            '-o', '--output', metavar='FILE', type=Path, help='write to this file'
        )
    for name in ('new', 'form'):
        commands[name].add_argument(
            '--syntax',
            choices=SYNTAXES,
            help='how to write the block; without it, as the page that it is for',
        )
    return parser


def add_records(parser: argparse.ArgumentParser) -> None:
    """Let a command keep what it found."""
    parser.epilog = (
        'The status is 1 if something prevents the check, or if a page has been '
        'missing for long; only --history knows of that. An interrupt ends the '
        'asking, and what has been answered is reported.'
    )
    parser.add_argument(
        '--history',
        metavar='FILE',
        type=Path,
        help='remember in this file since when pages are missing',
    )
    parser.add_argument(
        '--results',
        metavar='FOLDER',
        type=Path,
        help='keep what linkcheck of Sphinx writes',
    )


def add_parts(parser: argparse.ArgumentParser) -> None:
    """Let a command take the parts of a resource."""
    parser.epilog = (
        'If something that is needed is missing and there is a terminal, all that '
        'is not given is asked for.'
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


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    :param argv: The arguments; without them, those of the process.
    :returns: 0 if all is well, 1 if something is wrong with the project or with
        what was given for it.
    :raises SystemExit: The arguments are not those of a command (status 2), or
        ask for help.
    """
    for stream in (sys.stdout, sys.stderr):
        # What is not a console has an encoding of its own on Windows.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding='utf-8')
    args = make_parser().parse_args(argv)
    try:
        status: int = args.run(args)
    except (CommandError, SphinxError) as error:
        tell(str(error))
        return 1
    except (EOFError, KeyboardInterrupt):
        tell('\nNothing was written.')
        return 1
    return status


if __name__ == '__main__':
    sys.exit(main())
