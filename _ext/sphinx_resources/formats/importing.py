"""From what a data file says of a resource to the options that a block would have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.model.names import make_id
from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx_resources.formats.tree import Entry, Text

#: Keys that every format knows, beside the options of a resource.
TEXTS = ('title', 'description', 'source.markup', 'source.text', 'origin')


class Unknown(NamedTuple):
    """A key that is no option and is not mapped to one."""

    key: str
    #: In how many entries it stands.
    entries: int
    #: Where it stands first.
    line: int
    file: str
    #: What was perhaps meant, as the end of a sentence.
    hint: str


@dataclass(slots=True)
class Draft:
    """What is to become of an entry."""

    line: int
    file: str
    #: Text and line of each option, and of title and description.
    values: dict[str, tuple[str, int]] = field(default_factory=dict)
    #: The members of those that were a list, each with its line.
    members: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a value as it is written."""
        return self.values.get(name, ('', 0))[0].strip()

    def add(self, name: str, texts: list[Text], *, is_list: bool) -> None:
        """Take a value."""
        if not texts:
            return
        separator = '; ' if is_list or len(texts) > 1 else ''
        whole = separator.join(text.text for text in texts)
        self.values[name] = whole, texts[0].line
        if is_list:
            self.members[name] = [(text.text.strip(), text.line) for text in texts]


def drafts_of(
    entries: Iterable[Entry], known: Collection[str], pairs: Mapping[str, str]
) -> tuple[list[Draft], list[Unknown]]:
    """Return what is to become of the entries of a file.

    :param entries: What the file says.
    :param known: Names of the options of a resource.
    :param pairs: The options that keys are meant by; an empty one leaves a key out.
    :returns: The drafts, and the keys that are not known.
    """
    options = {*known, *TEXTS}
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, str]] = {}
    drafts = []
    for entry in entries:
        draft = Draft(entry.line, entry.file)
        for key, texts in entry.values.items():
            option = pairs.get(key, key if key in options else None)
            if option:
                draft.add(option, texts, is_list=key in entry.lists)
            elif option is None and not key.startswith('x-'):
                counts[key] += 1
                line = texts[0].line if texts else entry.line
                first.setdefault(key, (line, entry.file))
        drafts.append(draft)
    unknown = [
        Unknown(key, count, *first[key], did_you_mean(key, options, list_all=False))
        for key, count in counts.items()
    ]
    return drafts, unknown


def unique_ids(drafts: Iterable[Draft], prefix: str) -> tuple[list[str], list[Draft]]:
    """Return an id for each draft, whatever their order.

    :param drafts: The drafts.
    :param prefix: What stands before each id.
    :returns: The ids, and the drafts whose own was taken.
    """
    drafts = list(drafts)
    wanted = [draft.text('id') or make_id(draft.text('title')) for draft in drafts]
    counts = Counter(wanted)
    found: dict[str, None] = {}
    changed = []
    for draft, id_ in zip(drafts, wanted, strict=True):
        if counts[id_] > 1:
            # The address tells it apart, so that no order counts.
            changed.append(draft)
            tail = (
                make_id(draft.text('url')).removeprefix('https-').removeprefix('www-')
            )
            id_ = f'{id_}-{tail}'[:120].rstrip('-')
        base, number = f'{prefix}{id_}', 1
        id_ = base
        while id_ in found:
            number += 1
            id_ = f'{base}-{number}'
        found[id_] = None
    return list(found), changed
