"""The extractor `local`: names by a small encoder that ships with kg, all else by the steps over spaCy's parse."""
