"""Names: a parse in, the entities of the document out, each with all that stands for it."""
