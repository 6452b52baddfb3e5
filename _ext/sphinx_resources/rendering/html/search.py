"""The search: the pages that have a field for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.compat import traits_of
from sphinx_resources.domain import domain_of
from sphinx_resources.model.words import N_, _, counted, plural_forms
from sphinx_resources.rendering.html.assets import link_styles
from sphinx_resources.rendering.html.elements import element, hidden_text
from sphinx_resources.rendering.html.unscripted import on_config_inited, unscripted

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from markupsafe import Markup
    from sphinx.application import Sphinx

#: What every page with a field has, the last with what it says. It loads what answers,
#: and the index, when these are needed: on the search page at once.
COMMON, FIELD, ANSWERS = (
    'resource-common.js',
    'resource-field.js',
    'resource-answers.js',
)
#: What they say, by name; braces stand for what they know.
TEXTS = {
    'answers': N_('Topics and resources'),
    'none': N_('Nothing in the catalogue has these words.'),
    'suggestion': N_('Did you mean {words}?'),
    'all': N_('All answers for {words}'),
}
#: What they say that depends on a number.
COUNTED = {'count': counted('{count} answer', '{count} answers')}


def texts(language: str) -> dict[str, str]:
    """Return what the scripts say, as attributes of data.

    :param language: Language of the site, as Sphinx names it.
    """
    found = {f'data-{name}': _(text) for name, text in TEXTS.items()}
    for name, (one, other) in COUNTED.items():
        for category, text in plural_forms(one, other, language).items():
            found[f'data-{name}-{category}'] = text
    return found


def search_form(page: str) -> Markup:
    """Return a field that leads to the search page.

    :param page: Its address.
    """
    words = _('Search topics and resources')
    field = element('input', type='search', name='q', placeholder=words)
    return element(
        'form',
        element('label', hidden_text(words), field),
        element('button', _('Search'), type='submit'),
        classes=('resource-search',),
        role='search',
        aria_label=words,
        action=page,
        method='get',
    )


def searches(app: Sphinx) -> bool:
    """Say whether the pages of a build can be searched."""
    return traits_of(app.builder).scripts and getattr(app.builder, 'search', False)


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Bring the search to life where there is a field for it."""
    if not searches(app) or not domain_of(app.env).resources:
        return
    wanted = doctree is not None and 'search' in doctree.get('resource_features', ())
    if pagename == 'search':
        context['resource_unscripted'] = unscripted(app, context)
    elif not wanted and not app.config.resource_search_fields:
        return
    attributes = {
        'data-root': context['pathto']('', 1),
        # Of the page itself Sphinx says '#', which takes no query.
        'data-search': '' if pagename == 'search' else context['pathto']('search'),
        **texts(app.config.language),
    }
    link_styles(app, context)
    app.add_js_file(COMMON, loading_method='defer')
    app.add_js_file(FIELD, loading_method='defer', **attributes)
    if pagename == 'search':
        app.add_js_file(ANSWERS, loading_method='defer')


def setup_search(app: Sphinx) -> None:
    """Connect what provides the search."""
    app.add_config_value(
        'resource_search_fields',
        False,
        'html',
        types=frozenset({bool}),
        description='Whether the search fields of the theme answer while one types.',
    )
    app.connect('config-inited', on_config_inited)
    app.connect('html-page-context', on_html_page_context)
