"""What differs between builders, and between the releases of Sphinx."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.transforms import Transform
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.transforms import SphinxTransform


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a builder can show."""

    #: Whether it writes HTML, so that cards are shown.
    markup: bool = False
    #: Whether it has links; manual pages print their anchors as text.
    links: bool = True
    #: Whether it shows formulas as such.
    formulas: bool = False
    #: Whether signs that isolate a direction of text can stand in it.
    isolates: bool = True
    #: Whether all documents are one page.
    one_page: bool = False
    #: Whether it shows icons; EPUB allows them only with declarations they lack.
    icons: bool = True
    #: Whether style sheets turn the direction of text; those of EPUB must not.
    turns: bool = True
    #: Whether readers can open what is closed.
    opens: bool = True
    #: Whether it shows pictures.
    pictures: bool = True
    #: Whether its pages can have scripts.
    scripts: bool = False
    #: Whether files of the catalogue stand beside its pages.
    exports: bool = False
    #: Whether listings are shown: translators get what an author wrote once, in
    #: its place, and an address is reported on the line of its author.
    listings: bool = True


_TRAITS = {
    'html': Traits(markup=True, formulas=True, scripts=True, exports=True),
    'dirhtml': Traits(markup=True, formulas=True, scripts=True, exports=True),
    'singlehtml': Traits(markup=True, formulas=True, one_page=True, exports=True),
    'epub': Traits(markup=True, formulas=True, icons=False, turns=False, opens=False),
    'man': Traits(links=False, pictures=False, isolates=False),
    'texinfo': Traits(formulas=True, pictures=False, isolates=False),
    # Where pictures cannot be shown, theirs would be an empty name.
    'latex': Traits(formulas=True, isolates=False),
    # It writes nothing, and commands look for what is wrong with its formulas.
    'dummy': Traits(formulas=True),
    'gettext': Traits(listings=False),
    'linkcheck': Traits(listings=False, pictures=False),
}


def traits_of(builder: Builder) -> Traits:
    """Return what a builder can show.

    :param builder: One of Sphinx, or of another extension, which can show what the one
        can that it is made of; any other is judged by its format.
    """
    # Those that serialize leave the page around a document to others.
    if isinstance(builder, SerializingHTMLBuilder):
        return Traits(markup=True, formulas=True)
    for kind in type(builder).__mro__:
        if known := _TRAITS.get(vars(kind).get('name', '')):
            return known
    html = builder.format == 'html'
    return Traits(markup=html, formulas=html, pictures=html)


def builder_of(transform: SphinxTransform) -> Builder:
    """Return the builder for which a transform runs.

    Sphinx 9 deprecates ``transform.app`` and has nothing public in its place.

    :param transform: A post-transform.
    """
    app = getattr(transform.env, '_app', None) or transform.app
    builder: Builder = app.builder
    return builder


def app_of(env: BuildEnvironment) -> Sphinx:
    """Return the application that an environment belongs to.

    Sphinx 9 deprecates ``env.app`` and has nothing public in its place.

    :param env: The environment.
    """
    app: Sphinx = getattr(env, '_app', None) or env.app
    return app


def post_transforms_of(env: BuildEnvironment) -> list[type[Transform]]:
    """Return the transforms that prepare a document for writing.

    :param env: The environment.
    """
    found: list[type[Transform]] = app_of(env).registry.get_post_transforms()
    return found


def written_language(config: Config) -> str:
    """Return the language that ``conf.py`` itself sets.

    Sphinx has nothing public for what the command line overrides.

    :param config: The project's configuration, as it is once all extensions are known.
    """
    written = getattr(config, '_raw_config', {})
    if 'language' not in config.overrides or '__file__' not in written:
        return str(config.language)
    return str(written.get('language') or 'en')


def written_names(config: Config) -> tuple[str, ...]:
    """Return the names that ``conf.py`` itself sets, in its order.

    Sphinx has nothing public for those that it does not know.

    :param config: The project's configuration.
    """
    return tuple(getattr(config, '_raw_config', {}))


@contextmanager
def place_kept(state: object) -> Iterator[None]:
    """Put a parser back to its place in the document if what it parses raises.

    MyST does so only where all goes well, and has nothing public for it.

    :param state: The state of the parser, of MyST or of docutils.
    """
    renderer = getattr(state, '_renderer', None)
    place = dict(vars(renderer)) if renderer else {}
    root = renderer.md_env.get('temp_root_node') if renderer else None
    try:
        yield
    except Exception:
        if renderer:
            vars(renderer).update(place)
            renderer.md_env['temp_root_node'] = root
        raise


def note_formulas(env: BuildEnvironment, docname: str) -> None:
    """Note that a page shows formulas, so that it loads what shows them.

    The writer of Sphinx 9 finds out itself; before, those of the source counted.

    :param env: The environment.
    :param docname: The document that the page is of.
    """
    env.domains['math'].data['has_equations'][docname] = True


def forget_doctrees(env: BuildEnvironment) -> None:
    """Let go of the doctrees that Sphinx keeps from reading to writing.

    It loads each from its file then, as it does where several processes read.

    :param env: The environment.
    """
    getattr(env, '_write_doc_doctree_cache', {}).clear()


def forget_file(env: BuildEnvironment, docname: str) -> None:
    """Let go of the file from which Sphinx loaded a doctree.

    :param env: The environment.
    :param docname: The document.
    """
    getattr(env, '_pickled_doctree_cache', {}).pop(docname, None)
