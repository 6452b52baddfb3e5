"""Links to the files of what a place shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.words import _
from sphinx_resources.views.shapes import File, Files

if TYPE_CHECKING:
    from sphinx_resources.model.exports import Export
    from sphinx_resources.model.records import Topic
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Shape


def files(details: Details, topic: Topic | None = None) -> list[Shape]:
    """Return links to the files of resources: to cite them, and to follow them.

    :param details: What is known of all resources.
    :param topic: The topic that the resources are on; without it, all.
    """
    id_ = topic.id if topic else ''
    groups: dict[str, list[File]] = {}
    for export in details.targets.exports:
        # One without a suffix is in pages; others may be of the whole alone.
        if export.suffix and (export.by_topic or not topic):
            words = _words(export, topic)
            file = File(export.label, export.filename(id_))
            groups.setdefault(words, []).append(file)
    order = (_('Cite these'), _follow(topic), _('Data'))
    found = tuple((words, tuple(groups[words])) for words in order if words in groups)
    return [Files(found)] if found else []


def _words(export: Export, topic: Topic | None) -> str:
    """Return what readers use a file for."""
    if export.cites:
        return _('Cite these')
    return _follow(topic) if export.by_topic else _('Data')


def _follow(topic: Topic | None) -> str:
    return _('Feed of this topic') if topic else _('Feed of new resources')
