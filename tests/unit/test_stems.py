"""The search of Sphinx finds each stem once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.search import SearchLanguage
from sphinx.search.en import SearchEnglish

from sphinx_resources.stems import language_of, remembering

if TYPE_CHECKING:
    from pathlib import Path


class Counting(SearchLanguage):
    """Notes what it is asked for."""

    lang = 'qq'
    language_name = 'Made up'

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.asked: list[str] = []

    def stem(self, word: str) -> str:
        self.asked.append(word)
        return word[:3]


def test_a_stem_is_found_once_and_remembered() -> None:
    language = remembering(Counting)({'type': 'none'})
    assert isinstance(language, Counting)
    stems = [language.stem(word) for word in ('matrix', 'matrices', 'matrix')]
    assert stems == ['mat', 'mat', 'mat']
    assert language.asked == ['matrix', 'matrices']
    assert language.options == {'type': 'none'}


def test_stems_are_kept_with_those_that_a_build_did_not_need(tmp_path: Path) -> None:
    remembered: Any = remembering(Counting)
    remembered.folder = tmp_path

    def build(*words: str) -> list[str]:
        language = remembered({})
        assert [*map(language.stem, words)] == [word[:3] for word in words]
        language.finish()
        asked: list[str] = language.asked
        return asked

    assert build('matrix', 'vectors') == ['matrix', 'vectors']
    assert build('vectors', 'proof') == ['proof']
    assert build('matrix', 'proof') == []


def test_all_else_of_a_language_stays() -> None:
    english, remembered = SearchEnglish({}), remembering(SearchEnglish)({})
    words = ('Vectors', 'running', 'the', 'Gauß', '42', 'SVD')
    assert [*map(remembered.stem, words)] == [*map(english.stem, words)]
    for name in ('lang', 'language_name', 'stopwords', 'js_stemmer_rawcode'):
        assert getattr(remembered, name, None) == getattr(english, name, None)


def test_languages_are_found_as_sphinx_finds_them() -> None:
    english = language_of('en')
    assert english is not None
    # Another test may have put in what remembers.
    assert issubclass(english, SearchEnglish)
    german = language_of('de_AT')
    assert german is not None
    assert german.lang == 'de'
    assert language_of('xx') is None
