"""From what a place shows to nodes of the doctree."""
