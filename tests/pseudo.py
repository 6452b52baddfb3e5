"""A catalogue in a language of brackets, where a word without them is a fault.

Each message is ⟦its English text⟧.  All that authors write is made of words that
begin with *zq*, so that what is neither is a word that nobody can translate.
"""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import TYPE_CHECKING

from support import Project, block, toctree

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    import pytest
    from bs4.element import Tag

#: What is no word: messages, also in messages; words of authors; durations.
_MESSAGE = re.compile(r'⟦[^⟦⟧]*⟧')
_AUTHOR = re.compile(r'(?i)\b(?:https?://)?\w*zq[\w./-]*')
_DURATION = re.compile(r'\d (?:min|h|weeks|months)\b')
_WORD = re.compile(r'[^\W\d_]{2,}')
#: Attributes that readers see or hear.
READ = ('alt', 'aria-label', 'aria-description', 'placeholder', 'title', 'data-name')
#: What is called so in every language, or comes with it: names of languages.
NAMES = (
    'English', 'French', 'German', 'CC-BY-4.0', 'BibTeX', 'CSL-JSON', 'JSON', 'AMB',
    'Atom',
)  # fmt: skip
#: What Sphinx itself says on pages without a theme.
SPHINX = (
    '.headerlink', 'title', '#search-documentation',
    '#search-documentation ~ :not([class^=resource-])',
    'h1#index', '#fallback', 'form[action=""]',
)  # fmt: skip


class Brackets(NullTranslations):
    """Translations of every message into brackets."""

    def gettext(self, message: str) -> str:
        return f'⟦{message}⟧'

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f'⟦{msgid1 if n == 1 else msgid2}⟧'


def speak_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds take their words from brackets."""
    name = 'sphinx_resources.settings.get_translator'
    monkeypatch.setattr(name, lambda _: Brackets())


def untranslated(text: str) -> list[str]:
    """Return the words of a text that neither have brackets nor are an author's."""
    for word in NAMES:
        text = text.replace(word, '')
    while (fewer := _MESSAGE.sub('', text)) != text:
        text = fewer
    return _WORD.findall(_DURATION.sub('', _AUTHOR.sub('', text)))


def faults(page: Tag) -> list[str]:
    """Return what readers of a page see or hear that cannot be translated."""
    for tag in page.select(', '.join(('script, style, svg', *SPHINX))):
        tag.decompose()
    found = untranslated(page.get_text(' '))
    for tag in page.find_all(True):
        names: tuple[str, ...] = READ
        if tag.name == 'input' and tag.get('type') in {'submit', 'button', 'reset'}:
            names = (*READ, 'value')
        for name in names:
            if untranslated(str(tag.get(name, ''))):
                found.append(f'{tag.name}[{name}]: {tag[name]}')
    return found


def _resource(number: int) -> str:
    options = {
        'url': f'https://zq{number}.example.org/',
        'authors': f'Zqann Zqlee{number % 3}; Zqbob',
        'publisher': 'Zqpress',
        'year': str(2000 + number),
        'topics': ('zqsets', 'zqsets, zqgraphs', 'zqgraphs, zqtrees')[number % 3],
        'level': ('beginner', 'intermediate', 'advanced')[number % 3],
        'kind': ('book', 'post', 'paper', 'tool', 'video', 'course')[number % 6],
        'links': 'Zqslides <https://zq.example.org/s>',
        'archive': f'https://zqarchive.example.org/{number}',
        'requires': 'zqtrees (zqreason)' if number % 2 else '',
        'language': ('', 'fr', 'de, fr')[number % 3],
        'license': 'CC-BY-4.0',
        'access': ('', 'account (zqnote)', 'partly', 'closed')[number % 4],
        'duration': ('45 min', '3 h 20 min', '10-12 weeks', '6 months')[number % 4],
        'added': '2025-01-01',
        'zqyes': ('yes', 'no')[number % 2],
        'zqday': '2026-01-31',
    }
    body = 'Zqtext.\n\nZqcontents:\n\n1. Zqone\n2. Zqtwo'
    return block(
        'markdown',
        'resource',
        f'Zqcard{number}',
        {name: value for name, value in options.items() if value},
        body,
    )


