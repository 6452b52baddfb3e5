"""``convert``: write blocks of a list that is kept in a data file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_output
from sphinx_resources.commands.messages import relative
from sphinx_resources.commands.output import CommandError, tell, write
from sphinx_resources.commands.project import Project, opened
from sphinx_resources.commands.syntax import SYNTAXES, Syntax
from sphinx_resources.config import KINDS
from sphinx_resources.formats import READERS, unreadable
from sphinx_resources.formats.data_files import files_of, joined, read_file
from sphinx_resources.formats.importing import (
    absent,
    drafts_of,
    pairs_of,
    told_beside,
    words_alone,
)
from sphinx_resources.formats.markdown_lists import read_markdown
from sphinx_resources.model import values
from sphinx_resources.model.options import PATH, RESOURCE, TOPIC, resource_options
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.title_text import split_title

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from sphinx_resources.formats.importing import Draft
    from sphinx_resources.formats.tree import Content, Entry
    from sphinx_resources.model.options import Option

HELP = 'Print a list that is kept in a data file as blocks.'

#: Suffixes of lists in Markdown.
MARKDOWN = ('.md', '.markdown')


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    known = ', '.join([*READERS, *MARKDOWN])
    parser.epilog = (
        f'The file ends in one of {known}. Of Markdown, lists of links and tables are '
        'read; a heading above them is their topic.'
    )
    parser.add_argument('file', metavar='FILE', type=Path, help='the data file')
    parser.add_argument(
        'source',
        metavar='SOURCEDIR',
        nargs='?',
        type=Path,
        help='folder of conf.py, for a project with fields or kinds of its own',
    )
    parser.add_argument(
        '--map',
        metavar='PAIRS',
        default='',
        help='which keys are meant by which options, as in title=name, =stars',
    )
    parser.add_argument('--kind', metavar='KIND', default='', help='kind of all')
    parser.add_argument(
        '--syntax',
        choices=SYNTAXES,
        default=SYNTAXES[0],
        help='how to write the blocks; without it, markdown',
    )
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Write the blocks, and name what is lost."""
    content, is_whole = _read(args.file, args.syntax)
    table, kinds, syntax = _project(args.source, args.syntax)
    path = relative(args.file)
    try:
        named = map(values.pair, values.items(args.map))
        pairs, faults = pairs_of(named, table)
    except ValueError as error:
        faults = [f'map: {error}']
    if faults:
        raise CommandError(f'--{faults[0]}')
    for file, flaw in told_beside(content, pairs):
        _tell(path, file, flaw.line, flaw.message.replace(':map: ', '--map '))
    missing, faults = absent(content, pairs)
    for fault in faults:
        _tell(path, '', 1, f'--{fault}')
    drafts, unused = drafts_of(content.entries, table, pairs)
    for one in unused:
        shown = f"the key '{one.key}'" if one.key.strip() else 'what has no key'
        message = f'{shown} is left out of {one.entries}, as it {one.reason}'
        _tell(path, one.file, one.line, message)
    for key, (number, line) in words_alone(content.entries, table, pairs).items():
        entries = f'{number} entries' if number > 1 else 'an entry'
        message = f"of the links of the key '{key}' in {entries} the words alone stay"
        _tell(path, '', line, f'{message}; add --map links={key} to keep them')
    for name in ('title', 'url', 'topics'):
        lacking = [draft for draft in drafts if not draft.text(name)]
        if lacking and name not in missing:
            what = f'{len(lacking)} of {len(drafts)} entries have no {name}'
            hint = f'if it has another name, add --map {name}=NAME'
            if name == 'topics' and args.file.suffix.lower() in MARKDOWN:
                hint = 'put a heading above them, which is their topic'
            _tell(path, lacking[0].file, lacking[0].line, f'{what}; {hint}')
    hint = did_you_mean(args.kind, kinds, list_all=False)
    if hint and args.kind.lower() not in kinds:
        whose = 'the project' if args.source else 'this package'
        tell(f"--kind: '{args.kind}' is no kind of {whose}{hint}")
    blocks = list(_blocks(drafts, content, table, syntax, args.kind))
    # What was made of it earlier is better than nothing.
    if blocks or is_whole:
        write('\n'.join(blocks), args.output)
    paths = f' Paths: {len(content.paths)}.' if content.paths else ''
    tell(f'Resources: {len(drafts)}. Topics: {len(content.topics)}.{paths}')
    return 0 if is_whole else 1


