"""Kinds: the usual ones, and one more."""

from sphinx_resources.config import KINDS

resource_kinds = KINDS | {
    'podcast': {
        'label': 'Podcast',
        'plural': 'Podcasts',
        'icon': 'broadcast',
        'type': 'PodcastSeries',
    },
}
