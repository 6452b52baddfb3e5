"""Writing blocks and pages in either syntax."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING

from docutils.utils import column_width

from sphinx_resources.model.controls import removed, removed_lines
from sphinx_resources.model.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


#: What the text of a block is about.
BODY = N_('What one learns from it, for whom it is, and what is special about it.')

#: Names of the syntaxes in which a block can be written.
SYNTAXES = ('markdown', 'restructuredtext')


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a page is written."""

    #: One of :data:`SYNTAXES`.
    name: str
    #: The character of which the fence of a directive is made, in Markdown.
    fence: str = ':'

    @property
    def is_markdown(self) -> bool:
        """Whether it is Markdown."""
        return self.name == 'markdown'

    def block(
        self, name: str, argument: str, options: Mapping[str, str], body: str = ''
    ) -> str:
        """Return a directive.

        :param name: Name of the directive.
        :param argument: What stands behind it.
        :param options: Its options, in order.
        :param body: Its content.
        :returns: Its lines, each with its end.
        """
        argument, body = removed(argument), removed_lines(body)
        lines = [
            f':{option}: {removed(value)}'.rstrip() for option, value in options.items()
        ]
        if body:
            lines += ['', *body.strip('\n').split('\n')]
        if not self.is_markdown:
            text = indent('\n'.join(lines), '   ')
            return f'.. {name}:: {argument}'.rstrip() + f'\n{text}'.rstrip() + '\n'
        # A fence inside the text must be shorter, or it would end the block.
        inner = re.findall(rf'(?m)^\s*({re.escape(self.fence)}{{3,}})', body)
        fence = self.fence * max([3, *(len(found) + 1 for found in inner)])
        head = f'{fence}{{{name}}} {argument}'.rstrip()
        return '\n'.join([head, *lines, fence, ''])

    def role(self, name: str, text: str) -> str:
        """Return a role.

        :param name: Its name.
        :param text: What it cites.
        """
        return f'{{{name}}}`{text}`' if self.is_markdown else f':{name}:`{text}`'

    def page(self, title: str, description: str, content: str) -> str:
        """Return a page.

        :param title: Its title.
        :param description: What it is, for search engines.
        :param content: What stands below the title.
        """
        heading = self._heading(removed(title))
        if not self.is_markdown:
            rule = '=' * column_width(heading)
            meta = f'.. meta::\n   :description: {description}'
            return f'{heading}\n{rule}\n\n{meta}\n\n{content}'
        quoted = json.dumps(description, ensure_ascii=False)
        matter = f'myst:\n  html_meta:\n    description: {quoted}'
        return f'---\n{matter}\n---\n\n# {heading}\n\n{content}'

    def _heading(self, title: str) -> str:
        """Return a title whose signs mean nothing."""
        if self.is_markdown:
            heading = re.sub(r'([\\`*_\[\]<>$|&])', r'\\\1', title)
            # Signs at the end would close the heading.
            return re.sub(r'(?<= )(#+)$', r'\\\1', heading)
        heading = re.sub(r'([\\`*_|])', r'\\\1', title)
        # What begins with a sign may be a directive, a list, a field or a rule.
        return re.sub(r'^(?=[^\w\\]|\w+[.)])', r'\\', heading)


def joined(text: str, block: str) -> str:
    """Return *text* with *block* at its end, after an empty line."""
    text = text.rstrip('\n')
    return f'{text}\n\n{block}' if text else block