#: What few resources have: neither kind nor level, the name of a topic, languages.
_ODD = (
    '# Zqodd\n\n$$x$$\n\n'
    + block('markdown', 'resource', 'Zqsets', {'url': 'https://zq.org/a'}, '1. Zqa')
    + '\n'
    + block(
        'markdown',
        'resource',
        'Zqall',
        {
            'url': 'https://zq.org/b',
            'topics': 'zqsets, zqgraphs, zqtrees, zqempty, zqunknown',
            'language': 'en, fr',
        },
        'Zqtext.',
    )
)
#: What stands on pages of its own, by the name of the page.
VIEWS: dict[str, list[tuple[str, str, dict[str, str]]]] = {
    'zqlists': [
        *(('resource-list', '', {'style': style}) for style in ('table', 'list')),
        ('resource-list', '', {'style': 'cards', 'limit': '3', 'sort': 'added'}),
        ('resource-list', '', {'topics': 'zqempty'}),
    ],
    'zqindexes': [
        ('resource-index', name, {})
        for name in ('topics', 'kinds', 'levels', 'authors', 'titles', 'paths')
    ],
    'zqreports': [
        ('resource-report', name, {})
        for name in (
            'thin', 'gaps', 'steps', 'levels', 'kinds', 'missing', 'unused',
            'duplicates', 'oldest', 'pairs',
        )
    ],
    'zqmaps': [
        ('resource-map', '', {}),
        ('resource-map', '', {'topics': 'zqsets', 'direction': 'forward'}),
    ],
}  # fmt: skip


CONFIG: dict[str, Any] = {
    'project': 'Zqproject',
    'copyright': 'Zqauthors',
    'resource_fields': {
        'zqyes': {'label': 'Zqyes', 'type': 'boolean', 'facet': True, 'column': True},
        'zqday': {'label': 'Zqday', 'type': 'date'},
    },
    'html_baseurl': 'https://zq.example.org/',
    'extensions': ['myst_parser', 'sphinx_resources', 'sphinx_resources.mathml'],
    'html_math_renderer': 'mathml',
    'suppress_warnings': ['resource'],
}


def catalogue(path: Path, **config: Any) -> Project:
    """Return a project with every kind of page that there is."""
    topics = {
        'zqsets': {},
        'zqgraphs': {'requires': 'zqsets (zqreason)', 'aliases': 'zqnets'},
        'zqtrees': {'requires': 'zqgraphs', 'broader': 'zqgraphs'},
        'zqempty': {'requires': 'zqtrees'},
    }
    files = {
        'zqcards.md': '# Zqcards\n\n' + '\n'.join(map(_resource, range(13))),
        'zqodd.md': _ODD,
        **{
            f'{name}.md': f'# {name.capitalize()}\n\n'
            + block('markdown', 'resource-topic', '', options, 'Zqintro.')
            for name, options in topics.items()
        },
        **{
            f'{name}.md': f'# {name.capitalize()}\n\n'
            + '\n'.join(block('markdown', *view) for view in views)
            for name, views in VIEWS.items()
        },
        'zqpaths.md': '# Zqpaths\n\n'
        + block(
            'markdown',
            'resource-path',
            'Zqpath',
            {'level': 'beginner'},
            'Zqintro.\n\n1. {resource}`zqcard0` {topic}`zqsets`: zqtext\n'
            '2. {topic}`zqgraphs`: {resource}`zqcard1`, {resource}`zqcard4`',
        )
        + block('markdown', 'resource-path', 'Zqgoal', {'goal': 'zqtrees'}),
    }
    cited = (
        '{resource}`zqcard1` {topic}`zqsets` {resource-path}`zqpath` '
        '{resource-filter}`level=beginner&kind=book`\n\n'
    )
    home = f'# Zqhome\n\n{cited}' + toctree('markdown', *(n[:-3] for n in files))
    return Project(path, {'index.md': home, **files}, {**CONFIG, **config})
