"""How topics are parts of others, which count all that their parts have."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from sphinx_resources.model.cycles import find_cycles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx_resources.model.records import Topic


class Nesting:
    """What is a part of what.

    Topics that are parts of each other in a circle are parts of nothing.

    :param topics: The topics by id.
    :param find: Returns the topic that an author calls so.
    """

    def __init__(
        self, topics: Mapping[str, Topic], find: Callable[[str], Topic | None]
    ) -> None:
        self._topics = topics
        #: Id of the whole, by id of the part.
        self._whole: dict[str, str] = {}
        for topic in topics.values():
            if topic.broader and (whole := find(topic.broader)):
                self._whole[topic.id] = whole.id
        graph = {part: [above] for part, above in self._whole.items()}
        for id_ in chain.from_iterable(find_cycles(graph)):
            del self._whole[id_]
        self._parts: dict[str, list[Topic]] = defaultdict(list)
        for part, whole_id in self._whole.items():
            self._parts[whole_id].append(topics[part])

    def whole_of(self, topic: Topic) -> Topic | None:
        """Return the topic that *topic* is a part of, if there is one."""
        id_ = self._whole.get(topic.id)
        return self._topics[id_] if id_ else None

    def wholes_of(self, topic: Topic) -> Iterator[Topic]:
        """Return all that *topic* is in, directly or not, the nearest first."""
        while whole := self.whole_of(topic):
            yield whole
            topic = whole

    def parts_of(self, topic: Topic) -> list[Topic]:
        """Return the topics that are directly parts of *topic*."""
        return self._parts.get(topic.id, [])

    def with_wholes(self, topics: Iterable[Topic]) -> list[Topic]:
        """Return *topics*, then all that they are parts of, each once."""
        found = {topic.id: topic for topic in topics}
        if self._whole:
            for topic in list(found.values()):
                for whole in self.wholes_of(topic):
                    found.setdefault(whole.id, whole)
        return list(found.values())
