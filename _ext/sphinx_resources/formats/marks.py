"""What the list of a reader's marks knows of the catalogue, as a script.

It is a script because pages are read without a server too.  It calls
``resourceMarksIndex`` an object of

- ``topics``: for each its id, label and address from the root of the site, which is
  empty if it has no page; each after those that it requires;
- ``resources``: for each its id, title, address, note, and the number of its first
  topic, or -1;
- ``paths``: for each its title, address, and steps with spaces between them: the id of
  the resource and, after a bar, that of the topic.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_resources.views.marks import (
    markable_paths,
    markable_resources,
    markable_topics,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_resources.model.targets import Target
    from sphinx_resources.views.details import Details


def write_marks_index(details: Details, address_of: Callable[[Target], str]) -> str:
    """Return what can be marked.

    :param details: What is known of all resources.
    :param address_of: Returns the address of a place from the root of the site.
    :returns: The text of a script.
    """
    topics = list(markable_topics(details))
    numbers = {topic.id: number for number, topic in enumerate(topics)}
    data = {
        'topics': [
            [one.id, one.label, address_of(one.target) if one.target else '']
            for one in topics
        ],
        'resources': [
            [
                one.id,
                one.title,
                address_of(one.target),
                one.note,
                numbers.get(one.topic, -1),
            ]
            for one in markable_resources(details)
        ],
        'paths': [
            [one.title, address_of(one.target), ' '.join(map('|'.join, one.steps))]
            for one in markable_paths(details)
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(',', ':'))
    # Browsers of old took these for the ends of lines.
    text = text.replace('\u2028', '\\u2028').replace('\u2029', '\\u2029')
    return f'globalThis.resourceMarksIndex = {text};\n'
