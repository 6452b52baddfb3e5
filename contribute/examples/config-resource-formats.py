"""No feed, and no linked data; all other forms."""

from sphinx_resources.config import FORMATS

resource_formats = [name for name in FORMATS if name not in {'atom', 'jsonld'}]
