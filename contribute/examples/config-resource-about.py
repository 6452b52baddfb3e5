"""Mathematics, in the vocabulary of subjects of German universities."""

resource_about = ['https://w3id.org/kim/hochschulfaechersystematik/n105']
