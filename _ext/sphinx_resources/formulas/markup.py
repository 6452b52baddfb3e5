"""MathML as pages may hold it: what the converter made, checked and written anew.

Only elements and attributes of MathML Core come out, with classes in place of
inline styles, which the style sheet ``sphinx-resources-math.css`` explains.
https://www.w3.org/TR/mathml-core/
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import html5
from typing import NoReturn
from xml.etree import ElementTree

from markupsafe import Markup, escape

from sphinx_resources.formulas.dialect import RULE, SPAN
from sphinx_resources.rendering.html.elements import start_tag

#: Most elements within each other: browsers flatten what is deeper than 512.
DEEPEST = 100

#: Most characters of the markup of a formula.
LONGEST = 1_000_000

NAMESPACE = 'http://www.w3.org/1998/Math/MathML'
HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml'


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements of MathML, and those of HTML that text in a formula may have.
ELEMENTS = _words(
    'math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts '
    'mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder '
    'munderover none'
)
HTML_ELEMENTS = _words('b code em i s span')

#: Attributes; each has a word, a number or a length.
ATTRIBUTES = _words(
    'accent accentunder columnspan depth display displaystyle fence form height '
    'largeop linethickness lspace mathvariant maxsize minsize movablelimits notation '
    'rowspan rspace scriptlevel separator stretchy symmetric voffset width'
)
#: Those of them that are lengths, and the longest that a formula has, in ems: a
#: longer one would lay it over other text, or push that off the page.
MEASURES = _words(
    'depth height linethickness lspace maxsize minsize rspace voffset width'
)
FARTHEST = 20.0
_VALUE = re.compile(r'[\w .+%#-]*')

#: Classes that the converter gives, with what we call them.
CLASSES = {
    'math-core-sans-serif-font': 'resource-math-sans-serif',
    'math-core-serif-font': 'resource-math-serif',
}

#: Inline styles, with the class for each; the others are lengths, or dropped.
STYLES = {
    'font-variant-caps:small-caps': 'resource-math-small-caps',
    'text-align:left': 'resource-math-left',
    'text-align:right': 'resource-math-right',
    'width:100%': 'resource-math-full',
    'width:50%': 'resource-math-half',
    'width:7.5%': 'resource-math-indent',
} | {
    f'border-{side}:0.05em {line} currentcolor': f'resource-math-{line}-{side}'
    for side in ('left', 'right', 'top', 'bottom')
    for line in ('solid', 'dashed')
}

#: Inline styles that are lengths, with the class that a number is added to.
LENGTHS = {
    'margin-left': 'resource-math-back',
    'padding-bottom': 'resource-math-below',
    'padding-left': 'resource-math-before',
    'padding-right': 'resource-math-after',
    'padding-top': 'resource-math-above',
}
_LENGTH = re.compile(r'(?P<property>[a-z-]+):-?(?P<number>[\d.]+)(?P<unit>em|rem|ex)?')
_MEASURE = re.compile(r'-?(?P<number>\d*\.?\d+)(?P<unit>em|rem|ex)')
_UNITS = {'em': 18.0, 'rem': 18.0, 'ex': 9.0, None: 18.0}

#: The class of a space that goes back.
_BACK = re.compile(r'^<mspace class="resource-math-back-(\d+)')

#: Inline styles for which MathML has an attribute.
STYLE_ATTRIBUTES = {'color': 'mathcolor', 'font-size': 'mathsize'}


def clean(markup: str) -> Markup:
    """Return the markup of a formula as a page may hold it.

    :param markup: A ``math`` element.
    :raises ValueError: It is none, is too long or too deep, or has an element
        that a formula must not have.
    """
    if len(markup) > LONGEST:
        msg = 'it becomes too long'
        raise ValueError(msg)
    # XML knows five names of characters, HTML all.
    markup = re.sub(r'&(\w+;)', _character, markup)
    try:
        root = ElementTree.fromstring(markup)
    except ElementTree.ParseError:
        msg = 'it has a character that pages cannot hold'
        raise ValueError(msg) from None
    if root.tag != 'math':
        msg = 'it is no formula'
        raise ValueError(msg)
    if RULE in markup or SPAN in markup:
        _mark_cells(root)
    parts: list[str] = []
    _write(root, parts, 0)
    back = sum(int(match[1]) for part in parts for match in _BACK.finditer(part))
    if back > FARTHEST * _UNITS['em']:
        _refuse_length()
    return Markup(''.join(parts))


def _mark_cells(root: ElementTree.Element) -> None:
    """Give cells their rules and widths, where signs stand for those.

    :raises ValueError: A sign stands outside of all tables.
    """
    # A table in another one comes behind it, and has signs of its own.
    for table in reversed(list(root.iter('mtable'))):
        signs = [[_without_signs(cell) for cell in row] for row in table]
        for row, found in zip(table, signs, strict=True):
            for cell, sign in zip(row, found, strict=True):
                if SPAN in sign:
                    cell.set('columnspan', str(sign.count(SPAN)))
                _rule(cell, 'top', sign)
        # Below the last row a rule would stand above an empty one.
        if (
            len(table) > 1
            and not any(len(cell) for cell in table[-1])
            and any(signs[-1])
        ):
            table.remove(table[-1])
            for cell, sign in zip(table[-1], signs[-1], strict=False):
                _rule(cell, 'bottom', sign)
    if _without_signs(root):
        msg = r'\cline and \multicolumn stand in a table'
        raise ValueError(msg)


def _rule(cell: ElementTree.Element, side: str, signs: str) -> None:
    if RULE in signs:
        rule = f'border-{side}:0.05em solid currentcolor'
        cell.set('style', f'{cell.get("style", "")};{rule}')


def _without_signs(cell: ElementTree.Element) -> str:
    """Take the signs out of a cell, and return them."""
    found = ''
    for parent in list(cell.iter()):
        for child in list(parent):
            text = child.text or ''
            if text and not text.strip(RULE + SPAN):
                found += text
                parent.remove(child)
    return found


def _refuse_length() -> NoReturn:
    msg = f'it goes farther than {FARTHEST:.0f} em'
    raise ValueError(msg)


def _character(match: re.Match[str]) -> str:
    known = html5.get(match[1])
    if known is None or match[1] in ('amp;', 'lt;', 'gt;', 'quot;'):
        return match[0]
    return str(escape(known))


def _write(node: ElementTree.Element, parts: list[str], depth: int) -> None:
    """Write an element and all that is in it."""
    if depth > DEEPEST:
        msg = 'it is nested too deeply'
        raise ValueError(msg)
    _move_last_rule(node)
    parts.append(_start(node.tag, tuple(node.items())))
    if node.text:
        parts.append(escape(node.text))
    for child in node:
        _write(child, parts, depth + 1)
        if child.tail:
            parts.append(escape(child.tail))
    parts.append(f'</{node.tag}>')


def _move_last_rule(node: ElementTree.Element) -> None:
    """Draw a rule below the last row of a table, not above an empty one."""
    cells = list(node[-1]) if node.tag == 'mtable' and len(node) else []
    if len(cells) == 1 and not len(cells[0]):
        rule = cells[0].get('style', '')
        if rule.startswith('border-top'):
            node.remove(node[-1])
            style = node.get('style', '')
            node.set('style', style + rule.replace('border-top', 'border-bottom'))


@lru_cache(maxsize=1024)
def _start(name: str, items: tuple[tuple[str, str], ...]) -> Markup:
    """Return the start of an element."""
    if name not in ELEMENTS | HTML_ELEMENTS:
        msg = f'<{name}> cannot stand in a formula'
        raise ValueError(msg)
    given = dict(items)
    attributes = {
        key: value
        for key, value in items
        if key in ATTRIBUTES and _VALUE.fullmatch(value)
    }
    for key in MEASURES & attributes.keys():
        match = _MEASURE.fullmatch(attributes[key])
        if match and float(match['number']) * _UNITS[match['unit']] > (
            FARTHEST * _UNITS['em']
        ):
            _refuse_length()
    words = given.get('class', '').split()
    classes = [CLASSES[word] for word in words if word in CLASSES]
    for declaration in given.get('style', '').split(';'):
        attribute, class_ = _style(declaration)
        attributes |= attribute
        classes += class_
    if name == 'math':
        attributes['xmlns'] = NAMESPACE
        classes.append('resource-math')
    elif name in HTML_ELEMENTS:
        attributes['xmlns'] = HTML_NAMESPACE
    return start_tag(name, classes=classes, **attributes)


def _style(declaration: str) -> tuple[dict[str, str], list[str]]:
    """Return the attributes and the classes that stand for an inline style."""
    declaration = re.sub(r'\s*:\s*', ':', declaration.strip())
    name, _, value = declaration.partition(':')
    if name in STYLE_ATTRIBUTES and _VALUE.fullmatch(value):
        return {STYLE_ATTRIBUTES[name]: value}, []
    if class_ := STYLES.get(declaration):
        return {}, [class_]
    match = _LENGTH.fullmatch(declaration)
    if not match or match['property'] not in LENGTHS:
        return {}, []
    eighteenths = round(float(match['number']) * _UNITS[match['unit']])
    return {}, [f'{LENGTHS[match["property"]]}-{min(eighteenths, 36)}']
