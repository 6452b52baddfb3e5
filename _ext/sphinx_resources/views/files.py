"""Links to the files of what a place shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.model.words import _
from sphinx_resources.views.shapes import File, Files

if TYPE_CHECKING:
    from sphinx_resources.model.records import Topic
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Shape


def files(details: Details, topic: Topic | None = None) -> list[Shape]:
    """Return links to the files of resources: to cite them, and to follow them.

    :param details: What is known of all resources.
    :param topic: The topic that the resources are on; without it, all.
    """
    id_ = topic.id if topic else ''
    exports = [export for export in details.targets.exports if export.by_topic]
    cite = tuple(
        File(export.label, export.filename(id_)) for export in exports if export.cites
    )
    follow = tuple(
        File(export.label, export.filename(id_))
        for export in exports
        if not export.cites
    )
    words = _('Feed of this topic') if topic else _('Feed of new resources')
    groups = ((_('Cite these'), cite), (words, follow))
    found = tuple(group for group in groups if group[1])
    return [Files(found)] if found else []
