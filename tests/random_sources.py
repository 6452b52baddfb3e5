"""Random sources of a small catalogue, in which names collide and references hit."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from hypothesis import strategies as st

from sphinx_resources.config import LEVELS
from sphinx_resources.model.query import SORT_KEYS
from sphinx_resources.model.specifications import STYLES
from sphinx_resources.views.index import INDEXES
from sphinx_resources.views.report import REPORTS
from support import SYNTAXES, block, heading, under

# Few values, so that names collide and references hit.
TITLES = ['Alpha', 'Beta', 'Gamma', 'C++', 'Calculus', '数学', '<b> "it\'s"', 'a; b']
LABELS = ['Calculus', 'calculus', 'Graphs', 'C', 'C++', 'C#', '数学', "it's"]
NAMES = [*LABELS, 'graphs', 'c-sharp', 'maths', 'nets']
BODIES = [
    'One.',
    'One, *two* and `three`.',
    'First.\n\nSecond.',
    'Text.\n\nContents:\n\n- one\n- two',
    '- alone',
    '',
]

syntaxes = st.sampled_from(sorted(SYNTAXES))
names = st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(', '.join)
kinds = st.sampled_from(['', 'book', 'video'])
OPTIONS = {
    'url': st.sampled_from(['https://example.org/1', 'https://example.org/2', 'x']),
    'topics': names,
    'requires': names,
    'level': st.sampled_from(['', *LEVELS]),
    'authors': st.sampled_from(['', 'Ada', 'Ada; Bob']),
    'year': st.sampled_from(['', '1999', '2020']),
    'kind': kinds,
    'id': st.sampled_from(['', 'one', 'two']),
    'language': st.sampled_from(['', 'en', 'fr']),
    'links': st.sampled_from(['', 'More <https://example.org/more>']),
    'image': st.sampled_from(['', 'one.svg', 'two.svg']),
    'archive': st.sampled_from(['', 'https://example.org/1']),
}
TOPIC_OPTIONS = {
    'aliases': st.sampled_from(['', 'maths', 'nets, maths', 'Graphs']),
    'broader': st.sampled_from(['', *LABELS]),
    'requires': names,
    'id': st.sampled_from(['', 'topic-one']),
}
LIST_OPTIONS = {
    'topics': names,
    'kinds': kinds,
    'levels': st.sampled_from(['', 'beginner', 'beginner, advanced']),
    'authors': st.sampled_from(['', 'Ada', 'Bob']),
    'sort': st.sampled_from(sorted(SORT_KEYS)),
    'limit': st.sampled_from(['', '1', '2']),
    'style': st.sampled_from(STYLES),
}


def options(
    table: dict[str, st.SearchStrategy[str]],
) -> st.SearchStrategy[dict[str, str]]:
    """Return a strategy for the options of a block, without empty ones."""
    return st.fixed_dictionaries(table).map(
        lambda values: {name: value for name, value in values.items() if value}
    )


@dataclass
class Block:
    """A directive on a page."""

    name: str
    argument: str = ''
    options: dict[str, str] = field(default_factory=dict)
    body: str = ''
    #: What has to hold for it to be shown; nothing if it always is.
    condition: str = ''
    #: What stands before it and can be cited.
    label: str = ''
    #: Name of the file that holds it, if its page includes one.
    file: str = ''

    def text(self, syntax: str, files: dict[str, str]) -> str:
        """Return the block as its page has it, and add what it includes to *files*."""
        text = block(syntax, self.name, self.argument, self.options, self.body)
        if self.label:
            form = '(%s)=\n' if syntax == 'markdown' else '.. _%s:\n\n'
            text = form % self.label + text
        if self.condition:
            text = under(syntax, 'only', self.condition, text)
        if not self.file:
            return text
        name = f'{self.file}.{SYNTAXES[syntax]}.inc'
        files[name] = text
        return block(syntax, 'include', name)


@dataclass
class Source:
    """A page of the random catalogue."""

    syntax: str
    title: str
    kind: str = ''
    blocks: list[Block] = field(default_factory=list)
    #: Roles with their targets, cited in a sentence.
    cited: list[tuple[str, str]] = field(default_factory=list)

    def text(self, files: dict[str, str]) -> str:
        """Return the page in its syntax, and add what it includes to *files*."""
        text = ''
        if self.kind:
            line = f'resource-kind: {self.kind}\n'
            text = f'---\n{line}---\n\n' if self.syntax == 'markdown' else f':{line}\n'
        text += heading(self.syntax, self.title)
        for role, target in self.cited:
            form = '{%s}`%s`' if self.syntax == 'markdown' else ':%s:`%s`'
            text += f'See {form % (role, target)}.\n\n'
        return text + '\n'.join(b.text(self.syntax, files) for b in self.blocks)


resources = st.builds(
    Block,
    st.just('resource'),
    st.sampled_from(TITLES),
    options(OPTIONS),
    st.sampled_from(BODIES),
)
topics = st.builds(
    Block,
    st.just('resource-topic'),
    st.sampled_from(['', *LABELS]),
    options(TOPIC_OPTIONS),
    st.just('Why.'),
)
views = st.one_of(
    st.builds(Block, st.just('resource-list'), st.just(''), options(LIST_OPTIONS)),
    st.builds(Block, st.just('resource-index'), st.sampled_from(sorted(INDEXES))),
    st.builds(Block, st.just('resource-report'), st.sampled_from(sorted(REPORTS))),
)
citations = st.lists(
    st.one_of(
        st.tuples(st.just('resource'), st.sampled_from(['one', 'alpha', 'Beta', 'c'])),
        st.tuples(st.just('topic'), st.sampled_from(NAMES)),
        st.tuples(st.just('any'), st.sampled_from(['alpha', 'graphs'])),
    ),
    max_size=3,
)
sources = st.builds(
    Source,
    syntax=syntaxes,
    title=st.sampled_from(LABELS + TITLES),
    kind=kinds,
    blocks=st.lists(st.one_of(resources, topics, views), max_size=3),
    cited=citations,
)


def picture(size: int) -> str:
    """Return a picture."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="1"/>'


#: Texts of sources, with what translators write for them; names collide here too.
TRANSLATIONS = {
    'Alpha': ['', 'Alfa', 'Beta'],
    'Beta': ['', 'Alpha', '*Zwei* <b>'],
    'Calculus': ['', 'Analysis', 'Graphs'],
    'Graphs': ['', 'Graphen', 'Calculus'],
    "it's": ['', 'es ist'],
    'One.': ['', 'Eins.', '*Eins*.'],
    'First.': ['', 'Erstens.'],
    'one': ['', 'eins'],
    'Why.': ['', 'Warum.'],
    'Ada': ['', 'Ida'],
}
translations = st.fixed_dictionaries(
    {text: st.sampled_from(words) for text, words in TRANSLATIONS.items()}
)


def translated(words: dict[str, str]) -> str:
    """Return a catalogue of translations as its translators write it.

    :param words: Texts, each with what stands for it; nothing if that is missing.
    """
    return '\n'.join(
        f'msgid {json.dumps(text)}\nmsgstr {json.dumps(word)}\n'
        for text, word in words.items()
    )
