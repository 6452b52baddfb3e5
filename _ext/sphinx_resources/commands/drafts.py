"""A resource that is being written, and the page that takes it."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.checks.text import plain_faults
from sphinx_resources.commands.messages import relative
from sphinx_resources.commands.output import CommandError, write_whole
from sphinx_resources.commands.project import read_project
from sphinx_resources.commands.syntax import joined
from sphinx_resources.encoding import undecoded
from sphinx_resources.model import addresses, values
from sphinx_resources.model.controls import removed, removed_lines
from sphinx_resources.model.mistaken import several_topics
from sphinx_resources.model.names import fold, make_id
from sphinx_resources.model.options import resource_options
from sphinx_resources.model.records import Resource
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.title_text import leftovers

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_resources.commands.project import Project
    from sphinx_resources.commands.syntax import Syntax
    from sphinx_resources.model.catalogue import Catalogue


class Draft:
    """A resource that is being written.

    :param project: The project for which it is meant.
    :param page: Name of the document that shall hold it; empty if that is
        decided by its kind.
    """

    def __init__(self, project: Project, page: str = '') -> None:
        self.project = project
        self.catalogue = project.catalogue
        self._page = page
        #: What it has so far: its title, its options, and its description.
        self.parts: dict[str, str] = {}
        self._checks: dict[str, Callable[[str], None]] = {
            'url': self._check_new,
            'topics': self._check_topic,
            'requires': self._check_required,
        }

    @property
    def required(self) -> list[str]:
        """Names of the parts that it must have."""
        known = self._page and self.project.kind_of(self._page)
        kind = ['kind'] if self.catalogue.kinds and not known else []
        return ['title', 'url', *kind, 'topics', 'description']

    @property
    def page(self) -> str:
        """Name of the document for it; empty if no page is for its kind."""
        kind = self.parts.get('kind', '')
        return self._page or self.project.targets.kind_pages.get(kind, '')

    @property
    def _text_page(self) -> str:
        """The same, if a block can be appended to it."""
        return self.page if self.page and self.project.is_text(self.page) else ''

    def set(self, name: str, text: str) -> None:
        """Take a part.

        :param name: ``title``, ``description`` or the name of an option.
        :param text: What the author wrote; white space alone is nothing.
        :raises ValueError: It is wrong; the text is that of a build's warning.
        """
        text = removed_lines(text).strip() if name == 'description' else removed(text)
        if not text:
            self.parts.pop(name, None)
            return
        try:
            self.parts[name] = self._read(name, text)
        except ValueError as error:
            msg = f'{name}: {error}'
            raise ValueError(msg) from None

    def _read(self, name: str, text: str) -> str:
        """Return *text* as a block shall have it; some readers know a better form."""
        option = resource_options(self.project.vocabulary).get(name)
        if faults := self._text_faults(name, text):
            raise ValueError('; '.join(faults))
        if option is None:
            return text
        members = option.members(text)
        read = [option.read(member, self.project.vocabulary) for member in members]
        for member in members if name in self._checks else ():
            self._checks[name](member)
        return read[0] if isinstance(read[0], str) and not option.many else text

    def _text_faults(self, name: str, text: str) -> list[str]:
        """Return what a build would say of a text that readers see."""
        if name == 'title':
            return [*leftovers(text), *self.project.refused(text)]
        if name in {'requires', 'access', *self.project.vocabulary.fields}:
            return [*(m for _, m in plain_faults(text)), *self.project.refused(text)]
        return []

    def _check_new(self, text: str) -> None:
        address = addresses.url(text)
        if twin := same_address(self.catalogue, address):
            path = relative(self.project.path(twin.docname))
            msg = (
                f"'{address}' is the address of '{twin.title}' in "
                f'{path}:{twin.lineno} already'
            )
            raise ValueError(msg)

    def _check_required(self, text: str) -> None:
        requirement = values.requirement(text)
        if not isinstance(self.catalogue.required(requirement)[0], Resource):
            self._check_topic(requirement.name)

    def _check_topic(self, name: str) -> None:
        topic = self.catalogue.topic(name)
        if topic is None or not topic.docname:
            hint = several_topics(name, self.catalogue) or did_you_mean(
                name, self.catalogue.declared_labels, self.catalogue.declared_aliases
            )
            add = '; add a page with a resource-topic of that name'
            near = '; '.join(nearest_topics(self.catalogue, name))
            msg = f"the topic '{name}' is not declared{hint or add}"
            raise ValueError(f'{msg} (nearest: {near})' if near and not hint else msg)

    def block(self, syntax: Syntax) -> str:
        """Return the block that its author would write.

        :param syntax: How to write it.
        """
        parts = {'id': self._free_id(), **self.parts}
        if parts.get('kind') == self.project.kind_of(self._text_page):
            del parts['kind']
        names = resource_options(self.project.vocabulary)
        options = {name: parts[name] for name in names if parts.get(name)}
        return syntax.block(
            'resource', parts['title'], options, parts.get('description', '')
        )

    def _free_id(self) -> str:
        """Return an id, if that of the title is taken."""
        title = self.parts['title']
        if make_id(title) not in self.catalogue.by_id:
            return ''
        authors = values.names(self.parts.get('authors', ''))
        other = f'by {authors[0].split()[-1]}' if authors else self.parts.get('kind')
        wanted = make_id(f'{title} {other or 2}')
        found, number = wanted, 1
        while found in self.catalogue.by_id:
            number += 1
            found = f'{wanted}-{number}'
        return found

    def faults(self) -> list[str]:
        """Return what a build would say of the block, on the page for it.

        :returns: The warnings that there would be besides those of today.
        """
        docname = self._text_page or self.project.app.config.root_doc
        block = self.block(self.project.syntax_of(docname))
        after = read_project(Path(self.project.app.srcdir), (docname, block))
        old = set(self.project.messages)
        faults = [message.said for message in after.messages if message not in old]
        if len(after.catalogue.resources) != len(self.catalogue.resources) + 1:
            faults.append('the block would not be read as one resource')
        return faults


def same_address(catalogue: Catalogue, address: str) -> Resource | None:
    """Return the resource that has an address already.

    :param catalogue: Where to look.
    :param address: An address, in any of its spellings.
    """
    wanted = addresses.same_address(address)
    for resource in catalogue.resources:
        if resource.url and addresses.same_address(resource.url) == wanted:
            return resource
    return None


def nearest_topics(catalogue: Catalogue, text: str, limit: int = 3) -> list[str]:
    """Return the topics that are probably meant.

    :param catalogue: Where topics are declared.
    :param text: A word, or a title in which topics may be named.
    :param limit: How many to return at most.
    :returns: Labels of topics: first those of which *text* holds a name, then
        those that are written alike, then those whose name holds *text*.
    """
    labels: dict[str, str] = {}
    for topic in catalogue.topics.values():
        if topic.docname:
            for name in (topic.label, topic.id, *topic.aliases):
                labels.setdefault(fold(name), topic.label)
    words = fold(re.sub(r'[^\w+#-]', ' ', text))
    named = [name for name in labels if f' {name} ' in f' {words} ']
    longer = [name for name in labels if len(words) > 2 and words in name]
    alike = difflib.get_close_matches(words, labels, n=limit, cutoff=0.5)
    found = dict.fromkeys(labels[name] for name in (*named, *alike, *longer))
    return list(found)[:limit]


def today() -> str:
    """Return the day it is here, as ``added`` has it."""
    return dt.datetime.now().astimezone().date().isoformat()


def append(path: Path, block: str) -> int:
    """Append a block to a page, with the line ends that the page has.

    :param path: The page.
    :param block: The block.
    :returns: The line on which the block begins.
    :raises CommandError: The page is not written in UTF-8.
    :raises OSError: It cannot be read or written, and is as it was.
    """
    if fault := undecoded(path):
        msg = f'{relative(path)}:{fault.line}: {fault.message}'
        raise CommandError(msg)
    with path.open(encoding='utf-8', newline='') as file:
        text = file.read()
    end = '\r\n' if '\r\n' in text else '\n'
    new = joined(text.replace('\r\n', '\n'), block)
    write_whole(path, new.replace('\n', end))
    return new.removesuffix(block).count('\n') + 1
