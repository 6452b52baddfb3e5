"""By which names authors call topics, also where several share a label."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING

from sphinx_resources.model.names import fold
from sphinx_resources.model.nesting import Nesting
from sphinx_resources.model.values import items, split_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_resources.model.records import Topic

#: Most wholes that are named to tell topics of one label apart.
MOST_WHOLES = 3


class TopicNames:
    """The names of the topics that documents declare.

    An exact name wins over one that differs in case, an id over a label, and both
    over an alias, whatever the order of the documents.  Where topics share a label,
    each is called by it with what it is a part of: ``Graphs (Mathematics)``.

    :param topics: The topics by id.
    """

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._topics = topics
        self._ids: dict[str, str] = {}
        self._labels: dict[str, list[str]] = defaultdict(list)
        self._called: dict[str, list[str]] = defaultdict(list)
        for topic in topics.values():
            self._labels[fold(topic.label)].append(topic.id)
            for name in {fold(name) for name in (topic.label, *topic.aliases)}:
                self._called[name].append(topic.id)
        for names_of in (
            lambda topic: [topic.id],
            lambda topic: [topic.label],
            lambda topic: topic.aliases,
            lambda topic: map(fold, [topic.label, topic.id, *topic.aliases]),
        ):
            for topic in topics.values():
                self.note(topic.id, names_of(topic))
        self._nesting = Nesting({}, self.topic)
        # What a topic is a part of may itself be told apart by its whole.
        for _ in range(MOST_WHOLES if self._shares else 1):
            self._nesting = Nesting(topics, self.topic)

    @property
    def _shares(self) -> bool:
        """Whether several topics have one name."""
        return any(len(ids) > 1 for ids in self._called.values())

    def note(self, id_: str, names: Iterable[str]) -> None:
        """Note names of a topic, as far as no other has them."""
        for name in names:
            self._ids.setdefault(name, id_)

    def __contains__(self, name: str) -> bool:
        return name in self._ids

    def topic(self, name: str) -> Topic | None:
        """Return the topic that an author calls *name*."""
        id_ = self._ids.get(name) or self._ids.get(fold(name)) or self._within(name)
        return self._topics.get(id_) if id_ else None

    def _within(self, name: str) -> str:
        """Return the id of the topic that is called by what it is a part of."""
        label, note = split_note(name)
        ids = self._called.get(fold(label), []) if note else []
        for wholes in ([note], items(note)) if len(ids) > 1 else ():
            for id_ in ids:
                above = islice(self._nesting.wholes_of(self._topics[id_]), len(wholes))
                known = [set(map(fold, names_of(whole))) for whole in above]
                if len(known) == len(wholes) and all(
                    fold(one) in names for one, names in zip(wholes, known, strict=True)
                ):
                    return id_
        return ''

    def meant(self, name: str) -> list[Topic]:
        """Return the topics that *name* may stand for; several share it."""
        found = self.topic(name)
        if found is None:
            return []
        ids = self._labels.get(fold(name), [])
        topics = [self._topics[id_] for id_ in ids]
        exact = [topic for topic in topics if topic.own_label == name]
        if name in self._topics or len(topics) < 2 or len(exact) == 1:
            return [found]
        return exact or topics

    def written(self, topic: Topic) -> str:
        """Return what to write for a topic in all translations of a project."""
        found = self.topic(topic.written) if topic.written else None
        return topic.written if found and found.id == topic.id else topic.label

    def told_apart(self) -> dict[str, str]:
        """Return labels that name a whole, by the ids of topics that share theirs."""
        found: dict[str, str] = {}
        for ids in self._labels.values():
            if len(ids) > 1:
                found |= self._apart(ids)
        return found

    def _apart(self, ids: list[str]) -> dict[str, str]:
        topics = [self._topics[id_] for id_ in ids]
        wholes = [islice(self._nesting.wholes_of(x), MOST_WHOLES) for x in topics]
        above = [[whole.label for whole in found] for found in wholes]
        depth = 1
        while depth < MOST_WHOLES and len({tuple(x[:depth]) for x in above}) < len(ids):
            depth += 1
        return {
            topic.id: f'{topic.label} ({", ".join(labels[:depth])})'
            for topic, labels in zip(topics, above, strict=True)
            if labels
        }


def names_of(topic: Topic) -> Iterable[str]:
    """Return all names of a topic."""
    return chain((topic.own_label, topic.label, topic.id), topic.aliases)


def several(name: str, topics: Sequence[Topic]) -> str:
    """Return what to say of a name that several topics have."""
    labels = [topic.label for topic in topics]
    if len(set(labels)) < len(labels):
        labels = [topic.id for topic in topics]
    written = ' or '.join(f"'{label}'" for label in labels)
    return f"the topic '{name}' is one of several that are called so; write {written}"
