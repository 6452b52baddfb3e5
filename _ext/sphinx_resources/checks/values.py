"""Texts of options that readers see: formulas with a fault, and what is no text.

Only writing HTML converts formulas, and listings show the same ones again and again; so
those of options are tried where the catalogue is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.checks.text import plain_faults
from sphinx_resources.diagnostics import Fault, place_of_option
from sphinx_resources.late import late
from sphinx_resources.model.authors import body
from sphinx_resources.model.records import Topic
from sphinx_resources.model.title_text import split_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_resources.mathml import finder_of_faults
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Resource
else:
    finder_of_faults = late('sphinx_resources.mathml:finder_of_faults')


def check_values(catalogue: Catalogue, env: BuildEnvironment) -> Iterator[Fault]:
    """Return what is wrong with the texts of options.

    :param catalogue: The catalogue.
    :param env: Where the names of source files are known.
    """
    refused = finder_of_refused(env.config)
    items: list[Resource | Topic] = [*catalogue.resources, *catalogue.topics.values()]
    for item in items:
        for option, text in _texts(item):
            for subtype, message in (
                () if _is_told(option, text) else plain_faults(text)
            ):
                place = place_of_option(env, item, option)
                yield Fault(subtype, f'{option}: {message}', place)
            for message in refused(text):
                yield Fault('math', message, place_of_option(env, item, option))


def _is_told(option: str, text: str) -> bool:
    """Say whether the reader of an option tells of markup in it."""
    try:
        return option == 'publisher' and not body(text)
    except ValueError:
        return True


def finder_of_refused(config: Config) -> Callable[[str], list[str]]:
    """Return what says which formulas of a text cannot be shown, and why.

    :param config: The project's configuration.
    """
    # A project that shows formulas otherwise has no such setting.
    if 'resource_math_macros' not in config:
        return lambda text: []
    fault_of = finder_of_faults(config)

    def refused(text: str) -> list[str]:
        pieces = split_title(text) if '$' in text else []
        codes = (piece.text for piece in pieces if piece.is_formula)
        return [*filter(None, map(fault_of, codes))]

    return refused


def _texts(item: Resource | Topic) -> Iterator[tuple[str, str]]:
    """Return the texts of a resource or topic, each with its option."""
    for requirement in item.requires:
        yield 'requires', requirement.reason
    if isinstance(item, Topic):
        return
    yield 'access', item.access_note
    yield 'publisher', item.publisher
    for link in item.links:
        yield 'links', link.label
    for name, value in item.fields:
        for text in (value,) if isinstance(value, str) else value:
            yield name, text
