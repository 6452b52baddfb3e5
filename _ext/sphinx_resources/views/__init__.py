"""What a place shows, as values: written once, read by all that show or compare it."""
