"""LaTeX to MathML, by ``math-core``; nothing that an author writes can stop it.

Compared on 337 formulas of the mathematics of machine learning, looked at in two
browsers: ``math-core`` takes 323, all right; the converter of docutils takes 301, of
which some fifty come out wrong; in sequence they take 330.  With the symbols of
docutils and the rules of the module ``dialect``, ``math-core`` shows all of them, so
it is the only one.  ``latex2mathml`` of PyPI takes faults for formulas, and links to
scripts.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

from docutils.utils.math import tex2unichar

from sphinx_resources.formulas.commands import AMISS, COMMANDS
from sphinx_resources.formulas.dialect import translate
from sphinx_resources.formulas.macros import MOST_CHARACTERS, Macro, expand
from sphinx_resources.formulas.markup import clean
from sphinx_resources.formulas.refusals import UNKNOWN, explained

try:
    from math_core import LatexToMathML
except ModuleNotFoundError as missing:
    message = "formulas need math-core: pip install 'sphinx-resources[math]'"
    raise ImportError(message) from missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

#: The converter calls itself for each level of a formula, and where its stack ends,
#: it ends the process.  Measured: 1.6 kB for a character.  So a long formula is given
#: a stack that fits the longest that is taken.
STACK = 64 * 1024 * 1024

#: Characters of a formula that is converted on the stack that there is.
SHORT = 200

_CONVERTER = LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)


class Converter:
    """Makes MathML of formulas.

    :param macros: Macros of the project, by their names.
    """

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        self.macros = {**additions(), **macros}

    def convert(self, code: str, *, block: bool, wrap: bool = True) -> Markup:
        """Return the MathML of a formula.

        :param code: Its LaTeX source.
        :param block: Whether it is displayed on lines of its own.
        :param wrap: Whether it may be several equations, as in Sphinx: blank lines
            part them, and each may have rows.
        :raises Exception: It cannot be converted; the text says why.
        """
        if len(code) > MOST_CHARACTERS:
            msg = f'it has more than {MOST_CHARACTERS:,} characters'
            raise ValueError(msg)
        code = translate(expand(code, self.macros), block=block, wrap=wrap)
        convert = _convert if len(code) <= SHORT else _convert_on_large_stack
        return clean(convert(code, block=block))


def _convert(code: str, *, block: bool) -> str:
    try:
        return _CONVERTER.convert_with_local_state(code, displaystyle=block)
    except (KeyboardInterrupt, SystemExit):
        raise
    # What ends Rust code unexpectedly is no Exception.
    except BaseException as error:
        msg = explained(str(error), code)
        raise ValueError(msg or type(error).__name__) from error


def _convert_on_large_stack(code: str, *, block: bool) -> str:
    found: list[str | Exception] = []

    def run() -> None:
        try:
            found.append(_convert(code, block=block))
        except Exception as error:
            found.append(error)

    thread = threading.Thread(target=run)
    usual = threading.stack_size(STACK)
    try:
        thread.start()
    finally:
        threading.stack_size(usual)
    thread.join()
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


@cache
def additions() -> dict[str, Macro]:
    """Return the commands that the converter does not know, by name.

    Most are symbols that docutils knows.
    """
    tables: list[dict[str, str]] = [
        tex2unichar.mathalpha,
        tex2unichar.mathbin,
        tex2unichar.mathfence,
        tex2unichar.mathop,
        tex2unichar.mathord,
        tex2unichar.mathrel,
    ]
    found = {
        name: Macro(f'\\{sign}' if sign in '#$%&_{}' else sign)
        for table in tables
        for name, sign in table.items()
        if name.isalpha() and sign not in '^~'
    }
    found |= COMMANDS
    unknown = {name: macro for name, macro in found.items() if not _is_known(name)}
    return unknown | AMISS


def _is_known(name: str) -> bool:
    try:
        _convert(f'\\{name}', block=False)
    except ValueError as error:
        return not str(error).startswith(UNKNOWN)
    return True
