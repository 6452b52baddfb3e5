"""Writing the files of a catalogue beside the pages of its site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_resources.compat import traits_of
from sphinx_resources.domain import domain_of
from sphinx_resources.formats import write_all
from sphinx_resources.formats.dataset import Dataset
from sphinx_resources.model.exports import EXPORTS, FOLDER

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def dataset_of(env: BuildEnvironment, builder: Builder) -> Dataset:
    """Return the catalogue of a project, as its formats write it.

    :param env: The environment, in which all documents are read.
    :param builder: The builder that knows the addresses of pages.
    """
    config = env.config
    targets = domain_of(env).targets
    address = config.html_baseurl

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
    )


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write the files, if the builder has room for them."""
    if exception is not None or not traits_of(app.builder).exports:
        return
    targets = domain_of(app.env).targets
    files: dict[str, str] = {}
    if targets.catalogue.resources:
        files = dict(write_all(dataset_of(app.env, app.builder), targets.exports))
    outdir = Path(app.outdir)
    for name, text in files.items():
        write_if_new(outdir / name, text)
    remove_others(outdir, files)
    if 'atom' in app.config.resource_formats and not app.config.html_baseurl and files:
        logger.info('no feeds are written, because html_baseurl is not set')


def write_if_new(path: Path, text: str) -> None:
    """Write a file, unless it has that text already."""
    content = text.encode()
    try:
        if path.read_bytes() == content:
            return
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def remove_others(outdir: Path, files: Collection[str]) -> None:
    """Remove the files of topics that are gone, and of forms that are off.

    :param outdir: The output folder.
    :param files: Names of the files that belong there.
    """
    suffixes = tuple(export.suffix for export in EXPORTS.values() if export.suffix)
    own = [outdir / export.filename() for export in EXPORTS.values() if export.suffix]
    own.append(outdir / 'catalogue.schema.json')
    own += (path for path in outdir.glob(f'{FOLDER}/*') if path.name.endswith(suffixes))
    for path in own:
        if path.relative_to(outdir).as_posix() not in files:
            path.unlink(missing_ok=True)


def setup_formats(app: Sphinx) -> None:
    """Connect what writes the files."""
    app.connect('build-finished', on_build_finished)
