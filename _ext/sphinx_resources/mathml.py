"""Formulas as MathML, made when the site is built.

An extension of its own: add ``sphinx_resources.mathml`` to ``extensions`` and
set ``html_math_renderer = 'mathml'``.  Browsers show MathML without a script,
screen readers read it, and no page loads anything from another host.
The converter is that of docutils.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import MathError, latex2mathml

from sphinx_resources.diagnostics import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator


def convert(node: nodes.Element, code: str, *, block: bool) -> str:
    """Return the MathML of a formula.

    :param node: Where it stands, for a warning.
    :param code: Its LaTeX source.
    :param block: Whether it is displayed on lines of its own.
    :returns: A ``math`` element; the escaped source if it cannot be
        converted, of which the author is warned.
    """
    try:
        markup: str = latex2mathml.tex2mathml(code, as_block=block)
    except (MathError, ValueError, IndexError) as error:
        warn('math', f"the formula '{code}' cannot be shown: {error}", node)
        return escape(code)
    return markup


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line of text."""
    markup = convert(node, node.astext(), block=False)
    self.body.append(self.starttag(node, 'span', '', CLASS='math notranslate'))
    self.body.append(f'{markup}</span>')
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on lines of its own, with its number."""
    self.body.append(self.starttag(node, 'div', '', CLASS='math notranslate'))
    if number := node['number']:
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, 'Link to this equation')
        self.body.append('</span>')
    self.body.append(f'{convert(node, node.astext(), block=True)}</div>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the renderer."""
    app.add_html_math_renderer('mathml', (visit_math, None), (visit_math_block, None))
    return {'version': '0.1.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
