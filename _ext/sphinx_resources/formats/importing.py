"""From what a data file says of a resource to the options that a block would have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resources.formats.tree import Flaw, Text
from sphinx_resources.model.names import fold, make_id
from sphinx_resources.model.suggestions import did_you_mean
from sphinx_resources.model.values import TRUTHS, items, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_resources.formats.tree import Content, Entry
    from sphinx_resources.model.options import Option

#: Keys that every format knows, beside the options of a resource.
TEXTS = ('title', 'description', 'source.markup', 'source.text', 'origin')
#: Options that are addresses.
_ADDRESSES = ('url', 'archive', 'links')


class Unused(NamedTuple):
    """A key that is no option, or one whose option another key gives already."""

    key: str
    #: In how many entries it stands.
    number: int
    #: Where it stands first.
    line: int
    file: str
    #: What is wrong with it.
    reason: str

    @property
    def entries(self) -> str:
        """In how many entries it stands, in words."""
        return f'{self.number} entries' if self.number > 1 else 'an entry'


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

    def add(
        self, name: str, texts: list[Text], *, is_list: bool, option: Option | None
    ) -> None:
        """Take a value.

        :param name: Name of the option.
        :param texts: Its members, or what is to be read as one.
        :param is_list: Whether they are members.
        :param option: The option of that name, if there is one.
        """
        if not texts:
            return
        written = [text.text for text in texts]
        many = option.many if is_list and option else None
        whole = listed(written, many=many) if many else '; '.join(written)
        self.values[name] = whole, texts[0].line
        if is_list:
            self.members[name] = [(text.text.strip(), text.line) for text in texts]

    def extend(self, option: Option, draft: Draft) -> None:
        """Take further members of a value, from another key.

        :param option: What the value is.
        :param draft: Has them.
        """
        for one in (self, draft):
            text, line = one.values[option.name]
            members = [(member, line) for member in option.members(text)]
            one.members.setdefault(option.name, members)
        self.members[option.name] += draft.members[option.name]
        texts = [text for text, _ in self.members[option.name]]
        whole = listed(texts, many=option.many or items)
        self.values[option.name] = whole, self.values[option.name][1]


class _Keys:
    """Which options the keys of a file are meant by.

    :param table: The options that there are.
    :param names: What else there is.
    :param pairs: What an author said of it.
    """

    def __init__(
        self, table: Mapping[str, Option], names: Iterable[str], pairs: dict[str, str]
    ) -> None:
        self.table = table
        self.names = [*table, *names]
        self._exact = {name: name for name in self.names} | pairs
        # Tables have capital letters in their first row.
        self._folded = {fold(key): option for key, option in self._exact.items()}
        self._said = {fold(key) for key in pairs}
        self._unused: dict[str, Unused] = {}

    def option_of(self, key: str) -> str | None:
        """Return the option that is meant by a key; None if it is not known."""
        return self._exact.get(key, self._folded.get(fold(key)))

    def draft_of(self, entry: Entry) -> Draft:
        """Return what is to become of an entry."""
        draft = Draft(entry.line, entry.file)
        given: dict[str, str] = {}
        # What an author says of a key goes before what it is called.
        for key in sorted(entry.values, key=lambda key: fold(key) not in self._said):
            option = self.option_of(key)
            texts = _with_links(option, entry, key)
            line = texts[0].line if texts else entry.line
            if option is None and not key.startswith('x-'):
                hint = did_you_mean(key, self.names, list_all=False)
                self._note(key, line, entry.file, f'is not known{hint}')
            if not option:
                continue
            one = Draft(entry.line, entry.file)
            row = self.table.get(option)
            if row and row.switch:
                texts = [
                    t._replace(text=TRUTHS.get(fold(t.text), t.text)) for t in texts
                ]
            is_list = key in entry.lists or (option == 'links' and key in entry.linked)
            one.add(option, texts, is_list=is_list, option=row)
            if not one.text(option):
                continue
            if option not in given:
                given[option] = key
                draft.values |= one.values
                draft.members |= one.members
            elif option in self.table and self.table[option].many:
                draft.extend(self.table[option], one)
            else:
                reason = f"says '{option}' too, for which '{given[option]}' stands"
                self._note(key, line, entry.file, reason)
        return draft

    def _note(self, key: str, line: int, file: str, reason: str) -> None:
        first = self._unused.get(key, Unused(key, 0, line, file, reason))
        self._unused[key] = first._replace(number=first.number + 1)

    def unused(self) -> list[Unused]:
        """Return the keys of which nothing was taken, somewhere."""
        return list(self._unused.values())


def _with_links(option: str | None, entry: Entry, key: str) -> list[Text]:
    """Return the texts of a value, or the addresses in it if these are meant."""
    texts = entry.values[key]
    linked = entry.linked.get(key, []) if option in _ADDRESSES else []
    if not linked:
        return texts
    line = texts[0].line
    if option == 'links':
        return [Text(link, line) for link in linked]
    return [Text(linked[0].rpartition('<')[2].rstrip('>'), line)]


def words_alone(
    entries: Iterable[Entry], table: Mapping[str, Option], pairs: dict[str, str]
) -> dict[str, tuple[int, int]]:
    """Return the keys of whose links only the words are taken.

    :param entries: What the file says.
    :param table: The options that there are, by name.
    :param pairs: The options that keys are meant by; an empty one leaves a key out.
    :returns: In how many entries each has links, and the line of the first.
    """
    keys = _Keys(table, TEXTS, pairs)
    found: dict[str, tuple[int, int]] = {}
    for entry in entries:
        for key in entry.linked:
            option = keys.option_of(key)
            if option and option not in _ADDRESSES:
                number, line = found.get(key, (0, entry.line))
                found[key] = number + 1, line
    return found


def drafts_of(
    entries: Iterable[Entry],
    table: Mapping[str, Option],
    pairs: dict[str, str],
    names: Iterable[str] = TEXTS,
) -> tuple[list[Draft], list[Unused]]:
    """Return what is to become of the entries of a file.

    :param entries: What the file says.
    :param table: The options that there are, by name.
    :param pairs: The options that keys are meant by; an empty one leaves a key out.
    :param names: What keys may be called beside the options.
    :returns: The drafts, and the keys that are of no use.
    """
    keys = _Keys(table, names, pairs)
    drafts = [keys.draft_of(entry) for entry in entries]
    return drafts, keys.unused()


def told_beside(
    content: Content, pairs: Mapping[str, str]
) -> Iterator[tuple[str, Flaw]]:
    """Give what stands beside the list of a file, once a key, and in which file.

    :param content: What the file says, or all files of a folder.
    :param pairs: The options that keys are meant by; an empty one leaves a key out.
    """
    said = {key for key, option in pairs.items() if not option}
    for one in content.beside:
        if one.key not in said:
            said.add(one.key)
            message = (
                f"the key '{one.key}' stands beside the list, and is left out; put it "
                f'into the entries, or leave it out with :map: ={one.key}'
            )
            yield one.file, Flaw(one.line, message)


def pairs_of(
    said: Iterable[tuple[str, str]], table: Mapping[str, Option]
) -> tuple[dict[str, str], list[str]]:
    """Return the options that keys are meant by, and what is wrong with some.

    :param said: Options, and the key of each.
    :param table: The options that there are, by name.
    """
    known = [*table, *TEXTS[:2]]
    pairs, faults = {}, []
    for option, key in said:
        if option and option not in known:
            hint = did_you_mean(option, known)
            faults.append(f"map: there is no option '{option}'{hint}")
        else:
            pairs[key] = option
    return pairs, faults


def absent(content: Content, pairs: Mapping[str, str]) -> tuple[set[str], list[str]]:
    """Return the options that are meant by keys which no entry has.

    :param content: What the file says, or all files of a folder.
    :param pairs: The options that keys are meant by; an empty one leaves a key out.
    :returns: The options, and what is wrong with the keys.
    """
    keys = dict.fromkeys(key for entry in content.entries for key in entry.values)
    known = set(map(fold, keys))
    called = {fold(key): option for key, option in content.called.items()}
    missing, faults = set(), []
    for key, option in pairs.items():
        read = called.get(fold(key), '')
        if fold(key) in known or not (option or read) or option == read:
            continue
        if not option and content.has is not None and fold(key) not in content.has:
            continue
        if read:
            faults.append(
                f"map: the key '{key}' of such a file is read as '{read}'; write "
                f'{option}={read}'
            )
        else:
            missing.add(option)
            hint = did_you_mean(key, keys)
            faults.append(f"map: no entry has the key '{key}'{hint}")
    return missing, faults if keys else []


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
