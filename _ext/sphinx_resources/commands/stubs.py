"""``stubs``: write pages for topics that are named but not declared."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resources.commands.arguments import add_source
from sphinx_resources.commands.messages import relative
from sphinx_resources.commands.output import say, tell, write
from sphinx_resources.commands.project import read_project
from sphinx_resources.model.controls import removed
from sphinx_resources.model.names import make_id
from sphinx_resources.model.records import Resource
from sphinx_resources.model.specifications import ListingView
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from sphinx_resources.commands.project import Project
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Page


HELP = 'Write a page for each topic that is named but not declared.'

#: Letters of the longest name of a file.
LONGEST = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line."""
    add_source(parser)
    parser.add_argument(
        '--dry-run', action='store_true', help='name the pages, write none'
    )


def run(args: argparse.Namespace) -> int:
    """Write the pages, and say where they belong."""
    project = read_project(args.source)
    written = []
    for stub in make_stubs(project):
        path = relative(stub.path)
        if stub.path.exists():
            tell(f'{path} exists already, but declares no topic of that name')
            continue
        if not args.dry_run:
            write(stub.text, stub.path)
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


@dataclass(frozen=True, slots=True)
class Stub:
    """A page that declares a topic."""

    #: Name of its document.
    docname: str
    #: Its file.
    path: Path
    #: Its text.
    text: str
    #: A declared topic that was perhaps meant, as the end of a sentence.
    hint: str


def make_stubs(project: Project) -> list[Stub]:
    """Return a page for each topic that is named but not declared.

    :param project: The project.
    :returns: The pages, none of them written yet, in the folder where most
        topics are.
    """
    declared = topic_pages(project)
    folders = Counter(map(posixpath.dirname, declared)) or Counter(['topics'])
    models = declared or [project.app.config.root_doc]
    suffixes = Counter(project.path(docname).suffix for docname in models)
    folder, suffix = folders.most_common(1)[0][0], suffixes.most_common(1)[0][0]
    syntax = project.syntax_of(
        next(model for model in models if project.path(model).suffix == suffix)
    )
    stubs = []
    for id_, name in short_names(undeclared_topics(project)).items():
        docname = posixpath.join(folder, id_)
        label = name[:1].upper() + name[1:] if name.split()[0].islower() else name
        label += ')' * (label.count('(') - label.count(')'))
        text = syntax.page(
            label,
            f'Resources on {label}, by kind and level.',
            syntax.block('resource-topic', '', {}),
        )
        hint = did_you_mean(name, project.catalogue.declared_labels)
        hint = hint if 'did you mean' in hint else ''
        path = Path(project.app.srcdir, docname + suffix)
        stubs.append(Stub(docname, path, text, hint))
    return stubs


def topic_pages(project: Project) -> list[str]:
    """Return the names of the documents that are each about one topic."""
    topics = project.catalogue.topics.values()
    return [topic.docname for topic in topics if topic.docname and not topic.anchor]


def undeclared_topics(project: Project) -> dict[str, str]:
    """Return the topics that are named but not declared.

    :param project: The project.
    :returns: The first name of each, by its id.
    """
    found: dict[str, str] = {}
    for _, page in sorted(project.pages.items()):
        for name in (*names_in(page), *_required(page, project.catalogue)):
            topic = project.catalogue.topic(name)
            if topic is None or not topic.docname:
                found.setdefault(make_id(name), removed(name))
    return found


def short_names(topics: Mapping[str, str]) -> dict[str, str]:
    """Return names of topics by names of files, which file systems take.

    :param topics: The names by the ids of the topics.
    """
    found: dict[str, str] = {}
    for id_, name in topics.items():
        short, number = id_[:LONGEST].rstrip('-'), 1
        file = short
        while file in found or (file != id_ and file in topics):
            number += 1
            file = f'{short}-{number}'
        found[file] = name
    return found


def names_in(page: Page) -> Iterator[str]:
    """Return the names of topics that a page uses."""
    for resource in page.resources:
        yield from resource.topics
    for topic in page.topics:
        yield from filter(None, [topic.broader])
    for view in page.views:
        if isinstance(view, ListingView):
            yield from view.query.topics


def _required(page: Page, catalogue: Catalogue) -> Iterator[str]:
    """Return the names of what is required, if they are of no resource."""
    lists = [item.requires for item in page.resources]
    lists += [item.requires for item in page.topics]
    for requires in lists:
        for requirement in requires:
            if not isinstance(catalogue.required(requirement)[0], Resource):
                yield requirement.name


def toctree_of_topics(project: Project) -> str:
    """Return the name of the document whose toctree names the topics."""
    env = project.env
    declared = set(topic_pages(project))
    parents = Counter(
        {
            parent: len(declared.intersection(children))
            for parent, children in sorted(env.toctree_includes.items())
        }
    )
    if parents and parents.most_common(1)[0][1]:
        return parents.most_common(1)[0][0]
    root: str = project.app.config.root_doc
    return 'topics/index' if 'topics/index' in env.all_docs else root
