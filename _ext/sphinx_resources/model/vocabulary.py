"""The words of a project, which its configuration declares."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING

from sphinx_resources.model.card import default_card

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import Kind, Level


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """What authors of a project can choose from; there is one in a build."""

    #: Kinds by name, in the order in which groups are shown.
    kinds: Mapping[str, Kind]
    #: Levels by name, easiest first.
    levels: Mapping[str, Level]
    #: Fields of the project's own, by name.
    fields: Mapping[str, Field] = dataclass_field(default_factory=dict)
    #: Parts of a card, in order.
    card: tuple[str, ...] = default_card(())
    #: Whether a point in a number may stand between thousands, as in German.
    groups: bool = False
