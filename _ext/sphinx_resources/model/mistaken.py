"""What to write where the name of one thing stands in place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Path


def not_a_topic(name: str, catalogue: Catalogue) -> str:
    """Return a hint for who names a path where a topic belongs.

    :param name: What the author wrote.
    :param catalogue: All resources, topics and paths.
    :returns: ``; it is a path: …`` with what to write, or an empty string.
    """
    path = catalogue.path(name)
    if path is None:
        return ''
    topics = catalogue.named_topics(_ends(path))
    found = next((topic for topic in topics if topic.docname), None)
    example = f", such as '{found.label}'" if found else ''
    return f'; it is a path: name the topics that it leads to{example}'


def _ends(path: Path) -> list[str]:
    """Return what a path may lead to: its goal, else the topic of its last step."""
    last = (step.topic for step in reversed(path.steps))
    return [name for name in (path.goal, *last) if name]


def cited_otherwise(role: str, name: str, catalogue: Catalogue) -> str:
    """Return a hint for who cites something with the role of something else.

    :param role: Name of the role.
    :param name: What it cites.
    :param catalogue: All resources, topics and paths.
    :returns: ``; it is a topic: …`` with the role to take, or an empty string.
    """
    topic = catalogue.topic(name)
    kinds = {
        'topic': topic is not None and topic.docname,
        'resource-path': catalogue.path(name),
        'resource': catalogue.resource(name),
    }
    right = next((other for other, found in kinds.items() if found), role)
    if right == role:
        return ''
    noun = right.removeprefix('resource-')
    return f'; it is a {noun}: cite it with the role {right}'
