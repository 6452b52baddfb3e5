"""Topics and resources that require each other, or are parts of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.diagnostics import Fault, place_of_option
from sphinx_resources.model.cycles import find_cycles
from sphinx_resources.model.records import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.model.catalogue import Catalogue


def check_cycles(catalogue: Catalogue, env: BuildEnvironment) -> list[Fault]:
    """Return a fault for each cycle, with all that it goes through.

    :param catalogue: The catalogue.
    :param env: Where the names of source files are known.
    """
    return [
        *_of_topics(catalogue, 'requires', env),
        *_of_topics(catalogue, 'broader', env),
        *_of_resources(catalogue, env),
    ]


def _of_topics(
    catalogue: Catalogue, option: str, env: BuildEnvironment
) -> Iterator[Fault]:
    graph = {id_: _next(catalogue, option, id_) for id_ in catalogue.topics}
    for cycle in find_cycles(graph):
        topics = [catalogue.topics[id_] for id_ in cycle]
        first = topics[0]
        words = ' → '.join(topic.label for topic in [*topics, first])
        verb = 'require' if option == 'requires' else 'are parts of'
        message = (
            f'topics {verb} each other: {words}; remove one of these :{option}: lines'
        )
        yield Fault('cycle', message, place_of_option(env, first, option))


def _next(catalogue: Catalogue, option: str, id_: str) -> list[str]:
    topic = catalogue.topics[id_]
    if option == 'requires':
        return [other.id for other, _ in catalogue.prerequisites(topic)]
    return [other.id for other in catalogue.named_topics([topic.broader])]


def _of_resources(catalogue: Catalogue, env: BuildEnvironment) -> Iterator[Fault]:
    by_key = {r.key: r for r in catalogue.resources if r.requires}
    graph = {
        key: [
            found.key
            for found, _ in catalogue.requirements(resource)
            if isinstance(found, Resource)
        ]
        for key, resource in by_key.items()
    }
    for cycle in find_cycles(graph):
        found = [by_key[key] for key in cycle]
        words = ' → '.join(r.title for r in [*found, found[0]])
        message = (
            f'resources require each other: {words}; remove one of these '
            ':requires: lines'
        )
        yield Fault('cycle', message, place_of_option(env, found[0], 'requires'))
