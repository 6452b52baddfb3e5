"""The catalogue that every variant writes: made up, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TOPICS = (
    'Algebra', 'Analysis', 'Attention', 'Bayesian inference', 'Calculus',
    'Classification', 'Clustering', 'Combinatorics', 'Convexity', 'Cryptography',
    'Distributions', 'Duality', 'Entropy', 'Estimation', 'Game theory', 'Geometry',
    'Graphs', 'Kernels', 'Linear maps', 'Logic', 'Markov chains', 'Measure theory',
    'Networks', 'Optimization', 'Probability', 'Regression', 'Sampling', 'Statistics',
    'Time series', 'Topology',
)  # fmt: skip
KINDS = {
    'book': 'Book',
    'post': 'Blog post',
    'tool': 'Interactive tool',
    'video': 'Video',
    'course': 'Online course',
}
LEVELS = ('Beginner', 'Intermediate', 'Advanced')
FORMULAS = (
    r'y = W x + b', r'\nabla f(x) = 0', r'\sum_{i=1}^n x_i^2', r'P(A \mid B)',
    r'\frac{1}{2} \|w\|^2', r'A = U \Sigma V^\top', r'e^{-\lambda t}',
)  # fmt: skip

RESOURCES_PER_PAGE = 50
TOPICS_PER_RESOURCE = 3
NEWEST = 5


@dataclass(frozen=True)
class Resource:
    """What every variant says of one resource."""

    number: int
    title: str
    authors: tuple[str, ...]
    year: int
    level: str
    kind: str
    topics: tuple[str, ...]
    added: str
    #: Two paragraphs; the words "edition 1 of E00042" are put into the first.
    description: tuple[str, str]
    edition: int = 1

    @property
    def key(self) -> str:
        """A word that no other resource has."""
        return f'E{self.number:05}'

    @property
    def url(self) -> str:
        """Its address."""
        return f'https://example.org/{self.number}'

    @property
    def byline(self) -> str:
        """Its facts, as a line of text."""
        return f'{KINDS[self.kind]} · {", ".join(self.authors)} · {self.year}'

    @property
    def text(self) -> str:
        """Its description, in Markdown."""
        return f'{self.summary}\n\n{self.description[1]}'

    @property
    def summary(self) -> str:
        """The first paragraph of its description."""
        return f'{self.description[0]} This is edition {self.edition} of {self.key}.'


@dataclass(frozen=True)
class Catalogue:
    """All that is written into the pages of a project."""

    resources: tuple[Resource, ...]
    #: Text of each topic, by its label.
    topics: dict[str, str]

    @property
    def pages(self) -> list[tuple[Resource, ...]]:
        """The resources of each page."""
        size = RESOURCES_PER_PAGE
        starts = range(0, len(self.resources), size)
        return [self.resources[start : start + size] for start in starts]

    @property
    def newest(self) -> list[Resource]:
        """The resources that the first page shows."""
        return sorted(self.resources, key=lambda resource: resource.added)[
            : -NEWEST - 1 : -1
        ]

    @property
    def docnames(self) -> list[str]:
        """Names of all pages but the first."""
        return [
            *(page_name(page) for page in range(len(self.pages))),
            *(topic_name(topic) for topic in self.topics),
        ]

    def on(self, topic: str) -> list[Resource]:
        """Return the resources on a topic."""
        return [resource for resource in self.resources if topic in resource.topics]

    def edited(self, case: str) -> Catalogue:
        """Return the catalogue after the edit of a case."""
        number = len(self.resources) // 2
        old = self.resources[number]
        if case == 'description':
            new = replace(old, edition=old.edition + 1)
        elif case == 'topics':
            others = [topic for topic in self.topics if topic not in old.topics]
            new = replace(old, topics=(others[0], *old.topics[1:]))
        else:
            return self
        resources = [*self.resources[:number], new, *self.resources[number + 1 :]]
        return replace(self, resources=tuple(resources))


def page_name(page: int) -> str:
    """Return the name of a page of resources."""
    return f'resources/page-{page + 1}'


def topic_name(topic: str) -> str:
    """Return the name of the page of a topic."""
    return f'topics/{slug(topic)}'


def slug(label: str) -> str:
    """Return a label as it stands in addresses."""
    return label.lower().replace(' ', '-')


class Writer:
    """Makes up words, names and sentences.

    :param seed: The same seed gives the same texts.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        syllables = [first + last for first in 'bdfgklmnprstvz' for last in 'aeiou']
        words = (
            ''.join(self.random.choices(syllables, k=self.random.choice((1, 2, 2, 3))))
            for _ in range(4000)
        )
        self.vocabulary = list(dict.fromkeys(words))
        # As in a language: the n-th word is as frequent as 1/n.
        self.weights = [1 / (rank + 2) for rank in range(len(self.vocabulary))]

    def words(self, count: int) -> list[str]:
        """Return words of a text."""
        return self.random.choices(self.vocabulary, self.weights, k=count)

    def name(self) -> str:
        """Return the name of a person."""
        return ' '.join(word.title() for word in self.random.sample(self.vocabulary, 2))

    def sentence(self, words: Sequence[str]) -> str:
        """Return words as a sentence."""
        text = ' '.join(words)
        return f'{text[0].upper()}{text[1:]}.'

    def paragraph(self, count: int, *inserts: str) -> str:
        """Return sentences, with phrases put in at random."""
        words = self.words(count)
        for insert in inserts:
            # Not first, because a formula has no capital letter.
            words.insert(self.random.randrange(1, count), insert)
        middle = len(words) // 2
        return f'{self.sentence(words[:middle])} {self.sentence(words[middle:])}'


def topic_names(count: int) -> list[str]:
    """Return names of topics: first those of one word or two, then several of them."""
    names = [*TOPICS]
    while len(names) < count:
        names += [f'{one} and {other.lower()}' for one in TOPICS for other in names]
        names = [*dict.fromkeys(names)]
    return names[:count]


def make_catalogue(
    size: int, seed: int, topic_count: int = len(TOPICS), first: int = 0
) -> Catalogue:
    """Return a catalogue that is the same for the same arguments.

    :param size: Number of resources.
    :param seed: Of all that is random.
    :param topic_count: Number of topics.
    :param first: Number of the first resource.
    """
    writer = Writer(seed)
    choose = writer.random
    authors = [writer.name() for _ in range(size // 2 + 3)]
    names = topic_names(topic_count)
    topics = {topic: writer.paragraph(25) for topic in names}
    # No two of the newest on the same day, so that one order is right.
    days = choose.sample(range(size), size)
    # None of them is yet to come, or before there was a Web.
    latest = date(2024, 12, 31)
    resources = []
    for place, number in enumerate(range(first, first + size)):
        title = ' '.join(writer.words(choose.randint(2, 5))).capitalize()
        link = f'[{" ".join(writer.words(2))}](https://example.org/see/{number})'
        formula = f'${choose.choice(FORMULAS)}$'
        resources.append(
            Resource(
                number=number,
                title=f'{title} E{number:05}',
                authors=tuple(choose.sample(authors, choose.randint(1, 3))),
                year=choose.randint(1990, 2024),
                level=choose.choice(LEVELS),
                kind=choose.choice([*KINDS]),
                topics=tuple(choose.sample(names, TOPICS_PER_RESOURCE)),
                added=f'{latest - timedelta(min(days[place], 12_000))}',
                description=(writer.paragraph(28, link, formula), writer.paragraph(25)),
            )
        )
    return Catalogue(tuple(resources), topics)
