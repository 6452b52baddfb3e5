"""What authors are told of a document, and of the catalogue as a whole."""
