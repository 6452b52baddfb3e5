"""What the search looks through: topics, resources and paths as fields of words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_resources.model.addresses import host
from sphinx_resources.model.authors import joined
from sphinx_resources.model.catalogue import by_label
from sphinx_resources.model.direction import led
from sphinx_resources.model.formula_text import readable
from sphinx_resources.model.languages import language_name
from sphinx_resources.model.records import Kind
from sphinx_resources.model.words import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_resources.model.catalogue import Catalogue
    from sphinx_resources.model.records import Level, Path, Resource, Topic
    from sphinx_resources.model.targets import Target
    from sphinx_resources.views.details import Details

#: What else readers call the kinds and levels of this package, by their names.
OTHER_WORDS = {
    'book': N_('textbook; ebook'),
    'post': N_('article; essay'),
    'paper': N_('article; survey; lecture notes'),
    'tool': N_('playground; simulation; demo'),
    'video': N_('film; lectures; watch'),
    'course': N_('lectures; MOOC'),
    'beginner': N_('dummies; introduction; introductory; intro; basics; easy; novice'),
    'advanced': N_('graduate; rigorous; expert'),
}
#: What else readers call any path, and an easy one.
PATH = N_('learning path; study path; roadmap; curriculum; study plan; syllabus')
EASY_PATH = N_('start; begin; first; first steps; beginner')

#: Shortest word that names a kind by itself, and is not one such as "or".
SHORTEST = 4

#: Scripts that put no space between words: they are taken apart into pairs.
_UNSPACED = '\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff'
#: Words of texts with other signs than those of ASCII, and of texts without; the
#: first takes long to compile, and most builds do not need it.
_WORD = rf'[{_UNSPACED}]+|[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[+#])*'
_PLAIN_WORD = re.compile('[0-9a-z][0-9a-z+#]*')
_JOINT = re.compile(r"(?<=\w)['’\-‐‑\u200c](?=\w)")
#: Signs that nobody sees, but for the one that parts a word in two.
_HIDDEN = re.compile(
    '[\u00ad\u0640\u061c\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff]'
)
#: Letters for which keyboards of other languages have another.
_KEYS = str.maketrans('ςıکی', 'σiكي')


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A topic, resource or path that can be found."""

    #: ``topic``, ``resource`` or ``path``.
    type: str
    #: What it is called.
    title: str
    #: Where the answer leads.
    target: Target
    #: Other names of it.
    names: tuple[str, ...]
    #: What tells it apart from others called alike.
    note: str
    #: Its texts: its title; other names; who made it and where it is; its kind,
    #: level and languages; its topics; what is said of it.
    fields: tuple[str, ...]
    #: Of a topic that is a part of others, what is filed under it; keys of resources.
    filed: tuple[tuple[str, str], ...] = ()
    #: Ids of the topics that it is a part of.
    wholes: tuple[str, ...] = ()
    #: Id of a topic.
    id: str = ''


def topic_documents(details: Details) -> list[Document]:
    """Return the topics that can be found, which come first.

    :param details: What is known of all resources.
    """
    catalogue = details.catalogue
    return [
        _topic(topic, target, details)
        for topic in by_label(catalogue.topics.values(), catalogue.language)
        if (target := details.targets.of_topic(topic))
    ]


def path_documents(details: Details) -> list[Document]:
    """Return the paths that can be found, which come last, the easiest first.

    :param details: What is known of all resources.
    """
    catalogue = details.catalogue

    def place(path: Path) -> tuple[int, int]:
        return catalogue.rank(path), len(path.assumes)

    return [
        _path(path, details) for path in sorted(catalogue.paths.values(), key=place)
    ]


def _topic(topic: Topic, target: Target, details: Details) -> Document:
    catalogue = details.catalogue
    count = len(catalogue.by_topic[topic.id])
    number = ngettext('{count} resource', '{count} resources', count)
    wholes = list(catalogue.nesting.wholes_of(topic))
    filed = catalogue.filed_under[topic.id] if wholes else []
    return Document(
        type='topic',
        title=led(readable(topic.label)),
        target=target,
        names=topic.aliases,
        note=' · '.join([_('Topic'), number.format(count=count)]),
        fields=(
            readable(topic.label),
            '; '.join([*topic.aliases, topic.id.replace('-', ' ')]),
            '',
            '; '.join(dict.fromkeys(_sorts(catalogue.by_topic[topic.id], details))),
            '; '.join(
                name
                for whole in wholes
                for name in (readable(whole.label), *whole.aliases)
            ),
            topic.introduction,
        ),
        filed=tuple(resource.key for resource in filed),
        wholes=tuple(whole.id for whole in wholes),
        id=topic.id,
    )


def resource_document(resource: Resource, details: Details) -> Document:
    """Return a resource as it can be found.

    :param resource: The resource.
    :param details: What is known of all resources.
    """
    catalogue = details.catalogue
    facts = [
        details.kind(resource),
        details.level(resource),
        joined(resource),
    ]
    topics = (
        name
        for topic in catalogue.topics_of(resource)
        for name in (readable(topic.label), *topic.aliases)
    )
    languages = (
        # Whoever reads it may call it by its own name.
        language_name(tag, language)
        for tag in resource.languages
        for language in (catalogue.language, tag.replace('-', '_'))
    )
    sorts = [*_sorts([resource], details), *languages, *_own(resource, details)]
    return Document(
        type='resource',
        title=led(readable(resource.title), details.entry(resource).language),
        target=details.targets.of_resource(resource),
        names=resource.aliases,
        note=' · '.join(filter(None, facts)),
        fields=(
            readable(resource.title),
            '; '.join(resource.aliases),
            '; '.join(
                [
                    *resource.authors,
                    resource.publisher,
                    host(resource.url),
                    resource.year,
                ]
            ),
            '; '.join(sorts),
            '; '.join(topics),
            details.description(resource),
        ),
    )


