r"""Operators: what takes its scripts above and below it where formulas are displayed.

The converter does so for words, as in ``\operatorname*{argmax}_x``; of
``\mathop{\mathbb{E}}_x`` and of ``\operatorname*{\mathbb{E}}_x`` it sets the
script beside, or refuses it.
"""

from __future__ import annotations

import re

#: Most groups in which an operator may stand.
DEEPEST = 100

#: Names of operators, in the ways in which they are written.
_NAMED = re.compile(
    r'\\(?P<operator>mathop|operatorname\*?)\s*\{\s*'
    r'\\(?:mathrm|mathsf|operatorname|rm|(?P<text>text(?:rm)?))(?![A-Za-z])\s*'
    r'(?P<open>\{)?(?P<name>(?:[^{}\\$]|\\[,;:! ])*)(?(open)\}\s*)\}'
)
_OPENING = re.compile(r'\\(?P<operator>mathop|operatorname(?P<star>\*)?)\s*\{')
#: A name that the converter takes as one.
_PLAIN = re.compile(r'(?:[^{}\\$_^]|\\[,;:!% ]|\{\})*')
_LIMITS = re.compile(r'\s*\\(?P<no>no|display)?limits(?![A-Za-z])')
_SCRIPT = re.compile(r'\s*(?P<sign>[_^])\s*(?P<text>\{|\\[A-Za-z]+|[^\s{}\\_^])')
#: Where the style of a formula changes, or may.
_STYLE = re.compile(
    r'\\begin\s*\{(?P<begin>[^{}]*)\}|(?P<end>\\end\s*\{[^{}]*\})'
    r'|\\(?P<style>display|text|script(?:script)?)style(?![A-Za-z])'
    r'|(?P<open>(?:\\(?:boxed|underbrace|overbrace|(?P<operator>mathop|operatorname\*?))'
    r'\s*)?\{)|(?P<close>\})|\\.',
    re.DOTALL,
)
#: Environments whose cells are displayed.
_DISPLAYED = re.compile(
    r'(?:x{0,2}align|gather|multline|equation|displaymath|split|flalign|eqnarray|'
    r'dr?cases|[lr]?gathered).*'
)


def end_of_group(code: str, start: int) -> int:
    """Return where the brace stands that closes a group; -1 if none does.

    :param code: LaTeX.
    :param start: Where the group begins, behind its brace.
    """
    depth = 1
    for match in re.compile(r'\\.|[{}]', re.DOTALL).finditer(code, start):
        depth += {'{': 1, '}': -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    return -1


def arrange_operators(code: str, *, block: bool) -> str:
    """Return a formula whose operators the converter takes as they are meant.

    :param code: LaTeX.
    :param block: Whether it is displayed on lines of its own.
    """
    code = _NAMED.sub(_named, code)
    displayed = _displayed(code, block)
    # The last one first, so that of two within each other the inner one is done.
    for match in reversed(list(_OPENING.finditer(code))):
        end = end_of_group(code, match.end())
        text = code[match.end() : end]
        is_name = match['operator'] != 'mathop'
        if end < 0 or (is_name and _PLAIN.fullmatch(text)):
            continue
        if is_name:
            text = rf'\mathrm{{{text}}}'
        limits = _LIMITS.match(code, end + 1)
        end = limits.end() if limits else end + 1
        if limits and limits['no'] is None:
            is_below = True
        else:
            may = not limits and (match['star'] or not is_name)
            may = may or bool(limits and limits['no'] == 'display')
            is_below = bool(may) and match.start() in displayed
        if is_below:
            text, end = _with_scripts(text, code, end)
        code = rf'{code[: match.start()]}\mathop{{{text}}}{code[end:]}'
    return code


def _named(match: re.Match[str]) -> str:
    command = match['operator'].replace('mathop', 'operatorname*')
    # Spaces count in text only.
    name = match['name'].replace(' ', r'\,') if match['text'] else match['name']
    return rf'\{command}{{{name}}}'


def _with_scripts(text: str, code: str, end: int) -> tuple[str, int]:
    """Return an operator with its scripts below and above, and where they end."""
    done: set[str] = set()
    while (match := _SCRIPT.match(code, end)) and match['sign'] not in done:
        script, after = match['text'], match.end()
        if script == '{':
            close = end_of_group(code, after)
            if close < 0:
                break
            script, after = code[after:close], close + 1
        done.add(match['sign'])
        command = 'underset' if match['sign'] == '_' else 'overset'
        text, end = rf'\{command}{{{script}}}{{{text}}}', after
    return text, end


def _displayed(code: str, block: bool) -> set[int]:
    """Return where operators stand that are in the style of displays.

    :raises ValueError: One stands in too many groups.
    """
    found, styles = set(), [block]
    for match in _STYLE.finditer(code):
        if match['operator'] and len(styles) > DEEPEST:
            msg = 'it is nested too deeply'
            raise ValueError(msg)
        if match['operator'] and styles[-1]:
            found.add(match.start())
        if match['begin'] is not None:
            styles.append(bool(_DISPLAYED.fullmatch(match['begin'])))
        elif match['open']:
            # What a command takes in braces is smaller, mostly.
            is_group = match['open'] != '{' or _is_bare(code, match.start())
            styles.append(is_group and styles[-1])
        elif match['style']:
            styles[-1] = match['style'] == 'display'
        elif (match['end'] or match['close']) and len(styles) > 1:
            styles.pop()
    return found


def _is_bare(code: str, place: int) -> bool:
    """Say whether a brace stands for itself, behind no command, script or group."""
    return not re.search(
        r'(?:\\[A-Za-z]+\*?|[_^}\]])\s*$', code[max(place - 40, 0) : place]
    )
