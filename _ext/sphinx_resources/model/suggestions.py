"""Hints at the word that was probably meant."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Of how many words a build says what was probably meant.
MOST_WORDS = 100
#: How many names are listed, all or the nearest.
FEW = 5
#: Of how many names some are listed.
MOST_LISTED = 20


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant; nothing if none is near.

    :param word: What the author wrote.
    :param known: What could have been written: what is spelt alike, else what has all
        words of the other.
    """
    folded = {name.casefold(): name for name in reversed(list(known))}
    word = word.casefold()
    if near := difflib.get_close_matches(word, folded, n=1, cutoff=0.75):
        return folded[near[0]]
    words = _words(word)
    within = [name for name in folded if _holds(words, _words(name))]
    near = difflib.get_close_matches(word, within, n=1, cutoff=0)
    return folded[near[0]] if near else ''


def is_slip(word: str, other: str) -> bool:
    """Say whether two words differ by a letter, the order of two, or capitals alone.

    :param word: What an author wrote; the shorter it is, the less may differ.
    :param other: What may have been meant.
    """
    word, other = word.casefold(), other.casefold()
    start = _shared(word, other)
    word, other = word[start:], other[start:]
    end = _shared(word[::-1], other[::-1])
    word, other = word[: len(word) - end], other[: len(other) - end]
    if not word + other or (len(word) == 2 and word == other[::-1]):
        return True
    few = 3 if word and other else 2
    return max(len(word), len(other)) == 1 and start + end > few


def _shared(word: str, other: str) -> int:
    """Return with how many letters two words begin alike."""
    pairs = enumerate(zip(word, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(word), len(other)))


def _words(text: str) -> set[str]:
    return set(re.findall(r'[\w-]+', text))


def _holds(some: set[str], others: set[str]) -> bool:
    """Say whether of two sets of words one holds the other, and more than a letter."""
    return (some <= others or others <= some) and len(''.join(some & others)) > 2


def did_you_mean(
    word: str,
    known: Iterable[str],
    others: Mapping[str, str] | None = None,
    *,
    list_all: bool = True,
) -> str:
    """Return a hint at the word that was probably meant.

    :param word: What the author wrote.
    :param known: What could have been written.
    :param others: Other names of these, each with what is to be written.
    :param list_all: Whether to list it when nothing is near.
    :returns: ``; did you mean 'x'?``, or a list of all if there are few, or an
        empty string.
    """
    known = list(known)
    others = others or {}
    if near := nearest(word, [*known, *others]):
        return f"; did you mean '{others.get(near, near)}'?"
    if list_all and 0 < len(known) <= MOST_LISTED:
        return f'; write one of: {", ".join(known)}'
    return ''


class Hints:
    """Hints at what was probably meant, where many words can be wrong.

    Each word is compared once with all that is known, and only the first
    :data:`MOST_WORDS` are: whoever gets that many warnings has one cause to mend.

    :param known: What could have been written.
    :param others: Other names of these, each with what is to be written.
    """

    def __init__(
        self, known: Iterable[str], others: Mapping[str, str] | None = None
    ) -> None:
        self._known = list(known)
        self._others = others
        self._found: dict[str, str] = {}

    def of(self, word: str) -> str:
        """Return the hint of :func:`did_you_mean`; none after the first words.

        Of more than :data:`FEW` it lists only the nearest, nearest first.
        """
        if word not in self._found and len(self._found) < MOST_WORDS:
            near = did_you_mean(word, self._known, self._others, list_all=False)
            self._found[word] = near or self._some(word)
        return self._found.get(word, '')

    def _some(self, word: str) -> str:
        """Return a list of what is known, or of the nearest; nothing of very many."""
        if not 0 < len(self._known) <= MOST_LISTED:
            return ''
        folded = {name.casefold(): name for name in reversed(self._known)}
        if len(folded) <= FEW:
            return (
                f'; write one of: {", ".join(folded[name] for name in sorted(folded))}'
            )
        near = difflib.get_close_matches(word.casefold(), folded, n=FEW, cutoff=0)
        return f'; write one of: {", ".join(folded[name] for name in near)}, …'
