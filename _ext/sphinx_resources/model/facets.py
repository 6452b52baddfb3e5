"""The facets: by what resources are told apart, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_resources.model.catalogue import by_label
from sphinx_resources.model.languages import language_name
from sphinx_resources.model.names import collation, fold
from sphinx_resources.model.records import ACCESS
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.fields import Field
    from sphinx_resources.model.records import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """Something by which resources differ."""

    #: What stands for it in addresses.
    name: str
    #: What readers see.
    label: str
    #: The values that a resource has.
    values: Callable[[Catalogue, Resource], Collection[str]]
    #: Labels of values by the values, in the order of the form.
    labels: Callable[[Catalogue, Iterable[str]], dict[str, str]]
    #: The value that a reader calls so; it raises :exc:`ValueError`.
    find: Callable[[Catalogue, str], str]


def _kinds(catalogue: Catalogue, _values: Iterable[str]) -> dict[str, str]:
    return {kind.name: kind.plural for kind in catalogue.kinds.values()}


def _levels(catalogue: Catalogue, _values: Iterable[str]) -> dict[str, str]:
    return {level.name: level.label for level in catalogue.levels.values()}


def _topics(catalogue: Catalogue, values: Iterable[str]) -> dict[str, str]:
    topics = by_label((catalogue.topics[id_] for id_ in values), catalogue.language)
    return {topic.id: topic.label for topic in topics}


def _languages(catalogue: Catalogue, values: Iterable[str]) -> dict[str, str]:
    labels = {tag: language_name(tag, catalogue.language) for tag in values}
    return dict(
        sorted(
            labels.items(),
            key=lambda item: (collation(item[1], catalogue.language), item[0]),
        )
    )


def _known(name: str, value: str, known: Collection[str]) -> str:
    by_name = {fold(one): one for one in reversed(list(known))}
    if (found := value if value in known else by_name.get(fold(value))) is None:
        msg = f"there is no {name} '{value}'{did_you_mean(value, known)}"
        raise ValueError(msg)
    return found


def _topic(catalogue: Catalogue, value: str) -> str:
    if topic := catalogue.topic(value):
        return topic.id
    hint = did_you_mean(value, catalogue.declared_labels, catalogue.declared_aliases)
    msg = f"there is no topic '{value}'{hint}"
    raise ValueError(msg)


def facets(catalogue: Catalogue) -> dict[str, Facet]:
    """Return all facets by name, with a project's own fields."""
    own = [field for field in catalogue.fields.values() if field.facet]
    return FACETS | {field.name: _own(field) for field in own}


def _own(field: Field) -> Facet:
    """Return a facet for a field of a project's own."""
    name = field.name
    words = field.words()

    def labels(catalogue: Catalogue, _values: Iterable[str]) -> dict[str, str]:
        if words:
            return words
        return catalogue.own.texts(name)

    return Facet(
        name=name,
        label=field.label,
        values=lambda catalogue, r: catalogue.own.names(name).get(r.key, ()),
        labels=labels,
        find=lambda catalogue, value: _known(name, value, labels(catalogue, ())),
    )


#: The facets in the order of the form, by what stands for them in addresses.
FACETS = {
    facet.name: facet
    for facet in (
        Facet(
            name='level',
            label=N_('Level'),
            values=lambda catalogue, r: [r.level] if r.level else [],
            labels=_levels,
            find=lambda catalogue, value: _known('level', value, catalogue.levels),
        ),
        Facet(
            name='kind',
            label=N_('Kind'),
            values=lambda catalogue, r: [r.kind] if r.kind else [],
            labels=_kinds,
            find=lambda catalogue, value: _known('kind', value, catalogue.kinds),
        ),
        Facet(
            name='topic',
            label=N_('Topic'),
            values=lambda catalogue, r: [t.id for t in catalogue.counted_for(r)],
            labels=_topics,
            find=_topic,
        ),
        Facet(
            name='access',
            label=N_('Access'),
            values=lambda catalogue, r: [r.access or 'free'],
            labels=lambda catalogue, values: {
                name: _(label) for name, label in ACCESS.items()
            },
            find=lambda catalogue, value: _known('access', value, ACCESS),
        ),
        Facet(
            name='language',
            label=N_('Language'),
            values=lambda catalogue, r: r.languages or [catalogue.language_tag],
            labels=_languages,
            find=lambda catalogue, value: value,
        ),
    )
}
