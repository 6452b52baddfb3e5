"""Formulas as MathML, made when the site is built.

An extension of its own: add ``sphinx_resources.mathml`` to ``extensions`` and
set ``html_math_renderer = 'mathml'``.  Browsers show MathML without a script,
screen readers read it, and no page loads anything from another host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from docutils import nodes
from docutils.utils import get_source_line
from markupsafe import Markup, escape
from sphinx import addnodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.errors import ConfigError

from sphinx_resources import __version__
from sphinx_resources.diagnostics import warn
from sphinx_resources.formulas.converter import Converter
from sphinx_resources.formulas.macros import Macro, read_macros
from sphinx_resources.kept import FOLDER, Kept
from sphinx_resources.model.controls import shortened
from sphinx_resources.model.words import _
from sphinx_resources.rendering.html.elements import element
from sphinx_resources.static_files import provide_files
from sphinx_resources.titles import COPY
from sphinx_resources.writing import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator


#: What no page in XML can hold, as those of EPUB are.
_UNWRITABLE = re.compile('[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')

#: A page in the list of all files of a book, up to what is declared of it.
_PAGE = re.compile(
    r'<item [^>]*href="([^"]*)" media-type="application/xhtml\+xml"(?= /)'
)

#: Most characters of a formula, or of what is said of it, in a warning.
LONGEST_SHOWN = 200


@dataclass(slots=True)
class Formulas:
    """The formulas of one run of a builder."""

    converter: Converter
    #: Places and sources of formulas of which the author was warned.
    told: set[tuple[str | None, int | None, str]] = field(default_factory=set)


_FORMULAS: WeakKeyDictionary[Builder, Formulas] = WeakKeyDictionary()


def formulas_of(builder: Builder) -> Formulas:
    """Return the formulas of a builder."""
    if builder not in _FORMULAS:
        macros = macros_of(builder.config)
        _FORMULAS[builder] = Formulas(Converter(macros))
    return _FORMULAS[builder]


def macros_of(config: Config) -> dict[str, Macro]:
    """Return the macros of a project, by their names.

    :param config: The project's configuration.
    :raises sphinx.errors.ConfigError: ``resource_math_macros`` is malformed.
    """
    try:
        return read_macros(config.resource_math_macros)
    except ValueError as error:
        msg = f'resource_math_macros{error}'
        raise ConfigError(msg) from None


def convert(builder: Builder, docname: str, node: nodes.Element) -> Markup:
    """Return the MathML of a formula.

    :param builder: The builder that writes it.
    :param docname: The document whose page it stands on.
    :param node: The formula, a ``math`` or a ``math_block``.
    :returns: A ``math`` element; the escaped source if it cannot be converted,
        of which the author is warned, where the formula is written.
    """
    formulas, code = formulas_of(builder), node.astext()
    made, fault = _tried(
        formulas.converter,
        code,
        block=isinstance(node, nodes.math_block),
        wrap=not node.get('no-wrap', node.get('nowrap', False)),
    )
    if not fault:
        return made
    key = (*get_source_line(node), code)
    if key not in formulas.told and not _is_copy(builder, docname, node):
        formulas.told.add(key)
        warn('math', fault, node)
    return escape(_UNWRITABLE.sub('\ufffd', code))


def _tried(converter: Converter, code: str, **how: bool) -> tuple[Markup, str]:
    """Return the MathML of a formula, or why it cannot be shown."""
    try:
        return converter.convert(code, **how), ''
    # What an author writes must not end a build, whatever the libraries that read it
    # raise: no list of exceptions is known to be whole for all that can be written.
    except Exception as error:
        reason = shortened(str(error), LONGEST_SHOWN) or type(error).__name__
        shown = shortened(code, LONGEST_SHOWN)
        return Markup(), f"the formula '{shown}' cannot be shown: {reason}"


def finder_of_faults(config: Config) -> Callable[[str], str]:
    """Return what says why a formula of a line cannot be shown; nothing if it can.

    :param config: The project's configuration.
    """
    converter = Converter(macros_of(config))
    return lambda code: _tried(converter, code, block=False)[1]


def _is_copy(builder: Builder, docname: str, node: nodes.Element) -> bool:
    """Return whether a formula is written elsewhere, and told of there.

    What listings show of others has no place of its own.
    """
    source, _ = get_source_line(node)
    if source in {None, '', COPY} or _is_in_navigation(node):
        return True
    origin = builder.env.path2doc(source)
    return origin in builder.env.found_docs and origin != docname


def _is_in_navigation(node: nodes.Node | None) -> bool:
    """Return whether a formula stands in a list of the titles of pages."""
    while node and not isinstance(node, addnodes.compact_paragraph):
        node = node.parent
    return node is not None


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line of text."""
    self.body.append(self.starttag(node, 'span', '', CLASS='math notranslate'))
    self.body.append(f'{_converted(self, node)}</span>')
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on lines of its own, with its number."""
    self.body.append(self.starttag(node, 'div', '', CLASS='math notranslate'))
    if number := node.get('number'):
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, 'Link to this equation')
        self.body.append('</span>')
    self.document['has_math_blocks'] = True
    formula = element(
        'div',
        _converted(self, node),
        classes=('resource-math-block',),
        data_name=_('Formula'),
    )
    self.body.append(f'{formula}</div>\n')
    raise nodes.SkipNode


def _converted(translator: HTML5Translator, node: nodes.Element) -> Markup:
    translator.document['has_formulas'] = True
    return convert(translator.builder, translator.docnames[-1], node)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Check the macros, and give them to LaTeX too."""
    commands = [
        f'\\providecommand{{\\{name}}}{{}}\\renewcommand{{\\{name}}}'
        + (f'[{macro.count}]' if macro.count else '')
        + ('' if macro.default is None else f'[{macro.default}]')
        + f'{{{macro.definition}}}'
        for name, macro in macros_of(config).items()
    ]
    if commands:
        before = config.latex_elements.get('preamble', '')
        preamble = '\n'.join([before, *commands])
        config.latex_elements = {**config.latex_elements, 'preamble': preamble}


