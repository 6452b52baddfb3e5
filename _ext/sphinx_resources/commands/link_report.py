"""The report on links, in Markdown that reads well as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_resources.commands.link_answers import CATEGORIES, FINE, IGNORED, Category
from sphinx_resources.commands.link_history import ENOUGH, Past
from sphinx_resources.model.controls import removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_resources.commands.link_answers import Answer

#: What stands above addresses that are dead, and what to do.
DEAD = Category(
    'Dead',
    f'The page was missing on {ENOUGH} checks or more, with no success between. Look '
    'for its new address; if there is none, keep the entry with an `archive`, or '
    'remove it.',
    'missing',
)

#: What stands above those that are dead and kept.
KEPT = Category(
    'Dead, with an archived copy',
    'Nothing is to be done: readers find the copy on the card.',
    'missing',
)


def make_report(answers: Sequence[Answer], history: Mapping[str, Past]) -> str:
    """Return a report on the links of a project.

    :param answers: What came of asking them.
    :param history: What is remembered of each address.
    """
    asked = [answer for answer in answers if answer.category != IGNORED]
    look = [answer for answer in asked if answer.category != FINE]
    dead = [answer for answer in look if is_dead(answer, history)]
    sections = [
        (DEAD, [answer for answer in dead if not answer.archived]),
        (KEPT, [answer for answer in dead if answer.archived]),
    ]
    for name, category in CATEGORIES.items():
        rest = [one for one in look if one.category == name and one not in dead]
        sections.append((category, rest))
    counts = f'Addresses: {len(asked)}. Need a look: {len(look)}. Dead: {len(dead)}.'
    lines = ['# Links', '', counts]
    for category, found in sections:
        if found:
            lines += [
                '',
                f'## {category.title} ({len(found)})',
                '',
                category.advice,
                '',
            ]
            lines += _items(found, history)
    return '\n'.join([*lines, ''])


def is_dead(answer: Answer, history: Mapping[str, Past]) -> bool:
    """Say whether an address needs a look, and its page is missing for long."""
    return answer.category in CATEGORIES and history.get(answer.address, Past()).dead


def _items(answers: Iterable[Answer], history: Mapping[str, Past]) -> Iterator[str]:
    for answer in answers:
        place = f'{answer.path}:{answer.line}' if answer.line else answer.path
        yield f'- {removed(place)}: <{removed(answer.address)}>'
        said = escaped(answer.detail)
        if answer.category == 'moved':
            said = f'now <{removed(answer.detail)}>'
        owners = escaped('; '.join(answer.owners))
        parts = [owners, said, _since(history.get(answer.address, Past()))]
        if answer.archived:
            parts.append('an archived copy is given')
        if text := ' · '.join(filter(None, parts)):
            yield f'  {text}'


def _since(past: Past) -> str:
    if not past.failures:
        return ''
    checks = 'check' if past.failures == 1 else 'checks'
    last = f', last there on {past.last_success}' if past.last_success else ''
    return f'missing on {past.failures} {checks} since {past.first_failure}{last}'


def escaped(text: str) -> str:
    """Return *text* so that Markdown shows it as it is."""
    return re.sub(r'([\\`*_\[\]<>$|#])', r'\\\1', removed(text))
