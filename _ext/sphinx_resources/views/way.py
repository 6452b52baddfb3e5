"""What to know before a topic: in stages, with reasons and what to learn it with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_resources.model.direction import isolated
from sphinx_resources.model.words import _, ngettext
from sphinx_resources.views.details import with_note
from sphinx_resources.views.shapes import Fact, Facts, Fold, Stages, Stop

if TYPE_CHECKING:
    from sphinx_resources.model.paths import PlannedStep
    from sphinx_resources.model.records import Resource, Topic
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Inline, Shape


def way(goal: Topic, details: Details) -> Fold | None:
    """Return the way to a topic; None if there is nothing to know first.

    :param goal: The topic.
    :param details: What is known of all resources.
    """
    plan = details.study.plan(goal)
    if not plan:
        return None
    topics = sum(map(len, plan))
    words = ngettext('{count} topic', '{count} topics', topics).format(count=topics)
    if len(plan) > 1:
        stages = ngettext('{count} stage', '{count} stages', len(plan))
        words = _('{topics} in {stages}').format(
            topics=words, stages=stages.format(count=len(plan))
        )
    ids = {step.topic.id for stage in plan for step in stage}
    found: list[Shape] = [
        Stages(
            stages=tuple(
                tuple(_stop(step, ids, details) for step in stage) for stage in plan
            ),
            goal=tuple(details.study.ways.requires[goal.id]),
        )
    ]
    if cover := covering(*details.study.cover(goal), topics + 1, details):
        found.append(Facts((cover,)))
    return Fold(_('The way here: {summary}').format(summary=words), tuple(found))


def covering(
    resources: list[Resource], covered: int, topics: int, details: Details
) -> Fact | None:
    """Return the fewest resources with which to learn all.

    :param resources: The resources.
    :param covered: How many topics they teach.
    :param topics: How many there are.
    :param details: What is known of all resources.
    :returns: None if nothing teaches some of the topics.
    """
    if not resources or covered < topics:
        return None
    words = ngettext(
        'This resource covers all {topics} topics',
        'These {count} resources cover all {topics} topics',
        len(resources),
    ).format(count=len(resources), topics=topics)
    return Fact('', words, tuple(map(details.entry, resources)))


def _stop(step: PlannedStep, ids: set[str], details: Details) -> Stop:
    count = len(details.catalogue.by_topic[step.topic.id])
    number = ngettext('{count} resource', '{count} resources', count)
    reasons = ', '.join(
        with_note(isolated(reason.topic.label), reason.text) for reason in step.reasons
    )
    content: list[Inline] = [
        details.topic(step.topic),
        f' · {number.format(count=count)}',
        f' · {_("for {topics}").format(topics=reasons)}',
    ]
    for resource in step.resources[:1]:
        kind = details.kind(resource)
        content += [' · ', replace(details.entry(resource), note=kind)]
    return Stop(
        id=step.topic.id,
        content=tuple(content),
        requires=tuple(
            other
            for other in details.study.ways.requires[step.topic.id]
            if other in ids
        ),
    )
