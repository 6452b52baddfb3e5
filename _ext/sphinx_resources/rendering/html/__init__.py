"""HTML: cards, their parts, and the form that filters them."""
