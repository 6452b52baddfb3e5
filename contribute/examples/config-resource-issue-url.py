"""Readers tell what is wrong where all problems are kept."""

resource_issue_url = 'https://example.org/issues/new?title={title}&resource={id}'
