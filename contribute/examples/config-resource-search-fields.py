"""The search fields of the theme answer while one types."""

resource_search_fields = True
