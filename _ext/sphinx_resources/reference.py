"""The reference of the extension, made from the extension itself.

An extension of its own: add ``sphinx_resources.reference`` to ``extensions``.
What a directive, an option, a configuration value or a warning is called, and
what it is for, stands once, where it is defined; here it is only shown.

Examples are files in a folder ``examples`` beside the page, named by the id of
what they show: ``role-topic.md`` and ``role-topic.rst`` for the role, and a
``.py`` file for what belongs in ``conf.py``.  Those of warnings are together in
``warnings.txt``, where a line that continues another is indented.
"""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.changeset import versionlabels
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import set_source_info

from sphinx_resources import __version__, config
from sphinx_resources.__main__ import COMMANDS
from sphinx_resources.diagnostics import SUBTYPES, TYPE, warn
from sphinx_resources.directives import DIRECTIVES
from sphinx_resources.directives.base import CatalogueDirective
from sphinx_resources.directives.views import IndexDirective
from sphinx_resources.domain import ResourceDomain
from sphinx_resources.model import values
from sphinx_resources.releases import added_in
from sphinx_resources.rendering.node_factories import table, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.config import ENUM
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_resources.model.options import Option

PACKAGE = Path(__file__).parent

#: What each role does.
ROLES = {
    'resource': 'Links to a resource, which is named by its id, its title or an alias.',
    'topic': 'Links to a topic, which is named by its id, its label or an alias.',
    'resource-path': 'Links to a path, which is named by its id, its title or an '
    'alias.',
    'resource-filter': 'Links to the page of a topic or kind, or else to the one '
    'that lists everything, with its filter set. The filter is written as in the '
    'address of the page that shows it.',
}

#: Suffixes of examples in the syntaxes of documents, with their names and those
#: of their highlighters.
SYNTAXES = {
    'md': ('Markdown', 'markdown'),
    'rst': ('reStructuredText', 'rst'),
}


