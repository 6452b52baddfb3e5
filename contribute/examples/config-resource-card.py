"""The card: what helps to decide first, the rest below a fold."""

resource_card = [
    'summary',
    'level',
    'exercises',
    'access',
    'duration',
    'requires',
    'topics',
    'more',
    'platforms',
    'updated',
    'language',
    'license',
    'links',
    'archive',
    'contents',
    'see-also',
    'marks',
]
