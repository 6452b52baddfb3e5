"""The texts of a resource that translators get, beside its title and description."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import Resource


def texts_of(resource: Resource, fields: Mapping[str, Field]) -> list[str]:
    """Return the texts of options that readers see in their language.

    :param resource: As its author wrote it.
    :param fields: Fields of the project's own.
    """
    return [
        resource.access_note,
        *(link.label for link in resource.links),
        *(requirement.reason for requirement in resource.requires),
        *_own(resource, fields).values(),
    ]


def _own(resource: Resource, fields: Mapping[str, Field]) -> dict[str, str]:
    """Return the texts of the project's own fields, by name."""
    return {
        name: value
        for name, value in resource.fields
        if isinstance(value, str) and fields[name].type == 'text'
    }


def translated(
    resource: Resource, fields: Mapping[str, Field], translate: Callable[[str], str]
) -> Resource:
    """Return *resource* with its texts translated.

    :param resource: As its author wrote it.
    :param fields: Fields of the project's own, of which texts are translated.
    :param translate: What returns the translation of a text.
    """
    texts = _own(resource, fields)
    shown = {name: translate(text) for name, text in texts.items()}
    return replace(
        resource,
        access_note=translate(resource.access_note),
        links=tuple(replace(x, label=translate(x.label)) for x in resource.links),
        requires=tuple(
            replace(x, reason=translate(x.reason)) for x in resource.requires
        ),
        fields=tuple((name, shown.get(name, value)) for name, value in resource.fields),
        untranslated=tuple(
            (name, text) for name, text in texts.items() if shown[name] != text
        ),
    )
