"""What the head of a page says of its resources to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from sphinx_resources.compat import traits_of
from sphinx_resources.domain import domain_of
from sphinx_resources.late import late
from sphinx_resources.links import file_address
from sphinx_resources.rendering.html.elements import element, join, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_resources.model.records import Page

dataset_of = late('sphinx_resources.formats.publish:dataset_of')
write_page = late('sphinx_resources.formats.jsonld:write_page')


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add links to the files of the catalogue, and what the page itself declares."""
    page = doctree and domain_of(app.env).shown.get(pagename)
    if not page or not (page.resources or page.views):
        return
    if not traits_of(app.builder).exports:
        return
    tags = [*_links(app, pagename, page), *_script(app, page)]
    context['metatags'] = join([Markup(context.get('metatags', '')), *tags], '\n')


def _links(app: Sphinx, pagename: str, page: Page) -> Iterator[Markup]:
    """Return links to the files of the whole, and of the topic that the page is."""
    targets = domain_of(app.env).targets
    whole = [topic for topic in page.topics if not topic.anchor]
    for export in targets.exports:
        topics = whole if export.by_topic else []
        for id_, label in [('', ''), *((topic.id, topic.label) for topic in topics)]:
            if export.suffix:
                yield start_tag(
                    'link',
                    rel='alternate',
                    type=export.media_type,
                    title=f'{export.label}: {label}' if label else export.label,
                    href=file_address(app.builder, pagename, export.filename(id_)),
                )


def _script(app: Sphinx, page: Page) -> Iterator[Markup]:
    if 'jsonld' in app.config.resource_formats:
        data = dataset_of(app.env, app.builder)
        # Nothing in it can end the element: the writer sees to that.
        merged = data.catalogue.merged.kept
        own = [one for one in page.resources if one.key not in merged]
        if text := Markup(write_page(data, own)):
            yield element('script', text, type='application/ld+json')


def setup_head(app: Sphinx) -> None:
    """Connect what fills the head."""
    app.connect('html-page-context', on_html_page_context)
