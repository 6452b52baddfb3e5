"""What a ``resource-map`` shows: topics as they build on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.words import _
from sphinx_resources.views.shapes import Item, Items, Note

if TYPE_CHECKING:
    from sphinx_resources.model.records import MapView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Inline, Shape


def topic_map(view: MapView, details: Details) -> list[Shape]:
    """Return topics in stages, each with what comes just before it.

    :param view: Which topics.
    :param details: What is known of all resources.
    """
    ids = chosen(view, details)
    if not ids:
        return [Note(_('There is no such topic yet.'))]
    ways = details.study.ways
    reduced = ways.reduced(ids)
    stages = ways.stages(details.study.by_label(ids))
    items = tuple(
        Item(
            [_('Stage {number}').format(number=number)],
            tuple(_item(id_, reduced[id_], details) for id_ in stage),
        )
        for number, stage in enumerate(stages, 1)
    )
    return [Items(items, ordered=True)]


def chosen(view: MapView, details: Details) -> set[str]:
    """Return the ids of the topics that a map shows."""
    catalogue, ways = details.catalogue, details.study.ways
    if not view.topics:
        return {topic.id for topic in catalogue.topics.values() if topic.docname}
    found: set[str] = set()
    for topic in catalogue.named_topics(view.topics):
        back = view.direction == 'back'
        found |= ways.ancestors(topic.id) if back else ways.descendants(topic.id)
        found.add(topic.id)
    return found


def _item(id_: str, before: list[str], details: Details) -> Item:
    topics = details.catalogue.topics
    content: list[Inline] = [details.topic(topics[id_])]
    if before:
        labels = ', '.join(topics[other].label for other in before)
        content.append(f' ({_("after {topics}").format(topics=labels)})')
    return Item(content)
