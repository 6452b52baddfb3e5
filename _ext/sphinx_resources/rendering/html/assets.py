"""The style sheet and the scripts, on the pages that use them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import sphinx_design
from markupsafe import Markup

from sphinx_resources.compat import traits_of
from sphinx_resources.domain import domain_of
from sphinx_resources.kept import FOLDER, Kept
from sphinx_resources.model.direction import of_language
from sphinx_resources.rendering.html.elements import element
from sphinx_resources.static_files import code_of, provide_files

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: The style sheet of sphinx-design, which gives cards and badges their look.
DESIGN = Path(sphinx_design.__file__).parent / 'static' / 'sphinx-design.min.css'
#: The style sheet of pages from right to left.
DIRECTION = 'sphinx-resources-direction.css'
COMMON = 'resource-common.js'
#: What runs before a page is drawn, where the theme shows metadata.
EARLY = 'resource-early.js'
#: What keeps the marks of readers, and counts them in links to their list.
MARKS = 'resource-marks.js'
#: What a page may have, and the scripts that bring it to life, in order.
SCRIPTS = {
    'long': (COMMON, 'resource-long.js'),
    'marks': (COMMON, MARKS),
    'filter': (EARLY, COMMON, 'resource-filter.js'),
    'ways': (EARLY, COMMON, MARKS, 'resource-ways.js'),
    'marked': (COMMON, MARKS, 'resource-marked.js'),
    'tables': ('resource-scroll.js',),
}
#: The style sheets of what few pages have.
STYLES = {'marked': 'sphinx-resources-marked.css', 'map': 'sphinx-resources-map.css'}


def on_config_inited(app: Sphinx, settings: Config) -> None:
    """Keep out of books what they must not have."""
    settings.epub_exclude_files = [
        *settings.epub_exclude_files,
        f'_static/{DIRECTION}',
    ]


def on_builder_inited(app: Sphinx) -> None:
    """Write the files, and let the builder copy that of sphinx-design."""
    if app.builder.format == 'html':
        kept = Kept(Path(app.doctreedir, FOLDER))
        provide_files(Path(app.outdir, '_static'), kept)
        if not _has_design(app):
            app.config.html_static_path.append(str(DESIGN))


def _has_design(app: Sphinx) -> bool:
    """Say whether the project itself uses sphinx-design, on all of its pages."""
    return 'sphinx_design' in app.extensions


def link_styles(app: Sphinx, context: dict[str, Any]) -> None:
    """Link the style sheets from the page that is written, and from no other.

    :param app: The application.
    :param context: What the page is made of.
    """
    if not _has_design(app):
        app.add_css_file(DESIGN.name)
    app.add_css_file('sphinx-resources.css')
    if of_language(app.config.language) == 'ltr':
        return
    if traits_of(app.builder).turns:
        app.add_css_file(DIRECTION)
    elif body := context.get('body'):
        # Code is in the direction of its language, whatever that of its readers.
        body = body.replace('<pre>', '<pre dir="ltr">')
        context['body'] = f'<div dir="rtl">{body}</div>'


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the files from a page that shows anything of the catalogue."""
    features: set[str] = set()
    if doctree is not None:
        page = domain_of(app.env).shown.get(pagename)
        features = doctree.get('resource_features', features)
        if features or (page and page.views):
            link_styles(app, context)
    for name in (STYLES[key] for key in STYLES if key in features):
        app.add_css_file(name)
    lists = _list_of_marks(app, context)
    wanted = {*features, 'marks'} if lists else features
    names = [name for key in SCRIPTS if key in wanted for name in SCRIPTS[key]]
    if EARLY in names:
        _add_early_script(context)
    for name in dict.fromkeys(names):
        known: dict[str, Any] = lists if name == MARKS else {}
        app.add_js_file(name, loading_method='defer', **known)


@cache
def _early_version() -> str:
    """Return what tells browsers that a script differs from one that they have."""
    return f'{crc32(code_of(EARLY, Kept()).encode()):08x}'


def _add_early_script(context: dict[str, Any]) -> None:
    """Put it into the head too: themes have scripts anywhere, and their own before."""
    source = f'{context["pathto"](f"_static/{EARLY}", 1)}?v={_early_version()}'
    tag = element('script', src=source)
    context['metatags'] = Markup(context.get('metatags', '')) + tag


def _list_of_marks(app: Sphinx, context: dict[str, Any]) -> dict[str, str]:
    """Return where a reader finds all marks, as an attribute; nothing if nowhere."""
    docname = domain_of(app.env).marks_page
    if not docname or not traits_of(app.builder).scripts:
        return {}
    # Of the page itself Sphinx says '#'.
    return {'data-list': context['pathto'](docname)}


def setup_assets(app: Sphinx) -> None:
    """Connect what provides the files."""
    app.connect('config-inited', on_config_inited)
    app.connect('builder-inited', on_builder_inited)
    app.connect('html-page-context', on_html_page_context)