def on_builder_inited(app: Sphinx) -> None:
    """Write the style sheet and the script."""
    if app.builder.format == 'html':
        kept = Kept(Path(app.doctreedir, FOLDER))
        provide_files(Path(app.outdir, '_static'), kept)


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Link the style sheet and the script from a page that shows a formula."""
    if doctree is None:
        return
    if 'has_formulas' in doctree:
        app.add_css_file('sphinx-resources-math.css')
    if 'has_math_blocks' in doctree:
        app.add_js_file('resource-scroll.js', loading_method='defer')


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Declare in a book which of its pages have formulas, as EPUB asks for."""
    if exception or not isinstance(app.builder, Epub3Builder):
        return

    def declared(match: re.Match[str]) -> str:
        page = Path(app.outdir, unquote(unescape(match[1])))
        has_formulas = '<math' in page.read_text(encoding='utf-8')
        return f'{match[0]} properties="mathml"' if has_formulas else match[0]

    path = Path(app.outdir, 'content.opf')
    text = path.read_text(encoding='utf-8')
    if (whole := _PAGE.sub(declared, text)) != text:
        with writing(path):
            path.write_text(whole, encoding='utf-8')
        app.builder.build_epub()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the renderer, its macros and its style sheet."""
    app.add_config_value(
        'resource_math_macros',
        {},
        'html',
        types=frozenset({dict}),
        description='Macros of formulas, by name, as in MathJax: what each stands '
        'for, or a list of that, of the number of its arguments, and of the first '
        'one where it is left out. LaTeX gets them too.',
    )
    app.add_html_math_renderer('mathml', (visit_math, None), (visit_math_block, None))
    app.connect('config-inited', on_config_inited)
    app.connect('builder-inited', on_builder_inited)
    app.connect('html-page-context', on_html_page_context)
    app.connect('build-finished', on_build_finished)
    return {
        'version': __version__,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