def _path(path: Path, details: Details) -> Document:
    route = details.study.route(path)
    level = details.catalogue.levels.get(path.level)
    steps = [
        name
        for step in route
        for name in (
            *((readable(step.topic.label), *step.topic.aliases) if step.topic else ()),
            *(readable(r.title) for r in (step.resource, *step.alternatives) if r),
        )
    ]
    number = ngettext('{count} step', '{count} steps', len(route))
    facts = [_('Path'), level.label if level else '', number.format(count=len(route))]
    is_easy = path.level == next(iter(details.catalogue.levels), '')
    others = [_(PATH), _(EASY_PATH)] if is_easy else [_(PATH)]
    names = (*path.aliases, *(name for text in others for name in text.split('; ')))
    return Document(
        type='path',
        title=led(readable(path.title)),
        target=details.targets.of_path(path),
        names=names,
        note=' · '.join(filter(None, facts)),
        fields=(
            readable(path.title),
            '; '.join(names),
            '',
            '; '.join([_('Path'), level.label if level else '']),
            '; '.join(dict.fromkeys(steps)),
            '',
        ),
    )


def _own(resource: Resource, details: Details) -> Iterator[str]:
    """Return what readers see of the words of the project's own fields."""
    for name, value in resource.fields:
        field = details.catalogue.fields.get(name)
        if field and field.type in {'text', 'list', 'choice'}:
            members = (value,) if isinstance(value, str) else value
            yield from map(field.label_of, members)


def _sorts(resources: Iterable[Resource], details: Details) -> Iterator[str]:
    """Return the names of the kinds and levels of resources."""
    catalogue = details.catalogue
    for resource in resources:
        if kind := catalogue.kinds.get(resource.kind):
            yield from _called(kind)
        if level := catalogue.levels.get(resource.level):
            yield from _called(level)


def _called(term: Kind | Level) -> list[str]:
    """Return what readers call a kind or a level."""
    plural = [term.plural] if isinstance(term, Kind) else []
    others = OTHER_WORDS.get(term.name)
    return [term.name, term.label, *plural, *([_(others)] if others else [])]


def terms(catalogue: Catalogue) -> list[str]:
    """Return the words that name a kind or a level, as they are compared."""
    known: list[Kind | Level] = [*catalogue.kinds.values(), *catalogue.levels.values()]
    called = [name for term in known for name in _called(term)]
    found = words('; '.join(called))
    return [word for word in found if len(word) >= SHORTEST]


def unaccented(text: str) -> str:
    """Return *text* without differences of case, accents and width.

    ``resource-search.js`` does the same to what a reader types.
    """
    if text.isascii():
        return text.lower()
    small = _HIDDEN.sub('', text).lower().replace('ß', 'ss')
    found = unicodedata.normalize('NFKD', small)
    bare = ''.join(c for c in found if unicodedata.category(c)[0] != 'M')
    return bare.lower().translate(_KEYS)


def words(text: str) -> list[str]:
    """Return the words of a text, as they are compared.

    :param text: Any text.  Words joined by a hyphen or an apostrophe are there by
        themselves and as one; scripts without spaces give pairs of signs.
    """
    folded = unaccented(text)
    if folded.isascii():
        return list(dict.fromkeys(_PLAIN_WORD.findall(f'{folded} {_joined(folded)}')))
    found: list[str] = []
    for match in re.finditer(_WORD, f'{folded} {_joined(folded)}'):
        found += _signs(match[0])
    return list(dict.fromkeys(found))


def spelled(text: str) -> str:
    """Return the words of a text in their order, as quotes are compared with them.

    :param text: Any text.  A hyphen counts as a space, and a semicolon parts names.
    """
    return ' . '.join(map(_phrase, text.split('; ')))


@lru_cache(maxsize=1 << 13)
def _phrase(text: str) -> str:
    """Return the words of one name, as many things are called: topics, authors."""
    return ' '.join(_spelled(unaccented(text)))


def _spelled(folded: str) -> Iterator[str]:
    if folded.isascii():
        yield from _PLAIN_WORD.findall(folded)
        return
    for match in re.finditer(_WORD, folded):
        yield from _signs(match[0])


def _signs(word: str) -> list[str]:
    """Return a word as it is; of a script without spaces, its pairs of signs."""
    if re.match(f'[{_UNSPACED}]', word):
        return [word[i : i + 2] for i in range(max(len(word) - 1, 1))]
    return [word]


def _joined(folded: str) -> str:
    """Return only the words that hold a joint, without it."""
    if not _JOINT.search(folded):
        return ''
    return ' '.join(
        _JOINT.sub('', part) for part in folded.split() if _JOINT.search(part)
    )


def words_of(document: Document) -> dict[str, int]:
    """Return the words of a document, each with the number of its first field."""
    first: dict[str, int] = {}
    for place, text in reversed([*enumerate(document.fields)]):
        first |= dict.fromkeys(words(text), place)
    return first


def parts(
    topics: Sequence[Document], resources: Iterable[Resource]
) -> Iterator[tuple[list[int], list[int]]]:
    """Return what the names of whole topics also lead to.

    :param topics: The topics that can be found, in the order of their numbers.
    :param resources: The resources, whose numbers follow.
    :returns: For each topic that is a part of others the numbers of these, and of the
        resources that are filed under it.
    """
    numbers = {topic.id: number for number, topic in enumerate(topics)}
    keys = {one.key: number for number, one in enumerate(resources, len(topics))}
    for topic in topics:
        wholes = [numbers[id_] for id_ in topic.wholes if id_ in numbers]
        if wholes and topic.filed:
            yield wholes, sorted(keys[key] for key in topic.filed)
