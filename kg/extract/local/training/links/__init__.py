"""Learning the weights of links between mentions, from texts whose coreference is annotated."""