class ReferenceDirective(SphinxDirective):
    """All directives, roles, kinds, levels, config, warnings, commands or modules."""

    required_arguments = 1
    table: ClassVar[dict[str, Option]] = {}

    def run(self) -> list[Node]:
        for path in PACKAGE.rglob('*.py'):
            self.env.note_dependency(str(path))
        parts = {
            'directives': self._directives,
            'roles': self._roles,
            'kinds': self._kinds,
            'levels': self._levels,
            'config': self._config,
            'warnings': self._warnings,
            'commands': self._commands,
            'modules': self._modules,
        }
        try:
            name = values.choice(self.arguments[0], parts)
        except ValueError as error:
            warn('query', f'reference: {error}', (self.env.docname, self.lineno))
            return []
        return parts[name]()

    def _directives(self) -> list[Node]:
        return [
            self._section(
                f'directive-{name}',
                name,
                about(class_),
                self._definitions(
                    (f'option-{name}-{option.name}', f':{option.name}:', option.help)
                    for option in self._options(class_).values()
                ),
            )
            for name, class_ in directives().items()
        ]

    def _options(self, class_: type) -> Mapping[str, Option]:
        if not issubclass(class_, CatalogueDirective):
            return {}
        return class_.options_for(config.vocabulary(self.config))

    def _roles(self) -> list[Node]:
        return [
            self._section(f'role-{name}', name, ROLES.get(name, ''))
            for name in ResourceDomain.roles
        ]

    def _kinds(self) -> list[Node]:
        head = map(text, ['Name', 'Label', 'Plural', 'Icon', 'Type in schema.org'])
        rows: list[list[list[Node]]] = [
            [
                [self._target(f'kind-{kind.name}', kind.name)],
                text(kind.label),
                text(kind.plural),
                text(kind.icon),
                text(kind.type),
            ]
            for kind in config.kinds(self.config).values()
        ]
        return [table(head, rows, widths=[14, 22, 22, 18, 24])]

    def _levels(self) -> list[Node]:
        return self._definitions(
            (
                f'level-{level.name}',
                level.name,
                f'{level.label}: {level.description}',
            )
            for level in config.levels(self.config).values()
        )

    def _config(self) -> list[Node]:
        return [
            self._section(
                anchor('config', name),
                name,
                value.description,
                self._default(value.default, value.valid_types),
            )
            for name, value in self.config.values.items()
            if name.startswith('resource_')
        ]

    def _warnings(self) -> list[Node]:
        examples = re.split(r'\n(?! )', self._file('warnings.txt'))
        found = []
        for subtype, help_ in SUBTYPES.items():
            name = f'{TYPE}.{subtype}'
            example = next((e for e in examples if e.endswith(f'[{name}]')), '')
            rest = [self._code(example, 'none')] if example else []
            found.append((anchor('warning', name), name, help_, rest))
        return self._list(found)

    def _commands(self) -> list[Node]:
        return self._definitions(
            (f'command-{name}', name, command.HELP)
            for name, command in COMMANDS.items()
        )

    def _modules(self) -> list[Node]:
        return self._definitions(
            (
                anchor('module', name.removesuffix('.py').removesuffix('/__init__')),
                name,
                first_paragraph(ast.get_docstring(ast.parse(read(path)))),
            )
            for name, path in sorted(
                (path.relative_to(PACKAGE).as_posix(), path)
                for path in PACKAGE.rglob('*.py')
            )
        )

    def _section(
        self, id_: str, name: str, help_: str, body: Iterable[Node] = ()
    ) -> nodes.section:
        """Return what is said of one thing, with its examples.

        :param id_: Its anchor.
        :param name: What an author writes.
        :param help_: What it is for.
        :param body: What follows that.
        """
        # Labels are made of the source of titles, and a directive and a role can have
        # one name.
        source = id_.replace('-', ' ', 1)
        title = nodes.title(source, '', nodes.literal(name, name), translatable=False)
        section = nodes.section('', title)
        self._note(section, id_)
        section += [self._paragraph(help_), *self._release(id_)]
        section += [*body, *self._examples(id_)]
        return section

    def _definitions(self, entries: Iterable[tuple[str, str, str]]) -> list[Node]:
        """Return a list of triples of an anchor, a name and what it is for."""
        return self._list((*entry, []) for entry in entries)

    def _list(
        self, entries: Iterable[tuple[str, str, str, list[nodes.literal_block]]]
    ) -> list[Node]:
        items = nodes.definition_list()
        for id_, name, help_, rest in entries:
            term = nodes.term('', '', nodes.literal(name, name), translatable=False)
            self._note(term, id_)
            definition = nodes.definition(
                '', self._paragraph(help_), *self._release(id_), *rest
            )
            items += nodes.definition_list_item('', term, definition)
        return [items] if len(items) else []

    def _release(self, id_: str) -> Iterator[Node]:
        """Return since when there is something, if the first release lacks it."""
        if release := added_in(id_):
            words = f'{versionlabels["versionadded"] % release}.'
            line = nodes.inline(words, words, classes=['versionmodified', 'added'])
            paragraph = nodes.paragraph('', '', line, translatable=False)
            note = addnodes.versionmodified('', type='versionadded', version=release)
            note += paragraph
            set_source_info(self, note)
            yield note

    def _default(self, default: object, types: frozenset[type] | ENUM) -> list[Node]:
        known = types if isinstance(types, frozenset) else frozenset({type(default)})
        names = sorted(f'``{kind.__name__}``' for kind in known - {NoneType})
        start = f'Type: {" or ".join(names)}. Default:'
        code = python(default)
        if '\n' not in code:
            return [self._paragraph(f'{start} ``{code}``')]
        return [self._paragraph(start), self._code(code, 'python')]

    def _file(self, name: str) -> str:
        """Return an example; an empty string if there is none."""
        path = Path(self.env.doc2path(self.env.docname)).parent / 'examples' / name
        if not path.is_file():
            return ''
        self.env.note_dependency(str(path))
        return read(path)

    def _examples(self, id_: str) -> Iterator[Node]:
        if code := self._file(f'{id_}.py'):
            yield self._paragraph('In ``conf.py``:')
            yield self._code(code, 'python')
        for suffix, (label, language) in SYNTAXES.items():
            if code := self._file(f'{id_}.{suffix}'):
                yield self._paragraph(f'In {label}:')
                yield self._code(code, language)

    def _code(self, code: str, language: str) -> nodes.literal_block:
        block = nodes.literal_block(code, code, language=language)
        set_source_info(self, block)
        return block

    def _paragraph(self, source: str) -> nodes.paragraph:
        paragraph = nodes.paragraph(source, '', *inline(source))
        set_source_info(self, paragraph)
        return paragraph

    def _target(self, id_: str, name: str) -> nodes.target:
        target = nodes.target('', '', nodes.literal(name, name))
        self._note(target, id_)
        return target

    def _note(self, node: nodes.Element, id_: str) -> None:
        """Give *node* an anchor to which documents can link by its name."""
        node['ids'], node['names'] = [id_], [id_]
        set_source_info(self, node)
        self.state.document.note_explicit_target(node, node)


def directives() -> dict[str, type[SphinxDirective]]:
    """Return the directives of this package by their names."""
    return {**DIRECTIVES, 'resource-reference': ReferenceDirective}


def about(class_: type[SphinxDirective]) -> str:
    """Return what a directive is for, and the words that may follow its name."""
    said = first_paragraph(inspect.getdoc(class_))
    if not issubclass(class_, IndexDirective):
        return said
    return f'{said} One of: {", ".join(f"``{name}``" for name in class_.names)}.'


def anchor(prefix: str, name: str) -> str:
    """Return the anchor of a name that may hold dots or underscores."""
    return f'{prefix}-{re.sub("[._/]+", "-", name).strip("-")}'


def first_paragraph(docstring: str | None) -> str:
    """Return the first paragraph of a docstring, on one line."""
    return ' '.join((docstring or '').partition('\n\n')[0].split())


def inline(source: str) -> Iterator[Node]:
    """Return *source* with what stands in double backquotes as code."""
    for number, part in enumerate(re.split('``(.+?)``', source)):
        if part:
            yield nodes.literal(part, part) if number % 2 else nodes.Text(part)


def python(value: object, indent: str = '') -> str:
    """Return the source of a value, with each key of a dictionary on its line."""
    if not isinstance(value, dict) or not value:
        return repr(value)
    deeper = f'{indent}    '
    lines = [f'{deeper}{key!r}: {python(value[key], deeper)},' for key in value]
    return '\n'.join(['{', *lines, f'{indent}}}'])


def read(path: Path) -> str:
    """Return the text of a file, without what ends its last line."""
    return path.read_text(encoding='utf-8').rstrip('\n')


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.setup_extension('sphinx_resources')
    app.add_directive('resource-reference', ReferenceDirective)
    return {
        'version': __version__,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
