"""How a formula is read: its MathML on one line of text."""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree

#: Signs that are not seen: application of functions, separators, kinds of script.
UNSEEN = str.maketrans('', '', '\u2061\u2062\u2063\u2064\ufe00\ufe01')

#: What stands before each script.
SCRIPTS = {
    'msub': '_',
    'msup': '^',
    'msubsup': '_^',
    'munder': '↓',
    'mover': '↑',
    'munderover': '↓↑',
}


def read(markup: str) -> str:
    """Return a formula on one line: ``{a+b}/c``, ``x_i^2``, ``∑↓{i=1}↑n``, ``√x``.

    Single letters that are upright stand in quotes, tables in brackets.

    :param markup: A ``math`` element.
    """
    return _read(ElementTree.fromstring(markup)).strip()


def _read(node: ElementTree.Element) -> str:
    name = node.tag.rpartition('}')[2]
    parts = [_read(child) for child in node]
    whole = ''.join(parts)
    match name:
        case 'mi' | 'mn' | 'mo' | 'mtext':
            return _text(node, whole)
        case 'mphantom':
            return ''
        case 'mspace':
            return ' ' if node.get('width') else ''
        case 'mfrac':
            sign = '¦' if node.get('linethickness') == '0' else '/'
            return sign.join(map(_group, parts))
        case 'msqrt':
            return f'√{_group(whole)}'
        case 'mroot':
            return f'√[{parts[1]}]{_group(parts[0])}'
        case 'mtable':
            return f'[{" ; ".join(parts)}]'
        case 'mtr':
            return ' & '.join(parts)
        case 'mtd':
            return whole + ('|' if 'solid-right' in node.get('class', '') else '')
        case 'menclose':
            return f'{node.get("notation")}({whole})'
        case 'mmultiscripts':
            return f'{parts[0]}({" ".join(parts[1:])})'
        case 'b' | 'code' | 'i' | 'span':
            return f'{name}({node.text or ""}{whole})'
        case _ if name in SCRIPTS:
            pairs = zip(SCRIPTS[name], parts[1:], strict=True)
            scripts = ''.join(sign + _group(script) for sign, script in pairs)
            return _group(parts[0]) + scripts
        case _:
            color = node.get('mathcolor')
            return f'{color}({whole})' if color else whole


def _text(node: ElementTree.Element, children: str) -> str:
    text = ((node.text or '') + children).translate(UNSEEN)
    if text and unicodedata.combining(text[0]):
        return f'◌{text}'
    if size := node.get('minsize'):
        return f'{text}{{{size}}}'
    return f"'{text}'" if node.get('mathvariant') == 'normal' else text


def _group(text: str) -> str:
    return text if len(text) == 1 else f'{{{text}}}'
