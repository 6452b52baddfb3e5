"""A catalogue of learning resources in Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resources.collector import setup_collect
from sphinx_resources.directives import setup_directives
from sphinx_resources.doctrees import setup_doctrees
from sphinx_resources.domain import setup_domain
from sphinx_resources.encoding import setup_encoding
from sphinx_resources.files import setup_files
from sphinx_resources.garbage import setup_garbage
from sphinx_resources.missing import setup_missing
from sphinx_resources.nodes import setup_nodes
from sphinx_resources.public import get_catalogue
from sphinx_resources.rebuild import setup_rebuild
from sphinx_resources.rendering.html.assets import setup_assets
from sphinx_resources.rendering.html.head import setup_head
from sphinx_resources.rendering.html.search import setup_search
from sphinx_resources.rendering.transform import setup_transforms
from sphinx_resources.separators import setup_separators
from sphinx_resources.settings import setup_config
from sphinx_resources.stems import setup_stems
from sphinx_resources.templates import setup_templates

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ('__version__', 'get_catalogue', 'setup')
__version__ = '0.2.0'

#: Changes whenever records or doctrees of an earlier version cannot be read.
ENV_VERSION = 19


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything with Sphinx."""
    setup_config(app)
    setup_nodes(app)
    setup_domain(app)
    setup_missing(app)
    setup_directives(app)
    setup_encoding(app)
    setup_separators(app)
    setup_collect(app)
    setup_doctrees(app)
    setup_garbage(app)
    setup_transforms(app)
    setup_rebuild(app)
    setup_assets(app)
    setup_head(app)
    setup_search(app)
    setup_stems(app)
    setup_templates(app)
    setup_files(app)
    return {
        'version': __version__,
        'env_version': ENV_VERSION,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
