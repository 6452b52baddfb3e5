"""The search of Sphinx, with the stem of each word found once in a build.

Sphinx finds it anew on each page, which is a tenth of a build whose pages have most
of their words in common.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage, languages

if TYPE_CHECKING:
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
        def __init__(self, options: dict[str, str]) -> None:
            super().__init__(options)
            self.stem = cache(super().stem)

    return Remembering


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Put in the language of the site."""
    name = config.html_search_language or config.language
    if (language := language_of(name)) and language.__name__ != 'Remembering':
        app.add_search_language(remembering(language))


def setup_stems(app: Sphinx) -> None:
    """Connect it, once other extensions have registered their languages."""
    app.connect('config-inited', on_config_inited, priority=900)
