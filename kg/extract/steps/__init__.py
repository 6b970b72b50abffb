"""Steps over a parse: each a file, used by every extractor that wants them."""
