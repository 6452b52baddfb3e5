"""Kinds: the usual ones, and one more."""

from sphinx_resources.config import KINDS

resource_kinds = KINDS | {
    'paper': {
        'label': 'Paper',
        'plural': 'Papers',
        'icon': 'file',
        'type': 'ScholarlyArticle',
    },
}
