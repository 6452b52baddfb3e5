"""The directives: they parse, check and note; what is shown is made later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.directives.imports import ImportDirective, on_env_get_outdated
from sphinx_resources.directives.path import MapDirective, PathDirective
from sphinx_resources.directives.resource import ResourceDirective
from sphinx_resources.directives.topic import TopicDirective
from sphinx_resources.directives.views import (
    IndexDirective,
    ListDirective,
    MarksDirective,
    ReportDirective,
    SearchDirective,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_resources.directives.base import CatalogueDirective

#: The directives, by the names that authors write.
DIRECTIVES: dict[str, type[CatalogueDirective]] = {
    'resource': ResourceDirective,
    'resource-topic': TopicDirective,
    'resource-path': PathDirective,
    'resource-map': MapDirective,
    'resource-list': ListDirective,
    'resource-index': IndexDirective,
    'resource-report': ReportDirective,
    'resource-search': SearchDirective,
    'resource-marks': MarksDirective,
    'resource-import': ImportDirective,
}


def setup_directives(app: Sphinx) -> None:
    """Register the directives under their plain names."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.connect('env-get-outdated', on_env_get_outdated)
