"""What to write where the name of one thing stands in place of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.model.values import listed

if TYPE_CHECKING:
    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Path


#: What people put between topics instead of a comma.
_BETWEEN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r'\s*[/&+|]\s*',
        r'\s*[/&+|]\s*|\s+(?:and|or|und|et|y|e|i|и)\s+',
        # Items of a list, or nothing but spaces.
        r'(?:^|\s+)(?:[-–—•·*]|\d+[.)])\s+',
        r'\s+',
    )
]


def several_topics(name: str, catalogue: Catalogue) -> str:
    """Return a hint for who joins the names of topics otherwise than by commas.

    :param name: What the author wrote.
    :param catalogue: All resources, topics and paths.
    :returns: ``; write A, B``; an empty string unless all are declared.
    """
    for between in _BETWEEN:
        parts = [part for part in between.split(name) if part]
        topics = [catalogue.topic(part) for part in parts]
        labels = [topic.label for topic in topics if topic and topic.docname]
        if len(labels) == len(parts) > 1:
            return f'; write {listed(labels, ", ")}'
    return ''


def not_a_topic(name: str, catalogue: Catalogue) -> str:
    """Return a hint for who names a path, or several topics, where one belongs.

    :param name: What the author wrote.
    :param catalogue: All resources, topics and paths.
    :returns: ``; it is a path: …`` with what to write, ``; write A, B``, or an empty
        string.
    """
    path = catalogue.path(name)
    if path is None:
        return several_topics(name, catalogue)
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
