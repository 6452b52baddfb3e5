"""Fields of your own: two that readers can choose by, and one to sort by."""

resource_fields = {
    'platforms': {'label': 'Platforms', 'type': 'list', 'facet': True},
    'exercises': {
        'label': 'Exercises',
        'type': 'choice',
        'values': {'exercises': 'With exercises', 'solutions': 'With solutions'},
        'facet': True,
        'column': True,
    },
    'updated': {'label': 'Updated', 'type': 'date'},
}
