"""What to know before a topic: in stages, with reasons and what to learn it with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_resources.model.direction import isolated
from sphinx_resources.model.words import _, listed, ngettext
from sphinx_resources.views.details import with_note
from sphinx_resources.views.shapes import Fact, Facts, Fold, Note, Stages, Stop

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
    ids = {step.topic.id for stage in plan for step in stage}
    requires = details.study.ways.requires
    found: list[Shape] = [
        Stages(
            stages=tuple(
                tuple(_stop(step, ids, details) for step in stage) for stage in plan
            ),
            goal=tuple(other for other in requires[goal.id] if other in ids),
        )
    ]
    whole = all(ids.issuperset(requires[id_]) for id_ in (goal.id, *ids))
    if not whole:
        found.append(Note(_('The first of these topics have their own ways.')))
    elif cover := covering(*details.study.cover(goal), len(ids) + 1, details):
        found.append(Facts((cover,)))
    words = _summary(len(ids), len(plan), whole=whole)
    return Fold(_('The way here: {summary}').format(summary=words), tuple(found))


def _summary(topics: int, stages: int, *, whole: bool) -> str:
    """Return how many topics there are, in how many stages."""
    words = (
        ngettext('{count} topic', '{count} topics', topics)
        if whole
        else ngettext('the last topic', 'the last {count} topics', topics)
    ).format(count=topics)
    if stages == 1:
        return words
    return _('{topics} in {stages}').format(
        topics=words,
        stages=ngettext('{count} stage', '{count} stages', stages).format(count=stages),
    )


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
    reasons = listed(
        with_note(isolated(reason.topic.label), reason.text) for reason in step.reasons
    )
    needed = _('for {topics}').format(topics=reasons)
    content: list[Inline] = [
        details.topic(step.topic),
        f' · {number.format(count=count)}',
        f' · {needed}',
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
