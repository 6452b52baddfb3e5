"""Whoever uses the data names where it comes from."""

resource_license = 'CC-BY-4.0'