def _project(
    source: Path | None, syntax: str
) -> tuple[Mapping[str, Option], Mapping[str, Any], Syntax]:
    """Return the options and kinds that there are, and how blocks are written.

    :param source: The folder of the ``conf.py`` of the project that they are for.
    :param syntax: One of :data:`SYNTAXES`.
    """
    if source is None:
        return RESOURCE, KINDS, Syntax(syntax)
    with opened(source, 'dummy') as app:
        project = Project(app, [])
        vocabulary = project.vocabulary
        return resource_options(vocabulary), vocabulary.kinds, project.syntax(syntax)


def _tell(path: str, file: str, line: int, message: str) -> None:
    """Tell of something in a file, or in one of a folder."""
    tell(f'{path}/{file}:{line}: {message}' if file else f'{path}:{line}: {message}')


def _read(path: Path, syntax: str) -> tuple[Content, bool]:
    """Return what a file or folder says, and whether there is no fault in it."""
    readers = READERS | dict.fromkeys(MARKDOWN, partial(read_markdown, markup=syntax))
    if path.is_dir():
        names = files_of(path)
        if not names:
            msg = f'{path} has no file that ends in .yaml or .yml'
            raise CommandError(msg)
        contents = {name: read_file(path / name) for name in names}
        content = joined(contents)
    else:
        suffix = path.suffix.lower()
        if suffix not in readers:
            msg = f'{path} {unreadable(suffix, *MARKDOWN)}'
            raise CommandError(msg)
        if not path.exists():
            msg = f'{path}: there is no such file'
            raise CommandError(msg)
        content = read_file(path, readers)
        contents = {'': content}
    for name, each in contents.items():
        for flaw in [*each.flaws, *each.joined, *each.left_out]:
            _tell(relative(path), name, flaw.line, flaw.message)
    return content, not any(each.flaws for each in contents.values())


def _blocks(
    drafts: list[Draft],
    content: Content,
    table: Mapping[str, Option],
    syntax: Syntax,
    kind: str,
) -> Iterator[str]:
    for draft in drafts:
        options = _options(draft, table)
        if kind:
            options.setdefault('kind', kind)
        written = draft.text('source.text')
        ours = draft.text('source.markup') == syntax.name
        body = written if ours else _text(draft.text('description'), syntax)
        yield syntax.block('resource', values.line(draft.text('title')), options, body)
    topics, _ = drafts_of(content.topics, TOPIC, {}, ['label'])
    for topic in topics:
        options = _options(topic, TOPIC)
        yield syntax.block('resource-topic', topic.text('label'), options)
    for entry, steps in content.paths:
        (path,), _ = drafts_of([entry], PATH, {}, ['title'])
        options = _options(path, PATH)
        body = '\n'.join(f'1. {_step(step, syntax)}' for step in steps)
        yield syntax.block('resource-path', path.text('title'), options, body)


def _text(text: str, syntax: Syntax) -> str:
    """Return a description with its formulas as a page has them."""
    if syntax.is_markdown:
        return text
    return ''.join(
        f':math:`{piece.text}`' if piece.is_formula else piece.text
        for piece in split_title(text)
    )


def _step(entry: Entry, syntax: Syntax) -> str:
    """Return the text of a step, in which roles name what it is about."""

    def roles(role: str, *keys: str) -> list[str]:
        texts = [text.text for key in keys for text in entry.values.get(key, [])]
        return [syntax.role(role, text) for text in texts if text]

    resources = ', or '.join(roles('resource', 'resource', 'alternatives'))
    topic, *needs = roles('topic', 'topic', 'needs') or ['']
    parts = [f'Learn {topic}' if topic else 'Go on', resources and f'with {resources}']
    before = f'after {" and ".join(needs)}' if needs else ''
    return ' '.join(filter(None, [*parts, before])) + '.'


def _options(draft: Draft, table: Mapping[str, Option]) -> dict[str, str]:
    """Return the values of options as a block has them."""
    return {
        name: _line(draft, name, option.many)
        for name, option in table.items()
        if draft.text(name)
    }


def _line(
    draft: Draft, name: str, many: Callable[[str], tuple[str, ...]] | None
) -> str:
    if name not in draft.members or many is None:
        return values.line(draft.text(name))
    members = [values.line(member) for member, _ in draft.members[name] if member]
    return values.listed(members, many=many)
