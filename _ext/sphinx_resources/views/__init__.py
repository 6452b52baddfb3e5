"""What a place shows, as values: written once, read by all that show or compare it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx_resources.model.specifications import (
    IndexView,
    ListingView,
    MapView,
    MarksView,
    PathView,
    ReportView,
    SearchView,
    StepHeadView,
    StepView,
    TopicView,
)
from sphinx_resources.views.index import index
from sphinx_resources.views.listing import listing
from sphinx_resources.views.marks import marks
from sphinx_resources.views.path import path, step, step_head
from sphinx_resources.views.report import report
from sphinx_resources.views.shapes import SearchField
from sphinx_resources.views.topic import topic
from sphinx_resources.views.topic_map import topic_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sphinx_resources.model.specifications import View
    from sphinx_resources.views.details import Details
    from sphinx_resources.views.shapes import Shape

#: What shows each sort of view.
_VIEWS: dict[type, Callable[[Any, Details], list[Shape]]] = {
    ListingView: listing,
    IndexView: index,
    ReportView: report,
    SearchView: lambda view, details: [SearchField()],
    MarksView: marks,
    TopicView: topic,
    PathView: path,
    StepHeadView: step_head,
    StepView: step,
    MapView: topic_map,
}

#: What views show, which is compared and then rendered.
_SHOWN: WeakKeyDictionary[Details, dict[View, list[Shape]]] = WeakKeyDictionary()


def show(view: View, details: Details) -> list[Shape]:
    """Return what belongs in a place.

    :param view: What the place asks for.
    :param details: What is known of all resources.
    """
    shown = _SHOWN.setdefault(details, {})
    if view not in shown:
        shown[view] = _VIEWS[type(view)](view, details)
    return shown[view]
