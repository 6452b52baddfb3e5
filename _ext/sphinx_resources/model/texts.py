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
    texts: list[str] = []

    def note(text: str) -> str:
        texts.append(text)
        return text

    translated(resource, fields, note)
    return texts


def translated(
    resource: Resource, fields: Mapping[str, Field], translate: Callable[[str], str]
) -> Resource:
    """Return *resource* with its texts translated.

    :param resource: As its author wrote it.
    :param fields: Fields of the project's own, of which texts are translated.
    :param translate: What returns the translation of a text.
    """
    texts = {
        name: (value, translate(value))
        for name, value in resource.fields
        if fields[name].type == 'text' and isinstance(value, str)
    }
    return replace(
        resource,
        access_note=translate(resource.access_note),
        links=tuple(replace(x, label=translate(x.label)) for x in resource.links),
        requires=tuple(
            replace(x, reason=translate(x.reason)) for x in resource.requires
        ),
        fields=tuple(
            (name, texts[name][1] if name in texts else value)
            for name, value in resource.fields
        ),
        untranslated=tuple(
            (name, written)
            for name, (written, shown) in texts.items()
            if shown != written
        ),
    )
