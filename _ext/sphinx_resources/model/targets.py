"""Links to a page on which a filter is on, as its address says it.

The text of such a link is the query of the address, for instance
``level=beginner&kind=video&topic=probability``: names of facets and of their
values, as the form of a page writes them (``application/x-www-form-urlencoded``
of the URL Standard).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from sphinx_resources.model.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_resources.model.catalogue import Catalogue

#: What a filter asks for, beside words (``q``).
FACETS = ('topic', 'level', 'kind', 'language')


class Search:
    """What a filter asks for.

    :param query: Names and values, as in an address.
    :param catalogue: What is searched.
    :raises ValueError: A name or a value is unknown, or there is none.
    """

    def __init__(self, query: str, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._labels: list[str] = []
        self.values = [
            (name, self._value(name, value))
            for name, value in parse_qsl(query.strip().removeprefix('?'))
        ]
        if not self.values:
            msg = f"'{query}' asks for nothing; write it as in level=beginner&kind=book"
            raise ValueError(msg)

    def _value(self, name: str, value: str) -> str:
        catalogue = self._catalogue
        if name == 'topic':
            topic = catalogue.topic(value)
            if topic is None:
                hint = did_you_mean(value, catalogue.declared_labels)
                msg = f"there is no topic '{value}'{hint}"
                raise ValueError(msg)
            self._labels.append(topic.label)
            return topic.id
        known: Iterable[str]
        if name == 'level':
            known = catalogue.levels
            label = catalogue.levels[value].label if value in known else ''
        elif name == 'kind':
            known = catalogue.kinds
            label = catalogue.kinds[value].plural if value in known else ''
        elif name in {'language', 'q'}:
            known, label = (value,), value
        else:
            hint = did_you_mean(name, [*FACETS, 'q'])
            msg = f"a filter knows no '{name}'{hint}"
            raise ValueError(msg)
        if value not in known:
            msg = f"there is no {name} '{value}'{did_you_mean(value, known)}"
            raise ValueError(msg)
        self._labels.append(label)
        return value

    @property
    def label(self) -> str:
        """What it asks for, in words."""
        return ', '.join(self._labels)

    def page(self) -> tuple[str, str]:
        """Return the page to search on, and the query there.

        The page of a topic or kind is best, because without scripts it still
        shows the right resources, with others among them.

        :returns: The name of a document, empty if none lists all of what is
            asked for, and the query of its address.
        """
        catalogue = self._catalogue
        topics = [value for name, value in self.values if name == 'topic']
        kinds = [value for name, value in self.values if name == 'kind']
        docname, left = catalogue.whole_page, self.values
        if len(topics) == 1 and not catalogue.topics[topics[0]].anchor:
            topic = catalogue.topics[topics[0]]
            if topic.docname:
                docname = topic.docname
                left = [pair for pair in left if pair[0] != 'topic']
        elif not topics and len(kinds) == 1 and kinds[0] in catalogue.kind_pages:
            docname = catalogue.kind_pages[kinds[0]]
            left = [pair for pair in left if pair[0] != 'kind']
        return docname, urlencode(left)
