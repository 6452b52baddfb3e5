"""``convert``: write blocks of a list that is kept in a data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_output
from sphinx_resources.commands.messages import relative
from sphinx_resources.commands.output import CommandError, tell, write
from sphinx_resources.commands.syntax import SYNTAXES, Syntax
from sphinx_resources.formats import READERS, read_data, unreadable
from sphinx_resources.formats.importing import drafts_of, pairs_of
from sphinx_resources.formats.markdown_lists import read_markdown
from sphinx_resources.model import values
from sphinx_resources.model.options import RESOURCE, TOPIC

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from sphinx_resources.formats.importing import Draft
    from sphinx_resources.formats.tree import Content

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
    content = _read(args.file)
    path = relative(args.file)
    for flaw in [*content.flaws, *content.left_out]:
        tell(f'{path}:{flaw.line}: {flaw.message}')
    try:
        named = map(values.pair, values.items(args.map))
        pairs, faults = pairs_of(named, RESOURCE)
    except ValueError as error:
        faults = [f'map: {error}']
    if faults:
        raise CommandError(f'--{faults[0]}')
    drafts, unused = drafts_of(content.entries, RESOURCE, pairs)
    for one in unused:
        message = (
            f"the key '{one.key}' is left out of {one.entries}, as it {one.reason}"
        )
        tell(f'{path}:{one.line}: {message}')
    for name in ('title', 'url'):
        lacking = [draft.line for draft in drafts if not draft.text(name)]
        if lacking:
            what = f'{len(lacking)} of {len(drafts)} entries have no {name}'
            hint = f'if it has another name, add --map {name}=NAME'
            tell(f'{path}:{lacking[0]}: {what}; {hint}')
    blocks = list(_blocks(drafts, content, Syntax(args.syntax), args.kind))
    write('\n'.join(blocks), args.output)
    tell(f'Resources: {len(drafts)}. Topics: {len(content.topics)}.')
    return 1 if content.flaws else 0


def _read(path: Path) -> Content:
    suffix = path.suffix.lower()
    if suffix not in READERS and suffix not in MARKDOWN:
        msg = f'{path} {unreadable(suffix, *MARKDOWN)}'
        raise CommandError(msg)
    try:
        data = path.read_bytes()
    except OSError as error:
        msg = f'{path}: {error.strerror}'
        raise CommandError(msg) from None
    if suffix in MARKDOWN:
        return read_markdown(data.decode('utf-8-sig', errors='replace'))
    return read_data(data, suffix)


def _blocks(
    drafts: list[Draft], content: Content, syntax: Syntax, kind: str
) -> Iterator[str]:
    for draft in drafts:
        options = {name: _line(draft, name) for name in RESOURCE if draft.text(name)}
        if kind:
            options.setdefault('kind', kind)
        written = draft.text('source.text')
        ours = draft.text('source.markup') == syntax.name
        body = written if ours else draft.text('description')
        yield syntax.block('resource', values.line(draft.text('title')), options, body)
    topics, _ = drafts_of(content.topics, TOPIC, {}, ['label'])
    for topic in topics:
        options = {name: _line(topic, name) for name in TOPIC if topic.text(name)}
        yield syntax.block('resource-topic', topic.text('label'), options)


def _line(draft: Draft, name: str) -> str:
    """Return the value of an option as a block has it."""
    option = (RESOURCE | TOPIC)[name]
    if name not in draft.members or option.many is None:
        return values.line(draft.text(name))
    members = [values.line(member) for member, _ in draft.members[name] if member]
    if option.many is values.items:
        return values.listed(members)
    return '; '.join(members)
