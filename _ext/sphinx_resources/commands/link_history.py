"""What is remembered of links between two checks, in a file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from sphinx_resources.commands.link_answers import CATEGORIES, FINE, IGNORED
from sphinx_resources.commands.output import CommandError, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from sphinx_resources.commands.link_answers import Answer

#: Failures in a row after which an address is dead.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Past:
    """What is remembered of an address.  Days are written as in ISO 8601."""

    #: Why it needed a look last time; empty if it did not.
    category: str = FINE
    #: Number of days on which the page was missing, with no success between.
    failures: int = 0
    #: Days of the first and the last of these.
    first_failure: str = ''
    last_failure: str = ''
    #: Day on which the page was there last.
    last_success: str = ''

    @property
    def dead(self) -> bool:
        """Whether the page is missing for so long that it is not an accident."""
        return self.failures >= ENOUGH and is_missing(self.category)

    def after(self, category: str, day: str) -> Past:
        """Return what is to be remembered after one more check.

        :param category: What came of it.
        :param day: When it was.
        """
        reason = CATEGORIES.get(category)
        if category == FINE or (reason and reason.page == 'there'):
            return Past(last_success=day)
        if category in (IGNORED, 'late'):
            return self
        past = replace(self, category=category)
        # Two checks of one day say no more than one.
        if not is_missing(category) or self.last_failure == day:
            return past
        return replace(
            past,
            failures=self.failures + 1,
            first_failure=self.first_failure or day,
            last_failure=day,
        )


def is_missing(category: str) -> bool:
    """Say whether a page is missing; a refusal, for one, does not say that."""
    return category in CATEGORIES and CATEGORIES[category].page == 'missing'


def updated(
    history: Mapping[str, Past], answers: Iterable[Answer], day: str
) -> dict[str, Past]:
    """Return a history after one more check.

    :param history: What is remembered of each address.
    :param answers: What came of the check; other addresses are forgotten.
    :param day: When it was.
    """
    return {
        answer.address: history.get(answer.address, Past()).after(answer.category, day)
        for answer in answers
        if answer.is_remote
    }


def read_history(path: Path) -> dict[str, Past]:
    """Return what a file remembers; nothing if there is none.

    :raises CommandError: It cannot be read.
    """
    try:
        found = json.loads(path.read_text(encoding='utf-8'))
        return {address: _past(fields) for address, fields in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        msg = (
            f'{path}: this is not a history of links; mend it, or delete it to '
            f'begin anew ({error})'
        )
        raise CommandError(msg) from None


def _past(fields: dict[str, Any]) -> Past:
    for name, value in fields.items():
        if type(value) is not type(getattr(Past(), name, None)):
            msg = f'{name}: {value!r}'
            raise TypeError(msg)
    return Past(**fields)


def write_history(path: Path, history: Mapping[str, Past]) -> None:
    """Write a history, one address a line, either whole or not at all."""
    lines = []
    for address, past in sorted(history.items()):
        fields = {name: value for name, value in asdict(past).items() if value}
        lines.append(f'{json.dumps(address)}: {json.dumps(fields)}')
    path.parent.mkdir(parents=True, exist_ok=True)
    text = ',\n'.join(lines)
    write_whole(path, f'{{\n{text}\n}}\n')
