"""The search of Sphinx, with the stem of each word found once, and kept.

Sphinx finds it anew on each page, which is a tenth of a build whose pages have most
of their words in common.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.search import SearchLanguage, languages

from sphinx_resources.kept import FOLDER, Kept, stamp_of

if TYPE_CHECKING:
    from typing import ClassVar

    from sphinx.application import Sphinx
    from sphinx.config import Config


def language_of(name: str) -> type[SearchLanguage] | None:
    """Return what Sphinx takes words of a language apart with.

    :param name: The language, as Sphinx names it.
    :returns: None if Sphinx does not know the language.
    """
    found = languages.get(name) or languages.get(name.partition('_')[0])
    if isinstance(found, str):
        module, _dot, class_name = found.rpartition('.')
        found = getattr(import_module(module), class_name)
    return found


def remembering(language: type[SearchLanguage]) -> type[SearchLanguage]:
    """Return the same for a language, but that it remembers stems.

    :param language: What takes words of the language apart.
    """

    class Remembering(language):  # type: ignore[valid-type, misc]
        #: Where the next build finds them; None if nowhere.
        folder: ClassVar[Path | None] = None

        def __init__(self, options: dict[str, str]) -> None:
            super().__init__(options)
            find, kept = super().stem, Kept(self.folder, _around(self))
            self.stem = cache(lambda word: kept.once('stems', word, lambda: find(word)))
            self.finish = lambda: kept.finish('stems', unasked=True)

    return Remembering


def _around(language: SearchLanguage) -> str:
    """Return what changes with the code that finds stems."""
    classes = {*type(language).__mro__, *map(type, vars(language).values())}
    modules = {sys.modules.get(one.__module__) for one in classes}
    files = sorted(filter(None, (getattr(one, '__file__', '') for one in modules)))
    return repr([type(language).__bases__, *map(stamp_of, map(Path, files))])


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Put in the language of the site."""
    name = config.html_search_language or config.language
    language: Any = language_of(name)
    if language is None:
        return
    if language.__name__ != 'Remembering':
        language = remembering(language)
        app.add_search_language(language)
    language.folder = Path(app.doctreedir, FOLDER)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Keep the stems of a search that was made."""
    indexer = getattr(app.builder, 'indexer', None)
    if finish := getattr(getattr(indexer, 'lang', None), 'finish', None):
        finish()


def setup_stems(app: Sphinx) -> None:
    """Connect it, once other extensions have registered their languages."""
    app.connect('config-inited', on_config_inited, priority=900)
    app.connect('build-finished', on_build_finished)
