"""What can be wrong with the steps of a path, once the whole catalogue is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.diagnostics import Fault, place_of
from sphinx_resources.model.paths import Study

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from sphinx_resources.diagnostics import Place
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.paths import RouteStep
    from sphinx_resources.model.records import Path, Topic


def check_paths(
    catalogue: Catalogue, paths: Iterable[Path], env: BuildEnvironment
) -> list[Fault]:
    """Return all that is wrong with the steps of paths.

    :param catalogue: All resources and topics.
    :param paths: The paths of all documents.
    :param env: Where the names of source files are known.
    """
    study = Study(catalogue)
    faults: list[Fault] = []
    for path in sorted(paths, key=lambda path: (path.docname, path.lineno)):
        check = _Check(study, path, env)
        if not path.steps and not path.goal:
            check.warn(
                'has no steps; write an ordered list with one step an item, or a line '
                'such as :goal: calculus'
            )
        check.steps()
        check.order()
        check.goal()
        faults += check.faults
    return faults


class _Check:
    """One pass over a path."""

    def __init__(self, study: Study, path: Path, env: BuildEnvironment) -> None:
        self.env = env
        #: What was found wrong so far.
        self.faults: list[Fault] = []
        self.catalogue = study.catalogue
        self.study = study
        self.path = path
        # What follows from a goal is right.
        self.route = study.route(path) if path.steps else []

    def warn(self, fault: str, lineno: int = 0) -> None:
        """Warn the author of the path, or of a line of it."""
        place = self._place(lineno or self.path.lineno)
        self._tell(f"the path '{self.path.title}' {fault}", place)

    def _tell(self, message: str, place: Place) -> None:
        self.faults.append(Fault('path', message, place))

    def _place(self, lineno: int) -> Place:
        file = self.path.file or self.path.included
        return place_of(self.env, self.path.docname, file, lineno)

    def warn_step(self, step: RouteStep, fault: str) -> None:
        """Warn the author of a step."""
        written = self.path.steps[step.number - 1]
        place = self._place(written.lineno)
        self._tell(f"step {step.number} of '{self.path.title}' {fault}", place)

    def steps(self) -> None:
        """Check what each step names; of wrong names the roles warn."""
        for step, written in zip(self.route, self.path.steps, strict=True):
            for role, name in (
                ('topic', written.topic),
                ('resource', written.resource),
            ):
                if not name:
                    self.warn_step(step, f'names no {role}; {self._cite(role)}')
            if not step.topic:
                continue
            for resource in filter(None, (step.resource, *step.alternatives)):
                if step.topic not in self.catalogue.counted_for(resource):
                    taught = self.catalogue.topics_of(resource)
                    labels = ', '.join(topic.label for topic in taught)
                    self.warn_step(
                        step,
                        f"is on '{step.topic.label}', which '{resource.title}' does "
                        f'not teach (its topics: {labels or "none"})',
                    )

    def _cite(self, role: str) -> str:
        if self.path.file:
            return f'add a key such as {role}: ID'
        return f'cite one with the role {role}'

    def order(self) -> None:
        """Check that each topic stands after all that it requires."""
        steps = [(step, step.topic) for step in self.route if step.topic]
        first: dict[str, int] = {}
        for step, topic in steps:
            first.setdefault(topic.id, step.number)
        assumed = self.study.known_before(self.path)
        told: set[str] = set()
        for step, topic in steps:
            if step.number > first[topic.id]:
                continue
            named = self.path.steps[step.number - 1].needs
            told |= {needed.id for needed in self.catalogue.named_topics(named)}
            for id_ in self.study.ways.requires[topic.id]:
                other = self.catalogue.topics[id_]
                if id_ not in first and id_ not in assumed | told:
                    self._missing(step, topic, other)
                elif first.get(id_, 0) > step.number and id_ not in assumed:
                    self.warn_step(
                        step,
                        f"is on '{topic.label}', which requires '{other.label}' of "
                        f'step {first[id_]}; exchange them',
                    )

    def _missing(self, step: RouteStep, topic: Topic, other: Topic) -> None:
        known = filter(self.catalogue.topic, self.path.assumes)
        assumes = ', '.join([*known, other.label])
        self.warn_step(
            step,
            f"is on '{topic.label}', which requires '{other.label}'; put a step on it "
            f'before, cite it in the text of the step, or write :assumes: {assumes}',
        )

    def goal(self) -> None:
        """Check that the path leads where it says."""
        goal = self.catalogue.topic(self.path.goal) if self.path.goal else None
        if goal and goal.id in self.study.known_before(self.path):
            self.warn(
                f"assumes its goal '{goal.label}'; take it out of :assumes:, or "
                'name another goal',
                self.path.lines.get('assumes', 0),
            )
        if goal and self.route and goal not in [step.topic for step in self.route]:
            self.warn(
                f"does not reach its goal '{goal.label}'; add a step on it",
                self.path.lines.get('goal', 0),
            )
