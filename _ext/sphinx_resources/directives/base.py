"""A directive that reads its options itself, whatever the syntax."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from docutils.statemachine import StringList
from docutils.utils import SystemMessage
from sphinx.errors import SphinxError
from sphinx.util.docutils import SphinxDirective

from sphinx_resources import config
from sphinx_resources.compat import place_kept
from sphinx_resources.diagnostics import warn
from sphinx_resources.directives.block import Line, split
from sphinx_resources.late import late
from sphinx_resources.model import values
from sphinx_resources.model.authors import people
from sphinx_resources.model.names import another_id, composed
from sphinx_resources.model.other_words import meant_option
from sphinx_resources.model.pictures import ENOUGH, check_picture
from sphinx_resources.model.reading import Reading
from sphinx_resources.model.records import Source
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils.nodes import Element, Node

    from sphinx_resources.checks.formulas import restore_prices
    from sphinx_resources.checks.text import text_faults
    from sphinx_resources.diagnostics import Subtype
    from sphinx_resources.model.options import Option
    from sphinx_resources.model.vocabulary import Vocabulary
else:
    restore_prices = late('sphinx_resources.checks.formulas:restore_prices')
    text_faults = late('sphinx_resources.checks.text:text_faults')

#: Most nodes in each other: Python cannot write a document to a file that is some
#: times deeper.
DEEPEST = 100


class CatalogueDirective(SphinxDirective):
    """A directive that reads its options itself, and checks each."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    #: The options that there are.
    table: ClassVar[Mapping[str, Option]] = {}
    #: Whether it has a body of its own.
    has_body: ClassVar[bool] = False
    #: What its argument is, as in ``topics``; empty if it can do without.
    argument: ClassVar[str] = ''

    @classmethod
    def options_for(cls, vocabulary: Vocabulary) -> Mapping[str, Option]:
        """Return the options that there are in a project."""
        return cls.table

    def run(self) -> list[Node]:
        return self.guarded(
            self._checked, self.block_text, lambda message: self.warn('block', message)
        )

    def _checked(self) -> list[Node]:
        vocabulary = config.vocabulary(self.config)
        table = self.options_for(vocabulary)
        self.block = split(self._argument(), self._content(), table)
        self.block.title = composed(self.block.title)
        for lineno, fault in self.block.faults:
            self.warn('option', fault, lineno)
        for name, option in self.block.options.items():
            if name not in table:
                hint = meant_option(name, table, has_text=self.has_body)
                hint = hint or did_you_mean(name, table)
                hint = hint or '; leave it out' * (not table)
                message = f"there is no option '{name}'{hint}"
                self.warn('option', message, option.lineno)
        if self.block.body and not self.has_body:
            text = self.block.body[0].text.strip()
            message = f"'{text}' is not an option, and {self.name} has no text"
            if self.argument and not self.block.title:
                # It is read as it was meant.
                self.block.title = text
                message += '; write it behind the name of the directive'
            if signs := re.match(r':{3,}|`{3,}', text):
                message += f'; end it above with a line {signs[0]}'
            self.warn('option', message, self.block.body[0].number)
        self.reading = Reading(
            table,
            {
                name: (o.written if _is_list(table.get(name)) else o.value, o.lineno)
                for name, o in self.block.options.items()
            },
            vocabulary,
            self.lineno,
        )
        made = self.make()
        for found in self.reading.faults:
            self.warn(cast('Subtype', found.subtype), found.message, found.lineno)
        return made

    def make(self) -> list[Node]:
        """Return the nodes of the directive."""
        raise NotImplementedError

    def _argument(self) -> list[Line]:
        if not self.arguments:
            return []
        lines = self.arguments[0].splitlines()
        # The argument may begin below the directive: there is no title then.
        first = self.block_text.partition('\n')[0]
        below = len(lines) > 1 or lines[0].lstrip().startswith(':')
        start = self.lineno + (below and lines[0].strip() not in first)
        return [Line(start + number, text) for number, text in enumerate(lines)]

    @property
    def _first_line(self) -> int:
        """Line of the source from which the content is counted."""
        # MyST counts from the directive, docutils from the start of the document.
        return 1 if self._is_rst else self.lineno + 1

    def _content(self) -> list[Line]:
        start = self._first_line + self.content_offset
        return [Line(start + number, text) for number, text in enumerate(self.content)]

    def parse_body(self) -> list[Node]:
        """Return the nodes of the body."""
        body = self.block.body
        if not body:
            return []
        file = self.get_source_info()[0] or ''
        self.content = StringList(
            [line.text for line in body],
            items=[(file, line.number - 1) for line in body],
        )
        self.content_offset = body[0].number - self._first_line
        source = Source(self.markup, '\n'.join(line.text for line in body))
        made = self.guarded(
            lambda: shallow(self.parse_content_to_nodes()),
            source.text,
            lambda message: self.warn('block', message, body[0].number),
        )
        restore_prices(made, source.text)
        for subtype, message, place in text_faults(made, source, self.config):
            self.warn_at(place, subtype, message)
        return made

    @property
    def markup(self) -> str:
        """Name of the syntax of the document."""
        return 'restructuredtext' if self._is_rst else 'markdown'

    @property
    def _is_rst(self) -> bool:
        state: object = self.state
        return isinstance(state, RSTState)

    def guarded(
        self, parse: Callable[[], list[Node]], text: str, tell: Callable[[str], None]
    ) -> list[Node]:
        """Return what is made of a text, or the text itself if that cannot be.

        What an author writes must not end a build, whatever the parser, the
        directives of others and the libraries that read it raise.

        :param parse: Makes the nodes.
        :param text: What they are made of.
        :param tell: Warns its author.
        """
        try:
            with place_kept(self.state):
                return parse()
        # These are how others end a build on purpose.
        except (SphinxError, SystemMessage):
            raise
        except Exception as error:
            reason = values.reason_of(error)
            tell(f'the text cannot be read, and is shown as it is written: {reason}')
            return [nodes.literal_block(text, text, language='none')]

    @property
    def included(self) -> str:
        """File that holds the directive, if the document includes it.

        It is named from the source folder on, where it lies in it.
        """
        source = self.state_machine.get_source_and_line(self.lineno)[0] or ''
        own = self.env.doc2path(self.env.docname)
        if source in ('', str(own)) or (path := Path(source).resolve()) == own:
            return ''
        within = path.is_relative_to(self.env.srcdir)
        return self.name_of(path) if within else source

    def line(self, lineno: int) -> int:
        """Return the line in the file that holds it.

        :param lineno: The same, counted with all that the document includes.
        """
        line: int | None = self.state_machine.get_source_and_line(lineno)[1]
        return line or lineno

    @property
    def lines(self) -> dict[str, int]:
        """Lines of the options in the file that holds them, by name."""
        return self.lines_of(self.reading.lines)

    def lines_of(self, lines: Mapping[str, int]) -> dict[str, int]:
        """Return the lines of options in the file that holds them, by name.

        :param lines: The same, counted with all that the document includes.
        """
        if not lines:
            return {}
        first, last = min(lines.values()), max(lines.values())
        # A block stands in one file, so that its lines follow each other there.
        if (shift := self.line(first) - first) == self.line(last) - last:
            return {name: line + shift for name, line in lines.items()}
        return {name: self.line(line) for name, line in lines.items()}

    def warn(self, subtype: Subtype, message: str, lineno: int = 0) -> None:
        """Warn the author of this directive, or of a line of it."""
        source, line = self.state_machine.get_source_and_line(lineno or self.lineno)
        warn(subtype, message, f'{source}:{line}')

    def warn_at(self, node: Element, subtype: Subtype, message: str) -> None:
        """Warn the author of a part of the body, or of all if its line is unknown."""
        if node.line:
            warn(subtype, message, node)
        else:
            self.warn(subtype, message)

    def name_of(self, path: Path) -> str:
        """Return the name of a file of the project, from the source folder on.

        :param path: The file.
        """
        return path.relative_to(self.env.srcdir).as_posix()

    def located(self, name: str) -> tuple[str, Path] | None:
        """Return the name of a file from the source folder on, and its path.

        :param name: How a page writes it.
        :returns: None if it is nowhere: a link leads to nothing or in a circle, or its
            name is too long.
        """
        try:
            relative, absolute = self.env.relfn2path(name)
            path = Path(absolute)
            is_lost = path.is_symlink() and not path.exists()
        except (OSError, RuntimeError):
            return None
        return None if is_lost else (relative, path)

    def outside(self, name: str, path: Path) -> str:
        """Return why a file is none of the project; an empty string if it is one.

        :param name: How a page or a data file writes it.
        :param path: Its path; what it links to has to be below the source folder too.
        """
        try:
            if path.resolve().is_relative_to(Path(self.env.srcdir).resolve()):
                return ''
        except (OSError, RuntimeError):
            # Links that lead in a circle lead nowhere else, and are not read.
            return ''
        folder = '' if name.startswith('/') else posixpath.dirname(self.env.docname)
        written = posixpath.normpath(posixpath.join(folder, name.lstrip('/')))
        if written.startswith('..'):
            return f"'{name}' is outside the source folder; copy it into it"
        return (
            f"'{name}' is a link that leads outside the source folder; put a copy of "
            'what it leads to in its place'
        )

    def near_file(self, name: str) -> str:
        """Return what may be meant by the name of a file that there is not.

        :param name: How a page or a data file writes it.
        """
        _, path = self.located(name) or ('', None)
        folder, slash, _ = name.rpartition('/')
        try:
            names = [p.name for p in path.parent.iterdir()] if path else []
        except OSError:
            return ''
        near = [f'{folder}{slash}{each}' for each in sorted(names)]
        return did_you_mean(name, near, list_all=False)

    def picture(self, uri: str) -> str:
        """Return the name of a picture, from the source folder on.

        :param uri: How a page or a data file writes it.
        :raises ValueError: It is no picture of the project; the text says why.
        """
        name, path = self.located(uri) or (uri, None)
        self.env.note_dependency(name)
        if path and (fault := self.outside(uri, path)):
            raise ValueError(fault)
        if path and path.is_dir():
            msg = f"'{name}' is a folder; write the path of a picture in it"
            raise ValueError(msg)
        if not path or not path.is_file():
            before, query, _ = uri.partition('?')
            hint = f"; a path has no '?', so write '{before}'" if query else ''
            msg = f"there is no file '{name}'{hint or self.near_file(uri)}"
            raise ValueError(msg)
        try:
            with path.open('rb') as file:
                content = file.read(ENOUGH)
        except OSError as error:
            msg = f"'{name}' cannot be read: {error.strerror}"
            raise ValueError(msg) from None
        check_picture(name, content)
        return name

    def claim(self, node: Element, wanted: str, *, quiet: bool = False) -> str:
        """Give a node an anchor that nothing else on this page has, and return it.

        :param node: What the directive makes.
        :param wanted: The anchor to take if it is free.
        :param quiet: Whether its author is told otherwise that it is not.
        """
        document = self.state.document
        holder = document.ids.get(wanted)
        if isinstance(holder, nodes.target) and _stands_last(holder):
            # A label of that name before the block is another word for it.
            holder.parent.remove(holder)
            node['ids'], node['names'] = [wanted], holder['names']
            document.ids[wanted] = node
            return wanted
        anchor = self._free(node, wanted, quiet=quiet)
        node['ids'] = [anchor]
        document.note_explicit_target(node)
        return anchor

    def _free(self, node: Element, wanted: str, *, quiet: bool) -> str:
        used = self.state.document.ids
        anchor, number = wanted, 1
        while anchor in used:
            number += 1
            anchor = f'{wanted}-{number}'
        if number > 1 and not quiet:
            message = (
                f"the id '{wanted}' is taken on this page, '{anchor}' is used "
                'instead; give one of the two its own, as in '
            )
            record = node.get('resource')
            if record is not None and record.file:
                other = another_id(wanted, record.authors, record.year, used)
                line = record.lines.get('id', record.lineno)
                warn('id', f'{message}id: {other}', f'{node.source}:{line}')
                return anchor
            authors, _ = people(values.names(self.reading.text('authors')))
            other = another_id(wanted, authors, self.reading.text('year'), used)
            self.warn('id', f'{message}:id: {other}', self.reading.line_of('id'))
        return anchor


def shallow(found: list[Node]) -> list[Node]:
    """Return nodes as they are.

    :raises ValueError: They hold others in more than :data:`DEEPEST` levels.
    """
    if nested_deeper(found, DEEPEST):
        msg = f'nested in more than {DEEPEST} others'
        raise ValueError(msg)
    return found


def nested_deeper(found: Sequence[Node], most: int) -> bool:
    """Say whether nodes hold others in more than *most* levels."""
    level = list(found)
    for _ in range(most):
        level = [child for node in level for child in node.children]
        if not level:
            return False
    return True


def _is_list(option: Option | None) -> bool:
    """Say whether quotation marks around a value are around a member of it."""
    return option is not None and option.many is not None


def _stands_last(target: nodes.target) -> bool:
    """Say whether nothing but other labels follows a label so far."""
    following = target.findall(include_self=False, descend=False, ascend=True)
    return all(isinstance(node, nodes.target | nodes.Invisible) for node in following)
