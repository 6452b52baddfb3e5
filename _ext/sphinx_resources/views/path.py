"""What stands around the text of a path and of its steps."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_resources.model.direction import isolated
from sphinx_resources.model.durations import spoken
from sphinx_resources.model.targets import step_anchor
from sphinx_resources.model.words import _
from sphinx_resources.views.details import with_note
from sphinx_resources.views.shapes import Cards, Fact, Facts, Heading, Progress
from sphinx_resources.views.way import covering

if TYPE_CHECKING:
    from sphinx_resources.model.paths import RouteStep
    from sphinx_resources.model.records import Path
    from sphinx_resources.model.specifications import PathView, StepHeadView, StepView
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Inline, Shape


def path(view: PathView, details: Details) -> list[Shape]:
    """Return what stands below the introduction of a path.

    :param view: Which path.
    :param details: What is known of all resources.
    """
    shown = details.catalogue.paths[view.id]
    route = details.study.route(shown)
    found: list[Shape] = []
    facts = [*_facts(shown, details), _cover(route, details)]
    if facts := [fact for fact in facts if fact.content]:
        found.append(Facts(tuple(facts), 'resource-place'))
    found.append(Progress(_steps(route)))
    if not shown.steps:
        for one in route:
            found.append(_heading(shown, route, one.number))
            found += _step(one, details)
    return found


def step_head(view: StepHeadView, details: Details) -> list[Shape]:
    """Return what stands above the text of a step.

    :param view: Which step.
    :param details: What is known of all resources.
    """
    shown = details.catalogue.paths[view.path]
    route = details.study.route(shown)
    # Of two paths with one id, the first may have fewer.
    found = route[view.number - 1 : view.number]
    return [_heading(shown, route, one.number) for one in found]


def step(view: StepView, details: Details) -> list[Shape]:
    """Return what stands below the text of a step: what to do it with.

    :param view: Which step.
    :param details: What is known of all resources.
    """
    shown = details.catalogue.paths[view.path]
    found = details.study.route(shown)[view.number - 1 : view.number]
    if view.text:
        found = [replace(one, alternatives=()) for one in found]
    return [shape for one in found for shape in _step(one, details)]


def _facts(shown: Path, details: Details) -> list[Fact]:
    catalogue = details.catalogue
    level = catalogue.levels.get(shown.level)
    goal = catalogue.named_topics([shown.goal])
    assumed = catalogue.named_topics(shown.assumes)
    time = spoken(shown.duration, catalogue.language)
    return [
        Fact('level', _('Level'), [level.label] if level else []),
        Fact('goal', _('Leads to'), [*map(details.topic, goal)]),
        Fact('assumes', _('Know first'), [*map(details.topic, assumed)]),
        Fact('duration', _('Time'), [time] if time else []),
    ]


def _cover(route: list[RouteStep], details: Details) -> Fact:
    """Return the fewest resources with which to learn all, if that is news."""
    topics = {one.topic.id for one in route if one.topic}
    named = {one.resource.key for one in route if one.resource}
    resources, covered = details.study.cover_of(topics)
    if len(topics) < 2 or len(resources) >= max(len(named), 2):
        return Fact('', '', [])
    found = covering(resources, covered, len(topics), details)
    return found or Fact('', '', [])


def steps(shown: Path, details: Details) -> tuple[tuple[str, str], ...]:
    """Return what the steps of a path are done with, as :class:`Progress` has it."""
    return _steps(details.study.route(shown))


def _steps(route: list[RouteStep]) -> tuple[tuple[str, str], ...]:
    topics = Counter(one.topic.id for one in route if one.topic)
    return tuple(
        (
            one.resource.id if one.resource else '',
            one.topic.id if one.topic and topics[one.topic.id] == 1 else '',
        )
        for one in route
    )


def _heading(shown: Path, route: list[RouteStep], number: int) -> Heading:
    topic = route[number - 1].topic
    name = isolated(topic.label if topic else shown.steps[number - 1].topic)
    words = (
        _('Step {number} of {total}')
        if not name
        else _('Step {number} of {total}: {topic}')
    )
    text = words.format(number=number, total=len(route), topic=name)
    return Heading(text, step_anchor(shown, number))


def _step(shown: RouteStep, details: Details) -> list[Shape]:
    found: list[Shape] = []
    facts: list[Fact] = []
    if shown.reasons or not shown.resource:
        topics = [shown.topic] if shown.topic else []
        facts.append(Fact('', _('Topic'), [*map(details.topic, topics)]))
        needed: list[Inline] = [
            with_note(isolated(reason.topic.label), reason.text)
            for reason in shown.reasons
        ]
        facts.append(Fact('', _('Needed for'), needed))
    # A step may ask for them beside its main one, or in its place.
    others = [*map(details.entry, shown.alternatives)]
    if shown.resource:
        found.append(Cards((shown.resource,), whole=False, depth=1))
    facts.append(Fact('', _('Also'), others))
    if facts := [fact for fact in facts if fact.content]:
        found.append(Facts(tuple(facts)))
    return found
