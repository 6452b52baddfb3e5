"""Levels: one for children before the usual ones."""

from sphinx_resources.config import LEVELS

resource_levels = {
    'child': {
        'label': 'For children',
        'description': 'One need not read yet.',
    },
    **LEVELS,
}
