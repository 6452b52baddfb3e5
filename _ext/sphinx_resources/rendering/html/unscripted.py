"""What the search page says to readers without scripts: where else all is listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import _ as sphinx_word

from sphinx_resources.domain import domain_of
from sphinx_resources.indices import INDICES
from sphinx_resources.model.specifications import IndexView, ListingView
from sphinx_resources.model.words import _
from sphinx_resources.rendering.html.elements import element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from markupsafe import Markup
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_resources.model.specifications import View

#: The template that shows it on the search page of any theme.
TEMPLATES = Path(__file__).parents[2] / 'templates'


class Once:
    """Markup that a template shows the first time that it names it, and then no more.

    :param markup: The markup.
    """

    def __init__(self, markup: Markup) -> None:
        self._markup: str = markup

    def __html__(self) -> str:
        shown, self._markup = self._markup, ''
        return shown

    __str__ = __html__


def unscripted(app: Sphinx, context: dict[str, Any]) -> Once:
    """Return links to the pages that lead to everything, for who has no scripts."""
    items = [
        element('li', element('a', title, href=context['pathto'](name)))
        for name, title in _places(app)
    ]
    says = element('p', _('Even without scripts, these pages lead to everything:'))
    place = element(
        'div', says, element('ul', *items), classes=('resource-unscripted',)
    )
    return Once(element('noscript', place))


def _places(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Return the names and titles of the pages that list all."""
    for shows in (_all_topics, _all_resources, _all_paths):
        if name := _page_that(app, shows):
            yield name, app.env.titles[name].astext()
    domain, wanted = domain_of(app.env), app.config.html_domain_indices
    # The builder's own list lacks those that stand as an earlier build wrote them.
    for index in INDICES:
        name = f'{domain.name}-{index.name}'
        is_wanted = wanted is True or (wanted and name in wanted)
        if is_wanted and any(map(index(domain).has, domain.resources)):
            yield name, str(index.localname)
    if app.config.html_use_index:
        yield 'genindex', sphinx_word('General Index')


def _page_that(app: Sphinx, shows: Callable[[View], bool]) -> str:
    """Return the page that shows something, and as little else as there is."""
    found = [
        (len(page.views), docname)
        for docname, page in domain_of(app.env).shown.items()
        if any(map(shows, page.views))
    ]
    return min(found, default=(0, ''))[1]


def _all_topics(view: View) -> bool:
    return isinstance(view, IndexView) and view.name == 'topics' and not view.topics


def _all_resources(view: View) -> bool:
    return isinstance(view, ListingView) and not view.query.chooses


def _all_paths(view: View) -> bool:
    return isinstance(view, IndexView) and view.name == 'paths'


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Offer the template, after those of the project."""
    config.templates_path = [*config.templates_path, str(TEMPLATES)]
