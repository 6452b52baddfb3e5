"""Writing the files of a catalogue beside the pages of its site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_resources.compat import traits_of
from sphinx_resources.config import site_address
from sphinx_resources.domain import domain_of
from sphinx_resources.formats import write_all
from sphinx_resources.formats.dataset import Dataset
from sphinx_resources.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def dataset_of(
    env: BuildEnvironment, builder: Builder, kept: Kept | None = None
) -> Dataset:
    """Return the catalogue of a project, as its formats write it.

    :param env: The environment, in which all documents are read.
    :param builder: The builder that knows the addresses of pages.
    :param kept: What was made of resources already.
    """
    config = env.config
    targets = domain_of(env).targets
    address = site_address(config)

    def page_of(docname: str) -> str:
        if traits_of(builder).one_page:
            docname = config.root_doc
            return f'{docname}{getattr(builder, "out_suffix", ".html")}'
        return builder.get_target_uri(docname)

    return Dataset(
        title=config.project,
        targets=targets,
        address=f'{address.rstrip("/")}/' if address else '',
        page_of=page_of,
        license=config.resource_license,
        about=tuple(config.resource_about),
        resources=tuple(targets.catalogue.resources),
        kept=kept or Kept(),
    )


def files_of(app: Sphinx, kept: Kept) -> Iterator[tuple[str, str]]:
    """Return the files of a catalogue: their names and texts.

    :param app: The application, whose builder has room for them.
    :param kept: What was made of resources already.
    """
    targets = domain_of(app.env).targets
    if not targets.catalogue.resources:
        return
    if 'atom' in app.config.resource_formats and not site_address(app.config):
        logger.info('no feeds are written, because html_baseurl is not set')
    data = dataset_of(app.env, app.builder, kept)
    yield from write_all(data, targets.exports)
